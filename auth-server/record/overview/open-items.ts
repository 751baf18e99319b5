import type { Item } from '../item.ts'

/** Items that nothing closes: the only ones of which the overview uses words. */
export const openItems = (items: readonly Item[]): readonly Item[] =>
  items.filter((item) => item.closing === null)

/** Items that speak of one of these topics and stand first, newest first; what is a relative's is left out. */
export const about = (items: readonly Item[], topics: readonly string[]): readonly Item[] =>
  items
    .filter(
      (item) =>
        item.place === 'relevant' &&
        item.type !== 'Encounter' &&
        !item.wordsClosed &&
        !item.otherPerson &&
        item.topics.some((topic) => topics.includes(topic)),
    )
    .sort(newest)

const MONTHS_FOR_OWN = 24

/** The item that best tells of some topics: the newest, but an entry of its own outweighs a mention up to two years newer. */
export function best(
  items: readonly Item[],
  topics: readonly string[],
  isOwn: (item: Item) => boolean,
): Item | undefined {
  let chosen: { item: Item; weight: number } | undefined
  for (const item of about(items, topics)) {
    const [year = 0, month = 1] = (item.date ?? '').split('-').map(Number)
    const weight = year * 12 + month + (isOwn(item) ? MONTHS_FOR_OWN : 0)
    if (chosen === undefined || weight > chosen.weight) chosen = { item, weight }
  }
  return chosen?.item
}

/** Newest first, the undated last; of one day an entry of its own before a long note. */
export const newest = (a: Item, b: Item): number => {
  const [dateA, dateB] = [a.date ?? '', b.date ?? '']
  if (dateA !== dateB) return dateA < dateB ? 1 : -1
  return Number(a.isNote) - Number(b.isNote)
}

/** The day `years` and `months` before another, for comparing dates as text. */
export function before(today: string, { years = 0, months = 0 }): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const all = year * 12 + (month - 1) - years * 12 - months
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}-${today.slice(8, 10)}`
}

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

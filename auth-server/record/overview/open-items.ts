import type { Item } from '../item.ts'
import { isWithdrawn } from '../withdrawn.ts'

/** What nothing closes and nobody took back: the only entries of which the overview uses words. */
export interface Open {
  items: readonly Item[]
  /** The same, newest first. */
  newestFirst: readonly Item[]
  /** Those that tell of a topic and stand first, newest first; consultations and what is a relative's left out. */
  byTopic: ReadonlyMap<string, readonly Item[]>
  /** Of each of these where it stands by its age; those of one day and kind share a place. */
  ageOf: ReadonlyMap<Item, number>
  /** What tells of several topics, once it was asked for. */
  together: Map<readonly string[], readonly Item[]>
}

/** Gathers the open entries once, so that each part of the overview need not go through the record again. */
export function openItems(all: readonly Item[]): Open {
  const items: Item[] = []
  for (const item of all) if (item.closing === null && !isWithdrawn(item)) items.push(item)
  const newestFirst: Item[] = []
  const byTopic = new Map<string, Item[]>()
  const ageOf = new Map<Item, number>()
  for (const [age, alike] of byAge(items).entries()) {
    for (const item of alike) {
      newestFirst.push(item)
      if (!isTelling(item)) continue
      ageOf.set(item, age)
      for (const topic of item.topics) {
        const known = byTopic.get(topic)
        if (known) known.push(item)
        else byTopic.set(topic, [item])
      }
    }
  }
  return { items, newestFirst, byTopic, ageOf, together: new Map() }
}

/** The entries of each day, newest day first and the undated last, a day's notes after its other entries. */
function byAge(items: readonly Item[]): readonly (readonly Item[])[] {
  const days = new Map<string, [own: Item[], notes: Item[]]>()
  for (const item of items) {
    const date = item.date ?? ''
    let day = days.get(date)
    if (day === undefined) {
      day = [[], []]
      days.set(date, day)
    }
    day[item.isNote ? 1 : 0].push(item)
  }
  const dates = [...days.keys()].sort().reverse()
  return dates.flatMap((date) => days.get(date) ?? [])
}

const isTelling = (item: Item): boolean =>
  item.place === 'relevant' &&
  item.topics.length > 0 &&
  item.type !== 'Encounter' &&
  !item.wordsClosed &&
  !item.otherPerson

/** The entries of a day or later, newest first. */
export function itemsSince({ newestFirst }: Open, day: string): readonly Item[] {
  const end = newestFirst.findIndex(({ date }) => (date ?? '') < day)
  return end === -1 ? newestFirst : newestFirst.slice(0, end)
}

/** Entries that tell of one of these topics, newest first. */
export function about(open: Open, topics: readonly string[]): readonly Item[] {
  const known = open.together.get(topics)
  if (known !== undefined) return known
  const lists = topics.flatMap((topic) => {
    const list = open.byTopic.get(topic)
    return list ? [list] : []
  })
  const [only] = lists
  const together = lists.length < 2 ? (only ?? []) : merged(lists, open.ageOf)
  open.together.set(topics, together)
  return together
}

/** One list of several that are each newest first; of two alike the one of the earlier list comes first. */
function merged(
  lists: readonly (readonly Item[])[],
  ageOf: ReadonlyMap<Item, number>,
): readonly Item[] {
  const ages = lists.map((list) => list.map((item) => ageOf.get(item) ?? 0))
  const next = lists.map(() => 0)
  const all = new Set<Item>()
  for (;;) {
    let from = -1
    let youngest = Number.POSITIVE_INFINITY
    for (let at = 0; at < lists.length; at++) {
      const age = ages[at]?.[next[at] ?? 0]
      if (age !== undefined && age < youngest) {
        from = at
        youngest = age
      }
    }
    const first = lists[from]?.[next[from] ?? 0]
    if (first === undefined) return [...all]
    next[from] = (next[from] ?? 0) + 1
    all.add(first)
  }
}

const MONTHS_FOR_OWN = 24

/** The entry that tells best: the newest, but an entry of its own outweighs a mention up to two years newer. */
export function best(items: readonly Item[], isOwn: (item: Item) => boolean): Item | undefined {
  let chosen: { item: Item; weight: number; own: boolean } | undefined
  let undated: Item | undefined
  for (const item of items) {
    const own = isOwn(item)
    if (item.date === null) {
      if (own) undated ??= item
      continue
    }
    const weight = monthsOf(item.date) + (own ? MONTHS_FOR_OWN : 0)
    if (chosen === undefined || weight > chosen.weight) chosen = { item, weight, own }
  }
  return chosen?.own ? chosen.item : (undated ?? chosen?.item)
}

/** Months since the year 0 of a date as recorded; one without a month counts from January, one that is missing as 1. */
export const monthsOf = (date: string | null): number =>
  date === null ? 1 : Number(date.slice(0, 4)) * 12 + (Number(date.slice(5, 7)) || 1)

/** Newest first, the undated last; of one day an entry of its own before a long note. */
export const newest = (a: Item, b: Item): number => {
  const dateA = a.date ?? ''
  const dateB = b.date ?? ''
  if (dateA !== dateB) return dateA < dateB ? 1 : -1
  return Number(a.isNote) - Number(b.isNote)
}

/** The day `years` and `months` before another, for comparing dates as text. */
export function before(today: string, { years = 0, months = 0 }): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const all = year * 12 + (month - 1) - years * 12 - months
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}-${today.slice(8, 10)}`
}

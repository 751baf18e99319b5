import type { Item } from '../item.ts'
import { isWithdrawn } from '../withdrawn.ts'

/**
 * What nothing closes and nobody took back: the only entries of which the overview uses words. They are gone through
 * once and laid in lists by what a question asks for, so that each question goes through few.
 */
export interface Open {
  /** In the order of the record, as are the next three. */
  items: readonly Item[]
  /** Problems and allergies. */
  lasting: readonly Item[]
  medicines: readonly Item[]
  /** Those of which the words open with a reason. */
  guarded: readonly Item[]
  /** All of them, newest first, as are the next three. */
  newestFirst: readonly Item[]
  consultations: readonly Item[]
  /** What was filed with agencies and care plans. */
  agencies: readonly Item[]
  /** Problems and observations that are no notes and no relative's. */
  coded: readonly Item[]
  /** Those that tell of a topic and stand first, newest first; consultations and what is a relative's left out. */
  byTopic: ReadonlyMap<string, readonly Item[]>
  /** Of each of these lists where its entries stand by their age; those of one day and kind share a place. */
  agesOf: ReadonlyMap<string, readonly number[]>
  /** What tells of several topics, once it was asked for. */
  together: Map<readonly string[], readonly Item[]>
  /** What something closes, of which only fixed labels, dates and numbers are told. */
  closed: readonly Item[]
}

/**
 * Gathers the entries once, so that each part of the overview need not go through the record again. What runs once for
 * a record stays slow code, in which iterators cost most: hence the counted loops.
 */
export function openItems(all: readonly Item[]): Open {
  const items: Item[] = []
  const lasting: Item[] = []
  const medicines: Item[] = []
  const guarded: Item[] = []
  const closed: Item[] = []
  for (let at = 0; at < all.length; at++) {
    const item = all[at] as Item
    if (item.closing !== null) {
      closed.push(item)
      continue
    }
    if (isWithdrawn(item)) continue
    items.push(item)
    if (item.wordsClosed) guarded.push(item)
    if (item.type === 'Condition' || item.type === 'AllergyIntolerance') lasting.push(item)
    else if (item.type.startsWith('Medication')) medicines.push(item)
  }
  return { items, lasting, medicines, guarded, closed, ...byAge(items), together: new Map() }
}

type ByAge = Pick<
  Open,
  'newestFirst' | 'consultations' | 'agencies' | 'coded' | 'byTopic' | 'agesOf'
>

function byAge(items: readonly Item[]): ByAge {
  const newestFirst: Item[] = []
  const consultations: Item[] = []
  const agencies: Item[] = []
  const coded: Item[] = []
  const byTopic = new Map<string, Item[]>()
  const agesOf = new Map<string, number[]>()
  const days = daysOf(items)
  for (let age = 0; age < days.length; age++) {
    const alike = days[age] as readonly Item[]
    for (let at = 0; at < alike.length; at++) {
      const item = alike[at] as Item
      const { type, area, topics } = item
      newestFirst.push(item)
      if (type === 'Encounter') consultations.push(item)
      else if (isCoded(item)) coded.push(item)
      if (area === 'referrals' || area === 'carePlans') agencies.push(item)
      if (!isTelling(item)) continue
      for (let each = 0; each < topics.length; each++) {
        const topic = topics[each] as string
        const known = byTopic.get(topic)
        if (known === undefined) {
          byTopic.set(topic, [item])
          agesOf.set(topic, [age])
        } else {
          known.push(item)
          agesOf.get(topic)?.push(age)
        }
      }
    }
  }
  return { newestFirst, consultations, agencies, coded, byTopic, agesOf }
}

const isCoded = ({ type, isNote, otherPerson }: Item): boolean =>
  (type === 'Condition' || type === 'Observation') && !isNote && !otherPerson

/** The entries of each day, newest day first and the undated last, a day's notes after its other entries. */
function daysOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const days = new Map<string, [own: Item[], notes: Item[]]>()
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item
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
  const telling = topics.filter((topic) => open.byTopic.has(topic))
  const [only] = telling
  const together = telling.length < 2 ? (open.byTopic.get(only ?? '') ?? []) : merged(open, telling)
  open.together.set(topics, together)
  return together
}

/** One list of several that are each newest first; of two alike the one of the earlier topic comes first. */
function merged({ byTopic, agesOf }: Open, topics: readonly string[]): readonly Item[] {
  const lists = topics.map((topic) => byTopic.get(topic) ?? [])
  const ages = topics.map((topic) => agesOf.get(topic) ?? [])
  const next = topics.map(() => 0)
  const all: Item[] = []
  for (;;) {
    let from = -1
    let youngest = Number.POSITIVE_INFINITY
    for (let at = 0; at < topics.length; at++) {
      const age = ages[at]?.[next[at] ?? 0]
      if (age !== undefined && age < youngest) {
        from = at
        youngest = age
      }
    }
    const first = lists[from]?.[next[from] ?? 0]
    if (first === undefined) return all
    next[from] = (next[from] ?? 0) + 1
    if (!tellsOfOne(first, topics, from)) all.push(first)
  }
}

/** True when an entry tells of one of the first so many topics: then it was taken from the list of that. */
function tellsOfOne({ topics: told }: Item, topics: readonly string[], many: number): boolean {
  for (let at = 0; at < many; at++) if (told.includes(topics[at] as string)) return true
  return false
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

import type { NamedEntry, TimelineView } from '../../auth-server/contract.ts'

/** One mark of a lane: entries that lie close together, or a problem with how long it lasted. */
export interface LaneMark {
  /** The entry that a click leads to: the newest of them. */
  reference: string
  items: readonly (NamedEntry & { end?: string | null })[]
  /** Place from the left, 0 to 1; `to` where it lasted. */
  at: number
  to: number | null
}

export interface Lane {
  name: string
  /** Stands in the mark, so that colour is never the only sign. */
  letter: string
  marks: readonly LaneMark[]
}

/** A piece of the axis: a year, or a run of years in which nothing stands, drawn narrow. */
export interface Stretch {
  title: string
  /** What stands above it: empty where it would run into its neighbour. */
  label: string
  from: number
  width: number
  isGap: boolean
}

export interface Lanes {
  axis: readonly Stretch[]
  lanes: readonly Lane[]
}

const MOST_PROBLEMS = 5
/** How wide a run of empty years is, and a year in which little stands; one with much is up to three wide. */
const GAP = 0.3
const QUIET = 0.6
const FULL = 3
const FULL_ENTRIES = 16
/** Parts of the whole that four digits, two, and the dots of a gap need. */
const ROOM = { year: 0.1, shortYear: 0.07, gap: 0.035 }
/** Marks nearer to one another than this part of the whole would lie upon one another. */
const TOO_CLOSE = 0.06

/** Lanes for problems, life events, consultations and referrals; null when nothing has a date. */
export function lanesOf(
  { years }: TimelineView,
  lifeEvents: readonly NamedEntry[],
  today: string,
): Lanes | null {
  const items = years.flatMap(({ entries }) => entries.map(({ item }) => item))
  const dated = [...items, ...lifeEvents].filter(({ date }) => date !== null)
  if (dated.length === 0) return null
  const problems = items
    .filter(({ type, date }) => type === 'Condition' && date !== null)
    .map((item) => ({
      item,
      linked: items.filter((each) => each.problems.includes(item.reference)),
    }))
    .sort((a, b) => b.linked.length - a.linked.length)
    .slice(0, MOST_PROBLEMS)
    .map(({ item }) => item)
  const thisYear = Number(today.slice(0, 4))
  const perYear = new Map([[thisYear, 0]])
  for (const { date } of dated) {
    const year = Number(date?.slice(0, 4))
    if (year <= thisYear) perYear.set(year, (perYear.get(year) ?? 0) + 1)
  }
  const axis = axisOf([...perYear].sort(([a], [b]) => a - b))
  const place = placer(axis)
  const events = lifeEvents.filter(
    ({ reference }) => !problems.some((problem) => problem.reference === reference),
  )
  const lanes: Lane[] = [
    ...problems.map((item) => ({
      name: item.term,
      letter: '',
      marks: [
        {
          reference: item.reference,
          items: [item],
          at: place(item.date ?? today),
          to: place(item.end ?? today),
        },
      ],
    })),
    { name: 'Life events', letter: 'E', marks: marksOf(events, place) },
    {
      name: 'Consultations',
      letter: 'c',
      marks: marksOf(
        items.filter(({ type }) => type === 'Encounter'),
        place,
      ),
    },
    {
      name: 'Referrals',
      letter: 'R',
      marks: marksOf(
        items.filter(({ area, type }) => area === 'referrals' && type !== 'Encounter'),
        place,
      ),
    },
  ]
  return { axis, lanes: lanes.filter(({ marks }) => marks.length > 0) }
}

function axisOf(years: readonly (readonly [number, number])[]): readonly Stretch[] {
  const pieces: { title: string; length: number; isGap: boolean }[] = []
  for (const [index, [year, entries]] of years.entries()) {
    const before = years[index - 1]?.[0]
    if (before !== undefined && year - before > 1) {
      const empty = year - before - 1
      const title = empty === 1 ? String(before + 1) : `${before + 1} to ${year - 1}`
      pieces.push({ title, length: GAP, isGap: true })
    }
    const length = Math.max(QUIET, Math.min(FULL, (FULL * entries) / FULL_ENTRIES))
    pieces.push({ title: String(year), length, isGap: false })
  }
  const whole = pieces.reduce((sum, { length }) => sum + length, 0)
  let from = 0
  return labelled(
    pieces.map(({ title, length, isGap }) => {
      const stretch = { title, from, width: length / whole, isGap }
      from += stretch.width
      return stretch
    }),
  )
}

/**
 * Years are written alike, all with four digits or all with two. Where room is short the newer keeps its label, and a
 * gap has dots only in what room the years leave.
 */
function labelled(stretches: readonly Omit<Stretch, 'label'>[]): readonly Stretch[] {
  const short = stretches.some(({ isGap, width }) => !isGap && width < ROOM.year)
  const needs = short ? ROOM.shortYear : ROOM.year
  const years: number[] = []
  for (const { from, isGap } of stretches.toReversed()) {
    if (!isGap && from + needs <= (years[0] ?? Number.POSITIVE_INFINITY)) years.unshift(from)
  }
  const isFree = (at: number) => years.every((from) => from + needs <= at || at + ROOM.gap <= from)
  return stretches.map((stretch) => {
    const { title, from, isGap } = stretch
    if (isGap) return { ...stretch, label: isFree(from) ? '…' : '' }
    const year = short ? `’${title.slice(2)}` : title
    return { ...stretch, label: years.includes(from) ? year : '' }
  })
}

/** Where a date stands, 0 to 1; a year alone stands in its middle, and so does a month. */
const placer = (axis: readonly Stretch[]) => {
  const years = new Map(
    axis.filter(({ isGap }) => !isGap).map((stretch) => [stretch.title, stretch]),
  )
  return (date: string): number => {
    const stretch = years.get(date.slice(0, 4))
    if (!stretch) return 1
    const month = date.slice(5, 7) === '' ? null : Number(date.slice(5, 7)) - 1
    const day = date.slice(8, 10) === '' ? 15 : Number(date.slice(8, 10))
    const part = month === null ? 0.5 : (month + day / 31) / 12
    return stretch.from + stretch.width * Math.min(1, part)
  }
}

/** Entries that lie close together make one mark, with their number. */
function marksOf(
  items: readonly NamedEntry[],
  place: (date: string) => number,
): readonly LaneMark[] {
  const marks: { at: number; items: NamedEntry[] }[] = []
  const placed = items
    .flatMap((item) => (item.date === null ? [] : [{ item, at: place(item.date) }]))
    .sort((a, b) => b.at - a.at)
  for (const { item, at } of placed) {
    const last = marks.at(-1)
    if (last && last.at - at < TOO_CLOSE) last.items.push(item)
    else marks.push({ at, items: [item] })
  }
  return marks.reverse().flatMap(({ at, items: held }) => {
    const [newest] = held
    return newest ? [{ reference: newest.reference, items: held, at, to: null }] : []
  })
}

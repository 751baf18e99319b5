import type { TimelineView } from '../contract.ts'
import { formatDate, newestFirst } from './dates.ts'
import type { Item } from './item.ts'
import { consultationsBefore, isBefore } from './older.ts'
import { isOpen, type Opened, presentItem, shownTerm } from './present.ts'
import type { PatientRecord } from './record.ts'
import type { Asked } from './section.ts'

/** What a timeline holds, and for whom. */
export interface TimelineOptions {
  /** Only what is linked to this problem. */
  problem?: string
  /** With what stands lower. */
  all?: boolean
  asked: Asked | null
  opened: Opened
}

/** Problems in the order in which they presented, with what is linked to them, by year; undated things last. */
export function timelineView(record: PatientRecord, options: TimelineOptions): TimelineView {
  const { opened, problem, all = false } = options
  const candidates = record.items.filter((item) => isEvent(item, opened))
  const linked = problem === undefined ? null : linkedTo(record, problem)
  const chosen = linked ? candidates.filter((item) => linked.has(item.reference)) : candidates
  const planned = chosen.filter((item) => item.area === 'planned')
  const events = chosen.filter((item) => item.area !== 'planned')
  const entries = events.filter((item) => all || item.place !== 'lower').sort(newestFirst)
  const years = new Map<string | null, Item[]>()
  for (const item of entries) {
    const year = item.date?.slice(0, 4) ?? null
    const held = years.get(year)
    if (held) held.push(item)
    else years.set(year, [item])
  }
  const nameOf = (reference: string) => {
    const item = record.byReference.get(reference)
    return item && isOpen(item, opened) ? [{ reference, term: shownTerm(item, opened) }] : []
  }
  return {
    range: rangeOf(record, options.asked),
    years: [...years].map(([year, items]) => ({
      year,
      entries: items.map((item) => ({
        item: presentItem(item, opened),
        problems: item.problems.flatMap(nameOf),
      })),
    })),
    planned: planned
      .sort(newestFirst)
      .reverse()
      .map((item) => presentItem(item, opened)),
    lower: events.filter((item) => item.place === 'lower').length,
    problems: countedProblems(candidates, nameOf),
  }
}

/** What a consultation or report is made of is told by that; what is closed is told nowhere. */
function isEvent(item: Item, opened: Opened): boolean {
  if (!isOpen(item, opened) || item.isLaboratory) return false
  return !(item.isNote && item.encounter !== null)
}

function linkedTo(record: PatientRecord, problem: string): ReadonlySet<string> {
  const links = record.problems.get(problem)
  const linked = new Set<string>([problem])
  if (!links) return linked
  const all = [
    ...links.consultations,
    ...links.linked,
    ...(links.actual === null ? [] : [links.actual]),
  ]
  for (const each of all) {
    linked.add(each)
    const drawnIn = record.within?.get(each)
    if (drawnIn !== undefined) linked.add(drawnIn)
  }
  return linked
}

function countedProblems(
  items: readonly Item[],
  nameOf: (reference: string) => readonly { reference: string; term: string }[],
): TimelineView['problems'] {
  const counts = new Map<string, number>()
  for (const item of items) {
    if (item.type === 'Condition') counts.set(item.reference, counts.get(item.reference) ?? 0)
    for (const problem of item.problems) counts.set(problem, (counts.get(problem) ?? 0) + 1)
  }
  return [...counts]
    .flatMap(([reference, count]) => nameOf(reference).map((named) => ({ ...named, count })))
    .sort((a, b) => b.count - a.count)
}

function rangeOf(record: PatientRecord, asked: Asked | null): string {
  if (!asked) return 'Everything in this copy of the record.'
  if (asked.from === null) return `Everything up to ${formatDate(asked.to)}.`
  const { from } = asked
  const range = `Consultations from ${formatDate(from)} to ${formatDate(asked.to)}`
  const whole = consultationsBefore(record, from)
  if (whole > 0) {
    return `${range} were asked for. The answer also holds ${whole === 1 ? 'one older one' : `${whole} older ones`} in full.`
  }
  const linked = record.items.some(({ type, date }) => type === 'Encounter' && isBefore(date, from))
  return `${range}. Before that: not asked for${linked ? ', except what the GP system links' : ''}.`
}

import type { ItemView, ProblemView } from '../contract.ts'
import { newestFirst } from './dates.ts'
import type { Item } from './item.ts'
import { isOpen, type Opened, presentItem, wordsOpen } from './present.ts'
import type { PatientRecord } from './record.ts'
import { itemsOfDay } from './same-day.ts'

/** Words too common to be looked for on their own. */
const COMMON: ReadonlySet<string> = new Set(
  'a an and at by disorder disease due for from in nos not of on or other possible problem problems the to unspecified with'.split(
    ' ',
  ),
)

/** The item that a reference is drawn in: its own, or its medicine's or report's. */
export function itemFor(record: PatientRecord, reference: string): Item | undefined {
  return (
    record.byReference.get(reference) ?? record.byReference.get(record.within?.get(reference) ?? '')
  )
}

/**
 * A problem with everything linked to it, in three strengths that are never merged: linked by the GP system,
 * recorded the same day, mentions its words. Null when there is no such problem.
 */
export function problemView(
  record: PatientRecord,
  reference: string,
  opened: Opened,
): ProblemView | null {
  const problem = record.byReference.get(reference)
  const links = record.problems.get(reference)
  if (problem?.type !== 'Condition' || !links) return null
  const view = presentItem(problem, opened)
  if (!isOpen(problem, opened)) return closedProblem(view)
  const kin = new Set([...links.parents, ...links.children, ...links.siblings])
  const shown = (references: Iterable<string>) => {
    const items = new Set<Item>()
    for (const each of references) {
      const item = itemFor(record, each)
      if (item && item !== problem) items.add(item)
    }
    return [...items].sort(newestFirst)
  }
  const evidence = shown(
    [...links.linked].filter((each) => each !== links.actual && !kin.has(each)),
  )
  const consultations = shown(links.consultations)
  const actual = links.actual === null ? undefined : itemFor(record, links.actual)
  const linked = new Set<Item>([
    problem,
    ...evidence,
    ...consultations,
    ...shown(kin),
    ...(actual ? [actual] : []),
  ])
  const sameDay = itemsOfDay(record, problem.date, opened).filter((item) => !linked.has(item))
  for (const item of sameDay) linked.add(item)
  const present = (items: readonly Item[]) => items.map((item) => presentItem(item, opened))
  return {
    problem: view,
    significance: problem.significance,
    parents: present(shown(links.parents)),
    children: present(shown(links.children)),
    siblings: present(shown(links.siblings)),
    actual: actual && actual !== problem ? presentItem(actual, opened) : null,
    consultations: present(consultations),
    evidence: present(evidence),
    sameDay: present(sameDay),
    mentions: present(mentions(record, problem, { linked, opened })),
    missing: links.missing.length,
    displayOnly: links.displayOnly,
  }
}

/** Nothing of what is linked to a closed problem is told: the links say what it is. */
function closedProblem(problem: ItemView): ProblemView {
  return {
    problem,
    significance: null,
    parents: [],
    children: [],
    siblings: [],
    actual: null,
    consultations: [],
    evidence: [],
    sameDay: [],
    mentions: [],
    missing: 0,
    displayOnly: [],
  }
}

/** Items whose open words hold every telling word of the problem's term. */
function mentions(
  record: PatientRecord,
  problem: Item,
  { linked, opened }: { linked: ReadonlySet<Item>; opened: Opened },
): readonly Item[] {
  const wanted = (problem.term.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter(
    (word) => !COMMON.has(word),
  )
  if (wanted.length === 0) return []
  return record.items
    .filter((item) => {
      if (linked.has(item) || item.type === 'Encounter' || !isOpen(item, opened)) return false
      const text = wordsOpen(item, opened)
        ? `${item.term}\n${item.value ?? ''}\n${item.text ?? ''}`.toLowerCase()
        : item.isNote
          ? ''
          : item.term.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .sort(newestFirst)
}

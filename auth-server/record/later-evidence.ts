import type { Fact } from '../contract.ts'
import { formatDate } from './dates.ts'
import type { Item } from './item.ts'

/** How many pieces of evidence stand beside a referral, and how many are looked at for each. */
const MOST_SHOWN = 3
const MOST_LOOKED_AT = 60

const TELLING =
  /\b(?:did not attend|dna|failed to attend|discharged?|letter (?:from|received)|report received|seen (?:by|in)|assessed by|first appointment|waiting list)\b/i

/** Words of an agency's name that many agencies share. */
const COMMON: ReadonlySet<string> = new Set(
  'care centre clinic community department from group health hospital local mental named national nurse practice primary recorded referral sent service services sent team therapy through trust unit with worker'.split(
    ' ',
  ),
)

/**
 * Writes beside each referral what is dated after it and speaks of the same agency, or hangs on the same problem: a
 * letter, a missed appointment, a discharge. It is evidence and no status: the record holds none. What is closed is
 * no evidence, and nothing is said beside what is closed.
 */
export function addLaterEvidence(items: readonly Item[]): void {
  const evidence = items.filter(isEvidence)
  if (evidence.length === 0) return
  const byWord = new Map<string, Item[]>()
  const byProblem = new Map<string, Item[]>()
  for (const item of evidence.sort(byDate)) {
    for (const word of wordsOf(`${item.term} ${item.text ?? ''}`)) push(byWord, word, item)
    for (const problem of item.problems) push(byProblem, problem, item)
  }
  for (const item of items) {
    if (item.area !== 'referrals' || item.closing !== null || item.wordsClosed) continue
    if (item.date === null || isEvidence(item)) continue
    const found = laterThan(item, [
      ...wordsOf(agencyOf(item)).map((word) => byWord.get(word)),
      ...item.problems.map((problem) => byProblem.get(problem)),
    ])
    if (found.length > 0) item.facts = [...item.facts, factOf(found)]
  }
}

function laterThan(
  referral: Item,
  lists: readonly (readonly Item[] | undefined)[],
): readonly Item[] {
  const found = new Set<Item>()
  for (const list of lists) {
    for (const item of (list ?? []).slice(-MOST_LOOKED_AT)) {
      if (item !== referral && isAfter(item.date, referral.date)) found.add(item)
    }
  }
  return [...found].sort(byDate).slice(0, MOST_SHOWN)
}

/** A date of a part of a year is after another only when all of it is. */
function isAfter(date: string | null, other: string | null): boolean {
  if (date === null || other === null) return false
  const shared = Math.min(date.length, other.length)
  return date.slice(0, shared) > other.slice(0, shared)
}

function isEvidence(item: Item): boolean {
  if (item.closing !== null || item.wordsClosed || item.date === null || item.isLaboratory) {
    return false
  }
  if (item.negated || item.otherPerson) return false
  if (item.type === 'DocumentReference') return true
  return item.type === 'Observation' && !item.isNote && TELLING.test(item.term.slice(0, 300))
}

const agencyOf = ({ facts }: Item): string => {
  const agency = facts.find(({ label }) => label === 'Agency')?.value ?? ''
  return agency === 'Not recorded' ? '' : agency
}

function wordsOf(text: string): readonly string[] {
  const words =
    text
      .slice(0, 500)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? []
  return [...new Set(words)].filter((word) => !COMMON.has(word))
}

function factOf(found: readonly Item[]): Fact {
  const lines = found.map(({ term, date }) => `${term}, ${formatDate(date)}`)
  return { label: 'Later in the record', value: lines.join('; ') }
}

function byDate(a: Item, b: Item): number {
  const first = a.date ?? ''
  const second = b.date ?? ''
  return first === second ? 0 : first < second ? -1 : 1
}

function push(map: Map<string, Item[]>, key: string, item: Item): void {
  const held = map.get(key)
  if (held) held.push(item)
  else map.set(key, [item])
}

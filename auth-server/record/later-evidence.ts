import type { Fact } from '../contract.ts'
import { formatDate } from './dates.ts'
import type { Item } from './item.ts'
import { firstWords } from './overview/sentences.ts'
import { NOT_RECORDED } from './referrals.ts'

/** How many pieces of evidence stand beside a referral, and how many are looked at for each. */
const MOST_SHOWN = 3
const MOST_LOOKED_AT = 60

const TELLING =
  /\b(?:did not attend|dna|failed to attend|discharged?|letter (?:from|received)|report received|seen (?:by|in)|assessed by|first appointment|waiting list)\b/i

/** Words that many agencies share, or that say nothing of which one it is. */
const COMMON: ReadonlySet<string> = new Set(
  'adult adults advice appointment assessment attend attended care centre clinic clinical community declined department discharge discharged general group health hospital letter local mental named national nurse offered other outpatient patient practice primary recorded refer referral referred report review sent service services specialist summary support team therapy through trust unit with worker'.split(
    ' ',
  ),
)

/** Names of the same agency or the same matter: one stands for all of its line. */
const SAME = new Map(
  `physio physiotherapy physiotherapist msk musculoskeletal
talking therapies iapt counselling counsellor counselor
psychology psychologist psychological
alcohol drug drugs substance recovery addiction
social asc
memory dementia alzheimer alzheimers
autism autistic asd
housing homelessness homeless
smoking smokefree
dietitian dietician dietetics dietetic
podiatry podiatrist chiropody
audiology audiologist hearing
cardiology cardiologist heart
falls fall
benefits welfare`
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...rest] = line.split(' ')
      return [first, ...rest].map((word): [string, string] => [word, first])
    }),
)

const KINDS = new Set(SAME.values())

/** So many words of the purpose, which may be any, name the same as one of the agency's name. */
const SHARED_OF_PURPOSE = 2

/**
 * Writes beside each referral what is dated after it and names the same agency, or the same purpose: a letter, a
 * missed appointment, a discharge, in its own words. It is evidence and no status: the record holds none. What is
 * closed is no evidence, and nothing is said beside what is closed.
 */
export function addLaterEvidence(items: readonly Item[]): void {
  const referrals = items.filter(isReferral)
  const evidence = referrals.length === 0 ? [] : items.filter(isEvidence)
  if (evidence.length === 0) return
  const byWord = new Map<string, Item[]>()
  for (const item of evidence.sort(byDate)) {
    for (const word of wordsOf(`${item.term} ${item.text ?? ''}`)) push(byWord, word, item)
  }
  for (const item of referrals) {
    const named = namesOf(item).map((word) => byWord.get(word) ?? [])
    const purpose = wordsOf(factOf(item, 'Purpose')).map((word) => byWord.get(word) ?? [])
    const found = laterThan(item, [...named, sharedBy(purpose)])
    if (found.length > 0) item.facts = [...item.facts, evidenceOf(found)]
  }
}

/** A referral beside which something may be said. */
function isReferral(item: Item): boolean {
  if (item.area !== 'referrals' || item.closing !== null || item.wordsClosed) return false
  return item.date !== null && !item.isNote && !isEvidence(item)
}

/** What several of these lists hold. */
function sharedBy(lists: readonly (readonly Item[])[]): readonly Item[] {
  const times = new Map<Item, number>()
  for (const list of lists) {
    for (const item of list.slice(-MOST_LOOKED_AT)) times.set(item, (times.get(item) ?? 0) + 1)
  }
  return [...times].flatMap(([item, count]) => (count >= SHARED_OF_PURPOSE ? [item] : []))
}

function laterThan(referral: Item, lists: readonly (readonly Item[])[]): readonly Item[] {
  const found = new Set<Item>()
  for (const list of lists) {
    for (const item of list.slice(-MOST_LOOKED_AT)) {
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

const factOf = ({ facts }: Item, label: string): string => {
  const value = facts.find((fact) => fact.label === label)?.value ?? ''
  return value === NOT_RECORDED ? '' : value
}

/** Words of a referral's agency. The first of several is mostly its town, which other agencies bear too. */
function namesOf(item: Item): readonly string[] {
  const agency = wordsOf(factOf(item, 'Agency'))
  const town = agency.length > 1 && !KINDS.has(agency[0] ?? '') ? agency[0] : undefined
  return [...new Set([...agency, ...wordsOf(item.term)])].filter((word) => word !== town)
}

/** The words of a text that tell one agency or matter from another; of three letters only abbreviations. */
function wordsOf(text: string): readonly string[] {
  const words = text.slice(0, 500).match(/\p{L}{4,}|\b\p{Lu}{3}\b/gu) ?? []
  const telling = words.map((word) => word.toLowerCase()).filter((word) => !COMMON.has(word))
  return [...new Set(telling.map((word) => SAME.get(word) ?? word))]
}

const MOST_WORDS = 20

function evidenceOf(found: readonly Item[]): Fact {
  const lines = found.map(({ term, text, date }) => {
    const said = text === null ? '' : `: ${firstWords(text, MOST_WORDS)}`
    return `${term}${said}, ${formatDate(date)}`
  })
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

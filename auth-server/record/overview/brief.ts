import type { BriefLine, BriefPart, ReferralPhrase, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { Difference } from './differences.ts'
import { SOMEBODY } from './kinds.ts'
import { about, before, itemsSince, type Open } from './open-items.ts'
import { countWords, firstWords, sentencesOf } from './sentences.ts'
import {
  CARING,
  HOME,
  HOUSING,
  isGuarded,
  isOwnSubject,
  LOSS,
  MONEY,
  PEOPLE,
  type Subject,
  saysOf,
  speaksOf,
  tells,
  WORK,
} from './subjects.ts'
import { standingAlone, toldInReferral } from './told.ts'
import { whyReferred } from './why-referred.ts'

export const MOST_BRIEF_WORDS = 150
const WHY_WORDS = 50

export interface BriefSources {
  open: Open
  referral: ReferralView
  phrases: readonly ReferralPhrase[]
  conditions: readonly Item[]
  differences: readonly Difference[]
  ask: readonly BriefLine[]
  /** What stands before making contact. */
  risks: readonly BriefLine[]
  today: string
}

/**
 * A minute's reading: why referred, what bears on it, conditions, home life, who is involved, what changed, what to
 * check. At most 150 words, each line with its source; what does not fit stands in full below.
 */
export function briefOf(sources: BriefSources): readonly BriefPart[] {
  const parts: BriefPart[] = [
    { key: 'why', title: 'Why referred', lines: why(sources) },
    { key: 'bears', title: 'What in the record bears on it', lines: bears(sources) },
    { key: 'conditions', title: 'Conditions being managed', lines: conditions(sources.conditions) },
    { key: 'home', title: 'Home, money, work, people', lines: homeLife(sources) },
    { key: 'involved', title: 'Already involved', lines: involved(sources.open) },
    { key: 'changed', title: 'What changed lately', lines: changed(sources) },
    { key: 'check', title: 'What to check', lines: toCheck(sources) },
  ]
  return withinBudget(parts).filter(({ lines }) => lines.length > 0)
}

const MOST_CHECKED = 3

/** Where the referral and the record differ, in few words, before what is not known. */
const toCheck = ({ differences, ask }: BriefSources): readonly BriefLine[] => [
  ...differences.slice(0, MOST_CHECKED).map(({ quote, says, line }) => ({
    ...line,
    text: `“${quote}”, but recorded: ${firstWords(says, 8)}`,
  })),
  ...ask.slice(0, 3),
]

/** Takes a line from each part in turn while there is room, so that no part is crowded out by another. */
function withinBudget(parts: readonly BriefPart[]): readonly BriefPart[] {
  const kept = parts.map((): BriefLine[] => [])
  const full = new Set<number>()
  let left = MOST_BRIEF_WORDS
  const longest = Math.max(0, ...parts.map(({ lines }) => lines.length))
  for (let round = 0; round < longest; round++) {
    for (const [at, { lines }] of parts.entries()) {
      const line = lines[round]
      if (line === undefined || full.has(at)) continue
      const words = countWords(line.text)
      if (words > left) {
        full.add(at)
        continue
      }
      left -= words
      kept[at]?.push(line)
    }
  }
  return parts.map((part, at) => ({ ...part, lines: kept[at] ?? [] }))
}

function why({ referral, differences, risks }: BriefSources): readonly BriefLine[] {
  const source = referral.letter ? 'letter' : 'referral'
  const doubted = differences.flatMap(({ sentences }) => sentences)
  const words = whyReferred(referral, {
    mostWords: WHY_WORDS,
    doubted,
    elsewhere: risks.map(({ text }) => text),
  })
  const reason = referral.reason?.trim()
  return words.map((sentence) => ({
    text: firstWords(sentence, WHY_WORDS),
    date: referral.letter?.date ?? referral.date,
    sources: [reason?.includes(sentence) ? 'referral' : source],
  }))
}

/** What stands under "What to check" is left to it; what nothing was found for stands in one line. */
function bears({ phrases, differences }: BriefSources): readonly BriefLine[] {
  const checked = new Set(differences.slice(0, MOST_CHECKED).map(({ item }) => item.reference))
  const found: BriefLine[] = []
  const without: string[] = []
  for (const { phrase, matches, against } of phrases) {
    const [otherwise] = against
    const [first] = matches
    if (otherwise !== undefined && checked.has(otherwise.reference)) continue
    if (otherwise !== undefined) {
      const { term, date, reference } = otherwise
      const text = `“${phrase}”, but recorded: ${firstWords(term, 8)}`
      found.push({ text, date, sources: [reference] })
    } else if (first === undefined) without.push(`“${phrase}”`)
    else {
      found.push({
        text: `“${phrase}”: ${firstWords(first.term, 8)}`,
        date: first.date,
        sources: matches.map(({ reference }) => reference),
      })
    }
  }
  if (without.length === 0) return found
  const text = `${without.join(', ')}: nothing found`
  return [...found, { text, date: null, sources: ['letter'] }]
}

const conditions = (items: readonly Item[]): readonly BriefLine[] =>
  items.map((item) => ({
    text: firstWords(item.term, 8),
    date: item.date,
    sources: [item.reference],
  }))

const HOME_LIFE: readonly Subject[] = [HOME, MONEY, WORK, LOSS, PEOPLE, LOSS, CARING, HOUSING]

/** Where the record does not say how somebody lives, what the referral says of it, unless it is why they were referred. */
function homeLife(sources: BriefSources): readonly BriefLine[] {
  const { open, referral } = sources
  const used = new Set<string>()
  return HOME_LIFE.flatMap((subject): readonly BriefLine[] => {
    const { topics } = subject
    const item = tells(open, topics, ({ reference }) => !used.has(reference))
    if (item === undefined) {
      if (subject !== HOME) return []
      const above = why(sources)
      return toldInReferral(referral)
        .filter(
          ({ sentence }) =>
            speaksOf(sentence, topics) && !above.some(({ text }) => text.includes(sentence)),
        )
        .slice(0, 1)
        .map(({ sentence, line }) => line(firstWords(sentence, 20)))
    }
    used.add(item.reference)
    return [
      { text: firstWords(saysOf(item, topics), 14), date: item.date, sources: [item.reference] },
    ]
  })
}

/** The last of each agency; whether it is still involved the record does not say. */
function involved(open: Open): readonly BriefLine[] {
  const seen = new Set<string>()
  return open.agencies
    .filter(
      ({ area, place, type }) =>
        area === 'referrals' && place === 'relevant' && type !== 'Encounter',
    )
    .filter((item) => {
      const key = item.group === 'Other agencies' ? item.term : (item.group ?? item.term)
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, 5)
    .map((item) => ({
      text: firstWords(item.isNote ? helpIn(item) : item.term, 10),
      date: item.date,
      sources: [item.reference],
    }))
}

/** Of a note the sentence that names somebody who helps. */
const helpIn = (item: Item): string =>
  sentencesOf(item.text ?? item.term).find((sentence) => SOMEBODY.test(sentence)) ??
  saysOf(item, item.topics)

const LATELY_MONTHS = 6
const CHANGES = [
  ...LOSS.topics,
  ...HOME.topics,
  ...HOUSING.topics,
  ...WORK.topics,
  ...MONEY.topics,
  'family and relationships',
]
/** What a change is told by; what goes on as before is none. */
const CHANGE =
  /\b(?:died|d\.|death|born|b\.|moved|moving (?:in|out|to)|new (?:address|job|baby|partner|home|tenancy)|started|stopped|began|left|lost|(?:was|been|were|hours|benefit|gas|power) (?:cut|stopped|turned down|refused|granted)|turned down|closed|evict\w*|discharged|d\/c|separated|divorced|got married|diagnosed|admitted|back (?:to|at) work|retired|redundan\w*|court papers|off since)\b/i

function changed({ open, today }: BriefSources): readonly BriefLine[] {
  const since = before(today, { months: LATELY_MONTHS })
  const isLate = (date: string | null) => date !== null && date >= since && date <= today
  const line = (item: Item, text: string, date: string | null): BriefLine => ({
    text,
    date,
    sources: [item.reference],
  })
  const first = itemsSince(open, since).filter(
    ({ place, date }) => place === 'relevant' && isLate(date),
  )
  const began = first
    .filter(({ type }) => type === 'Condition')
    .map((item) => line(item, `New problem: ${firstWords(item.term, 8)}`, item.date))
  const medicines = first
    .filter(({ type, active }) => type === 'MedicationStatement' && active)
    .map((item) => line(item, `Started: ${firstWords(item.term, 8)}`, item.date))
  const stopped = open.medicines
    .filter(
      ({ type, active, end, facts }) =>
        type === 'MedicationStatement' &&
        active === false &&
        isLate(end) &&
        facts.some(({ value }) => /\brepeat\b/i.test(value)),
    )
    .map((item) => line(item, `Stopped: ${firstWords(item.term, 8)}`, item.end))
  const events = about(open, CHANGES)
    .filter((item) => isLate(item.date) && item.type === 'Observation')
    .flatMap((item) => {
      const sentence = item.isNote
        ? sentencesOf(item.term).find(
            (each) => CHANGE.test(each) && speaksOf(each, CHANGES) && !isGuarded(each),
          )
        : isOwnSubject(item, LOSS.topics)
          ? saysOf(item, LOSS.topics)
          : undefined
      if (sentence === undefined) return []
      return [
        line(
          item,
          firstWords(item.isNote ? standingAlone(item, sentence) : sentence, 24),
          item.date,
        ),
      ]
    })
  return [
    ...began.slice(0, 2),
    ...events.slice(0, 3),
    ...medicines.slice(0, 2),
    ...stopped.slice(0, 2),
  ]
}

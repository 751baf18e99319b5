import type { AnswerPart, BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { about, before, monthsOf, newest, type Open } from './open-items.ts'
import { countWords, sentencesOf } from './sentences.ts'
import {
  ALCOHOL,
  CARING,
  DRUGS,
  HOME,
  HOUSING,
  isOwnSubject,
  MONEY,
  SMOKING,
  saysOf,
  speaksOf,
  tells,
  WORK,
} from './subjects.ts'

interface Question {
  key: AnswerPart['key']
  title: string
  topics: readonly string[]
  /** Asked only for what is still free after the others. */
  also: readonly string[]
  most: number
}

const QUESTIONS: readonly Question[] = [
  {
    key: 'home',
    title: 'Home and people',
    topics: [
      ...HOME.topics,
      ...HOUSING.topics,
      ...CARING.topics,
      'family and relationships',
      'relatives',
    ],
    also: ['loneliness'],
    most: 6,
  },
  {
    key: 'money',
    title: 'Money and work',
    topics: [...MONEY.topics, ...WORK.topics],
    also: [],
    most: 5,
  },
  {
    key: 'events',
    title: 'Losses and life events',
    topics: ['bereavement', 'life event', 'homelessness', 'migration', 'veterans'],
    also: ['family and relationships'],
    most: 6,
  },
]
const MOST_INVOLVED = 7
const MOST_CONTACTS = 3

/** Comments up to this length stand whole behind their term; of longer ones the sentence that speaks of the matter. */
const WHOLE_WORDS = 30
/** What an entry says in its own code outweighs a mention that is this much newer. */
const OWN_OUTWEIGHS_YEARS = 3
/** A mention older than this says more about then than about now; it stays in the lists and the search. */
const MENTIONS_COUNT_YEARS = 5
/** Of a matter that very many entries tell of, only the newest are weighed. */
const MOST_LOOKED_AT = 80

/**
 * What a link worker asks about a life, each with the entries that tell of it in their own words, never cut. A line
 * that stands under one question is not said again under the next.
 */
export function answersOf(record: PatientRecord, open: Open, today: string): readonly AnswerPart[] {
  const used = new Set<string>()
  const since = before(today, { years: MENTIONS_COUNT_YEARS })
  const parts = QUESTIONS.map(({ key, title, topics, also, most }): AnswerPart => {
    const first = linesOf(open, topics, { used, since }).slice(0, most)
    const rest = linesOf(open, also, { used, since }).filter((line) => !repeats(line, first))
    const lines = [...first, ...rest.slice(0, most - first.length)].map(({ line }) => line)
    for (const { text } of lines) used.add(text.toLowerCase())
    return { key, title, lines: key === 'home' ? [...lines, ...contacts(record)] : lines }
  })
  return [...parts, involved(open, used), habits(open, used)]
}

interface Candidate {
  line: BriefLine
  isOwn: boolean
  item: Item
}

function linesOf(
  open: Open,
  topics: readonly string[],
  { used, since }: { used: ReadonlySet<string>; since: string },
): readonly Candidate[] {
  const candidates = about(open, topics)
    .filter(({ type }) => type !== 'ReferralRequest')
    .slice(0, MOST_LOOKED_AT)
    .flatMap((item) => candidatesOf(item, topics))
    .filter(({ isOwn, item }) => isOwn || (item.date ?? since) >= since)
    .sort((a, b) => weight(b) - weight(a))
  const kept: Candidate[] = []
  for (const candidate of candidates) {
    if (!used.has(candidate.line.text.toLowerCase()) && !repeats(candidate, kept)) {
      kept.push(candidate)
    }
  }
  return kept
}

function candidatesOf(item: Item, topics: readonly string[]): readonly Candidate[] {
  const isOwn = isOwnSubject(item, topics)
  const candidate = (text: string): Candidate => ({ line: lineOf(item, text), isOwn, item })
  const text = item.text ?? (item.isNote ? item.term : '')
  const speaking = sentencesOf(text).filter((sentence) => speaksOf(sentence, topics))
  if (!isOwn) return speaking.map(candidate)
  const value = item.value === null || item.value.length > 40 ? '' : ` ${item.value}`
  const more = countWords(text) <= WHOLE_WORDS ? text.replace(/\s+/g, ' ').trim() : speaking[0]
  return [candidate(`${item.term}${value}${more ? `: ${more}` : ''}`)]
}

const lineOf = (item: Item, text: string): BriefLine => ({
  text,
  date: item.date,
  sources: [item.reference],
})

/** Newest first, with what an entry says in its own code ahead of mentions. The undated come last. */
function weight({ isOwn, item }: Candidate): number {
  return monthsOf(item.date) + (isOwn ? OWN_OUTWEIGHS_YEARS * 12 : 0)
}

/** True when another line says these words, with or without more. */
function repeats({ line }: Candidate, others: readonly Candidate[]): boolean {
  const words = line.text.toLowerCase()
  return others.some((other) => other.line.text.toLowerCase().startsWith(words))
}

/** People named on the practice's registration sheet. */
const contacts = ({ patient }: PatientRecord): readonly BriefLine[] =>
  patient.contacts
    .filter(({ name }) => name !== '')
    .slice(0, MOST_CONTACTS)
    .map(({ name, relationships }) => ({
      text: `Contact: ${name}${relationships.length > 0 ? ` (${relationships.join(', ')})` : ''}`,
      date: null,
      sources: [],
    }))

const INVOLVED_AREAS: ReadonlySet<string> = new Set(['referrals', 'carePlans'])
/** Lines that a referral form prints, not what somebody wrote. */
const FORM_LINE = /^(?:mode|nhs \/ private)\s*:/i
/** Every registered patient has one; it tells nothing of who helps. */
const NAMED_GP = /named accountable/i

/** Who helps or was asked to, newest first; whether they still do the record does not say. */
function involved(open: Open, used: Set<string>): AnswerPart {
  const lines = open.items
    .filter(
      (item) =>
        INVOLVED_AREAS.has(item.area) &&
        item.place === 'relevant' &&
        item.type !== 'Encounter' &&
        !item.wordsClosed &&
        !item.otherPerson &&
        item.group !== 'Social prescribing' &&
        !NAMED_GP.test(item.term),
    )
    .sort(newest)
    .map((item) => {
      if (item.isNote) return lineOf(item, saysOf(item, item.topics))
      const why = sentencesOf(item.text ?? '').find((sentence) => !FORM_LINE.test(sentence))
      return lineOf(
        item,
        why && countWords(why) <= WHOLE_WORDS ? `${item.term}: ${why}` : item.term,
      )
    })
    .filter(({ text }) => !used.has(text.toLowerCase()) && used.add(text.toLowerCase()))
  return { key: 'involved', title: 'Already involved', lines: lines.slice(0, MOST_INVOLVED) }
}

/** The latest about alcohol, smoking and drugs. */
function habits(open: Open, used: ReadonlySet<string>): AnswerPart {
  const lines = [ALCOHOL, SMOKING, DRUGS].flatMap(({ topics }): BriefLine[] => {
    const item = tells(open, topics, (each) => isOwnSubject(each, topics)) ?? tells(open, topics)
    const line = item && lineOf(item, saysOf(item, topics))
    return line && !used.has(line.text.toLowerCase()) ? [line] : []
  })
  return { key: 'habits', title: 'Alcohol, smoking, drugs', lines }
}

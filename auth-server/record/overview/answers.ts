import { type AnswerPart, type BriefLine, type ReferralView, SAFETY_LINE } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { involved } from './involved.ts'
import { isOfKind, isSuperseded, isWorkOfAnother, OWN_MONEY, statesIn } from './kinds.ts'
import { about, before, monthsOf, type Open } from './open-items.ts'
import { lineOf, MOST_IN_REFERRAL, Said, WHOLE_WORDS } from './said-already.ts'
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
import { standingAlone, type Told, toldInReferral } from './told.ts'

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
const MOST_CONTACTS = 3

/** What an entry says in its own code outweighs a mention that is this much newer. */
const OWN_OUTWEIGHS_YEARS = 3
/** A mention older than this says more about then than about now; it stays in the lists and the search. */
const MENTIONS_COUNT_YEARS = 5
/** Of a matter that very many entries tell of, only the newest are weighed. */
const MOST_LOOKED_AT = 80

export interface AnswerOptions {
  /** `YYYY-MM-DD` */
  today: string
  referral?: ReferralView
  /** Lines that stand above: what they say is not said again. */
  above?: readonly BriefLine[]
  /** Sentences of the referral that are not repeated, since the record says otherwise. */
  doubted?: readonly string[]
}

/**
 * What a link worker asks about a life, each with the entries that tell of it in their own words, never cut, then
 * what the referral tells of it. A line that stands under one question is not said again under the next.
 */
export function answersOf(
  record: PatientRecord,
  open: Open,
  { today, referral, above = [], doubted = [] }: AnswerOptions,
): readonly AnswerPart[] {
  const said = new Said(above)
  const told = (referral === undefined ? [] : toldInReferral(referral)).filter(
    ({ sentence, line }) => line('').sources[0] === 'letter' && !doubted.includes(sentence),
  )
  const since = before(today, { years: MENTIONS_COUNT_YEARS })
  const names = record.patient.contacts.flatMap(({ name }) => name.split(/\s+/)[0] ?? [])
  const states = statesIn(open.items)
  const parts = QUESTIONS.map((question): AnswerPart => {
    const { key, title, topics, also, most } = question
    const from = { said, since, names, key }
    const first = linesOf(open, topics, from).slice(0, most)
    const rest = linesOf(open, also, from).filter((line) => !repeats(line, first))
    const chosen = supersededLast([...first, ...rest.slice(0, most - first.length)], states)
    for (const { text } of chosen) said.add(text)
    const lines = [...chosen, ...inReferral(told, question, { said, isAll: chosen.length === 0 })]
    return { key, title, lines: key === 'home' ? [...lines, ...contacts(record, above)] : lines }
  })
  return [...parts, involved({ record, open, said, today, told }), habits(open, said)]
}

/** Sentences of the referral that tell of a question's topics. */
function inReferral(
  told: readonly Told[],
  { key, topics, also }: Question,
  { said, isAll }: { said: Said; isAll: boolean },
): readonly BriefLine[] {
  return told
    .filter(
      ({ sentence }) =>
        (isAll || !said.has(sentence)) &&
        countWords(sentence) <= MOST_LETTER_WORDS &&
        speaksOf(sentence, [...topics, ...also]) &&
        isOfKind(key, sentence) &&
        !(key === 'home' && OWN_MONEY.test(sentence)),
    )
    .slice(0, MOST_IN_REFERRAL)
    .map(({ sentence, line }) => {
      said.add(sentence)
      return line(`In the letter: ${sentence}`)
    })
}
const MOST_LETTER_WORDS = 45

/** Of states that replace each other (married, widowed) the older is marked and comes last. */
function supersededLast(
  candidates: readonly Candidate[],
  states: readonly Item[],
): readonly BriefLine[] {
  const earlier = candidates.filter(({ isOwn, item }) => isOwn && isSuperseded(item, states))
  return [
    ...candidates.filter((each) => !earlier.includes(each)).map(({ line }) => line),
    ...earlier.map(({ line }) => ({ ...line, text: `Earlier: ${line.text}` })),
  ]
}

interface Candidate {
  line: BriefLine
  isOwn: boolean
  item: Item
  /** The sentence that speaks of the matter. */
  sentence: string
}

interface From {
  said: Said
  since: string
  /** Given names of the person's contacts. */
  names: readonly string[]
  key: AnswerPart['key']
}

function linesOf(
  open: Open,
  topics: readonly string[],
  { said, since, names, key }: From,
): readonly Candidate[] {
  const candidates = about(open, topics)
    .filter(
      (item) =>
        item.type !== 'ReferralRequest' &&
        item.area !== 'planned' &&
        !item.topics.includes('missed appointments'),
    )
    .slice(0, MOST_LOOKED_AT)
    .flatMap((item) => candidatesOf(item, topics))
    .filter(({ isOwn, item }) => isOwn || (item.date ?? since) >= since)
    .filter(
      ({ isOwn, sentence }) =>
        isOwn ||
        (isOfKind(key, sentence) && !(key === 'money' && isWorkOfAnother(sentence, names))),
    )
    .sort((a, b) => weight(b) - weight(a))
  const kept: Candidate[] = []
  for (const candidate of candidates) {
    if (!said.has(candidate.line.text) && !repeats(candidate, kept)) {
      kept.push(candidate)
    }
  }
  return kept
}

function candidatesOf(item: Item, topics: readonly string[]): readonly Candidate[] {
  const isOwn = isOwnSubject(item, topics)
  const candidate = (text: string, sentence = text): Candidate => ({
    line: lineOf(item, text),
    isOwn,
    item,
    sentence,
  })
  const text = item.text ?? (item.isNote ? item.term : '')
  const speaking = sentencesOf(text).filter((sentence) => speaksOf(sentence, topics))
  if (!isOwn) {
    return speaking.map((sentence) => candidate(standingAlone(item, sentence), sentence))
  }
  const value = item.value === null || item.value.length > 40 ? '' : ` ${item.value}`
  const more = countWords(text) <= WHOLE_WORDS ? text.replace(/\s+/g, ' ').trim() : speaking[0]
  return [candidate(`${item.term}${value}${more ? `: ${more}` : ''}`)]
}

/** Newest first, with what an entry says in its own code ahead of mentions. The undated come last. */
function weight({ isOwn, item }: Candidate): number {
  return monthsOf(item.date) + (isOwn ? OWN_OUTWEIGHS_YEARS * 12 : 0)
}

/** True when another line says these words, with or without more. */
function repeats({ line }: Candidate, others: readonly Candidate[]): boolean {
  const words = line.text.toLowerCase()
  return others.some((other) => other.line.text.toLowerCase().startsWith(words))
}

/** Stands before names and numbers where who is safe to ring is not known. */
export const BEFORE_RINGING = 'Read the safety information before you ring anyone named here.'

const ASK_BEFORE_RINGING =
  'A safeguarding concern is recorded: find out who is safe to ring before you ring anyone named here.'

/** People named on the practice's registration sheet. */
function contacts({ patient }: PatientRecord, above: readonly BriefLine[]): readonly BriefLine[] {
  const lines = patient.contacts
    .filter(({ name }) => name !== '')
    .slice(0, MOST_CONTACTS)
    .map(({ name, relationships }) => ({
      text: `Contact: ${name}${relationships.length > 0 ? ` (${relationships.join(', ')})` : ''}`,
      date: null,
      sources: [],
    }))
  if (lines.length === 0) return []
  const inRecord = above.filter(
    ({ sources }) => !sources.includes('letter') && !sources.includes('referral'),
  )
  const warning = inRecord.some(({ text }) => text === SAFETY_LINE)
    ? BEFORE_RINGING
    : inRecord.some(({ text }) => /safeguarding/i.test(text))
      ? ASK_BEFORE_RINGING
      : null
  return warning === null ? lines : [{ text: warning, date: null, sources: [] }, ...lines]
}

/** The latest about alcohol, smoking and drugs. */
function habits(open: Open, said: Said): AnswerPart {
  const lines = [ALCOHOL, SMOKING, DRUGS].flatMap(({ topics }): BriefLine[] => {
    const item = tells(open, topics, (each) => isOwnSubject(each, topics)) ?? tells(open, topics)
    const line = item && lineOf(item, saysOf(item, topics))
    return line && !said.has(line.text) ? [line] : []
  })
  return { key: 'habits', title: 'Alcohol, smoking, drugs', lines }
}

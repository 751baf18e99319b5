import type { AnswerPart, BriefLine, ReferralView } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { type Asked, answeredInLetter } from './answers-in-letter.ts'
import { clauseThat } from './clauses.ts'
import { contacts } from './contacts.ts'
import { type Deaths, deathsIn, isOfTheDead } from './deaths.ts'
import { habits } from './habits.ts'
import { involved } from './involved.ts'
import {
  holdsOn,
  isOfKind,
  isOwnOfKind,
  isSuperseded,
  isWorkOfAnother,
  saysStateOfWork,
  statesIn,
  tellsOfDeath,
} from './kinds.ts'
import { about, before, monthsOf, type Open } from './open-items.ts'
import { ENOUGH, plainAnswers } from './plain-answers.ts'
import { lineOf, Said, toldAbove, WHOLE_WORDS } from './said-already.ts'
import { countWords, sentencesOf } from './sentences.ts'
import {
  CARING,
  HOME,
  HOUSING,
  isGuarded,
  isOwnSubject,
  MONEY,
  speaksOf,
  WORK,
} from './subjects.ts'
import { tellingMedicines } from './telling-medicines.ts'
import { standingAlone, toldInNotes, toldInReferral } from './told.ts'

/** `also` is asked only for what is still free after the others. */
interface Question extends Asked {
  title: string
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
    most: 7,
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
    also: ['family and relationships', 'relatives', 'work'],
    most: 6,
  },
]

/** What an entry says in its own code outweighs a mention that is this much newer. */
const OWN_OUTWEIGHS_YEARS = 3
/** A mention older than this says more about then than about now; it stays in the lists and the search. */
const MENTIONS_COUNT_YEARS = 5
/** Of a matter that very many entries tell of, only the newest are weighed. */
const MOST_LOOKED_AT = 80
/** What was said of a contact longer ago may no longer hold. */
const CONTACTS_COUNT_YEARS = 4

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
    ({ sentence }) => !doubted.includes(sentence),
  )
  const since = before(today, { years: MENTIONS_COUNT_YEARS })
  const names = record.patient.contacts.flatMap(({ name }) => name.split(/\s+/)[0] ?? [])
  const states = statesIn(open)
  const deaths = deathsIn(open)
  const people =
    names.length === 0
      ? []
      : contacts(record, {
          above,
          states,
          deaths,
          told: [...told, ...toldInNotes(open, before(today, { years: CONTACTS_COUNT_YEARS }))],
        })
  const parts = QUESTIONS.map((question): AnswerPart => {
    const { key, title, topics, also, most } = question
    const from = { said, since, names, key, states, deaths, today }
    const others = key === 'home' ? QUESTIONS.filter((each) => each.key !== key) : []
    const first = supersededLast(linesOf(open, topics, from), from).slice(0, most)
    const rest = supersededLast(linesOf(open, also, { ...from, others }), from).filter(
      (each) => !repeats(each, first),
    )
    const both = [...first, ...rest.slice(0, most - first.length)]
    const chosen = [
      ...both.filter((each) => !each.isEarlier),
      ...both.filter((each) => each.isEarlier),
    ]
    for (const { line } of chosen) said.add(line.text)
    const isEmpty = chosen.length === 0
    const saidAbove = isEmpty
      ? linesOf(open, topics, { ...from, said: new Said([]) })[0]
      : undefined
    const isHomeUnsaid = !chosen.some((each) => !each.isEarlier && saysHome(each.line))
    const inLetter = answeredInLetter(question, {
      told,
      questions: QUESTIONS,
      said,
      isEmpty,
      isHomeUnsaid,
    })
    const lines = [...chosen.map(({ line }) => line), ...inLetter]
    if (saidAbove !== undefined) lines.unshift(toldAbove(saidAbove.item, saidAbove.sentence))
    const isUnsaid = isHomeUnsaid && !inLetter.some(saysHome)
    const have = key === 'money' ? lines.length : isEnough(key, lines, isUnsaid) ? ENOUGH : 0
    lines.push(...plainAnswers(key, { open, told, said, today, have, names }))
    return { key, title, lines: key === 'home' ? [...lines, ...people] : lines }
  })
  const medicines = tellingMedicines(open)
  return [
    ...(medicines === null ? [] : [medicines]),
    ...parts,
    involved({ record, open, said, today, told }),
    habits(open, said),
  ]
}

/** Of money two lines say little; a home is said once it is, and of events one that is told will do. */
const isEnough = (key: AnswerPart['key'], lines: readonly BriefLine[], isHomeUnsaid: boolean) =>
  key === 'home' ? !isHomeUnsaid : lines.length > 0

const saysHome = ({ text }: BriefLine) => speaksOf(text, HOME.topics)

/**
 * Of states that replace each other (married, widowed; off work, back at work) the older is marked and comes last, and
 * so is what was said at home of somebody whose death a later entry tells of.
 */
function supersededLast(
  candidates: readonly Candidate[],
  { key, states, deaths }: From,
): readonly Candidate[] {
  const work = candidates.filter(({ sentence }) => saysStateOfWork(sentence))
  const lastOfWork = work.reduce(
    (last, { item }) => (last > (item.date ?? '') ? last : (item.date ?? '')),
    '',
  )
  const isEarlier = (each: Candidate) =>
    (each.isOwn && isSuperseded(each.item, states)) ||
    (key === 'home' && isOfTheDead(each.line.text, each.item.date, deaths)) ||
    (work.includes(each) && each.item.date !== null && each.item.date < lastOfWork)
  return [
    ...candidates.filter((each) => !isEarlier(each)),
    ...candidates.filter(isEarlier).map((each) => ({
      ...each,
      isEarlier: true,
      line: { ...each.line, text: `Earlier: ${each.line.text}` },
    })),
  ]
}

interface Candidate {
  line: BriefLine
  isOwn: boolean
  item: Item
  /** The sentence that speaks of the matter. */
  sentence: string
  /** A newer entry says otherwise. */
  isEarlier?: boolean
}

interface From {
  said: Said
  since: string
  /** Given names of the person's contacts. */
  names: readonly string[]
  key: AnswerPart['key']
  states: readonly Item[]
  deaths: Deaths
  today: string
  /** Questions that go before this one for what they ask too. */
  others?: readonly Question[]
}

function linesOf(open: Open, topics: readonly string[], from: From): readonly Candidate[] {
  const { said, since, names, key, states, today } = from
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
    .flatMap((each) => ofKind(each, topics, from))
    .filter(
      ({ isOwn, sentence }) => isOwn || !(key === 'money' && isWorkOfAnother(sentence, names)),
    )
    .map((each) => ({ each, weight: weightOf(each, states, today) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ each }) => each)
  const kept: Candidate[] = []
  for (const candidate of candidates) {
    if (said.has(candidate.line.text) || repeats(candidate, kept)) continue
    if (isSaidOften(candidate, kept)) continue
    const at = kept.findIndex((each) => isSameWithoutMore(each, candidate))
    const same = kept[at]
    if (same === undefined) kept.push(candidate)
    else kept[at] = withMoreOf(same, candidate)
  }
  return kept
}

/** What is of a question's kind; of a sentence that is rather of another kind, the clause that is of this one. */
function ofKind(
  each: Candidate,
  topics: readonly string[],
  { key, others = [] }: From,
): readonly Candidate[] {
  const { isOwn, item, sentence } = each
  if (isOwn) return isOwnOfKind(key, item.term, speaksOf(item.term, WORK.topics)) ? [each] : []
  const isOfAnother = (text: string) =>
    (key === 'home' && tellsOfDeath(text)) ||
    others.some((other) => speaksOf(text, other.topics) && isOfKind(other.key, text))
  if (!isOfKind(key, sentence)) return []
  if (!isOfAnother(sentence)) return [each]
  const part = clauseThat(sentence, (text) => speaksOf(text, topics) && !isOfAnother(text))
  return part === null ? [] : [{ ...each, line: lineOf(item, part), sentence: part }]
}

const MOST_OF_A_NAME = 2

/** An entry of a name that newer entries say already: what was written in each stands in the list. */
const isSaidOften = ({ isOwn, item }: Candidate, newer: readonly Candidate[]) =>
  isOwn &&
  newer.reduce(
    (count, each) =>
      each.isOwn && each.item.term === item.term ? count + each.line.sources.length : count,
    0,
  ) >= MOST_OF_A_NAME

/** A newer entry of the same name that says no more than its name. */
const isSameWithoutMore = (newer: Candidate, older: Candidate) =>
  newer.isOwn &&
  older.isOwn &&
  newer.line.text === older.item.term &&
  older.line.text.startsWith(`${older.item.term}: `)

/** The newer entry with what the older said behind the same name, dated. */
function withMoreOf(newer: Candidate, { line, item }: Candidate): Candidate {
  const more = line.text.slice(item.term.length + 2)
  return {
    ...newer,
    line: {
      ...newer.line,
      text: `${newer.line.text} (${formatDate(item.date)}: ${more})`,
      sources: [...newer.line.sources, ...line.sources],
    },
  }
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
  const speaking = sentencesOf(text).filter(
    (sentence) => speaksOf(sentence, topics) && !isGuarded(sentence),
  )
  if (!isOwn) {
    return speaking.map((sentence) => candidate(standingAlone(item, sentence), sentence))
  }
  const value = item.value === null || item.value.length > 40 ? '' : ` ${item.value}`
  const more = countWords(text) <= WHOLE_WORDS ? text.replace(/\s+/g, ' ').trim() : speaking[0]
  return [candidate(`${item.term}${value}${more ? `: ${more}` : ''}`)]
}

/**
 * Newest first, with what an entry says in its own code ahead of mentions. A state (married, lives alone) that nothing
 * has replaced holds today. The undated come last.
 */
function weightOf({ isOwn, item }: Candidate, states: readonly Item[], today: string): number {
  if (!isOwn) return monthsOf(item.date)
  const holds = item.date !== null && holdsOn(item) && !isSuperseded(item, states)
  const months = OF_A_PET.test(item.term) ? 0 : OWN_OUTWEIGHS_YEARS * 12
  return Math.max(monthsOf(item.date) + months, holds ? monthsOf(today) : 0)
}

/** Told, but not before the loss of a person. */
const OF_A_PET = /\b(?:pet|dog|cat)\b/i

/** True when another line says these words, with or without more. */
function repeats({ line }: Candidate, others: readonly Candidate[]): boolean {
  const words = line.text.toLowerCase()
  return others.some((other) => {
    const said = other.line.text.toLowerCase()
    return said.startsWith(words) || (words.length > 12 && said.includes(words))
  })
}

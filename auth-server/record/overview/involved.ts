import type { AnswerPart, BriefLine } from '../../contract.ts'
import type { PatientRecord } from '../record.ts'
import { clauseThat } from './clauses.ts'
import { NOBODY, SOMEBODY, tellsOfHelp } from './kinds.ts'
import { before, type Open } from './open-items.ts'
import { lineOf, MOST_IN_REFERRAL, type Said, toldAbove, WHOLE_WORDS } from './said-already.ts'
import { countWords, sentencesOf } from './sentences.ts'
import { isGuarded } from './subjects.ts'
import { standingAlone, type Told, toldInNotes } from './told.ts'

const MOST_INVOLVED = 7
const MOST_IN_NOTES = 3
const NOTES_COUNT_YEARS = 2
const INVOLVED_TYPES: ReadonlySet<string> = new Set(['ReferralRequest', 'Observation'])
/** Lines that a referral form prints, not what somebody wrote. */
const FORM_LINE = /^(?:mode|nhs \/ private)\s*:/i

interface Involved {
  record: PatientRecord
  open: Open
  said: Said
  today: string
  told: readonly Told[]
}

/** Who helps or was asked to, newest first, then who sees them at the practice; whether they still do the record does not say. */
export function involved({ record, open, said, today, told }: Involved): AnswerPart {
  const from = open.agencies
    .filter(
      (item) =>
        INVOLVED_TYPES.has(item.type) &&
        item.place === 'relevant' &&
        !item.wordsClosed &&
        !item.otherPerson &&
        item.group !== 'Social prescribing' &&
        !NOBODY.test(item.term),
    )
    .flatMap((item) => {
      if (item.isNote) {
        const sentence = sentencesOf(item.term).find(
          (each) => SOMEBODY.test(each) && !isGuarded(each),
        )
        return sentence === undefined ? [] : [lineOf(item, standingAlone(item, sentence))]
      }
      if (item.type !== 'ReferralRequest' && !SOMEBODY.test(`${item.term} ${item.text ?? ''}`)) {
        return []
      }
      const why = sentencesOf(item.text ?? '').find((sentence) => !FORM_LINE.test(sentence))
      const text = why && countWords(why) <= WHOLE_WORDS ? `${item.term}: ${why}` : item.term
      return [lineOf(item, text)]
    })
    .filter(({ text }) => {
      const isNew = !said.has(text)
      if (isNew) said.add(text)
      return isNew
    })
    .slice(0, MOST_INVOLVED)
  const helping = toldInNotes(open, before(today, { years: NOTES_COUNT_YEARS })).filter(
    ({ sentence, item }) =>
      item?.otherPerson === false && item.type !== 'ReferralRequest' && tellsOfHelp(sentence),
  )
  const inNotes = helping
    .flatMap(({ sentence, item, line }) => {
      const text = item === null ? sentence : standingAlone(item, sentence)
      if (said.has(sentence) || said.has(text)) return []
      said.add(text)
      return [line(text)]
    })
    .slice(0, Math.min(MOST_IN_NOTES, MOST_INVOLVED - from.length))
  const isEmpty = from.length + inNotes.length === 0
  const above = helping
    .slice(0, isEmpty ? 1 : 0)
    .flatMap(({ item, sentence }) => (item === null ? [] : [toldAbove(item, sentence)]))
  const inLetter = told
    .filter(({ sentence, line }) => line('').sources[0] === 'letter' && tellsOfHelp(sentence))
    .flatMap(({ sentence, line }) => {
      const helps = said.has(sentence) ? clauseThat(sentence, tellsOfHelp) : sentence
      return helps === null || said.has(helps) ? [] : [line(`In the letter: ${helps}`)]
    })
    .slice(0, MOST_IN_REFERRAL)
  const atPractice = seenAtPractice(record, open, today)
  return {
    key: 'involved',
    title: 'Already involved',
    lines: [...from, ...inNotes, ...above, ...inLetter, ...(atPractice ? [atPractice] : [])],
  }
}

const MOST_SEEN_BY = 4

/** Who wrote the consultations of the last year, most often first. */
function seenAtPractice(record: PatientRecord, open: Open, today: string): BriefLine | null {
  const since = before(today, { years: 1 })
  const seen = new Map<string, number>()
  const latest = open.consultations.filter(
    ({ date, who, marks }) => (date ?? '') >= since && who !== null && !marks.includes('draft'),
  )
  for (const { who } of latest) if (who !== null) seen.set(who, (seen.get(who) ?? 0) + 1)
  const [first] = latest
  if (first === undefined) return null
  const names = [...seen].sort((a, b) => b[1] - a[1]).slice(0, MOST_SEEN_BY)
  const listed = names
    .map(([who, times]) => (times > 1 ? `${who} (${times} times)` : who))
    .join(', ')
  const place =
    record.patient.practice.name === null ? 'the practice' : record.patient.practice.name
  return {
    text: `Consultations in the last year at ${place}: ${listed}, the latest`,
    date: first.date,
    sources: [first.reference],
  }
}

import type { Heading, Setting } from './dialect.ts'
import type { Term } from './wire.ts'

/** One line of a consultation: plain words are a free-text note. */
export type Line =
  | string
  | CodedLine
  | { line: 'problem'; key: string; words?: string }
  | { line: 'medicine'; key: string }
  | ReferralLine
  | { line: 'diary'; term: Term; due: string; words?: string }
  | { line: 'document'; type: string; title: string; on?: string }
  | { line: 'immunisation'; term: string; given: boolean; words?: string }
  | AllergyLine
  | { line: 'private'; words: string }
  | { line: 'unsupported'; words: string }

export interface CodedLine {
  line: 'coded'
  term: Term
  words?: string
  value?: { value: number; unit?: string }
  valueText?: string
  parts?: readonly { term: string; value: number; unit: string }[]
  /** When it happened, where that is not the day of the consultation; null where nobody knows. */
  on?: string | null
  notForPatient?: boolean
}

export interface ReferralLine {
  line: 'referral'
  reason: Term
  to?: string
  words?: string
  priority?: 'routine' | 'urgent' | 'asap'
  notes?: readonly string[]
}

export interface AllergyLine {
  line: 'allergy'
  term: Term
  kind: 'medication' | 'environment'
  on?: string
  words?: string
  reaction?: string
  severity?: 'mild' | 'moderate' | 'severe'
  ended?: { on: string; why: string }
}

export type Sections = { readonly [heading in Heading]?: Line | readonly Line[] }

/** What a consultation said about one matter. */
export interface TopicStory extends Sections {
  title?: string
  /** Keys of the problems that the topic was filed under. */
  about?: string | readonly string[]
}

export interface ConsultationStory extends TopicStory {
  setting?: Setting
  /** Name of a member of staff. */
  by: string
  recordedBy?: string
  minutes?: number
  draft?: boolean
  /** Further matters in the same consultation. */
  also?: readonly TopicStory[]
}

export interface ProblemStory {
  term: Term
  active?: boolean
  significance?: 'major' | 'minor'
  /** As recorded: a year, a month, a day. */
  since?: string
  recorded: string
  ended?: string
  by?: string
  notes?: readonly string[]
  /** Key of the problem of which this is a part. */
  partOf?: string
  beside?: string
  /** Links to what is not in the record: `Type/id`. */
  dangling?: readonly string[]
}

export interface MedicineStory {
  drug: Term
  dose: string
  started: string
  ended?: string
  stopped?: string
  kind?: 'acute' | 'repeat' | 'repeat-dispensing'
  issues?: readonly string[]
  quantity?: { value: number; unit: string }
  /** Who prescribes it, where that is not the practice. */
  elsewhere?: string
  notes?: readonly string[]
  by?: string
  /** Key of the problem it is for. */
  for?: string
}

/** A coded entry with the words typed beside it. */
export const coded = (
  term: Term,
  words?: string,
  more: Omit<CodedLine, 'line' | 'term' | 'words'> = {},
): CodedLine => ({ line: 'coded', term, ...(words === undefined ? {} : { words }), ...more })

/** A coded entry with a number. */
export const measured = (term: string, value: number, unit: string, words?: string): CodedLine =>
  coded(term, words, { value: { value, unit } })

/** A questionnaire's score, which has no unit. */
export const scored = (term: string, value: number, words?: string): CodedLine =>
  coded(term, words, { value: { value } })

export const bloodPressure = (systolic: number, diastolic: number, words?: string): CodedLine =>
  coded('Blood pressure reading', words, {
    parts: [
      { term: 'Systolic arterial pressure', value: systolic, unit: 'mm[Hg]' },
      { term: 'Diastolic arterial pressure', value: diastolic, unit: 'mm[Hg]' },
    ],
  })

/** The entry from which a problem was made. */
export const newProblem = (key: string, words?: string): Line => ({
  line: 'problem',
  key,
  ...(words === undefined ? {} : { words }),
})

/** A medicine started or continued here, by its key. */
export const prescribed = (key: string): Line => ({ line: 'medicine', key })

export const refer = (
  reason: Term,
  to?: string,
  words?: string,
  more: Pick<ReferralLine, 'priority' | 'notes'> = {},
): ReferralLine => ({
  line: 'referral',
  reason,
  ...(to === undefined ? {} : { to }),
  ...(words === undefined ? {} : { words }),
  ...more,
})

export const planned = (term: Term, due: string, words?: string): Line => ({
  line: 'diary',
  term,
  due,
  ...(words === undefined ? {} : { words }),
})

/** A letter or report that was filed; `on` is its own date. */
export const filed = (type: string, title: string, on?: string): Line => ({
  line: 'document',
  type,
  title,
  ...(on === undefined ? {} : { on }),
})

export const vaccine = (term: string, words?: string): Line => ({
  line: 'immunisation',
  term,
  given: true,
  ...(words === undefined ? {} : { words }),
})

/** A note that the patient, family and carers must not be shown. */
export const notForPatient = (words: string): Line => ({ line: 'private', words })

export const allergicTo = (
  term: Term,
  kind: AllergyLine['kind'],
  more: Omit<AllergyLine, 'line' | 'term' | 'kind'> = {},
): AllergyLine => ({ line: 'allergy', term, kind, ...more })

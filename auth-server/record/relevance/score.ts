import type { Closing, Place } from '../../contract.ts'
import type { ItemType, Placement, ReadItem } from '../item.ts'
import { placeItems } from './place-items.ts'
import type { RecordPolicy } from './policy.ts'
import { KINDS, type Kind } from './topic.ts'

/** What a judge said of one entry, from its meaning and not from the rules. */
interface Judged {
  /** Any unique name. */
  id: string
  /** `tune` may be looked at while rules are written, `held` never. */
  set: 'tune' | 'held'
  /** Where it belongs. */
  expect: Place
  /** Of a closed one, how it is closed; null or absent when the judge did not say. */
  closing?: Closing | null
  /** One of the fifteen kinds of topic, or "none". */
  group?: string | null
  /** The judge's reason. */
  why: string
}

/** The words and codes of a labelled entry; what is left out was not said. Of a note `text` holds the words. */
export interface WrittenItem extends Partial<Omit<ReadItem, 'type' | 'codes'>> {
  type: ItemType
  codes?: readonly { system: string; code: string; display?: string | null }[]
  /** Terms of the problems that the entry is linked to. */
  problemTerms?: readonly string[]
}

/** A label that brings its entry along, and one that names an entry of a Bundle. */
export interface WrittenLabel extends Judged {
  item: WrittenItem
}
export interface ExampleLabel extends Judged {
  /** Path of the Bundle below the folder of examples. */
  file: string
  /** `Type/id` of the entry. */
  reference: string
}
export type Label = WrittenLabel | ExampleLabel

export const isWritten = (label: Label): label is WrittenLabel => 'item' in label

export interface Judgement {
  label: Label
  got: Pick<Placement, 'place' | 'closing'>
  reasons: readonly string[]
  /** The words that were judged, for a list of misses. */
  words: string
}

export interface Score {
  labels: number
  /** How many of them are relevant by the judge. */
  relevant: number
  /** Of the relevant ones, how many the rules show first. */
  recall: number
  /** Of those that the rules show first, how many are relevant. */
  precision: number
  /** How many are closed by the judge. */
  closed: number
  /** Of the closed ones, how many the rules close. */
  closedRecall: number
  /** Of those that the rules close, how many are to be closed. */
  closedPrecision: number
  /** Of those closed by both, how many in the way that the judge named. */
  closings: number
}

/** Area that the type of an entry alone gives it. */
const AREAS: { readonly [type: string]: ReadItem['area'] } = {
  Condition: 'problems',
  Encounter: 'consultations',
  MedicationStatement: 'medicines',
  AllergyIntolerance: 'allergies',
  Immunization: 'immunisations',
  DiagnosticReport: 'tests',
  ReferralRequest: 'referrals',
  ProcedureRequest: 'planned',
  DocumentReference: 'documents',
  QuestionnaireResponse: 'questionnaires',
}

const nothingSaid = (reference: string, type: ItemType): ReadItem => ({
  reference,
  type,
  area: AREAS[type] ?? 'other',
  codes: [],
  term: '',
  otherTerms: [],
  value: null,
  text: null,
  date: null,
  time: null,
  end: null,
  recorded: null,
  who: null,
  where: null,
  status: null,
  active: null,
  significance: null,
  encounter: null,
  headings: [],
  problems: [],
  marks: [],
  facts: [],
  searchable: [],
  isNote: false,
  isLaboratory: false,
})

/** An entry as the reader of Bundles would have made it, after it the problems that it is linked to. */
export function writtenItems(id: string, written: WrittenItem): readonly [ReadItem, ...ReadItem[]] {
  const { problemTerms = [], codes = [], type, ...said } = written
  const problems = problemTerms.map((term, at) => ({
    ...nothingSaid(`Condition/${id}-${at}`, 'Condition'),
    term,
  }))
  const item: ReadItem = {
    ...nothingSaid(`${type}/${id}`, type),
    ...said,
    codes: codes.map(({ system, code, display }) => ({ system, code, display: display ?? null })),
  }
  if (item.isNote && item.text !== null) {
    item.term = item.text
    item.text = null
  }
  item.problems = [...item.problems, ...problems.map(({ reference }) => reference)]
  return [item, ...problems]
}

export interface Judging {
  today: string
  policy?: RecordPolicy
}

/** What the rules say of a label that brings its entry along. */
export function judgeWritten(label: WrittenLabel, options: Judging): Judgement {
  const items = writtenItems(label.id, label.item)
  const [placement] = placeItems(items, options)
  if (placement === undefined) throw new RangeError('an entry without a place')
  return judgementOf(label, { ...items[0], ...placement })
}

/** What the rules said of an entry that was read with the rest of its Bundle. */
export function judgementOf(
  label: Label,
  item: Pick<ReadItem, 'term' | 'value' | 'text'> &
    Pick<Placement, 'place' | 'closing' | 'reasons'>,
): Judgement {
  return {
    label,
    got: { place: item.place, closing: item.closing },
    reasons: item.reasons.map(({ text }) => text),
    words: [item.term, item.value, item.text].filter(Boolean).join(' | '),
  }
}

/** The kind of topic that a judge named; null for "none" and for names that are none of the fifteen. */
export function kindOf({ group }: Label): Kind | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, '')
  const named = plain(group ?? '')
  return (
    KINDS.find((kind) => plain(kind) === named || plain(kind.replace('&', 'and')) === named) ?? null
  )
}

/** Whether the rules and the judge differ, in place or in how a closed entry is closed. */
export const isMiss = ({ label, got }: Judgement): boolean =>
  got.place !== label.expect ||
  (label.expect === 'closed' && label.closing != null && got.closing !== label.closing)

/** Recall and precision of a set of judgements; 1 where there was nothing to find. */
export function scoreOf(judgements: readonly Judgement[]): Score {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  const count = (test: (judgement: Judgement) => boolean) => judgements.filter(test).length
  const both = (place: Place) =>
    count(({ label, got }) => label.expect === place && got.place === place)
  const wanted = (place: Place) => count(({ label }) => label.expect === place)
  const given = (place: Place) => count(({ got }) => got.place === place)
  return {
    labels: judgements.length,
    relevant: wanted('relevant'),
    recall: share(both('relevant'), wanted('relevant')),
    precision: share(both('relevant'), given('relevant')),
    closed: wanted('closed'),
    closedRecall: share(both('closed'), wanted('closed')),
    closedPrecision: share(both('closed'), given('closed')),
    closings: share(
      count(
        (each) => each.label.expect === 'closed' && each.got.place === 'closed' && !isMiss(each),
      ),
      both('closed'),
    ),
  }
}

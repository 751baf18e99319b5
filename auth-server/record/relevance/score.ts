import type { Place } from '../../contract.ts'
import type { ReadItem } from '../item.ts'
import { placeItems } from './place-items.ts'
import type { Kind } from './topic.ts'

/**
 * One judgement about one entry, made from its meaning and not from the rules. Label files are JSON arrays of these:
 * `id` any unique name · `item` the fields of `ReadItem` that matter, the rest is filled with "not said" ·
 * `place` where it belongs · `group` one of the fifteen kinds of topic, or null when it is none of them ·
 * `why` the judge's reason in words · `set` `tune` may be looked at while rules are written, `held` never.
 */
export interface Label {
  id: string
  item: Partial<ReadItem> & { type: ReadItem['type'] }
  place: Place
  group: Kind | string | null
  why: string
  set: 'tune' | 'held'
}

export interface Score {
  labels: number
  /** Of the relevant ones, how many the rules show first. */
  recall: number
  /** Of those that the rules show first, how many are relevant. */
  precision: number
  /** Of the closed ones, how many the rules close. */
  closedRecall: number
  /** Of those that the rules close, how many are to be closed. */
  closedPrecision: number
}

export interface Judgement {
  label: Label
  got: Place
  reasons: readonly string[]
}

const NOTHING_SAID: ReadItem = {
  reference: '',
  type: 'Observation',
  area: 'other',
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

/** The whole item of a label. */
export const labelledItem = ({ id, item }: Label): ReadItem => ({
  ...NOTHING_SAID,
  reference: `${item.type}/${id}`,
  area: AREAS[item.type] ?? 'other',
  ...item,
})

/** What the rules say of each label, each entry by itself. */
export function judgeLabels(labels: readonly Label[], today: string): readonly Judgement[] {
  return labels.map((label) => {
    const [placement] = placeItems([labelledItem(label)], { today })
    return {
      label,
      got: placement?.place ?? 'lower',
      reasons: placement?.reasons.map(({ text }) => text) ?? [],
    }
  })
}

/** Recall and precision of a set of judgements; 1 where there was nothing to find. */
export function scoreOf(judgements: readonly Judgement[]): Score {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  const both = (place: Place) =>
    judgements.filter(({ label, got }) => label.place === place && got === place).length
  const wanted = (place: Place) => judgements.filter(({ label }) => label.place === place).length
  const given = (place: Place) => judgements.filter(({ got }) => got === place).length
  return {
    labels: judgements.length,
    recall: share(both('relevant'), wanted('relevant')),
    precision: share(both('relevant'), given('relevant')),
    closedRecall: share(both('closed'), wanted('closed')),
    closedPrecision: share(both('closed'), given('closed')),
  }
}

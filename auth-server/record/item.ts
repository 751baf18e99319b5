import type { Area, Closing, Fact, Mark, Place, Reason } from '../contract.ts'

/** A code as it came; ids are strings, never numbers. */
export interface Code {
  system: string
  code: string
  display: string | null
}

/** The FHIR types that are items: each instance has its own place and counts there. */
export const ITEM_TYPES = [
  'Condition',
  'Encounter',
  'MedicationStatement',
  'AllergyIntolerance',
  'Immunization',
  'Observation',
  'DiagnosticReport',
  'ReferralRequest',
  'ProcedureRequest',
  'DocumentReference',
  'QuestionnaireResponse',
] as const
/** FHIR types of which a resource may have a row of its own; the last three only where nothing else claims them. */
export type ItemType = (typeof ITEM_TYPES)[number] | 'Medication' | 'MedicationRequest' | 'Specimen'

/**
 * What an area's reader says of one resource: everything the rules, the links, the views and the search need,
 * with nothing decided yet about its place. Dates are as recorded: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 */
export interface ReadItem {
  reference: string
  type: ItemType
  /** The area its type alone gives; an Observation's may be settled by its topics. */
  area: Area
  codes: readonly Code[]
  /** The original term (GP Connect "Guidance on CodeableConcept"): text, else the user-selected description, else display. */
  term: string
  /** Every other wording of the code, for search and for the rules. */
  otherTerms: readonly string[]
  value: string | null
  text: string | null
  date: string | null
  time: string | null
  end: string | null
  /** When it was written down; never shown as the date it happened. */
  recorded: string | null
  who: string | null
  where: string | null
  status: string | null
  /** True for an active problem, a current medicine, an active allergy; null where the idea does not apply. */
  active: boolean | null
  significance: 'major' | 'minor' | null
  /** `Encounter/…` it was recorded in, whether or not that Encounter came. */
  encounter: string | null
  /** Titles of the headings and topics under which consultations list it: "Social", "History" … */
  headings: readonly string[]
  /** References of the problems it is linked to (either direction). */
  problems: readonly string[]
  marks: readonly Mark[]
  facts: readonly Fact[]
  /** Other words that must be searchable: recipients, reactions, participants, attachment titles … */
  searchable: readonly string[]
  /** Of a form: references of the entries that are its answers. */
  answers?: readonly string[]
  /** True for a free-text comment note (37331000000100). */
  isNote: boolean
  /** True for a result, header or filing comment of a laboratory report. */
  isLaboratory: boolean
}

/** What the rules decided about one item. */
export interface Placement {
  /** Settled area (an Observation about alcohol is `lifestyle`, one about housing `socialHistory` …). */
  area: Area
  place: Place
  closing: Closing | null
  /** Fixed label of a `headline`, e.g. "Self-harm: recorded". */
  headline: string | null
  /** True when code and date are shown but the words behind them (`text`, `value`) open only with a reason (risk to others, vulnerability, adult safeguarding). */
  wordsClosed: boolean
  reasons: readonly Reason[]
  /** Topics recognised, by their names in the rules. */
  topics: readonly string[]
  /** Topics named at all, also where they did not count: said of a relative, or only in passing. */
  mentioned?: readonly string[]
  group: string | null
  negated: boolean
  otherPerson: boolean
}

/** An item with its place. */
export interface Item extends ReadItem, Placement {}

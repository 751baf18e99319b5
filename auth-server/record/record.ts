import type { EntryCounts, PersonName, RecordWarning } from '../contract.ts'
import type { Item } from './item.ts'

/** The patient as the GP record names them; compared with the vendor's and PDS's before anything is shown. */
export interface RecordPatient {
  nhsNumber: string | null
  name: PersonName
  birthDate: string | null
  gender: string | null
  deceased: string | null
  address: readonly string[]
  telecom: readonly { use: string | null; value: string }[]
  language: string | null
  interpreterRequired: boolean | null
  contacts: readonly {
    name: string
    relationships: readonly string[]
    telecom: readonly string[]
  }[]
  usualGp: string | null
  practice: { name: string | null; ods: string | null }
}

/** Links of one problem, in three strengths kept apart elsewhere; here only what the GP system itself says. */
export interface ProblemLinks {
  /** Encounters by GP Connect linkage: related content, own context, topics, and the context of each linked item. */
  consultations: readonly string[]
  /** Present targets that are neither Encounter nor List, and related problems in either direction. */
  linked: readonly string[]
  parents: readonly string[]
  children: readonly string[]
  siblings: readonly string[]
  actual: string | null
  /** Distinct absent targets. */
  missing: readonly string[]
  displayOnly: readonly string[]
}

/** A consultation's own structure, order kept. */
export interface ConsultationTree {
  title: string | null
  topics: readonly {
    reference: string | null
    title: string | null
    problems: readonly string[]
    headings: readonly {
      title: string | null
      entries: readonly { reference: string | null; display: string | null }[]
    }[]
  }[]
}

/** The query lists of GP Connect 1.5.1 that stand for an area each. */
export type PrimaryList =
  | 'allergies'
  | 'endedAllergies'
  | 'consultations'
  | 'planned'
  | 'immunisations'
  | 'investigations'
  | 'medicines'
  | 'referrals'
  | 'problems'
  | 'uncategorised'

/** What one of these lists says of its area. */
export interface ListState {
  present: boolean
  entries: number
  /** Codes of the list-warning extension, in wire order. */
  warnings: readonly string[]
  /** `List.note` texts, joined. */
  note: string | null
  emptyReason: string | null
}

/** Everything one Bundle (or the union of several) says, understood, linked and placed. */
export interface PatientRecord {
  patient: RecordPatient
  items: readonly Item[]
  /** Made when it is first asked for: the first screen does without it. */
  readonly byReference: ReadonlyMap<string, Item>
  problems: ReadonlyMap<string, ProblemLinks>
  consultations: ReadonlyMap<string, ConsultationTree>
  lists: ReadonlyMap<PrimaryList, ListState>
  /** Areas the practice has switched off or cannot send, by the in-bundle OperationOutcome. */
  warnings: readonly RecordWarning[]
  partial: boolean
  entries: EntryCounts
  notUnderstood: readonly { reference: string; why: string }[]
  /** Name and version of the rules that placed the items. */
  rules: string
  /** The item that a resource without a row of its own is drawn in: a plan or issue in its medicine, a specimen in its report. */
  within?: ReadonlyMap<string, string>
}

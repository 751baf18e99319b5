import type { OverviewView } from './overview.ts'
import type { OperationOutcomeView } from './refusals.ts'
import type { SectionView, WarningView } from './sections.ts'
import type { Area, PeriodMonths } from './words.ts'

/** The stages of a retrieval, in order; each is said in words while it runs. */
export const STAGES = ['permission', 'pds', 'sds', 'practice', 'reading'] as const
export type Stage = (typeof STAGES)[number]

export interface IdentityDifference {
  field: 'family name' | 'given name' | 'gender' | 'birth date' | 'practice'
  yours: string
  theirs: string
}

/** When, from whom and for what the record was fetched. */
export interface RetrievalView {
  practice: { name: string | null; ods: string | null }
  /** ISO instants of every retrieval that was merged, newest first. */
  fetchedAt: readonly string[]
  asked: { months: PeriodMonths; from: string | null; to: string; areas: readonly Area[] }
  traceId: string
  warnings: readonly WarningView[]
  /** The conservation law: six counts that add up to the total. */
  entries: EntryCounts
  notUnderstood: readonly { reference: string; why: string }[]
  rules: string
}

export interface EntryCounts {
  total: number
  relevant: number
  lower: number
  closed: number
  administrative: number
  structural: number
  notUnderstood: number
}

/** One line of the answer to `POST /api/launches/{id}/record`. */
export type RecordEvent =
  | { type: 'stage'; stage: Stage; state: 'started' | 'done'; words: string }
  | { type: 'identity'; differences: readonly IdentityDifference[] }
  | { type: 'retrieval'; retrieval: RetrievalView }
  | { type: 'overview'; overview: OverviewView }
  | { type: 'sections'; sections: readonly SectionView[] }
  | { type: 'done' }
  | { type: 'refused'; outcome: OperationOutcomeView }

/** Body of `POST /api/launches/{id}/record`. `again` asks the practice; otherwise the session's own copy is opened where there is one. */
export interface RecordRequest {
  months?: PeriodMonths
  again?: boolean
  /** With tests and immunisations, where the vendor's entry allows to ask for them. */
  tests?: boolean
}

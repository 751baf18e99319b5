import type { ItemView } from './items.ts'
import type { SectionView } from './sections.ts'
import type { ConsultationView, ProblemView, TimelineView } from './views.ts'
import type { Area, OpenReason } from './words.ts'

/** Body of `POST /api/launches/{id}/record/view`; the answer is named by `show`. */
export type ViewRequest =
  /** The first `rows` of those shown first, or every one of them; with `all` the others too. */
  | { show: 'section'; area: Area; all?: boolean; rows?: number }
  | { show: 'problem'; reference: string }
  | { show: 'consultation'; reference: string }
  | { show: 'item'; reference: string }
  | { show: 'sameDay'; date: string }
  | { show: 'timeline'; problem?: string; all?: boolean }

export interface ViewAnswers {
  section: SectionView
  problem: ProblemView
  consultation: ConsultationView
  item: ItemView
  sameDay: readonly ItemView[]
  timeline: TimelineView
}

/** Body of `POST /api/launches/{id}/record/open`: what is closed, and why it is opened. */
export interface OpenRequest {
  what: 'sensitive' | 'safety' | { reference: string }
  reason: OpenReason
}

/** Body of `POST …/record/more`: a later retrieval, merged into what is there; answered as `RecordEvent`s. */
export type MoreRequest =
  /** Consultations from before what was asked for so far. */
  | { kind: 'older' }
  /** The consultations around the date of this entry, e.g. one that came as a header only. */
  | { kind: 'around'; reference: string }

/** Body of `POST …/record/reveal`: that the worker had all of an area shown, printed or copied; recorded in the audit. */
export interface RevealRequest {
  area: string
  how?: 'all' | 'print' | 'copy'
  reason?: OpenReason
}

/** Something that happened in this session, as its audit has it. */
export interface LookView {
  /** ISO instants, to the second; the same when it happened once. */
  first: string
  last: string
  times: number
  /** A sentence without its full stop. */
  what: string
  /** Sections, reasons, how many entries; never what they say. */
  details: readonly string[]
  /** Set when it was refused or failed: why, in words. */
  refusal: string | null
}

/** Answer to `GET …/looked-at`: what was looked at in this session, the newest first. Reading it is recorded too. */
export interface LookedAtView {
  looks: readonly LookView[]
}

/** A care plan as the vendor's own system holds it, in that system's words; null where it says nothing. */
export interface VendorCarePlan {
  what: string | null
  description: string | null
  /** FHIR's own code: `active`, `completed` … */
  status: string | null
  /** As recorded: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. */
  from: string | null
  until: string | null
  by: readonly string[]
  outcomes: readonly string[]
  activities: readonly string[]
}

/** Answer to `GET …/care-plans`: never part of the GP record, and never mixed with it. */
export interface CarePlansView {
  /** Name of the vendor's system. */
  vendor: string
  /** `not-granted`: it holds care plans, and its sign-in did not give them to this user. */
  state: 'read' | 'not-offered' | 'not-granted'
  plans: readonly VendorCarePlan[]
}

import type { RefusalCode, RefusalKind } from './refusals.ts'
import type { PeriodMonths } from './words.ts'

/** Names as recorded; the panel formats them. */
export interface PersonName {
  family: string
  given: readonly string[]
  prefix: readonly string[]
  /** When the source has only one string. */
  text?: string
}

export interface PatientView {
  name: PersonName
  /** `YYYY-MM-DD`, or null when the vendor holds none. */
  birthDate: string | null
  gender: 'male' | 'female' | 'other' | 'unknown'
  /** Ten digits, unspaced. */
  nhsNumber: string | null
}

export interface LetterView {
  source: 'vendor' | 'pasted'
  title: string
  author: string | null
  date: string | null
  /** Plain text, exactly as received. */
  text: string
}

export interface ReferralView {
  source: 'vendor' | 'stated' | 'none'
  /** Opaque id of the referral this consent and these notes belong to. */
  id: string | null
  reason: string | null
  referrer: string | null
  date: string | null
  letter: LetterView | null
}

/** How the worker knows that the patient, or who may decide for them, agrees. */
export const CONSENT_HOW = ['In the referral', 'By phone', 'In person'] as const
export type ConsentHow = (typeof CONSENT_HOW)[number]
export const CONSENT_BY = ['The patient', 'A carer'] as const
export type ConsentBy = (typeof CONSENT_BY)[number]
/** Asked when a carer said yes. */
export const CONSENT_BASIS = [
  'The patient agreed that they speak for them',
  'Lasting power of attorney for health and welfare',
  'Parent, or someone with parental responsibility',
  'Best interests decision',
] as const
export type ConsentBasis = (typeof CONSENT_BASIS)[number]

export interface ConsentView {
  state: 'recorded' | 'stated' | 'missing' | 'expired' | 'withdrawn' | 'refused'
  how: string | null
  by: string | null
  basis: string | null
  /** ISO instants. */
  on: string | null
  until: string | null
}

export interface ConsentStatement {
  decision: 'agreed' | 'refused' | 'withdrawn'
  how?: ConsentHow
  by?: ConsentBy
  basis?: ConsentBasis
  carerName?: string
}

/** What the server still needs from the worker before it may ask for the record. */
export type Need = 'referral' | 'consent' | 'policy'

export interface SessionView {
  launchId: string
  vendor: { name: string; escalation: string | null }
  user: { name: string; role: string }
  organisation: { name: string; ods: string }
  patient: PatientView
  referral: ReferralView
  consent: ConsentView
  /** Empty when the record may be asked for. */
  needs: readonly Need[]
  /** Text of the local policy for under-16s and lack of capacity, when `policy` is needed. */
  policyText: string | null
  /** Set when the journey cannot include the record at all (a role, an organisation, an NHS number). */
  barrier: { code: RefusalCode; kind: RefusalKind; message: string } | null
  period: { months: PeriodMonths; choices: readonly PeriodMonths[] }
  /** True where tests and immunisations may be asked for too. */
  mayAskForTests?: boolean
  /** ISO instants; the panel warns two minutes before the earlier one. */
  idleEndsAt: string
  endsAt: string
  /** True when a record of this session can be opened without asking again. */
  hasRecord: boolean
  /** ISO instant of the previous time this user opened this patient, for "new since". */
  lastOpened: string | null
  /** Shown at all times, e.g. that a patient without NHS number is mapped to a made-up one. */
  banner: string | null
  intent: string | null
  /** FHIR `need_patient_banner`; when false the identity strip is slim, never absent. */
  needPatientBanner: boolean
  /** SMART Web Messaging with the vendor's page, where the launch offered it. */
  webMessaging?: { handle: string; origin: string }
  /** True where the vendor's own system can be asked for care plans: `GET …/care-plans`. */
  hasCarePlans?: boolean
  /** True where the vendor named a look of its own: `GET …/style`. */
  hasStyle?: boolean
}

/** What was let through of the vendor's look: CSS values that were checked one by one. Any of them may be missing. */
export interface StyleView {
  text?: string
  background?: string
  highlight?: string
  fontSize?: string
  fontFamily?: string
}

/** Answer to `GET /api/availability?ods=`: whether SDS lists the practice, not whether it agreed to share. */
export interface AvailabilityView {
  ods: string
  reachable: boolean
}

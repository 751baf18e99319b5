import type {
  ConsentView,
  LetterView,
  PatientView,
  PeriodMonths,
  ReferralView,
} from '../contract.ts'

/** Context members of the token response (SMART App Launch 2.2, "Launch context"), as far as they are used. */
export interface LaunchContext {
  patient: string
  encounter: string | null
  intent: string | null
  needPatientBanner: boolean
  tenant: string | null
  fhirContext: readonly { reference?: string; canonical?: string; role?: string; type?: string }[]
  smartStyleUrl: string | null
  /** SMART Web Messaging: the handle is a secret between the vendor's page and this panel. */
  webMessaging?: { handle: string; origin: string }
}

/** The vendor’s tokens of a session; they never leave the server. */
export interface VendorTokens {
  accessToken: string
  refreshToken: string | null
  /** ISO instant, or null when the vendor named none. */
  expiresAt: string | null
  /** ISO instant from which a new access token is fetched before the next call; null as `expiresAt`. */
  refreshAt?: string | null
  /** What was granted. */
  scopes: readonly string[]
}

/** Who signed in, by the id_token; (`issuer`, `subject`) is the key, never the name. */
export interface SignedInUser {
  issuer: string
  subject: string
  name: string | null
  /** `Practitioner/x` or `PractitionerRole/x`, relative to the vendor's FHIR base. */
  fhirUser: string | null
}

/** What the server has learnt or been told in this session. */
export interface SessionKnowledge {
  user: {
    name: { family: string; given: readonly string[]; prefix: readonly string[]; text?: string }
    roles: readonly string[]
    sdsUserId: string | null
    sdsRoleProfileId: string | null
    /** ODS codes of the organisations that the user's roles name; empty when the vendor names none. */
    organisations?: readonly string[]
  } | null
  patient: PatientView | null
  referral: ReferralView | null
  consent: ConsentView | null
  letter: LetterView | null
  policyAnswered: boolean
  /** Set when the worker confirmed the named differences of identity. */
  identityConfirmed: boolean
  /** Set while a fetched record waits for that confirmation. */
  identityPending: boolean
  period: PeriodMonths
  /** The reason last given for opening what is closed, and what was opened. */
  opened: readonly string[]
  /** How many retrievals of the record were taken in. */
  retrievals?: number
  /** Number of the last retrieval that was begun to be taken in. */
  sequence?: number
  /** ISO instant of the previous time this user opened this patient. */
  lastOpened?: string | null
}

/** A signed-in launch: one vendor, one user, one patient. Sealed under the browser's credential. */
export interface Session {
  launchId: string
  vendorId: string
  /** FHIR base exactly as it came in the launch. */
  iss: string
  user: SignedInUser
  context: LaunchContext
  tokens: VendorTokens
  knowledge: SessionKnowledge
  createdAt: string
  endsAt: string
}

/** The pretend world: who lives in it, which practices hold their records, and who scripts a refusal. */

/** A GP practice of the sandbox. `dialect` names the supplier whose shapes its answers take. */
export interface Practice {
  ods: string
  name: string
  phone: string
  asid: string
  partyKey: string
  dialect: 'emis' | 'tpp' | 'medicus'
  gp: { family: string; given: string; prefix: string; sdsUserId: string }
  script?: PracticeScript
}

/** What the NHS side does with a whole practice. */
export type PracticeScript =
  | 'not-in-sds' // SDS: no endpoint
  | 'no-agreement' // proxy: FOT_CHECK_FAILED
  | 'switched-off' // practice: 403 ACCESS DENIED
  | 'moved' // proxy: address varies from what SDS said at first
  | 'old-provider' // medicines and allergies only; everything else is unrecognised
  | 'referrals-off' // referrals have been disabled

/** What the NHS side does with this person instead of answering with a record. */
export type Script =
  | 'dissent' // practice: 403 NO_PATIENT_CONSENT
  | 'practice-does-not-share' // proxy or practice: no sharing
  | 'not-found' // practice: 404 PATIENT_NOT_FOUND
  | 'restricted' // PDS: security R
  | 'practice-down' // proxy: 502
  | 'html' // practice: 200 text/html
  | 'birth-date-differs' // record answers with another birth date
  | 'withheld' // record with confidential-items warnings
  | 'broken-json' // practice: 200 with half a Bundle
  | 'no-patient' // Bundle without a Patient
  | 'another-patient' // Bundle of another NHS number
  | 'not-on-pds' // PDS: 404 RESOURCE_NOT_FOUND
  | 'invalidated' // PDS: 404 INVALIDATED_RESOURCE
  | 'very-restricted' // PDS: security V
  | 'deceased' // PDS: deceasedDateTime
  | 'no-practice' // PDS: no generalPractitioner
  | 'superseded' // PDS: answers with another number, under which the record is held
  | 'unverified' // PDS: another birth date and another name
  | 'no-organisation-consent' // practice: 403 NO_ORGANISATION_CONSENT
  | 'all-withheld' // every list empty, with confidential-items
  | 'practice-error' // practice: 500 INTERNAL_SERVER_ERROR
  | 'not-implemented' // practice: 501 NOT_IMPLEMENTED
  | 'gateway-timeout' // proxy: 504
  | 'request-refused' // practice: 400 BAD_REQUEST
  | 'never-answers' // the connection stays open and silent

export interface Letter {
  title: string
  author: string
  date: string
  text: string
}

/** One invented person. NHS numbers come from the 999 test range. */
export interface Person {
  /** Used as Patient id at the vendor: lower case words and dashes. */
  id: string
  nhsNumber: string
  name: { family: string; given: readonly string[]; prefix: string }
  gender: 'male' | 'female' | 'other' | 'unknown'
  birthDate: string
  address: { line: string; city: string; postalCode: string }
  phone: string
  practice: Practice
  /** What the vendor's list says in a line. */
  headline: string
  referral: { reason: string; referrer: string; date: string } | null
  letter: Letter | null
  /** An active Consent at the vendor. */
  consent: boolean
  appointments: readonly { at: string; what: string }[]
  /** A care plan that the vendor's own system holds. */
  carePlan?: { title: string; from: string; by: string; goal: string; activity: string }
  script: Script | null
  /**
   * The whole GP record as a GP Connect Bundle (STU3), every area, every date; the practice simulator filters it
   * by what was asked. `--records` Bundles are served whole: then `whole` is true.
   */
  bundle: () => unknown
  whole?: boolean
}

export interface World {
  practices: readonly Practice[]
  people: readonly Person[]
}

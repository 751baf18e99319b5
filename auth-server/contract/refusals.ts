/** How the panel treats a refusal. */
export type RefusalKind =
  | 'not-shared' // the record exists but is not given to us
  | 'not-attempted' // a gate stopped us before the practice was asked
  | 'technical' // our or the network's fault; not cured by trying again
  | 'temporary' // the user may try again
  | 'permission' // role, organisation, referral or consent
  | 'session' // reopen the panel from the record
  | 'request' // the call itself was wrong

/** Every reason for which Backstory says no, with how the panel treats it and whether the user may retry. */
export const REFUSALS = {
  // GP Connect: the practice, the proxy, SDS
  'no-patient-consent': { kind: 'not-shared', retry: false },
  'practice-does-not-share': { kind: 'not-shared', retry: false },
  'patient-not-found': { kind: 'not-shared', retry: true },
  'practice-unavailable': { kind: 'temporary', retry: true },
  'practice-timeout': { kind: 'temporary', retry: true },
  'answer-unreadable': { kind: 'temporary', retry: true },
  'answer-too-large': { kind: 'technical', retry: false },
  'answer-without-patient': { kind: 'technical', retry: false },
  'another-patient': { kind: 'technical', retry: false },
  'retrieval-failed': { kind: 'technical', retry: false },
  cancelled: { kind: 'temporary', retry: true },
  // PDS
  'number-not-on-pds': { kind: 'not-attempted', retry: false },
  'number-invalid': { kind: 'not-attempted', retry: false },
  'number-missing': { kind: 'not-attempted', retry: false },
  'record-invalidated': { kind: 'not-attempted', retry: false },
  'patient-restricted': { kind: 'not-attempted', retry: false },
  'patient-deceased': { kind: 'not-attempted', retry: false },
  'no-registered-practice': { kind: 'not-attempted', retry: false },
  'identity-not-verified': { kind: 'not-attempted', retry: false },
  'pds-unavailable': { kind: 'temporary', retry: true },
  'sds-unavailable': { kind: 'temporary', retry: true },
  // launch
  'vendor-unknown': { kind: 'session', retry: false },
  'launch-invalid': { kind: 'session', retry: false },
  'discovery-failed': { kind: 'session', retry: true },
  'sign-in-refused': { kind: 'session', retry: true },
  'sign-in-failed': { kind: 'session', retry: true },
  'sign-in-no-patient': { kind: 'session', retry: false },
  'user-not-recognised': { kind: 'session', retry: false },
  'vendor-unavailable': { kind: 'temporary', retry: true },
  'session-unknown': { kind: 'session', retry: false },
  'session-ended': { kind: 'session', retry: false },
  // permission
  'role-not-allowed': { kind: 'permission', retry: false },
  'organisation-unknown': { kind: 'permission', retry: false },
  'referral-needed': { kind: 'permission', retry: true },
  'consent-needed': { kind: 'permission', retry: true },
  'consent-refused': { kind: 'permission', retry: false },
  'policy-question': { kind: 'permission', retry: true },
  'identity-unconfirmed': { kind: 'permission', retry: true },
  'reason-needed': { kind: 'permission', retry: true },
  'not-openable': { kind: 'permission', retry: false },
  // the call itself, the record, the store
  'record-not-fetched': { kind: 'request', retry: true },
  'item-unknown': { kind: 'request', retry: false },
  'request-invalid': { kind: 'request', retry: false },
  'request-too-large': { kind: 'request', retry: false },
  'origin-refused': { kind: 'request', retry: false },
  'too-many-requests': { kind: 'request', retry: true },
  'not-found': { kind: 'request', retry: false },
  'audit-unavailable': { kind: 'temporary', retry: true },
  'store-unavailable': { kind: 'temporary', retry: true },
  unexpected: { kind: 'temporary', retry: true },
} as const satisfies { readonly [code: string]: { kind: RefusalKind; retry: boolean } }
export type RefusalCode = keyof typeof REFUSALS

/**
 * Every error answer: a FHIR OperationOutcome. The codings are the refusal code and how the panel treats it, the
 * extension says whether the user may try again, `details.text` is the sentence, `diagnostics` the trace id.
 */
export interface OperationOutcomeView {
  resourceType: 'OperationOutcome'
  issue: [
    {
      severity: 'error'
      code: string
      details: {
        coding: [{ system: string; code: RefusalCode }, { system: string; code: RefusalKind }]
        text: string
      }
      diagnostics: string
      extension: [{ url: string; valueBoolean: boolean }]
    },
  ]
}

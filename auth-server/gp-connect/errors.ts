import type { RefusalCode } from '../contract.ts'
import { type OutcomeWords, readOutcome } from './outcome.ts'

/** What a refusal from the practice or the proxy means for the user. */
export interface Meaning {
  rule: string
  refusal: RefusalCode
  /** True when a fresh look-up of the practice's address may mend it. */
  lookAgain?: true
}

interface ErrorRow extends Meaning {
  fits(status: number, outcome: OutcomeWords): boolean
}

/** A code of the practice, which counts only with a status of its own class: with 5xx the status decides. */
const code =
  (...codes: string[]) =>
  (status: number, outcome: OutcomeWords) =>
    status < 500 && codes.includes(outcome.code)
const proxyText = (pattern: RegExp) => (status: number, outcome: OutcomeWords) =>
  status >= 400 && pattern.test(outcome.text)
const httpStatus =
  (...statuses: number[]) =>
  (status: number) =>
    statuses.includes(status)

/**
 * HTTP status and Spine code decide; displays vary and are read only for the proxy's own faults, which carry the
 * status as their code (GP Connect, "Error handling guidance"). The first row that fits wins; without one, a status
 * from 500 up is temporary and anything else our own fault.
 */
export const ANSWER_ERRORS: ErrorRow[] = [
  {
    rule: 'answer/NO_PATIENT_CONSENT',
    fits: code('NO_PATIENT_CONSENT'),
    refusal: 'no-patient-consent',
  },
  {
    rule: 'answer/NO_ORGANISATION_CONSENT',
    fits: code('NO_ORGANISATION_CONSENT'),
    refusal: 'practice-does-not-share',
  },
  {
    rule: 'answer/ACCESS_DENIED',
    fits: code('ACCESS_DENIED'),
    refusal: 'practice-does-not-share',
  },
  {
    rule: 'answer/NO_RELATIONSHIP',
    fits: code('NO_RELATIONSHIP'),
    refusal: 'practice-does-not-share',
  },
  {
    rule: 'answer/PATIENT_NOT_FOUND',
    fits: code('PATIENT_NOT_FOUND'),
    refusal: 'patient-not-found',
  },
  {
    rule: 'answer/NO_RECORD_FOUND',
    fits: code('NO_RECORD_FOUND'),
    refusal: 'patient-not-found',
  },
  {
    rule: 'proxy/VARIES_FROM_TARGETURL',
    fits: proxyText(/_VARIES_FROM_TARGETURL_/),
    refusal: 'retrieval-failed',
    lookAgain: true,
  },
  {
    rule: 'proxy/FOT_CHECK_FAILED',
    fits: proxyText(/\bFOT_CHECK_FAILED_/),
    refusal: 'practice-does-not-share',
  },
  {
    rule: 'proxy/PARTYKEY_INTERACTION_CHECK_FAILED',
    fits: proxyText(/\bPARTYKEY_INTERACTION_CHECK_FAILED_/),
    refusal: 'practice-does-not-share',
  },
  { rule: 'status/timeout', fits: httpStatus(408, 504), refusal: 'practice-timeout' },
  { rule: 'status/throttled', fits: httpStatus(429), refusal: 'practice-unavailable' },
  // nginx: the client certificate was missing or not accepted.
  { rule: 'status/tls', fits: httpStatus(495, 496), refusal: 'practice-unavailable' },
  {
    rule: 'status/server',
    fits: (status) => status >= 500,
    refusal: 'practice-unavailable',
  },
]

/** What an answer other than a record means. */
export function meaningOf(status: number, json: unknown): Meaning {
  const outcome = readOutcome(json) ?? { code: '', text: '' }
  return (
    ANSWER_ERRORS.find(({ fits }) => fits(status, outcome)) ?? {
      rule: 'answer/our-fault',
      refusal: 'retrieval-failed',
    }
  )
}

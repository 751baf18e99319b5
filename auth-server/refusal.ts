import {
  type OperationOutcomeView,
  REFUSALS,
  type RefusalCode,
  type RefusalKind,
} from './contract.ts'
import { REFUSAL_ANSWERS } from './refusal-answers.ts'

/** Code system of our refusal codes in an OperationOutcome. */
const REFUSAL_SYSTEM = 'urn:backstory:refusal'
const KIND_SYSTEM = 'urn:backstory:refusal-kind'
const RETRY = 'urn:backstory:may-retry'

/**
 * The one refusal: a closed union of codes, each with a status, a sentence and, once answered, a trace id.
 * `cause` is for the log's error name only; nothing of it reaches the user.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, options?: { cause?: unknown }) {
    super(REFUSAL_ANSWERS[code].sentence, options)
    this.code = code
  }

  get status(): number {
    return REFUSAL_ANSWERS[this.code].status
  }

  get kind(): RefusalKind {
    return REFUSALS[this.code].kind
  }
}

/** The FHIR form of a refusal, with the trace id that the user can quote. */
export function operationOutcome(code: RefusalCode, traceId: string): OperationOutcomeView {
  const { issue, sentence } = REFUSAL_ANSWERS[code]
  const { kind, retry } = REFUSALS[code]
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: issue,
        details: {
          coding: [
            { system: REFUSAL_SYSTEM, code },
            { system: KIND_SYSTEM, code: kind },
          ],
          text: sentence,
        },
        diagnostics: traceId,
        extension: [{ url: RETRY, valueBoolean: retry }],
      },
    ],
  }
}

import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { operationOutcome, Refusal } from '../refusal.ts'
import { routeName, traceOf } from './trace.ts'

/** The answer to whatever no route took. */
export const nothingHere: RequestHandler = () => {
  throw new Refusal('not-found')
}

/** The one error handler: every error becomes an OperationOutcome that names its trace id and nothing else. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = refusalOf(error)
    noteRefusal(log, refusal, traceOf(response), routeName(request))
    if (response.headersSent) {
      response.destroy()
      return
    }
    response
      .status(refusal.status)
      .type('application/fhir+json')
      .send(JSON.stringify(operationOutcome(refusal.code, traceOf(response))))
  }
}

/** What an error is to the outside. A message of somebody else's error is never repeated. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { type, status } = error instanceof Error ? (error as HttpFault) : {}
  if (type === 'entity.too.large') return new Refusal('request-too-large', { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Refusal('request-invalid', { cause: error })
  }
  return new Refusal('unexpected', { cause: error })
}

interface HttpFault {
  type?: unknown
  status?: unknown
}

/** Writes down a refusal: code, trace and the class names of its causes; messages may quote a patient. */
export function noteRefusal(log: Logger, refusal: Refusal, trace: string, route: string): void {
  const line = { trace, route, refusal: refusal.code, causes: causesOf(refusal.cause) }
  if (refusal.code === 'unexpected')
    log.error({ ...line, at: placeOf(refusal.cause) }, 'unexpected')
  else log.info(line, 'refused')
}

/** What went wrong beneath a refusal, in words that hold nothing of a person: classes, codes, and OAuth's own errors. */
export function causesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 4) return []
  const { code, error: said } = error as { code?: unknown; error?: unknown }
  const words = [
    error.name,
    ...(typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? [code] : []),
    ...(OAUTH_ERRORS.has(said) ? [String(said)] : []),
  ]
  return [words.join(' '), ...causesOf(error.cause, depth + 1)]
}

/** RFC 6749 4.1.2.1 and 5.2; OpenID Connect Core 3.1.2.6; RFC 8707 2. What else a server calls `error` is not repeated. */
const OAUTH_ERRORS: ReadonlySet<unknown> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'access_denied',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_target',
])

/** Where in our own code an unexpected error came from: file names and lines, no message. */
function placeOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return []
  return [...error.stack.matchAll(/auth-server\/([\w/.-]+:\d+)/g)]
    .slice(0, 5)
    .map(([, at]) => at ?? '')
}

import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { routeName, traceOf } from './trace.ts'

/**
 * One line for each call, when its answer has gone: method, route pattern, status, time and trace id. Addresses,
 * headers and bodies are never logged, since each of them can hold a launch, a credential or a patient.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    response.once('close', () => {
      const line = {
        trace: traceOf(response),
        method: request.method,
        route: routeName(request),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        ...(response.writableFinished ? {} : { aborted: true }),
      }
      if (response.statusCode >= 500) log.warn(line, 'call failed')
      else log.debug(line, 'call')
    })
    next()
  }
}

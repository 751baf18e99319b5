import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'

const TRACE = 'traceId'

/** Gives every call a trace id of our own making: it is in the log, in every error and in the audit. */
export function giveTrace(): RequestHandler {
  return (_request, response, next) => {
    response.locals[TRACE] = randomUUID()
    response.setHeader('X-Trace-Id', traceOf(response))
    next()
  }
}

/** The trace id of this call. */
export function traceOf(response: Response): string {
  return String(response.locals[TRACE])
}

/** A part of a path, for the log: never the address itself, which may hold a launch id. */
export function routeName(request: Request): string {
  const path: unknown = request.route?.path
  return typeof path === 'string' ? `${request.baseUrl ? '/…' : ''}${path}` : 'none'
}

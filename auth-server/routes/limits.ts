import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Refusal } from '../refusal.ts'

/** How many calls a minute are taken. */
export const CALLS_A_MINUTE = {
  /** From one address, on everything: an office of link workers may share one. */
  all: 6000,
  /** From one address, on what starts or ends a sign-in. */
  signIn: 300,
  /** For one launch, on the panel's data: a poll every 4 seconds is 15 of them. */
  launch: 600,
  /** For one launch, on asking a practice. */
  record: 20,
} as const

/** Refuses what comes too fast, like every refusal: `too-many-requests`. */
export function limitCalls(
  perMinute: number,
  by: 'address' | 'launch' = 'address',
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) =>
      by === 'launch' ? String(request.params.id) : ipKeyGenerator(request.ip ?? ''),
    handler: (_request, _response, next) => next(new Refusal('too-many-requests')),
  })
}

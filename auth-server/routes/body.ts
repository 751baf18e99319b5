import express, { type RequestHandler } from 'express'
import type { z } from 'zod'
import { readShape } from '../read-shape.ts'
import { Refusal } from '../refusal.ts'

/** Largest body that is taken; a pasted letter is the longest thing a panel sends. */
const BODY_LIMIT = '256kb'

/** Reads a JSON body; any other content type with a body is refused. */
export function readJson(): readonly RequestHandler[] {
  return [
    (request, _response, next) => {
      if (request.method !== 'GET' && !request.is('application/json') && hasBody(request.headers)) {
        throw new Refusal('request-invalid')
      }
      next()
    },
    express.json({ limit: BODY_LIMIT, strict: true, type: 'application/json' }),
  ]
}

function hasBody(headers: {
  'content-length'?: string | undefined
  'transfer-encoding'?: unknown
}) {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** The body in the shape a route needs, or `request-invalid`. */
export function bodyOf<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const read = readShape(schema, body ?? {})
  if (!read.success) throw new Refusal('request-invalid', { cause: read.error })
  return read.data
}

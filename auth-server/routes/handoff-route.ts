import { json, Router } from 'express'
import { z } from 'zod'
import type { Sessions } from '../launch/sessions.ts'
import { readShape } from '../read-shape.ts'
import { Refusal } from '../refusal.ts'

export interface HandoffRoutePorts {
  sessions: Sessions
  clock: () => Date
}

const Body = z.strictObject({ code: z.string().max(100) })

/**
 * `POST /api/launches/{id}/handoff` with `{ code }`, the one of the panel's fragment: answers `{ bearer, launch_id }`
 * once, for a frame in which no cookie comes back. The panel keeps the bearer in memory only.
 */
export function handoffRoute(ports: HandoffRoutePorts): Router {
  const router = Router()
  router.post('/api/launches/:id/handoff', json({ limit: '1kb' }), async (request, response) => {
    response.set('Cache-Control', 'no-store')
    const body = readShape(Body, request.body)
    if (!body.success) throw new Refusal('request-invalid')
    const { id } = request.params
    const bearer = await ports.sessions.takeHandoff(id, body.data.code, ports.clock())
    if (bearer === null) throw new Refusal('session-unknown')
    response.json({ bearer, launch_id: id })
  })
  return router
}

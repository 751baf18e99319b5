import { Router } from 'express'
import { z } from 'zod'
import type { BeatView } from '../contract.ts'
import { permissionOf } from '../launch/permission.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf } from './body.ts'
import { audit, openCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits } from './permit.ts'
import { sessionView } from './session-view.ts'

const Beat = z.strictObject({ active: z.boolean().optional() })

/** `GET /`, `POST /beat` and `POST /touch` of a launch. */
export function sessionRoute(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true })
    .get('/', async (request, response) => {
      const stands = await permits.standing(await openCall(ports, request, response))
      const view = sessionView(stands)
      await audit(ports, stands.call, 'patient-opened')
      response.json(view)
    })
    .post('/beat', async (request, response) => {
      const { active = false } = bodyOf(Beat, request.body)
      const stands = await permits.standing(
        await openCall(ports, request, response, { touch: active }),
        'consent',
      )
      const { session, idleEndsAt, endsAt } = stands.call.opened
      const permission = permissionOf(stands.facts)
      if ((session.knowledge.retrievals ?? 0) > 0 && !permission.allowed) {
        throw new Refusal(permission.code)
      }
      response.json({ idleEndsAt, endsAt } satisfies BeatView)
    })
    .post('/touch', async (request, response) => {
      const { opened } = await openCall(ports, request, response)
      response.json({ idleEndsAt: opened.idleEndsAt, endsAt: opened.endsAt } satisfies BeatView)
    })
}

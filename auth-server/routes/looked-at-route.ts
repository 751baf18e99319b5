import { Router } from 'express'
import { inWords } from '../audit/in-words.ts'
import type { LookedAtView } from '../contract.ts'
import { audit, openCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'

/** `GET /looked-at`: what was looked at in this session, in words; that somebody read it is recorded first. */
export function lookedAtRoute(ports: PanelPorts): Router {
  return Router({ mergeParams: true }).get('/looked-at', async (request, response) => {
    const call = await openCall(ports, request, response)
    await audit(ports, call, 'audit-viewed')
    const entries = await ports.audit.ofLaunch(call.opened.session.launchId)
    response.json({ looks: inWords(entries) } satisfies LookedAtView)
  })
}

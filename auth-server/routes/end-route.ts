import { Router } from 'express'
import { clearLaunchCookie } from '../launch/credentials.ts'
import { audit, openCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits } from './permit.ts'

/** `POST /end`: the session, its record and its credential are gone; what the vendor issued is revoked. */
export function endRoute(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true }).post('/end', async (request, response) => {
    const call = await openCall(ports, request, response, { touch: false })
    const { launchId } = call.opened.session
    try {
      // First, so that a death in between leaves no end of which nobody knows.
      await audit(ports, call, 'session-ended')
    } finally {
      await ports.sessions.end(launchId)
      permits.forget(launchId)
      await ports.records.drop(launchId)
    }
    clearLaunchCookie(response, launchId)
    response.setHeader('Clear-Site-Data', '"cache"')
    if (call.vendor !== null) void ports.revoke(call.opened, call.vendor)
    response.status(204).end()
  })
}

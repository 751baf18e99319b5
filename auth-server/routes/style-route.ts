import { Router } from 'express'
import { openCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'

/** `GET /style`: the vendor's own look, fetched without credentials and let through value by value. */
export function styleRoute(ports: PanelPorts): Router {
  return Router({ mergeParams: true }).get('/style', async (request, response) => {
    const { opened } = await openCall(ports, request, response, { touch: false })
    const { smartStyleUrl } = opened.session.context
    response.json(smartStyleUrl === null ? {} : await ports.style(smartStyleUrl))
  })
}

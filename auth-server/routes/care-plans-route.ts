import { Router } from 'express'
import { readCarePlans } from '../launch/vendor-care-plans.ts'
import { audit, openCall, vendorOf } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits } from './permit.ts'

/** `GET /care-plans`: those of the vendor's own system, read anew and kept nowhere; never part of the GP record. */
export function carePlansRoute(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true }).get('/care-plans', async (request, response) => {
    const { call } = await permits.permit(await openCall(ports, request, response))
    const vendor = vendorOf(call)
    const fhir = ports.vendorFhir(call.opened, vendor)
    const plans = await readCarePlans(fhir, vendor, call.opened.session)
    await audit(ports, call, 'view-shown', { areas: ['vendorCarePlans'] })
    response.json(plans)
  })
}

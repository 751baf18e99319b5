import { Router } from 'express'
import type { AvailabilityView } from '../contract.ts'
import type { PracticeReach } from '../gp-connect/practice-reach.ts'
import type { VendorRegister } from '../launch/read-vendors.ts'
import { Refusal } from '../refusal.ts'
import { limitCalls } from './limits.ts'

export interface AvailabilityRoutePorts {
  vendors: Pick<VendorRegister, 'all'>
  reach: PracticeReach
}

const A_MINUTE = 120

/**
 * `GET /api/availability?ods=CODE`: whether a practice can be asked at all, so that a vendor's page shows its button
 * only where it leads somewhere. It takes the code of a practice and nothing of a patient; pages of registered vendors
 * and servers may read it.
 */
export function availabilityRoute({ vendors, reach }: AvailabilityRoutePorts): Router {
  return Router().get('/api/availability', limitCalls(A_MINUTE), async (request, response) => {
    const origin = request.get('Origin')
    response.vary('Origin')
    if (origin !== undefined) {
      const listed = vendors.all().some(({ frameAncestors }) => frameAncestors.includes(origin))
      if (!listed) throw new Refusal('origin-refused')
      response.set('Access-Control-Allow-Origin', origin)
    }
    const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'))
    const ods = (query.get('ods') ?? '').toUpperCase()
    if (!/^[A-Z0-9]{3,12}$/.test(ods) || [...query.keys()].length !== 1) {
      throw new Refusal('request-invalid')
    }
    const view: AvailabilityView = { ods, reachable: await reach(ods) }
    response.json(view)
  })
}

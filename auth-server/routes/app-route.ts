import type { RequestHandler } from 'express'
import { LAUNCH_ID } from '../launch/credentials.ts'
import type { Framing } from '../launch/framing.ts'
import type { VendorRegister } from '../launch/read-vendors.ts'
import { Refusal } from '../refusal.ts'
import { sendPage } from './headers.ts'
import { refuseLaunch } from './refusal-page.ts'

export interface AppRoutePorts {
  framing: Framing
  vendors: Pick<VendorRegister, 'byId'>
  /** `app.html` as it was built; it holds nothing of any patient. */
  page: string
  now(): Date
}

/** `GET /app/{id}`: the panel. Only the vendor that launched it may frame it; an unknown launch nobody may. */
export function appRoute({ framing, vendors, page, now }: AppRoutePorts): RequestHandler {
  return async (request, response) => {
    const launchId = String(request.params.id)
    const vendorId = LAUNCH_ID.test(launchId) ? await framing.vendorOf(launchId, now()) : null
    const vendor = vendorId === null ? null : vendors.byId(vendorId)
    if (vendor === null) {
      await refuseLaunch(response, new Refusal('session-unknown'), null, async () => undefined)
      return
    }
    sendPage(response, page, { frameAncestors: vendor.frameAncestors, trustedTypes: true })
  }
}

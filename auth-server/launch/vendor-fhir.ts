import { Refusal } from '../refusal.ts'
import { callFhir } from './fhir-client.ts'
import type { RefreshPorts } from './refresh-tokens.ts'
import type { OpenedSession } from './sessions.ts'
import type { VendorFhir } from './vendor-record.ts'
import type { Vendor } from './vendors.ts'

/** Pages of a search that are followed; a patient has a handful of referrals, letters and consents. */
const PAGES = 5

/**
 * Reads from the vendor's FHIR server with the session's access token. What the server has not, does not offer or
 * does not give us is nothing; a token it no longer takes, or a failure of its own, is `vendor-unavailable`.
 */
export function vendorFhir(
  ports: RefreshPorts,
  vendor: Vendor,
  session: OpenedSession,
): VendorFhir {
  let opened = session
  const get = async (path: string): Promise<unknown> => {
    const answer = await callFhir(ports, vendor, opened, { path })
    opened = answer.opened
    if (answer.status === 200) return answer.body
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) {
      throw new Refusal('vendor-unavailable', { cause: new Error(`status ${answer.status}`) })
    }
    return null
  }
  return {
    read: async (reference) => asResource(await get(reference)),
    search: async (type, parameters) => {
      const found: fhir4.Resource[] = []
      let path: string | null = `${type}?${new URLSearchParams(parameters)}`
      for (let page = 0; page < PAGES && path !== null; page += 1) {
        const bundle = asResource(await get(path)) as fhir4.Bundle | null
        if (bundle?.resourceType !== 'Bundle') return found
        for (const { resource } of bundle.entry ?? []) if (resource) found.push(resource)
        path = bundle.link?.find(({ relation }) => relation === 'next')?.url ?? null
      }
      return found
    },
  }
}

function asResource(body: unknown): fhir4.Resource | null {
  const named = typeof body === 'object' && body !== null && 'resourceType' in body
  return named && typeof body.resourceType === 'string' ? (body as fhir4.Resource) : null
}

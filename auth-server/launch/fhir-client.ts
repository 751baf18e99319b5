import { Refusal } from '../refusal.ts'
import { liesUnder } from './allow-list.ts'
import { FHIR_LIMITS, limitedFetch } from './limited-fetch.ts'
import { endedByVendor, freshTokens, type RefreshPorts } from './refresh-tokens.ts'
import type { OpenedSession } from './sessions.ts'
import type { VendorFhir } from './vendor-record.ts'
import { matchesIn, shaped } from './vendor-shapes.ts'
import type { Vendor } from './vendors.ts'

/** One call to the vendor’s FHIR server. */
export interface FhirCall {
  method?: 'GET' | 'POST' | 'PUT'
  /** Relative to the FHIR base (`Patient/x`), or an absolute URL under it, e.g. a `next` link. */
  path: string
  body?: unknown
  headers?: { readonly [name: string]: string }
}

/** Its answer, whatever its status. */
export interface FhirAnswer {
  status: number
  headers: Headers
  /** Parsed JSON, or null when there is none. */
  body: unknown
  /** The session as it is now: its tokens may have been refreshed. */
  opened: OpenedSession
}

/**
 * One call to the vendor's FHIR server with the session's access token, which goes to URLs under the launch's FHIR base
 * and nowhere else. Every answer of the server is returned with its status; `Refusal('vendor-unavailable')` when there
 * is none or none that can be read, `Refusal('session-ended')` when the vendor has ended the sign-in.
 */
export async function callFhir(
  ports: RefreshPorts,
  vendor: Vendor,
  opened: OpenedSession,
  call: FhirCall,
): Promise<FhirAnswer> {
  const fresh = await freshTokens(ports, vendor, opened)
  const first = await send(fresh, call)
  if (first.status !== 401) return first
  const renewed = await freshTokens(ports, vendor, fresh, fresh.session.tokens.accessToken)
  return renewed.session.tokens.accessToken === fresh.session.tokens.accessToken
    ? first
    : send(renewed, call)
}

/**
 * The vendor's FHIR server as its readers see it. What it does not have, does not offer or does not give to this user is
 * nothing (null, or no matches); an answer of 5xx, or one that cannot be read, is `Refusal('vendor-unavailable')`.
 */
export function vendorFhir(ports: RefreshPorts, vendor: Vendor, opened: OpenedSession): VendorFhir {
  const get = async (path: string) => {
    const { status, body } = await callFhir(ports, vendor, opened, { path })
    if (status >= 500 || status === 429) throw new Refusal('vendor-unavailable')
    if (status === 401) {
      await endedByVendor(ports, opened.session.launchId)
      throw new Refusal('session-ended')
    }
    if (status !== 200) return null
    // Empty, or a page for people: not the same as having nothing. Only a letter's bytes may come as they are.
    if (body === null && !path.startsWith('Binary/')) throw new Refusal('vendor-unavailable')
    return body
  }
  return {
    read: async (reference) => readable(shaped, await get(reference)),
    search: async (type, parameters) =>
      readable(matchesIn, await get(`${type}?${new URLSearchParams(parameters)}`)),
  }
}

/** An answer that is not in FHIR's shape is as good as none. */
function readable<Read>(read: (body: unknown) => Read, body: unknown): Read {
  try {
    return read(body)
  } catch (cause) {
    throw new Refusal('vendor-unavailable', { cause })
  }
}

async function send(opened: OpenedSession, call: FhirCall): Promise<FhirAnswer> {
  const { iss, tokens } = opened.session
  const url = URL.parse(call.path, `${iss.replace(/\/$/, '')}/`)
  if (url === null || !liesUnder(iss, url)) {
    throw new Refusal('vendor-unavailable', { cause: new Error('outside the FHIR base') })
  }
  const headers = {
    ...call.headers,
    accept: 'application/fhir+json',
    authorization: `Bearer ${tokens.accessToken}`,
    ...(call.body !== undefined && { 'content-type': 'application/fhir+json' }),
  }
  try {
    const response = await limitedFetch(
      url,
      {
        method: call.method ?? 'GET',
        headers,
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      },
      FHIR_LIMITS,
    )
    const text = await response.text()
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    const body: unknown = isJson && text !== '' ? JSON.parse(text) : null
    return { status: response.status, headers: response.headers, body, opened }
  } catch (cause) {
    throw new Refusal('vendor-unavailable', { cause })
  }
}

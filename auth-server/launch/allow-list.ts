import type { Vendor } from './vendors.ts'

/** How far http is tolerated: only under `npm start`, and only on loopback. */
export interface Strictness {
  sandbox: boolean
}

const LONGEST = 2048

/**
 * The comparable form of a FHIR base URL that came from outside, or null when it cannot be one: https only (http on
 * loopback in the sandbox), no user information, query or fragment, nothing that a URL parser would quietly repair.
 * One trailing slash is dropped for comparison only.
 */
export function normaliseIss(text: string, { sandbox }: Strictness): string | null {
  if (text.length > LONGEST || !/^[\x21-\x7e]+$/.test(text) || /[\\?#]/.test(text)) return null
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || text.includes('@')) return null
  if (url.protocol !== 'https:' && !(sandbox && isLoopbackHttp(url))) return null
  return url.href.replace(/\/$/, '')
}

/** True for plain http to this very machine, which the sandbox alone lets pass. */
export function isLoopbackHttp(url: URL): boolean {
  return (
    url.protocol === 'http:' &&
    (url.hostname === 'localhost' ||
      url.hostname === '[::1]' ||
      /^127\.\d+\.\d+\.\d+$/.test(url.hostname))
  )
}

/**
 * The registered vendor that this `iss` belongs to, or null. Nothing may be fetched before this has answered:
 * anyone can make a browser open the launch URL with an `iss` of their own (SMART App Launch 2.2, "Launch App: EHR Launch").
 */
export function matchVendor(
  vendors: readonly Vendor[],
  iss: string,
  strictness: Strictness,
): Vendor | null {
  const asked = normaliseIss(iss, strictness)
  if (asked === null) return null
  return (
    vendors.find((vendor) => {
      const listed = normaliseIss(vendor.iss, strictness)
      if (listed === null) return false
      if (asked === listed) return true
      return vendor.issIsPrefix && strictness.sandbox && asked.startsWith(`${listed}/`)
    }) ?? null
  )
}

/** True when the URL lies under the FHIR base: same origin, and the base's path as whole segments. */
export function liesUnder(base: string, url: URL): boolean {
  const root = URL.parse(base)
  if (root === null || url.username !== '' || url.password !== '') return false
  const path = root.pathname.replace(/\/$/, '')
  return (
    url.origin === root.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`))
  )
}

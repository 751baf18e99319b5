import type { IncomingMessage, ServerResponse } from 'node:http'
import { looksLikeSecret } from '../store/seal.ts'

const PREFIX = '__Host-launch-'

/** 128 random bits, hexadecimal: safe in a path, a cookie name and a log. */
export const LAUNCH_ID = /^[0-9a-f]{32}$/

/** The credential of that one launch that the request brought: as a bearer, else as its cookie; null when neither came. */
export function credentialOf(request: IncomingMessage, launchId: string): string | null {
  return bearerOf(request) ?? cookieOf(request, launchId)
}

/** The credential of an `Authorization: Bearer` header; null for anything that does not look like one of ours. */
export function bearerOf(request: IncomingMessage): string | null {
  const token = /^bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return looksLikeSecret(token) ? token : null
}

/** The credential in the cookie of this launch; null when it is missing, doubled or malformed. */
export function cookieOf(request: IncomingMessage, launchId: string): string | null {
  if (!LAUNCH_ID.test(launchId)) return null
  const values = cookies(request).filter(([name]) => name === `${PREFIX}${launchId}`)
  const value = values.length === 1 ? values[0]?.[1] : undefined
  return looksLikeSecret(value) ? value : null
}

/** Launch ids of every launch cookie that came along, for clearing those that ended. */
export function launchesInCookies(request: IncomingMessage): readonly string[] {
  const ids = cookies(request)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name]) => name.slice(PREFIX.length))
  return [...new Set(ids)].filter((id) => LAUNCH_ID.test(id))
}

function cookies(request: IncomingMessage): [name: string, value: string][] {
  return (request.headers.cookie ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=')
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]]
  })
}

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=None; Partitioned'

/** Partitioned (CHIPS), since the panel lives in a frame of another site where third-party cookies are blocked. */
export function setLaunchCookie(
  response: ServerResponse,
  launchId: string,
  credential: string,
  maxAgeSeconds: number,
): void {
  response.appendHeader(
    'Set-Cookie',
    `${PREFIX}${launchId}=${credential}; Max-Age=${Math.ceil(maxAgeSeconds)}; ${ATTRIBUTES}`,
  )
}

/** Takes the cookie of a launch back. */
export function clearLaunchCookie(response: ServerResponse, launchId: string): void {
  response.appendHeader('Set-Cookie', `${PREFIX}${launchId}=; Max-Age=0; ${ATTRIBUTES}`)
}

import { setTimeout as wait } from 'node:timers/promises'
import { ResponseBodyError } from 'openid-client'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { type ExchangePorts, readTokens } from './code-exchange.ts'
import type { SmartServer } from './discovery.ts'
import { readScopes } from './granted-scopes.ts'
import type { SignedInUser } from './session.ts'
import type { OpenedSession, Sessions } from './sessions.ts'
import { type TokenAnswer, vendorOAuth } from './vendor-oauth.ts'
import type { Vendor } from './vendors.ts'

/** What keeping a session’s tokens fresh needs of the outside. */
export interface RefreshPorts extends ExchangePorts {
  sessions: Sessions
  store: Store
  redirectUri: string
  /** Told of a session that the vendor has ended, before it is gone; when that rejects, it stays. */
  ended?: (launchId: string) => Promise<void>
}

const LOCK = 'refresh'
const LOCK_MILLISECONDS = 30_000
const POLL_MILLISECONDS = 50

/**
 * The session with an access token that may be used now. One refresh runs at a time for a session, across processes
 * too: a rotated refresh token must not be sent twice (RFC 9700 4.14.2). `invalid_grant`, or another patient or user in
 * the answer, ends the session; a vendor that cannot be reached does not. `rejected` is an access token that the
 * FHIR server has just refused.
 */
export async function freshTokens(
  ports: RefreshPorts,
  vendor: Vendor,
  opened: OpenedSession,
  rejected: string | null = null,
): Promise<OpenedSession> {
  const { launchId, tokens } = opened.session
  if (tokens.refreshToken === null || !isDue(opened, ports.clock(), rejected)) return opened
  await takeLock(ports, launchId)
  try {
    const current = await ports.sessions.open(launchId, opened.credential, ports.clock(), {
      touch: false,
    })
    return isDue(current, ports.clock(), rejected) ? await refresh(ports, vendor, current) : current
  } finally {
    await ports.store.sessions.unlock(launchId, LOCK)
  }
}

function isDue(
  { session: { tokens } }: OpenedSession,
  now: Date,
  rejected: string | null,
): boolean {
  const at = tokens.refreshAt ?? tokens.expiresAt
  return tokens.accessToken === rejected || (at !== null && at <= now.toISOString())
}

async function takeLock({ store }: RefreshPorts, launchId: string): Promise<void> {
  const giveUp = Date.now() + LOCK_MILLISECONDS
  for (;;) {
    const now = Date.now()
    const [from, until] = [now, now + LOCK_MILLISECONDS].map((at) => new Date(at).toISOString())
    if (await store.sessions.lock(launchId, LOCK, from ?? '', until ?? '')) return
    if (now > giveUp) throw new Refusal('vendor-unavailable')
    await wait(POLL_MILLISECONDS)
  }
}

async function refresh(
  ports: RefreshPorts,
  vendor: Vendor,
  opened: OpenedSession,
): Promise<OpenedSession> {
  const { session } = opened
  const { refreshToken, scopes, expiresAt } = session.tokens
  if (refreshToken === null) return opened
  const end = async (cause?: unknown) => {
    await endedByVendor(ports, session.launchId)
    return new Refusal('session-ended', { cause })
  }
  let server: SmartServer
  let answer: TokenAnswer
  try {
    server = await ports.discovery.server(vendor, session.iss)
    const oauth = vendorOAuth(vendor, server, ports.redirectUri, ports.signingKeys)
    answer = await oauth.refresh(refreshToken).catch((fault: unknown) => {
      if (fault instanceof ResponseBodyError && fault.status < 500) throw fault
      return oauth.refresh(refreshToken)
    })
  } catch (cause) {
    if (cause instanceof ResponseBodyError && cause.error === 'invalid_grant')
      throw await end(cause)
    const stillGood = expiresAt !== null && expiresAt > ports.clock().toISOString()
    if (stillGood) return opened
    throw new Refusal('vendor-unavailable', { cause })
  }
  const { response, idToken } = answer
  const patient = response.patient
  if (patient !== undefined && patient !== session.context.patient) throw await end()
  if (idToken !== null) {
    const user = await userOf(ports, vendor, server, session.iss, idToken, response.access_token)
    if (user === null) ports.notice('refreshed-id-token-ignored', vendor.id)
    else if (user.issuer !== session.user.issuer || user.subject !== session.user.subject) {
      throw await end()
    }
  }
  const tokens = readTokens(
    response,
    readScopes(response.scope) ?? scopes,
    ports.clock(),
    refreshToken,
  )
  return ports.sessions.change(opened, ports.clock(), (known) => ({ ...known, tokens }))
}

/** Ends a session whose sign-in the vendor no longer honours. */
export async function endedByVendor(ports: RefreshPorts, launchId: string): Promise<void> {
  await ports.ended?.(launchId)
  await ports.sessions.end(launchId)
}

/** Who a refreshed id_token names; null when it cannot be believed, which some servers' cannot (no `aud`). */
async function userOf(
  ports: RefreshPorts,
  vendor: Vendor,
  server: SmartServer,
  iss: string,
  idToken: string,
  accessToken: string,
): Promise<SignedInUser | null> {
  try {
    const checks = { server, clientId: vendor.client.id, iss, nonce: null, accessToken }
    return (await ports.idTokens.check(idToken, { ...checks, now: ports.clock() })).user
  } catch {
    return null
  }
}

/** Revokes what the vendor gave us, as far as it can be (RFC 7009). Never throws: a session ends whatever comes of it. */
export async function revokeTokens(
  ports: ExchangePorts & { redirectUri: string },
  vendor: Vendor,
  { session }: OpenedSession,
): Promise<void> {
  try {
    const server = await ports.discovery.server(vendor, session.iss)
    if (server.revocationEndpoint === null) return
    const oauth = vendorOAuth(vendor, server, ports.redirectUri, ports.signingKeys)
    const { refreshToken, accessToken } = session.tokens
    if (refreshToken !== null) await oauth.revoke(refreshToken)
    await oauth.revoke(accessToken)
  } catch {
    ports.notice('revocation-failed', vendor.id)
  }
}

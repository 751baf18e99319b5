import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'
import { Refusal } from '../refusal.ts'
import type { Discovery } from './discovery.ts'
import { readScopes } from './granted-scopes.ts'
import type { IdTokens } from './id-token.ts'
import { readLaunchContext } from './launch-context.ts'
import type { PendingLaunch } from './pending-launch.ts'
import type { LaunchContext, SignedInUser, VendorTokens } from './session.ts'
import type { SigningKeys } from './signing-keys.ts'
import { type TokenAnswer, vendorOAuth } from './vendor-oauth.ts'
import type { Vendor } from './vendors.ts'

/** What a sign-in needs of the outside. */
export interface ExchangePorts {
  discovery: Discovery
  idTokens: IdTokens
  signingKeys: SigningKeys
  clock: () => Date
  /** Told what is accepted and yet not as it should be. */
  notice: (what: Notice, vendorId: string) => void
}
/** What is let pass and logged. */
export type Notice =
  | 'nonce-not-echoed'
  | 'scope-not-named'
  | 'refreshed-id-token-ignored'
  | 'revocation-failed'

/** A sign-in that was checked. */
export interface SignIn {
  tokens: VendorTokens
  context: LaunchContext
  user: SignedInUser
}

/** Redeems the code of an answer that fits the pending launch, and checks who signed in and for which patient. */
export async function exchangeCode(
  ports: ExchangePorts,
  vendor: Vendor,
  launch: PendingLaunch,
  answer: URLSearchParams,
): Promise<SignIn> {
  const server = await ports.discovery.server(vendor, launch.iss)
  const codeVerifier = launch.clientState?.codeVerifier
  if (server.issuer !== launch.issuer || typeof codeVerifier !== 'string') {
    throw new Refusal('launch-invalid')
  }
  const callback = new URL(launch.redirectUri)
  callback.search = answer.toString()
  const oauth = vendorOAuth(vendor, server, launch.redirectUri, ports.signingKeys)
  const now = ports.clock()
  const { response, idToken } = await oauth
    .redeem(callback, launch.state, codeVerifier)
    .catch((cause: unknown) => {
      throw signInRefusal(cause)
    })
  if (idToken === null) throw new Refusal('user-not-recognised')
  const { user, nonceEchoed } = await ports.idTokens.check(idToken, {
    server,
    clientId: vendor.client.id,
    iss: launch.iss,
    nonce: launch.nonce,
    accessToken: response.access_token,
    now,
  })
  if (!nonceEchoed) ports.notice('nonce-not-echoed', vendor.id)
  const granted = readScopes(response.scope)
  if (granted === null) ports.notice('scope-not-named', vendor.id)
  return {
    user,
    context: readLaunchContext(
      response,
      [new URL(launch.iss).origin, ...vendor.endpointOrigins],
      vendor.frameAncestors,
    ),
    tokens: readTokens(response, granted ?? vendor.scopes, now, null),
  }
}

/** The tokens to keep. A missing refresh token keeps the old one (RFC 6749 6). */
export function readTokens(
  response: TokenAnswer['response'],
  scopes: readonly string[],
  now: Date,
  oldRefreshToken: string | null,
): VendorTokens {
  if (response.token_type.toLowerCase() !== 'bearer') throw new Refusal('sign-in-failed')
  const life = response.expires_in
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? oldRefreshToken,
    expiresAt: life === undefined ? null : at(life),
    refreshAt: life === undefined ? null : at(Math.max(life * 0.8, life - 60)),
    scopes,
  }
}

/** Answers by which an authorization server says no to this user or this launch (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6). */
const REFUSED = [
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]
const UNAVAILABLE = ['server_error', 'temporarily_unavailable']

function signInRefusal(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause
  if (cause instanceof AuthorizationResponseError) {
    if (REFUSED.includes(cause.error)) return new Refusal('sign-in-refused', { cause })
    if (UNAVAILABLE.includes(cause.error)) return new Refusal('vendor-unavailable', { cause })
  }
  if (cause instanceof ResponseBodyError && UNAVAILABLE.includes(cause.error)) {
    return new Refusal('vendor-unavailable', { cause })
  }
  return new Refusal('sign-in-failed', { cause })
}

import { randomBytes } from 'node:crypto'
import type { IntrospectionResponse } from 'openid-client'
import { Refusal } from '../refusal.ts'
import type { ExchangePorts } from './code-exchange.ts'
import { isGranted, readScopes } from './granted-scopes.ts'
import { readFhirUser } from './id-token.ts'
import { readLaunchContext } from './launch-context.ts'
import { openSession } from './open-session.ts'
import type { VendorRegister } from './read-vendors.ts'
import type { OpenedSession, SessionLimits, Sessions } from './sessions.ts'
import { vendorOAuth } from './vendor-oauth.ts'
import type { Vendor } from './vendors.ts'

/** What a token exchange needs of the outside. */
export interface TokenExchangePorts extends ExchangePorts {
  vendors: VendorRegister
  sessions: Sessions
  limits: SessionLimits
  redirectUri: string
}

/** An error of the token endpoint, in the words of RFC 6749 5.2, RFC 8693 2.2.2 and RFC 8707 2. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal'
  readonly error: 'invalid_request' | 'invalid_target' | 'invalid_scope' | 'unsupported_grant_type'

  constructor(error: TokenRefusal['error'], words: string, options?: { cause?: unknown }) {
    super(words, options)
    this.error = error
  }
}

/** A request that was read; what it asks for is a session of ours. */
export interface ExchangeRequest {
  subjectToken: string
  /** FHIR base of the vendor whose authorization server issued the subject token. */
  subjectIssuer: string
}

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
/** Token type of RFC 8693, section 3. */
export const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const REPEATABLE = ['resource', 'audience']

/** Reads the form of a token exchange (RFC 8693 2.1). `own` is our base URL, the only target there is. */
export function readExchange(form: URLSearchParams, own: string): ExchangeRequest {
  for (const name of new Set(form.keys())) {
    if (!REPEATABLE.includes(name) && form.getAll(name).length > 1) {
      throw new TokenRefusal('invalid_request', 'A parameter is repeated')
    }
  }
  if (form.get('grant_type') !== GRANT) {
    throw new TokenRefusal('unsupported_grant_type', 'Only token exchange is offered here')
  }
  if (form.has('actor_token') || form.has('actor_token_type')) {
    throw new TokenRefusal('invalid_request', 'Actor tokens are not accepted')
  }
  if (form.get('subject_token_type') !== ACCESS_TOKEN) {
    throw new TokenRefusal('invalid_request', 'subject_token_type must be an access token')
  }
  if ((form.get('requested_token_type') ?? ACCESS_TOKEN) !== ACCESS_TOKEN) {
    throw new TokenRefusal('invalid_request', 'Only an access token can be issued')
  }
  const targets = [...form.getAll('resource'), ...form.getAll('audience')]
  if (targets.some((target) => target.replace(/\/$/, '') !== own)) {
    throw new TokenRefusal('invalid_target', 'The only target is this server')
  }
  if (form.has('scope')) throw new TokenRefusal('invalid_scope', 'A session has no scopes')
  const subjectToken = form.get('subject_token') ?? ''
  const subjectIssuer = form.get('subject_issuer') ?? ''
  if (!/^[\x21-\x7e]{1,8192}$/.test(subjectToken)) {
    throw new TokenRefusal('invalid_request', 'subject_token is missing')
  }
  if (subjectIssuer === '') {
    throw new TokenRefusal('invalid_request', 'subject_issuer, the FHIR base, is missing')
  }
  return { subjectToken, subjectIssuer }
}

/**
 * Opens a session for an access token that the vendor's own server holds. A token that is merely posted proves nothing:
 * any other app's would do (token substitution). The vendor must be registered for this, and its introspection
 * (RFC 7662) must show a live token, issued to our client by the expected issuer, for a patient and a user.
 */
export async function exchangeToken(
  ports: TokenExchangePorts,
  { subjectToken, subjectIssuer }: ExchangeRequest,
): Promise<{ opened: OpenedSession; handoffCode: string | null }> {
  const vendor = ports.vendors.byIss(subjectIssuer)
  if (vendor === null || !vendor.tokenExchange) throw unacceptable()
  const server = await ports.discovery.server(vendor, subjectIssuer).catch((cause: unknown) => {
    throw unacceptable(cause)
  })
  if (server.introspectionEndpoint === null) throw unacceptable()
  const oauth = vendorOAuth(vendor, server, ports.redirectUri, ports.signingKeys)
  const said = await oauth.introspect(subjectToken).catch((cause: unknown) => {
    throw unacceptable(cause)
  })
  const now = ports.clock()
  const { expiresAt, scopes, subject } = believe(said, vendor, server.issuer, now)
  try {
    const context = readLaunchContext(said, [
      new URL(subjectIssuer).origin,
      ...vendor.endpointOrigins,
    ])
    const { fhirUser, name } = said
    const signIn = {
      context,
      tokens: { accessToken: subjectToken, refreshToken: null, expiresAt, scopes },
      user: {
        issuer: server.issuer,
        subject,
        name: typeof name === 'string' ? name.slice(0, 200) : null,
        fhirUser: typeof fhirUser === 'string' ? readFhirUser(fhirUser, subjectIssuer) : null,
      },
    }
    const launchId = randomBytes(16).toString('hex')
    return await openSession(ports, vendor, { launchId, iss: subjectIssuer, signIn }, now, {
      handoff: true,
      endsAtLatest: expiresAt,
    })
  } catch (fault) {
    const refused =
      fault instanceof Refusal &&
      (fault.code === 'sign-in-no-patient' || fault.code === 'user-not-recognised')
    throw refused ? unacceptable(fault) : fault
  }
}

function believe(said: IntrospectionResponse, vendor: Vendor, issuer: string, now: Date) {
  const scopes = readScopes(said.scope) ?? []
  const { exp, sub } = said
  const sound =
    said.active === true &&
    said.client_id === vendor.client.id &&
    said.iss === issuer &&
    typeof sub === 'string' &&
    /^[\x20-\x7e]{1,255}$/.test(sub) &&
    typeof exp === 'number' &&
    exp * 1000 > now.getTime() &&
    isGranted(scopes, 'patient/Patient.r')
  if (!sound) throw unacceptable()
  return { scopes, subject: sub, expiresAt: new Date(exp * 1000).toISOString() }
}

/** One answer for every subject token that is not believed: which check failed is nobody's business. */
const unacceptable = (cause?: unknown) =>
  new TokenRefusal('invalid_request', 'The subject token is not acceptable', { cause })

import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration, errors } from 'oidc-provider'
import type { Launches } from './launches.ts'
import { memoryStorage } from './memory-storage.ts'
import { messagingHandle } from './messaging.ts'
import { errorPage } from './pages/error-page.ts'
import { GRANTABLE_SCOPES } from './scopes.ts'
import { fullName, practitionerRoleId, type VendorUser } from './users.ts'

/** Launch context members of the token response (SMART App Launch 2.2, "Launch context arrives with your access_token"). */
export interface TokenContext {
  patient: string
  encounter?: string
  intent?: string
  need_patient_banner: boolean
  tenant: string
  fhirContext?: readonly { reference: string }[]
  smart_style_url?: string
  smart_web_messaging_handle?: string
  smart_web_messaging_origin?: string
}

/** What a live access token allows. */
export interface Access {
  clientId: string
  user: string
  patient: string
  scopes: ReadonlySet<string>
}

/** How a client is registered, in the names of RFC 7591. */
export type ClientRegistration = {
  readonly redirect_uris: readonly string[]
  readonly token_endpoint_auth_method: 'none' | 'client_secret_basic' | 'private_key_jwt'
  readonly client_secret?: string
  readonly jwks_uri?: string
  readonly token_endpoint_auth_signing_alg?: 'RS384' | 'ES384'
} & { readonly [name: string]: unknown }

export interface AuthorizationServerOptions {
  issuer: string
  /** FHIR base: the only `aud` that is accepted. */
  audience: string
  launches: Launches
  users: readonly VendorUser[]
  contextOf(patient: string): TokenContext | null
  /** Who is signed in at the vendor in the browser that asks, when its cookie came along. */
  signedIn(cookies: string | undefined): string | null
  accessTokenSeconds: number
}

export interface AuthorizationServer {
  provider: Provider
  /** Answers the interaction step: signs in and consents without a page. */
  interact(request: Request, response: Response): Promise<void>
  accessOf(token: string): Promise<Access | null>
  register(clientId: string, client: ClientRegistration): Promise<void>
  /** What was granted for as long as this user is signed in ends. */
  signedOut(user: string): void
}

const EIGHT_HOURS = 8 * 60 * 60
const COOKIES = { httpOnly: true, sameSite: 'none', secure: true } as const

/** `oidc-provider` as a SMART authorization server for EHR launches. */
export async function authorizationServer(
  options: AuthorizationServerOptions,
): Promise<AuthorizationServer> {
  const storage = memoryStorage()
  /** Launch context by grant: each launch has a grant of its own, so contexts of two launches never meet. */
  const contexts = new Map<string, TokenContext>()

  const configuration: Configuration = {
    adapter: storage.adapter,
    jwks: { keys: [await signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // The panel sends the frame here from another site, so the browser treats these as cross-site.
      short: COOKIES,
      long: COOKIES,
    },
    scopes: [...GRANTABLE_SCOPES],
    claims: { openid: ['sub'], profile: ['name'], fhirUser: ['fhirUser', 'name'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['none', 'client_secret_basic', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS384', 'ES384'] },
    // The default refuses to fetch from loopback, which is where everything of the sandbox is.
    fetch: (url, init) => {
      const { dispatcher: _guard, ...rest } = { dispatcher: undefined, ...init }
      return globalThis.fetch(url, rest)
    },
    extraParams: {
      launch(_ctx, value) {
        if (options.launches.resolve(value) === null) {
          throw new errors.InvalidRequest('launch is missing, unknown or older than five minutes')
        }
      },
      aud(_ctx, value) {
        if (value !== options.audience) {
          throw new errors.InvalidRequest(`aud must be ${options.audience}`)
        }
      },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      registration: { enabled: true, initialAccessToken: false },
    },
    interactions: { url: (_ctx, { uid }) => `${new URL(options.issuer).pathname}/enter/${uid}` },
    async loadExistingGrant(ctx) {
      const grantId = ctx.oidc.result?.consent?.grantId
      return grantId === undefined ? undefined : ctx.oidc.provider.Grant.find(grantId)
    },
    async findAccount(_ctx, id) {
      const user = options.users.find((known) => known.id === id)
      if (user === undefined) return undefined
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          name: fullName(user),
          fhirUser: `${options.audience}/PractitionerRole/${practitionerRoleId(user)}`,
        }),
      }
    },
    issueRefreshToken: (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') && source.scopes.has('online_access'),
    rotateRefreshToken: true,
    extraTokenClaims: (_ctx, token) => ({ ...contexts.get(grantOf(token)) }),
    ttl: {
      AccessToken: options.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 300,
      RefreshToken: EIGHT_HOURS,
      Session: EIGHT_HOURS,
      Interaction: 300,
      Grant: EIGHT_HOURS,
    },
    renderError: async (ctx, out) => {
      ctx.type = 'html'
      ctx.body = errorPage(out.error, out.error_description)
    },
  }

  const provider = new Provider(options.issuer, configuration)
  // Browsers keep `Secure` cookies on loopback http; the cookie library must be told that it may send them.
  Object.defineProperty(provider.request, 'secure', { get: () => true })
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.oidc?.route !== 'token' || ctx.status !== 200) return
    ctx.body = { ...Object(ctx.body), ...contexts.get(grantOf(ctx.oidc.entities.AccessToken)) }
  })

  async function interact(request: Request, response: Response): Promise<void> {
    const { params } = await provider.interactionDetails(request, response)
    const launch = options.launches.resolve(String(params.launch))
    const context = launch && options.contextOf(launch.patient)
    const signedIn = options.signedIn(request.headers.cookie)
    if (launch === null || context === null || (signedIn ?? launch.user) !== launch.user) {
      await provider.interactionFinished(request, response, {
        error: 'access_denied',
        error_description: 'The launch belongs to someone who is no longer signed in here.',
      })
      return
    }
    const grant = new provider.Grant({ accountId: launch.user, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    const grantId = await grant.save()
    contexts.set(grantId, {
      ...context,
      smart_style_url: `${new URL(options.audience).origin}/style.json`,
      smart_web_messaging_handle: messagingHandle(String(params.launch)),
      smart_web_messaging_origin: new URL(options.audience).origin,
    })
    await provider.interactionFinished(request, response, {
      login: { accountId: launch.user },
      consent: { grantId },
    })
  }

  return {
    provider,
    interact,
    async accessOf(value) {
      const token = await provider.AccessToken.find(value)
      if (token === undefined || !token.isValid || token.grantId === undefined) return null
      const context = contexts.get(token.grantId)
      const session =
        token.sessionUid === undefined
          ? undefined
          : await provider.Session.findByUid(token.sessionUid)
      if (context === undefined || session === undefined) return null
      return {
        clientId: String(token.clientId),
        user: token.accountId,
        patient: context.patient,
        scopes: token.scopes,
      }
    },
    register: (clientId, client) => storage.putClient(clientId, client),
    signedOut: (user) => storage.endSessionsOf(user),
  }
}

const grantOf = (token: unknown): string => String(Reflect.get(Object(token), 'grantId'))

async function signingKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'harbour-1' }
}

/**
 * Takes the authorization server's own session out of a request: at each launch the launch value says who is
 * signed in, never what an earlier launch left behind.
 */
export function withoutEarlierSession(cookies: string | undefined): string | undefined {
  return cookies
    ?.split(/;\s*/)
    .filter((cookie) => !/^_session(\.sig)?=/.test(cookie))
    .join('; ')
}

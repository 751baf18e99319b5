import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { type ClientMetadata } from 'oidc-provider'
import { Vendor } from '../../../auth-server/launch/vendors.ts'
import { memoryStorage } from '../../sandbox/vendor/memory-storage.ts'

/** A vendor whose authorization server is `oidc-provider`, as strict as it comes. */
export interface StrictVendor {
  url: string
  iss: string
  provider: Provider
  entry(client: object): Vendor
  /** Addresses its FHIR server answered, with the token each call brought. */
  read: { url: string; live: boolean }[]
  close(): Promise<void>
}

export const STRICT_CLIENT = 'backstory-strict'
export const STRICT_SECRET = 'a-long-secret-of-this-test'

const HOUR = 3600
const METHODS = {
  none: { token_endpoint_auth_method: 'none' },
  client_secret_basic: {
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: STRICT_SECRET,
  },
  private_key_jwt: { token_endpoint_auth_method: 'private_key_jwt' },
} as const

/** `alg` is for `private_key_jwt`; `keys` are the ones the panel publishes. */
export async function aStrictVendor(options: {
  method: keyof typeof METHODS
  alg?: 'RS384' | 'ES384'
  redirectUri: string
  keys: readonly JWK[]
}): Promise<StrictVendor> {
  const app = express()
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const iss = `${url}/fhir`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const client: ClientMetadata = {
    client_id: STRICT_CLIENT,
    redirect_uris: [options.redirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...METHODS[options.method],
    ...(options.alg && {
      token_endpoint_auth_signing_alg: options.alg,
      jwks: { keys: [...options.keys] as never },
    }),
  }
  const provider = new Provider(url, {
    adapter: memoryStorage().adapter,
    clients: [client],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    scopes: ['openid', 'launch', 'fhirUser', 'online_access', 'patient/Patient.r'],
    claims: { openid: ['sub'], fhirUser: ['fhirUser', 'name'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['none', 'client_secret_basic', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS384', 'ES384'] },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, _client, code) => code.scopes.has('online_access'),
    extraParams: { launch: () => undefined, aud: () => undefined },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      introspection: { enabled: true, allowedPolicy: () => true },
    },
    interactions: { url: (_ctx, { uid }) => `/enter/${uid}` },
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      return grantId === undefined ? undefined : ctx.oidc.provider.Grant.find(grantId)
    },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Wanda Link', fhirUser: `${iss}/Practitioner/wanda` }),
    }),
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: HOUR,
      IdToken: HOUR,
      Interaction: 60,
      RefreshToken: HOUR,
      Session: HOUR,
    },
  })
  // Cookies marked Secure, although loopback speaks http.
  Object.defineProperty(provider.request, 'secure', { get: () => true })
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.oidc?.route === 'token' && ctx.status === 200) {
      ctx.body = { ...Object(ctx.body), patient: 'mary', need_patient_banner: false }
    }
  })

  const read: StrictVendor['read'] = []
  app.get('/fhir/.well-known/smart-configuration', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json({
      issuer: url,
      jwks_uri: `${url}/jwks`,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      revocation_endpoint: `${url}/token/revocation`,
      introspection_endpoint: `${url}/token/introspection`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      capabilities: ['launch-ehr', 'sso-openid-connect'],
    })
  })
  app.get('/fhir/*path', async (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const live = (await provider.AccessToken.find(token)) !== undefined
    read.push({ url: request.originalUrl, live })
    if (!live) return void response.sendStatus(401)
    response.type('application/fhir+json').send('{"resourceType":"Patient","id":"mary"}')
  })
  app.get('/enter/:uid', async (request, response) => {
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: 'user-7', clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    await provider.interactionFinished(request, response, {
      login: { accountId: 'user-7' },
      consent: { grantId: await grant.save() },
    })
  })
  app.use(provider.callback())

  return {
    url,
    iss,
    provider,
    read,
    entry: (registered) =>
      Vendor.parse({
        id: 'strict',
        name: 'Strict',
        iss,
        authorizationServer: url,
        endpointOrigins: [url],
        client: registered,
        scopes: ['launch', 'openid', 'fhirUser', 'online_access', 'patient/Patient.r'],
        frameAncestors: [url],
        organisation: { ods: 'X26', name: 'Strict' },
        userIdSystem: `${url}/users`,
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

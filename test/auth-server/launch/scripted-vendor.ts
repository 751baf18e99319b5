import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose'
import { Vendor } from '../../../auth-server/launch/vendors.ts'

type Json = { [name: string]: unknown }

/** How this vendor departs from the straight path; everything left out is as the specification has it. */
export interface Script {
  discovery?: (document: Json) => Json
  /** Instead of answering discovery at all. */
  discoveryAnswer?: (response: express.Response) => void
  /** Parameters that come back from the authorise step. */
  callback?: (parameters: URLSearchParams) => void
  /** Its OpenID Connect document; without one it has none. */
  openId?: Json
  claims?: (claims: Json) => Json
  header?: (header: Json) => Json
  /** Makes the id_token itself. */
  idToken?: (claims: Json) => Promise<string | undefined> | string | undefined
  jwks?: (keys: JWK[]) => unknown[]
  token?: (answer: Json, form: URLSearchParams) => { status: number; body: unknown } | Json
  refresh?: (answer: Json, form: URLSearchParams) => { status: number; body: unknown } | Json
  introspection?: (token: string) => { status?: number; body: unknown }
  fhir?: express.RequestHandler
}

export interface ScriptedVendor {
  url: string
  iss: string
  script: Script
  /** What was asked of it, newest last. */
  authorised: URLSearchParams[]
  redeemed: { form: URLSearchParams; headers: Headers }[]
  revoked: string[]
  read: { url: string; authorization: string | undefined }[]
  discovered: number
  /** The entry for the vendors file. */
  entry(changes?: object): Vendor
  /** Serves FHIR, discovery included, below another path. */
  pretendBase(path: string): void
  /** A value for the launch parameter. */
  newLaunch(): string
  /** The key that signs id_tokens, replaced. */
  rotate(): Promise<void>
  privateKey(): CryptoKey
  /** Off: a refresh token works once, as with a strict server. */
  keepRefreshTokens: boolean
  /** A soundly signed id_token as of that time, changed. */
  idTokenFor(changes: Json, now: Date): Promise<string>
  publicJwk(): JWK
  close(): Promise<void>
}

export const CLIENT_ID = 'backstory-panel'
export const SECRET = 'a-secret-of-the-sandbox'
const random = () => randomBytes(16).toString('base64url')

/**
 * A SMART authorization server and FHIR server of the tests' own, strict by default about everything that a client must
 * send, that can be scripted to answer wrongly. `clientKeys` are those that the panel publishes.
 */
export async function aScriptedVendor(
  clientKeys: () => readonly JWK[] = () => [],
): Promise<ScriptedVendor> {
  let kid = 'first'
  let keys = await generateKeyPair('RS256', { extractable: true })
  let jwk: JWK = { ...(await exportJWK(keys.publicKey)), kid, alg: 'RS256', use: 'sig' }
  const launches = new Set<string>()
  const codes = new Map<string, URLSearchParams>()
  const refreshTokens = new Map<string, URLSearchParams>()
  const assertions = new Set<string>()
  const app = express().disable('x-powered-by')
  const vendor: ScriptedVendor = {
    url: '',
    iss: '',
    script: {},
    authorised: [],
    redeemed: [],
    revoked: [],
    read: [],
    discovered: 0,
    entry: (changes = {}) =>
      Vendor.parse({
        id: 'harbour',
        name: 'Harbour',
        iss: vendor.iss,
        authorizationServer: vendor.url,
        endpointOrigins: [vendor.url],
        client: { method: 'none', id: CLIENT_ID },
        scopes: ['launch', 'openid', 'fhirUser', 'online_access', 'patient/Patient.r'],
        frameAncestors: [vendor.url],
        organisation: { ods: 'X26', name: 'Harbour Social Prescribing' },
        roles: ['Social prescribing link worker'],
        userIdSystem: 'https://harbour.example/users',
        ...changes,
      }),
    pretendBase: (path) => {
      vendor.iss = `${vendor.url}${path}`
    },
    newLaunch: () => {
      const launch = random()
      launches.add(launch)
      return launch
    },
    rotate: async () => {
      kid = 'second'
      keys = await generateKeyPair('RS256', { extractable: true })
      jwk = { ...(await exportJWK(keys.publicKey)), kid, alg: 'RS256', use: 'sig' }
    },
    privateKey: () => keys.privateKey,
    keepRefreshTokens: false,
    idTokenFor: (changes, now) =>
      new SignJWT({ ...claimsAt(now), ...changes })
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(keys.privateKey),
    publicJwk: () => jwk,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }

  app.use((request, _response, next) => {
    const base = new URL(vendor.iss).pathname
    if (request.url.startsWith(`${base}/`)) request.url = `/fhir${request.url.slice(base.length)}`
    next()
  })
  app.get('/fhir/.well-known/smart-configuration', (_request, response) => {
    vendor.discovered++
    if (vendor.script.discoveryAnswer) return void vendor.script.discoveryAnswer(response)
    const document = {
      issuer: vendor.url,
      jwks_uri: `${vendor.url}/jwks`,
      authorization_endpoint: `${vendor.url}/authorize`,
      token_endpoint: `${vendor.url}/token`,
      revocation_endpoint: `${vendor.url}/revoke`,
      introspection_endpoint: `${vendor.url}/introspect`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['launch-ehr', 'sso-openid-connect', 'context-ehr-patient'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    }
    response.set('Access-Control-Allow-Origin', '*')
    response.json(vendor.script.discovery?.(document) ?? document)
  })
  app.get('/.well-known/openid-configuration', (_request, response) => {
    if (vendor.script.openId) response.json(vendor.script.openId)
    else response.sendStatus(404)
  })
  app.get('/jwks', (_request, response) => {
    response.json({ keys: vendor.script.jwks?.([jwk]) ?? [jwk] })
  })
  app.get('/authorize', (request, response) => {
    const asked = new URL(request.originalUrl, vendor.url).searchParams
    vendor.authorised.push(asked)
    const sound =
      asked.get('response_type') === 'code' &&
      asked.get('client_id') === CLIENT_ID &&
      asked.get('aud') === vendor.iss &&
      launches.delete(asked.get('launch') ?? '') &&
      (asked.get('state') ?? '').length >= 22 &&
      asked.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(asked.get('code_challenge') ?? '')
    const answer = new URLSearchParams({ state: asked.get('state') ?? '' })
    const code = `${random()}+&%=`
    if (sound) codes.set(code, asked)
    answer.set(sound ? 'code' : 'error', sound ? code : 'invalid_request')
    vendor.script.callback?.(answer)
    response.redirect(303, `${asked.get('redirect_uri')}?${answer}`)
  })

  const form = express.text({ type: 'application/x-www-form-urlencoded' })
  app.post('/token', form, async (request, response) => {
    const body = new URLSearchParams(String(request.body))
    const headers = new Headers(request.headers as { [name: string]: string })
    vendor.redeemed.push({ form: body, headers })
    const refuse = (error: string) => response.status(400).json({ error })
    if (!(await isClient(body, headers))) return void refuse('invalid_client')
    const isRefresh = body.get('grant_type') === 'refresh_token'
    const store = isRefresh ? refreshTokens : codes
    const key = body.get(isRefresh ? 'refresh_token' : 'code') ?? ''
    const asked = store.get(key)
    if (!isRefresh || !vendor.keepRefreshTokens) store.delete(key)
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (
      asked === undefined ||
      (!isRefresh &&
        (asked.get('code_challenge') !== challenge ||
          asked.get('redirect_uri') !== body.get('redirect_uri')))
    ) {
      return void refuse('invalid_grant')
    }
    const answer: Json = {
      access_token: `access-${random()}`,
      token_type: 'Bearer',
      expires_in: 900,
      scope: asked.get('scope'),
      patient: 'mary',
      need_patient_banner: true,
      refresh_token: `refresh-${random()}`,
      ...(!isRefresh && { id_token: await idToken(asked) }),
    }
    refreshTokens.set(String(answer.refresh_token), asked)
    const scripted = isRefresh ? vendor.script.refresh : vendor.script.token
    const said = scripted?.(answer, body) ?? answer
    response.set('Cache-Control', 'no-store')
    if ('status' in said) response.status(Number(said.status)).json(said.body)
    else response.json(said)
  })
  app.post('/revoke', form, (request, response) => {
    vendor.revoked.push(new URLSearchParams(String(request.body)).get('token') ?? '')
    response.sendStatus(200)
  })
  app.post('/introspect', form, (request, response) => {
    const token = new URLSearchParams(String(request.body)).get('token') ?? ''
    const { status = 200, body } = vendor.script.introspection?.(token) ?? {
      body: { active: false },
    }
    response.status(status).json(body)
  })
  app.use('/fhir', (request, response, next) => {
    vendor.read.push({ url: request.originalUrl, authorization: request.headers.authorization })
    if (vendor.script.fhir) return void vendor.script.fhir(request, response, next)
    response.type('application/fhir+json').send(JSON.stringify({ resourceType: 'Patient' }))
  })

  function claimsAt(now: Date): Json {
    const seconds = Math.floor(now.getTime() / 1000)
    return {
      iss: vendor.url,
      sub: 'user-7',
      aud: CLIENT_ID,
      iat: seconds,
      exp: seconds + 300,
      name: 'Wanda Link',
      fhirUser: `${vendor.iss}/Practitioner/wanda`,
    }
  }

  async function idToken(asked: URLSearchParams): Promise<string | undefined> {
    const plain: Json = { ...claimsAt(new Date()), nonce: asked.get('nonce') }
    const claims = vendor.script.claims?.(plain) ?? plain
    if (vendor.script.idToken) return vendor.script.idToken(claims)
    const header = { alg: 'RS256', kid }
    return new SignJWT(claims)
      .setProtectedHeader((vendor.script.header?.(header) ?? header) as { alg: string })
      .sign(keys.privateKey)
  }

  /** SMART App Launch 2.2: public by client_id in the body, otherwise by Basic or an assertion and without it. */
  async function isClient(body: URLSearchParams, headers: Headers): Promise<boolean> {
    const assertion = body.get('client_assertion')
    const basic = headers.get('authorization')
    if (assertion === null && basic === null) return body.get('client_id') === CLIENT_ID
    if (body.has('client_id')) return false
    if (basic !== null) {
      return basic === `Basic ${Buffer.from(`${CLIENT_ID}:${SECRET}`).toString('base64')}`
    }
    const jwks = createLocalJWKSet({ keys: [...clientKeys()] })
    const { payload, protectedHeader } = await jwtVerify(assertion ?? '', jwks, {
      algorithms: ['RS384', 'ES384'],
      issuer: CLIENT_ID,
      subject: CLIENT_ID,
      audience: `${vendor.url}/token`,
      typ: 'JWT',
      requiredClaims: ['jti', 'exp'],
    })
    const fresh = !assertions.has(payload.jti ?? '')
    assertions.add(payload.jti ?? '')
    const soon = (payload.exp ?? 0) <= Date.now() / 1000 + 300
    return fresh && soon && typeof payload.aud === 'string' && protectedHeader.kid !== undefined
  }

  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  vendor.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vendor.iss = `${vendor.url}/fhir`
  return vendor
}

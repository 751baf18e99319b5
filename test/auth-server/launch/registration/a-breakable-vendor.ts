import { createHash, randomBytes } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import express, { type Express, type Request, type Response } from 'express'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

type Json = { [member: string]: unknown }

/** One thing that is wrong with a vendor. Everything left out is as it should be. */
export interface Breakage {
  /** Changes the discovery document; what is no object is sent as it is. */
  document?(document: Json): unknown
  /** Answers a route instead: `GET /fhir/Patient`. */
  instead?: { readonly [route: string]: (request: Request, response: Response) => void }
  /** Headers set after our own; null takes one away. */
  headers?: { readonly [route: string]: { readonly [name: string]: string | null } }
  openId?(document: Json): Json
  keys?(keys: JWK[]): unknown[]
  /** Changes the answer to the redirect URI. */
  back?(answer: URLSearchParams): void
  token?(answer: Json): Json
  claims?(claims: Json): Json
  /** Signs with a key that is not published. */
  strangeKey?: boolean
  refresh?(answer: Json): Json
  patient?(patient: Json): Json
  statement?(resources: Json[], statement: Json): void
  /** A code works as often as it is tried. */
  codesLast?: boolean
  /** Certificate and key: the vendor then speaks https. */
  tls?: { cert: string; key: string; minVersion?: 'TLSv1.1'; maxVersion?: 'TLSv1.1' }
}

export interface BreakableVendor {
  url: string
  iss: string
  /** A launch value, good once. */
  launch(): string
  notes: Json[]
  close(): Promise<void>
}

export const CLIENT_ID = 'backstory-check'
export const REDIRECT_URI = 'http://127.0.0.1:9/callback'
const SCOPES =
  'launch openid fhirUser online_access patient/Patient.r patient/ServiceRequest.rs patient/DocumentReference.crs patient/Binary.r patient/Consent.rs user/Practitioner.r user/PractitionerRole.rs'
const OWN = generateKeyPair('RS256', { extractable: true })
const STRANGE = generateKeyPair('RS256')
const random = () => randomBytes(18).toString('base64url')
const INTERACTIONS = {
  Patient: ['read'],
  ServiceRequest: ['search-type'],
  Consent: ['search-type'],
  DocumentReference: ['search-type', 'read', 'create'],
  Practitioner: ['read'],
  PractitionerRole: ['search-type'],
}

/** A SMART server of the tests' own about which the check has nothing to say, until one thing is broken. */
export async function aBreakableVendor(broken: Breakage = {}): Promise<BreakableVendor> {
  const app = express().disable('x-powered-by').disable('etag')
  const listener: RequestListener = (request, response) => void app(request, response)
  const server =
    broken.tls === undefined ? createServer(listener) : createSecureServer(broken.tls, listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const url = `${broken.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`
  const vendor: BreakableVendor = {
    url,
    iss: `${url}/fhir`,
    launch: () => {
      const launch = random()
      launches.add(launch)
      return launch
    },
    notes: [],
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  const launches = new Set<string>()
  app.use((request, response, next) => {
    const route = `${request.method} ${request.path}`
    for (const [name, value] of Object.entries(broken.headers?.[route] ?? {})) {
      if (value !== null) continue
      const set = response.setHeader.bind(response)
      response.setHeader = (header, content) =>
        header.toLowerCase() === name.toLowerCase() ? response : set(header, content)
    }
    const instead = broken.instead?.[route]
    if (instead) instead(request, response)
    else next()
  })
  discovery(app, url, broken)
  await signIn(app, url, launches, broken)
  return fhir(app, vendor, broken)
}

const extra = (broken: Breakage, request: Request): { [name: string]: string } => {
  const headers = broken.headers?.[`${request.method} ${request.path}`] ?? {}
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}

function discovery(app: Express, url: string, broken: Breakage): void {
  app.get('/fhir/.well-known/smart-configuration', (request, response) => {
    const document = {
      issuer: url,
      jwks_uri: `${url}/jwks`,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      revocation_endpoint: `${url}/revoke`,
      grant_types_supported: ['authorization_code', 'refresh_token'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic'],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
      authorization_response_iss_parameter_supported: true,
      scopes_supported: SCOPES.split(' '),
      capabilities: [
        'launch-ehr',
        'client-public',
        'sso-openid-connect',
        'context-ehr-patient',
        'permission-patient',
        'permission-v2',
      ],
    }
    const sent = broken.document?.(document) ?? document
    response.set({ 'Access-Control-Allow-Origin': '*', ...extra(broken, request) })
    if (typeof sent === 'string') response.type('html').send(sent)
    else {
      if (!response.hasHeader('content-type')) response.type('json')
      response.send(JSON.stringify(sent))
    }
  })
  app.get('/.well-known/openid-configuration', (_request, response) => {
    const document = {
      issuer: url,
      jwks_uri: `${url}/jwks`,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
    response.json(broken.openId?.(document) ?? document)
  })
}

async function signIn(
  app: Express,
  url: string,
  launches: Set<string>,
  broken: Breakage,
): Promise<void> {
  const own = await OWN
  const jwk: JWK = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, URLSearchParams>()
  const refreshTokens = new Set<string>()

  app.get('/jwks', (_request, response) => {
    response.json({ keys: broken.keys?.([jwk]) ?? [jwk] })
  })
  app.get('/authorize', (request, response) => {
    const asked = new URL(request.originalUrl, url).searchParams
    response.set({
      'Content-Security-Policy': `frame-ancestors ${url}`,
      'Set-Cookie': 'sign-in=1; Path=/; HttpOnly; Secure; SameSite=None',
      ...extra(broken, request),
    })
    const known = asked.get('client_id') === CLIENT_ID && asked.get('redirect_uri') === REDIRECT_URI
    if (!known) return void response.status(400).send('<title>Unknown app</title>')
    const sound =
      launches.delete(asked.get('launch') ?? '') &&
      asked.get('aud') === `${url}/fhir` &&
      asked.get('code_challenge_method') === 'S256'
    const answer = new URLSearchParams({ state: asked.get('state') ?? '', iss: url })
    const code = random()
    if (sound) codes.set(code, asked)
    answer.set(sound ? 'code' : 'error', sound ? code : 'invalid_request')
    broken.back?.(answer)
    response.redirect(303, `${REDIRECT_URI}?${answer}`)
  })
  app.post('/token', express.text({ type: '*/*' }), async (request, response) => {
    const form = new URLSearchParams(String(request.body))
    response.set({ 'Cache-Control': 'no-store', ...extra(broken, request) })
    const refuse = (error: string) => response.status(400).json({ error })
    if (form.get('grant_type') === 'refresh_token') {
      if (!refreshTokens.delete(form.get('refresh_token') ?? ''))
        return void refuse('invalid_grant')
      const answer = { ...tokens(), refresh_token: random() }
      return void response.json(broken.refresh?.(answer) ?? answer)
    }
    const asked = codes.get(form.get('code') ?? '')
    if (broken.codesLast !== true) codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (asked?.get('code_challenge') !== challenge) return void refuse('invalid_grant')
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: url,
      aud: CLIENT_ID,
      sub: 'sam',
      name: 'Sam Ridley',
      fhirUser: `${url}/fhir/PractitionerRole/r1`,
      nonce: asked.get('nonce'),
      iat: now,
      exp: now + 300,
    }
    const refreshToken = random()
    refreshTokens.add(refreshToken)
    const answer: Json = {
      ...tokens(),
      refresh_token: refreshToken,
      need_patient_banner: true,
      id_token: await new SignJWT(broken.claims?.(claims) ?? claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign(broken.strangeKey === true ? (await STRANGE).privateKey : own.privateKey),
    }
    response.json(broken.token?.(answer) ?? answer)
  })
}

const tokens = (): Json => ({
  access_token: 'open-sesame',
  token_type: 'Bearer',
  expires_in: 900,
  scope: SCOPES,
  patient: 'p1',
})

function fhir(app: Express, vendor: BreakableVendor, broken: Breakage): BreakableVendor {
  const send = (response: Response, body: object, status = 200) =>
    response.status(status).type('application/fhir+json').send(JSON.stringify(body))
  const bundle = (...resources: readonly Json[]) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  })
  app.get('/fhir/metadata', (_request, response) => {
    const resource: Json[] = Object.entries(INTERACTIONS).map(([type, codes]) => ({
      type,
      interaction: codes.map((code) => ({ code })),
      conditionalCreate: true,
    }))
    const statement: Json = {
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ mode: 'server', resource }],
    }
    broken.statement?.(resource, statement)
    send(response, statement)
  })
  app.use('/fhir', (request, response, next) => {
    if (request.headers.authorization === 'Bearer open-sesame') next()
    else response.status(401).set('WWW-Authenticate', 'Bearer').end()
  })
  const patient: Json = {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
    name: [{ family: 'Marlow', given: ['Ivy'] }],
    birthDate: '1948-03-09',
    gender: 'female',
  }
  app.get('/fhir/Patient/p1', (_request, response) =>
    send(response, broken.patient?.({ ...patient }) ?? patient),
  )
  app.get('/fhir/Patient', (_request, response) => send(response, bundle(patient)))
  for (const type of ['ServiceRequest', 'Consent', 'PractitionerRole']) {
    app.get(`/fhir/${type}`, (_request, response) =>
      send(response, bundle({ resourceType: type, id: 'x1' })),
    )
  }
  app.post('/fhir/DocumentReference', express.json({ type: '*/*' }), (request, response) => {
    const body = Object(request.body) as Json
    const value = JSON.stringify(body.identifier)
    const held = vendor.notes.find((note) => JSON.stringify(note.identifier) === value)
    if (held) return void send(response, held)
    const note = { ...body, id: `n${vendor.notes.length + 1}` }
    vendor.notes.push(note)
    response.set('Location', `${vendor.iss}/DocumentReference/${note.id}/_history/1`)
    send(response, note, 201)
  })
  app.put('/fhir/DocumentReference/:id', express.json({ type: '*/*' }), (request, response) => {
    const at = vendor.notes.findIndex(({ id }) => id === request.params.id)
    vendor.notes[at] = Object(request.body) as Json
    send(response, Object(request.body) as Json)
  })
  return vendor
}

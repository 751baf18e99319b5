/** The least that a system must offer to open Backstory, in one file: an example to copy. */
import { createHash, randomBytes } from 'node:crypto'
import type { Patient } from '@medplum/fhirtypes'
import express, { type Express } from 'express'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { listPage, patientPage } from './pages.ts'

export interface MinimalVendor {
  /** Where this system is reached, e.g. `http://localhost:5001`. */
  baseUrl: string
  /** The panel as a public client: where it is, and its one redirect URI. */
  panel(): { url: string; clientId: string }
  user: { id: string; name: string }
  patients: ReadonlyMap<string, Patient>
}

const random = () => randomBytes(24).toString('base64url')

export async function minimalVendor({
  baseUrl,
  panel,
  user,
  patients,
}: MinimalVendor): Promise<Express> {
  const fhirBase = `${baseUrl}/fhir`
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' }
  /** What each opaque value stands for: the open patient, and from the authorise step on its request. */
  const launches = new Map<string, string>()
  const codes = new Map<string, { patient: string; asked: { [name: string]: string } }>()
  const tokens = new Map<string, string>()
  const app = express().disable('x-powered-by')

  // The system's own screens. Opening a patient mints a launch value, and the frame opens the panel with it.
  app.get('/', (_request, response) => void response.send(listPage([...patients.values()])))
  app.get('/patients/:id', (request, response) => {
    const patient = patients.get(request.params.id)
    if (patient === undefined) return void response.sendStatus(404)
    const launch = random()
    launches.set(launch, request.params.id)
    const query = new URLSearchParams({ iss: fhirBase, launch })
    response.send(patientPage(patient, `${panel().url}/launch?${query}`))
  })

  // Discovery. The launch page reads it from the browser, so it is open to other origins.
  app.get('/fhir/.well-known/smart-configuration', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json({
      issuer: baseUrl,
      jwks_uri: `${baseUrl}/jwks`,
      authorization_endpoint: `${baseUrl}/authorize`,
      token_endpoint: `${baseUrl}/token`,
      grant_types_supported: ['authorization_code'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      capabilities: [
        'launch-ehr',
        'client-public',
        'sso-openid-connect',
        'context-ehr-patient',
        'permission-patient',
      ],
    })
  })
  app.get('/jwks', (_request, response) => void response.json({ keys: [jwk] }))

  // Authorise: the user is signed in already, so the answer is a code at once.
  app.get('/authorize', (request, response) => {
    const asked = Object.fromEntries(new URL(request.originalUrl, baseUrl).searchParams)
    const { url, clientId } = panel()
    if (asked.client_id !== clientId || asked.redirect_uri !== `${url}/callback`) {
      return void response.status(400).send('Unknown app')
    }
    const patient = launches.get(asked.launch ?? '')
    launches.delete(asked.launch ?? '')
    const sound =
      patient !== undefined &&
      asked.response_type === 'code' &&
      asked.aud === fhirBase &&
      asked.code_challenge_method === 'S256'
    const code = random()
    if (sound) codes.set(code, { patient, asked })
    const answer = new URLSearchParams({ state: asked.state ?? '' })
    answer.set(sound ? 'code' : 'error', sound ? code : 'invalid_request')
    response.redirect(303, `${asked.redirect_uri}?${answer}`)
  })

  // Token: a code works once, and only for who holds the verifier of its challenge.
  app.post('/token', express.urlencoded({ extended: false }), async (request, response) => {
    const { code, code_verifier: verifier, client_id, redirect_uri } = Object(request.body)
    const found = codes.get(String(code))
    codes.delete(String(code))
    response.set('Cache-Control', 'no-store')
    const challenge = createHash('sha256').update(String(verifier)).digest('base64url')
    if (
      found === undefined ||
      found.asked.code_challenge !== challenge ||
      found.asked.client_id !== client_id ||
      found.asked.redirect_uri !== redirect_uri
    ) {
      return void response.status(400).json({ error: 'invalid_grant' })
    }
    const accessToken = random()
    tokens.set(accessToken, found.patient)
    const claims = {
      name: user.name,
      fhirUser: `Practitioner/${user.id}`,
      nonce: found.asked.nonce,
    }
    response.json({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'launch openid fhirUser patient/Patient.r',
      patient: found.patient,
      id_token: await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
        .setIssuer(baseUrl)
        .setAudience(client_id)
        .setSubject(user.id)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    })
  })

  // The one resource.
  app.get('/fhir/Patient/:id', (request, response) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (tokens.get(token) !== request.params.id) return void response.sendStatus(401)
    response.type('application/fhir+json').send(JSON.stringify(patients.get(request.params.id)))
  })
  return app
}

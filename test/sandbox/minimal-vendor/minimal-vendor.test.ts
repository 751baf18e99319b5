import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld } from '../vendor/a-world.ts'
import { type App, anApp } from '../vendor/an-app.ts'
import { type RunningMinimalVendor, startMinimalVendor } from './start-minimal-vendor.ts'

let vendor: RunningMinimalVendor

beforeAll(async () => {
  vendor = await startMinimalVendor(aWorld(), 'panel')
  vendor.meet('http://127.0.0.1:9')
})
afterAll(() => vendor.close())

async function launched(patient = 'ivy-marlow', clientId = 'panel'): Promise<App> {
  const page = await (await fetch(`${vendor.baseUrl}/patients/${patient}`)).text()
  const src = (/src="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
  return anApp({
    fhirBase: `${vendor.baseUrl}/fhir`,
    issuer: vendor.baseUrl,
    authorizePath: '/authorize',
    clientId,
    scope: 'launch openid fhirUser patient/Patient.r',
    launch: new URL(src).searchParams.get('launch') ?? '',
  })
}
async function token(patient?: string) {
  const app = await launched(patient)
  const { back } = await app.authorize()
  return app.redeem(back?.get('code') ?? '')
}

describe('the minimal vendor', () => {
  it('takes an app from its patient’s page to the Patient resource', async () => {
    const { status, body } = await token()
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', patient: 'ivy-marlow' })
    const answer = await fetch(`${vendor.baseUrl}/fhir/Patient/ivy-marlow`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    })
    expect(answer.headers.get('content-type')).toContain('application/fhir+json')
    expect(Object(await answer.json()).identifier[0].value).toBe('9990000018')
  })

  it('signs an id_token with RS256 that names the user', async () => {
    const { body } = await token()
    const keys = createRemoteJWKSet(new URL(`${vendor.baseUrl}/jwks`))
    const { payload } = await jwtVerify(String(body.id_token), keys, {
      issuer: vendor.baseUrl,
      audience: 'panel',
      algorithms: ['RS256'],
    })
    expect(payload).toMatchObject({
      sub: 'sam-ridley',
      name: 'Sam Ridley',
      fhirUser: 'Practitioner/sam-ridley',
      nonce: 'a-nonce',
    })
  })

  it('lets a browser of any origin read its discovery document', async () => {
    const answer = await fetch(`${vendor.baseUrl}/fhir/.well-known/smart-configuration`)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  it.each([
    ['a launch that was used already', { launch: 'used' }],
    ['another audience', { aud: 'https://elsewhere.example/fhir' }],
    ['no PKCE', { code_challenge_method: null }],
  ])('refuses %s', async (_what, changes) => {
    const { back } = await (await launched()).authorize(changes)
    expect(back?.get('error')).toBe('invalid_request')
    expect(back?.get('code')).toBeNull()
  })

  it('sends nothing to a client or a redirect URI that it does not know', async () => {
    expect((await (await launched('ivy-marlow', 'another')).authorize()).status).toBe(400)
    const elsewhere = { redirect_uri: 'http://127.0.0.1:9/elsewhere' }
    expect((await (await launched()).authorize(elsewhere)).status).toBe(400)
  })

  it('takes a code once, and only with its verifier', async () => {
    const app = await launched()
    const { back } = await app.authorize()
    const code = back?.get('code') ?? ''
    expect((await app.redeem(code)).status).toBe(200)
    expect((await app.redeem(code)).body.error).toBe('invalid_grant')
    const other = await launched()
    const { back: again } = await other.authorize()
    const wrong = { code_verifier: 'x'.repeat(43) }
    expect((await other.redeem(again?.get('code') ?? '', wrong)).body.error).toBe('invalid_grant')
  })

  it('gives a token’s own patient, and no other', async () => {
    const { body } = await token()
    const headers = { authorization: `Bearer ${body.access_token}` }
    for (const path of ['Patient/noor-hadley', 'Patient/nobody']) {
      expect((await fetch(`${vendor.baseUrl}/fhir/${path}`, { headers })).status).toBe(401)
    }
    expect((await fetch(`${vendor.baseUrl}/fhir/Patient/ivy-marlow`)).status).toBe(401)
  })

  it('stays short enough to copy', () => {
    const source = readFileSync(resolve(import.meta.dirname, 'minimal-vendor.ts'), 'utf8')
    expect(source.split('\n').length).toBeLessThan(150)
  })
})

import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld } from './a-world.ts'
import { type App, anApp, REDIRECT_URI, type TokenAnswer } from './an-app.ts'
import { type RunningVendor, startVendor } from './vendor.ts'

const SCOPE =
  'launch openid fhirUser online_access patient/Patient.r patient/ServiceRequest.rs user/Practitioner.r'
const GRANTS = {
  redirect_uris: [REDIRECT_URI],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
}
const SECRET = 'a-secret-of-the-tests-and-nobody-else'

let vendor: RunningVendor

beforeAll(async () => {
  vendor = await startVendor({ world: aWorld() })
  vendor.meet({ panel: 'http://127.0.0.1:9' })
  await vendor.register('panel', { ...GRANTS, token_endpoint_auth_method: 'none' })
  await vendor.register('basic', {
    ...GRANTS,
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: SECRET,
  })
})
afterAll(() => vendor.close())

const launchOf = (patient: string, user?: string): string =>
  new URL(vendor.launchUrl(patient, user)).searchParams.get('launch') ?? ''

type Changes = Partial<Parameters<typeof anApp>[0]>
const app = (changes: Changes = {}): App =>
  anApp({
    fhirBase: vendor.fhirBase,
    issuer: vendor.issuer,
    clientId: 'panel',
    scope: SCOPE,
    launch: launchOf('ivy-marlow'),
    ...changes,
  })

async function launched(changes: Changes = {}): Promise<TokenAnswer & { app: App }> {
  const opened = app(changes)
  const { back } = await opened.authorize()
  return { ...(await opened.redeem(back?.get('code') ?? '')), app: opened }
}

const basic = (form: URLSearchParams, headers: Headers): void => {
  headers.set('authorization', `Basic ${btoa(`basic:${SECRET}`)}`)
  form.delete('client_id')
}

describe('an EHR launch at the vendor', () => {
  it('goes through without a page, and the token says which patient is open', async () => {
    const opened = app()
    const { back } = await opened.authorize()
    expect(back?.get('error_description')).toBeNull()
    expect(back?.get('state')).toBe('a-state')
    expect(back?.get('iss')).toBe(vendor.issuer)

    const { status, body } = await opened.redeem(back?.get('code') ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 900,
      patient: 'ivy-marlow',
      encounter: 'first-contact-ivy-marlow',
      intent: 'prepare-consultation',
      need_patient_banner: true,
      tenant: 'harbour-wellbeing',
      fhirContext: [{ reference: 'ServiceRequest/referral-ivy-marlow' }],
    })
    expect(String(body.scope).split(' ').sort()).toEqual(SCOPE.split(' ').sort())
  })

  it('sets cookies that a cross-site frame may keep', async () => {
    const { app: opened } = await launched()
    expect(opened.cookies.length).toBeGreaterThan(0)
    for (const cookie of opened.cookies) {
      expect(cookie.toLowerCase()).toContain('samesite=none')
      expect(cookie.toLowerCase()).toContain('secure')
    }
  })

  it('signs an id_token that names the user as fhirUser under the FHIR base', async () => {
    const { body } = await launched({ launch: launchOf('ivy-marlow', 'tomos-hale') })
    const keys = createRemoteJWKSet(new URL(`${vendor.issuer}/jwks`))
    const { payload, protectedHeader } = await jwtVerify(String(body.id_token), keys, {
      issuer: vendor.issuer,
      audience: 'panel',
    })
    expect(protectedHeader.alg).toBe('RS256')
    expect(payload).toMatchObject({
      sub: 'tomos-hale',
      name: 'Tomos Hale',
      nonce: 'a-nonce',
      fhirUser: `${vendor.fhirBase}/PractitionerRole/role-tomos-hale`,
    })
  })

  it('leaves out of the grant what it does not offer', async () => {
    const { body } = await launched({
      scope: 'launch openid patient/Patient.r patient/*.rs system/Patient.r',
    })
    expect(body.scope).toBe('launch openid patient/Patient.r')
    expect(body.refresh_token).toBeUndefined()
  })

  it('keeps two launches in one browser apart, whoever signed in before', async () => {
    const first = app()
    const { back } = await first.authorize()
    const second = app({ launch: launchOf('noor-hadley', 'tomos-hale') })
    second.cookies.push(...first.cookies)
    const { back: again } = await second.authorize()
    const one = await first.redeem(back?.get('code') ?? '')
    const two = await second.redeem(again?.get('code') ?? '')
    expect([one.body.patient, two.body.patient]).toEqual(['ivy-marlow', 'noor-hadley'])
  })

  it.each([
    ['no launch', { launch: null }, 'launch'],
    ['a made-up launch', { launch: 'nonsense' }, 'launch'],
    ['another audience', { aud: 'https://elsewhere.example/fhir' }, 'aud'],
    ['no audience', { aud: null }, 'aud'],
    ['no PKCE', { code_challenge: null, code_challenge_method: null }, 'PKCE'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'code_challenge_method'],
  ])('refuses %s, and tells the app', async (_what, changes, word) => {
    const { back } = await app().authorize(changes)
    expect(back?.get('error')).toBe('invalid_request')
    expect(back?.get('error_description')).toContain(word)
    expect(back?.get('state')).toBe('a-state')
  })

  it('shows a page of its own, without foreign fonts, when the redirect URI is not registered', async () => {
    const arrival = await app().authorize({ redirect_uri: 'http://127.0.0.1:9/elsewhere' })
    expect(arrival.back).toBeNull()
    expect(arrival.status).toBe(400)
    expect(arrival.text).toContain('Signing in did not work')
    expect(arrival.text).not.toMatch(/https?:\/\/(?!127|localhost)/)
  })

  it('refuses a launch of someone who is not signed in any more', async () => {
    const opened = app()
    opened.cookies.push('harbour-user=tomos-hale')
    const { back } = await opened.authorize()
    expect(back?.get('error')).toBe('access_denied')
  })
})

describe('the token endpoint', () => {
  it('takes a code once only', async () => {
    const opened = app()
    const { back } = await opened.authorize()
    const code = back?.get('code') ?? ''
    expect((await opened.redeem(code)).status).toBe(200)
    expect((await opened.redeem(code)).body.error).toBe('invalid_grant')
  })

  it('takes a code only from who holds the verifier', async () => {
    const opened = app()
    const { back } = await opened.authorize()
    const verifier = 'x'.repeat(43)
    const { body } = await opened.redeem(back?.get('code') ?? '', { code_verifier: verifier })
    expect(body.error).toBe('invalid_grant')
  })

  it('takes a client secret in the header, and refuses a wrong one', async () => {
    const { status } = await launched({ clientId: 'basic', authenticate: basic })
    expect(status).toBe(200)
    const wrong = await launched({
      clientId: 'basic',
      authenticate: (_form, headers) =>
        headers.set('authorization', `Basic ${btoa('basic:another-secret')}`),
    })
    expect(wrong.body.error).toBe('invalid_client')
  })

  it('takes an ES384 assertion whose key it fetches from the client’s JWKS on loopback', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES384')
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', use: 'sig', alg: 'ES384' }] }
    const { createServer } = await import('node:http')
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(jwks))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as { port: number }
    await vendor.register('asymmetric', {
      ...GRANTS,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES384',
      jwks_uri: `http://127.0.0.1:${port}/jwks.json`,
    })
    const authenticate = async (form: URLSearchParams) => {
      form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      form.set(
        'client_assertion',
        await new SignJWT({})
          .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
          .setIssuer('asymmetric')
          .setSubject('asymmetric')
          .setAudience(`${vendor.issuer}/token`)
          .setJti(crypto.randomUUID())
          .setIssuedAt()
          .setExpirationTime('2m')
          .sign(privateKey),
      )
    }
    const { status, body, app: opened } = await launched({ clientId: 'asymmetric', authenticate })
    expect(status).toBe(200)
    expect((await opened.refresh(String(body.refresh_token))).status).toBe(200)
    server.close()
  })

  it('gives a new refresh token each time, with the same patient, and ends the grant when an old one comes back', async () => {
    const { body, app: opened } = await launched()
    const first = String(body.refresh_token)
    const next = await opened.refresh(first)
    expect(next.body).toMatchObject({ patient: 'ivy-marlow' })
    expect(next.body.refresh_token).not.toBe(first)
    expect((await opened.refresh(first)).body.error).toBe('invalid_grant')
    const again = await opened.refresh(String(next.body.refresh_token))
    expect(again.body.error).toBe('invalid_grant')
  })
})

describe('introspection and revocation', () => {
  const post = async (path: string, token: string) => {
    const answer = await fetch(`${vendor.issuer}/token/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`basic:${SECRET}`)}` },
      body: new URLSearchParams({ token }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
  }

  it('names the client and the launch context of its own token, and nothing of another’s', async () => {
    const { body } = await launched({ clientId: 'basic', authenticate: basic })
    expect((await post('introspection', String(body.access_token))).body).toMatchObject({
      active: true,
      client_id: 'basic',
      patient: 'ivy-marlow',
      sub: 'adaeze-brook',
    })
    const other = await launched()
    const { body: foreign } = await post('introspection', String(other.body.access_token))
    expect(foreign).toEqual({ active: false })
  })

  it('ends a token at once', async () => {
    const { body } = await launched({ clientId: 'basic', authenticate: basic })
    expect((await post('revocation', String(body.access_token))).status).toBe(200)
    expect((await post('introspection', String(body.access_token))).body).toEqual({
      active: false,
    })
  })
})

describe('registration by RFC 7591', () => {
  it('gives a client that can launch', async () => {
    const answer = await fetch(`${vendor.issuer}/reg`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...GRANTS,
        client_name: 'Backstory',
        token_endpoint_auth_method: 'none',
        software_id: 'urn:uuid:7ac4f1a2-0000-4000-8000-000000000001',
      }),
    })
    expect(answer.status).toBe(201)
    const { client_id: clientId } = Object(await answer.json())
    expect((await launched({ clientId })).status).toBe(200)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { aScene } from '../launch/a-launch.ts'
import { CLIENT_ID } from '../launch/scripted-vendor.ts'

const scene = aScene()
const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

/** What a sound introspection says of the token `vendor-token`. */
const live = () => ({
  active: true,
  client_id: CLIENT_ID,
  iss: scene.vendor.url,
  sub: 'user-7',
  exp: Math.floor(scene.panel.clock().getTime() / 1000) + 900,
  scope: 'openid patient/Patient.read',
  patient: 'mary',
  fhirUser: `${scene.vendor.iss}/Practitioner/wanda`,
})
const says = (body: unknown, status = 200) => {
  scene.vendor.script.introspection = (token) =>
    token === 'vendor-token' ? { status, body } : { body: { active: false } }
}

beforeEach(async () => {
  await scene.register({ tokenExchange: true })
  says(live())
})

async function exchange(changes: { [name: string]: string | string[] | null } = {}) {
  const form = new URLSearchParams()
  const fields = {
    grant_type: GRANT,
    subject_token: 'vendor-token',
    subject_token_type: ACCESS_TOKEN,
    subject_issuer: scene.vendor.iss,
    ...changes,
  }
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) if (one !== null) form.append(name, one)
  }
  const { status, text, headers } = await scene.browser.visit(`${scene.panel.url}/token`, {
    method: 'POST',
    body: form,
  })
  return { status, headers, body: JSON.parse(text) as { [name: string]: unknown } }
}
async function isRefused(error: string, changes: Parameters<typeof exchange>[0] = {}) {
  const { status, body, headers } = await exchange(changes)
  expect([status, body.error]).toEqual([400, error])
  expect(headers.get('cache-control')).toBe('no-store')
  expect(scene.panel.opened).toEqual([])
}

describe('a token exchange', () => {
  it('answers a session handle for the patient and user of the introspection', async () => {
    const { status, body, headers } = await exchange()
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({
      issued_token_type: ACCESS_TOKEN,
      token_type: 'Bearer',
      launch_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    const { session } = await scene.panel.sessions.open(
      String(body.launch_id),
      String(body.access_token),
      new Date(),
    )
    expect(session).toMatchObject({
      vendorId: 'harbour',
      user: { issuer: scene.vendor.url, subject: 'user-7', fhirUser: 'Practitioner/wanda' },
      context: { patient: 'mary' },
      tokens: { accessToken: 'vendor-token', refreshToken: null },
    })
  })

  it('lives no longer than the token that it was given for', async () => {
    const { body } = await exchange()
    expect(body.expires_in).toBeLessThanOrEqual(900)
    expect(body.expires_in).toBeGreaterThan(890)
    scene.panel.pass(900_000)
    await expect(
      scene.panel.sessions.open(
        String(body.launch_id),
        String(body.access_token),
        scene.panel.clock(),
      ),
    ).rejects.toMatchObject({ code: 'session-ended' })
  })

  it('gives an address for the frame, whose code opens the panel once', async () => {
    const { body } = await exchange()
    const [path, code] = String(body.panel_url).split('#handoff=')
    expect(path).toBe(`${scene.panel.url}/app/${body.launch_id}`)
    const taken = scene.panel.sessions.takeHandoff(String(body.launch_id), code ?? '', new Date())
    expect(await taken).toBe(body.access_token)
  })

  it('may name us as its target', async () => {
    expect((await exchange({ resource: scene.panel.url })).status).toBe(200)
    expect((await exchange({ audience: [scene.panel.url, `${scene.panel.url}/`] })).status).toBe(
      200,
    )
  })
})

describe('a subject token is not believed', () => {
  it.each<[string, (said: ReturnType<typeof live>) => object]>([
    ['that is not live', (said) => ({ ...said, active: false })],
    ['that says it is live in words', (said) => ({ ...said, active: 'true' })],
    ['that another app was given', (said) => ({ ...said, client_id: 'another-app' })],
    ['of no client', ({ client_id: _client, ...said }) => said],
    ['of another issuer', (said) => ({ ...said, iss: 'https://evil.example' })],
    ['of no issuer', ({ iss: _iss, ...said }) => said],
    ['that has ended', (said) => ({ ...said, exp: Math.floor(Date.now() / 1000) - 1 })],
    ['without an end', ({ exp: _exp, ...said }) => said],
    ['without a patient', ({ patient: _patient, ...said }) => said],
    ['for an impossible patient', (said) => ({ ...said, patient: '../x' })],
    ['without a user', ({ sub: _sub, ...said }) => said],
    ['of a patient', (said) => ({ ...said, fhirUser: 'Patient/mary' })],
    ['without the patient’s scopes', (said) => ({ ...said, scope: 'openid' })],
    ['without any scope', ({ scope: _scope, ...said }) => said],
  ])('%s', async (_what, change) => {
    says(change(live()))
    await isRefused('invalid_request')
  })

  it('that the vendor does not know', () =>
    isRefused('invalid_request', { subject_token: 'another-token' }))

  it.each([
    ['an error', {}, 500],
    ['a refusal', { error: 'invalid_client' }, 401],
    ['text', 'yes', 200],
  ])('when introspection answers with %s', async (_what, body, status) => {
    says(body, status)
    await isRefused('invalid_request')
  })

  it('when the vendor has no introspection', async () => {
    scene.vendor.script.discovery = ({ introspection_endpoint: _none, ...document }) => document
    await isRefused('invalid_request')
  })

  it('when the vendor is not registered for it, or not at all', async () => {
    await isRefused('invalid_request', { subject_issuer: 'https://evil.example/fhir' })
    await scene.register({ tokenExchange: false })
    await isRefused('invalid_request')
  })
})

describe('a request is refused', () => {
  it.each<[string, string, { [name: string]: string | string[] | null }]>([
    ['of another grant', 'unsupported_grant_type', { grant_type: 'password' }],
    ['of no grant', 'unsupported_grant_type', { grant_type: null }],
    ['without a subject token', 'invalid_request', { subject_token: null }],
    ['without its type', 'invalid_request', { subject_token_type: null }],
    [
      'with an id_token',
      'invalid_request',
      { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' },
    ],
    [
      'with a refresh token',
      'invalid_request',
      { subject_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
    ],
    ['without its issuer', 'invalid_request', { subject_issuer: null }],
    ['with an actor token and no type', 'invalid_request', { actor_token: 'x' }],
    ['with an actor type and no token', 'invalid_request', { actor_token_type: ACCESS_TOKEN }],
    ['with an actor', 'invalid_request', { actor_token: 'x', actor_token_type: ACCESS_TOKEN }],
    [
      'for a refresh token',
      'invalid_request',
      { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
    ],
    ['for another audience', 'invalid_target', { audience: 'https://evil.example' }],
    ['for us and another resource', 'invalid_target', { resource: ['https://evil.example'] }],
    ['with a scope', 'invalid_scope', { scope: 'record' }],
    ['with a token twice', 'invalid_request', { subject_token: ['vendor-token', 'vendor-token'] }],
    ['with a grant twice', 'invalid_request', { grant_type: [GRANT, GRANT] }],
    ['with a token of control characters', 'invalid_request', { subject_token: 'a\r\nb' }],
  ])('%s', async (_what, error, changes) => {
    await isRefused(error, changes)
  })

  it('as JSON', async () => {
    const { status, text } = await scene.browser.visit(`${scene.panel.url}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ grant_type: GRANT }),
    })
    expect([status, JSON.parse(text).error]).toEqual([400, 'invalid_request'])
  })

  it('when the audit cannot be written, and then there is no session', async () => {
    scene.panel.auditFails = true
    const { status, body } = await exchange()
    expect([status, body.error]).toEqual([503, 'temporarily_unavailable'])
    expect(body).not.toHaveProperty('access_token')
  })
})

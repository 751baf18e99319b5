import { createHash } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { callFhir } from '../../../auth-server/launch/fhir-client.ts'
import { launchUrl } from './a-browser.ts'
import { aScene, refusalOf } from './a-launch.ts'
import { CLIENT_ID, SECRET } from './scripted-vendor.ts'

/*
 * The SMART Health IT launcher as it behaves: the launch settings travel in the path of iss and issuer, the id_token has no
 * key id, lives for an hour and hashes its subject; context comes back with every token answer; `expires_in` may be text;
 * a refreshed id_token has no audience; codes and tokens are long JWTs; nothing can be revoked.
 */
const scene = aScene()

function behaveAsLauncher(settings = 'WzAsIm1hcnkiXQ') {
  const { vendor } = scene
  const prefix = `${vendor.url}/v/r4`
  const iss = `${prefix}/sim/${settings}/fhir`
  const entry = vendor.entry({
    iss: prefix,
    issIsPrefix: true,
    authorizationServer: prefix,
  })
  vendor.pretendBase(`/v/r4/sim/${settings}/fhir`)
  vendor.script.discovery = ({ revocation_endpoint: _none, ...document }) => ({
    ...document,
    issuer: iss,
  })
  const idToken = (aud: unknown, nonce: unknown, now: Date) => {
    const seconds = Math.floor(now.getTime() / 1000)
    const user = 'Practitioner/wanda'
    return new SignJWT({
      profile: user,
      fhirUser: user,
      sub: createHash('sha256').update(user).digest('hex'),
      iss,
      iat: seconds,
      exp: seconds + 3600,
      ...(aud !== undefined && { aud: String(aud) }),
      ...(nonce !== undefined && { nonce }),
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .sign(vendor.privateKey())
  }
  vendor.script.idToken = (claims) => idToken(claims.aud, claims.nonce, new Date())
  const context = {
    patient: 'mary',
    encounter: 'visit-1',
    need_patient_banner: true,
    smart_style_url: `${vendor.url}/smart-style.json`,
  }
  vendor.script.token = (body) => ({ ...body, expires_in: '3600', ...context })
  return { iss, entry, context, idToken }
}

describe.each([
  ['public', { method: 'none', id: CLIENT_ID }],
  ['symmetric', { method: 'client_secret_basic', id: CLIENT_ID, secret: SECRET }],
  ['asymmetric RS384', { method: 'private_key_jwt', id: CLIENT_ID, alg: 'RS384' }],
  ['asymmetric ES384', { method: 'private_key_jwt', id: CLIENT_ID, alg: 'ES384' }],
])('the SMART Health IT launcher, %s', (_type, client) => {
  it('launches, reads, refreshes and reads again', async () => {
    const { iss, entry, context, idToken } = behaveAsLauncher()
    const vendor = { ...entry, client } as typeof entry
    await scene.panel.list([vendor])
    const address = launchUrl(scene.panel, iss, scene.vendor.newLaunch())
    const { answer } = await scene.browser.signIn(address)
    expect(answer.status).toBe(303)
    const [opened] = scene.panel.opened
    if (opened === undefined) throw new Error('No session')
    expect(opened.session).toMatchObject({
      iss,
      user: { issuer: iss, fhirUser: 'Practitioner/wanda', name: null },
      context: {
        patient: 'mary',
        encounter: 'visit-1',
        smartStyleUrl: expect.stringMatching(/\/smart-style\.json$/),
      },
    })

    scene.panel.pass(59.5 * 60_000)
    await scene.panel.store.sessions.touch(opened.session.launchId, opened.endsAt)
    const refreshed = await idToken(undefined, undefined, scene.panel.clock())
    scene.vendor.script.refresh = (body) => ({ ...body, ...context, id_token: refreshed })
    const read = await callFhir(scene.panel, vendor, opened, { path: 'Patient/mary' })
    expect(read.status).toBe(200)
    expect(read.opened.session.tokens.accessToken).not.toBe(opened.session.tokens.accessToken)
    expect(scene.panel.noticed).toEqual(['refreshed-id-token-ignored'])
    expect(scene.vendor.read.at(-1)?.authorization).toBe(
      `Bearer ${read.opened.session.tokens.accessToken}`,
    )
  })
})

it('an issuer beside the registered prefix is refused', async () => {
  const { iss, entry } = behaveAsLauncher()
  await scene.panel.list([entry])
  scene.vendor.script.discovery = (document) => ({
    ...document,
    issuer: `${scene.vendor.url}/v/r4evil/fhir`,
  })
  await expect(scene.panel.discovery.server(entry, iss)).rejects.toMatchObject({
    code: 'discovery-failed',
  })
})

it('an issuer that changed between launch and answer redeems nothing', async () => {
  const { iss, entry } = behaveAsLauncher()
  await scene.panel.list([entry])
  const address = launchUrl(scene.panel, iss, scene.vendor.newLaunch())
  const { next } = await scene.browser.launch(address)
  const { location } = await scene.browser.visit(next)
  scene.vendor.script.discovery = (document) => ({
    ...document,
    issuer: `${scene.vendor.url}/v/r4/sim/other/fhir`,
  })
  scene.panel.pass(6 * 60_000)
  expect(refusalOf(await scene.browser.visit(location ?? ''))).toBe('launch-invalid')
  expect(scene.vendor.redeemed).toEqual([])
})

import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { freshTokens } from '../../../auth-server/launch/refresh-tokens.ts'
import { aScene, refusalOf } from './a-launch.ts'
import { CLIENT_ID, SECRET } from './scripted-vendor.ts'

const scene = aScene()
const requests = () => scene.vendor.redeemed

/** A whole launch and one refresh as this client. */
async function launchAndRefresh(client: object) {
  await scene.register({ client })
  const opened = await scene.session()
  scene.panel.pass(14.5 * 60_000)
  const vendor = scene.vendor.entry({ client })
  const { session } = await freshTokens(scene.panel, vendor, opened)
  expect(session.tokens.accessToken).not.toBe(opened.session.tokens.accessToken)
  expect(requests()).toHaveLength(2)
}

describe('a public client', () => {
  it('names itself in the body and has nothing else', async () => {
    await launchAndRefresh({ method: 'none', id: CLIENT_ID })
    for (const { form, headers } of requests()) {
      expect(form.get('client_id')).toBe(CLIENT_ID)
      expect(form.has('client_assertion')).toBe(false)
      expect(headers.has('authorization')).toBe(false)
    }
  })
})

describe('a client with a secret', () => {
  it('sends it by Basic, and no client_id in the body', async () => {
    await launchAndRefresh({ method: 'client_secret_basic', id: CLIENT_ID, secret: SECRET })
    for (const { form, headers } of requests()) {
      expect(form.has('client_id')).toBe(false)
      const [, encoded = ''] = headers.get('authorization')?.split(' ') ?? []
      expect(Buffer.from(encoded, 'base64').toString()).toBe(`${CLIENT_ID}:${SECRET}`)
    }
  })

  it('form-encodes what needs it (RFC 6749 2.3.1)', async () => {
    const secret = 'a secret: 100 % ~sure'
    await scene.register({ client: { method: 'client_secret_basic', id: CLIENT_ID, secret } })
    await scene.launch()
    const [, encoded = ''] = requests()[0]?.headers.get('authorization')?.split(' ') ?? []
    expect(Buffer.from(encoded, 'base64').toString()).toBe(
      `${CLIENT_ID}:a+secret%3A+100+%25+%7Esure`,
    )
  })

  it('with the wrong secret is refused in words', async () => {
    const client = { method: 'client_secret_basic', id: CLIENT_ID, secret: 'another-secret-here' }
    await scene.register({ client })
    expect(refusalOf((await scene.launch()).answer)).toBe('sign-in-failed')
  })
})

describe.each(['RS384', 'ES384'] as const)('a client with a key: %s', (alg) => {
  const client = { method: 'private_key_jwt', id: CLIENT_ID, alg }

  it('signs a new assertion for every request, refresh included', async () => {
    await launchAndRefresh(client)
    const seen = new Set<unknown>()
    for (const { form } of requests()) {
      expect(form.has('client_id')).toBe(false)
      expect(form.get('client_assertion_type')).toBe(
        'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      )
      const assertion = form.get('client_assertion') ?? ''
      const { kid } = scene.panel.signingKeys.signer(alg)
      expect(decodeProtectedHeader(assertion)).toEqual({ alg, kid, typ: 'JWT' })
      const claims = decodeJwt(assertion)
      expect(claims).toMatchObject({
        iss: CLIENT_ID,
        sub: CLIENT_ID,
        aud: `${scene.vendor.url}/token`,
      })
      const now = Date.now() / 1000
      expect(claims.exp).toBeGreaterThan(now + 60)
      expect(claims.exp).toBeLessThanOrEqual(now + 300)
      expect(claims.iat).toBeLessThan(now)
      expect(claims.jti).toMatch(/.{16,}/)
      expect(seen.has(claims.jti)).toBe(false)
      seen.add(claims.jti)
    }
  })

  it('can name the issuer as audience, as one text', async () => {
    await scene.register({ client: { ...client, audience: 'issuer' } })
    await scene.launch()
    expect(decodeJwt(requests()[0]?.form.get('client_assertion') ?? '').aud).toBe(scene.vendor.url)
  })
})

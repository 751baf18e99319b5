import { calculateJwkThumbprint, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { generateSigningKeys, readSigningKeys } from '../../../auth-server/launch/signing-keys.ts'
import { aScene } from './a-launch.ts'

const keysOf = (text: string) => (JSON.parse(text) as { keys: JWK[] }).keys
const old = await generateSigningKeys()
const recent = await generateSigningKeys()

describe('our key set', () => {
  const scene = aScene()

  it('is public, kept for an hour, and holds one RSA and one P-384 key', async () => {
    const answer = await scene.browser.visit(`${scene.panel.url}/.well-known/jwks.json`)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600')
    const keys = keysOf(answer.text)
    expect(keys).toMatchObject([
      { kty: 'RSA', alg: 'RS384', use: 'sig' },
      { kty: 'EC', crv: 'P-384', alg: 'ES384', use: 'sig' },
    ])
    expect(Buffer.from(keys[0]?.n ?? '', 'base64url').length).toBeGreaterThanOrEqual(384)
    for (const key of keys) expect(key.kid).toBe(await calculateJwkThumbprint(key))
  })

  it('holds no private member', async () => {
    const { text } = await scene.browser.visit(`${scene.panel.url}/.well-known/jwks.json`)
    for (const key of keysOf(text)) {
      for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth']) {
        expect(Object.keys(key)).not.toContain(name)
      }
    }
  })
})

describe('rotation', () => {
  const [oldRsa, oldEc] = keysOf(old)
  const [newRsa, newEc] = keysOf(recent)
  const setOf = (...keys: (JWK | undefined)[]) => readSigningKeys(JSON.stringify({ keys }))

  it('publishes a new key before it signs, and the old one after it stopped signing', async () => {
    const before = await setOf(oldRsa, oldEc)
    const announced = await setOf(oldRsa, oldEc, newRsa, newEc)
    expect(announced.signer('ES384').kid).toBe(before.signer('ES384').kid)
    expect(announced.jwks.keys).toHaveLength(4)
    const turned = await setOf(newRsa, newEc, oldRsa, oldEc)
    expect(turned.signer('ES384').kid).not.toBe(before.signer('ES384').kid)
    expect(turned.jwks.keys.map(({ kid }) => kid)).toContain(before.signer('ES384').kid)
  })

  it('refuses two keys of one name, weak keys, other curves and public keys', async () => {
    await expect(setOf(oldRsa, oldRsa)).rejects.toThrow('same kid')
    await expect(setOf({ ...oldRsa, n: 'AQAB' })).rejects.toThrow('2048')
    await expect(setOf({ ...oldEc, crv: 'P-256' })).rejects.toThrow()
    const { d: _d, ...publicEc } = oldEc ?? {}
    await expect(setOf(publicEc as JWK)).rejects.toThrow()
    await expect(setOf()).rejects.toThrow()
  })

  it('says which algorithm has no key', async () => {
    const rsaOnly = await setOf(oldRsa)
    expect(() => rsaOnly.signer('ES384')).toThrow('ES384')
  })
})

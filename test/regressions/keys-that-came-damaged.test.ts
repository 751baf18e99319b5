import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aBrowser } from '../auth-server/launch/a-browser.ts'
import { aScene, refusalOf } from '../auth-server/launch/a-launch.ts'

describe('a vendor’s keys that came damaged once', () => {
  const scene = aScene()

  const another = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey

  it.each([
    ['another modulus', another.export({ format: 'jwk' }).n],
    ['a modulus that is none', '{'],
  ])('%s: are fetched anew at the next sign-in', async (_what, n) => {
    scene.vendor.script = { jwks: (keys) => keys.map((key) => ({ ...key, n })) }
    const { answer } = await scene.launch()
    expect(refusalOf(answer)).toBe('sign-in-failed')

    scene.vendor.script = {}
    scene.browser = aBrowser(scene.panel)
    expect((await scene.launch()).answer.status).toBe(303)
  })
})

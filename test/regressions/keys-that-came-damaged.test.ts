import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aBrowser } from '../auth-server/launch/a-browser.ts'
import { aScene, refusalOf } from '../auth-server/launch/a-launch.ts'

describe('a vendor’s keys that came damaged once', () => {
  const scene = aScene()

  it('are fetched anew at the next sign-in', async () => {
    const { n } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
      format: 'jwk',
    })
    scene.vendor.script = { jwks: (keys) => keys.map((key) => ({ ...key, n })) }
    const { answer } = await scene.launch()
    expect(refusalOf(answer)).toBe('sign-in-failed')

    scene.vendor.script = {}
    scene.browser = aBrowser(scene.panel)
    expect((await scene.launch()).answer.status).toBe(303)
  })
})

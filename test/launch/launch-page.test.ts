import { describe, expect, it } from 'vitest'
import { aScene } from '../auth-server/launch/a-launch.ts'

/* The launch page as it is built, run where every DOM storage throws. */
const scene = aScene()

describe('the launch page', () => {
  it('works without any DOM storage, and leaves its state on the server', async () => {
    const { data } = await scene.browser.launch(scene.address())
    const kept = await scene.browser.visit(
      `${scene.panel.url}/api/launches/${data.launchId}/state/${data.stateKey}`,
      {
        headers: {
          Authorization: `Bearer ${data.pageCredential}`,
          'X-Backstory': '1',
          'Sec-Fetch-Site': 'same-origin',
        },
      },
    )
    const state = JSON.parse(kept.text) as { [name: string]: unknown }
    expect(state).toMatchObject({ key: data.stateKey, serverUrl: scene.vendor.iss })
    expect(state.codeVerifier).toMatch(/^[\w.~-]{43,128}$/)
    expect(state).not.toHaveProperty('clientSecret')
  })

  it('goes nowhere when the browser is told another place to sign in than the server was', async () => {
    let asked = 0
    scene.vendor.script.discovery = (document) =>
      asked++ === 0
        ? document
        : { ...document, authorization_endpoint: `${scene.vendor.url}/elsewhere` }
    await expect(scene.browser.launch(scene.address())).rejects.toThrow('Open Backstory again')
  })

  it('goes nowhere without S256', async () => {
    let asked = 0
    scene.vendor.script.discovery = (document) =>
      asked++ === 0 ? document : { ...document, code_challenge_methods_supported: [] }
    await expect(scene.browser.launch(scene.address())).rejects.toThrow('Open Backstory again')
  })

  it('says so when its state cannot be kept', async () => {
    const { visit } = scene.browser
    scene.browser.visit = (url, init) =>
      url.includes('/state/')
        ? Promise.resolve({
            status: 503,
            headers: new Headers(),
            text: '',
            location: null,
            setCookies: [],
          })
        : visit(url, init)
    await expect(scene.browser.launch(scene.address())).rejects.toThrow('Open Backstory again')
  })
})

import { describe, expect, it } from 'vitest'
import type { LaunchPageData } from '../../../auth-server/contract.ts'
import { aBrowser } from '../launch/a-browser.ts'
import { aScene } from '../launch/a-launch.ts'

const scene = aScene()

/** A launch page that was served and whose script has not run. */
async function served(): Promise<LaunchPageData> {
  const { text } = await scene.browser.visit(scene.address())
  return JSON.parse(/id="launch">(.*?)<\/script>/s.exec(text)?.[1] ?? '') as LaunchPageData
}

function call(
  data: LaunchPageData,
  method: string,
  {
    key = data.stateKey,
    body,
    headers = {},
    browser = scene.browser,
  }: { key?: string; body?: unknown; headers?: object; browser?: typeof scene.browser } = {},
) {
  return browser.visit(
    `${scene.panel.url}/api/launches/${data.launchId}/state/${encodeURIComponent(key)}`,
    {
      method,
      headers: {
        Authorization: `Bearer ${data.pageCredential}`,
        'X-Backstory': '1',
        'Content-Type': 'application/json',
        Origin: scene.panel.url,
        'Sec-Fetch-Site': 'same-origin',
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  )
}
const stateOf = (data: LaunchPageData) => ({ key: data.stateKey, codeVerifier: 'v'.repeat(43) })

describe('the launch page’s storage', () => {
  it('keeps fhirclient’s state object under its own key, until it is deleted', async () => {
    const data = await served()
    expect((await call(data, 'GET')).text).toBe('null')
    expect((await call(data, 'PUT', { body: stateOf(data) })).status).toBe(204)
    const kept = await call(data, 'GET')
    expect(JSON.parse(kept.text)).toEqual(stateOf(data))
    expect(kept.headers.get('cache-control')).toBe('no-store')
    await call(data, 'DELETE')
    expect((await call(data, 'GET')).text).toBe('null')
  })

  it('accepts fhirclient’s other keys and ignores them', async () => {
    const data = await served()
    for (const key of ['SMART_KEY', 'null']) {
      expect((await call(data, 'PUT', { key, body: data.stateKey })).status).toBe(204)
      expect((await call(data, 'GET', { key })).text).toBe('null')
      expect((await call(data, 'DELETE', { key })).status).toBe(204)
    }
  })

  it('refuses a state object of another key, shape or size', async () => {
    const data = await served()
    for (const body of [
      { ...stateOf(data), key: 'other' },
      { ...stateOf(data), codeVerifier: 'short' },
      'text',
      null,
    ]) {
      expect((await call(data, 'PUT', { body })).status).toBe(400)
    }
    const big = { ...stateOf(data), more: 'x'.repeat(20_000) }
    expect((await call(data, 'PUT', { body: big })).status).toBe(413)
    expect((await call(data, 'GET')).text).toBe('null')
  })
})

describe('the launch page’s storage is closed', () => {
  it.each([
    ['without the page’s credential', { Authorization: '' }],
    ['with another credential', { Authorization: `Bearer ${'A'.repeat(43)}` }],
  ])('%s', async (_why, headers) => {
    const data = await served()
    expect((await call(data, 'PUT', { body: stateOf(data), headers })).status).toBe(401)
  })

  it('to the page of another launch', async () => {
    const mine = await served()
    const other = await served()
    const stolen = { ...other, pageCredential: mine.pageCredential }
    expect((await call(stolen, 'GET')).status).toBe(401)
  })

  it('to a browser with another cookie for this launch', async () => {
    const data = await served()
    const browser = aBrowser(scene.panel)
    browser.cookies.set(`__Host-launch-${data.launchId}`, 'A'.repeat(43))
    expect((await call(data, 'PUT', { body: stateOf(data), browser })).status).toBe(401)
  })

  it('to another origin, and to a call without our header', async () => {
    const data = await served()
    const body = stateOf(data)
    for (const headers of [{ Origin: 'https://evil.example' }, { 'X-Backstory': '' }]) {
      expect((await call(data, 'PUT', { body, headers })).status).toBe(403)
    }
  })

  it('once the sign-in is complete: the page’s credential opens nothing then', async () => {
    const { data } = await scene.launch()
    expect((await call(data, 'GET')).status).toBe(400)
    await expect(
      scene.panel.sessions.open(data.launchId, data.pageCredential, new Date()),
    ).rejects.toMatchObject({ code: 'session-unknown' })
  })
})

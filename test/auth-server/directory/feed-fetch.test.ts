import { afterEach, describe, expect, it } from 'vitest'
import { type FetchRules, fetchJson, isPublic } from '../../../auth-server/directory/feed-fetch.ts'
import { DirectoryFault, readDirectoryFile } from '../../../auth-server/directory/feeds.ts'
import { type AFeed, aFeed, sendJson } from './a-feed.ts'

let feed: AFeed | null = null
afterEach(() => feed?.close())

const rules = (changes: Partial<FetchRules> = {}): FetchRules => ({
  hosts: new Set([new URL(feed?.feed.url ?? 'http://x').host]),
  sandbox: true,
  milliseconds: 500,
  bytes: 1000,
  budget: { bytes: 10_000 },
  signal: new AbortController().signal,
  ...changes,
})

describe('asking a feed', () => {
  it('sends the address and nothing of ours besides', async () => {
    let headers: object = {}
    feed = await aFeed((request, response) => {
      headers = request.headers
      sendJson(response, { ok: true })
    })
    expect(await fetchJson(new URL(`${feed.feed.url}/services?page=1`), rules())).toEqual({
      ok: true,
    })
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  it('refuses a host that is not listed, http and private addresses outside the sandbox', async () => {
    feed = await aFeed((_request, response) => sendJson(response, {}))
    const url = new URL(feed.feed.url)
    const refused = { kind: 'host-refused' }
    await expect(fetchJson(url, rules({ hosts: new Set(['x.example']) }))).rejects.toMatchObject(
      refused,
    )
    await expect(fetchJson(url, rules({ sandbox: false }))).rejects.toMatchObject(refused)
    for (const host of [
      '127.0.0.1',
      '10.0.0.8',
      '[::1]',
      '[::ffff:169.254.169.254]',
      'localhost',
    ]) {
      const outside = rules({ sandbox: false, hosts: new Set([host]) })
      await expect(fetchJson(new URL(`https://${host}/`), outside)).rejects.toMatchObject(refused)
    }
    expect(feed.asked).toEqual([])
  })

  it('knows public addresses from private ones', () => {
    expect(['8.8.8.8', '2a00:1450:4009::1', '172.32.0.1'].every(isPublic)).toBe(true)
    expect(
      [
        '192.168.1.1',
        '172.16.0.1',
        '100.64.0.1',
        '0.0.0.0',
        'fe80::1',
        'fd00::1',
        '::ffff:10.0.0.1',
        'x',
      ].some(isPublic),
    ).toBe(false)
  })

  it('takes 404 as "not there" and anything else that is not 200 as a fault', async () => {
    feed = await aFeed((_request, response, url) =>
      sendJson(response, {}, Number(url.pathname.slice(1))),
    )
    const ask = (status: number) => fetchJson(new URL(`${feed?.feed.url}/${status}`), rules())
    await expect(ask(404)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(ask(204)).rejects.toMatchObject({ kind: 'bad-status', status: 204 })
    await expect(ask(429)).rejects.toMatchObject({ kind: 'bad-status', status: 429 })
  })

  it('stops when it is told to', async () => {
    feed = await aFeed(() => undefined)
    const stopping = new AbortController()
    const asking = fetchJson(new URL(feed.feed.url), rules({ signal: stopping.signal }))
    stopping.abort()
    await expect(asking).rejects.toMatchObject({ kind: 'timeout' })
  })
})

describe('the file of feeds', () => {
  const read = (file: unknown, sandbox = false) =>
    readDirectoryFile(JSON.stringify(file), { sandbox })
  const county = { id: 'county', name: 'County', url: 'https://feed.example/v3/' }

  it('has sensible defaults', () => {
    expect(read({ feeds: [county] })).toMatchObject({
      feeds: [{ url: 'https://feed.example/v3', details: 'when-needed', pageSize: 100 }],
      refreshHours: 24,
      staleDays: 14,
    })
  })

  it('names every fault', () => {
    expect(() => read({ feeds: [{ ...county, url: 'http://feed.example' }] })).toThrow(
      /must be https/,
    )
    expect(() => read({ feeds: [county, county] })).toThrow(/used twice/)
    expect(() => read({ feeds: [{ ...county, id: 'A b' }], x: 1 })).toThrow(DirectoryFault)
    expect(() => readDirectoryFile('{', { sandbox: false })).toThrow(/not JSON/)
    expect(read({ feeds: [{ ...county, url: 'http://127.0.0.1:1' }] }, true).feeds).toHaveLength(1)
  })
})

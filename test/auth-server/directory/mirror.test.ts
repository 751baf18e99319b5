import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DirectoryFile } from '../../../auth-server/directory/feeds.ts'
import { refreshFeed, startRefreshing } from '../../../auth-server/directory/mirror.ts'
import { readReport } from '../../../auth-server/directory/report.ts'
import { unpackServices } from '../../../auth-server/directory/snapshot.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { Store } from '../../../auth-server/store/store.ts'
import { type AFeed, aFeed, aRecord, honest, QUICK, records, sendJson } from './a-feed.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const NOW = new Date('2026-11-22T09:00:00Z')

async function feedOf(...given: Parameters<typeof aFeed>): Promise<AFeed> {
  const feed = await aFeed(...given)
  closing.push(feed.close)
  return feed
}

function aStore(): Store {
  const store = sqliteStore({ file: ':memory:' })
  closing.push(() => store.close())
  return store
}

const ports = (store: Store) => ({
  rows: store.directory,
  now: () => NOW,
  sandbox: true,
  limits: QUICK,
})

const pull = (store: Store, { feed }: AFeed, acceptSmaller = false) =>
  refreshFeed(ports(store), feed, { signal: new AbortController().signal, acceptSmaller })

const held = async (store: Store) => unpackServices(await store.directory.content('county'))

/** A store that holds forty services of the feed already. */
async function aFullStore(): Promise<Store> {
  const store = aStore()
  const good = await feedOf(honest(() => records(40)))
  expect((await pull(store, good)).outcome).toBe('taken')
  return store
}

describe('a feed is copied', () => {
  it('page by page, and what cannot be used is counted with its reason', async () => {
    const rows = [
      ...records(45),
      { id: 'nameless', service_at_locations: [] },
      { name: 'No id', service_at_locations: [] },
      aRecord('s3'),
      aRecord('gone', { status: 'defunct' }),
      'not an object',
    ]
    const store = aStore()
    const feed = await feedOf(honest(() => rows as object[]))
    const report = await pull(store, feed)
    expect(report).toMatchObject({
      outcome: 'taken',
      services: 45,
      counts: {
        records: 50,
        kept: 45,
        skipped: {
          'no name': 1,
          'no id': 1,
          'id used before': 1,
          'not active': 1,
          'not an object': 1,
        },
      },
      walk: { pages: 3, end: 'last page', claimed: 50 },
    })
    expect((await held(store)).map(({ id }) => id)).toContain('county/s44')
  })

  it('with each service of a shallow list asked for by itself, once while it does not change', async () => {
    const store = aStore()
    const feed = await feedOf((_request, response, url) => {
      const id = /^\/services\/(.+)$/.exec(url.pathname)?.[1]
      const row = (of: string) => ({ id: of, name: `Service ${of}`, last_modified: '2026-01-01' })
      if (id === undefined)
        sendJson(response, { total_items: 3, contents: ['a', 'b', 'c'].map(row) })
      else if (id === 'b') sendJson(response, 'gone', 404)
      else sendJson(response, { ...row(id), contacts: [{ phones: [{ number: '01632 960001' }] }] })
    })
    expect(await pull(store, feed)).toMatchObject({ details: { asked: 3, failed: 1, reused: 0 } })
    expect((await held(store)).map(({ telephones }) => telephones.length)).toEqual([1, 0, 1])
    expect(await pull(store, feed)).toMatchObject({ details: { asked: 0, failed: 0, reused: 3 } })
    expect((await held(store)).map(({ telephones }) => telephones.length)).toEqual([1, 0, 1])
  })

  it('leaves a feed without single services alone after a few', async () => {
    const store = aStore()
    const feed = await feedOf((_request, response, url) => {
      const rows = Array.from({ length: 20 }, (_, at) => ({ id: at, name: `Service ${at}` }))
      if (url.pathname === '/services') sendJson(response, { contents: rows, total_items: 20 })
      else sendJson(response, 'no such thing', 501)
    })
    expect(await pull(store, feed)).toMatchObject({
      services: 20,
      details: { asked: 5, failed: 5 },
    })
  })

  it('tries a page again that failed for the moment', async () => {
    let failed = 0
    const store = aStore()
    const answer = honest(() => records(45))
    const feed = await feedOf((request, response, url) => {
      if (url.searchParams.get('page') === '2' && failed++ === 0) sendJson(response, 'busy', 503)
      else answer(request, response, url)
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'taken', services: 45 })
  })
})

describe('a feed that misbehaves does no harm', () => {
  it('when it ignores paging and sends the same list for ever', async () => {
    const store = aStore()
    const feed = await feedOf((_request, response) => {
      sendJson(response, { totalElements: 90, totalPages: 9, content: records(10) })
    })
    expect(await pull(store, feed)).toMatchObject({
      outcome: 'taken',
      services: 10,
      walk: { pages: 2, end: 'page repeated' },
    })
    expect(feed.asked).toHaveLength(2)
  })

  it('when it repeats an earlier page later on', async () => {
    const store = aStore()
    const feed = await feedOf((_request, response, url) => {
      const page = Number(url.searchParams.get('page'))
      sendJson(response, { content: records(10, (page > 3 ? 1 : page - 1) * 10) })
    })
    expect(await pull(store, feed)).toMatchObject({
      services: 30,
      walk: { pages: 4, end: 'page repeated' },
    })
  })

  it('when its pages never end', async () => {
    const store = await aFullStore()
    const feed = await feedOf((_request, response, url) => {
      sendJson(response, { content: records(10, Number(url.searchParams.get('page')) * 10) })
    })
    expect(await pull(store, feed)).toMatchObject({
      outcome: 'kept-last',
      why: 'it did not end (page limit)',
    })
    expect(feed.asked).toHaveLength(30)
    expect(await held(store)).toHaveLength(40)
  })

  it('when it answers with a page for people', async () => {
    const store = await aFullStore()
    const feed = await feedOf((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Down for repairs</h1>')
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', why: 'not-json' })
    expect(await held(store)).toHaveLength(40)
  })

  it('when its JSON is cut off, is no list, or comes with an error', async () => {
    const store = await aFullStore()
    for (const body of ['{"content":[{"id"', '{"message":"hello"}', '"words"']) {
      const feed = await feedOf((_request, response) => sendJson(response, body))
      expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', why: 'not-json' })
    }
    const broken = await feedOf((_request, response) => sendJson(response, {}, 500))
    expect(await pull(store, broken)).toMatchObject({ outcome: 'failed', why: 'bad-status (500)' })
    expect(await held(store)).toHaveLength(40)
  })

  it('when it fails half way', async () => {
    const store = await aFullStore()
    const answer = honest(() => records(60))
    const feed = await feedOf((request, response, url) => {
      if (url.searchParams.get('page') === '2') response.destroy()
      else answer(request, response, url)
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', services: 40 })
    expect(await held(store)).toHaveLength(40)
  })

  it('when it comes empty', async () => {
    const store = await aFullStore()
    const feed = await feedOf((_request, response) =>
      sendJson(response, { content: [], empty: true }),
    )
    expect(await pull(store, feed)).toMatchObject({ outcome: 'kept-last', why: 'it came empty' })
    expect(await held(store)).toHaveLength(40)
  })

  it('when it shrinks by half, until a person says that this is right', async () => {
    const store = await aFullStore()
    const feed = await feedOf(honest(() => records(20)))
    expect(await pull(store, feed)).toMatchObject({
      outcome: 'kept-last',
      why: 'it shrank from 40 to 20',
    })
    expect(await held(store)).toHaveLength(40)
    expect(await pull(store, feed, true)).toMatchObject({ outcome: 'taken', services: 20 })
    expect(await held(store)).toHaveLength(20)
  })

  it('takes a copy that shrank a little', async () => {
    const store = await aFullStore()
    const feed = await feedOf(honest(() => records(35)))
    expect(await pull(store, feed)).toMatchObject({ outcome: 'taken', services: 35 })
  })

  it('when it streams for ever, quickly or drop by drop', async () => {
    const store = await aFullStore()
    const torrent = await feedOf((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      const chunk = '['.repeat(60_000)
      const more = () => {
        while (!response.destroyed && response.write(chunk)) {}
      }
      response.on('drain', more)
      more()
    })
    expect(await pull(store, torrent)).toMatchObject({ outcome: 'failed', why: 'too-large' })
    const drops = await feedOf((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await pull(store, drops)).toMatchObject({ outcome: 'failed', why: 'timeout' })
    expect(await held(store)).toHaveLength(40)
  })

  it('when a small answer unpacks to a huge one', async () => {
    const store = await aFullStore()
    const bomb = gzipSync(Buffer.alloc(30_000_000, ' '))
    const feed = await feedOf((_request, response) => {
      response
        .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
        .end(bomb)
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', why: 'too-large' })
  })

  it('when all its pages together are too much', async () => {
    const store = await aFullStore()
    const padding = 'x'.repeat(150_000)
    const feed = await feedOf((_request, response, url) => {
      const page = Number(url.searchParams.get('page'))
      sendJson(response, { content: [aRecord(page, { padding })] })
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', why: 'too-large' })
    expect(feed.asked.length).toBeLessThan(20)
  })

  it('when it redirects to a host that is not listed', async () => {
    const store = await aFullStore()
    const other = await feedOf((_request, response) => sendJson(response, { content: records(50) }))
    const feed = await feedOf((_request, response) => {
      response.writeHead(302, { Location: `${other.feed.url}/services` }).end()
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', why: 'host-refused' })
    expect(other.asked).toEqual([])
    const listed = { ...feed, feed: { ...feed.feed, hosts: [new URL(other.feed.url).host] } }
    expect(await pull(store, listed)).toMatchObject({ outcome: 'taken', services: 50 })
  })

  it('when it redirects in a circle', async () => {
    const store = await aFullStore()
    const feed = await feedOf((_request, response) => {
      response.writeHead(302, { Location: '/services' }).end()
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'failed', why: 'bad-status (310)' })
  })

  it('when an id is no well-formed text', async () => {
    const store = aStore()
    const asked: string[] = []
    const feed = await feedOf((_request, response, url) => {
      if (url.pathname === '/services') {
        sendJson(
          response,
          '{"contents":[{"id":"half\\ud800","name":"A half"},{"id":"b","name":"B"}]}',
        )
        return
      }
      asked.push(url.pathname)
      sendJson(response, 'no such thing', 404)
    })
    expect(await pull(store, feed)).toMatchObject({ outcome: 'taken', services: 2 })
    expect(asked).toEqual(['/services/half%EF%BF%BD', '/services/b'])
  })

  it('when a record claims to have been read already', async () => {
    const store = aStore()
    const known = { id: 'county/x', source: 'county', name: 'X', places: [], url: 'javascript:1' }
    const feed = await feedOf(honest(() => [aRecord('x', { known, url: 'javascript:1' })]))
    await pull(store, feed)
    expect((await held(store)).map(({ name, url }) => ({ name, url }))).toEqual([
      { name: 'Service x', url: null },
    ])
  })
})

describe('the refresh while the server runs', () => {
  const file = (feed: AFeed) => DirectoryFile.parse({ feeds: [feed.feed], refreshHours: 24 })
  const round = async (
    store: Store,
    feed: AFeed,
    now: Date,
    until: (refreshing: ReturnType<typeof startRefreshing>) => Promise<void> = ({ idle }) => idle(),
  ) => {
    const told: string[] = []
    const refreshing = startRefreshing({ ...ports(store), now: () => now }, file(feed), {
      everyMs: 3_600_000,
      told: ({ outcome }) => told.push(outcome),
      failed: (error) => told.push(String(error)),
    })
    await until(refreshing)
    await refreshing.stop()
    return told
  }

  it('pulls what is due: at once at first, then after a day, after an hour when it failed', async () => {
    const store = aStore()
    let isBroken = false
    const answer = honest(() => records(12))
    const feed = await feedOf((request, response, url) => {
      if (isBroken) sendJson(response, {}, 404)
      else answer(request, response, url)
    })
    const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
    expect(await round(store, feed, NOW)).toEqual(['taken'])
    expect(await round(store, feed, after(2))).toEqual([])
    isBroken = true
    expect(await round(store, feed, after(25))).toEqual(['failed'])
    expect(await round(store, feed, after(25.5))).toEqual([])
    isBroken = false
    expect(await round(store, feed, after(26.5))).toEqual(['taken'])
  })

  it('stops in the middle of a pull, and takes it up at the next start', async () => {
    const store = aStore()
    let isSilent = true
    const answer = honest(() => records(12))
    const feed = await feedOf((request, response, url) => {
      if (!isSilent) answer(request, response, url)
    })
    const asked = () => vi.waitFor(() => expect(feed.asked).toHaveLength(1))
    expect(await round(store, feed, NOW, asked)).toEqual(['failed'])
    const [row] = await store.directory.list()
    expect(readReport(row?.report ?? '').why).toBe('stopped')
    isSilent = false
    expect(await round(store, feed, NOW)).toEqual(['taken'])
  })
})

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { versionOne, versionThree, versionThreeRow } from './feed-forms.ts'
import { type FeedParts, feedParts } from './feed-records.ts'
import { type SandboxFeed, sandboxServices, uuidOf } from './read-services-file.ts'

export interface RunningFeeds {
  /** Base of the Open Referral UK 1.0 feed. */
  versionOne: string
  /** Base of the Open Referral UK 3.0 feed. */
  versionThree: string
  /** A finder of the vendor's own: `{words}` is all that it is told. */
  finder: string
  /** Every request line that came, for proving what does not leave the panel. */
  asked: readonly string[]
  close(): Promise<void>
}

/** Two records that no reader can use, as every live feed has some. */
const BROKEN: readonly object[] = [
  { id: uuidOf('service', 'without a name'), name: '', description: 'Left over from an import' },
  { name: 'Without an id', description: 'Typed by hand' },
]

/** Serves the invented county's two directories on loopback. */
export async function startFeeds(options: { today?: () => Date } = {}): Promise<RunningFeeds> {
  const today = options.today ?? (() => new Date())
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const words = finderWords(request.url ?? '/')
    if (words !== null) sendFinder(response, words)
    else send(response, answerTo(request.method, request.url ?? '/', today()))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    versionOne: `${base}/county/v1`,
    versionThree: `${base}/voluntary/v3`,
    finder: `${base}/finder?words={words}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** What a feed holds on a day, worked out once. */
function partsOf(feed: SandboxFeed, today: Date): readonly FeedParts[] {
  const key = `${feed} ${today.toISOString().slice(0, 10)}`
  const known = worked.get(key)
  if (known) return known
  const first = feed === 'county' ? 0 : 100
  const parts = sandboxServices(feed).map((service, at) => feedParts(service, first + at, today))
  worked.set(key, parts)
  return parts
}
const worked = new Map<string, readonly FeedParts[]>()

/** The body of an answer; null is "not found". */
function answerTo(method: string | undefined, path: string, today: Date): object | null {
  const url = new URL(path, 'http://feed')
  const found = /^\/(county\/v1|voluntary\/v3)(?:\/(services)(?:\/([^/]+))?)?\/?$/.exec(
    url.pathname,
  )
  if (!found || method !== 'GET') return null
  const [, feed, services, id] = found
  const isOne = feed === 'county/v1'
  const parts = partsOf(isOne ? 'county' : 'voluntary', today)
  if (services === undefined) {
    return isOne ? null : { version: 'HSDS-UK-3.0', profile: 'https://profile.example/hsds-uk' }
  }
  if (id === undefined) return isOne ? pageOne(parts, url) : pageThree(parts, url)
  const one = parts.find((each) => each.id === id)
  if (one === undefined) return null
  return isOne ? versionOne(one) : versionThree(one)
}

function cut<Row>(rows: readonly Row[], url: URL) {
  const size = Math.min(50, Math.max(1, Number(url.searchParams.get('per_page') ?? 50) || 50))
  const page = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1)
  const pages = Math.ceil(rows.length / size)
  return { shown: rows.slice((page - 1) * size, page * size), page, pages, total: rows.length }
}

function pageOne(parts: readonly FeedParts[], url: URL): object {
  const { shown, page, pages, total } = cut([...parts.map(versionOne), ...BROKEN], url)
  return {
    totalElements: total,
    totalPages: pages,
    number: page,
    size: shown.length,
    first: page === 1,
    last: page === pages,
    empty: shown.length === 0,
    content: shown,
  }
}

function pageThree(parts: readonly FeedParts[], url: URL): object {
  const { shown, page, pages, total } = cut([...parts.map(versionThreeRow), ...BROKEN], url)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: shown.length,
    first_page: page === 1,
    last_page: page === pages,
    empty: shown.length === 0,
    contents: shown,
  }
}

function finderWords(path: string): string | null {
  const url = new URL(path, 'http://feed')
  return url.pathname === '/finder' ? url.searchParams.get('words') : null
}

/** A page that says which words it was told. */
function sendFinder(response: ServerResponse, words: string): void {
  const shown = words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
    })
    .end(
      `<!doctype html><html lang="en-GB"><title>Coast Finder</title><h1>Coast Finder</h1><p>Looking for: ${shown}</p></html>`,
    )
}

function send(response: ServerResponse, body: object | null): void {
  response
    .writeHead(body === null ? 404 : 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
    })
    .end(JSON.stringify(body ?? { error: 'not found' }))
}

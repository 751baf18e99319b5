import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Feed } from '../../../auth-server/directory/feeds.ts'
import { PULL_LIMITS, type PullLimits } from '../../../auth-server/directory/pull-feed.ts'

export interface AFeed {
  feed: Feed
  asked: readonly string[]
  close(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void

/** A feed on loopback that answers what the test says. */
export async function aFeed(handler: Handler, changes: Partial<Feed> = {}): Promise<AFeed> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    handler(request, response, new URL(request.url ?? '/', 'http://feed'))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    feed: { ...Feed.parse({ id: 'county', name: 'The county', url }), ...changes },
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A service as a list of version 1.0 holds it: whole, so that nobody asks for details. */
export const aRecord = (id: string | number, changes: object = {}): object => ({
  id,
  name: `Service ${id}`,
  service_at_locations: [],
  ...changes,
})

export const records = (count: number, from = 0): readonly object[] =>
  Array.from({ length: count }, (_, at) => aRecord(`s${from + at}`))

/** Answers as an honest feed would, of these records. */
export function honest(all: () => readonly object[]): Handler {
  return (_request, response, url) => {
    const size = Math.min(20, Number(url.searchParams.get('per_page')))
    const page = Number(url.searchParams.get('page'))
    const rows = all()
    sendJson(response, {
      totalElements: rows.length,
      totalPages: Math.ceil(rows.length / size),
      number: page,
      content: rows.slice((page - 1) * size, page * size),
    })
  }
}

/** Limits that a test can wait for. */
export const QUICK: PullLimits = {
  ...PULL_LIMITS,
  answerMs: 400,
  answerBytes: 200_000,
  totalMs: 5_000,
  totalBytes: 2_000_000,
  walk: { pages: 30, records: 400 },
  pauseMs: 0,
  retryMs: [10],
}

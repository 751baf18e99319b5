import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { createBrotliCompress, createGzip, gzipSync, constants as zlib } from 'node:zlib'
import { fetchJson } from '../../../auth-server/directory/feed-fetch.ts'
import { exchange } from '../../../auth-server/gp-connect/http-exchange.ts'
import { limitedFetch } from '../../../auth-server/launch/limited-fetch.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { startPanelServer } from '../../auth-server/routes/panel-server.ts'
import type { AttackResult } from './result.ts'

const MEGABYTE = 1024 * 1024
/** Unpacked size of each bomb, and the limit that each reader is given. */
const [BOMB, LIMIT] = [512 * MEGABYTE, 4 * MEGABYTE]
/** More memory than this beyond the limit means that the bomb was unpacked. */
const MOST_MEMORY = 64 * MEGABYTE
const MOST_MS = 5_000

function zeros(): Readable {
  const block = Buffer.alloc(MEGABYTE, 0x20)
  let left = BOMB / MEGABYTE
  return new Readable({
    read() {
      this.push(left-- > 0 ? block : null)
    },
  })
}

/** Sends half a gigabyte of spaces, packed as the address says; plain ones too. */
function explode(path: string, response: ServerResponse): void {
  const type = 'application/json'
  const pack = { '/gzip': createGzip, '/br': fastBrotli }[path]
  const encoding = { '/gzip': 'gzip', '/br': 'br' }[path]
  response.writeHead(200, {
    'Content-Type': type,
    ...(encoding && { 'Content-Encoding': encoding }),
  })
  if (pack === undefined) pipeline(zeros(), response, () => undefined)
  else pipeline(zeros(), pack(), response, () => undefined)
}

const fastBrotli = () => createBrotliCompress({ params: { [zlib.BROTLI_PARAM_QUALITY]: 1 } })

/** Answers that unpack to a thousand times their size, or never end, or are nested without end. */
export async function bombs(): Promise<AttackResult> {
  const server = createServer((request, response) => explode(request.url ?? '', response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const signal = new AbortController().signal
  const through: string[] = []
  let [tried, worst] = [0, 0]
  /** Runs one reader, which must give up soon and stay small. */
  const givesUp = async (what: string, read: () => Promise<unknown>) => {
    tried += 1
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 5)
    const began = performance.now()
    const taken = await read().then(
      () => true,
      () => false,
    )
    clearInterval(watch)
    const grown = Math.max(peak, process.memoryUsage.rss()) - before
    worst = Math.max(worst, grown)
    const took = performance.now() - began
    if (taken) through.push(`${what} was taken`)
    if (grown > LIMIT + MOST_MEMORY) through.push(`${what} took ${Math.round(grown / MEGABYTE)} MB`)
    if (took > MOST_MS) through.push(`${what} took ${Math.round(took)} ms`)
  }
  try {
    for (const path of ['/gzip', '/br', '/plain']) {
      await givesUp(`the practice’s answer, ${path}`, () =>
        exchange({
          method: 'POST',
          origin: new URL(url),
          path,
          headers: {},
          tls: null,
          signal,
          limits: { connectMs: 1_000, totalMs: 20_000, bytes: LIMIT },
        }),
      )
      await givesUp(`the vendor’s answer, ${path}`, () =>
        limitedFetch(`${url}${path}`, {}, { milliseconds: 20_000, bytes: LIMIT }),
      )
      await givesUp(`a feed’s answer, ${path}`, () =>
        fetchJson(new URL(`${url}${path}`), {
          hosts: new Set([new URL(url).host]),
          sandbox: true,
          milliseconds: 20_000,
          bytes: LIMIT,
          budget: { bytes: LIMIT },
          signal,
        }),
      )
    }
    await postBombs(givesUp)
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    for (const text of [
      `{"resourceType":"Bundle","type":"collection","entry":${deep}}`,
      `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p","extension":${deep}}}]}`,
    ]) {
      tried += 1
      try {
        readRecord([JSON.parse(text)], { today: '2026-11-22' })
      } catch (fault) {
        if (!(fault instanceof SyntaxError)) through.push(`arrays 200,000 deep: ${String(fault)}`)
      }
    }
  } finally {
    server.close()
    server.closeAllConnections()
  }
  return {
    name: 'zip bombs',
    tried,
    through,
    remarks: [
      `${BOMB / MEGABYTE} MB packed as gzip, as brotli and not at all, against a limit of ${LIMIT / MEGABYTE} MB; memory grew by ${Math.round(worst / MEGABYTE)} MB at most`,
    ],
  }
}

/** The same towards our own API: packed bodies, and one that never ends. */
async function postBombs(
  givesUp: (what: string, read: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const own = await startPanelServer()
  try {
    const panel = await own.open()
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE, 0x20))
    for (const path of ['/letter', '/record/search', '/handoff']) {
      await givesUp(`a packed body at ${path}`, async () => {
        const { status } = await fetch(`${own.url}/api/launches/${panel.launchId}${path}`, {
          method: 'POST',
          headers: {
            'X-Backstory': '1',
            Origin: own.url,
            'Content-Type': 'application/json',
            'Content-Encoding': 'gzip',
            Cookie: `__Host-launch-${panel.launchId}=${panel.credential}`,
          },
          body: bomb,
        })
        if (status >= 400 && status < 500) throw new Error('refused')
      })
    }
    await givesUp('a packed form at /token', async () => {
      const { status } = await fetch(`${own.url}/token`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Encoding': 'gzip',
        },
        body: bomb,
      })
      if (status >= 400) throw new Error('refused')
    })
  } finally {
    await own.close()
  }
}

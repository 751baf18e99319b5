import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { SessionView } from '../../auth-server/contract.ts'
import { aSandbox } from '../journeys/a-sandbox.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from '../journeys/http-panel.ts'
import { longRecord } from './long-record.ts'
import { type BenchRow, median } from './row.ts'
import type { LoopDelay } from './server/loop-probe.ts'

const AT_ONCE = 8
const ENTRIES = 4600
const ROUNDS = 3
const PAUSE_MS = 25
/** Milliseconds by which an event loop may be late in 99 of 100 samples. */
const LOOP_LIMIT = 40

const folder = resolve(import.meta.dirname, 'server')
const probe = pathToFileURL(join(folder, 'loop-probe.ts')).href

/** What one server did with so many large records at once. */
interface Round {
  records: readonly number[]
  small: readonly number[]
  loop: LoopDelay
}

/**
 * Eight records of five megabytes at once, each fetched, understood, sealed, stored and shown; beside them a bare
 * Express server that hands on the same bytes. Each server measures its own event loop.
 */
export async function rows(): Promise<readonly BenchRow[]> {
  const records = await mkdtemp(join(tmpdir(), 'backstory-bench-server-'))
  const texts = Array.from({ length: AT_ONCE }, (_each, at) =>
    JSON.stringify(longRecord(ENTRIES, at + 1)),
  )
  await Promise.all(texts.map((text, at) => writeFile(join(records, `long-${at}.json`), text)))
  const bytes = texts.map((text) => Buffer.from(text))
  const ended: (() => unknown)[] = [() => rm(records, { recursive: true, force: true })]
  try {
    const own = await startOwn(records, ended)
    const bare = await startBare(bytes, records, ended)
    const ownRounds: Round[] = []
    const bareRounds: Round[] = []
    await own()
    await bare()
    for (let round = 0; round < ROUNDS; round++) {
      ownRounds.push(await own())
      bareRounds.push(await bare())
    }
    return table(ownRounds, bareRounds, bytes)
  } finally {
    for (const end of ended.reverse()) await end()
  }
}

type Ends = (() => unknown)[]

/** The auth server in a pretend world; answers with what one round does. */
async function startOwn(records: string, ended: Ends): Promise<() => Promise<Round>> {
  const portFile = join(records, 'own-port')
  const sandbox = await aSandbox({
    records,
    env: { NODE_OPTIONS: `--import ${probe}`, LOOP_PROBE: portFile, DATABASE_URL: '' },
  })
  ended.push(() => sandbox.close())
  const open = async (patient: string) => {
    const launch = await launchFromPage(`${sandbox.url}patients/${patient}`)
    const panel = await openHttpPanel({ panelUrl: sandbox.panel().url, launch })
    await answerNeeds(panel)
    return panel
  }
  const [first, ...others] = sandbox.people.slice(0, AT_ONCE + 1)
  if (first === undefined) throw new Error('Nobody lives in the sandbox')
  const panels = [await open(first.id)]
  for (const { id } of others) panels.push(await open(id))
  const small = panels.pop()
  if (small === undefined) throw new Error('There is no ninth patient')
  return () =>
    roundOf({
      portFile,
      records: panels.map((panel) => async () => {
        const { events } = await panel.stream('/record', { again: true })
        const last = events.at(-1)?.type
        if (last !== 'done' && last !== 'identity') throw new Error(`A record ended with ${last}`)
      }),
      small: async () => void (await (await small.call('')).text()),
    })
}

async function answerNeeds(panel: HttpPanel): Promise<void> {
  const { needs } = (await (await panel.call('')).json()) as SessionView
  if (needs.includes('referral')) await panel.call('/referral', { reason: 'Would like company' })
  if (needs.includes('consent')) {
    await panel.call('/consent', { decision: 'agreed', how: 'By phone', by: 'The patient' })
  }
  if (needs.includes('policy')) await panel.call('/policy', { answer: true })
}

async function startBare(
  bytes: readonly Buffer[],
  records: string,
  ended: Ends,
): Promise<() => Promise<Round>> {
  const origin = await listening(
    createServer((request, response) => {
      response.end(bytes[Number(request.url?.slice(1))])
    }),
  )
  ended.push(() => origin.server.close())
  const portFile = join(records, 'bare-port')
  const child = fork(join(folder, 'pass-through.ts'), {
    execArgv: ['--import', probe],
    env: { ...process.env, LOOP_PROBE: portFile, ORIGIN: origin.url },
  })
  ended.push(() => child.disconnect())
  const port = await new Promise((settle) => child.once('message', settle))
  const get = async (path: string) => {
    await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer()
  }
  return () =>
    roundOf({
      portFile,
      records: bytes.map((_each, at) => () => get(`/record/${at}`)),
      small: () => get('/small'),
    })
}

async function listening(server: Server): Promise<{ server: Server; url: string }> {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** All records at once, and small requests one after the other for as long as they take. */
async function roundOf(server: {
  portFile: string
  records: readonly (() => Promise<void>)[]
  small: () => Promise<void>
}): Promise<Round> {
  await loopDelay(server.portFile)
  let working = true
  const small: number[] = []
  const asking = (async () => {
    while (working) {
      small.push(await timed(server.small))
      await wait(PAUSE_MS)
    }
  })()
  const records = await Promise.all(server.records.map(timed))
  working = false
  await asking
  return { records, small, loop: await loopDelay(server.portFile) }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function loopDelay(portFile: string): Promise<LoopDelay> {
  const answer = await fetch(`http://127.0.0.1:${await readFile(portFile, 'utf8')}/`)
  return (await answer.json()) as LoopDelay
}

const p99 = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.ceil(figures.length * 0.99) - 1] ?? Number.NaN

function table(
  own: readonly Round[],
  bare: readonly Round[],
  bytes: readonly Buffer[],
): readonly BenchRow[] {
  const size = (bytes.reduce((sum, { length }) => sum + length, 0) / bytes.length / 1e6).toFixed(1)
  const what = (figure: string) => `${AT_ONCE} records of ${size} MB at once, ${figure}`
  const row = (figure: string, of: (rounds: readonly Round[]) => number): BenchRow => ({
    what: what(figure),
    figure: of(own),
    unit: 'ms',
    beside: 'bare Express handing on the same bytes',
    peer: of(bare),
    bar: null,
  })
  const late = (rounds: readonly Round[]) => median(rounds.map(({ loop }) => loop.p99))
  return [
    {
      what: what('loop delay p99'),
      figure: late(own),
      unit: 'ms',
      beside: 'limit',
      peer: LOOP_LIMIT,
      bar: 1,
    },
    row('loop delay p99', late),
    row('loop delay at worst', (rounds) => Math.max(...rounds.map(({ loop }) => loop.max))),
    row('record read and shown, median', (rounds) => median(rounds.flatMap((r) => r.records))),
    row('record read and shown, p99', (rounds) => p99(rounds.flatMap((r) => r.records))),
    row('a small request meanwhile, p99', (rounds) => p99(rounds.flatMap((r) => r.small))),
  ]
}

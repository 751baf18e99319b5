import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DraftAnswer, NotesView, SessionView } from '../../../auth-server/contract.ts'
import { STORE_FILE } from '../../../auth-server/wiring.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from '../../journeys/http-panel.ts'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { checkAudit, headsIn } from '../kill/check.ts'
import { add } from '../kill/ledger.ts'
import { noteOf, sessionNow } from '../kill/traffic.ts'

export interface StopReport {
  journeys: number
  /** How the process ended, and after how long. */
  ended: string
  milliseconds: number
  /** Calls answered whole before and during the stop, and calls that were cut or not taken. */
  answered: number
  cut: number
  /** By kind: what was running at the signal. */
  kinds: ReadonlyMap<string, number>
  /** Calls that were running when the signal came, and how many of those were answered whole. */
  running: number
  finished: number
  /** Audit events in the chain afterwards. */
  rows: number
  /** Sessions that went on after the restart, and records that they fetched then. */
  resumed: number
  fetched: number
  faults: readonly string[]
}

interface Journey {
  panel: HttpPanel
  /** Only one journey writes for each patient. */
  writes: boolean
  revision: number
  /** Words of the last draft that the server said it keeps, and those sent after it. */
  kept: string | null
  sent: string[]
}

/** Opens many journeys, asks the server to stop in the middle of all of them, and looks for what was lost. */
export async function stopRun(journeys: number): Promise<StopReport> {
  const data = await mkdtemp(join(tmpdir(), 'backstory-stop-'))
  let log = ''
  const sandbox = await startSandbox({
    data,
    env: { LOG_LEVEL: 'info', DATABASE_URL: '' },
    log: (text) => {
      log += text
    },
  })
  try {
    const people = sandbox.people.filter(({ script }) => script === null)
    const open: Journey[] = []
    for (let number = 0; number < journeys; number += 1) {
      const person = people[number % people.length]
      if (person === undefined) throw new Error('Nobody lives in the sandbox')
      open.push(await begin(sandbox, person.id, number < people.length))
    }
    const events = new Map<string, string>()
    const count = { answered: 0, cut: 0, running: 0, finished: 0 }
    const inFlight = new Map<symbol, string>()
    let atSignal: ReadonlyMap<symbol, string> = new Map()
    let stopped = false
    const during: During = async (name, work) => {
      const call = Symbol(name)
      inFlight.set(call, name)
      try {
        await work()
        count.answered += 1
        if (atSignal.has(call)) count.finished += 1
      } catch (fault) {
        if (!stopped && !(fault instanceof CutStream)) throw fault
        count.cut += 1
      } finally {
        inFlight.delete(call)
      }
    }
    const working = open.map(async (journey) => {
      while (!stopped) {
        await turn(journey, during, events)
        // A person reads now and then.
        await wait(Math.random() * 2_000)
      }
    })
    // Far enough that the journeys stand at different points.
    while (count.answered < 3 * journeys) await wait(20)
    const started = performance.now()
    stopped = true
    atSignal = new Map(inFlight)
    count.running = atSignal.size
    const kinds = new Map<string, number>()
    for (const name of atSignal.values()) add(kinds, name)
    await sandbox.panel().stop()
    const milliseconds = Math.round(performance.now() - started)
    const ended = await sandbox.panel().ended
    await Promise.all(working)

    await sandbox.restartPanel()
    const place = { file: join(data, STORE_FILE) }
    const audit = await checkAudit({ place, data }, headsIn(log), events)
    const faults = [...audit.faults]
    if (ended !== 'exit code 0') faults.push(`the process ended with ${ended}`)
    let resumed = 0
    let fetched = 0
    for (const { panel, kept, sent, writes } of open) {
      if ((await sessionNow(panel)) === null) {
        faults.push(`session ${panel.launchId} is gone`)
        continue
      }
      resumed += 1
      if (writes) {
        const notes = (await (await panel.call('/notes')).json()) as NotesView
        const words = notes.content.passages[0]?.text ?? null
        if (words !== kept && !(words !== null && sent.includes(words))) {
          faults.push(`draft of ${panel.launchId}: ${words} instead of ${kept}`)
        }
        if (notes.setAside.length > 0) faults.push(`draft of ${panel.launchId} was doubled`)
      }
      const { events: got } = await panel.stream('/record', {})
      if (got.at(-1)?.type === 'done' || got.at(-1)?.type === 'identity') fetched += 1
      else faults.push(`no record after the restart: ${got.at(-1)?.type}`)
    }
    return {
      journeys,
      ended,
      milliseconds,
      ...count,
      kinds,
      rows: audit.rows,
      resumed,
      fetched,
      faults,
    }
  } finally {
    await sandbox.close()
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function begin(sandbox: Sandbox, patient: string, writes: boolean): Promise<Journey> {
  const panel = await openHttpPanel({
    panelUrl: sandbox.panel().url,
    launch: await launchFromPage(`${sandbox.url}patients/${patient}`),
  })
  const { needs } = (await (await panel.call('')).json()) as SessionView
  if (needs.includes('referral')) await panel.call('/referral', { reason: 'Would like company' })
  if (needs.includes('consent')) {
    await panel.call('/consent', { decision: 'agreed', how: 'By phone', by: 'The patient' })
  }
  if (needs.includes('policy')) await panel.call('/policy', { answer: true })
  return { panel, writes, revision: 0, kept: null, sent: [] }
}

type During = (name: string, work: () => Promise<void>) => Promise<void>

/** A record that did not come whole: on a busy machine the caller's own patience ends some. */
class CutStream extends Error {
  override readonly name = 'CutStream'
}

let words = 0

/** What one worker does: opens the panel again, gets the record, looks at something, writes. */
async function turn(journey: Journey, during: During, events: Map<string, string>): Promise<void> {
  const { panel } = journey
  await during('session', async () => {
    const response = await panel.call('')
    await response.text()
    if (!response.ok) throw new Error(`session answered ${response.status}`)
    events.set(response.headers.get('x-trace-id') ?? '', 'patient-opened')
  })
  await during('record', async () => {
    const { events: got, traceId } = await panel.stream('/record', {})
    if (got.some(({ type }) => type === 'retrieval')) events.set(traceId, 'record-shown')
    const last = got.at(-1)?.type
    if (last !== 'done' && last !== 'identity') throw new CutStream(`the record ended with ${last}`)
  })
  if (!journey.writes) return
  await during('draft', async () => {
    const text = `She said ${++words}`
    journey.sent.push(text)
    const body = { writer: 'window-1', revision: journey.revision, content: noteOf(text) }
    const response = await panel.call('/notes/draft', body)
    const answer = (await response.json()) as DraftAnswer
    if (answer.state !== 'kept') throw new Error(`draft answered ${answer.state}`)
    journey.revision = answer.revision
    journey.kept = text
    journey.sent = []
  })
}

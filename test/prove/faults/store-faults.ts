import { execFileSync } from 'node:child_process'
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORE_FILE } from '../../../auth-server/wiring.ts'
import { startPostgres } from '../../auth-server/store/a-postgres.ts'
import { postgresPackage } from '../../auth-server/store/postgres-package.ts'
import type { HttpPanel } from '../../journeys/http-panel.ts'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { checkAudit, headsIn } from '../kill/check.ts'
import { aCrowd, type Crowd, markAt } from '../load/crowd.ts'
import {
  draftOf,
  finds,
  getRecord,
  keepDraft,
  launch,
  openPatient,
  type Seen,
  savedTimes,
  saveNote,
  seenOfLaunch,
} from './cell.ts'
import type { Cell } from './fault-matrix.ts'

const WELL: Seen = { code: 'well', sentence: '', trace: '' }
const PEOPLE = 6

interface Scene {
  sandbox: Sandbox
  crowd: Crowd
  /** Makes the store fail, and mends it. */
  begin(): void
  end(): void | Promise<void>
  told(cell: Cell): void
}

/** Each step of a journey while the store fails in one way; then the same journey to its end. */
async function whileStoreFails(
  { sandbox, crowd, begin, end, told }: Scene,
  fault: string,
  first: number,
): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  const marksAt = (at: number) => ({ own: markAt(at % PEOPLE), other: markAt((at + 1) % PEOPLE) })
  const steps: readonly (readonly [
    string,
    (panel: HttpPanel, at: number, words: string) => Promise<Seen>,
  ])[] = [
    [
      'launch',
      (_panel, at) =>
        launch(sandbox, crowd.world.people[at % PEOPLE]?.id ?? '').then(() => WELL, seenOfLaunch),
    ],
    ['open', (panel) => openPatient(panel)],
    ['draft', (panel, _at, words) => keepDraft(panel, `${words} again`)],
    ['record', (panel, at) => getRecord(panel, marksAt(at))],
    ['note save', (panel) => saveNote(panel, 'save')],
  ]
  for (const [index, [name, step]] of steps.entries()) {
    const at = first + index
    const person = crowd.world.people[at % PEOPLE]?.id ?? ''
    const words = `Words ${fault} ${name}`
    const wrong: string[] = []
    let seen = WELL
    try {
      const panel = await launch(sandbox, person)
      await openPatient(panel)
      const kept = await keepDraft(panel, words)
      if (kept.code !== 'well') wrong.push(`the draft before the fault: ${kept.code}`)
      begin()
      seen = await step(panel, at, words).catch((broken: unknown) => ({
        ...WELL,
        code: `no answer: ${String(broken).slice(0, 100)}`,
      }))
      await end()
      await answersAgain(panel)
      const draft = await draftOf(panel)
      const saved = await savedTimes(sandbox, person, words)
      const isThere = draft === words || draft === `${words} again` || saved === 1
      if (!isThere) wrong.push(`the draft is ${draft}`)
      if (name === 'draft' && seen.code === 'well' && draft !== `${words} again`)
        wrong.push('the draft was acknowledged and is not there')
      const record = await getRecord(panel, marksAt(at))
      if (record.code !== 'well') wrong.push(`the record after the fault: ${record.code}`)
      wrong.push(...(await finds(panel, marksAt(at))))
      if (saved === 0) await saveNote(panel, 'resume')
      if ((await savedTimes(sandbox, person, words)) === 0) await saveNote(panel, 'save')
      const times = await savedTimes(sandbox, person, words)
      if (times !== 1) wrong.push(`the note stands ${times} times at the vendor`)
      await panel.call('/end', {})
    } catch (broken) {
      await end()
      wrong.push(String(broken).slice(0, 300))
    }
    if (seen.code === 'unexpected') wrong.push('an error that nobody expected')
    if (seen.code.startsWith('no answer')) wrong.push('nobody was told anything')
    const cell = { step: `store: ${name}`, fault, seen, meddled: 1, wrong }
    told(cell)
    cells.push(cell)
  }
  return cells
}

async function answersAgain(panel: HttpPanel): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { ok } = await panel.call('')
    if (ok) return
    await new Promise((settle) => setTimeout(settle, 100))
  }
}

async function started(
  data: string,
  crowd: Crowd,
  env: { readonly [name: string]: string },
  log: string[],
): Promise<Sandbox> {
  return startSandbox({
    data,
    world: crowd.world,
    env: { SPINE_PROXY_URL: crowd.originUrl, LOG_LEVEL: 'info', ...env },
    log: (text) => void log.push(text),
  })
}

/** A disk of a few megabytes that is filled to its last byte; only where this process may make one. */
export async function diskFull(told: (cell: Cell) => void): Promise<readonly Cell[] | null> {
  const data = await mkdtemp(join(tmpdir(), 'backstory-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', data], { stdio: 'ignore' })
  } catch {
    await rm(data, { recursive: true, force: true })
    return null
  }
  const ballast = join(data, 'ballast')
  const fill = () => {
    const file = openSync(ballast, 'w')
    try {
      for (const size of [1 << 20, 1 << 12, 1]) {
        const block = Buffer.alloc(size)
        try {
          for (;;) writeSync(file, block)
        } catch {
          // Full for blocks of this size.
        }
      }
    } finally {
      closeSync(file)
    }
  }
  const crowd = await aCrowd(PEOPLE, 0.1)
  const log: string[] = []
  const sandbox = await started(data, crowd, {}, log)
  try {
    const cells = await whileStoreFails(
      { sandbox, crowd, begin: fill, end: () => unlinkSync(ballast), told },
      'disk full',
      0,
    )
    const audit = await checkAudit(
      { place: { file: join(data, STORE_FILE) }, data },
      headsIn(log.join('')),
      new Map(),
    )
    return [...cells, chainCell('disk full', audit)]
  } finally {
    await sandbox.close()
    await crowd.close()
    execFileSync('umount', [data])
    await rm(data, { recursive: true, force: true })
  }
}

const chainCell = (fault: string, audit: { rows: number; faults: readonly string[] }): Cell => ({
  step: 'audit chain afterwards',
  fault,
  seen: WELL,
  meddled: audit.rows,
  wrong: audit.faults,
})

type Mode = 'pass' | 'delayed 1 s' | 'refused' | 'cut' | 'frozen' | 'corrupted'

/** PostgreSQL behind a wire that fails. Null where there is no PostgreSQL. */
export async function databaseFaults(told: (cell: Cell) => void): Promise<readonly Cell[] | null> {
  const found = postgresPackage()
  if (found === null) return null
  const postgres = await startPostgres(found)
  const address = new URL(await postgres.database())
  const wire = await startWire(Number(address.port))
  const through = new URL(address)
  through.port = String(wire.port)
  const data = await mkdtemp(join(tmpdir(), 'backstory-wire-'))
  const crowd = await aCrowd(PEOPLE, 0.1)
  const log: string[] = []
  const sandbox = await started(data, crowd, { DATABASE_URL: through.href }, log)
  const cells: Cell[] = []
  try {
    const modes: readonly Mode[] = ['delayed 1 s', 'refused', 'cut', 'frozen', 'corrupted']
    for (const [at, mode] of modes.entries()) {
      const scene = { sandbox, crowd, begin: () => wire.be(mode), end: () => wire.be('pass'), told }
      cells.push(...(await whileStoreFails(scene, `database ${mode}`, at)))
    }
    const audit = await checkAudit(
      { place: { address: address.href }, data },
      headsIn(log.join('')),
      new Map(),
    )
    return [...cells, chainCell('database', audit)]
  } finally {
    await sandbox.close()
    await crowd.close()
    wire.close()
    await postgres.stop()
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** A wire to a port of this machine that can be made to fail, for new connections and for those that are there. */
async function startWire(to: number) {
  const pairs = new Set<readonly [Socket, Socket]>()
  let mode: Mode = 'pass'
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  const server = createServer((near) => {
    if (mode === 'refused') return void near.destroy()
    const far = connect(to, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const carry = (from: Socket, on: Socket, isAnswer: boolean) => {
      from.on('data', (bytes) => {
        if (mode === 'frozen') return
        if (mode === 'cut' && isAnswer) return cut()
        const sent = Buffer.from(bytes)
        if (mode === 'corrupted' && isAnswer)
          for (let at = 0; at < sent.length; at += 13) sent[at] = 0xff
        if (mode === 'delayed 1 s' && isAnswer)
          setTimeout(() => on.writable && on.write(sent), 1_000)
        else on.write(sent)
      })
      from.on('error', () => on.destroy())
      from.on('close', () => {
        on.destroy()
        pairs.delete(pair)
      })
    }
    carry(near, far, false)
    carry(far, near, true)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    be(next: Mode) {
      // What was lost on the wire never comes: a connection that lost something is of no use any more.
      if (next === 'refused' || (next === 'pass' && mode !== 'delayed 1 s')) cut()
      mode = next
    },
    close() {
      cut()
      server.close()
    },
  }
}

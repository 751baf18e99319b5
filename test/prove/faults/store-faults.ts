import { execFileSync } from 'node:child_process'
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORE_FILE } from '../../../auth-server/wiring.ts'
import { startPostgres } from '../../auth-server/store/a-postgres.ts'
import { postgresPackage } from '../../auth-server/store/postgres-package.ts'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { checkAudit, headsIn } from '../kill/check.ts'
import { aCrowd, type Crowd } from '../load/crowd.ts'
import { type Cell, type Seen, WELL } from './cell.ts'
import { type Mode, startWire } from './failing-wire.ts'
import { type OpenPanel, seenOfLaunch, type Work, workOn } from './work.ts'

const PEOPLE = 6

interface Scene {
  sandbox: Sandbox
  crowd: Crowd
  /** Makes the store fail, and mends it. */
  begin(): void
  end(): void | Promise<void>
  told(cell: Cell): void
}

interface StoreStep {
  name: string
  act(panel: OpenPanel, work: Work, words: string): Promise<Seen>
}

const STEPS: readonly StoreStep[] = [
  { name: 'launch', act: (_panel, work) => work.launch().then(() => WELL, seenOfLaunch) },
  { name: 'open', act: (panel) => panel.openPatient() },
  { name: 'draft', act: (panel, _work, words) => panel.keepDraft(`${words} again`) },
  { name: 'record', act: (panel) => panel.getRecord() },
  { name: 'note save', act: (panel) => panel.saveNote('save') },
]

/** Each step of a journey while the store fails in one way; then the same journey to its end. */
async function whileStoreFails(
  scene: Scene,
  fault: string,
  first: number,
): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  for (const [index, step] of STEPS.entries()) {
    const cell = await cellOf(scene, fault, step, workOn(scene.sandbox, scene.crowd, first + index))
    scene.told(cell)
    cells.push(cell)
  }
  return cells
}

async function cellOf(
  { begin, end }: Scene,
  fault: string,
  { name, act }: StoreStep,
  work: Work,
): Promise<Cell> {
  const words = `Words ${fault} ${name}`
  const wrong: string[] = []
  let seen = WELL
  try {
    const panel = await work.launch()
    await panel.openPatient()
    const kept = await panel.keepDraft(words)
    if (kept.code !== 'well') wrong.push(`the draft before the fault: ${kept.code}`)
    begin()
    seen = await act(panel, work, words).catch((broken: unknown) => ({
      ...WELL,
      code: `no answer: ${String(broken).slice(0, 100)}`,
    }))
    await end()
    await panel.answersAgain()
    const acknowledged = name === 'draft' && seen.code === 'well'
    wrong.push(...(await lostOrDoubled(work, panel, words, acknowledged)))
    await panel.end()
  } catch (broken) {
    await end()
    wrong.push(String(broken).slice(0, 300))
  }
  if (seen.code === 'unexpected') wrong.push('an error that nobody expected')
  if (seen.code.startsWith('no answer')) wrong.push('nobody was told anything')
  return { step: `store: ${name}`, fault, seen, meddled: 1, wrong }
}

/** Takes the journey to its end once the store is mended, and says what of it is not as it should be. */
async function lostOrDoubled(
  work: Work,
  panel: OpenPanel,
  words: string,
  draftAcknowledged: boolean,
): Promise<readonly string[]> {
  const wrong: string[] = []
  const draft = await panel.draft()
  const saved = await work.savedTimes(words)
  const isThere = draft === words || draft === `${words} again` || saved === 1
  if (!isThere) wrong.push(`the draft is ${draft}`)
  if (draftAcknowledged && draft !== `${words} again`)
    wrong.push('the draft was acknowledged and is not there')
  const record = await panel.getRecord()
  if (record.code !== 'well') wrong.push(`the record after the fault: ${record.code}`)
  wrong.push(...(await panel.search()))
  if (saved === 0) await panel.saveNote('resume')
  if ((await work.savedTimes(words)) === 0) await panel.saveNote('save')
  const times = await work.savedTimes(words)
  if (times !== 1) wrong.push(`the note stands ${times} times at the vendor`)
  return wrong
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

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { STORE_FILE } from '../../../auth-server/wiring.ts'
import type { HttpPanel } from '../../journeys/http-panel.ts'
import { doreenPickering } from '../../sandbox/people/doreen-pickering.ts'
import { tomaszWilk } from '../../sandbox/people/tomasz-wilk.ts'
import { PRACTICES } from '../../sandbox/practices.ts'
import { startSandbox } from '../../sandbox/start.ts'
import { aPerson } from '../../sandbox/vendor/a-world.ts'
import { checkAudit, checkSessions, headsIn } from './check.ts'
import { add, newLedger } from './ledger.ts'
import { launch, startTraffic, WRITTEN } from './traffic.ts'

export interface KillReport {
  kills: number
  /** Rows of the audit at the end. */
  rows: number
  /** Calls that were answered, by kind, and calls that the kills cut. */
  answered: ReadonlyMap<string, number>
  cut: ReadonlyMap<string, number>
  /** Everything that was acknowledged and is not there; empty when all is well. */
  faults: readonly string[]
}

/** Shortest and longest time for which the server is let work, in milliseconds. */
const [SHORTEST, LONGEST] = [30, 700]

/**
 * Kills the auth server's own process again and again while it launches, reads, writes drafts and audit, and holds
 * it after each restart to everything that it had acknowledged.
 */
export async function killRun(
  kills: number,
  options: {
    databaseUrl?: string
    /** The database itself, killed too, every third time. */
    database?: { kill(): Promise<void>; start(): Promise<void> }
    told?: (line: string) => void
  } = {},
): Promise<KillReport> {
  const data = await mkdtemp(join(tmpdir(), 'backstory-kill-'))
  const { databaseUrl } = options
  const place =
    databaseUrl === undefined ? { file: join(data, STORE_FILE) } : { address: databaseUrl }
  let log = ''
  const sandbox = await startSandbox({
    data,
    world: {
      practices: PRACTICES,
      people: [
        doreenPickering,
        tomaszWilk,
        aPerson({
          id: WRITTEN,
          practice: tomaszWilk.practice,
          referral: null,
          letter: null,
          consent: false,
        }),
      ],
    },
    env: { LOG_LEVEL: 'info', DATABASE_URL: databaseUrl ?? '' },
    log: (text) => {
      log += text
    },
  })
  const ledger = newLedger()
  const cut = new Map<string, number>()
  const faults: string[] = []
  const launches = () => ledger.answered.get('launch') ?? 0
  let rows = 0
  try {
    const writer = await launch(sandbox, ledger, WRITTEN)
    await writer.call('/referral', { reason: 'Would like company' })
    for (let kill = 1; kill <= kills; kill += 1) {
      const traffic = startTraffic(sandbox, ledger, writer)
      const died = sandbox.panel().ended.then(traffic.died)
      const launched = launches()
      await Promise.race([wait(SHORTEST + Math.random() * (LONGEST - SHORTEST)), traffic.over])
      // On a slow machine a launch takes longer than that: now and then one is let come to its end.
      for (let moment = 0; kill % 5 === 0 && moment < 400; moment += 1) {
        if (launches() > launched) break
        await Promise.race([wait(25), traffic.over])
      }
      const { database } = options
      if (database !== undefined && kill % 3 === 0) {
        traffic.died()
        await database.kill()
        await traffic.over
        await database.start()
        await answers(writer)
      } else {
        await sandbox.panel().kill()
        await Promise.all([died, traffic.over])
        await sandbox.restartPanel()
      }
      for (const [name, calls] of ledger.inFlight) if (calls > 0) add(cut, name, calls)
      ledger.inFlight.clear()

      const audit = await checkAudit({ place, data }, headsIn(log), ledger.events)
      rows = audit.rows
      const found = [...audit.faults, ...(await checkSessions(ledger, writer))]
      faults.push(...found.map((fault) => `after kill ${kill}: ${fault}`))
      if (kill % 10 === 0)
        options.told?.(`${kill} kills, ${rows} audit rows, ${faults.length} faults`)
    }
    return { kills, rows, answered: ledger.answered, cut, faults }
  } finally {
    await sandbox.close()
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Waits until the server has found its database again. */
async function answers(panel: HttpPanel): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await panel.call('/beat', {})).ok) return
    await wait(50)
  }
  throw new Error('The server did not find its database again')
}

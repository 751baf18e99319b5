import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORE_FILE } from '../../../auth-server/wiring.ts'
import { startSandbox } from '../../sandbox/start.ts'
import { checkAudit, headsIn } from '../kill/check.ts'
import { aCrowd, markAt } from '../load/crowd.ts'
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
import { startRelay } from './relay.ts'
import { FAULTS, type Fault, type Step, stepsOf } from './steps.ts'

/** One fault at one step: what was seen, what came of trying again, what was wrong. */
export interface Cell {
  step: string
  fault: string
  seen: Seen
  /** Calls that were meddled with; with none, nothing was tried. */
  meddled: number
  wrong: readonly string[]
}

const PEOPLE = 6

/** Every fault at every step of a journey through a relay, and the same journey taken to its end after it. */
export async function faultMatrix(
  told: (cell: Cell) => void,
): Promise<{ cells: readonly Cell[]; wrong: readonly string[] }> {
  const data = await mkdtemp(join(tmpdir(), 'backstory-faults-'))
  const relay = await startRelay()
  const crowd = await aCrowd(PEOPLE, 0.1)
  let log = ''
  const sandbox = await startSandbox({
    data,
    world: crowd.world,
    tokenAddress: `${relay.url}/token/token`,
    log: (text) => {
      log += text
    },
    env: {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: relay.url,
      NO_PROXY: '',
      PDS_URL: `${relay.url}/pds`,
      SDS_URL: `${relay.url}/sds`,
      SPINE_PROXY_URL: `${relay.url}/ssp`,
      NHS_TOKEN_URL: `${relay.url}/token/token`,
      LOG_LEVEL: 'info',
    },
  })
  const { nhs } = sandbox
  relay.route('/pds', nhs.pdsUrl)
  relay.route('/sds', nhs.sdsUrl)
  relay.route('/ssp', crowd.originUrl)
  relay.route('/token', nhs.tokenUrl.replace(/\/token$/, ''))
  const cells: Cell[] = []
  let turn = 0

  const cellOf = async (step: Step, fault: Fault): Promise<Cell> => {
    const at = turn++ % PEOPLE
    const person = crowd.world.people[at]?.id ?? ''
    const marks = { own: markAt(at), other: markAt((at + 1) % PEOPLE) }
    const words = `Words ${turn} of ${person}`
    const wrong: string[] = []
    if (step.kept === true) {
      await sandbox.panel().stop()
      await sandbox.restartPanel()
    }
    const start = () => relay.meddle((passing) => (step.isIt(passing) ? fault.meddling : null))
    let meddled = 0
    const end = () => {
      meddled += relay.meddled()
      relay.meddle(null)
    }
    const expectWell = (what: string, { code }: Seen) => {
      if (code !== 'well') wrong.push(`${what} after the fault: ${code}`)
    }
    let seen: Seen = { code: 'well', sentence: '', trace: '' }
    if (step.during === 'launch') {
      start()
      await launch(sandbox, person).catch((refused: unknown) => {
        seen = seenOfLaunch(refused)
      })
      end()
    }
    const panel = await launch(sandbox, person)
    if (step.during === 'open') {
      start()
      seen = await openPatient(panel)
      end()
    }
    expectWell('opening', await openPatient(panel))
    expectWell('a draft', await keepDraft(panel, words))
    if (step.during === 'record') {
      start()
      seen = await getRecord(panel, marks)
      end()
    }
    if ((await draftOf(panel)) !== words) wrong.push('the draft is not as it was written')
    expectWell('the record', await getRecord(panel, marks))
    wrong.push(...(await finds(panel, marks)))
    if (step.during === 'save') {
      start()
      seen = await saveNote(panel, 'save')
      end()
      if (seen.code !== 'well') await saveNote(panel, 'resume')
    }
    const before = await savedTimes(sandbox, person, words)
    if (before === 0) expectWell('saving', await saveNote(panel, 'save'))
    const times = await savedTimes(sandbox, person, words)
    if (times !== 1) wrong.push(`the note stands ${times} times at the vendor`)
    if (seen.code !== 'well' && !seen.code.startsWith('note ')) {
      if (seen.sentence.length < 20) wrong.push('no sentence says what happened')
      if (!/^[0-9a-f-]{36}$/.test(seen.trace)) wrong.push('no trace id')
      if (seen.code === 'unexpected') wrong.push('an error that nobody expected')
    }
    await panel.call('/end', {})
    return { step: step.name, fault: fault.name, seen, meddled, wrong }
  }

  try {
    for (const step of stepsOf({ ...sandbox, nhs: { ...nhs, proxyUrl: crowd.originUrl } })) {
      for (const fault of FAULTS) {
        const cell = await cellOf(step, fault).catch(
          (broken: unknown): Cell => ({
            step: step.name,
            fault: fault.name,
            seen: { code: 'broken', sentence: '', trace: '' },
            meddled: relay.meddled(),
            wrong: [broken instanceof Error ? `${broken.message.slice(0, 300)}` : String(broken)],
          }),
        )
        relay.meddle(null)
        cells.push(cell)
        told(cell)
      }
    }
    const place = { file: join(data, STORE_FILE) }
    const audit = await checkAudit({ place, data }, headsIn(log), new Map())
    const unexpected = [...log.matchAll(/"msg":"unexpected"/g)].length
    return {
      cells,
      wrong: [
        ...audit.faults,
        ...cells
          .filter(({ meddled }) => meddled === 0)
          .map(({ step, fault }) => `${step}, ${fault}: nothing was meddled with`),
        ...(unexpected > 0 ? [`${unexpected} unexpected errors in the log`] : []),
      ],
    }
  } finally {
    await sandbox.close()
    await crowd.close()
    await relay.close()
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORE_FILE } from '../../../auth-server/wiring.ts'
import { startSandbox } from '../../sandbox/start.ts'
import { checkAudit, headsIn } from '../kill/check.ts'
import { aCrowd } from '../load/crowd.ts'
import { type Cell, type Seen, WELL } from './cell.ts'
import { startRelay } from './relay.ts'
import { FAULTS, type Fault, type Step, stepsOf } from './steps.ts'
import { type OpenPanel, seenOfLaunch, type Work, workOn } from './work.ts'

const PEOPLE = 6

/** A pretend world whose every call to an upstream goes through a relay. */
async function openScene() {
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
  return {
    relay,
    sandbox,
    crowd,
    steps: stepsOf({ ...sandbox, nhs: { ...nhs, proxyUrl: crowd.originUrl } }),
    /** What is wrong with the audit, and with the log. */
    faultsAfterwards: async () => {
      const place = { file: join(data, STORE_FILE) }
      const audit = await checkAudit({ place, data }, headsIn(log), new Map())
      const unexpected = [...log.matchAll(/"msg":"unexpected"/g)].length
      return [
        ...audit.faults,
        ...(unexpected > 0 ? [`${unexpected} unexpected errors in the log`] : []),
      ]
    },
    close: async () => {
      await sandbox.close()
      await crowd.close()
      await relay.close()
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

type Scene = Awaited<ReturnType<typeof openScene>>

/**
 * Every fault at every step of a journey through a relay, and the same journey taken to its end after it; with `only`, the
 * cells whose step and fault hold it.
 */
export async function faultMatrix(
  told: (cell: Cell) => void,
  only = '',
): Promise<{ cells: readonly Cell[]; wrong: readonly string[] }> {
  const scene = await openScene()
  const cells: Cell[] = []
  try {
    for (const step of scene.steps) {
      for (const fault of FAULTS.filter(({ name }) => `${step.name}, ${name}`.includes(only))) {
        const cell = await cellOf(scene, step, fault, cells.length).catch(
          (broken: unknown): Cell => ({
            step: step.name,
            fault: fault.name,
            seen: { ...WELL, code: 'broken' },
            meddled: scene.relay.meddled(),
            wrong: [broken instanceof Error ? broken.message.slice(0, 300) : String(broken)],
          }),
        )
        scene.relay.meddle(null)
        cells.push(cell)
        told(cell)
      }
    }
    const untried = cells.filter(({ meddled }) => meddled === 0)
    return {
      cells,
      wrong: [
        ...(await scene.faultsAfterwards()),
        ...untried.map(({ step, fault }) => `${step}, ${fault}: nothing was meddled with`),
      ],
    }
  } finally {
    await scene.close()
  }
}

/** One journey with one fault at one step; every part of it is taken to its end once the fault is over. */
async function cellOf(scene: Scene, step: Step, fault: Fault, turn: number): Promise<Cell> {
  const { sandbox, crowd, relay } = scene
  const work = workOn(sandbox, crowd, turn)
  const words = `Words ${turn + 1} of ${work.person}`
  if (step.kept === true) {
    await sandbox.panel().stop()
    await sandbox.restartPanel()
  }
  let seen = WELL
  let meddled = 0
  const faulty = async (during: Step['during'], act: () => Promise<Seen>): Promise<void> => {
    if (step.during !== during) return
    relay.meddle((passing) => (step.isIt(passing) ? fault.meddling : null))
    seen = await act()
    meddled += relay.meddled()
    relay.meddle(null)
  }
  const wrong: string[] = []
  const expectWell = (what: string, { code }: Seen) => {
    if (code !== 'well') wrong.push(`${what} after the fault: ${code}`)
  }
  await faulty('launch', () => work.launch().then(() => WELL, seenOfLaunch))
  const panel = await work.launch()
  await faulty('open', panel.openPatient)
  expectWell('opening', await panel.openPatient())
  expectWell('a draft', await panel.keepDraft(words))
  await faulty('record', panel.getRecord)
  if ((await panel.draft()) !== words) wrong.push('the draft is not as it was written')
  expectWell('the record', await panel.getRecord())
  wrong.push(...(await panel.search()))
  await faulty('save', () => panel.saveNote('save'))
  if (step.during === 'save' && seen.code !== 'well') await panel.saveNote('resume')
  wrong.push(...(await notSavedOnce(work, panel, words)), ...untold(seen))
  await panel.end()
  return { step: step.name, fault: fault.name, seen, meddled, wrong }
}

async function notSavedOnce(work: Work, panel: OpenPanel, words: string): Promise<string[]> {
  const wrong: string[] = []
  if ((await work.savedTimes(words)) === 0) {
    const { code } = await panel.saveNote('save')
    if (code !== 'well') wrong.push(`saving after the fault: ${code}`)
  }
  const times = await work.savedTimes(words)
  if (times !== 1) wrong.push(`the note stands ${times} times at the vendor`)
  return wrong
}

/** What a user should have been told of a refusal, and was not; what became of a note is told by its own words. */
function untold({ code, sentence, trace }: Seen): string[] {
  if (code === 'well' || code.startsWith('note ')) return []
  return [
    ...(sentence.length < 20 ? ['no sentence says what happened'] : []),
    ...(/^[0-9a-f-]{36}$/.test(trace) ? [] : ['no trace id']),
    ...(code === 'unexpected' ? ['an error that nobody expected'] : []),
  ]
}

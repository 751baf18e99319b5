import { setTimeout as wait } from 'node:timers/promises'
import type { DraftAnswer, NoteContent, SessionView } from '../../../auth-server/contract.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from '../../journeys/http-panel.ts'
import type { Sandbox } from '../../sandbox/start.ts'
import { add, type Ledger, write } from './ledger.ts'

/** The patient on whom words are written, and those who are only launched and read. */
export const WRITTEN = 'ivy-marlow'
const READ = ['doreen-pickering', 'tomasz-wilk'] as const

/** Sessions that are kept open at a time; older ones are ended by their worker. */
const OPEN_SESSIONS = 8

/** Calls on the server until it dies; what it answers goes into the ledger. A wrong answer rejects. */
export interface Traffic {
  /** Resolves when every caller has noticed the death. */
  over: Promise<void>
  died(): void
}

export async function launch(
  sandbox: Sandbox,
  ledger: Ledger,
  patient: string,
): Promise<HttpPanel> {
  const panel = await openHttpPanel({
    panelUrl: sandbox.panel().url,
    launch: await launchFromPage(`${sandbox.url}patients/${patient}`),
  })
  ledger.sessions.set(panel.launchId, panel)
  add(ledger.answered, 'launch')
  return panel
}

export function startTraffic(sandbox: Sandbox, ledger: Ledger, writer: HttpPanel): Traffic {
  let dead = false
  /** Runs one call; a rejection counts only while the server lives. */
  const during = async (name: string, work: () => Promise<void>): Promise<void> => {
    add(ledger.inFlight, name)
    try {
      await work()
      add(ledger.inFlight, name, -1)
    } catch (fault) {
      // The kill may be noticed here a moment before the killer says so.
      for (let moment = 0; moment < 100 && !dead; moment += 1) await wait(20)
      if (!dead) throw fault
    }
  }
  const until = async (turn: () => Promise<void>) => {
    while (!dead) await turn()
  }
  /** One of the sessions that are read; the writer's may lose its permission at any time. */
  const any = () => {
    const open = [...ledger.sessions.values()].filter((panel) => panel !== writer)
    return open[Math.floor(Math.random() * open.length)]
  }

  const callers = [
    until(() =>
      during('launch', async () => {
        await launch(sandbox, ledger, READ[Math.floor(Math.random() * READ.length)] ?? READ[0])
      }),
    ),
    until(() => during('read', () => readSomething(ledger, any()))),
    until(() => during('read', () => readSomething(ledger, any()))),
    until(() => during('letter', () => writeLetter(ledger, writer))),
    until(() => during('consent', () => stateConsent(ledger, writer))),
    until(() => during('draft', () => writeDraft(ledger, writer))),
    until(async () => {
      await wait(20)
      await during('end', () => endOldest(ledger, writer))
    }),
  ]
  return {
    over: Promise.all(callers).then(() => undefined),
    died: () => {
      dead = true
    },
  }
}

async function answered(
  ledger: Ledger,
  name: string,
  event: string | null,
  response: Response,
): Promise<void> {
  await response.text()
  if (!response.ok) throw new Error(`${name} answered ${response.status}`)
  if (event !== null) ledger.events.set(response.headers.get('x-trace-id') ?? '', event)
  add(ledger.answered, name)
}

async function readSomething(ledger: Ledger, panel: HttpPanel | undefined): Promise<void> {
  if (panel === undefined) return wait(5)
  try {
    await answered(ledger, 'session', 'patient-opened', await panel.call(''))
    const { events, traceId } = await panel.stream('/record', {})
    if (!events.some(({ type }) => type === 'retrieval')) return
    ledger.events.set(traceId, 'record-shown')
    add(ledger.answered, 'record')
    const timeline = await panel.call('/record/view', { show: 'timeline' })
    await answered(ledger, 'view', 'view-shown', timeline)
    const found = await panel.call('/record/search', { words: 'alone' })
    await answered(ledger, 'search', 'searched', found)
  } catch (fault) {
    // Its own worker may have ended it meanwhile.
    if (ledger.sessions.has(panel.launchId)) throw fault
  }
}

let count = 0

async function writeLetter(ledger: Ledger, panel: HttpPanel): Promise<void> {
  const text = `Dear link worker, letter ${++count}`
  await write(ledger.letter, text, async () => {
    await answered(ledger, 'letter', 'letter-pasted', await panel.call('/letter', { text }))
    return true
  })
}

async function stateConsent(ledger: Ledger, panel: HttpPanel): Promise<void> {
  const decision = count % 2 === 0 ? 'agreed' : 'withdrawn'
  const state = decision === 'agreed' ? 'stated' : 'withdrawn'
  const statement =
    decision === 'agreed' ? { decision, how: 'By phone', by: 'The patient' } : { decision }
  await write(ledger.consent, state, async () => {
    const event = decision === 'agreed' ? 'consent-stated' : 'consent-withdrawn'
    await answered(ledger, 'consent', event, await panel.call('/consent', statement))
    return true
  })
}

export const noteOf = (words: string): NoteContent => ({
  contact: { date: '2026-11-22', method: null, present: '' },
  passages: [{ id: 'p1', heading: 'matters', source: 'patient', carer: null, text: words }],
  services: [],
  asks: [],
  questions: [],
})

async function writeDraft(ledger: Ledger, panel: HttpPanel): Promise<void> {
  const words = `She said ${++count}`
  await write(ledger.draft, words, async () => {
    const body = { writer: 'window-1', revision: ledger.revision, content: noteOf(words) }
    const response = await panel.call('/notes/draft', body)
    const answer = (await response.json()) as DraftAnswer
    if (!response.ok || answer.state !== 'kept') {
      throw new Error(`draft answered ${response.status} ${JSON.stringify(answer).slice(0, 200)}`)
    }
    ledger.revision = answer.revision
    add(ledger.answered, 'draft')
    return true
  })
}

async function endOldest(ledger: Ledger, writer: HttpPanel): Promise<void> {
  if (ledger.sessions.size <= OPEN_SESSIONS) return
  const oldest = [...ledger.sessions.values()].find(({ launchId }) => launchId !== writer.launchId)
  if (oldest === undefined) return
  // From here on it may be there or not, until the answer says that it is not.
  ledger.sessions.delete(oldest.launchId)
  const response = await oldest.call('/end', {})
  await answered(ledger, 'end', 'session-ended', response)
  ledger.ended.set(oldest.launchId, oldest)
}

/** What the server says now of a session; null when it does not know it. */
export async function sessionNow(panel: HttpPanel): Promise<SessionView | null> {
  const response = await panel.call('')
  return response.ok ? ((await response.json()) as SessionView) : null
}

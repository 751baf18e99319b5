import type { RecordEvent, SearchView } from '../../../auth-server/contract.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from '../../journeys/http-panel.ts'
import type { Sandbox } from '../../sandbox/start.ts'
import type { Person } from '../../sandbox/world.ts'
import { type Times, timed } from './figures.ts'

export interface Walked {
  panel: HttpPanel
  /** What was wrong with what was shown; empty when all was right. */
  wrong: readonly string[]
}

/** One person's journey over HTTP, as the panel makes it, with each step timed. */
export async function journey(
  sandbox: Sandbox,
  person: Person,
  marks: { own: string; other: string },
  times: Times,
  pause: () => Promise<void>,
): Promise<Walked> {
  const wrong: string[] = []
  const panel = await timed(times, 'launch', () => open(sandbox, person))
  await timed(times, 'session', async () => (await panel.call('')).text())
  await pause()
  await untilOverview(panel, times, wrong)
  for (const [words, least] of [
    [`"${marks.own}"`, 1],
    ['lives alone', 1],
    ['worried rent', 1],
    [`"${marks.other}"`, 0],
  ] as const) {
    await pause()
    const found = await timed(times, 'search', async () => {
      const response = await panel.call('/record/search', { words })
      return (await response.json()) as SearchView
    })
    const exact = words.startsWith('"')
    if (exact ? found.total !== least : !(found.total >= least))
      wrong.push(`${words} found ${found.total}`)
  }
  await timed(times, 'a view', async () =>
    (await panel.call('/record/view', { show: 'section', area: 'problems', all: true })).text(),
  )
  return { panel, wrong }
}

async function untilOverview(panel: HttpPanel, times: Times, wrong: string[]): Promise<void> {
  const began = performance.now()
  const response = await panel.call('/record', {})
  const decoder = new TextDecoder()
  let text = ''
  let seen = false
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    if (!seen && text.includes('"type":"overview"')) {
      seen = true
      await timed(times, 'overview', async () => undefined)
      times.get('overview')?.splice(-1, 1, performance.now() - began)
    }
  }
  await timed(times, 'whole record', async () => undefined)
  times.get('whole record')?.splice(-1, 1, performance.now() - began)
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '{}') as RecordEvent
  if (last.type !== 'done')
    wrong.push(`the record ended with ${JSON.stringify(last).slice(0, 300)}`)
}

/**
 * The pretend vendor runs in this very process: while that is busy, it closes connections that it has just been given.
 * A launch that this cut is begun again; no call to the server under test is.
 */
async function open(sandbox: Sandbox, person: Person): Promise<HttpPanel> {
  for (let attempt = 1; ; attempt++) {
    try {
      const launch = await launchFromPage(`${sandbox.url}patients/${person.id}`)
      return await openHttpPanel({ panelUrl: sandbox.panel().url, launch, patienceMs: 300_000 })
    } catch (fault) {
      if (!(fault instanceof TypeError) || attempt === 4) throw fault
    }
  }
}

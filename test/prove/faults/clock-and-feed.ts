import type { DraftAnswer, NotesView } from '../../../auth-server/contract.ts'
import { Feed } from '../../../auth-server/directory/feeds.ts'
import { refreshFeed } from '../../../auth-server/directory/mirror.ts'
import { PULL_LIMITS } from '../../../auth-server/directory/pull-feed.ts'
import { unpackServices } from '../../../auth-server/directory/snapshot.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import { type Panel, startPanelServer } from '../../auth-server/routes/panel-server.ts'
import { startFeeds } from '../../sandbox/directory/start-feeds.ts'
import { noteOf } from '../kill/traffic.ts'
import { type Cell, WELL } from './cell.ts'
import { startRelay } from './relay.ts'
import { FAULTS } from './steps.ts'

const MINUTE = 60_000
const JUMPS: readonly (readonly [string, number])[] = [
  ['2 minutes on', 2 * MINUTE],
  ['25 minutes on', 25 * MINUTE],
  ['9 hours on', 9 * 60 * MINUTE],
  ['a year on', 365 * 24 * 60 * MINUTE],
  ['an hour back', -60 * MINUTE],
  ['a day back', -24 * 60 * MINUTE],
]

/** The server's clock jumps while a panel is open, and comes back. */
export async function clockJumps(told: (cell: Cell) => void): Promise<readonly Cell[]> {
  const server = await startPanelServer()
  const cells: Cell[] = []
  const refusalOf = async (panel: Panel, path: string, body?: unknown) => {
    const response = await panel.call(path, body)
    const text = await response.text()
    const streamed = /"type":"refused".*/.exec(text)?.[0]
    if (response.ok && streamed === undefined) return WELL
    const outcome = streamed ?? text
    return {
      code: /"code":"([a-z-]+)"\}\]/.exec(outcome)?.[1] ?? 'without a code',
      sentence: /"text":"([^"]+)"/.exec(outcome)?.[1] ?? '',
      trace: /"diagnostics":"([0-9a-f-]{36})"/.exec(outcome)?.[1] ?? '',
    }
  }
  try {
    for (const [fault, by] of JUMPS) {
      const real = server.clock.now
      const panel = await server.open()
      await panel.call('')
      const words = `Words before ${fault}`
      const notes = await panel.json<NotesView>('/notes')
      await panel.json<DraftAnswer>('/notes/draft', {
        writer: 'w1',
        revision: notes.revision,
        content: noteOf(words),
      })
      await panel.record()
      const steps: readonly (readonly [string, string, unknown])[] = [
        ['open', '', undefined],
        ['search', '/record/search', { words: 'alone' }],
        ['record', '/record', { again: true }],
        [
          'draft',
          '/notes/draft',
          { writer: 'w1', revision: notes.revision + 1, content: noteOf(words) },
        ],
      ]
      for (const [name, path, body] of steps) {
        const wrong: string[] = []
        server.clock.now = new Date(real.getTime() + by)
        const seen = await refusalOf(panel, path, body)
        await server.purge().catch((broken: unknown) => wrong.push(`the purge: ${String(broken)}`))
        server.clock.now = real
        if (seen.code === 'unexpected' || seen.code === 'without a code') wrong.push(seen.code)
        const cell = { step: `clock: ${name}`, fault, seen, meddled: 1, wrong }
        told(cell)
        cells.push(cell)
      }
      const again = await server.open()
      const kept = (await again.json<NotesView>('/notes')).content.passages[0]?.text ?? null
      // A draft is kept for longer than any day, and not for a year.
      const wrong = kept === words || by > 300 * 24 * 60 * MINUTE ? [] : [`the draft is ${kept}`]
      const cell = {
        step: 'clock: draft afterwards',
        fault,
        seen: WELL,
        meddled: 1,
        wrong,
      }
      told(cell)
      cells.push(cell)
    }
    return cells
  } finally {
    await server.close()
  }
}

/** A feed that fails while it is refreshed: the last good copy must stay. */
export async function feedFaults(told: (cell: Cell) => void): Promise<readonly Cell[]> {
  const feeds = await startFeeds()
  const relay = await startRelay()
  relay.route('/feed', feeds.versionThree)
  const store = sqliteStore({ file: ':memory:' })
  const feed = Feed.parse({ id: 'feed', name: 'A feed', url: `${relay.url}/feed` })
  const ports = {
    rows: store.directory,
    now: () => new Date(),
    sandbox: true,
    limits: { ...PULL_LIMITS, answerMs: 4_000, totalMs: 20_000, retryMs: [], pauseMs: 0 },
  }
  const refresh = () => refreshFeed(ports, feed, { signal: new AbortController().signal })
  const held = async () => (await unpackServices(await store.directory.content('feed'))).length
  const cells: Cell[] = []
  try {
    await refresh()
    const before = await held()
    for (const fault of FAULTS) {
      let asked = 0
      relay.meddle(() => (asked++ % 2 === 0 ? fault.meddling : null))
      const wrong: string[] = []
      const report = await refresh().catch((broken: unknown) => {
        wrong.push(String(broken))
        return { outcome: 'broken', why: '' }
      })
      const meddled = relay.meddled()
      relay.meddle(null)
      const after = await held()
      if (after < before * 0.7) wrong.push(`${after} services are left of ${before}`)
      const why = 'why' in report && report.why !== undefined ? ` (${report.why})` : ''
      const seen = {
        ...WELL,
        sentence: `${report.outcome}${why}; ${after} of ${before} services`,
      }
      const cell = { step: 'feed refresh', fault: fault.name, seen, meddled, wrong }
      told(cell)
      cells.push(cell)
    }
    return cells
  } finally {
    await relay.close()
    await feeds.close()
    await store.close()
  }
}

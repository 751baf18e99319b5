import type { DirectoryRows } from '../store/store.ts'
import { FeedFault } from './feed-fetch.ts'
import type { DirectoryFile, Feed } from './feeds.ts'
import { PULL_LIMITS, type Pulled, type PullLimits, pullFeed } from './pull-feed.ts'
import { type Report, readReport } from './report.ts'
import type { Service } from './service.ts'
import { packServices, unpackServices } from './snapshot.ts'

/** A pull that brings less than this share of the last good copy does not replace it. */
const SMALLEST_SHARE = 0.7
/** Copies smaller than this may shrink as they like. */
const TOO_SMALL_TO_TELL = 10
const RETRY_AFTER_MS = 3_600_000
const NEVER = new Date(0).toISOString()

export interface MirrorPorts {
  rows: DirectoryRows
  now(): Date
  sandbox: boolean
  limits?: PullLimits
  /** Pause between two calls to a feed. */
  pauseMs?: number
}

/**
 * Pulls one feed and decides whether it replaces the last good copy. A failed, empty, incomplete or sharply smaller pull
 * never does, unless a person says that the smaller one is right. Never rejects for anything the feed did.
 */
export async function refreshFeed(
  { rows, now, sandbox, limits = PULL_LIMITS, pauseMs = limits.pauseMs }: MirrorPorts,
  feed: Feed,
  options: { signal: AbortSignal; acceptSmaller?: boolean },
): Promise<Report> {
  const began = now()
  const last = await lastGood(rows, feed.id)
  const report = (came: Pick<Report, 'outcome' | 'services'> & Partial<Report>): Report => ({
    kind: 'feed',
    name: feed.name,
    ...came,
    milliseconds: now().getTime() - began.getTime(),
  })
  const keep = async (kept: Report): Promise<Report> => {
    // A pull that was stopped counts as none, so that the next start takes it up.
    const at = options.signal.aborted ? NEVER : now().toISOString()
    await rows.note(feed.id, at, JSON.stringify(kept))
    return kept
  }
  let pulled: Pulled
  try {
    pulled = await pullFeed({
      feed,
      sandbox,
      today: began.toISOString().slice(0, 10),
      last,
      signal: options.signal,
      limits: { ...limits, pauseMs },
    })
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error
    const why = options.signal.aborted ? 'stopped' : error.message
    return keep(report({ outcome: 'failed', why, services: last.length }))
  }
  const { services, ...how } = pulled
  const why = reasonToKeepLast(last, pulled, options.acceptSmaller === true)
  if (why !== null)
    return keep(report({ ...how, outcome: 'kept-last', why, services: last.length }))
  const taken = report({ ...how, outcome: 'taken', services: services.length })
  const takenAt = now().toISOString()
  const row = { source: feed.id, takenAt, attemptedAt: takenAt, report: JSON.stringify(taken) }
  await rows.replace(row, await packServices(services))
  return taken
}

async function lastGood(rows: DirectoryRows, source: string): Promise<readonly Service[]> {
  try {
    return await unpackServices(await rows.content(source))
  } catch (error) {
    // A copy that cannot be opened any more is as good as none; a store that fails is another matter.
    if (error instanceof SyntaxError || Reflect.get(Object(error), 'errno') !== undefined) return []
    throw error
  }
}

function reasonToKeepLast(
  last: readonly Service[],
  { services, counts, walk }: Pulled,
  acceptSmaller: boolean,
): string | null {
  if (services.length === 0) return 'it came empty'
  if (acceptSmaller || last.length < TOO_SMALL_TO_TELL) return null
  if (walk.end === 'page limit' || walk.end === 'record limit')
    return `it did not end (${walk.end})`
  if (services.length < last.length * SMALLEST_SHARE) {
    return `it shrank from ${last.length} to ${services.length}`
  }
  const isShortOfClaim = walk.claimed !== null && counts.records < walk.claimed * SMALLEST_SHARE
  return isShortOfClaim && services.length < last.length
    ? `it sent ${counts.records} of the ${walk.claimed} it claims`
    : null
}

/** Keeps every feed fresh while the server runs; of several servers one pulls each feed. */
export function startRefreshing(
  ports: MirrorPorts,
  file: DirectoryFile,
  options: {
    everyMs: number
    told(report: Report, feed: Feed): void
    failed(error: unknown): void
  },
): { idle(): Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let isRunning = false

  const round = async () => {
    const known = new Map((await ports.rows.list()).map((row) => [row.source, row]))
    for (const feed of file.feeds) {
      if (stopping.signal.aborted) return
      const now = ports.now()
      const row = known.get(feed.id)
      const isTaken = row !== undefined && readReport(row.report).outcome === 'taken'
      const wait = isTaken
        ? file.refreshHours * 3_600_000
        : Math.min(RETRY_AFTER_MS, file.refreshHours * 3_600_000)
      const notAfter = new Date(now.getTime() - wait).toISOString()
      if (!(await ports.rows.claim(feed.id, now.toISOString(), notAfter))) continue
      options.told(await refreshFeed(ports, feed, { signal: stopping.signal }), feed)
    }
  }
  const tick = () => {
    if (isRunning) return
    isRunning = true
    running = round()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) options.failed(error)
      })
      .finally(() => {
        isRunning = false
      })
  }
  const timer = setInterval(tick, options.everyMs)
  timer.unref()
  tick()
  return {
    /** Settles when the round that is running, if any, has come to its end. */
    idle: () => running,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

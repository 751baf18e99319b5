import { FeedFault, type FetchRules, fetchJson } from './feed-fetch.ts'
import { type FeedPage, readPage } from './feed-page.ts'
import type { Feed } from './feeds.ts'
import { type ReadCounts, readServicesInSteps } from './read-services.ts'
import type { Service } from './service.ts'
import { isRaw, plain, type Raw } from './values.ts'
import { type WalkEnd, type WalkLimits, walkPages } from './walk-feed.ts'

/** What a pull brought, and how it went. */
export interface Pulled {
  services: readonly Service[]
  counts: ReadCounts
  walk: { pages: number; end: WalkEnd; claimed: number | null }
  details: { asked: number; failed: number; reused: number }
}

export interface PullLimits {
  /** Of one answer. */
  answerMs: number
  answerBytes: number
  /** Of all answers together. */
  totalBytes: number
  /** Of the whole pull. */
  totalMs: number
  walk: WalkLimits
  /** Pause between two calls, so that a small directory is not overrun. */
  pauseMs: number
  /** Waits before a failed page is asked for again. */
  retryMs: readonly number[]
}

export const PULL_LIMITS: PullLimits = {
  answerMs: 30_000,
  answerBytes: 20 * 1024 * 1024,
  totalBytes: 300 * 1024 * 1024,
  totalMs: 3 * 3_600_000,
  walk: { pages: 2_000, records: 50_000 },
  pauseMs: 100,
  retryMs: [2_000, 10_000],
}

/** Details that may fail in a row before a feed counts as having none. */
const PATIENCE = 5

export interface PullRequest {
  feed: Feed
  sandbox: boolean
  /** `YYYY-MM-DD`. */
  today: string
  /** The last good copy: a service that has not changed since is not asked for again. */
  last: readonly Service[]
  signal: AbortSignal
  limits?: PullLimits
}

/** Pulls one feed: the list, page by page, then each service where the list is shallow. Rejects with `FeedFault`. */
export async function pullFeed(request: PullRequest): Promise<Pulled> {
  const { feed, today, last, limits = PULL_LIMITS } = request
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limits.totalMs)])
  const rules: FetchRules = {
    hosts: new Set([new URL(feed.url).host, ...feed.hosts]),
    sandbox: request.sandbox,
    milliseconds: limits.answerMs,
    bytes: limits.answerBytes,
    budget: { bytes: limits.totalBytes },
    signal,
  }
  const list = /\/services$/.test(feed.url) ? feed.url : `${feed.url}/services`
  const walk = await walkPages(async (at) => {
    const url = new URL(list)
    for (const [name, value] of Object.entries(feed.query)) url.searchParams.set(name, value)
    url.searchParams.set('page', String(at))
    url.searchParams.set('per_page', String(feed.pageSize))
    if (at > 1) await pause(limits.pauseMs, signal)
    return askForPage(url, rules, limits.retryMs)
  }, limits.walk)

  const details = { asked: 0, failed: 0, reused: 0 }
  const { full, kept } = await completed(walk.records, { list, rules, last, limits, feed }, details)
  const { services, counts } = await readServicesInSteps(full, feed.id, today, kept)
  return {
    services,
    counts,
    walk: { pages: walk.pages, end: walk.end, claimed: walk.claimed },
    details,
  }
}

async function askForPage(
  url: URL,
  rules: FetchRules,
  retryMs: readonly number[],
): Promise<FeedPage> {
  for (let attempt = 0; ; attempt++) {
    try {
      const page = readPage(await fetchJson(url, rules))
      if (page === null) throw new FeedFault('not-json')
      return page
    } catch (error) {
      const wait = retryMs[attempt]
      const isPassing =
        error instanceof FeedFault &&
        (['unreachable', 'timeout', 'cut-off'].includes(error.kind) ||
          (error.status !== null && (error.status === 429 || error.status >= 500)))
      if (!isPassing || wait === undefined || rules.signal.aborted) throw error
      await pause(wait, rules.signal)
    }
  }
}

/** Anything that only the full form of a service holds. */
const NESTED = [
  'service_at_locations',
  'locations',
  'contacts',
  'schedules',
  'regular_schedules',
  'service_areas',
  'attributes',
  'service_taxonomys',
  'taxonomies',
]
const isShallow = (record: unknown): record is Raw =>
  isRaw(record) && !NESTED.some((key) => record[key] !== undefined)

interface Completing {
  feed: Feed
  list: string
  rules: FetchRules
  last: readonly Service[]
  limits: PullLimits
}

/**
 * Asks for the full form of shallow records. A feed that has no such addresses is soon left alone; a service whose
 * full form cannot be had is kept as it was last time.
 */
async function completed(
  records: readonly unknown[],
  { feed, list, rules, last, limits }: Completing,
  tally: { asked: number; failed: number; reused: number },
): Promise<{ full: readonly unknown[]; kept: ReadonlyMap<unknown, Service> }> {
  const kept = new Map<unknown, Service>()
  if (feed.details === 'never') return { full: records, kept }
  const copies = new Map(last.map((service) => [service.id, service]))
  const seen = new Set<string>()
  const full: unknown[] = []
  let failedInARow = 0
  for (const record of records) {
    const id = isRaw(record) ? plain(record.id) : ''
    if (!isShallow(record) || id === '' || seen.has(id) || failedInARow >= PATIENCE) {
      full.push(record)
      continue
    }
    seen.add(id)
    const copy = copies.get(`${feed.id}/${id}`)
    const modified = record.last_modified ?? null
    if (copy !== undefined && copy.modified !== null && copy.modified === modified) {
      tally.reused++
      kept.set(record, copy)
      full.push(record)
      continue
    }
    await pause(limits.pauseMs, rules.signal)
    if (rules.signal.aborted) throw new FeedFault('timeout')
    tally.asked++
    try {
      const detail = await fetchJson(
        new URL(`${list}/${encodeURIComponent(id.toWellFormed())}`),
        rules,
      )
      const isSame = isRaw(detail) && plain(detail.id) === id
      full.push(isSame ? { ...record, ...detail } : record)
      failedInARow = 0
    } catch (error) {
      if (!(error instanceof FeedFault) || error.kind === 'host-refused') throw error
      tally.failed++
      failedInARow++
      if (copy !== undefined) kept.set(record, copy)
      full.push(record)
    }
  }
  return { full, kept }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0 || signal.aborted) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  const wake = () => resolve()
  signal.addEventListener('abort', wake, { once: true })
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', wake)
  })
}

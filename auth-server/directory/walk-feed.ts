import type { FeedPage } from './feed-page.ts'
import { isRaw, plain } from './values.ts'

/** Why a walk over the pages came to its end. */
export type WalkEnd = 'last page' | 'empty page' | 'page repeated' | 'page limit' | 'record limit'

export interface Walk {
  /** Records in the order of the feed; ids are not repeated unless a page itself repeats them. */
  records: readonly unknown[]
  pages: number
  end: WalkEnd
  /** What the feed's header claimed on the first page. */
  claimed: number | null
}

export interface WalkLimits {
  pages: number
  records: number
}

const WALK_LIMITS: WalkLimits = { pages: 2_000, records: 50_000 }

/**
 * Walks the pages of a feed by count and by the ids seen. It ends at an empty page, at a page of which every id was
 * seen before (a feed that ignores paging sends the first one for ever), at a short page when the header names no
 * further one, or at a limit. What a page says about being the last is not relied on.
 */
export async function walkPages(
  page: (number: number) => Promise<FeedPage>,
  limits: WalkLimits = WALK_LIMITS,
): Promise<Walk> {
  const seen = new Set<string>()
  const records: unknown[] = []
  let claimed: number | null = null
  let fullPage = 0
  for (let at = 1; at <= limits.pages; at++) {
    const { items, totalItems, totalPages } = await page(at)
    if (at === 1) {
      claimed = totalItems
      fullPage = items.length
    }
    if (items.length === 0) return { records, pages: at, end: 'empty page', claimed }
    const before = seen.size
    for (const [index, item] of items.entries()) {
      const named = isRaw(item) ? plain(item.id) : ''
      const id = named === '' ? `${at}:${index}` : named
      // A record without an id cannot be told from one seen before: it counts as old on every page but the first.
      if (at === 1 || named !== '') seen.add(id)
    }
    if (at > 1 && seen.size === before) return { records, pages: at, end: 'page repeated', claimed }
    records.push(...items)
    if (records.length >= limits.records) {
      return { records: records.slice(0, limits.records), pages: at, end: 'record limit', claimed }
    }
    const isNamedLast = totalPages === null || at >= totalPages
    const isShort = items.length < fullPage || (at === 1 && totalItems === items.length)
    if (isShort && isNamedLast) return { records, pages: at, end: 'last page', claimed }
  }
  return { records, pages: limits.pages, end: 'page limit', claimed }
}

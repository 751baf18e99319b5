import { isRaw, number, type Raw } from './values.ts'

/** One page of a list of services. */
export interface FeedPage {
  items: readonly unknown[]
  /** What its header claims; never relied on alone. */
  totalItems: number | null
  totalPages: number | null
}

/**
 * Reads a list page: `contents` (3.0), `content` (1.0, Outpost), or a bare list. Null when the answer is no list of
 * services.
 */
export function readPage(body: unknown): FeedPage | null {
  if (Array.isArray(body)) return { items: body as unknown[], totalItems: null, totalPages: null }
  if (!isRaw(body)) return null
  const items = listOf(body)
  if (items === null) return null
  return {
    items,
    totalItems: count(body.total_items) ?? count(body.totalElements),
    totalPages: count(body.total_pages) ?? count(body.totalPages),
  }
}

function listOf(body: Raw): readonly unknown[] | null {
  for (const key of ['contents', 'content', 'services', 'results', 'data']) {
    const list = body[key]
    if (Array.isArray(list)) return list as unknown[]
  }
  return body.empty === true ? [] : null
}

function count(value: unknown): number | null {
  const found = number(value)
  return found === null || found < 0 ? null : Math.floor(found)
}

import {
  AREA_TITLES,
  AREAS,
  type Area,
  type ItemView,
  type SearchRequest,
  type SearchView,
} from '../../contract.ts'
import type { Item } from '../item.ts'
import type { SearchIndex } from './search-index.ts'

export interface SearchOptions {
  /** References of the closed items that this user opened in this session. */
  opened: ReadonlySet<string>
  /** Turns an item into what may be shown of it now. */
  present: (item: Item) => ItemView
  /** What was asked for, in words: "22-Nov-2023 to 22-Nov-2026". */
  range?: string
  /** Areas that could not be searched, and why. */
  notSearched?: readonly { area: Area; why: string }[]
}

export interface Hit {
  item: Item
  negated: boolean
  otherPerson: boolean
}

/** Every hit, best first. A closed item is searched only when it was opened. */
export function findHits(
  index: SearchIndex,
  words: string,
  options: { opened?: ReadonlySet<string>; without?: readonly string[] } = {},
): readonly Hit[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return index.record.items.flatMap((item, at) => {
    const text = index.texts[at] ?? ''
    if (item.place === 'closed' && !options.opened?.has(item.reference)) return []
    if (!wanted.every((word) => text.includes(word))) return []
    return [{ item, negated: item.negated, otherPerson: item.otherPerson }]
  })
}

/** Answers a search, grouped by area, with its scope said. */
export function searchRecord(
  index: SearchIndex,
  request: SearchRequest,
  options: SearchOptions,
): SearchView {
  const hits = findHits(index, request.words, { ...request, opened: options.opened })
  const groups = AREAS.flatMap((area) => {
    const inArea = hits.filter((hit) => hit.item.area === area)
    if (inArea.length === 0) return []
    return [
      {
        area,
        title: AREA_TITLES[area],
        total: inArea.length,
        hits: inArea.map((hit) => ({
          item: options.present(hit.item),
          snippet: [{ text: hit.item.text ?? hit.item.term, mark: false }],
          negated: hit.negated,
          otherPerson: hit.otherPerson,
        })),
      },
    ]
  })
  return {
    query: request.words,
    chips: [],
    groups,
    total: hits.length,
    scope: 'Searched everything that was fetched.',
    notSearched: options.notSearched ?? [],
    suggestions: [],
  }
}

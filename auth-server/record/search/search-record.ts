import {
  AREA_TITLES,
  AREAS,
  type Area,
  type ItemView,
  type SearchHit,
  type SearchRequest,
  type SearchView,
} from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PrimaryList } from '../record.ts'
import { find, type Searched } from './find.ts'
import type { SearchIndex } from './search-index.ts'
import { hitShower } from './snippet.ts'
import { STARTERS, synonymsOf } from './synonyms.ts'

export interface SearchOptions {
  /** References of the closed items that this user opened in this session. */
  opened: ReadonlySet<string>
  /** Turns an item into what may be shown of it now. */
  present: (item: Item) => ItemView
  /** What was asked for, in words: "22-Nov-2023 to 22-Nov-2026". */
  range?: string
  /** True where a referral letter stands beside the record: it is no part of it. */
  hasLetter?: boolean
  /** Areas that could not be searched, and why; without it, those that the answer does not hold. */
  notSearched?: readonly { area: Area; why: string }[]
}

export interface Hit {
  item: Item
  /** "no", "denies" and the like stand near. */
  negated: boolean
  /** A relative, or somebody else, is named near. */
  otherPerson: boolean
}

const NOTHING_OPENED: ReadonlySet<string> = new Set()
/** Hits shown of one area; the total is said beside them. */
const SHOWN = 100

/** Every hit, best first. What is closed is found only when it was opened. */
export function findHits(
  index: SearchIndex,
  words: string,
  options: { opened?: ReadonlySet<string>; without?: readonly string[] } = {},
): readonly Hit[] {
  const opened = options.opened ?? NOTHING_OPENED
  const { documents, searched } = find(index, words, { ...options, opened })
  const show = hitShower(searched, opened)
  return documents.flatMap((document) => {
    const item = index.record.items[document]
    if (item === undefined) return []
    const { negated, otherPerson } = show(item)
    return [{ item, negated, otherPerson }]
  })
}

/** Answers a search: grouped by area and newest first, with what was searched said. */
export function searchRecord(
  index: SearchIndex,
  request: SearchRequest,
  options: SearchOptions,
): SearchView {
  const { opened, present } = options
  const found = find(index, request.words, { ...request, opened })
  const show = hitShower(found.searched, opened)
  const byArea = byAreas(index, found.documents)
  const groups = AREAS.flatMap((area) => {
    const own = byArea.get(area)
    if (own === undefined) return []
    const hits = own.shown
      .sort(later)
      .map((item): SearchHit => ({ item: present(item), ...show(item) }))
    return [{ area, title: AREA_TITLES[area], hits, total: own.total }]
  })
  const total = found.documents.length
  const notSearched = options.notSearched ?? absentAreas(index)
  return {
    query: request.words,
    chips: found.searched.flatMap(chip),
    groups,
    total,
    scope: scopeOf(index, notSearched, options),
    notSearched,
    suggestions: total === 0 ? suggestionsFor(index, found.searched, opened) : [],
  }
}

/** The best hits of each area, and how many it has. */
function byAreas(
  { record }: SearchIndex,
  documents: readonly number[],
): ReadonlyMap<Area, { shown: Item[]; total: number }> {
  const areas = new Map<Area, { shown: Item[]; total: number }>()
  for (const document of documents) {
    const item = record.items[document]
    if (item === undefined) continue
    let own = areas.get(item.area)
    if (own === undefined) {
      own = { shown: [], total: 0 }
      areas.set(item.area, own)
    }
    own.total += 1
    if (own.shown.length < SHOWN) own.shown.push(item)
  }
  return areas
}

const later = (a: Item, b: Item) =>
  (a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0

function chip(searched: Searched): SearchView['chips'] {
  const also = [
    ...searched.mended.filter((word) => !searched.words.includes(word)),
    ...searched.synonyms.map(({ text }) => text),
  ]
  return also.length === 0 ? [] : [{ word: searched.text, also }]
}

const SECTIONS: readonly { list: PrimaryList; area: Area }[] = [
  { list: 'problems', area: 'problems' },
  { list: 'consultations', area: 'consultations' },
  { list: 'medicines', area: 'medicines' },
  { list: 'uncategorised', area: 'socialHistory' },
  { list: 'referrals', area: 'referrals' },
  { list: 'planned', area: 'planned' },
  { list: 'allergies', area: 'allergies' },
  { list: 'investigations', area: 'tests' },
  { list: 'immunisations', area: 'immunisations' },
]
const NOT_BY_DEFAULT: ReadonlySet<PrimaryList> = new Set(['investigations', 'immunisations'])

function absentAreas({ record }: SearchIndex): SearchView['notSearched'] {
  return SECTIONS.flatMap(({ list, area }) => {
    if (record.lists.get(list)?.present) return []
    const why = NOT_BY_DEFAULT.has(list) ? 'Not asked for' : 'Not in what the practice sent'
    return [{ area, why }]
  })
}

function scopeOf(
  { record }: SearchIndex,
  notSearched: SearchView['notSearched'],
  { range, opened, hasLetter = false }: SearchOptions,
): string {
  const searched = Math.max(0, SECTIONS.length - notSearched.length)
  const period = range ? `, ${range}` : ''
  // Said whenever something is closed, whatever was typed: it tells nothing of the words in it.
  const closed = record.items.some(
    (item) => (item.closing !== null || item.wordsClosed) && !opened.has(item.reference),
  )
    ? ' What is closed is not searched.'
    : ''
  const letter = hasLetter ? ' The referral letter is not searched.' : ''
  return `Searched ${searched} of ${SECTIONS.length} sections${period}.${closed}${letter}`
}

const MOST_TRIED = 30
const MOST_SUGGESTED = 4

/** Other words for the same thing, then starting topics: only such as find something. */
function suggestionsFor(
  index: SearchIndex,
  searched: readonly Searched[],
  opened: ReadonlySet<string>,
): readonly string[] {
  const others = searched.flatMap((wanted) =>
    wanted.words.flatMap((word) => [word, ...synonymsOf([word]).map(({ text }) => text)]),
  )
  const found: string[] = []
  for (const words of [...new Set([...others, ...STARTERS])].slice(0, MOST_TRIED)) {
    if (find(index, words, { opened }).documents.length > 0) found.push(words)
    if (found.length === MOST_SUGGESTED) break
  }
  return found
}

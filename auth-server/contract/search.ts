import type { ItemView } from './items.ts'
import type { Area } from './words.ts'

export interface SearchRequest {
  words: string
  /** Synonyms the user took away. */
  without?: readonly string[]
}

export interface SearchHit {
  item: ItemView
  /** The words around the match; `mark` is true for what matched. */
  snippet: readonly { text: string; mark: boolean }[]
  negated: boolean
  otherPerson: boolean
}

export interface SearchView {
  query: string
  /** For each word typed, the synonyms that were searched too. */
  chips: readonly { word: string; also: readonly string[] }[]
  groups: readonly { area: Area; title: string; hits: readonly SearchHit[]; total: number }[]
  total: number
  /** "Searched 6 of 7 sections, 22-Nov-2023 to 22-Nov-2026." */
  scope: string
  notSearched: readonly { area: Area; why: string }[]
  suggestions: readonly string[]
}

import type { Item } from '../item.ts'
import { readQuery, type Wanted } from './query.ts'
import { numbersWithPrefix, type SearchIndex } from './search-index.ts'
import { segmentsOf } from './segments.ts'
import { knownWords, type Synonym, synonymsOf } from './synonyms.ts'
import { nearestWords } from './typing-slips.ts'
import { wordsOf } from './words.ts'

/** A thing wanted, with what was searched for it in the end. */
export interface Searched extends Wanted {
  /** Words taken instead of one that nothing contains. */
  mended: readonly string[]
}

export interface Found {
  searched: readonly Searched[]
  /** Positions in the record's items, best first. */
  documents: readonly number[]
}

const OWN_WHOLE = 8
const OWN_BEGINNING = 6
const SYNONYM = 4
const MENDED = 3

/** Everything that matches all that is wanted; closed items only where they were opened. */
export function find(
  index: SearchIndex,
  typed: string,
  options: { opened: ReadonlySet<string>; without?: readonly string[] },
): Found {
  const scores = new Map<number, number>()
  let first = true
  const searched: Searched[] = []
  for (const wanted of readQuery(typed, options.without)) {
    const { hits, mended } = hitsOf(index, wanted, options)
    searched.push({ ...wanted, mended })
    if (first) for (const [document, score] of hits) scores.set(document, score)
    else {
      for (const [document, score] of scores) {
        const more = hits.get(document)
        if (more === undefined) scores.delete(document)
        else scores.set(document, score + more)
      }
    }
    first = false
  }
  return { searched, documents: bestFirst(index, scores) }
}

/** More than any date as a number. */
const DAYS = 100_000_000

/** The better match first, then the newer, then in the record's order: all three as one number each, sorted as such. */
function bestFirst({ days }: SearchIndex, scores: ReadonlyMap<number, number>): readonly number[] {
  const ranks = new Float64Array(scores.size)
  let count = 0
  scores.forEach((score, document) => {
    const rank = score * DAYS + (days[document] ?? 0)
    ranks[count++] = rank * days.length + (days.length - 1 - document)
  })
  ranks.sort()
  const documents: number[] = []
  for (let at = count - 1; at >= 0; at--) {
    documents.push(days.length - 1 - ((ranks[at] ?? 0) % days.length))
  }
  return documents
}

function hitsOf(
  index: SearchIndex,
  wanted: Wanted,
  { opened, without = [] }: { opened: ReadonlySet<string>; without?: readonly string[] },
): { hits: ReadonlyMap<number, number>; mended: readonly string[] } {
  const hits = new Map<number, number>()
  const add = (document: number, score: number) => {
    if (score > (hits.get(document) ?? 0)) hits.set(document, score)
  }
  own(index, wanted, add)
  for (const synonym of wanted.synonyms) addSynonym(index, synonym, add)
  const isOpened = inOpened(index, wanted, opened, add)
  const [word] = wanted.words
  const known = synonymsOf(wanted.words).length > 0
  if (hits.size > 0 || isOpened || known || wanted.exact || wanted.words.length !== 1 || !word) {
    return { hits, mended: [] }
  }
  const mended = mend(index, word)
  for (const each of mended) {
    for (const number of numbersWithPrefix(index, each)) postings(index, number, MENDED, add)
    for (const synonym of synonymsOf([each])) {
      if (!without.includes(synonym.text)) addSynonym(index, synonym, add)
    }
  }
  return { hits, mended }
}

type Add = (document: number, score: number) => void

/** What was typed: each word whole or as a beginning; a phrase in quotation marks as it stands. */
function own(index: SearchIndex, wanted: Wanted, add: Add): void {
  const [word] = wanted.words
  if (wanted.words.length === 1 && word !== undefined && !wanted.exact) {
    const whole = index.numberOf.get(word)
    if (word.length > 1) {
      for (const number of numbersWithPrefix(index, word)) {
        postings(index, number, number === whole ? OWN_WHOLE : OWN_BEGINNING, add)
      }
    } else if (whole !== undefined) postings(index, whole, OWN_WHOLE, add)
    return
  }
  phrase(index, wanted.words, !wanted.exact, (document) => add(document, OWN_WHOLE))
}

function addSynonym(index: SearchIndex, synonym: Synonym, add: Add): void {
  phrase(index, synonym.words, false, (document) => {
    // In a laboratory report "isolated", "units" or "risk" mean something else.
    if (index.record.items[document]?.isLaboratory) return
    if (!synonym.capitals || inCapitals(index, document, synonym.text)) add(document, SYNONYM)
  })
}

const NOTHING_OPENED: ReadonlySet<string> = new Set()

function inCapitals(index: SearchIndex, document: number, text: string): boolean {
  const item = index.record.items[document]
  if (item === undefined) return false
  const name = new RegExp(`(?<!\\p{L})${text}(?!\\p{Ll})`, 'u')
  return segmentsOf(item, NOTHING_OPENED).some((segment) => name.test(segment))
}

function postings(index: SearchIndex, number: number, score: number, add: Add): void {
  const end = index.postingStarts[number + 1] ?? 0
  for (let at = index.postingStarts[number] ?? 0; at < end; at++) {
    add(index.postings[at] ?? 0, score)
  }
}

/** Documents that hold these words one after the other; the last may go on where `beginning` says so. */
function phrase(
  index: SearchIndex,
  words: readonly string[],
  beginning: boolean,
  use: (document: number) => void,
): void {
  const last = words.length - 1
  const numbers = words.map((word, at) => {
    if (at === last && beginning) return new Set(numbersWithPrefix(index, word))
    const number = index.numberOf.get(word)
    return new Set(number === undefined ? [] : [number])
  })
  if (numbers.length === 0 || numbers.some((set) => set.size === 0)) return
  const [lead] = numbers
  if (lead === undefined) return
  for (const number of lead) {
    const end = index.postingStarts[number + 1] ?? 0
    for (let at = index.postingStarts[number] ?? 0; at < end; at++) {
      const document = index.postings[at] ?? 0
      if (last === 0 || runs(index, document, numbers)) use(document)
    }
  }
}

function runs(index: SearchIndex, document: number, numbers: readonly Set<number>[]): boolean {
  const end = (index.streamStarts[document + 1] ?? 0) - numbers.length
  for (let at = index.streamStarts[document] ?? 0; at <= end; at++) {
    if (numbers.every((set, step) => set.has(index.stream[at + step] ?? 0))) return true
  }
  return false
}

/** What was opened is not in the index: the few items are read as they stand. */
function inOpened(
  index: SearchIndex,
  wanted: Wanted,
  opened: ReadonlySet<string>,
  add: Add,
): boolean {
  if (opened.size === 0) return false
  let found = false
  for (const [document, item] of index.record.items.entries()) {
    if (!opened.has(item.reference)) continue
    const score = scoreOf(item, wanted, opened)
    if (score > 0) {
      add(document, score)
      found = true
    }
  }
  return found
}

function scoreOf(item: Item, wanted: Wanted, opened: ReadonlySet<string>): number {
  for (const segment of segmentsOf(item, opened)) {
    const words = wordsOf(segment).map(({ word }) => word)
    const holds = (target: readonly string[], beginning: boolean) =>
      words.some((_, at) =>
        target.every((word, step) => {
          const here = words[at + step]
          return step === target.length - 1 && beginning ? here?.startsWith(word) : here === word
        }),
      )
    if (holds(wanted.words, !wanted.exact)) return OWN_WHOLE
    if (wanted.synonyms.some(({ words: synonym }) => holds(synonym, false))) return SYNONYM
  }
  return 0
}

/** The record's own words come before those that only the synonym groups know. */
function mend(index: SearchIndex, word: string): readonly string[] {
  const inRecord = nearestWords(word, index.vocabulary)
  const known = nearestWords(word, knownWords)
  return [...new Set([...inRecord, ...known])].slice(0, 6)
}

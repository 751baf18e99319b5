import { SHORTHAND } from './shorthand.ts'
import { COMMA, SENTENCE, type Tokens } from './tokens.ts'

/**
 * Phrases as the rules write them, words parted by spaces:
 * `lonely` a word · `lonel*` a beginning · `live|lives` either · `very?` may be missing ·
 * `~` up to three words in between, `~6` up to six · `PIP` only when written in capitals · `#` a number ·
 * `##` a whole number from ten up. A phrase never runs across a sentence end, and a gap never across a comma.
 * Common shorthand is found by the word that it stands for: `husband` finds "husb".
 */
export interface PhraseSource<Owner> {
  owner: Owner
  phrases: readonly string[]
}

export interface Found<Owner> {
  owner: Owner
  /** First word, and the one after the last. */
  start: number
  end: number
}

interface Node<Owner> {
  words: Map<string, Node<Owner>>
  gaps: { most: number; node: Node<Owner> }[]
  owners: Owner[]
}

export interface PhraseBook<Owner> {
  root: Node<Owner>
  /** Beginnings that the phrases name, by their first two letters. */
  beginnings: ReadonlyMap<string, readonly string[]>
  exact: ReadonlySet<string>
}

const node = <Owner>(): Node<Owner> => ({ words: new Map(), gaps: [], owners: [] })

/** Compiles phrases into one tree, so that all of them are looked for in one pass. */
export function phraseBook<Owner>(sources: readonly PhraseSource<Owner>[]): PhraseBook<Owner> {
  const root = node<Owner>()
  const beginnings = new Map<string, string[]>()
  const exact = new Set<string>()
  const child = (parent: Node<Owner>, symbol: string): Node<Owner> => {
    const known = parent.words.get(symbol)
    if (known) return known
    const fresh = node<Owner>()
    parent.words.set(symbol, fresh)
    return fresh
  }
  const add = (parents: Node<Owner>[], parts: readonly string[], owner: Owner): void => {
    const [part, ...rest] = parts
    if (part === undefined) {
      for (const each of parents) if (!each.owners.includes(owner)) each.owners.push(owner)
      return
    }
    if (part.startsWith('~')) {
      const most = Number(part.slice(1) || 3)
      const next = parents.map((parent) => {
        const known = parent.gaps.find((gap) => gap.most === most)
        if (known) return known.node
        const gap = { most, node: node<Owner>() }
        parent.gaps.push(gap)
        return gap.node
      })
      add(next, rest, owner)
      return
    }
    const optional = part.endsWith('?')
    const symbols = (optional ? part.slice(0, -1) : part).split('|')
    const next = parents.flatMap((parent) =>
      symbols.map((symbol) => {
        if (symbol.endsWith('*')) addBeginning(beginnings, symbol)
        else exact.add(symbol.toLowerCase())
        return child(parent, symbol)
      }),
    )
    add(optional ? [...parents, ...next] : next, rest, owner)
  }
  for (const { owner, phrases } of sources) {
    for (const phrase of phrases) add([root], phrase.split(' '), owner)
  }
  return { root, beginnings, exact }
}

/** A phrase as somebody else wrote it: only words wholly in capitals are looked for in capitals. */
export const inNotation = (phrase: string): string =>
  phrase
    .replace(/['’‘]/g, '')
    .trim()
    .split(/\s+/)
    .map((part) => (part === part.toUpperCase() ? part : part.toLowerCase()))
    .join(' ')

function addBeginning(beginnings: Map<string, string[]>, symbol: string): void {
  const start = symbol.slice(0, 2)
  const known = beginnings.get(start)
  if (known === undefined) beginnings.set(start, [symbol])
  else if (!known.includes(symbol)) known.push(symbol)
}

/** Which symbols of a book a word answers to; remembered per word by the caller's cache. */
export type SymbolCache = Map<string, readonly string[] | null>

const TEN_OR_MORE = /^[1-9]\d{1,2}x?$/

function symbolsOf<Owner>(book: PhraseBook<Owner>, word: string, cache: SymbolCache) {
  const known = cache.get(word)
  if (known !== undefined) return known
  const symbols: string[] = []
  const long = SHORTHAND.get(word)
  for (const each of long === undefined ? [word] : [word, long]) {
    if (book.exact.has(each)) symbols.push(each)
    for (const symbol of book.beginnings.get(each.slice(0, 2)) ?? []) {
      if (each.startsWith(symbol.slice(0, -1)) && !symbols.includes(symbol)) symbols.push(symbol)
    }
  }
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) symbols.push('#')
  if (TEN_OR_MORE.test(word)) symbols.push('##')
  const result = symbols.length > 0 ? symbols : null
  cache.set(word, result)
  return result
}

/** Every phrase found in a text, in the order of its first word. */
export function findPhrases<Owner>(
  book: PhraseBook<Owner>,
  tokens: Tokens,
  cache: SymbolCache,
): readonly Found<Owner>[] {
  const { words, breaks, capitals } = tokens
  const found: Found<Owner>[] = []
  const walk = (from: Node<Owner>, start: number, at: number): void => {
    for (const owner of from.owners) found.push({ owner, start, end: at })
    for (const each of from.gaps) step(each.node, start, at, each.most)
    step(from, start, at, 0)
  }
  const step = (from: Node<Owner>, start: number, at: number, gap: number): void => {
    for (let next = at; next <= at + gap; next++) {
      const word = words[next]
      if (word === undefined) return
      const stop = breaks[next] ?? 0
      if (next > start && (stop === SENTENCE || (stop === COMMA && gap > 0))) return
      for (const symbol of symbolsOf(book, word, cache) ?? []) {
        const hit = from.words.get(symbol)
        if (hit) walk(hit, start, next + 1)
      }
      if (capitals[next]) {
        const hit = from.words.get(word.toUpperCase())
        if (hit) walk(hit, start, next + 1)
      }
    }
  }
  for (let start = 0; start < words.length; start++) {
    if (capitals[start] || symbolsOf(book, words[start] ?? '', cache))
      step(book.root, start, start, 0)
  }
  return found
}

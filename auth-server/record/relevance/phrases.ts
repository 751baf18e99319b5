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
  /** By the numbers of the symbols. */
  words: Map<number, Node<Owner>>
  gaps: { most: number; node: Node<Owner> }[]
  owners: Owner[]
}

export interface PhraseBook<Owner> {
  root: Node<Owner>
  /** Every symbol that a phrase names, by its number: a number is told from another faster than a word. */
  symbols: ReadonlyMap<string, number>
  /** Beginnings that the phrases name, by their first two letters. */
  beginnings: ReadonlyMap<string, readonly Beginning[]>
}

/** What a word may begin with, and the number of that symbol. */
interface Beginning {
  text: string
  symbol: number
}

const node = <Owner>(): Node<Owner> => ({ words: new Map(), gaps: [], owners: [] })

/** Compiles phrases into one tree, so that all of them are looked for in one pass. */
export function phraseBook<Owner>(sources: readonly PhraseSource<Owner>[]): PhraseBook<Owner> {
  const root = node<Owner>()
  const beginnings = new Map<string, Beginning[]>()
  const numbers = new Map<string, number>()
  const child = (parent: Node<Owner>, symbol: string): Node<Owner> => {
    const number = numbers.get(symbol) ?? numbers.size
    numbers.set(symbol, number)
    const known = parent.words.get(number)
    if (known) return known
    const fresh = node<Owner>()
    parent.words.set(number, fresh)
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
    const next = parents.flatMap((parent) => symbols.map((symbol) => child(parent, symbol)))
    for (const symbol of symbols) {
      const number = numbers.get(symbol)
      if (!symbol.endsWith('*') || number === undefined) continue
      addBeginning(beginnings, { text: symbol.slice(0, -1), symbol: number })
    }
    add(optional ? [...parents, ...next] : next, rest, owner)
  }
  for (const { owner, phrases } of sources) {
    for (const phrase of phrases) add([root], phrase.split(' '), owner)
  }
  return { root, symbols: numbers, beginnings }
}

/** A phrase as somebody else wrote it: only words wholly in capitals are looked for in capitals. */
export const inNotation = (phrase: string): string =>
  phrase
    .replace(/['’‘]/g, '')
    .trim()
    .split(/\s+/)
    .map((part) => (part === part.toUpperCase() ? part : part.toLowerCase()))
    .join(' ')

function addBeginning(beginnings: Map<string, Beginning[]>, { text, symbol }: Beginning): void {
  const start = text.slice(0, 2)
  const known = beginnings.get(start)
  if (known === undefined) beginnings.set(start, [{ text, symbol }])
  else if (!known.some((each) => each.text === text)) known.push({ text, symbol })
}

/** What a word answers to in a book: numbers of symbols, and the one that is only written in capitals. */
interface Answer {
  symbols: readonly number[]
  capitals: number
  /** Where phrases begin with it, and with it in capitals. */
  roots: readonly Node<unknown>[]
  capitalRoot: Node<unknown> | null
}

/** What each word answers to; null for the many that answer to nothing. Remembered by the caller, for one book. */
export type SymbolCache = Map<string, Answer | null>

const TEN_OR_MORE = /^[1-9]\d{1,2}x?$/

function answerOf<Owner>(book: PhraseBook<Owner>, word: string): Answer | null {
  const symbols: number[] = []
  addSymbols(book, word, symbols)
  const long = SHORTHAND.get(word)
  if (long !== undefined) addSymbols(book, long, symbols)
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    addOnce(symbols, book.symbols.get('#'))
    if (TEN_OR_MORE.test(word)) addOnce(symbols, book.symbols.get('##'))
  }
  const capitals = book.symbols.get(word.toUpperCase()) ?? -1
  if (symbols.length === 0 && capitals === -1) return null
  const { words } = book.root
  const roots = symbols.flatMap((symbol) => words.get(symbol) ?? [])
  return { symbols, capitals, roots, capitalRoot: words.get(capitals) ?? null }
}

function addSymbols<Owner>(book: PhraseBook<Owner>, word: string, to: number[]): void {
  addOnce(to, book.symbols.get(word))
  const beginnings = book.beginnings.get(word.slice(0, 2))
  if (beginnings === undefined) return
  for (const { text, symbol } of beginnings) if (word.startsWith(text)) addOnce(to, symbol)
}

function addOnce(symbols: number[], symbol: number | undefined): void {
  if (symbol !== undefined && !symbols.includes(symbol)) symbols.push(symbol)
}

/** The answers of the text that is looked through, in the places of its words; kept, so that no text makes its own. */
const answers: (Answer | null)[] = []

function lookUpWords<Owner>(book: PhraseBook<Owner>, tokens: Tokens, cache: SymbolCache): void {
  const { words, count } = tokens
  for (let at = 0; at < count; at++) {
    const word = words[at] as string
    let answer = cache.get(word)
    if (answer === undefined) {
      answer = answerOf(book, word)
      cache.set(word, answer)
    }
    answers[at] = answer
  }
}

/** Every phrase found in a text, in the order of its first word. */
export function findPhrases<Owner>(
  book: PhraseBook<Owner>,
  tokens: Tokens,
  cache: SymbolCache,
): readonly Found<Owner>[] {
  const { breaks, capitals, count } = tokens
  lookUpWords(book, tokens, cache)
  const found: Found<Owner>[] = []
  const walk = (from: Node<Owner>, start: number, at: number): void => {
    const { owners, gaps } = from
    for (let each = 0; each < owners.length; each++) {
      found.push({ owner: owners[each] as Owner, start, end: at })
    }
    for (let each = 0; each < gaps.length; each++) {
      const gap = gaps[each] as Node<Owner>['gaps'][number]
      step(gap.node, start, at, gap.most)
    }
    if (from.words.size > 0) step(from, start, at, 0)
  }
  const step = (from: Node<Owner>, start: number, at: number, gap: number): void => {
    for (let next = at; next <= at + gap; next++) {
      if (next >= count) return
      const stop = breaks[next] ?? 0
      if (next > start && (stop === SENTENCE || (stop === COMMA && gap > 0))) return
      const answer = answers[next]
      if (!answer) continue
      const { symbols } = answer
      for (let each = 0; each < symbols.length; each++) {
        const hit = from.words.get(symbols[each] as number)
        if (hit) walk(hit, start, next + 1)
      }
      if (capitals[next] && answer.capitals !== -1) {
        const hit = from.words.get(answer.capitals)
        if (hit) walk(hit, start, next + 1)
      }
    }
  }
  for (let start = 0; start < count; start++) {
    const answer = answers[start]
    if (!answer) continue
    const { roots, capitalRoot } = answer as Answer & {
      roots: readonly Node<Owner>[]
      capitalRoot: Node<Owner> | null
    }
    for (let each = 0; each < roots.length; each++) {
      walk(roots[each] as Node<Owner>, start, start + 1)
    }
    if (capitals[start] && capitalRoot !== null) walk(capitalRoot, start, start + 1)
  }
  return found
}

import { childOf, type PhraseBook } from './phrases.ts'
import { SHORTHAND } from './shorthand.ts'
import type { Tokens } from './tokens.ts'

/** What a word answers to in a book: numbers of symbols, and the one that is only written in capitals. */
export interface Answer {
  symbols: readonly number[]
  /** -1 for none. */
  capitals: number
  /** Nodes where phrases begin with it, and with it in capitals: 0 for none. */
  roots: readonly number[]
  capitalRoot: number
  /** True when there is such a node. */
  begins: boolean
}

/** What a word is to each book of a lexicon. */
export interface Word {
  /** A bit for each book of which a phrase begins with it: most words begin none. */
  begins: number
  /** Null where it answers to nothing. */
  answers: readonly (Answer | null)[]
}

/** Looks words up in several books at once, each word only the first time that it is met. */
export interface Lexicon {
  books: readonly PhraseBook<unknown>[]
  known: Map<string, Word>
}

/** Words remembered at most; then all are forgotten. */
const MOST_KNOWN = 20_000

export const lexiconOf = (books: readonly PhraseBook<unknown>[]): Lexicon => ({
  books,
  known: new Map(),
})

/** Writes what its words are into the places of a text's words; answers a bit for each book of which a phrase may begin. */
export function lookUp(lexicon: Lexicon, { words, count }: Tokens, into: Word[]): number {
  const { known } = lexicon
  if (known.size > MOST_KNOWN) known.clear()
  let begins = 0
  for (let at = 0; at < count; at++) {
    const text = words[at] as string
    let word = known.get(text)
    if (word === undefined) {
      word = wordOf(lexicon, text)
      known.set(text, word)
    }
    into[at] = word
    begins |= word.begins
  }
  return begins
}

function wordOf({ books }: Lexicon, text: string): Word {
  const answers = books.map((book) => answerOf(book, text))
  let begins = 0
  for (const [place, answer] of answers.entries()) {
    if (answer?.begins) begins |= 1 << place
  }
  return { begins, answers }
}

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
  const { tree } = book
  const roots = symbols.map((symbol) => childOf(tree, 0, symbol)).filter((root) => root !== 0)
  const capitalRoot = childOf(tree, 0, capitals)
  return { symbols, capitals, roots, capitalRoot, begins: roots.length > 0 || capitalRoot !== 0 }
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

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
}

/** What a word answers to in each book of a lexicon; null for none. */
export type Answers = readonly (Answer | null)[]

/** Looks words up in several books at once, each word only the first time that it is met. */
export interface Lexicon {
  books: readonly PhraseBook<unknown>[]
  known: Map<string, Answers>
}

/** Words remembered at most; then all are forgotten. */
const MOST_KNOWN = 20_000

export const lexiconOf = (books: readonly PhraseBook<unknown>[]): Lexicon => ({
  books,
  known: new Map(),
})

/** Writes the answers of a text's words into the places of the words. */
export function lookUp(lexicon: Lexicon, { words, count }: Tokens, into: Answers[]): void {
  const { known } = lexicon
  if (known.size > MOST_KNOWN) known.clear()
  for (let at = 0; at < count; at++) {
    const word = words[at] as string
    let answers = known.get(word)
    if (answers === undefined) {
      answers = answersOf(lexicon, word)
      known.set(word, answers)
    }
    into[at] = answers
  }
}

const SILENT: readonly (readonly null[])[] = [[], [null], [null, null], [null, null, null]]

/** Most words answer to nothing: these share one answer. */
function answersOf({ books }: Lexicon, word: string): Answers {
  const answers = books.map((book) => answerOf(book, word))
  return answers.every((answer) => answer === null) ? (SILENT[books.length] ?? answers) : answers
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
  return { symbols, capitals, roots, capitalRoot: childOf(tree, 0, capitals) }
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

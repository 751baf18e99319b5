import { bitOf, childOf, type PhraseBook } from './phrases.ts'
import { SHORTHAND } from './shorthand.ts'

/** What a word answers to in a book: numbers of symbols, and the one that is only written in capitals. */
export interface Answer {
  symbols: readonly number[]
  /** -1 for none. */
  capitals: number
  /** The bits of all these symbols: what awaits none of them need not be asked for each. */
  bits: number
  /** Nodes where phrases begin with it, and with it in capitals: 0 for none. */
  roots: readonly number[]
  capitalRoot: number
  /** True when there is such a node. */
  begins: boolean
}

/** What a word is to each book of a lexicon. */
export interface Word {
  /** Lower case, without apostrophes: "carer’s" is `carers`. */
  text: string
  hash: number
  /** A bit for each book of which a phrase begins with it: most words begin none. */
  begins: number
  /** Null where it answers to nothing. */
  answers: readonly (Answer | null)[]
}

export const HASH_OF_NOTHING = 0x811c9dc5 | 0

/** The hash of a word with one more letter (FNV-1a). */
export const hashWith = (hash: number, letter: number): number =>
  Math.imul(hash ^ letter, 0x01000193)

/** Words remembered at most; then all are forgotten. */
const MOST_KNOWN = 20_000
const FEWEST_SLOTS = 1024

/**
 * Looks words up in several books at once, each only the first time that it is met. A word is found by its letters
 * where they stand in a text: nothing is cut out of the text for it.
 */
export class Lexicon {
  readonly #books: readonly PhraseBook<unknown>[]
  /** Each word at the place of its hash, or behind it where that is taken; never more than half of them are full. */
  #slots: (Word | null)[] = emptySlots(FEWEST_SLOTS)
  #count = 0

  constructor(books: readonly PhraseBook<unknown>[]) {
    this.#books = books
  }

  /** The word of letters `a` to `z` in either case and digits, of which `hash` is that of their lower case. */
  wordAt(text: string, start: number, end: number, hash: number): Word {
    const slots = this.#slots
    const last = slots.length - 1
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const word = slots[slot] as Word | null
      if (word === null) return this.#add(text.slice(start, end).toLowerCase(), hash)
      if (word.hash === hash && isWritten(word.text, text, start, end)) return word
    }
  }

  /** The word that is written so. */
  wordOf(text: string): Word {
    let hash = HASH_OF_NOTHING
    for (let at = 0; at < text.length; at++) hash = hashWith(hash, text.charCodeAt(at))
    return this.wordAt(text, 0, text.length, hash)
  }

  #add(text: string, hash: number): Word {
    if (this.#count >= MOST_KNOWN) {
      this.#slots = emptySlots(FEWEST_SLOTS)
      this.#count = 0
    } else if (this.#count * 2 >= this.#slots.length) {
      const known = this.#slots
      this.#slots = emptySlots(known.length * 2)
      for (const word of known) if (word !== null) this.#put(word)
    }
    const word = wordOf(this.#books, text, hash)
    this.#put(word)
    this.#count += 1
    return word
  }

  #put(word: Word): void {
    const slots = this.#slots
    const last = slots.length - 1
    let slot = word.hash & last
    while (slots[slot] !== null) slot = (slot + 1) & last
    slots[slot] = word
  }
}

const emptySlots = (size: number): (Word | null)[] => new Array<Word | null>(size).fill(null)

/** True when a text has this word, in either case, from one place to before another. */
function isWritten(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) {
    const letter = text.charCodeAt(start + at)
    if (word.charCodeAt(at) !== (letter >= 65 && letter <= 90 ? letter + 32 : letter)) return false
  }
  return true
}

function wordOf(books: readonly PhraseBook<unknown>[], text: string, hash: number): Word {
  const answers = books.map((book) => answerOf(book, text))
  let begins = 0
  for (const [place, answer] of answers.entries()) {
    if (answer?.begins) begins |= 1 << place
  }
  return { text, hash, begins, answers }
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
  const begins = roots.length > 0 || capitalRoot !== 0
  return { symbols, capitals, bits: bitsOf(symbols, capitals), roots, capitalRoot, begins }
}

function bitsOf(symbols: readonly number[], capitals: number): number {
  let bits = capitals === -1 ? 0 : bitOf(capitals)
  for (const symbol of symbols) bits |= bitOf(symbol)
  return bits
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

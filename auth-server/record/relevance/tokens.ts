import { HASH_OF_NOTHING, hashWith, type Lexicon, type Word } from './lexicon.ts'

/**
 * A text cut into words, with what the rules need to know of each: the first `count` places of parallel arrays. Behind
 * them stands what an earlier text left there.
 */
export interface Tokens {
  text: string
  count: number
  words: readonly Word[]
  /** A bit for each book of which a phrase may begin in it. */
  begins: number
  /** Offsets into `text`. */
  starts: readonly number[]
  ends: readonly number[]
  /** What stands before the word: nothing but space or a joining sign, a bracket, a comma, a sentence end. */
  breaks: readonly number[]
  /** True when the word is written in capitals and its neighbours are not all so. */
  capitals: readonly boolean[]
  /** The number of its sentence, from 0. */
  sentenceOf: readonly number[]
  /** How many sentences there are. */
  sentences: number
}

/** Room for the words of one text after another, so that thousands of notes do not each fill arrays of their own. */
interface Room extends Tokens {
  words: Word[]
  starts: number[]
  ends: number[]
  breaks: number[]
  capitals: boolean[]
  sentenceOf: number[]
}

const newRoom = (): Room => ({
  text: '',
  count: 0,
  words: [],
  begins: 0,
  starts: [],
  ends: [],
  breaks: [],
  capitals: [],
  sentenceOf: [],
  sentences: 0,
})

const BRACKET = 1
export const COMMA = 2
export const SENTENCE = 3

const isLower = (code: number) => code >= 97 && code <= 122
const isUpper = (code: number) => code >= 65 && code <= 90
const isDigit = (code: number) => code >= 48 && code <= 57
const isWordCode = (code: number) =>
  isLower(code) ||
  isUpper(code) ||
  isDigit(code) ||
  (code >= 192 && code !== 215 && code !== 247 && code < 0x2000)
const isApostrophe = (code: number) => code === 39 || code === 0x2019 || code === 0x2018

function breakOf(code: number, previous: number, next: number): number {
  if (code === 10 || code === 59 || code === 33 || code === 63 || code === 124) return SENTENCE
  // A full stop ends a sentence only before space or the end: not in "2.5" or "e.g".
  if (code === 46) return isWordCode(next) && isWordCode(previous) ? 0 : SENTENCE
  if (code === 44) return COMMA
  return code === 40 || code === 41 || code === 91 || code === 93 ? BRACKET : 0
}

/** Words after which a sentence counts as ended, whatever its author thought. */
const LONGEST_SENTENCE = 120

/**
 * Cuts texts into words one after the other, and looks each word up in a lexicon: what it answers holds only until
 * the next text. Linear in the length of a text.
 */
export function wordCutter(lexicon: Lexicon): (text: string) => Tokens {
  const room = newRoom()
  return (text) => cut(text, lexicon, room)
}

function cut(text: string, lexicon: Lexicon, room: Room): Tokens {
  const { length } = text
  let count = 0
  let shouted = 0
  let begins = 0
  let pending = SENTENCE
  let sentence = 0
  let firstOfSentence = 0
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    if (!isWordCode(code)) {
      const level = breakOf(code, text.charCodeAt(at - 1), text.charCodeAt(at + 1))
      if (level > pending) pending = level
      at += 1
      continue
    }
    const start = at
    let hash = HASH_OF_NOTHING
    let hasLower = false
    let hasUpper = false
    let isPlain = true
    for (; at < length; at++) {
      const inside = text.charCodeAt(at)
      if (isLower(inside)) {
        hasLower = true
        hash = hashWith(hash, inside)
      } else if (isUpper(inside)) {
        hasUpper = true
        hash = hashWith(hash, inside + 32)
      } else if (isDigit(inside)) {
        hash = hashWith(hash, inside)
      } else if (
        isWordCode(inside) ||
        (isApostrophe(inside) && isWordCode(text.charCodeAt(at + 1)))
      ) {
        isPlain = false
      } else break
    }
    const word = isPlain
      ? lexicon.wordAt(text, start, at, hash)
      : lexicon.wordOf(unmarked(text.slice(start, at)))
    const isShouted = isPlain
      ? hasUpper && !hasLower && at - start > 1
      : isInCapitals(text.slice(start, at))
    if (isShouted) shouted += 1
    if ((pending === SENTENCE && count > 0) || count - firstOfSentence >= LONGEST_SENTENCE) {
      sentence += 1
      firstOfSentence = count
    }
    begins |= word.begins
    room.words[count] = word
    room.starts[count] = start
    room.ends[count] = at
    room.breaks[count] = pending
    room.capitals[count] = isShouted
    room.sentenceOf[count] = sentence
    count += 1
    pending = 0
  }
  room.text = text
  room.count = count
  room.begins = begins
  room.sentences = count === 0 ? 0 : sentence + 1
  if (shouted > 0) forgetShouting(room)
  return room
}

const unmarked = (word: string) => word.toLowerCase().replace(/['’‘]/g, '')

const isInCapitals = (word: string) =>
  word.length > 1 && word !== word.toLowerCase() && word === word.toUpperCase()

/** In a text written wholly in capitals an abbreviation cannot be told from a word. */
function forgetShouting({ words, count, capitals }: Room): void {
  let long = 0
  let shouted = 0
  for (let at = 0; at < count; at++) {
    if ((words[at] as Word).text.length <= 3) continue
    long += 1
    if (capitals[at]) shouted += 1
  }
  if (long >= 3 && shouted > long * 0.7) capitals.fill(false, 0, count)
}

/** A word of a text; empty before its first and behind its last. */
export const wordAt = ({ words, count }: Tokens, at: number): string =>
  at >= 0 && at < count ? (words[at] as Word).text : ''

/** True when something parts the words from one to another: a bracket, a comma, a sentence end. */
export function hasComma({ breaks, count }: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to && at < count; at++) if ((breaks[at] ?? 0) > 0) return true
  return false
}

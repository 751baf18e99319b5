/**
 * A text cut into words, with what the rules need to know of each: the first `count` places of parallel arrays. Behind
 * them stands what an earlier text left there.
 */
export interface Tokens {
  text: string
  count: number
  /** Lower case, without apostrophes: "carer’s" is `carers`. */
  words: readonly string[]
  /** Offsets into `text`. */
  starts: readonly number[]
  ends: readonly number[]
  /** What stands before the word: nothing but space or a joining sign, a bracket, a comma, a sentence end. */
  breaks: readonly number[]
  /** True when the word is written in capitals and its neighbours are not all so. */
  capitals: readonly boolean[]
}

/** Room for the words of one text after another, so that thousands of notes do not each fill arrays of their own. */
interface Room extends Tokens {
  words: string[]
  starts: number[]
  ends: number[]
  breaks: number[]
  capitals: boolean[]
}

const newRoom = (): Room => ({
  text: '',
  count: 0,
  words: [],
  starts: [],
  ends: [],
  breaks: [],
  capitals: [],
})

export const BRACKET = 1
export const COMMA = 2
export const SENTENCE = 3

const isWordCode = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code >= 192 && code !== 215 && code !== 247 && code < 0x2000)
const isApostrophe = (code: number) => code === 39 || code === 0x2019 || code === 0x2018

function breakOf(code: number, previous: number, next: number): number {
  if (code === 10 || code === 59 || code === 33 || code === 63 || code === 124) return SENTENCE
  // A full stop ends a sentence only before space or the end: not in "2.5" or "e.g".
  if (code === 46) return isWordCode(next) && isWordCode(previous) ? 0 : SENTENCE
  if (code === 44) return COMMA
  return code === 40 || code === 41 || code === 91 || code === 93 ? BRACKET : 0
}

/** Cuts a text into words. Linear in its length. */
export const tokensOf = (text: string): Tokens => cut(text, newRoom())

/** Cuts texts one after the other: what it answers holds only until the next. */
export function tokenCutter(): (text: string) => Tokens {
  const room = newRoom()
  return (text) => cut(text, room)
}

function cut(text: string, room: Room): Tokens {
  let count = 0
  let shouted = 0
  let pending = SENTENCE
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (!isWordCode(code)) {
      const level = breakOf(code, text.charCodeAt(at - 1), text.charCodeAt(at + 1))
      if (level > pending) pending = level
      at += 1
      continue
    }
    const start = at
    let apostrophe = false
    let plain = true
    for (; at < text.length; at++) {
      const inside = text.charCodeAt(at)
      if (inside >= 97 && inside <= 122) continue
      if (isApostrophe(inside) && isWordCode(text.charCodeAt(at + 1))) apostrophe = true
      else if (!isWordCode(inside)) break
      else plain = false
    }
    const raw = text.slice(start, at)
    const word = plain ? raw : raw.toLowerCase()
    const isUpper = !plain && raw.length > 1 && raw !== word && raw === raw.toUpperCase()
    if (isUpper) shouted += 1
    room.words[count] = apostrophe ? word.replace(/['’‘]/g, '') : word
    room.starts[count] = start
    room.ends[count] = at
    room.breaks[count] = pending
    room.capitals[count] = isUpper
    count += 1
    pending = 0
  }
  room.text = text
  room.count = count
  if (shouted > 0) forgetShouting(room)
  return room
}

/** In a text written wholly in capitals an abbreviation cannot be told from a word. */
function forgetShouting({ words, count, capitals }: Room): void {
  let long = 0
  let shouted = 0
  for (let at = 0; at < count; at++) {
    if ((words[at] as string).length <= 3) continue
    long += 1
    if (capitals[at]) shouted += 1
  }
  if (long >= 3 && shouted > long * 0.7) capitals.fill(false, 0, count)
}

/** A word of a text; empty before its first and behind its last. */
export const wordAt = ({ words, count }: Tokens, at: number): string =>
  at < count ? (words[at] ?? '') : ''

/** True when something parts the words from one to another: a bracket, a comma, a sentence end. */
export function hasComma({ breaks, count }: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to && at < count; at++) if ((breaks[at] ?? 0) > 0) return true
  return false
}

/** Words after which a sentence counts as ended, whatever its author thought. */
const LONGEST_SENTENCE = 120

/** Writes the number of its sentence for each word; answers how many sentences there are. */
export function numberSentences({ breaks, count }: Tokens, numbers: number[]): number {
  let sentence = 0
  let first = 0
  for (let at = 0; at < count; at++) {
    if ((breaks[at] === SENTENCE && at > 0) || at - first >= LONGEST_SENTENCE) {
      sentence += 1
      first = at
    }
    numbers[at] = sentence
  }
  return count === 0 ? 0 : sentence + 1
}

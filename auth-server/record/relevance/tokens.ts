/** A text cut into words, with what the rules need to know of each; parallel arrays, one entry per word. */
export interface Tokens {
  text: string
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
export function tokensOf(text: string): Tokens {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const breaks: number[] = []
  const upper: boolean[] = []
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
    words.push(apostrophe ? word.replace(/['’‘]/g, '') : word)
    upper.push(!plain && raw.length > 1 && raw !== word && raw === raw.toUpperCase())
    starts.push(start)
    ends.push(at)
    breaks.push(pending)
    pending = 0
  }
  return { text, words, starts, ends, breaks, capitals: capitalsOf(upper, words) }
}

/** In a text written wholly in capitals an abbreviation cannot be told from a word. */
function capitalsOf(upper: boolean[], words: readonly string[]): readonly boolean[] {
  if (!upper.includes(true)) return upper
  const long = words.reduce((sum, word) => (word.length > 3 ? sum + 1 : sum), 0)
  if (long < 3) return upper
  const shouted = words.reduce((sum, word, at) => (word.length > 3 && upper[at] ? sum + 1 : sum), 0)
  return shouted > long * 0.7 ? upper.map(() => false) : upper
}

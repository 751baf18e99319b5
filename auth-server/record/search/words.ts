/** A word of a text with its place in it. */
export interface Word {
  /** Lower case, without accents and apostrophes. */
  word: string
  start: number
  end: number
}

const isWordCode = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 192 && code !== 215 && code !== 247 && (code < 0x2000 || code > 0x206f))
const isApostrophe = (code: number) => code === 39 || code === 0x2019

/** Calls back with every word of a text, in order. Linear. */
export function eachWord(text: string, use: (word: string, start: number, end: number) => void) {
  let at = 0
  while (at < text.length) {
    if (!isWordCode(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const start = at
    let odd = false
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (isApostrophe(code) && isWordCode(text.charCodeAt(at + 1))) odd = true
      else if (!isWordCode(code)) break
      else if (code > 127) odd = true
      at += 1
    }
    const raw = text.slice(start, at).toLowerCase()
    use(odd ? folded(raw) : raw, start, at)
  }
}

const folded = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()

/** The words of a short text, such as a query. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  eachWord(text, (word, start, end) => {
    if (word !== '') words.push({ word, start, end })
  })
  return words
}

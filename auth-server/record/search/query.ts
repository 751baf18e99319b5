import { LONGEST_PHRASE, type Synonym, synonymsOf } from './synonyms.ts'
import { wordsOf } from './words.ts'

/** One thing that must be found: the words as typed, or one of the synonyms still wanted. */
export interface Wanted {
  /** As typed. */
  text: string
  words: readonly string[]
  /** Typed in quotation marks: exactly these words in this order. */
  exact: boolean
  synonyms: readonly Synonym[]
}

const MOST_WORDS = 12
const LONGEST_QUERY = 200

/** Reads what was typed: phrases in quotation marks, and words; words that together name one thing stay together. */
export function readQuery(typed: string, without: readonly string[] = []): readonly Wanted[] {
  const taken = new Set(without.map((text) => text.toLowerCase()))
  const keep = (synonyms: readonly Synonym[]) =>
    synonyms.filter(({ text }) => !taken.has(text.toLowerCase()))
  const wanted: Wanted[] = []
  for (const [at, part] of typed.slice(0, LONGEST_QUERY).split(/["“”]/).entries()) {
    const words = wordsOf(part).slice(0, MOST_WORDS)
    if (words.length === 0) continue
    if (at % 2 === 1) {
      wanted.push({
        text: part.trim(),
        words: words.map(({ word }) => word),
        exact: true,
        synonyms: [],
      })
      continue
    }
    for (let from = 0; from < words.length; ) {
      const length = lengthOfName(words.slice(from).map(({ word }) => word))
      const taking = words.slice(from, from + length)
      const own = taking.map(({ word }) => word)
      wanted.push({
        text: part.slice(taking[0]?.start, taking.at(-1)?.end),
        words: own,
        exact: false,
        synonyms: keep(synonymsOf(own)),
      })
      from += length
    }
  }
  return wanted
}

function lengthOfName(words: readonly string[]): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 1; length--) {
    if (synonymsOf(words.slice(0, length)).length > 0) return length
  }
  return 1
}

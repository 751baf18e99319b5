import { type Cue, cuePhrases } from './cues.ts'
import { type Marked, mentionOf, numberSentences } from './mentions.ts'
import { findPhrases, phraseBook, type SymbolCache } from './phrases.ts'
import { tokensOf } from './tokens.ts'

const book = phraseBook<Cue>(cuePhrases)
const symbols: SymbolCache = new Map()
/** How much of a long text is read around a place. */
const AROUND = 400

/** Whether the words at a place in a text are denied, or are about somebody else than the patient. */
export function contextOf(
  text: string,
  place: { start: number; end: number },
): { negated: boolean; otherPerson: boolean } {
  if (symbols.size > 20_000) symbols.clear()
  const from = Math.max(0, place.start - AROUND)
  const part = text.slice(from, place.end + AROUND)
  const tokens = tokensOf(part)
  const start = tokens.ends.findIndex((end) => end > place.start - from)
  if (start === -1) return { negated: false, otherPerson: false }
  const last = tokens.starts.findLastIndex((each) => each < place.end - from)
  const sentenceOf: number[] = []
  numberSentences(tokens, sentenceOf)
  const cues: Marked[] = []
  for (const found of findPhrases(book, tokens, symbols)) {
    if (sentenceOf[found.start] !== sentenceOf[start]) continue
    if (found.start <= last && found.end > start) continue
    cues.push({ start: found.start, end: found.end, cue: found.owner })
  }
  const words = { start, end: Math.max(last, start) + 1 }
  return mentionOf(null, words, { tokens, cues, kept: [], sentenceOf })
}

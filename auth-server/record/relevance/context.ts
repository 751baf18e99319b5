import { type Cue, cuePhrases } from './cues.ts'
import { type Marked, mentionOf, numberSentences } from './mentions.ts'
import { findPhrases, phraseBook, type SymbolCache } from './phrases.ts'
import { type Tokens, tokenCutter } from './tokens.ts'

const book = phraseBook<Cue>(cuePhrases)
const symbols: SymbolCache = new Map()
/** How much of a long text is read around a place. */
const AROUND = 400

export interface WordsAround {
  negated: boolean
  otherPerson: boolean
}

/** Says whether the words at a place in a text are denied, or are about somebody else than the patient. */
export function contextReader(): (text: string, place: Place) => WordsAround {
  if (symbols.size > 20_000) symbols.clear()
  const cut = tokenCutter()
  const sentenceOf: number[] = []
  return (text, place) => {
    const from = Math.max(0, place.start - AROUND)
    const tokens = cut(text.slice(from, place.end + AROUND))
    const start = firstEndingAfter(tokens, place.start - from)
    if (start === tokens.count) return { negated: false, otherPerson: false }
    const end = firstStartingAt(tokens, place.end - from)
    numberSentences(tokens, sentenceOf)
    const cues: Marked[] = []
    for (const found of findPhrases(book, tokens, symbols)) {
      if (sentenceOf[found.start] !== sentenceOf[start]) continue
      if (found.start < end && found.end > start) continue
      cues.push({ start: found.start, end: found.end, cue: found.owner })
    }
    const words = { start, end: Math.max(end, start + 1) }
    return mentionOf(null, words, { tokens, cues, kept: [], sentenceOf })
  }
}

interface Place {
  start: number
  end: number
}

function firstEndingAfter({ ends, count }: Tokens, place: number): number {
  let at = 0
  while (at < count && (ends[at] ?? 0) <= place) at += 1
  return at
}

function firstStartingAt({ starts, count }: Tokens, place: number): number {
  let at = 0
  while (at < count && (starts[at] ?? 0) < place) at += 1
  return at
}

import { mentionOf } from './around.ts'
import { type Cue, cuePhrases } from './cues.ts'
import { phraseFinder } from './find-phrases.ts'
import { phraseBook } from './phrases.ts'
import type { Tokens } from './tokens.ts'

const cuesIn = phraseFinder(phraseBook<Cue>(cuePhrases))
/** How much of a long text is read around a place. */
const AROUND = 400

export interface WordsAround {
  negated: boolean
  otherPerson: boolean
}

/** Says whether the words at a place in a text are denied, or are about somebody else than the patient. */
export function contextReader(): (text: string, place: Place) => WordsAround {
  return (text, place) => {
    const from = Math.max(0, place.start - AROUND)
    const { tokens, found } = cuesIn(text.slice(from, place.end + AROUND))
    const start = firstEndingAfter(tokens, place.start - from)
    if (start === tokens.count) return { negated: false, otherPerson: false }
    const end = firstStartingAt(tokens, place.end - from)
    const { sentenceOf } = tokens
    const sentence = sentenceOf[start] ?? 0
    const cues = found.filter(
      (cue) => sentenceOf[cue.start] === sentence && !(cue.start < end && cue.end > start),
    )
    const words = { start, end: Math.max(end, start + 1) }
    return mentionOf(null, words, { tokens, cues, kept: [], sentence })
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

import type { LookedUp, Sought } from './find-phrases.ts'
import { type Lexicon, lexiconOf, lookUp, type Word } from './lexicon.ts'
import { type LifeFinding, type LifeWords, lifeBook, lifeWordsIn } from './life-words.ts'
import { cueBook, findingsBook, type MentionBooks, type Mentions, mentionsIn } from './mentions.ts'
import type { PhraseBook } from './phrases.ts'
import { tokenCutter } from './tokens.ts'
import type { Topic } from './topic.ts'
import { topics } from './topics/all-topics.ts'

/** Reads texts with the eyes of the rules. Texts seen before are remembered for as long as the reader lives. */
export interface TextReader {
  mentions(text: string): Mentions
  /** Asked of texts in which no rule found a topic. */
  life(text: string): LifeWords
}

/** The books of the rules with the words that were looked up in them. */
interface Library extends MentionBooks {
  lexicon: Lexicon
  life: Sought<LifeFinding>
}

let shared: { cues: ReturnType<typeof cueBook>; life: PhraseBook<LifeFinding> } | undefined

function libraryOf(all: readonly Topic[]): Library {
  shared ??= { cues: cueBook(), life: lifeBook() }
  const findings = findingsBook(all)
  const { cues, life } = shared
  return {
    lexicon: lexiconOf([findings, cues, life]),
    findings: { tree: findings.tree, place: 0 },
    cues: { tree: cues.tree, place: 1 },
    life: { tree: life.tree, place: 2 },
  }
}

let ofTheRules: Library | undefined

/** A reader with the topics of the rules. */
export function textReader(): TextReader {
  ofTheRules ??= libraryOf(topics)
  return readerIn(ofTheRules)
}

/** Makes readers that know an organisation's own topics too. */
export function textReaders(more: readonly Topic[]): () => TextReader {
  const library = libraryOf([...topics, ...more])
  return () => readerIn(library)
}

/** Of a long text only the beginning says whether it tells of a life. */
const MOST_OF_LIFE = 2000

function readerIn(library: Library): TextReader {
  const cut = tokenCutter()
  const words: Word[] = []
  const sentenceOf: number[] = []
  const mentions = new Map<string, Mentions>()
  const life = new Map<string, LifeWords>()
  /** The text that is cut at the moment. */
  let held: LookedUp | null = null
  const lookedUp = (text: string): LookedUp => {
    if (held !== null && held.tokens.text === text) return held
    const tokens = cut(text)
    const begins = lookUp(library.lexicon, tokens, words)
    held = { tokens, words, begins }
    return held
  }
  return {
    mentions(text) {
      let known = mentions.get(text)
      if (known === undefined) {
        known = mentionsIn(lookedUp(text), library, sentenceOf)
        mentions.set(text, known)
      }
      return known
    },
    life(text) {
      let known = life.get(text)
      if (known === undefined) {
        known = lifeWordsIn(lookedUp(text.slice(0, MOST_OF_LIFE)), library.life)
        life.set(text, known)
      }
      return known
    },
  }
}

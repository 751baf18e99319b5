import type { Sought } from './find-phrases.ts'
import { Lexicon } from './lexicon.ts'
import { type LifeFinding, type LifeWords, lifeBook, lifeWordsIn } from './life-words.ts'
import { cueBook, findingsBook, type MentionBooks, type Mentions, mentionsIn } from './mentions.ts'
import type { PhraseBook } from './phrases.ts'
import { type Tokens, wordCutter } from './tokens.ts'
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
    lexicon: new Lexicon([findings, cues, life]),
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
  const cut = wordCutter(library.lexicon)
  const mentions = new Map<string, Mentions>()
  const life = new Map<string, LifeWords>()
  /** The text that was cut last: it is often asked about again at once. */
  let held: Tokens | null = null
  const wordsOf = (text: string): Tokens => {
    if (held === null || held.text !== text) held = cut(text)
    return held
  }
  return {
    mentions(text) {
      let known = mentions.get(text)
      if (known === undefined) {
        known = mentionsIn(wordsOf(text), library)
        mentions.set(text, known)
      }
      return known
    },
    life(text) {
      let known = life.get(text)
      if (known === undefined) {
        known = lifeWordsIn(wordsOf(text.slice(0, MOST_OF_LIFE)), library.life)
        life.set(text, known)
      }
      return known
    },
  }
}

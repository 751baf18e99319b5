import { type Found, findPhrases, type Sought, type Span } from './find-phrases.ts'
import { type PhraseBook, phraseBook } from './phrases.ts'
import type { Tokens } from './tokens.ts'
import { clinicalWords } from './topics/clinical.ts'
import { type EverydayKind, everydayKinds } from './topics/everyday.ts'
import { traps } from './topics/traps.ts'

/** What a text holds besides the topics of the rules. */
export interface LifeWords {
  /** Kinds of words about everyday life, each with the first such words. */
  everyday: ReadonlyMap<EverydayKind, string>
  /** How many words of illness, treatment, food or administration there are. */
  clinical: number
}

/** Whose a phrase is: of a kind of everyday life, of illness, or of neither when it is a trap. */
export interface LifeFinding {
  everyday: EverydayKind | null
  clinical: boolean
}

const trap: LifeFinding = { everyday: null, clinical: false }

export const lifeBook = (): PhraseBook<LifeFinding> =>
  phraseBook<LifeFinding>([
    ...everydayKinds.map((everyday) => ({
      owner: { everyday, clinical: false },
      phrases: everyday.phrases,
    })),
    { owner: { everyday: null, clinical: true }, phrases: clinicalWords },
    { owner: trap, phrases: traps },
  ])

const NO_KINDS: ReadonlyMap<EverydayKind, string> = new Map()

/** Counts the words of a life and of an illness in a text. */
export function lifeWordsIn(tokens: Tokens, book: Sought<LifeFinding>): LifeWords {
  const found = findPhrases(book, tokens, { start: 0, end: tokens.count })
  let everyday: Map<EverydayKind, string> | null = null
  let clinical = 0
  for (const each of found) {
    const { owner, start, end } = each
    if (owner.clinical) clinical += 1
    const kind = owner.everyday
    if (kind === null || everyday?.has(kind) || isTrapped(each, found)) continue
    everyday ??= new Map()
    everyday.set(kind, tokens.text.slice(tokens.starts[start], tokens.ends[end - 1]))
  }
  return { everyday: everyday ?? NO_KINDS, clinical }
}

function isTrapped({ start, end }: Span, found: readonly Found<LifeFinding>[]): boolean {
  for (const other of found) {
    if (other.start <= start && other.end >= end && other.owner === trap) return true
  }
  return false
}

import {
  type Found,
  findPhrases,
  type PhraseBook,
  phraseBook,
  type SymbolCache,
} from './phrases.ts'
import { type Tokens, tokenCutter } from './tokens.ts'
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

type Owner = { everyday: EverydayKind } | { clinical: true } | { trap: true }

let book: PhraseBook<Owner> | undefined
const bookOf = (): PhraseBook<Owner> => {
  book ??= phraseBook<Owner>([
    ...everydayKinds.map((everyday) => ({ owner: { everyday }, phrases: everyday.phrases })),
    { owner: { clinical: true }, phrases: clinicalWords },
    { owner: { trap: true }, phrases: traps },
  ])
  return book
}

/** A long note is judged by its beginning. */
const MOST_READ = 2000

/** Counts the words of a life and of an illness in texts in which no rule found a topic. Texts seen before are remembered. */
export function lifeReader(): (text: string) => LifeWords {
  const symbols: SymbolCache = new Map()
  const cut = tokenCutter()
  const known = new Map<string, LifeWords>()
  return (text) => {
    let words = known.get(text)
    if (words === undefined) {
      const tokens = cut(text.slice(0, MOST_READ))
      words = read(tokens, findPhrases(bookOf(), tokens, symbols))
      known.set(text, words)
    }
    return words
  }
}

const NO_KINDS: ReadonlyMap<EverydayKind, string> = new Map()

function read({ text, starts, ends }: Tokens, found: readonly Found<Owner>[]): LifeWords {
  let everyday: Map<EverydayKind, string> | null = null
  let clinical = 0
  for (const each of found) {
    const { owner, start, end } = each
    if ('clinical' in owner) clinical += 1
    if (!('everyday' in owner) || everyday?.has(owner.everyday) || isTrapped(each, found)) continue
    everyday ??= new Map()
    everyday.set(owner.everyday, text.slice(starts[start], ends[end - 1]))
  }
  return { everyday: everyday ?? NO_KINDS, clinical }
}

function isTrapped({ start, end }: Found<Owner>, found: readonly Found<Owner>[]): boolean {
  for (const other of found) {
    if (other.start <= start && other.end >= end && 'trap' in other.owner) return true
  }
  return false
}

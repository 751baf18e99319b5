import {
  type Found,
  findPhrases,
  type PhraseBook,
  phraseBook,
  type SymbolCache,
} from './phrases.ts'
import { tokensOf } from './tokens.ts'
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
  const known = new Map<string, LifeWords>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const words = read(text.slice(0, MOST_READ), symbols)
    known.set(text, words)
    return words
  }
}

function read(text: string, symbols: SymbolCache): LifeWords {
  const tokens = tokensOf(text)
  const found = findPhrases(bookOf(), tokens, symbols)
  const trapped = found.filter(({ owner }) => 'trap' in owner)
  const isTrapped = ({ start, end }: Found<Owner>) =>
    trapped.some((trap) => trap.start <= start && trap.end >= end)
  const everyday = new Map<EverydayKind, string>()
  let clinical = 0
  for (const each of found) {
    if ('clinical' in each.owner) clinical += 1
    if (!('everyday' in each.owner) || everyday.has(each.owner.everyday) || isTrapped(each))
      continue
    everyday.set(
      each.owner.everyday,
      text.slice(tokens.starts[each.start], tokens.ends[each.end - 1]),
    )
  }
  return { everyday, clinical }
}

import { type Answer, type Lexicon, lexiconOf, lookUp, type Word } from './lexicon.ts'
import { childOf, type PhraseBook, type PhraseTree } from './phrases.ts'
import { COMMA, SENTENCE, type Tokens } from './tokens.ts'

/** Words of a text: the first, and the one after the last. */
export interface Span {
  start: number
  end: number
}

export interface Found<Owner> extends Span {
  owner: Owner
}

/** A text of which every word was looked up. */
export interface LookedUp {
  tokens: Tokens
  words: readonly Word[]
  /** A bit for each book of which a phrase may begin in it. */
  begins: number
}

/** A book, and its place in the lexicon in which the words were looked up. */
export interface Sought<Owner> {
  tree: PhraseTree<Owner>
  place: number
}

/** Looks for the phrases of a single book, remembering its words. */
export function phraseFinder<Owner>(
  book: PhraseBook<Owner>,
): (tokens: Tokens) => readonly Found<Owner>[] {
  const lexicon: Lexicon = lexiconOf([book])
  const words: Word[] = []
  const sought = { tree: book.tree, place: 0 }
  return (tokens) => {
    const begins = lookUp(lexicon, tokens, words)
    return findPhrases(sought, { tokens, words, begins }, { start: 0, end: tokens.count })
  }
}

interface Search<Owner> extends Sought<Owner>, Omit<LookedUp, 'begins'> {
  found: Found<Owner>[]
}

const NOTHING: readonly never[] = []

/** Every phrase that begins within some words of a text, in the order of its first word. */
export function findPhrases<Owner>(
  { tree, place }: Sought<Owner>,
  text: LookedUp,
  { start: from, end: to }: Span,
): readonly Found<Owner>[] {
  const bit = 1 << place
  if ((text.begins & bit) === 0) return NOTHING
  const { tokens, words } = text
  let search: Search<Owner> | null = null
  for (let start = from; start < to; start++) {
    const { begins, answers } = words[start] as Word
    if ((begins & bit) === 0) continue
    const { roots, capitalRoot } = answers[place] as Answer
    search ??= { tree, place, tokens, words, found: [] }
    for (let each = 0; each < roots.length; each++) {
      walk(search, roots[each] as number, start, start + 1)
    }
    if (capitalRoot !== 0 && tokens.capitals[start]) walk(search, capitalRoot, start, start + 1)
  }
  return search === null ? NOTHING : search.found
}

/** Goes on from a node to which the words from `start` to before `at` have led. */
function walk<Owner>(search: Search<Owner>, node: number, start: number, at: number): void {
  const { children, gaps, labels, ownersFrom, owners } = search.tree
  const lastOwner = ownersFrom[node + 1] as number
  for (let each = ownersFrom[node] as number; each < lastOwner; each++) {
    search.found.push({ owner: owners[each] as Owner, start, end: at })
  }
  const firstGap = gaps[node] as number
  const lastGap = children[node + 1] as number
  for (let gap = firstGap; gap < lastGap; gap++)
    step(search, { node: gap, start, at }, labels[gap] as number)
  if ((children[node] as number) < firstGap) step(search, { node, start, at }, 0)
}

/** Looks for the next word of a phrase, up to so many words further on. */
function step<Owner>(
  search: Search<Owner>,
  { node, start, at }: { node: number; start: number; at: number },
  gap: number,
): void {
  const { tree, place, words } = search
  const { breaks, capitals, count } = search.tokens
  for (let next = at; next <= at + gap && next < count; next++) {
    const stop = breaks[next] ?? 0
    if (stop === SENTENCE || (stop === COMMA && gap > 0)) return
    const answer = (words[next] as Word).answers[place]
    if (!answer) continue
    const { symbols } = answer
    for (let each = 0; each < symbols.length; each++) {
      const hit = childOf(tree, node, symbols[each] as number)
      if (hit !== 0) walk(search, hit, start, next + 1)
    }
    if (answer.capitals !== -1 && capitals[next]) {
      const hit = childOf(tree, node, answer.capitals)
      if (hit !== 0) walk(search, hit, start, next + 1)
    }
  }
}

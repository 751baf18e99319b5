import { type Answer, Lexicon, type Word } from './lexicon.ts'
import { childOf, type PhraseBook, type PhraseTree } from './phrases.ts'
import { COMMA, SENTENCE, type Tokens, wordCutter } from './tokens.ts'

/** Words of a text: the first, and the one after the last. */
export interface Span {
  start: number
  end: number
}

export interface Found<Owner> extends Span {
  owner: Owner
}

/** A book, and its place in the lexicon in which the words were looked up. */
export interface Sought<Owner> {
  tree: PhraseTree<Owner>
  place: number
}

/** Cuts texts and looks in them for the phrases of a single book. It remembers words and no text. */
export function phraseFinder<Owner>(
  book: PhraseBook<Owner>,
): (text: string) => { tokens: Tokens; found: readonly Found<Owner>[] } {
  const lexicon = new Lexicon([book])
  const sought = { tree: book.tree, place: 0 }
  return (text) => {
    const tokens = wordCutter(lexicon)(text)
    return { tokens, found: findPhrases(sought, tokens, { start: 0, end: tokens.count }) }
  }
}

interface Search<Owner> extends Sought<Owner> {
  tokens: Tokens
  /** The first word of the phrase that is looked for. */
  start: number
  found: Found<Owner>[]
}

const NOTHING: readonly never[] = []

/** Every phrase that begins within some words of a text, in the order of its first word. */
export function findPhrases<Owner>(
  { tree, place }: Sought<Owner>,
  tokens: Tokens,
  { start: from, end: to }: Span,
): readonly Found<Owner>[] {
  const bit = 1 << place
  if ((tokens.begins & bit) === 0) return NOTHING
  const { words, capitals } = tokens
  let search: Search<Owner> | null = null
  for (let start = from; start < to; start++) {
    const { begins, answers } = words[start] as Word
    if ((begins & bit) === 0) continue
    const { roots, capitalRoot } = answers[place] as Answer
    search ??= { tree, place, tokens, start, found: [] }
    search.start = start
    for (let each = 0; each < roots.length; each++) walk(search, roots[each] as number, start + 1)
    if (capitalRoot !== 0 && capitals[start]) walk(search, capitalRoot, start + 1)
  }
  return search === null ? NOTHING : search.found
}

/** Goes on from a node to which the words from the first to before `at` have led. */
function walk<Owner>(search: Search<Owner>, node: number, at: number): void {
  const { children, gaps, labels, ownersFrom, owners } = search.tree
  const lastOwner = ownersFrom[node + 1] as number
  for (let each = ownersFrom[node] as number; each < lastOwner; each++) {
    search.found.push({ owner: owners[each] as Owner, start: search.start, end: at })
  }
  const firstGap = gaps[node] as number
  const lastGap = children[node + 1] as number
  for (let gap = firstGap; gap < lastGap; gap++) step(search, gap, at, labels[gap] as number)
  if ((children[node] as number) < firstGap) step(search, node, at, 0)
}

/** Looks for the next word of a phrase from `at` on, up to so many words further. */
function step<Owner>(search: Search<Owner>, node: number, at: number, gap: number): void {
  const { tree, place, tokens } = search
  const { words, breaks, capitals } = tokens
  const awaited = tree.awaited[node] as number
  const end = Math.min(at + gap + 1, tokens.count)
  for (let next = at; next < end; next++) {
    const stop = breaks[next] as number
    if (stop === SENTENCE || (stop === COMMA && gap > 0)) return
    const answer = (words[next] as Word).answers[place] as Answer | null
    if (answer === null || (answer.bits & awaited) === 0) continue
    const { symbols } = answer
    for (let each = 0; each < symbols.length; each++) {
      const hit = childOf(tree, node, symbols[each] as number)
      if (hit !== 0) walk(search, hit, next + 1)
    }
    if (answer.capitals !== -1 && capitals[next]) {
      const hit = childOf(tree, node, answer.capitals)
      if (hit !== 0) walk(search, hit, next + 1)
    }
  }
}

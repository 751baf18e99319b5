import { type BodyGroup, bodyGroups } from './body-groups.ts'
import { type Cue, cuePhrases } from './cues.ts'
import {
  type Found,
  findPhrases,
  type PhraseBook,
  phraseBook,
  type SymbolCache,
} from './phrases.ts'
import { SENTENCE, type Tokens, tokenCutter, wordAt } from './tokens.ts'
import type { Topic } from './topic.ts'
import { topics } from './topics/all-topics.ts'
import { type SensitiveTopic, sensitiveTopics } from './topics/sensitive-groups.ts'
import { traps } from './topics/traps.ts'

/** One place in a text that says something the rules know. */
export interface Mention<What> {
  what: What
  /** The words themselves, as written. */
  quote: string
  /** Number of the sentence within its text. */
  sentence: number
  negated: boolean
  otherPerson: boolean
  /** Somebody else, but of the same home. */
  atHome: boolean
  /** Introduced as part of the person's medical history: "known asthma". */
  asHistory: boolean
}

export interface Mentions {
  topics: readonly Mention<Topic>[]
  sensitive: readonly Mention<SensitiveTopic>[]
  body: BodyGroup | null
  sentences: number
  words: number
  /** The text begins as family history: "FH: asthma". */
  familyHistory: boolean
}

/** Whose a phrase is: of one of these, or of none when it is a trap. */
interface Owner {
  topic: Topic | null
  sensitive: SensitiveTopic | null
  body: BodyGroup | null
  cue: Cue | null
}

const trap: Owner = { topic: null, sensitive: null, body: null, cue: null }

/** Finds what a text says. Texts seen before are remembered for as long as the reader lives. */
export const mentionReader = (): ((text: string) => Mentions) => readerOf(defaultBook())

/** Makes such readers that know an organisation's own topics too. */
export function mentionReaders(more: readonly Topic[]): () => (text: string) => Mentions {
  const book = bookOf([...topics, ...more])
  return () => readerOf(book)
}

function readerOf(book: PhraseBook<Owner>): (text: string) => Mentions {
  const tools: Tools = { book, symbols: new Map(), cut: tokenCutter(), sentenceOf: [] }
  const known = new Map<string, Mentions>()
  return (text) => {
    let mentions = known.get(text)
    if (mentions === undefined) {
      mentions = read(text, tools)
      known.set(text, mentions)
    }
    return mentions
  }
}

const bookOf = (all: readonly Topic[]): PhraseBook<Owner> =>
  phraseBook<Owner>([
    ...all.map((topic) => ({ owner: { ...trap, topic }, phrases: topic.phrases })),
    ...sensitiveTopics.map((sensitive) => ({
      owner: { ...trap, sensitive },
      phrases: sensitive.phrases,
    })),
    ...bodyGroups.map((body) => ({ owner: { ...trap, body }, phrases: body.phrases })),
    ...cuePhrases.map(({ owner, phrases }) => ({ owner: { ...trap, cue: owner }, phrases })),
    { owner: trap, phrases: traps },
  ])

let book: PhraseBook<Owner> | undefined
const defaultBook = (): PhraseBook<Owner> => {
  book ??= bookOf(topics)
  return book
}

interface Span {
  start: number
  end: number
}

export interface Marked {
  start: number
  end: number
  cue: Cue
}

interface Tools {
  book: PhraseBook<Owner>
  symbols: SymbolCache
  cut: (text: string) => Tokens
  sentenceOf: number[]
}

function read(text: string, { book, symbols, cut, sentenceOf }: Tools): Mentions {
  const tokens = cut(text)
  const found = findPhrases(book, tokens, symbols)
  const mentions: Read = {
    topics: NO_TOPICS,
    sensitive: NO_SENSITIVE,
    body: null,
    sentences: numberSentences(tokens, sentenceOf),
    words: tokens.count,
    familyHistory: false,
  }
  // Sentence by sentence: what is compared pairwise stays short however long the text is.
  for (let from = 0; from < found.length; ) {
    const sentence = sentenceOf[found[from]?.start ?? 0]
    let to = from + 1
    while (to < found.length && sentenceOf[found[to]?.start ?? 0] === sentence) to += 1
    readSentence(found, { from, to, tokens, sentenceOf }, mentions)
    from = to
  }
  return mentions
}

type Read = { -readonly [field in keyof Mentions]: Mentions[field] } & {
  topics: Mention<Topic>[]
  sensitive: Mention<SensitiveTopic>[]
}
const NO_TOPICS: Mention<Topic>[] = []
const NO_SENSITIVE: Mention<SensitiveTopic>[] = []

/** What was found of one sentence: from one place of the list to before another. */
interface Sentence extends Pick<Context, 'tokens' | 'sentenceOf'> {
  from: number
  to: number
}

function readSentence(
  found: readonly Found<Owner>[],
  { from, to, tokens, sentenceOf }: Sentence,
  mentions: Read,
): void {
  const findings: Found<Owner>[] = []
  let trapped: Found<Owner>[] | null = null
  for (let at = from; at < to; at++) {
    const each = found[at] as Found<Owner>
    const { owner, start } = each
    if (owner.cue !== null) {
      if (start === 0 && owner.cue.cue === 'family history') mentions.familyHistory = true
    } else if (owner === trap) {
      if (trapped === null) trapped = [each]
      else trapped.push(each)
    } else findings.push(each)
  }
  if (findings.length === 0) return
  const kept = trapped === null ? findings : findings.filter((each) => !within(each, trapped))
  let context: Context | null = null
  for (const each of kept) {
    const { topic, sensitive, body } = each.owner
    if (body !== null) {
      mentions.body ??= body
      continue
    }
    if (covered(each, kept)) continue
    context ??= { tokens, cues: cuesIn(found, from, to), kept, sentenceOf }
    if (topic !== null) {
      if (mentions.topics === NO_TOPICS) mentions.topics = []
      mentions.topics.push(mentionOf(topic, each, context))
    } else if (sensitive !== null) {
      if (mentions.sensitive === NO_SENSITIVE) mentions.sensitive = []
      mentions.sensitive.push(mentionOf(sensitive, each, context))
    }
  }
}

function cuesIn(found: readonly Found<Owner>[], from: number, to: number): readonly Marked[] {
  const cues: Marked[] = []
  for (let at = from; at < to; at++) {
    const { owner, start, end } = found[at] as Found<Owner>
    if (owner.cue !== null) cues.push({ start, end, cue: owner.cue })
  }
  return cues
}

function within(each: Span, others: readonly Span[]): boolean {
  for (const other of others) if (other.start <= each.start && other.end >= each.end) return true
  return false
}

/** A shorter match of the same owner inside a longer one adds nothing and may have lost a "not". */
function covered(each: Found<Owner>, all: readonly Found<Owner>[]): boolean {
  for (const other of all) {
    if (other.owner !== each.owner || other === each) continue
    const isLonger = other.end - other.start > each.end - each.start
    if (isLonger && other.start <= each.start && other.end >= each.end) return true
  }
  return false
}

/** Words after which a sentence counts as ended, whatever its author thought. */
const LONGEST_SENTENCE = 120

/** Writes the number of its sentence for each word; answers how many sentences there are. */
export function numberSentences({ breaks, count }: Tokens, numbers: number[]): number {
  let sentence = 0
  let first = 0
  for (let at = 0; at < count; at++) {
    if ((breaks[at] === SENTENCE && at > 0) || at - first >= LONGEST_SENTENCE) {
      sentence += 1
      first = at
    }
    numbers[at] = sentence
  }
  return count === 0 ? 0 : sentence + 1
}

export interface Context {
  tokens: Tokens
  cues: readonly Marked[]
  /** What else was found; a "no" inside one of these belongs to it. */
  kept: readonly { start: number; end: number }[]
  sentenceOf: readonly number[]
}

const wordsOf = ({ start, end }: Span, { text, starts, ends }: Tokens) =>
  text.slice(starts[start], ends[end - 1])

/** What is said, with what the words around it make of it. */
export function mentionOf<What>(what: What, each: Span, context: Context): Mention<What> {
  const { tokens, sentenceOf, cues } = context
  const person = cues.length === 0 ? null : otherPerson(each, cues, context)
  return {
    what,
    quote: wordsOf(each, tokens),
    sentence: sentenceOf[each.start] ?? 0,
    negated: negatedBefore(each, cues, context) || negatedAfter(each, context),
    otherPerson: person !== null,
    atHome: person?.atHome ?? false,
    asHistory: isHistory(each, cues),
  }
}

function isHistory(each: Span, near: readonly Marked[]): boolean {
  for (const { cue, start, end } of near) {
    if (cue.cue === 'history' && end <= each.start && each.start - end <= 8) return true
    if (cue.cue === 'history after' && start >= each.end && start - each.end <= 2) return true
  }
  return false
}

function negatedBefore(each: Span, near: readonly Marked[], context: Context): boolean {
  for (const one of near) {
    const { cue, end } = one
    if (cue.cue !== 'negation' || end > each.start || each.start - end > cue.reach) continue
    if (isNoNegation(one, near)) continue
    if (isStopped(near, end, each.start)) continue
    if (!cue.throughCommas && hasComma(context.tokens, end, each.start)) continue
    if (!isWithinAnother(one, each, context.kept)) return true
  }
  return false
}

function isNoNegation(one: Marked, near: readonly Marked[]): boolean {
  for (const other of near) {
    if (other.cue.cue === 'not a negation' && other.start < one.end && one.start < other.end) {
      return true
    }
  }
  return false
}

function isWithinAnother(cue: Span, each: Span, kept: readonly Span[]): boolean {
  for (const other of kept) {
    if (other.start <= cue.start && other.end > cue.end && other !== each) return true
  }
  return false
}

function isStopped(near: readonly Marked[], from: number, to: number): boolean {
  for (const { cue, start, end } of near) {
    if (cue.cue === 'stop' && start >= from && end <= to) return true
  }
  return false
}

function hasComma({ breaks, count }: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to && at < count; at++) if ((breaks[at] ?? 0) > 0) return true
  return false
}

const AFTER = new Set(['no', 'nil', 'none', 'denied', 'denies', 'absent', 'excluded', 'negative'])
/** Words of a routine question between its subject and the answer: "FGM asked - no". */
const ASKED = new Set([
  'asked',
  'enquiry',
  'screen',
  'screened',
  'status',
  'risk',
  'thoughts',
  'ideas',
])
const MOST_ASKED = 2
/** After "not": "suicidal thoughts not present". */
const PRESENT = new Set([
  'present',
  'expressed',
  'disclosed',
  'voiced',
  'evident',
  'reported',
  'elicited',
])

/** "Anxiety: nil", "self harm - denied", at the end of what is said. */
function negatedAfter(each: Span, { tokens }: Context): boolean {
  let at = each.end
  while (at < each.end + MOST_ASKED && ASKED.has(wordAt(tokens, at))) at += 1
  if (wordAt(tokens, at) === 'not' && PRESENT.has(wordAt(tokens, at + 1))) at += 1
  else if (!AFTER.has(wordAt(tokens, at))) return false
  for (let before = each.end; before <= at; before++) {
    if (tokens.breaks[before] === SENTENCE) return false
  }
  return at + 1 >= tokens.count || (tokens.breaks[at + 1] ?? 0) > 0
}

const FAMILY_REACH = 6

function otherPerson(
  each: Span,
  near: readonly Marked[],
  { tokens }: Context,
): { atHome: boolean } | null {
  if (ofRelative(each, near, tokens)) return { atHome: false }
  for (const { cue, start, end } of near) {
    if (cue.cue === 'family history' && start <= each.start) return { atHome: false }
    if (cue.cue !== 'relative' || end > each.start || each.start - end > FAMILY_REACH) continue
    // "Son rang, dad up all night": told by a child, the parent is the patient.
    if (!cue.household && toldByChild(near, start)) continue
    if (hasComma(tokens, end, each.start)) continue
    if (isBackToPatient(near, { start: end, end: each.start }, tokens)) continue
    return { atHome: cue.household || near.some((other) => other.cue.cue === 'home') }
  }
  return null
}

/** True when the words between a relative and a finding speak of the patient again. */
function isBackToPatient(near: readonly Marked[], between: Span, tokens: Tokens): boolean {
  for (const { cue, start, end } of near) {
    if (cue.cue !== 'patient' && cue.cue !== 'stop') continue
    if (start < between.start || end > between.end) continue
    if (!isWho(tokens, start) && !isDiedBy(tokens, start)) return true
  }
  return false
}

/** "The suicide of her son": the person comes after. */
const ofRelative = (each: Span, near: readonly Marked[], tokens: Tokens) =>
  wordAt(tokens, each.end) === 'of' &&
  near.some(({ cue, start }) => cue.cue === 'relative' && start > each.end && start - each.end <= 3)

const toldByChild = (near: readonly Marked[], at: number) =>
  near.some(({ cue, start }) => cue.cue === 'relative' && cue.household && start < at) &&
  near.some(({ cue, start }) => cue.cue === 'patient' && start < at)

/** "Husband died by suicide": the death goes on being his. */
const isDiedBy = (tokens: Tokens, at: number) => {
  const word = wordAt(tokens, at)
  return (
    (DIED.has(word) && wordAt(tokens, at + 1) === 'by') ||
    (word === 'by' && DIED.has(wordAt(tokens, at - 1)))
  )
}
const DIED = new Set(['died', 'dead', 'death', 'lost'])

const isWho = (tokens: Tokens, at: number) => wordAt(tokens, at) === 'who'

import { type BodyGroup, bodyGroups } from './body-groups.ts'
import { type Cue, cuePhrases } from './cues.ts'
import {
  type Found,
  findPhrases,
  type PhraseBook,
  phraseBook,
  type SymbolCache,
} from './phrases.ts'
import { SENTENCE, type Tokens, tokensOf } from './tokens.ts'
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

type Owner =
  | { topic: Topic }
  | { sensitive: SensitiveTopic }
  | { body: BodyGroup }
  | { trap: true }
  | { cue: Cue }

const trap: Owner = { trap: true }

/** Finds what a text says. Texts seen before are remembered for as long as the reader lives. */
export const mentionReader = (): ((text: string) => Mentions) => readerOf(defaultBook())

/** Makes such readers that know an organisation's own topics too. */
export function mentionReaders(more: readonly Topic[]): () => (text: string) => Mentions {
  const book = bookOf([...topics, ...more])
  return () => readerOf(book)
}

function readerOf(book: PhraseBook<Owner>): (text: string) => Mentions {
  const symbols: SymbolCache = new Map()
  const known = new Map<string, Mentions>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const mentions = read(text, book, symbols)
    known.set(text, mentions)
    return mentions
  }
}

const bookOf = (all: readonly Topic[]): PhraseBook<Owner> =>
  phraseBook<Owner>([
    ...all.map((topic) => ({ owner: { topic }, phrases: topic.phrases })),
    ...sensitiveTopics.map((sensitive) => ({ owner: { sensitive }, phrases: sensitive.phrases })),
    ...bodyGroups.map((body) => ({ owner: { body }, phrases: body.phrases })),
    ...cuePhrases.map(({ owner, phrases }) => ({ owner: { cue: owner }, phrases })),
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

function read(text: string, book: PhraseBook<Owner>, symbols: SymbolCache): Mentions {
  const tokens = tokensOf(text)
  const found = findPhrases(book, tokens, symbols)
  const sentenceOf = sentenceNumbers(tokens)
  const mentions: Read = {
    topics: NO_TOPICS,
    sensitive: NO_SENSITIVE,
    body: null,
    sentences: sentenceOf.length === 0 ? 0 : (sentenceOf[sentenceOf.length - 1] ?? 0) + 1,
    words: tokens.words.length,
    familyHistory: false,
  }
  // Sentence by sentence: what is compared pairwise stays short however long the text is.
  for (let from = 0; from < found.length; ) {
    const sentence = sentenceOf[found[from]?.start ?? 0]
    let to = from + 1
    while (to < found.length && sentenceOf[found[to]?.start ?? 0] === sentence) to += 1
    readSentence(found.slice(from, to), { tokens, sentenceOf }, mentions)
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

function readSentence(
  found: readonly Found<Owner>[],
  { tokens, sentenceOf }: Pick<Context, 'tokens' | 'sentenceOf'>,
  mentions: Read,
): void {
  const cues: Marked[] = []
  const findings: Found<Owner>[] = []
  let trapped: Found<Owner>[] | null = null
  for (const each of found) {
    const { owner, start, end } = each
    if ('cue' in owner) {
      cues.push({ start, end, cue: owner.cue })
      if (start === 0 && owner.cue.cue === 'family history') mentions.familyHistory = true
    } else if ('trap' in owner) {
      if (trapped === null) trapped = [each]
      else trapped.push(each)
    } else findings.push(each)
  }
  if (findings.length === 0) return
  const kept = trapped === null ? findings : findings.filter((each) => !within(each, trapped))
  const context = { tokens, cues, kept, sentenceOf }
  for (const each of kept) {
    const { owner } = each
    if ('body' in owner) {
      mentions.body ??= owner.body
      continue
    }
    if (covered(each, kept)) continue
    const mention = around(each, context)
    if ('topic' in owner) {
      if (mentions.topics === NO_TOPICS) mentions.topics = []
      mentions.topics.push({ what: owner.topic, ...mention })
    } else if ('sensitive' in owner) {
      if (mentions.sensitive === NO_SENSITIVE) mentions.sensitive = []
      mentions.sensitive.push({ what: owner.sensitive, ...mention })
    }
  }
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

export function sentenceNumbers(tokens: Tokens): readonly number[] {
  const { breaks } = tokens
  const numbers: number[] = []
  let sentence = 0
  let first = 0
  for (let at = 0; at < breaks.length; at++) {
    if ((breaks[at] === SENTENCE && at > 0) || at - first >= LONGEST_SENTENCE) {
      sentence += 1
      first = at
    }
    numbers.push(sentence)
  }
  return numbers
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

/** What the words around a finding make of it. */
export function around(each: Span, context: Context): Omit<Mention<Topic>, 'what'> {
  const { tokens, sentenceOf, cues } = context
  const person = cues.length === 0 ? null : otherPerson(each, cues, context)
  return {
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
    const { cue, start, end } = one
    if (cue.cue !== 'negation' || end > each.start || each.start - end > cue.reach) continue
    if (near.some((other) => other.cue.cue === 'not a negation' && overlaps(other, one))) continue
    if (isStopped(near, end, each.start)) continue
    if (!cue.throughCommas && hasComma(context.tokens, end, each.start)) continue
    const isWithin = context.kept.some(
      (other) => other.start <= start && other.end > end && other !== each,
    )
    if (!isWithin) return true
  }
  return false
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

const isStopped = (near: readonly Marked[], from: number, to: number) =>
  near.some(({ cue, start, end }) => cue.cue === 'stop' && start >= from && end <= to)

function hasComma(tokens: Tokens, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if ((tokens.breaks[at] ?? 0) > 0) return true
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
  while (at < each.end + MOST_ASKED && ASKED.has(tokens.words[at] ?? '')) at += 1
  if (tokens.words[at] === 'not' && PRESENT.has(tokens.words[at + 1] ?? '')) at += 1
  else if (!AFTER.has(tokens.words[at] ?? '')) return false
  for (let before = each.end; before <= at; before++) {
    if (tokens.breaks[before] === SENTENCE) return false
  }
  const next = tokens.breaks[at + 1]
  return next === undefined || next > 0
}

const FAMILY_REACH = 6

function otherPerson(
  each: Span,
  near: readonly Marked[],
  context: Context,
): { atHome: boolean } | null {
  const home = near.some(({ cue }) => cue.cue === 'home')
  if (ofRelative(each, near, context.tokens)) return { atHome: false }
  for (const { cue, start, end } of near) {
    if (cue.cue === 'family history' && start <= each.start) return { atHome: false }
    if (cue.cue !== 'relative' || end > each.start || each.start - end > FAMILY_REACH) continue
    // "Son rang, dad up all night": told by a child, the parent is the patient.
    if (!cue.household && toldByChild(near, start)) continue
    if (hasComma(context.tokens, end, each.start)) continue
    const reset = near.some(
      (other) =>
        (other.cue.cue === 'patient' || other.cue.cue === 'stop') &&
        other.start >= end &&
        other.end <= each.start &&
        !isWho(context.tokens, other.start) &&
        !isDiedBy(context.tokens, other.start),
    )
    if (!reset) return { atHome: home || cue.household }
  }
  return null
}

/** "The suicide of her son": the person comes after. */
const ofRelative = (each: Span, near: readonly Marked[], tokens: Tokens) =>
  tokens.words[each.end] === 'of' &&
  near.some(({ cue, start }) => cue.cue === 'relative' && start > each.end && start - each.end <= 3)

const toldByChild = (near: readonly Marked[], at: number) =>
  near.some(({ cue, start }) => cue.cue === 'relative' && cue.household && start < at) &&
  near.some(({ cue, start }) => cue.cue === 'patient' && start < at)

/** "Husband died by suicide": the death goes on being his. */
const isDiedBy = ({ words }: Tokens, at: number) =>
  (DIED.has(words[at] ?? '') && words[at + 1] === 'by') ||
  (words[at] === 'by' && DIED.has(words[at - 1] ?? ''))
const DIED = new Set(['died', 'dead', 'death', 'lost'])

const isWho = (tokens: Tokens, at: number) => tokens.words[at] === 'who'

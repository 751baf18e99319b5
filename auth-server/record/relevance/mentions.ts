import { type Context, type Mention, mentionOf } from './around.ts'
import { type BodyGroup, bodyGroups } from './body-groups.ts'
import { type Cue, cuePhrases } from './cues.ts'
import { type Found, findPhrases, type Sought, type Span } from './find-phrases.ts'
import { type PhraseBook, phraseBook } from './phrases.ts'
import type { Tokens } from './tokens.ts'
import type { Topic } from './topic.ts'
import { type SensitiveTopic, sensitiveTopics } from './topics/sensitive-groups.ts'
import { traps } from './topics/traps.ts'

/** What the rules find in a text. */
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
export interface Finding {
  topic: Topic | null
  sensitive: SensitiveTopic | null
  body: BodyGroup | null
}

const trap: Finding = { topic: null, sensitive: null, body: null }

/** The phrases of some topics beside those that every record is read with. */
export const findingsBook = (topics: readonly Topic[]): PhraseBook<Finding> =>
  phraseBook<Finding>([
    ...topics.map((topic) => ({ owner: { ...trap, topic }, phrases: topic.phrases })),
    ...sensitiveTopics.map((sensitive) => ({
      owner: { ...trap, sensitive },
      phrases: sensitive.phrases,
    })),
    ...bodyGroups.map((body) => ({ owner: { ...trap, body }, phrases: body.phrases })),
    { owner: trap, phrases: traps },
  ])

export const cueBook = (): PhraseBook<Cue> => phraseBook<Cue>(cuePhrases)

/** What is looked for: findings, and the words that matter only around one. */
export interface MentionBooks {
  findings: Sought<Finding>
  cues: Sought<Cue>
}

type Read = { -readonly [field in keyof Mentions]: Mentions[field] } & {
  topics: Mention<Topic>[]
  sensitive: Mention<SensitiveTopic>[]
}
const NO_TOPICS: Mention<Topic>[] = []
const NO_SENSITIVE: Mention<SensitiveTopic>[] = []

/** Finds what a text says. */
export function mentionsIn(tokens: Tokens, books: MentionBooks): Mentions {
  const { sentenceOf } = tokens
  const mentions: Read = {
    topics: NO_TOPICS,
    sensitive: NO_SENSITIVE,
    body: null,
    sentences: tokens.sentences,
    words: tokens.count,
    familyHistory: beginsAsFamilyHistory(tokens, books),
  }
  const found = findPhrases(books.findings, tokens, { start: 0, end: tokens.count })
  // Sentence by sentence: what is compared pairwise stays short however long the text is.
  for (let from = 0; from < found.length; ) {
    const sentence = sentenceOf[(found[from] as Span).start] as number
    let to = from + 1
    while (to < found.length && sentenceOf[(found[to] as Span).start] === sentence) to += 1
    const kept = untrapped(found, from, to)
    if (kept.length > 0) {
      addMentions(kept, { sentence, tokens, books }, mentions)
    }
    from = to
  }
  return mentions
}

function beginsAsFamilyHistory(tokens: Tokens, { cues }: MentionBooks): boolean {
  if (tokens.count === 0) return false
  for (const { owner } of findPhrases(cues, tokens, { start: 0, end: 1 })) {
    if (owner.cue === 'family history') return true
  }
  return false
}

/** What was found from one place of a list to before another, without traps and what stands within one. */
function untrapped(
  found: readonly Found<Finding>[],
  from: number,
  to: number,
): readonly Found<Finding>[] {
  const findings: Found<Finding>[] = []
  let trapped: Found<Finding>[] | null = null
  for (let at = from; at < to; at++) {
    const each = found[at] as Found<Finding>
    if (each.owner !== trap) findings.push(each)
    else if (trapped === null) trapped = [each]
    else trapped.push(each)
  }
  const traps = trapped
  return traps === null ? findings : findings.filter((each) => !within(each, traps))
}

interface Sentence {
  sentence: number
  tokens: Tokens
  books: MentionBooks
}

function addMentions(kept: readonly Found<Finding>[], within: Sentence, mentions: Read): void {
  let context: Context | null = null
  for (const each of kept) {
    const { topic, sensitive, body } = each.owner
    if (body !== null) {
      mentions.body ??= body
      continue
    }
    if (covered(each, kept)) continue
    context ??= contextOf(kept, within)
    if (topic !== null) {
      if (mentions.topics === NO_TOPICS) mentions.topics = []
      mentions.topics.push(mentionOf(topic, each, context))
    } else if (sensitive !== null) {
      if (mentions.sensitive === NO_SENSITIVE) mentions.sensitive = []
      mentions.sensitive.push(mentionOf(sensitive, each, context))
    }
  }
}

function contextOf(
  kept: readonly Found<Finding>[],
  { sentence, tokens, books }: Sentence,
): Context {
  const { sentenceOf } = tokens
  let start = (kept[0] as Span).start
  let end = start
  while (start > 0 && sentenceOf[start - 1] === sentence) start -= 1
  while (end < tokens.count && sentenceOf[end] === sentence) end += 1
  return { tokens, cues: findPhrases(books.cues, tokens, { start, end }), kept, sentence }
}

function within(each: Span, others: readonly Span[]): boolean {
  for (const other of others) if (other.start <= each.start && other.end >= each.end) return true
  return false
}

/** A shorter match of the same owner inside a longer one adds nothing and may have lost a "not". */
function covered(each: Found<Finding>, all: readonly Found<Finding>[]): boolean {
  for (const other of all) {
    if (other.owner !== each.owner || other === each) continue
    const isLonger = other.end - other.start > each.end - each.start
    if (isLonger && other.start <= each.start && other.end >= each.end) return true
  }
  return false
}

import type { Marked } from './cues.ts'
import type { Span } from './find-phrases.ts'
import { otherPerson } from './other-person.ts'
import { hasComma, SENTENCE, type Tokens, wordAt } from './tokens.ts'

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

/** A sentence around what was found in it. */
export interface Context {
  tokens: Tokens
  cues: readonly Marked[]
  /** What else was found; a "no" inside one of these belongs to it. */
  kept: readonly Span[]
  sentence: number
}

const wordsOf = ({ start, end }: Span, { text, starts, ends }: Tokens) =>
  text.slice(starts[start], ends[end - 1])

/** What is said, with what the words around it make of it. */
export function mentionOf<What>(what: What, each: Span, context: Context): Mention<What> {
  const { tokens, sentence, cues } = context
  const person = cues.length === 0 ? null : otherPerson(each, cues, tokens)
  return {
    what,
    quote: wordsOf(each, tokens),
    sentence,
    negated: negatedBefore(each, context) || negatedAfter(each, context),
    otherPerson: person !== null,
    atHome: person?.atHome ?? false,
    asHistory: isHistory(each, cues),
  }
}

function isHistory(each: Span, near: readonly Marked[]): boolean {
  for (const { owner, start, end } of near) {
    if (owner.cue === 'history' && end <= each.start && each.start - end <= 8) return true
    if (owner.cue === 'history after' && start >= each.end && start - each.end <= 2) return true
  }
  return false
}

function negatedBefore(each: Span, { cues, kept, tokens }: Context): boolean {
  for (const one of cues) {
    const { owner, end } = one
    if (owner.cue !== 'negation' || end > each.start || each.start - end > owner.reach) continue
    if (isNoNegation(one, cues)) continue
    if (isStopped(cues, end, each.start)) continue
    if (!owner.throughCommas && hasComma(tokens, end, each.start)) continue
    if (!isWithinAnother(one, each, kept)) return true
  }
  return false
}

function isNoNegation(one: Span, near: readonly Marked[]): boolean {
  for (const { owner, start, end } of near) {
    if (owner.cue === 'not a negation' && start < one.end && one.start < end) return true
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
  for (const { owner, start, end } of near) {
    if (owner.cue === 'stop' && start >= from && end <= to) return true
  }
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

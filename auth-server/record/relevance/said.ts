import type { ReadItem } from '../item.ts'
import type { Mention } from './around.ts'
import { type Coded, type CodedTopic, codedIn, NOTHING_CODED } from './codes.ts'
import type { Mentions } from './mentions.ts'
import type { Topic } from './topic.ts'
import { topicNamed } from './topics/all-topics.ts'

/** A topic that an item speaks of, and in which of its parts. */
export interface Spoken extends Mention<Topic> {
  part: 'term' | 'text'
}

/** Everything an item says, in the terms of the rules. */
export interface Said {
  spoken: readonly Spoken[]
  term: readonly Mentions[]
  text: readonly Mentions[]
  /** What `text` was read from. */
  texts: readonly string[]
  coded: Coded
  familyHistory: boolean
  /** Recorded under the practice's heading "Social", or a note that begins "SH:". */
  social: boolean
  /** Its value or words are only "unknown". */
  unknown: boolean
  /** Says of itself that it is about somebody else, or was entered in error. */
  misfiled: boolean
  /** What was looked for in the whole of a long entry, each pattern once however many words in it ask. */
  looked: Map<RegExp, boolean> | null
}

const FAMILY = /^\s*(?:fh\b|f\/h\b|family history|family member with)/i
const FAMILY_HEADING = { begins: 'f', kind: /^family history/i }
const SOCIAL_HEADING = { begins: 's', kind: /^\s*(?:social|sh)\b/i }
const SOCIAL_NOTE = /^\s*(?:sh|soc|social(?: history)?|s\/h)\s*[:\-–]/i
const UNKNOWN = /\b(?:unknown|not known|not recorded|not stated)\b/i
const NOTHING_KNOWN = /^\W*(?:\w+ ){0,2}(?:unknown|not known|not recorded|not stated)\W*$/i
const MISFILED =
  /\b(?:wrong (?:record|patient|pt|person|notes?|chart)|(?:entered|filed|recorded|scanned|added|put on|attached) (?:here )?(?:in error|by mistake|to wrong)|mis-?filed|(?:diff|different|another|other) (?:pt|patient)(?:'?s)? (?:record|notes|letter)|not this (?:pt|patient)|already coded|scanned again|duplicate (?:entry|of)|all (?:over[- ]?\d+s?|patients|pts)\b|belongs to (?:another|a different))\b/i
/** The code was lost on the way: the words that came with it are the entry. */
const SHELL = /^transfer[- ]degraded/i
const ORIGINAL = /^\s*original (?:text|term)\s*:\s*/i
/** A bare demographic, whatever its code. */
const BARE_ENGLISH =
  /^(?:main |first |preferred )?(?:spoken )?language(?: is)?:? english$|^speaks english(?: well)?$/i
const LETTERS = /\p{L}{3}/u

/** An entry of which only a shell was coded, with its original words in the place of the shell. */
export function withoutShell(item: ReadItem): ReadItem {
  if (item.text === null || !SHELL.test(item.term)) return item
  const [first = '', ...rest] = item.text.replace(ORIGINAL, '').split('\n')
  return { ...item, term: first, text: rest.length > 0 ? rest.join('\n') : null }
}

/** Reads one item with the rules' eyes; `read` remembers texts it has seen. */
export function saidBy(item: ReadItem, read: (text: string) => Mentions): Said {
  const term = readAll(termsOf(item), read)
  const texts = textsOf(item)
  const text = readAll(texts, read)
  // The code of a note says only that it is one.
  const coded = item.isNote && item.codes.length === 1 ? NOTHING_CODED : codedIn(item.codes)
  const familyHistory = isFamilyHistory(item, { term, text, coded })
  return {
    spoken: allSpoken(item, { term, text, coded }),
    term,
    text,
    texts,
    coded,
    familyHistory,
    social: isUnderSocial(item) || (item.isNote && SOCIAL_NOTE.test(item.text ?? item.term)),
    unknown: isUnknown(item),
    misfiled:
      (item.isNote && MISFILED.test(item.term)) || (item.text !== null && MISFILED.test(item.text)),
    looked: null,
  }
}

const NONE_SPOKEN: readonly Spoken[] = []

function allSpoken(
  item: ReadItem,
  { term, text, coded }: Pick<Said, 'term' | 'text' | 'coded'>,
): readonly Spoken[] {
  if (coded.topics.length === 0 && term.every(hasNoTopic) && text.every(hasNoTopic))
    return NONE_SPOKEN
  if (coded.topics.length === 0 && term.length === 0 && text.length === 1) {
    return (text[0] as Mentions).topics.map((each) => spokenIn('text', each))
  }
  const spoken: Spoken[] = []
  for (const each of coded.topics) addCoded(item, each, term, spoken)
  addSpoken(term, 'term', spoken)
  addSpoken(text, 'text', spoken)
  return spoken
}

const hasNoTopic = ({ topics }: Mentions) => topics.length === 0

function addSpoken(mentions: readonly Mentions[], part: Spoken['part'], to: Spoken[]): void {
  for (const { topics } of mentions) {
    for (const each of topics) to.push(spokenIn(part, each))
  }
}

const spokenIn = (part: Spoken['part'], each: Mention<Topic>): Spoken => ({
  what: each.what,
  quote: each.quote,
  sentence: each.sentence,
  negated: each.negated,
  otherPerson: each.otherPerson,
  atHome: each.atHome,
  asHistory: each.asHistory,
  part,
})

const NO_TEXTS: readonly string[] = []

/** The item's own wordings, each once; of a note only its words speak. */
function termsOf(item: ReadItem): readonly string[] {
  if (item.isNote) return NO_TEXTS
  const terms = item.term === '' ? [] : [item.term]
  for (const other of item.otherTerms) if (!terms.includes(other)) terms.push(other)
  return terms
}

function textsOf(item: ReadItem): readonly string[] {
  // A note without anything beside it is the commonest of all entries with words.
  if (item.isNote && item.type === 'Observation' && item.text === null && item.value === null) {
    return item.term === '' ? NO_TEXTS : [withoutAdvice(item.term)]
  }
  const texts: string[] = []
  const add = (text: string | null) => {
    if (text && !texts.includes(text)) texts.push(text)
  }
  add(withoutBoilerplate(item))
  if (item.value !== null && isValueRead(item.value)) add(item.value)
  if (item.isNote && !item.text) add(withoutAdvice(item.term))
  if (SEARCHED_WHOLE.has(item.type)) for (const each of item.searchable) add(each)
  return texts
}

const SEARCHED_WHOLE = new Set(['ReferralRequest', 'DocumentReference', 'QuestionnaireResponse'])
const NOTHING: readonly Mentions[] = []

const readAll = (texts: readonly string[], read: (text: string) => Mentions) =>
  texts.length === 0 ? NOTHING : texts.map(read)

/** True when a value is words, not a figure with its unit. */
export const isValueRead = (value: string): boolean => LETTERS.test(value)

/** True when the practice recorded an entry under the heading Social. */
export const isUnderSocial = (item: ReadItem): boolean => hasHeading(item, SOCIAL_HEADING)

/** True when it was recorded under the heading Family history. */
export const isUnderFamilyHistory = (item: ReadItem): boolean => hasHeading(item, FAMILY_HEADING)

function hasHeading(
  { headings }: ReadItem,
  { begins, kind }: { begins: string; kind: RegExp },
): boolean {
  for (const heading of headings) {
    if (mayBegin(heading, begins) && kind.test(heading)) return true
  }
  return false
}

/** False when the first character is another letter. */
function mayBegin(heading: string, letter: string): boolean {
  const first = heading.charCodeAt(0) | 32
  return first === letter.charCodeAt(0) || first < 97 || first > 122
}

function isFamilyHistory(
  item: ReadItem,
  { term, text, coded }: Pick<Said, 'term' | 'text' | 'coded'>,
): boolean {
  return (
    FAMILY.test(item.term) ||
    isUnderFamilyHistory(item) ||
    coded.topics.some((each) => each.family) ||
    term.some((each) => each.familyHistory) ||
    (item.isNote && text.some((each) => each.familyHistory && each.sentences === 1))
  )
}

/** A code speaks where the words of the term do not already name its topic. */
function addCoded(
  item: ReadItem,
  each: CodedTopic,
  term: readonly Mentions[],
  spoken: Spoken[],
): void {
  const topic = topicNamed(each.topic)
  if (topic === undefined || BARE_ENGLISH.test(item.term)) return
  if (spoken.some(({ what }) => what === topic)) return
  if (term.some(({ topics }) => topics.some(({ what }) => what === topic))) return
  spoken.push({
    what: topic,
    part: 'term',
    quote: item.term,
    sentence: 0,
    negated: each.negated,
    otherPerson: each.family,
    atHome: false,
    asHistory: false,
  })
}

/** Only "unknown", in few words; "not known to services" says something. */
function isUnknown({ term, value, text, isNote }: ReadItem): boolean {
  if ((text?.length ?? 0) >= SHORT || term.length >= 2 * SHORT) return false
  return (
    (isNote ? NOTHING_KNOWN : UNKNOWN).test(term) ||
    (value !== null && UNKNOWN.test(value)) ||
    (text !== null && NOTHING_KNOWN.test(text))
  )
}

const SHORT = 60

const BOILERPLATE =
  /^\s*(?:mode|purpose|nhs ?\/ ?private|transport|priority|status|source)\s*:.*$/gim

/** A referral's key:value lines name its form, not its matter. */
const withoutBoilerplate = ({ type, text }: ReadItem) =>
  text === null
    ? null
    : type === 'ReferralRequest'
      ? text.replace(BOILERPLATE, '')
      : withoutAdvice(text)

/** Sentences that a pharmacy's form adds to every supply: what the individual was told, not what they said. */
const STANDARD_ADVICE =
  /\b(?:the )?individual (?:was|should)\b[^.\n]*(?:\.|$)|\b(?:advice was given about|an explanation of)\b[^.\n]*(?:\.|$)/gim

const withoutAdvice = (text: string) =>
  text.includes('ndividual') ? text.replace(STANDARD_ADVICE, ' ') : text

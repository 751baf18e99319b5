import type { ReadItem } from '../item.ts'
import { type CodedTopic, codedTopics } from './codes.ts'
import type { Mention, Mentions } from './mentions.ts'
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
  coded: readonly CodedTopic[]
  familyHistory: boolean
  /** Recorded under the practice's heading "Social", or a note that begins "SH:". */
  social: boolean
  /** Its value or words are only "unknown". */
  unknown: boolean
}

const FAMILY = /^\s*(?:fh\b|f\/h\b|family history|family member with)/i
const SOCIAL_HEADING = /^\s*(?:social|sh)\b/i
const SOCIAL_NOTE = /^\s*(?:sh|soc|social(?: history)?|s\/h)\s*[:\-–]/i
const UNKNOWN = /\b(?:unknown|not known|not recorded|not stated|unspecified)\b/i
const LETTERS = /\p{L}{3}/u

/** Reads one item with the rules' eyes; `read` remembers texts it has seen. */
export function saidBy(item: ReadItem, read: (text: string) => Mentions): Said {
  const terms = item.isNote ? [] : unique([item.term, ...item.otherTerms])
  const texts = unique([
    item.type === 'ReferralRequest' ? withoutBoilerplate(item.text) : item.text,
    item.value !== null && LETTERS.test(item.value) ? item.value : null,
    ...(item.isNote && !item.text ? [item.term] : []),
    ...(item.type === 'ReferralRequest' || item.type === 'DocumentReference'
      ? item.searchable
      : []),
    ...(item.type === 'QuestionnaireResponse' ? item.searchable : []),
  ])
  const term = terms.map(read)
  const text = texts.map(read)
  const coded = codedTopics(item.codes)
  const familyHistory =
    FAMILY.test(item.term) ||
    item.headings.some((heading) => /^family history/i.test(heading)) ||
    coded.some((each) => each.family) ||
    term.some((each) => each.familyHistory) ||
    (item.isNote && text.some((each) => each.familyHistory && each.sentences === 1))
  const spoken: Spoken[] = [
    ...term.flatMap((each) =>
      each.topics.map((mention) => ({ ...mention, part: 'term' as const })),
    ),
    ...text.flatMap((each) =>
      each.topics.map((mention) => ({ ...mention, part: 'text' as const })),
    ),
  ]
  for (const each of coded) {
    const topic = topicNamed(each.topic)
    if (topic === undefined || spoken.some((one) => one.what === topic && one.part === 'term')) {
      continue
    }
    spoken.unshift({
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
  return {
    spoken,
    term,
    text,
    coded,
    familyHistory,
    social:
      item.headings.some((heading) => SOCIAL_HEADING.test(heading)) ||
      SOCIAL_NOTE.test(item.text ?? (item.isNote ? item.term : '')),
    unknown: UNKNOWN.test(`${item.term} ${item.value ?? ''} ${item.text ?? ''}`) && short(item),
  }
}

const BOILERPLATE =
  /^\s*(?:mode|purpose|nhs ?\/ ?private|transport|priority|status|source)\s*:.*$/gim

/** A referral's key:value lines name its form, not its matter. */
const withoutBoilerplate = (text: string | null) => text?.replace(BOILERPLATE, '') ?? null

const short = (item: ReadItem) => (item.text ?? '').length < 60

const unique = (texts: readonly (string | null)[]): readonly string[] => [
  ...new Set(texts.filter((text): text is string => Boolean(text))),
]

import type { Item } from '../item.ts'
import { textReader } from '../relevance/read-text.ts'
import { about, best, type Open } from './open-items.ts'
import { firstWords, sentencesOf } from './sentences.ts'

/** What a link worker asks about, and the topics of the rules that tell of it. */
export interface Subject {
  name: string
  topics: readonly string[]
  /** Years after which what was recorded is worth asking again. */
  staleAfter: number
}

const subject = (name: string, topics: readonly string[], staleAfter = 3): Subject => ({
  name,
  topics,
  staleAfter,
})

export const HOME = subject('home', ['lives alone', 'living situation', 'supported housing'])
export const HOUSING = subject('housing', ['housing', 'homelessness'])
export const WORK = subject('work', ['work', 'occupation'])
export const MONEY = subject('money', ['money and debt', 'benefits', 'food'])
export const PEOPLE = subject('family and friends', [
  'family and relationships',
  'relatives',
  'loneliness',
])
export const CARING = subject('caring', ['carer for someone', 'has carers'])
export const LOSS = subject('losses', ['bereavement', 'life event'])
export const ALCOHOL = subject('alcohol', ['alcohol'])
export const SMOKING = subject('smoking', ['smoking'])
export const DRUGS = subject('drugs', ['drugs'])
export const TRANSPORT = subject('getting about', ['transport'])
export const ONLINE = subject('getting online', ['digital exclusion'])

/** Asked when nothing tells of them. */
export const ASKED: readonly Subject[] = [
  HOME,
  MONEY,
  WORK,
  PEOPLE,
  CARING,
  ALCOHOL,
  SMOKING,
  TRANSPORT,
  ONLINE,
]

let read = textReader().mentions

/** Lets go of the texts that were read for an overview: what is of a record goes with it. */
export function forgetTexts(): void {
  read = textReader().mentions
}

const MOST_WORDS = 22

/** What an item says of some topics, in its own words: its term, or the sentence that speaks of them. */
export function saysOf(item: Item, topics: readonly string[]): string {
  const text = item.text ?? (item.isNote ? item.term : null)
  const inTerm = !item.isNote && speaksOf(item.term, topics)
  const value = item.value && item.value.length < 40 ? ` ${item.value}` : ''
  if (inTerm) {
    const more = text !== null && text.length < 90 ? `: ${text.replace(/\s+/g, ' ')}` : ''
    return firstWords(`${item.term}${value}${more}`, MOST_WORDS)
  }
  for (const sentence of text === null ? [] : sentencesOf(text)) {
    if (speaksOf(sentence, topics) && !isGuarded(sentence)) return firstWords(sentence, MOST_WORDS)
  }
  return firstWords(
    item.isNote ? (sentencesOf(item.term)[0] ?? item.term) : `${item.term}${value}`,
    MOST_WORDS,
  )
}

/** The open entry that best tells of some topics, among those that are `wanted`. */
export const tells = (
  open: Open,
  topics: readonly string[],
  wanted: (item: Item) => boolean = () => true,
): Item | undefined =>
  best(about(open, topics).filter(wanted).slice(0, MOST_LOOKED_AT), (item) =>
    isOwnSubject(item, topics),
  )

/** Of a subject that very many entries tell of, only the newest are weighed. */
const MOST_LOOKED_AT = 60

/** How much a sentence says: the number of different topics in it. */
export const topicsIn = (text: string): readonly string[] => [
  ...new Set(read(text).topics.map(({ what }) => what.name)),
]

/** True when it is the entry's own subject, not a mention in its words. */
export const isOwnSubject = (item: Item, topics: readonly string[]): boolean =>
  !item.isNote && speaksOf(item.term, topics)

/** True when a text names one of these topics. */
export const speaksOf = (text: string, topics: readonly string[]) =>
  read(text).topics.some(({ what }) => topics.includes(what.name))

/**
 * True when a sentence speaks of what is closed where it stands alone. In a long note it stays, since the note is open;
 * on the first screen it is not quoted.
 */
export const isGuarded = (sentence: string): boolean =>
  read(sentence).sensitive.some(({ negated }) => !negated)

/** Topics that a text names, each with its words as written; what is denied is left out. */
export const phrasesIn = (
  text: string,
): readonly { topic: string; kind: string; quote: string }[] =>
  read(text)
    .topics.filter(
      ({ negated, what }) => !negated && !(what.where === 'term' && what.area !== null),
    )
    .map(({ what, quote }) => ({ topic: what.name, kind: what.kind, quote }))

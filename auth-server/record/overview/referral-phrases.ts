import type { PhraseMatch, ReferralPhrase, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import { conditionTopics } from '../relevance/topics/conditions.ts'
import type { Difference } from './differences.ts'
import { bodyOfLetter } from './letter.ts'
import { newest } from './open-items.ts'
import { phrasesIn, saysOf } from './subjects.ts'

const MOST_PHRASES = 8
const MOST_MATCHES = 4
/** They name the letter's form, or how to reach the person, rather than the matter. */
const NOT_A_PHRASE = new Set([
  'referral',
  'social prescribing',
  'relatives',
  'has carers',
  'contact needs',
  'missed appointments',
])
const SEARCHED = new Set(['Condition', 'Observation', 'Encounter', 'ReferralRequest'])

/** Words of the referrer, reason before letter. */
export const referralText = (referral: ReferralView): string =>
  [referral.reason, referral.letter?.text].filter(Boolean).join('\n')

const sentencesOfReferral = ({ reason, letter }: ReferralView): readonly string[] => [
  ...bodyOfLetter(reason ?? ''),
  ...bodyOfLetter(letter?.text ?? ''),
]

/** Each thing the referral names, in its own words, with what in the record speaks of the same. */
export function phrasesOf(
  referral: ReferralView,
  items: readonly Item[],
  differences: readonly Difference[] = [],
): readonly ReferralPhrase[] {
  const found: ReferralPhrase[] = []
  const topics = new Set<string>()
  const byTopic = searchedByTopic(items)
  for (const sentence of sentencesOfReferral(referral)) {
    for (const { topic, quote } of phrasesIn(sentence)) {
      if (topics.has(topic) || NOT_A_PHRASE.has(topic) || found.length >= MOST_PHRASES) continue
      topics.add(topic)
      const phrase = quote.replace(/\s+/g, ' ')
      const matches = matchesOf(topic, quote, byTopic.get(topic) ?? [])
      const at = found.findIndex((each) => alike(each.phrase) === alike(phrase))
      const known = found[at]
      if (known !== undefined) {
        found[at] = { ...known, matches: together(known.matches, matches) }
        continue
      }
      found.push({
        phrase,
        search: quote.replace(/[\s"“”]+/g, ' ').trim(),
        matches,
        against: differences.filter((each) => each.quote.includes(quote)).map(asMatch),
      })
    }
  }
  const whole = withoutNested(found)
  const unsaid = differences.filter(
    ({ quote }) => !whole.some(({ phrase }) => quote.includes(phrase)),
  )
  return [
    ...unsaid.map((each) => ({
      phrase: each.quote,
      search: each.quote.replace(/["“”]+/g, ' ').trim(),
      matches: [],
      against: [asMatch(each)],
    })),
    ...whole,
  ]
}

/** "mood" says nothing beside "low mood": what it matches stands with the longer phrase. */
function withoutNested(found: readonly ReferralPhrase[]): readonly ReferralPhrase[] {
  const holds = (longer: ReferralPhrase, phrase: string) =>
    longer.phrase.length > phrase.length && wordsOf(longer.phrase).includes(wordsOf(phrase))
  return found
    .filter(({ phrase }) => !found.some((other) => holds(other, phrase)))
    .map((longer) => {
      const all = [longer, ...found.filter(({ phrase }) => holds(longer, phrase))]
      const matches = together(...all.map((each) => each.matches))
      return { ...longer, matches, against: together(...all.map((each) => each.against)) }
    })
}

const wordsOf = (phrase: string) =>
  ` ${alike(phrase)
    .split(/[^\p{L}\p{N}']+/u)
    .join(' ')} `

/** The same words of two topics, or in two spellings of an apostrophe, are one phrase. */
const alike = (phrase: string) => phrase.toLowerCase().replace(/[’‘]/g, "'")

const together = (...lists: readonly (readonly PhraseMatch[])[]): readonly PhraseMatch[] =>
  [...new Map(lists.flat().map((each) => [each.reference, each])).values()].slice(0, MOST_MATCHES)

const asMatch = ({ item, says }: Difference): PhraseMatch => ({
  reference: item.reference,
  term: says,
  area: item.area,
  date: item.date,
})

/** Topics that hold many different things: an entry speaks of the same only where it shares a word. */
const BROAD: ReadonlySet<string> = new Set([
  'family and relationships',
  'life event',
  'long-term condition review',
  ...conditionTopics.map(({ name }) => name),
])

/** Words that say the same of a person, so that "death of her husband" finds "widowed". */
const SAID_OF: { readonly [word: string]: readonly string[] } = {
  husband: ['widow'],
  wife: ['widow'],
  partner: ['widow'],
  spouse: ['widow'],
  mother: ['mum'],
  mum: ['mother'],
  father: ['dad'],
  stroke: ['cva', 'cerebrovascular', 'cerebral infarct'],
  married: ['marriage', 'marital', 'husband', 'wife'],
}

/** The longer words of a phrase, without the ending that a plural or a verb adds. */
const tellingWords = (quote: string): readonly string[] =>
  quote
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !SMALL.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:es|s)$/, '') : word))
const SMALL = new Set(['and', 'the', 'her', 'his', 'their', 'with', 'for', 'has', 'had', 'was'])

/** The entries that a phrase may match, by what they speak of. */
function searchedByTopic(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const byTopic = new Map<string, Item[]>()
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item
    if (item.place !== 'relevant' || item.otherPerson || !SEARCHED.has(item.type)) continue
    for (let each = 0; each < item.topics.length; each++) {
      const topic = item.topics[each] as string
      const known = byTopic.get(topic)
      if (known === undefined) byTopic.set(topic, [item])
      else if (known.at(-1) !== item) known.push(item)
    }
  }
  return byTopic
}

function matchesOf(
  topic: string,
  quote: string,
  items: readonly Item[],
): ReferralPhrase['matches'] {
  const words = tellingWords(quote)
  const same = words.flatMap((word) => [...(SAID_OF[word] ?? [])])
  const best: Match[] = []
  for (const item of items) {
    // "Widowed" says more of the death of a husband than "Death of pet" does.
    const said = openWordsOf(item)
    const named = namedIn(said, words) + 2 * namedIn(said, same)
    if (BROAD.has(topic) && named === 0) continue
    keepBest(best, { item, score: named * 4 + weightOf(item) })
  }
  return best.map(({ item }) => ({
    reference: item.reference,
    term: termOf(item, topic),
    area: item.area,
    date: item.date,
  }))
}

/** Of a note the sentence that speaks of it. */
function termOf(item: Item, topic: string): string {
  if (!item.isNote) return item.term
  return item.wordsClosed ? 'Comment note' : saysOf(item, [topic])
}

interface Match {
  item: Item
  score: number
}

const openWordsOf = ({ term, text, wordsClosed }: Item): string =>
  (text === null || wordsClosed ? term : `${term} ${text}`).toLowerCase()

/** How many of some words a text holds. */
function namedIn(text: string, words: readonly string[]): number {
  let count = 0
  for (const word of words) if (text.includes(word)) count += 1
  return count
}

/** A consultation comes last: it is named after something else than what was said in it. */
function weightOf({ type, isNote }: Item): number {
  if (type === 'Condition') return 3
  if (type === 'Encounter') return 0
  return type === 'Observation' && !isNote ? 2 : 1
}

/** Keeps the few best in order; of two alike the one that came first. */
function keepBest(best: Match[], match: Match): void {
  let at = best.length
  while (at > 0 && isBetter(match, best[at - 1] as Match)) at -= 1
  if (at === MOST_MATCHES) return
  best.splice(at, 0, match)
  if (best.length > MOST_MATCHES) best.pop()
}

const isBetter = (a: Match, b: Match): boolean =>
  a.score === b.score ? newest(a.item, b.item) < 0 : a.score > b.score

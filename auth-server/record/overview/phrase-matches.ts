import type { PhraseMatch, ReferralPhrase } from '../../contract.ts'
import type { Item } from '../item.ts'
import { conditionTopics } from '../relevance/topics/conditions.ts'
import { newest } from './open-items.ts'
import { firstWords, sentencesOf } from './sentences.ts'
import { isGuarded, saysOf } from './subjects.ts'

const MOST_MATCHES = 4
const MOST_WORDS = 22

/** The same words of two topics, or in two spellings of an apostrophe, are one phrase. */
export const alike = (phrase: string) => phrase.toLowerCase().replace(/[’‘]/g, "'")

/** Each entry once, as many as are shown. */
export const together = (...lists: readonly (readonly PhraseMatch[])[]): readonly PhraseMatch[] =>
  [...new Map(lists.flat().map((each) => [each.reference, each])).values()].slice(0, MOST_MATCHES)

/** Topics that hold many different things: an entry speaks of the same only where it shares a word. */
const BROAD: ReadonlySet<string> = new Set([
  'family and relationships',
  'life event',
  'long-term condition review',
  ...conditionTopics.map(({ name }) => name),
])

/** Words that say the same: "death of her husband" finds "widowed", "COPD" what is coded in full. */
const SAID_OF: { readonly [word: string]: readonly string[] } = {
  husband: ['widow'],
  wife: ['widow'],
  partner: ['widow'],
  spouse: ['widow'],
  mother: ['mum'],
  mum: ['mother'],
  father: ['dad'],
  stroke: ['cva', 'cerebrovascular', 'cerebral infarct', 'cerebral artery'],
  adhd: ['attention deficit'],
  af: ['atrial fibrillation'],
  asd: ['autis'],
  ckd: ['chronic kidney'],
  copd: ['chronic obstructive'],
  ibs: ['irritable bowel'],
  ihd: ['ischaemic heart'],
  ms: ['multiple sclerosis'],
  oa: ['osteoarthritis'],
  ocd: ['obsessive'],
  ptsd: ['post-traumatic', 'post traumatic'],
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

const SEARCHED = new Set(['Condition', 'Observation', 'Encounter', 'ReferralRequest'])

/** The referral that brought the link worker here bears on nothing that it says itself. */
const isSearched = ({ place, otherPerson, type, group }: Item): boolean =>
  place === 'relevant' &&
  !otherPerson &&
  SEARCHED.has(type) &&
  !(type === 'ReferralRequest' && group === 'Social prescribing')

/** The entries that a phrase may match, by what they speak of. */
export function searchedByTopic(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const byTopic = new Map<string, Item[]>()
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item
    if (!isSearched(item)) continue
    for (let each = 0; each < item.topics.length; each++) {
      const topic = item.topics[each] as string
      const known = byTopic.get(topic)
      if (known === undefined) byTopic.set(topic, [item])
      else if (known.at(-1) !== item) known.push(item)
    }
  }
  return byTopic
}

export function matchesOf(
  topic: string,
  quote: string,
  items: readonly Item[],
): ReferralPhrase['matches'] {
  const words = tellingWords(quote)
  const same = [...new Set([...words, alike(quote)])].flatMap((word) => SAID_OF[word] ?? [])
  const best: Match[] = []
  for (const item of items) {
    // "Widowed" says more of the death of a husband than "Death of pet" does.
    const said = openWordsOf(item)
    const named = namedIn(said, words) + 2 * namedIn(said, same)
    if (BROAD.has(topic) && named === 0) continue
    keepBest(best, { item, score: named * 4 + weightOf(item) })
  }
  return best.map(({ item }) => matchOf(item, termOf(item, topic)))
}

const matchOf = ({ reference, area, date }: Item, term: string): PhraseMatch => ({
  reference,
  term,
  area,
  date,
})

/** What no entry is about may still stand in the words of one: then that is what bears on it. */
export function matchedInWords(
  phrases: readonly ReferralPhrase[],
  items: readonly Item[],
): readonly ReferralPhrase[] {
  const unmet = phrases.filter(({ matches, against }) => matches.length + against.length === 0)
  if (unmet.length === 0) return phrases
  const sought = unmet.map(({ phrase }) => ({
    phrase,
    words: unmarked(phrase),
    isIn: wholeWords(phrase),
    best: [] as Match[],
  }))
  for (const item of items) {
    if (!isSearched(item) || item.wordsClosed) continue
    const text = `${item.term} ${item.text ?? ''}`
    const words = unmarked(text)
    for (const each of sought) {
      if (words.includes(each.words) && each.isIn.test(text)) {
        keepBest(each.best, { item, score: weightOf(item) })
      }
    }
  }
  return phrases.map((each) => {
    const met = sought.find(({ phrase }) => phrase === each.phrase)
    if (met === undefined) return each
    const matches = met.best.map(({ item }) => matchOf(item, sentenceWith(item, met.isIn)))
    return { ...each, matches }
  })
}

/** "Parkinsons" is Parkinson's. */
const unmarked = (words: string): string => alike(words).replaceAll("'", '')

/** Capitals stand for themselves: "MS" is no part of "forms" and no "ms". */
function wholeWords(phrase: string): RegExp {
  const words = phrase
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’‘]/g, "['’]?")
  const isCapitals = phrase === phrase.toUpperCase()
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, isCapitals ? 'u' : 'iu')
}

function sentenceWith(item: Item, words: RegExp): string {
  if (!item.isNote) return item.term
  const sentence = sentencesOf(item.term).find((each) => words.test(each) && !isGuarded(each))
  return sentence === undefined ? 'Comment note' : firstWords(sentence, MOST_WORDS)
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

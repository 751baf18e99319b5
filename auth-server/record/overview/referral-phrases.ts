import type { PhraseMatch, ReferralPhrase, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import { conditionTopics } from '../relevance/topics/conditions.ts'
import type { Difference } from './differences.ts'
import { newest } from './open-items.ts'
import { sentencesOf } from './sentences.ts'
import { phrasesIn } from './subjects.ts'

const MOST_PHRASES = 8
const MOST_MATCHES = 4
const FORMS = /^(?:dear|thank|with thanks|kind regards|best wishes|yours|regards|re:)/i
/** Too general to look for: they name the letter's form rather than the person's matter. */
const NOT_A_PHRASE = new Set(['referral', 'social prescribing', 'relatives', 'has carers'])
const SEARCHED = new Set(['Condition', 'Observation', 'Encounter', 'ReferralRequest'])

/** Words of the referrer, reason before letter. */
export const referralText = (referral: ReferralView): string =>
  [referral.reason, referral.letter?.text].filter(Boolean).join('\n')

/** Each thing the referral names, in its own words, with what in the record speaks of the same. */
export function phrasesOf(
  referral: ReferralView,
  items: readonly Item[],
  differences: readonly Difference[] = [],
): readonly ReferralPhrase[] {
  const found: ReferralPhrase[] = []
  const topics = new Set<string>()
  for (const sentence of sentencesOf(referralText(referral))) {
    if (FORMS.test(sentence)) continue
    for (const { topic, quote } of phrasesIn(sentence)) {
      if (topics.has(topic) || NOT_A_PHRASE.has(topic) || found.length >= MOST_PHRASES) continue
      topics.add(topic)
      found.push({
        phrase: quote.replace(/\s+/g, ' '),
        search: quote.replace(/[\s"“”]+/g, ' ').trim(),
        matches: matchesOf(topic, quote, items),
        against: differences.filter((each) => each.quote.includes(quote)).map(asMatch),
      })
    }
  }
  const unsaid = differences.filter(
    ({ quote }) => !found.some(({ phrase }) => quote.includes(phrase)),
  )
  return [
    ...unsaid.map((each) => ({
      phrase: each.quote,
      search: each.quote.replace(/["“”]+/g, ' ').trim(),
      matches: [],
      against: [asMatch(each)],
    })),
    ...found,
  ]
}

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

function matchesOf(
  topic: string,
  quote: string,
  items: readonly Item[],
): ReferralPhrase['matches'] {
  const words = tellingWords(quote)
  const kin = words.flatMap((word) => [...(SAID_OF[word] ?? [])])
  const textOf = (item: Item) =>
    `${item.term} ${item.wordsClosed ? '' : (item.text ?? '')}`.toLowerCase()
  const named = (item: Item) => {
    const text = textOf(item)
    return (
      words.filter((word) => text.includes(word)).length +
      kin.filter((word) => text.includes(word)).length
    )
  }
  const score = (item: Item) =>
    named(item) * 4 +
    (item.type === 'Condition' ? 3 : item.type === 'Observation' && !item.isNote ? 2 : 0)
  return items
    .filter(
      (item) =>
        item.place === 'relevant' &&
        !item.otherPerson &&
        item.topics.includes(topic) &&
        SEARCHED.has(item.type) &&
        (!BROAD.has(topic) || named(item) > 0),
    )
    .map((item) => ({ item, score: score(item) }))
    .sort((a, b) => b.score - a.score || newest(a.item, b.item))
    .slice(0, MOST_MATCHES)
    .map(({ item }) => ({
      reference: item.reference,
      term: item.isNote && item.wordsClosed ? 'Comment note' : item.term,
      area: item.area,
      date: item.date,
    }))
}

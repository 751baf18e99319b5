import type { PhraseMatch, ReferralPhrase, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { Difference } from './differences.ts'
import { bodyOfLetter } from './letter.ts'
import { alike, matchedInWords, matchesOf, searchedByTopic, together } from './phrase-matches.ts'
import { phrasesIn } from './subjects.ts'

const MOST_PHRASES = 8
/** They name the letter's form, or how to reach the person, rather than the matter. */
const NOT_A_PHRASE = new Set([
  'referral',
  'social prescribing',
  'relatives',
  'has carers',
  'contact needs',
  'missed appointments',
])

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
  const whole = matchedInWords(withoutNested(found), items)
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

const asMatch = ({ item, says }: Difference): PhraseMatch => ({
  reference: item.reference,
  term: says,
  area: item.area,
  date: item.date,
})

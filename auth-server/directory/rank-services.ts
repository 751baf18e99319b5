import { everyday } from './needs/everyday-words.ts'
import { isNeedTitle, needsAsked, stemsOfNeeds } from './needs/match-needs.ts'
import type { Need } from './needs/need-table.ts'
import { type PersonInWords, personIn } from './needs/person-in-words.ts'
import type { Indexed, ServiceIndex } from './service-index.ts'
import { suits } from './suits.ts'
import { plainWords, tellingWords } from './words.ts'

/** How well a service answers what is wanted, and what made it so. */
export interface Ranked {
  entry: Indexed
  score: number
  /** For each thing wanted that it answers: the needs it meets and the words it shares, best first. */
  answers: readonly { wanted: string; needs: readonly Need[]; words: readonly string[] }[]
}

const WORDS_BESIDE_NEEDS = 0.5
const CHANCE_WORDS = 0.25
const WHOLE_NAME = 0.8
/** Telling words from which what is wanted counts as a sentence. */
const SENTENCE = 4
/** Below this share of the best one a service is a chance find. */
const LEAST_SHARE = 0.22
/** A need counts as met from here on. */
const MET = 0.3

/** Groups that are meant for some people only; unasked for, they come lower. */
const FOR_SOME = new Set([
  'men',
  'women',
  'lgbt',
  'veterans',
  'culture',
  'youngpeople',
  'youngcarer',
  'childbereavement',
  'learningdisability',
  'autism',
  'send',
  'hearing',
  'sight',
  'disability',
  'carer',
  'grandparents',
  'rural',
  'babyloss',
  'suicideloss',
  'parenting',
  'perinatal',
  'immigration',
  'dementia',
  'neuro',
  'stroke',
  'cancer',
  'offending',
  'faith',
  'youngonset',
  'youngparents',
  'careleavers',
  'prisonersfamilies',
  'separateddads',
  'polish',
  'caribbean',
  'southasian',
  'arabic',
  'traveller',
  'farming',
  'fishingfamilies',
  'deafcommunity',
  'ldsocial',
  'prostate',
])
const NOT_FOR_ALL = 0.72
/** For some of those it was asked for: men with one illness, say. */
const NARROWER = 0.86
/** For men where a woman is spoken of, and the other way round. */
const OTHER_PEOPLE = 0.5
/** The stronger of several needs counts for more than its share. */
const SHARPLY = 1.5

/** Ranks every service for several things wanted; all count alike. */
export function rankServices(index: ServiceIndex, wanted: readonly string[]): readonly Ranked[] {
  const totals = new Map<Indexed, { score: number; answers: Ranked['answers'][number][] }>()
  const asked = new Set<string>()
  for (const each of wanted) for (const need of needsAsked(each).keys()) asked.add(need.key)
  for (const each of wanted) {
    const scored = rankOne(index, each, asked)
    const best = Math.max(...scored.map(({ score }) => score), 0)
    for (const { entry, score, needs, words } of scored) {
      if (score < best * LEAST_SHARE) continue
      const total = totals.get(entry) ?? { score: 0, answers: [] }
      total.score += score / best
      total.answers.push({ wanted: each, needs, words })
      totals.set(entry, total)
    }
  }
  return [...totals].map(([entry, { score, answers }]) => ({
    entry,
    score: score / wanted.length,
    answers,
  }))
}

interface Scored {
  entry: Indexed
  score: number
  needs: readonly Need[]
  words: readonly string[]
}

function rankOne(
  index: ServiceIndex,
  wanted: string,
  asked: ReadonlySet<string>,
): readonly Scored[] {
  const needs = needsAsked(wanted)
  const person = personIn(wanted)
  const whole = [...needs.values()].reduce((sum, strength) => sum + strength ** SHARPLY, 0)
  const spoken = stemsOfNeeds(wanted)
  const telling = [...new Set(tellingWords(wanted))]
  // A sentence about a person shares words with services by chance.
  const beside = telling.length < SENTENCE ? WORDS_BESIDE_NEEDS : CHANCE_WORDS
  const isName = telling.some((word) => !spoken.has(everyday(word)))
  const shared = wordScores(index, wanted, isNeedTitle(wanted) ? [] : telling)
  const scored: Scored[] = []
  for (const [at, entry] of index.entries.entries()) {
    let meets = 0
    const met: { need: Need; share: number }[] = []
    for (const [need, strength] of needs) {
      const share = ((entry.meets.get(need) ?? 0) * strength ** SHARPLY) / whole
      meets += share
      if ((entry.meets.get(need) ?? 0) >= MET) met.push({ need, share })
    }
    const words = shared.get(at)
    let score = meets + (words?.score ?? 0) * (needs.size > 0 ? beside : 1)
    if (score === 0) continue
    if (isName && telling.every((word) => entry.nameWords.has(word))) score += WHOLE_NAME
    score *= forSome(entry, asked, person) * suits(entry, person).by
    scored.push({
      entry,
      score,
      needs: met.sort((a, b) => b.share - a.share).map(({ need }) => need),
      words: words?.words ?? [],
    })
  }
  return scored
}

/** A service for some people comes lower unless they were asked for, or the words are about one of them. */
function forSome(
  { named }: Indexed,
  asked: ReadonlySet<string>,
  { age, gender }: PersonInWords,
): number {
  const isMeant = (key: string) =>
    asked.has(key) ||
    (key === 'men' && gender === 'man') ||
    (key === 'women' && gender === 'woman') ||
    (key === 'youngpeople' && age !== null && age.from < 20)
  const some = [...named].filter(({ key }) => FOR_SOME.has(key))
  const unasked = some.filter(({ key }) => !isMeant(key))
  const isOther = unasked.some(
    ({ key }) => (key === 'men' && gender === 'woman') || (key === 'women' && gender === 'man'),
  )
  if (isOther) return OTHER_PEOPLE
  if (unasked.length === 0) return 1
  return unasked.length === some.length ? NOT_FOR_ALL : NARROWER
}

/** Words in common, by position; rare words and words of the name count for more. */
function wordScores(
  index: ServiceIndex,
  wanted: string,
  terms: readonly string[],
): ReadonlyMap<number, { score: number; words: readonly string[] }> {
  if (terms.length === 0) return new Map()
  const found = index.words.search(terms.join(' '), {
    combineWith: 'OR',
    prefix: (term) => term.length > 4,
    fuzzy: (term) => (term.length > 6 ? 0.15 : 0),
    boost: { name: 4, terms: 3, organisation: 2, audience: 2, place: 1.5 },
  })
  const best = found[0]?.score ?? 1
  const weight = (term: string) =>
    Math.log(1 + index.entries.length / (1 + (index.frequency.get(term) ?? 0)))
  const whole = terms.reduce((sum, term) => sum + weight(term), 0)
  const spelled = new Map(plainWords(wanted).map((word) => [tellingWords(word)[0], word]))
  return new Map(
    found.map(({ id, score, queryTerms }) => {
      const covered = [...new Set(queryTerms)].reduce((sum, term) => sum + weight(term), 0) / whole
      const words = queryTerms.map((term) => spelled.get(term) ?? term)
      return [Number(id), { score: (score / best) * Math.sqrt(Math.min(1, covered)), words }]
    }),
  )
}

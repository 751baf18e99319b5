import type { ServiceNeed } from '../../contract.ts'
import { wordsOf } from '../words.ts'
import { DOING } from './doing.ts'
import { everydayWords } from './everyday-words.ts'
import { HEALTH } from './health.ts'
import { MONEY_AND_HOME } from './money-and-home.ts'
import { PEOPLE } from './people.ts'

/** A phrase as stems, and how much it says: 1, or less where a table marks it with `?`. */
export interface NeedPhrase {
  text: string
  stems: readonly string[]
  weight: number
}

/** A need with the words of those who have it (`asks`) and of those who meet it (`offers`). */
export interface Need extends ServiceNeed {
  asks: readonly NeedPhrase[]
  offers: readonly NeedPhrase[]
}

const WEAK = 0.35

/**
 * Reads a table: `key = Title`, then `asks:`, `hints:` and `offers:` with phrases between commas. Hints are asks that say
 * little by themselves, as does any phrase that ends in `?`.
 */
function readNeeds(table: string): readonly Need[] {
  return table
    .trim()
    .split(/\n(?=\S)/)
    .map((block) => {
      const [head = '', ...rest] = block.split('\n')
      const [key = '', title = ''] = head.split(' = ')
      const written = (label: string) =>
        (rest.find((line) => line.trim().startsWith(`${label}:`)) ?? '')
          .replace(/^\s*\w+:/, '')
          .split(',')
      const asks = written('asks').map((phrase) => phraseOf(phrase, everydayWords))
      const hints = written('hints').map((phrase) => ({
        ...phraseOf(phrase, everydayWords),
        weight: WEAK,
      }))
      const offers = written('offers').map((phrase) => phraseOf(phrase, wordsOf))
      const isSaid = ({ stems }: NeedPhrase) => stems.length > 0
      return {
        key: key.trim(),
        title: title.trim(),
        asks: distinctPhrases([...asks, ...hints].filter(isSaid)),
        offers: offers.filter(isSaid),
      }
    })
}

function phraseOf(written: string, stemsOf: (text: string) => readonly string[]): NeedPhrase {
  const isWeak = written.trim().endsWith('?')
  const text = written.replace('?', '').trim()
  return { text, stems: stemsOf(text), weight: isWeak ? WEAK : 1 }
}

/** Words alike made one, phrases repeat: what the table calls weak stays so, and a hint adds nothing to an ask. */
function distinctPhrases(phrases: readonly NeedPhrase[]): readonly NeedPhrase[] {
  const kept = new Map<string, NeedPhrase>()
  for (const phrase of phrases) {
    const key = phrase.stems.join(' ')
    if (!kept.has(key)) kept.set(key, phrase)
  }
  return [...kept.values()]
}

/** What little a weak word says is divided among the needs that share it. */
function shared(needs: readonly Need[]): readonly Need[] {
  const needsOf = new Map<string, number>()
  const keyOf = ({ stems }: NeedPhrase) => stems.join(' ')
  for (const { asks } of needs) {
    for (const phrase of asks) needsOf.set(keyOf(phrase), (needsOf.get(keyOf(phrase)) ?? 0) + 1)
  }
  return needs.map((need) => ({
    ...need,
    asks: need.asks.map((phrase) =>
      phrase.weight < 1
        ? { ...phrase, weight: phrase.weight / Math.sqrt(needsOf.get(keyOf(phrase)) ?? 1) }
        : phrase,
    ),
  }))
}

/** Every need the directory knows, in the order in which the panel lists them. */
export const NEEDS: readonly Need[] = shared(
  [PEOPLE, MONEY_AND_HOME, HEALTH, DOING].flatMap(readNeeds),
)

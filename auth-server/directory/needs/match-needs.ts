import { wordsOf } from '../words.ts'
import { NEEDS, type Need, type NeedPhrase } from './need-table.ts'

/** A phrase of a need that occurs in a text. */
export interface NeedMatch {
  need: Need
  phrase: NeedPhrase
  /** Position of its first word, and how many words it takes. */
  at: number
  length: number
}

type ByFirstWord = ReadonlyMap<string, readonly { need: Need; phrase: NeedPhrase }[]>

function byFirstWord(phrasesOf: (need: Need) => readonly NeedPhrase[]): ByFirstWord {
  const map = new Map<string, { need: Need; phrase: NeedPhrase }[]>()
  for (const need of NEEDS) {
    for (const phrase of phrasesOf(need)) {
      const [first = ''] = phrase.stems
      map.set(first, [...(map.get(first) ?? []), { need, phrase }])
    }
  }
  return map
}

const titleOf = (need: Need): NeedPhrase => ({
  text: need.title,
  stems: wordsOf(need.title),
  weight: 3,
})
/** Words between the words of a phrase that do not break it: "sleeping on her friend's sofa". */
const GAP = 1
const LIGHT = new Set(
  wordsOf(
    'a an the her his hers their theirs my our its to of on in at for from and is was be been being are has have had so very too really any some more much that this it just now then as with by',
  ),
)

/** What people write about a person leaves out and puts in small words at will. */
function heavy(stems: readonly string[]): readonly string[] {
  const kept = stems.filter((stem) => !LIGHT.has(stem))
  return kept.length === 0 ? stems : kept
}

function withoutLight(phrase: NeedPhrase): NeedPhrase {
  return { ...phrase, stems: heavy(phrase.stems) }
}

const ASKS = byFirstWord((need) => [titleOf(need), ...need.asks].map(withoutLight))
const OFFERS = byFirstWord((need) => need.offers)

/** What people who have a need would say. */
export const asksIn = (stems: readonly string[]) => matchesIn(heavy(stems), ASKS, GAP)
/** What services that meet a need would say. */
export const offersIn = (stems: readonly string[]) => matchesIn(stems, OFFERS, 0)

/** Every phrase that occurs. One that lies within a longer one does not count: a walking stick is no walking group. */
function matchesIn(
  stems: readonly string[],
  phrases: ByFirstWord,
  gap: number,
): readonly NeedMatch[] {
  const found: NeedMatch[] = []
  for (const [at, stem] of stems.entries()) {
    for (const { need, phrase } of phrases.get(stem) ?? []) {
      const end = endOf(phrase.stems, stems, at, gap)
      if (end !== null) found.push({ need, phrase, at, length: end - at })
    }
  }
  return found.filter(
    (match) =>
      !found.some(
        (other) =>
          other.length > match.length &&
          other.at <= match.at &&
          other.at + other.length >= match.at + match.length,
      ),
  )
}

const titled = (text: string) =>
  NEEDS.find(({ title }) => title.toLowerCase() === text.trim().toLowerCase())

/** True for a need as the panel offers it, false for somebody's own words. */
export const isNeedTitle = (text: string): boolean => titled(text) !== undefined

/** Where a phrase that begins here ends, or null when it does not go on. */
function endOf(
  phrase: readonly string[],
  stems: readonly string[],
  at: number,
  gap: number,
): number | null {
  let next = at + 1
  for (const each of phrase.slice(1)) {
    let skipped = 0
    while (stems[next] !== each && skipped < gap) {
      next++
      skipped++
    }
    if (stems[next] !== each) return null
    next++
  }
  return next
}

/** How strongly each need speaks from words that somebody wrote about a person. */
export function needsAsked(text: string): ReadonlyMap<Need, number> {
  const exact = titled(text)
  if (exact !== undefined) return new Map([[exact, 1]])
  const strengths = new Map<Need, number>()
  const counted = new Set<string>()
  for (const { need, phrase } of asksIn(wordsOf(text))) {
    const key = `${need.key} ${phrase.stems.join(' ')}`
    if (counted.has(key)) continue
    counted.add(key)
    const weight = phrase.weight * Math.min(2.2, 1 + 0.6 * (phrase.stems.length - 1))
    strengths.set(need, (strengths.get(need) ?? 0) + weight)
  }
  return new Map([...strengths].map(([need, sum]) => [need, 1 - Math.exp(-sum / 1.2)]))
}

/** The stems of what was written that the needs account for. */
export function stemsOfNeeds(text: string): ReadonlySet<string> {
  return new Set(asksIn(wordsOf(text)).flatMap(({ phrase }) => phrase.stems))
}

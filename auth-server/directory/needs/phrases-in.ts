import { everydayWords } from './everyday-words.ts'
import { NEEDS, type Need, type NeedPhrase } from './need-table.ts'

/** A phrase of a need that occurs in a text. */
export interface NeedMatch {
  need: Need
  phrase: NeedPhrase
  /** Positions of its first word and of the one after its last. */
  at: number
  end: number
}

/** A word of a text with its position in it. */
interface Word {
  stem: string
  at: number
}

type ByFirstWord = ReadonlyMap<string, readonly { need: Need; phrase: NeedPhrase }[]>

function byFirstWord(phrasesOf: (need: Need) => readonly NeedPhrase[]): ByFirstWord {
  const map = new Map<string, { need: Need; phrase: NeedPhrase }[]>()
  for (const need of NEEDS) {
    for (const phrase of phrasesOf(need)) {
      if (phrase.stems.every((stem) => LIGHT.has(stem))) continue
      const [first = ''] = phrase.stems
      map.set(first, [...(map.get(first) ?? []), { need, phrase }])
    }
  }
  return map
}

/** What people write about a person leaves out and puts in these at will. */
const LIGHT = new Set(
  everydayWords(
    'a an the her she herself to of on in at for from and is was be been being are am has have had having so very too really any some more much that this it just now then as with by there who about got always already',
  ),
)
/** Other words between the words of a phrase that do not break it: "sleeping on her friend's sofa". */
const GAP = 1

const withTitle = (need: Need): readonly NeedPhrase[] => [
  { text: need.title, stems: everydayWords(need.title), weight: 3 },
  ...need.asks,
]
/** A phrase that is one word without its small ones is not looked for without them: "on her own". */
const loose = (phrase: NeedPhrase): readonly NeedPhrase[] => {
  const stems = phrase.stems.filter((stem) => !LIGHT.has(stem))
  return stems.length > 1 ? [{ ...phrase, stems }] : []
}

const EXACT_ASKS = byFirstWord(withTitle)
const LOOSE_ASKS = byFirstWord((need) => withTitle(need).flatMap(loose))
const OFFERS = byFirstWord((need) => need.offers)

/** What people who have a need would say. No phrase goes from one sentence into the next. */
export function asksIn(text: string): readonly NeedMatch[] {
  const found: NeedMatch[] = []
  let at = 0
  for (const sentence of text.split(SENTENCES)) {
    const words = everydayWords(sentence).map((stem, index) => ({ stem, at: at + index }))
    at += words.length
    found.push(...matches(words, EXACT_ASKS, 0))
    for (const clause of clausesOf(words)) {
      const heavy = clause.filter(({ stem }) => !LIGHT.has(stem))
      found.push(...matches(heavy, LOOSE_ASKS, GAP))
    }
  }
  return outermost(found)
}

const SENTENCES = /[,.;:!?()\n–—]/
const JOINING = new Set(['and', 'but', 'so', 'because', 'while', 'sinc'])

/** What stands between "and", "but" and the like: small words may be left out only within. */
function clausesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const clauses: Word[][] = [[]]
  for (const word of words) {
    if (JOINING.has(word.stem)) clauses.push([])
    else clauses.at(-1)?.push(word)
  }
  return clauses
}

/** What services that meet a need would say. */
export function offersIn(stems: readonly string[]): readonly NeedMatch[] {
  const words = stems.map((stem, at) => ({ stem, at }))
  return outermost(matches(words, OFFERS, 0))
}

function matches(words: readonly Word[], phrases: ByFirstWord, gap: number): readonly NeedMatch[] {
  return words.flatMap(({ stem, at }, index) =>
    (phrases.get(stem) ?? []).flatMap(({ need, phrase }) => {
      const end = endOf(phrase.stems, words, index, gap)
      return end === null ? [] : [{ need, phrase, at, end }]
    }),
  )
}

/** Where a phrase that begins here ends, or null when it does not go on. */
function endOf(
  phrase: readonly string[],
  words: readonly Word[],
  first: number,
  gap: number,
): number | null {
  let last = first
  for (const stem of phrase.slice(1)) {
    const furthest = last + 1 + gap
    let next = last + 1
    while (next <= furthest && words[next]?.stem !== stem) next += 1
    if (next > furthest) return null
    last = next
  }
  return (words[last]?.at ?? 0) + 1
}

/** Named within a longer phrase they are still meant: "dad has dementia" speaks of dementia and of who cares. */
const CONDITIONS = new Set(
  'dementia cancer diabetes stroke autism parkinsons msclerosis sight hearing lungs heart'.split(
    ' ',
  ),
)

/** A phrase that lies within a longer one does not count: a walking stick is no walking group. */
function outermost(found: readonly NeedMatch[]): readonly NeedMatch[] {
  const longest = new Map<number, number>()
  for (const { at, end } of found) longest.set(at, Math.max(end, longest.get(at) ?? 0))
  const reached = new Map<number, number>()
  let furthest = 0
  for (const at of [...longest.keys()].sort((a, b) => a - b)) {
    reached.set(at, furthest)
    furthest = Math.max(furthest, longest.get(at) ?? 0)
  }
  return found.filter(({ need, at, end }) => {
    const isWithin = (longest.get(at) ?? 0) > end || (reached.get(at) ?? 0) >= end
    return CONDITIONS.has(need.key) || !isWithin
  })
}

/** How many of its words say something; at least one. */
export const weightyWords = ({ stems }: NeedPhrase): number =>
  Math.max(1, stems.filter((stem) => !LIGHT.has(stem)).length)

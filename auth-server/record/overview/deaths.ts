import { about, type Open } from './open-items.ts'
import { sentencesOf } from './sentences.ts'
import { isGuarded, LOSS } from './subjects.ts'

/** Relatives of whom there is one, as they are called. */
const ONLY_ONES: ReadonlyMap<string, string> = new Map([
  ['mother', 'mother'],
  ['mum', 'mother'],
  ['mam', 'mother'],
  ['father', 'father'],
  ['dad', 'father'],
  ['husband', 'husband'],
  ['wife', 'wife'],
])
/** Not "his brother's wife", "mother's sister" or "mother in law". */
const ONE = `(?<!['’]s )\\b(${[...ONLY_ONES.keys()].join('|')})\\b(?!['’]s|s['’]| in law|-in-law)`
const NAMED = new RegExp(ONE, 'gi')
const DIED = new RegExp(
  `${ONE}[^.;,]{0,25}\\b(?:dead|died|d\\.|deceased|passed away)|\\b(?:death of|lost|late) (?:his |her |their |the )?${ONE}`,
  'gi',
)
/** Of very many losses only the newest are looked at. */
const MOST_LOOKED_AT = 60

/** By what they are to the person: the newest entry that tells of the death, with its day as recorded. */
export type Deaths = ReadonlyMap<string, { date: string; reference: string }>

/** Whose death the record tells of, among mother, father, husband and wife. */
export function deathsIn(open: Open): Deaths {
  const deaths = new Map<string, { date: string; reference: string }>()
  for (const { term, text, date, reference } of about(open, LOSS.topics).slice(0, MOST_LOOKED_AT)) {
    if (date === null) continue
    for (const sentence of sentencesOf(`${term}. ${text ?? ''}`)) {
      if (isGuarded(sentence)) continue
      for (const [, before, behind] of sentence.matchAll(DIED)) {
        const who = ONLY_ONES.get((before ?? behind ?? '').toLowerCase())
        if (who !== undefined && !deaths.has(who)) deaths.set(who, { date, reference })
      }
    }
  }
  return deaths
}

/** True when words of an entry of that day name somebody whose death a later one tells of. */
export const isOfTheDead = (words: string, date: string | null, deaths: Deaths): boolean =>
  date !== null &&
  deaths.size > 0 &&
  [...words.matchAll(NAMED)].some(([, who = '']) => {
    const died = deaths.get(ONLY_ONES.get(who.toLowerCase()) ?? '')
    return died !== undefined && date < died.date
  })

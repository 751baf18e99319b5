import { DAYS, type Day } from '../../contract.ts'

/** What the words of a need say about who it is and when they could come. Nothing of it leaves a service out. */
export interface PersonInWords {
  /** Years, from and to, both included. */
  age: { from: number; to: number } | null
  gender: 'woman' | 'man' | null
  evening: boolean
  days: readonly Day[]
  /** They cannot pay. */
  free: boolean
  /** They cannot come to a place. */
  stayingIn: boolean
}

const BANDS: readonly (readonly [RegExp, number, number])[] = [
  [/\b(?:teen(?:ager|age)?s?|adolescents?|year (?:8|9|10|11)|gcses?)\b/i, 12, 18],
  [/\b(?:school ?(?:boy|girl|child|kid)s?|year (?:[1-7])|primary school)\b/i, 5, 12],
  [/\b(?:sixth former|a levels?|student)\b/i, 16, 22],
  [/\b(?:pensioners?|oaps?|elderly|old (?:lady|woman|man|boy|gent|gentleman|dear))\b/i, 66, 90],
  [/\b(?:retired|since (?:he|she) retired|great[- ]gran\w*)\b/i, 60, 80],
  [/\boctogenarian\b/i, 80, 89],
  [/\bnonagenarian\b/i, 90, 99],
]
const DECADES = 'teens twenties thirties forties fifties sixties seventies eighties nineties'.split(
  ' ',
)
const ONES = 'one two three four five six seven eight nine'.split(' ')
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const WRITTEN = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:[- ](${ONES.join('|')}))?|(${TEENS.join('|')}|${ONES.join('|')}))\\b`,
  'gi',
)
/** A number that is no age: "16 weeks", "at 3am", "30 miles". */
const NO_AGE =
  '(?![\\d:.,/%£-]|\\s*(?:am|pm|o.?clock|weeks?|months?|days?|hours?|minutes?|mins|stones?|pounds?|quid|miles?|kilos?|units?|cans?|pints?|times?|fags?|cigarettes?|points?|of (?:them|us)|kids?|children|per|steps?|flights?|years? (?:ago|together|married|of)|a day|a week|a month))'
const SAID: readonly RegExp[] = [
  /\b(\d{1,3})[\s-]*(?:years?|yrs?|y)[\s-]*(?:olds?|o)\b/i,
  new RegExp(
    `\\b(?:aged?|age of|man of|woman of|lad of|lass of|boy of|girl of|lady of|mum of|dad of|at|is|hes|shes|he.s|she.s|im|i.m|turned|turning|nearly|nearing|almost|only|just|now|barely|pushing|over|under)\\s+(\\d{1,3})\\b${NO_AGE}`,
    'i',
  ),
  new RegExp(`^\\s*(\\d{1,3})\\b\\s*(?:,|and\\b|but\\b|with\\b|hours)?${NO_AGE}`, 'i'),
  /,\s*(\d{1,3})\s*,/,
]

/** Reads who somebody's words are about. */
export function personIn(text: string): PersonInWords {
  return {
    age: ageIn(text),
    gender: genderIn(text),
    evening:
      /\b(?:evenings?|after work|after tea|works? (?:all day|days|full[- ]time|nine to five)|nine to five|of a night)\b/i.test(
        text,
      ),
    days: daysIn(text),
    free: /\b(?:free(?! (?:on|in|after|at|of an|most|every|all))|can.?t (?:pay|afford)|cannot (?:pay|afford)|no money|skint|penniless|broke|without paying|costs? nothing|not a penny)\b(?! (?:his|her|the|a|an|in)\b)/i.test(
      text,
    ),
    stayingIn:
      /\b(?:housebound|bed[- ]?bound|can.?t (?:get|go) out|cannot (?:get|go) out|can.?t leave (?:the|her|his|their|my) (?:house|home|flat|bed)|never leaves (?:the|her|his) (?:house|home|flat)|over the phone|on the phone|by phone|come to (?:the|her|his) (?:house|home|flat)|comes? to (?:her|him|me|us|them))\b/i.test(
        text,
      ),
  }
}

function ageIn(text: string): PersonInWords['age'] {
  const digits = text.replace(WRITTEN, (word, tens?: string, ones?: string, small?: string) => {
    if (tens !== undefined) {
      const one = ones === undefined ? 0 : ONES.indexOf(ones.toLowerCase()) + 1
      return String((TENS.indexOf(tens.toLowerCase()) + 2) * 10 + one)
    }
    const at = TEENS.indexOf((small ?? '').toLowerCase())
    return at < 0 ? word : String(at + 10)
  })
  for (const pattern of SAID) {
    const years = Number(pattern.exec(digits)?.[1] ?? Number.NaN)
    if (years > 0 && years <= 110) return { from: years, to: years }
  }
  const decade = DECADES.findIndex((name) =>
    new RegExp(`\\bin (?:his|her|their|my) (?:early |mid[- ]?|late )?${name}\\b`, 'i').test(text),
  )
  if (decade >= 0) return { from: decade * 10 + 10, to: decade * 10 + 19 }
  const band = BANDS.find(([pattern]) => pattern.test(text))
  return band === undefined ? null : { from: band[1], to: band[2] }
}

const FEMALE =
  /\b(?:she|her|hers|herself|woman|lady|girl|lass|mum|mother|widow|nan|gran|grandma)\b/i
const MALE =
  /\b(?:he|him|his|himself|man|bloke|lad|boy|chap|fella|gent|gentleman|dad|father|widower|grandad)\b/i

/** Null as soon as words of both are there: "her husband" may be about either. */
function genderIn(text: string): PersonInWords['gender'] {
  const isFemale = FEMALE.test(text)
  const isMale = MALE.test(text)
  if (isFemale === isMale) return null
  return isFemale ? 'woman' : 'man'
}

function daysIn(text: string): readonly Day[] {
  if (/\bweekends?\b/i.test(text)) return ['Saturday', 'Sunday']
  return DAYS.filter((day) => new RegExp(`\\b${day}s?\\b`, 'i').test(text))
}

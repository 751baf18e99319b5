import { comesHome, stepFree } from './choices.ts'
import type { Indexed } from './service-index.ts'

/** Open Referral UK asks that a record is assured at least every three months. */
const ASSURED_DAYS = 92
const DAY_MS = 86_400_000

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** Standing things to look at before a service is suggested: closed, old, by referral only. */
export function standingChecks({ service }: Indexed, today: string): readonly string[] {
  const checks: string[] = []
  if (service.closed) checks.push('Temporarily closed, says the directory')
  if (service.attend.includes('referral')) checks.push('Needs a referral: ask how to make one')
  if (service.assured === null)
    checks.push('The directory doesn’t say when this was last checked: ring first')
  else {
    const days = daysBetween(service.assured, today)
    if (days > ASSURED_DAYS)
      checks.push(`${ageInWords(days)} since the directory checked this: ring first`)
  }
  return checks
}

function ageInWords(days: number): string {
  const months = Math.floor(days / 30.44)
  if (months < 24) return `${months} months`
  return `Over ${Math.floor(months / 12)} years`
}

/** One kind of thing that the record flags before an activity, and when it matters for a service. */
interface FlagRule {
  flag: RegExp
  /** Null when it does not matter here; otherwise what to ask. */
  ask(entry: Indexed): string | null
}

const meets = ({ meets: all }: Indexed, keys: readonly string[], least = 0.35) =>
  [...all].some(([need, strength]) => strength >= least && keys.includes(need.key))

const says = ({ service }: Indexed, words: RegExp) =>
  words.test([service.name, service.description, ...service.terms].join(' '))

const accessible = ({ service }: Indexed, words: RegExp) =>
  service.places.some(({ accessibility }) => accessibility.some((text) => words.test(text)))

const FOOD = ['food', 'lunchclub', 'hotmeals', 'cooking']
const OUTDOORS = ['gardening', 'walking']
const FOOD_WORDS =
  /\b(?:meals?|lunch(?:es)?|dinners?|breakfast|cakes?|cooking|soup|buffet|supper|teas? and|refreshments|food)\b/i
const ANIMAL_WORDS =
  /\b(?:dogs?|cats?|horses?|ponies|donkeys|hens|chickens|goats?|animals?|farm)\b/i
const OUTDOOR_WORDS =
  /\b(?:gardens?|gardening|allotments?|woodland|orchard|meadow|outdoors?|walks?|farm|beach)\b/i

const isVenue = ({ service }: Indexed) =>
  service.places.length > 0 && !service.from.includes('home')

const RULES: readonly FlagRule[] = [
  {
    flag: /allerg.*(?:nut|egg|milk|dairy|lactose|gluten|wheat|fish|shellfish|prawn|crustacea|seafood|soy|sesame|fruit|strawberr|kiwi|tomato|mustard|celery|food|banana|tuna)|coeliac/i,
    ask: (entry) => (meets(entry, FOOD) || says(entry, FOOD_WORDS) ? 'ask about food' : null),
  },
  {
    flag: /allerg.*(?:pollen|grass|tree|plant|bee|wasp|sting|insect|mould)|hay ?fever/i,
    ask: (entry) =>
      meets(entry, OUTDOORS) || says(entry, OUTDOOR_WORDS) ? 'ask about time outdoors' : null,
  },
  {
    flag: /allerg.*(?:\bcat|dog|horse|animal|fur|feather|bird|rabbit)/i,
    ask: (entry) =>
      meets(entry, ['pets']) || says(entry, ANIMAL_WORDS) ? 'ask about animals' : null,
  },
  {
    flag: /allerg.*latex/i,
    ask: (entry) =>
      meets(entry, ['exercise', 'arts']) ? 'ask about latex (bands, balloons, gloves)' : null,
  },
  {
    flag: /^(?:mobility|falls)\b|walking (?:stick|frame)|wheelchair|frail/i,
    ask: (entry) => {
      if (!isVenue(entry)) return null
      const level = stepFree(entry.service)
      if (level === false) return 'the directory mentions steps'
      if (level === null) return 'steps aren’t mentioned, ask about getting in'
      return meets(entry, ['exercise', 'walking', 'gardening'], 0.5)
        ? 'tell the leader before the first session'
        : null
    },
  },
  {
    flag: /\b(?:hearing|deaf)/i,
    ask: (entry) =>
      isVenue(entry) && !accessible(entry, /loop|bsl|sign/i) && !meets(entry, ['hearing'], 0.5)
        ? 'ask about a hearing loop or a quiet seat'
        : null,
  },
  {
    flag: /\b(?:sight|blind|vision|visual)/i,
    ask: (entry) =>
      meets(entry, ['sight'], 0.5) ? null : 'ask about large print and finding the way',
  },
  {
    flag: /^memory\b|dementia|memory/i,
    ask: (entry) =>
      meets(entry, ['dementia'], 0.4)
        ? null
        : 'ask whether they can support someone with memory problems',
  },
  {
    flag: /continence/i,
    ask: (entry) => (isVenue(entry) && !accessible(entry, /toilet/i) ? 'ask about toilets' : null),
  },
  {
    flag: /^getting about\b|transport/i,
    ask: (entry) =>
      isVenue(entry) && !comesHome(entry.service) && !meets(entry, ['transport'], 0.5)
        ? 'ask how people get there'
        : null,
  },
  {
    flag: /interpreter|language/i,
    ask: (entry) =>
      meets(entry, ['interpreter', 'esol'], 0.4) ? null : 'ask about an interpreter',
  },
]

/** What the record flags, where it matters for this service: "Allergy: Peanut: ask about food". */
export function flagChecks(entry: Indexed, flags: readonly string[]): readonly string[] {
  return flags.flatMap((flag) => {
    // "Sight, hearing and speech" names three senses; what follows the colon says which is meant.
    const told = /^Sight, hearing and speech: (.+)$/.exec(flag)?.[1] ?? flag
    const rules = RULES.filter((rule) => rule.flag.test(told))
    const asks = rules.map((rule) => rule.ask(entry)).filter((ask) => ask !== null)
    return asks.length === 0 ? [] : [`${flag.replace(/[\s.:;]+$/, '')}: ${asks.join('; ')}`]
  })
}

import type { Item } from '../item.ts'
import { CANNOT_READ_TERM, saysDoesNotRead } from './literacy.ts'
import { before, newest, type Open } from './open-items.ts'
import { isOwnSubject } from './subjects.ts'

/** A fact that a referral states and entries can contradict. */
export interface Comparable {
  /** Words of the referral that state it. */
  referral: RegExp
  but?: RegExp
  /** What follows from the entry for what the referral says, where both may be true. */
  means?: string
  /** The newest entry that says otherwise, with its words. */
  against(words: string, record: Compared): Against | null
}
export interface Against {
  item: Item
  says: string
}
export interface Compared {
  open: Open
  /** Entries of the person's own that were not denied, newest first. */
  own: readonly Item[]
  /** Sentences of notes and comments of the last years, newest first. */
  notes(): readonly { item: Item; sentence: string }[]
  today: string
}

const ENDED =
  /\b(?:late|died|dies|death|dead|passed away|widow\w*|ex|former|lost|(?<!weight )loss|ended|separat\w*|divorc\w*|left|leav(?:e|ing)|split|break-?up|broke up|threw|estranged|moved out|since (?:his|her|their) (?:husband|wife|partner)|wishes|used to)\b/i
const KIN =
  /\b(?:mum|mother|dad|father|son|daughter|brother|sister|husband|wife|partner|neighbour|friend|aunt|uncle|cousin)\b/i

const MARITAL_END =
  /^(?:widow(?:ed|er)?|divorced|separated|marital separation|death of (?:husband|wife|partner|spouse))\b/i
const MARITAL =
  /^(?:married|civil partner|cohabit|lives? with (?:husband|wife|partner|spouse)|remarried)/i
const DIED = /\b(?:husband|wife|partner|spouse)\b[^.;]{0,30}(?:\bd\.|\bdied\b|\bdeath\b)/i

const newestOf = (items: readonly Item[], term: RegExp) =>
  items.find((item) => item.date !== null && term.test(item.term))

const whole = (item: Item): Against => {
  const value = item.value === null || item.value.length > 40 ? '' : ` ${item.value}`
  const more =
    item.text !== null && item.text.length <= 80 ? `: ${item.text.replace(/\s+/g, ' ')}` : ''
  return { item, says: `${item.term}${value}${more}` }
}
/** The newer of two entries where the first is newer than the second. */
const newerThan = (item: Item | undefined, other: Item | undefined): Against | null =>
  item !== undefined && (other === undefined || (item.date ?? '') > (other.date ?? ''))
    ? whole(item)
    : null

const SMOKES =
  /^(?:current |heavy |light |moderate )?(?:cigarette )?smoker\b|^smokes\b|^cigarette consumption/i
const RETIRED = /\bretire/i
const AT_WORK =
  /\b(?:off work|works? (?:mornings|evenings|nights|days|at|for|in|part|full|as|\d)|after (?:her |his |their |a )?shifts?|at work|back at work|back to work|works \w+ings)\b/i
/** Says work itself, where "after her shift" leaves it to be guessed. */
const WORKS_PLAINLY =
  /\b(?:works? (?:mornings|afternoons|evenings|nights|days|at|for|in|part|full|as|\d)|\d+ (?:hrs?|hours)|tills?)\b/i
const AID =
  /\b(?:walking (?:stick|frame|aid)|stick (?:indoors|outdoors|now)|uses? (?:a |the )?(?:stick|frame|zimmer|rollator|crutch\w*|wheelchair|scooter)|zimmer|rollator|wheelchair user|crutches)\b/i

/** A relative named before "retired" is who retired. */
const KIN_RETIRED = new RegExp(`${KIN.source}[^,;]{0,20}\\bretired\\b`, 'i')

/** Words on paper that reach only somebody who reads. */
const PAPER =
  '(?:appointments?|letters?|leaflets?|forms?|booklets?|information|details|questionnaires?|plan)'
const READS = {
  means: 'they do not read, so letters may not reach them',
  against: (_words: string, { own, notes }: Compared): Against | null => {
    const coded = own.find(({ term, date }) => date !== null && CANNOT_READ_TERM.test(term))
    if (coded) return whole(coded)
    const said = notes().find(({ sentence }) => saysDoesNotRead(sentence))
    return said ? { item: said.item, says: said.sentence } : null
  },
}

export const COMPARABLES: readonly Comparable[] = [
  {
    referral: new RegExp(
      `\\b(?:please|kindly|could you|can you|would you|we will|I will)\\b[^.;]{0,30}\\b(?:send|post|write)\\b[^.;]{0,25}\\b(?:${PAPER}|to (?:him|her|them))\\b|\\b(?:please|kindly) write\\b(?! things down)`,
      'i',
    ),
    ...READS,
  },
  {
    referral: new RegExp(
      `\\b(?:(?:does|do|did|will|has) not|doesn['’]?t|didn['’]?t|never|not) (?:engage\\w*|respond\\w*|repl(?:y|ied)|return(?:ed)?|send back|sent back|answer(?:ed)? letters?)\\b|\\bnon-?(?:engage\\w*|complian\\w*|attend\\w*)|\\b(?:sent|given|gave|posted|enclosed)\\b[^.;]{0,25}\\b${PAPER}\\b`,
      'i',
    ),
    ...READS,
  },
  {
    referral:
      /\b(?:is married|married to|(?:liv(?:es|ing)|home|together|stays)\b[^.;]*\bwith (?:\w+ ){0,3}(?:husband|wife|partner|spouse)|(?:supportive|caring|loving) (?:husband|wife|partner|spouse)|(?:her|his|their) (?:husband|wife|partner|spouse)\b)/i,
    but: ENDED,
    against: (_words, { own }) => {
      const ended =
        newestOf(own, MARITAL_END) ??
        own.find((item) => DIED.test(item.text ?? '') && item.date !== null)
      return newerThan(ended, newestOf(own, MARITAL))
    },
  },
  {
    referral:
      /\b(?:widow(?:ed|er)?|divorced|separated|(?:husband|wife|partner)\b[^.;]{0,20}\bdied)\b/i,
    but: /\b(?:daughter|son|mother|father|mum|dad|sister|brother|friend|parents)\b/i,
    against: (_words, { own }) => newerThan(newestOf(own, MARITAL), newestOf(own, MARITAL_END)),
  },
  {
    referral: /\blives? (?:\w+ ){0,2}(?:alone|by (?:him|her)self|on (?:his|her) own)\b/i,
    against: (_words, { own }) =>
      newerThan(
        newestOf(
          own,
          /^(?:lives? with|living with|cohabit|lives? in (?:a )?(?:care|nursing|residential))/i,
        ),
        newestOf(own, /^lives? alone/i),
      ),
  },
  {
    referral:
      /\b(?:lives?|living|stays)\b[^.;,]{0,20}\bwith (?:\w+ ){0,3}(?:husband|wife|partner|spouse|mum|mother|dad|father|parents|son|daughter|children|brother|sister|family|friends?)\b/i,
    against: (_words, { own }) =>
      newerThan(
        newestOf(own, /^(?:lives? alone|homeless)/i),
        newestOf(own, /^(?:lives?|living) with|^has a caregiver/i),
      ),
  },
  {
    referral: /\bretired\b/i,
    but: KIN_RETIRED,
    against: (_words, { own, notes, today }) => {
      const since = before(today, { years: 3 })
      const paper = newestOf(
        own,
        /\b(?:e?med3|fit note|statement of fitness)|^(?:employed|unemployed|in (?:full|part)[- ]time|(?:full|part)[- ]time (?:work|employ)|self[- ]employed)/i,
      )
      const atWork = notes().filter(
        ({ item, sentence }) =>
          (item.date ?? '') >= since && AT_WORK.test(sentence) && !RETIRED.test(sentence),
      )
      const said = atWork.find(({ sentence }) => WORKS_PLAINLY.test(sentence)) ?? atWork[0]
      const retired = newestOf(own, /^retired\b/i)
      const found = said !== undefined ? { item: said.item, says: said.sentence } : null
      if (found !== null && (found.item.date ?? '') > (retired?.date ?? '')) return found
      const recent = paper !== undefined && (paper.date ?? '') >= since ? paper : undefined
      return newerThan(recent, retired)
    },
  },
  {
    referral:
      /\b(?:(?:he|she|they) (?:currently |still )?works?|still working|in (?:full|part)[- ]time work|is employed)\b/i,
    but: /\b(?:used to|until|worked|no longer|would like)\b/i,
    against: (_words, { own }) =>
      newerThan(
        newestOf(own, /^(?:retired|unemployed|long[- ]term sick)\b/i),
        newestOf(
          own,
          /^(?:employed|in (?:full|part)[- ]time|(?:full|part)[- ]time|self[- ]employed)|fit note|med3/i,
        ),
      ),
  },
  {
    referral:
      /\b(?:does not|doesn['’]?t|never) (?:drink\w*|use)\b[^.;]{0,12}(?:alcohol)?|\bteetotal\b|\bno alcohol\b|\bnon-?drinker\b|\b(?:drinks?|alcohol)\b[^.;]{0,25}\b(?:rarely|occasional\w*|special occasions?|socially|very little|hardly|minimal)\b|\b(?:rarely|occasionally|hardly|seldom) drinks?\b/i,
    but: /\b(?:water|tea|coffee|enough|fluids?|cannabis|drugs)\b/i,
    against: (words, { open, own }) => {
      const [latest] = (open.byTopic.get('alcohol') ?? []).filter(
        (item) => unitsOf(item) !== null && isOwnSubject(item, ['alcohol']),
      )
      const limit = /does not|doesn|never|teetotal|no alcohol|non-?drinker/i.test(words) ? 0 : 14
      if (latest && (unitsOf(latest) ?? 0) > limit) return whole(latest)
      const problem = own.find(
        ({ type, active, term }) =>
          type === 'Condition' &&
          active === true &&
          /\balcohol\w* (?:misuse|depend|abuse|problem|withdraw)|alcoholi(?:sm|c)|harmful (?:use of )?alcohol/i.test(
            term,
          ),
      )
      return problem === undefined ? null : whole(problem)
    },
  },
  {
    referral: /\b(?:does not|doesn['’]?t|never) smoke\w*|\bnon-?smoker\b/i,
    against: (_words, { own }) =>
      newerThan(
        newestOf(own, SMOKES),
        newestOf(own, /^(?:ex-?smoker|never smoked|non-?smoker|stopped smoking|ex-)/i),
      ),
  },
  {
    referral: /\b(?:he|she|they|who) (?:still )?smokes\b|\bis a smoker\b/i,
    against: (_words, { own }) =>
      newerThan(
        newestOf(own, /^(?:ex-?smoker|never smoked|non-?smoker|stopped smoking)/i),
        newestOf(own, SMOKES),
      ),
  },
  {
    referral:
      /\b(?:no|nil|without|not had any)\b[^.;]{0,25}\b(?:mental health|mental illness|psychiatric|depression|anxiety)\b/i,
    against: (_words, { own }) => {
      const found = own.find(
        (item) =>
          item.type === 'Condition' &&
          !/bereave|grief/i.test(item.term) &&
          isOwnSubject(item, ['mental health']),
      )
      return found === undefined ? null : whole(found)
    },
  },
  {
    referral: /\bno (?:known )?allerg(?:y|ies)\b/i,
    against: (_words, { open }) => {
      const found = open.lasting
        .filter(
          ({ type, active, term }) =>
            type === 'AllergyIntolerance' && active !== false && !/^no\b|^nil\b/i.test(term),
        )
        .sort(newest)[0]
      return found === undefined ? null : whole(found)
    },
  },
  {
    referral:
      /\b(?:no (?:recent |history of |previous )?falls|(?:has not|never) (?:had a )?fall(?:en)?)\b/i,
    against: (_words, { own, today }) => {
      const since = before(today, { years: 2 })
      const found = newestOf(own, /\bfalls?\b(?!.*\b(?:risk|clinic|assess|prevent|review))/i)
      return found && (found.date ?? '') >= since ? whole(found) : null
    },
  },
  {
    referral: /\bno (?:\w+ )?safeguarding\b/i,
    against: (_words, { open }) => {
      const found = open.lasting
        .filter(
          ({ topics, negated, type }) =>
            topics.includes('adult safeguarding') && !negated && type === 'Condition',
        )
        .sort(newest)[0]
      return found === undefined ? null : { item: found, says: found.term }
    },
  },
  {
    referral:
      /\bno (?:walking |mobility )(?:aids?|problems?)\b|\b(?:fully|independently) mobile\b|\bwalks unaided\b/i,
    against: (_words, { own, notes, today }) => {
      const since = before(today, { years: 3 })
      const said = notes().find(
        ({ item, sentence }) => (item.date ?? '') >= since && AID.test(sentence),
      )
      const coded = own.find(({ term, date }) => AID.test(term) && (date ?? '') >= since)
      if (coded) return whole(coded)
      return said ? { item: said.item, says: said.sentence } : null
    },
  },
]

function unitsOf({ value }: Item): number | null {
  const units = /^(\d+(?:\.\d+)?)\s*(?:units?|u)\b/i.exec(value ?? '')?.[1]
  return units === undefined ? null : Number(units)
}

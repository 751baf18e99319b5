import type { BriefLine, ReferralView } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import type { Item } from '../item.ts'
import { type Against, COMPARABLES, type Compared } from './comparables.ts'
import { before, itemsSince, type Open } from './open-items.ts'
import { sentencesOf } from './sentences.ts'
import { type Told, toldInReferral } from './told.ts'

/** A fact that the referral and an entry say differently. Which of them is right is not decided. */
export interface Difference {
  /** The referral's words. */
  quote: string
  /** Every sentence of the referral that says the same; none where both may be true. */
  sentences: readonly string[]
  /** What the entry says, in its words. */
  says: string
  item: Item
  line: BriefLine
}

const YEARS_OF_NOTES = 3
const MOST_NOTES = 200
const MOST_DIFFERENCES = 6

/** Where the referral and the record say different things of a fact that can be compared, both dated. */
export function differencesOf(
  referral: ReferralView,
  open: Open,
  today: string,
): readonly Difference[] {
  const told = toldInReferral(referral)
  if (told.length === 0) return []
  let record: Compared | undefined
  const found: Difference[] = []
  const used = new Set<string>()
  for (const comparable of COMPARABLES) {
    const all = told.filter(
      ({ sentence }) => comparable.referral.test(sentence) && !comparable.but?.test(sentence),
    )
    const [stated] = all
    const match = stated && comparable.referral.exec(stated.sentence)
    if (!stated || !match) continue
    record ??= comparedOf(open, today)
    const against = comparable.against(match[0], record)
    if (against === null || used.has(against.item.reference)) continue
    used.add(against.item.reference)
    const sentences = all.map(({ sentence }) => sentence)
    const { means } = comparable
    const both = differenceOf(stated, match, { ...against, means })
    found.push({ ...both, sentences: means === undefined ? sentences : [] })
  }
  return found.slice(0, MOST_DIFFERENCES)
}

/** Says what somebody is though it denies something: "Ex-smoker", "Never smoked". */
const NOT_NOW = /^(?:ex-?smoker|never smoked|non-?smoker|stopped smoking)\b/i

function comparedOf(open: Open, today: string): Compared {
  const since = before(today, { years: YEARS_OF_NOTES })
  const own = open.coded.filter(
    (item) => isFit(item, today) && (!item.negated || NOT_NOW.test(item.term)),
  )
  const notes = () =>
    itemsSince(open, since)
      .filter(
        (item) =>
          (item.type === 'Condition' || item.type === 'Observation') &&
          (item.isNote || item.text !== null) &&
          !item.otherPerson &&
          isFit(item, today),
      )
      .slice(0, MOST_NOTES)
      .flatMap((item) =>
        sentencesOf(item.text ?? item.term).map((sentence) => ({
          item,
          sentence: sentence.slice(0, 400),
        })),
      )
  return { open, own, notes, today }
}

const isFit = ({ date, wordsClosed, isLaboratory }: Item, today: string): boolean =>
  !wordsClosed && !isLaboratory && date !== null && date <= today

function differenceOf(
  { sentence, line }: Told,
  match: RegExpExecArray,
  { item, says, means }: Against & { means: string | undefined },
): Omit<Difference, 'sentences'> {
  const quote = clauseOf(sentence, match)
  const at = line('')
  const when = at.date === null ? '' : ` of ${formatDate(at.date)}`
  return {
    quote,
    says,
    item,
    line: {
      text: `The referral${when} says “${quote}”. The record says${means === undefined ? '' : ` ${means}`}: ${says}`,
      date: item.date,
      sources: [item.reference, ...at.sources],
    },
  }
}

/** The part of a sentence, between commas, in which the words stand. */
function clauseOf(sentence: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length
  const cuts = [...sentence.slice(0, match.index).matchAll(/[,;] | and /g)]
  const cut = cuts.at(-1)
  const start = cut === undefined ? 0 : cut.index + cut[0].length
  const stop = sentence.slice(end).search(/[,;]|[.!?]$| and /)
  return sentence.slice(start, stop < 0 ? undefined : end + stop).trim()
}

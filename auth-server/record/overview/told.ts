import type { BriefLine, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import { sentencesOfLetter } from './letter.ts'
import { itemsSince, type Open } from './open-items.ts'
import { countWords, sentencesOf } from './sentences.ts'
import { isGuarded } from './subjects.ts'

/** A sentence with the line that shows it. */
export interface Told {
  sentence: string
  /** Null for the referral and its letter. */
  item: Item | null
  /** Who wrote it, as sent. */
  by: string | null
  line(text: string): BriefLine
}

const MOST_NOTES = 200
/** Longer sentences are not read by patterns. */
const MOST_LETTERS = 700
/** Of this few words a sentence says too little by itself. */
const FEW_WORDS = 3
const FEW_WORDS_POINTING = 6
const POINTS_BACK =
  /^(?:it|this|that|these|those|same|as above|stopped|started|restarted|reactive|better|worse|lapsed|not|also|still|then|again|says|chased|ditto|re-?referred|declined|offered|discussed|agreed|done)\b|\bd\/w\b/i
/** "Stopped, d/w Dr S.": of what, the sentence before says. */
const CUT_SHORT = /^\p{L}+ed(?:,| -)/u
const MOST_WORDS_CUT_SHORT = 12
/** A note of so few words stands whole rather than in part. */
const MOST_OF_A_WHOLE = 24
const MOST_TOGETHER = 40

/** The sentences of the referral and its letter, without greeting and close. */
export function toldInReferral(referral: ReferralView): readonly Told[] {
  const of = (
    text: string | null | undefined,
    { source, date, by }: { source: string; date: string | null; by: string | null },
  ) =>
    withoutFragments(sentencesOfLetter(text ?? '')).map(
      (sentence): Told => ({
        sentence: sentence.slice(0, MOST_LETTERS),
        item: null,
        by,
        line: (shown) => ({ text: shown, date, sources: [source] }),
      }),
    )
  return [
    ...of(referral.reason, { source: 'referral', date: referral.date, by: referral.referrer }),
    ...of(referral.letter?.text, {
      source: 'letter',
      date: referral.letter?.date ?? referral.date,
      by: referral.letter?.author ?? referral.referrer,
    }),
  ]
}

/** "Ring me if you see any": of what, the sentence before says. */
const ENDS_POINTING = /\b(?:if|when)\b[^.;,]{0,30}\b(?:any|these|those|them|this|that|it)[.!]?$/i
/** "Please do not press her on them": of what, the sentence before says. */
const FORBIDS_POINTING =
  /^(?:please )?(?:do not|don['’]?t|never|avoid)\b.*\b(?:on|about|of|into|over) (?:these|those|them|this|that|it)[.!]?$/i
const MOST_WORDS_POINTING = 12

/** Puts a sentence of very few words, or one that points back, behind the one before it. */
function withoutFragments(sentences: readonly string[]): readonly string[] {
  const whole: string[] = []
  for (const sentence of sentences) {
    const last = whole.at(-1)
    const words = countWords(sentence)
    const joins =
      (words <= FEW_WORDS && /[.!?]$/.test(sentence)) ||
      (words <= MOST_WORDS_POINTING &&
        (ENDS_POINTING.test(sentence) || FORBIDS_POINTING.test(sentence)))
    if (joins && last !== undefined) whole[whole.length - 1] = `${last} ${sentence}`
    else whole.push(sentence)
  }
  return whole
}

/** The sentences of open notes and comments of some years, newest first. */
export function toldInNotes(open: Open, since: string): readonly Told[] {
  return itemsSince(open, since)
    .filter(
      (item) =>
        !item.wordsClosed &&
        !item.isLaboratory &&
        item.type !== 'Encounter' &&
        item.type !== 'MedicationStatement' &&
        (item.isNote || item.text !== null),
    )
    .slice(0, MOST_NOTES)
    .flatMap((item) =>
      sentencesOf(item.text ?? item.term).map((sentence) => toldBy(item, sentence)),
    )
}

export const toldBy = (item: Item, sentence: string): Told => ({
  sentence: sentence.slice(0, MOST_LETTERS),
  item,
  by: item.who,
  line: (text) => ({ text, date: item.date, sources: [item.reference] }),
})

/**
 * A sentence of an entry so that it can stand alone: a coded entry's comment behind its term; of a note, a fragment
 * behind the sentence before it, or else before the one after it.
 */
export function standingAlone(item: Item, sentence: string): string {
  if (!item.isNote) {
    return item.term.toLowerCase().includes(sentence.toLowerCase())
      ? item.term
      : `${item.term}: ${sentence}`
  }
  if (!isFragment(sentence)) return sentence
  const written = sentencesOf(item.text ?? item.term)
  const all = written.filter((each) => each === sentence || !isGuarded(each))
  const whole = all.join(' ')
  if (all.length === written.length && countWords(whole) <= MOST_OF_A_WHOLE) return whole
  const at = all.indexOf(sentence)
  const beside = at > 0 ? [all[at - 1], sentence] : [sentence, all[at + 1]]
  const together = beside.filter((each) => each !== undefined).join(' ')
  return countWords(together) <= MOST_TOGETHER ? together : sentence
}

const isFragment = (sentence: string) => {
  const words = countWords(sentence)
  if (words <= MOST_WORDS_CUT_SHORT && CUT_SHORT.test(sentence)) return true
  return words <= FEW_WORDS || (words <= FEW_WORDS_POINTING && POINTS_BACK.test(sentence))
}

const ME =
  /\b(?:ring|call|phone|contact|text|e-?mail|tell|ask|let|to|with|through|mention|via) (me|us)\b/i

/** Who "me" or "us" is, where a line that stands alone says so. */
export function whoIsMe({ by }: Told, text: string): string {
  const me = ME.exec(text)?.[1]
  return me === undefined || by === null ? '' : ` (“${me}” is ${by})`
}

import type { AnswerPart, BriefLine } from '../../contract.ts'
import { clauseThat } from './clauses.ts'
import { isOfKind, OWN_MONEY, tellsOfDeath, tellsOfLoss } from './kinds.ts'
import { MOST_IN_REFERRAL, type Said } from './said-already.ts'
import { countWords } from './sentences.ts'
import { HOME, HOUSING, speaksOf } from './subjects.ts'
import type { Told } from './told.ts'

const MOST_LETTER_WORDS = 45
/** Stands where a sentence quoted above tells of the question and has no part that tells of it alone. */
export const TOLD_ABOVE = 'The letter tells of it in what is quoted above.'

/** A question with the topics that answer it. */
export interface Asked {
  key: AnswerPart['key']
  topics: readonly string[]
  also: readonly string[]
}

export interface LetterOptions {
  /** Sentences of the letter and of the reason for the referral. */
  told: readonly Told[]
  /** All questions: a sentence that answers two of them is cut where it can be, so that neither repeats the other. */
  questions: readonly Asked[]
  said: Said
  /** The record answers nothing of the question. */
  isEmpty: boolean
  /** The record does not say where and with whom the person lives now. */
  isHomeUnsaid: boolean
}

/**
 * What the referral tells of a question: each sentence once, whole; of one that tells of several questions, or that
 * is quoted above, the clause that tells of this one.
 */
export function answeredInLetter(question: Asked, options: LetterOptions): readonly BriefLine[] {
  const { told, questions, said, isEmpty } = options
  const tells = (text: string) => answers(question, text)
  const isNeeded = (text: string) =>
    isEmpty || (options.isHomeUnsaid && question.key === 'home' && tellsOfHome(text))
  const wanted = told
    .filter(
      (each) =>
        isLetter(each) && countWords(each.sentence) <= MOST_LETTER_WORDS && tells(each.sentence),
    )
    .toSorted((a, b) => Number(isNeeded(b.sentence)) - Number(isNeeded(a.sentence)))
  const lines: BriefLine[] = []
  let above: Told | undefined
  for (const each of wanted) {
    const { sentence, line } = each
    const isSaid = said.has(sentence)
    if (lines.length >= MOST_IN_REFERRAL) continue
    if (isSaid && (lines.length > 0 || !isNeeded(sentence))) continue
    const isShared =
      isSaid || questions.some((other) => other.key !== question.key && answers(other, sentence))
    const part = isShared ? clauseThat(sentence, tells) : null
    if ((part === null && isSaid) || (part !== null && said.isLine(part))) above ??= each
    else {
      said.add(sentence)
      if (part !== null) said.add(part)
      lines.push(line(`In the letter: ${part ?? sentence}`))
    }
  }
  if (lines.length > 0) return lines
  if (above !== undefined) return [pointAbove(question.key, above)]
  return told
    .filter((each) => !isLetter(each) && tells(each.sentence) && isNeeded(each.sentence))
    .slice(0, 1)
    .map(({ sentence, line }) =>
      line(`In the reason for referral: ${clauseThat(sentence, tells, { fewest: 1 }) ?? sentence}`),
    )
}

/**
 * Points to a sentence that is quoted above. "It" would read as a loss under losses and life events: a turn of another
 * kind stands there in its words.
 */
export function pointAbove(key: AnswerPart['key'], { sentence, line }: Told): BriefLine {
  if (key !== 'events' || tellsOfLoss(sentence)) return line(TOLD_ABOVE)
  const part = clauseThat(sentence, (text) => isOfKind(key, text))
  return line(`Told above too: ${part ?? sentence}`)
}

const isLetter = ({ line }: Told) => line('').sources[0] === 'letter'

const tellsOfHome = (text: string) => speaksOf(text, [...HOME.topics, ...HOUSING.topics])

const answers = ({ key, topics, also }: Asked, text: string) =>
  !saysNotKnown(text) &&
  ((speaksOf(text, [...topics, ...also]) && isOfKind(key, text)) ||
    (key === 'events' && BIRTH.test(text))) &&
  !(key === 'home' && (OWN_MONEY.test(text) || isRatherLoss(text)))

/** A birth is told in too many ways for the rules to know each for an event. */
const BIRTH =
  /\b(?:had|gave birth to|expecting) (?:her|his|their|an?) (?:\w+ )?(?:baby|child|son|daughter|twins)\b|\b(?:new|first|newborn) baby\b/i

const NOT_KNOWN = /\b(?:not asked|(?:do not|don['’]?t) know (?:about|whether|if|anything))\b/i

/** What the referrer does not know answers nothing. */
export const saysNotKnown = (sentence: string): boolean => NOT_KNOWN.test(sentence)

const isRatherLoss = (text: string) => tellsOfDeath(text) && !speaksOf(text, HOME.topics)

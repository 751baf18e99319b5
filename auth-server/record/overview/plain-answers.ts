import type { AnswerPart, BriefLine } from '../../contract.ts'
import { pointAbove, saysNotKnown } from './answers-in-letter.ts'
import { isOfKind, isWorkOfAnother, tellsOfDeath } from './kinds.ts'
import { before, type Open } from './open-items.ts'
import type { Said } from './said-already.ts'
import { countWords } from './sentences.ts'
import { standingAlone, type Told, toldInNotes } from './told.ts'

const HOME =
  /\b(?:lives?|living (?:at|in|with|on)|staying|stays (?:at|with)|lodg(?:er|ing)s?|sleep(?:s|ing) (?:in|on|at) (?:his|her|a|the|friends?)|house[- ]?share|shared house|approved premises|hostel|bungalow|caravan|women['’]?s refuge|temporary accommodation|owns? (?:a|the|his|her|their) (?:own )?(?:home|house|bungalow|flat)|rents|tenan\w+|council (?:house|flat)|care home|barracks|halls of residence)\b/i
const EVENT =
  /\b(?:redundan\w*|divorc\w*|separated|evict\w*|burgl\w*|robbed|bereave\w*|gave birth|(?:first|new) baby|had (?:a|her|his|their) (?:\w+ )?baby|retired (?:in|last|from)|shut down|house fire|flooded|miscarr\w*|adopted|fled|released (?:from|on)|diagnosed)\b/i

/** Names that read like words of money. */
const NAMES_LIKE_MONEY = /\b(?:Bill|Penny|Cash|Banks)\b/g

/** Plain words that answer a question where no rule knows the sentence for one about it. */
const PLAINLY: { readonly [key in AnswerPart['key']]?: (sentence: string) => boolean } = {
  home: (sentence) => HOME.test(sentence) && isOfKind('home', sentence) && !tellsOfDeath(sentence),
  money: (sentence) => isOfKind('money', sentence.replace(NAMES_LIKE_MONEY, '')),
  events: (sentence) => tellsOfDeath(sentence) || EVENT.test(sentence),
}

/** So many lines answer a question. */
export const ENOUGH = 2
const WITHIN_YEARS = 3
const MOST_WORDS = 45

/**
 * What the letter and the notes of the last years say of a question in plain words, where hardly anything answers it:
 * that no rule knows a sentence must not read as if nothing were recorded.
 */
export function plainAnswers(
  key: AnswerPart['key'],
  { open, told, said, today, have, names }: PlainOptions,
): readonly BriefLine[] {
  const isPlain = PLAINLY[key]
  if (isPlain === undefined || have >= ENOUGH) return []
  const lines: BriefLine[] = []
  const add = ({ sentence, item, line }: Told) => {
    if (lines.length + have >= ENOUGH || said.has(sentence)) return
    if (countWords(sentence) > MOST_WORDS || saysNotKnown(sentence) || !isPlain(sentence)) return
    if (key === 'money' && isWorkOfAnother(sentence, names)) return
    if (item?.otherPerson === true && !tellsOfDeath(sentence)) return
    const text = item === null ? `In the letter: ${sentence}` : standingAlone(item, sentence)
    if (said.has(text)) return
    said.add(text)
    lines.push(line(text))
  }
  for (const each of told) if (each.line('').sources[0] === 'letter') add(each)
  if (lines.length + have < ENOUGH) {
    const since = before(today, { years: WITHIN_YEARS })
    for (const each of toldInNotes(open, since)) {
      if (each.item?.type !== 'ReferralRequest') add(each)
    }
  }
  if (lines.length + have > 0) return lines
  const above = told.find(
    ({ sentence, line }) => line('').sources[0] === 'letter' && isPlain(sentence),
  )
  return above === undefined ? [] : [pointAbove(key, above)]
}

interface PlainOptions {
  open: Open
  told: readonly Told[]
  said: Said
  /** `YYYY-MM-DD` */
  today: string
  /** Given names of the person's contacts. */
  names: readonly string[]
  /** How many lines answer the question already. */
  have: number
}

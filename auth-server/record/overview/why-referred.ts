import type { ReferralView } from '../../contract.ts'
import { asksOfReader, saysHowToReach } from './how-to-reach.ts'
import { tellsOfHelp } from './kinds.ts'
import { bodyOfLetter } from './letter.ts'
import { countWords, sentencesOf } from './sentences.ts'
import { HOME, LOSS, MONEY, speaksOf, topicsIn, WORK } from './subjects.ts'

/** The person's own wish or need, or what the referrer asks for them. */
const WISH =
  /^(?:reason|details|presenting|wants?|goals?|aims?|support (?:needed|required)|what matters)\b[^:]{0,30}:|\b(?:would (?:like|love|value|appreciate|enjoy|suit|benefit|welcome|be glad|["“]?give|give anything)|what matters (?:most )?to (?:him|her|them)|wants?|wanting|hop(?:es|ing)|wish(?:es)?|longs|keen|looking for|might (?:come|like|enjoy)|nothing to do|misses (?!appointments?|a lot|calls|out\b|doses|clinics?)|needs? (?!an? interpreter|to be rung)|(?:he|she|they|who) (?:has |have )?asked (?:whether|if|for|me for|about)|asks (?:whether|if|for)|could you (?:please )?(?:look|help|find)|please (?:begin|start|help|look|find)|gets (?:him|her|them) out|at (?:her|his|their) limit|lonely|isolated)\b/i
/** Somebody else's refusal, what the referrer does not know, and facts of the file give no reason. */
const NO_REASON =
  /\b(?:(?:have|has|did) not (?:asked?|go through)|(?:do|does|did) not (?:know|want|need)|^I have (?:advised|met|chased|enclosed|attached)|no (?:known )?safeguarding|is (?:down|named|listed) as|next of kin|has a key|who is (?:safe|in)|takes? \p{L}+(?:ine|ol|ate|in|am|one|ide|il|pril|sartan|mide)\b(?!\s+(?:up|part))|BMI|blood pressure|no (?:known )?allerg\w+|^(?:p?pmh|past medical history|medications?|drugs?|allergies|(?:active )?problems|diagnos[ie]s|smok\w+(?: status)?|alcohol|consent\b[^:]*|interpreter\b[^:]*)\s*:|speaks (?:good )?english|see (?:her|him|them) as soon)\b/iu

const WISH_WEIGHS = 3

interface WhyOptions {
  mostWords: number
  /** Sentences left out since the record says otherwise: they stand with what it says. */
  doubted?: readonly string[]
  /** Words that stand elsewhere on the page: no background is taken from them. */
  elsewhere?: readonly string[]
}

/**
 * The reason, then the sentences of the letter that tell the person's own wish or need, then those that say most;
 * verbatim, up to so many words. What answers a question of its own (home, help, money, work) stands there, so that nothing stands twice.
 */
export function whyReferred(
  referral: ReferralView,
  { mostWords, doubted = [], elsewhere = [] }: WhyOptions,
): readonly string[] {
  const reasons = sentencesOf(referral.reason ?? '')
  const letter = bodyOfLetter(referral.letter?.text ?? '').filter(
    (sentence) => !doubted.some((each) => each.includes(sentence)),
  )
  const weighed = letter
    .filter(
      (sentence) =>
        !NO_REASON.test(sentence) && !saysHowToReach(sentence) && !asksOfReader(sentence),
    )
    .map((sentence, at) => ({
      sentence,
      at,
      isWish: WISH.test(sentence),
      words: countWords(sentence),
      weight:
        topicsIn(sentence).length + (WISH.test(sentence) ? WISH_WEIGHS : 0) + (at < 2 ? 0.5 : 0),
    }))
    .filter(
      ({ weight, isWish, sentence }) =>
        weight >= 1 &&
        (isWish ||
          !(
            answersElsewhere(sentence, reasons.length > 0) ||
            elsewhere.some((words) => words.includes(sentence))
          )),
    )
    .sort((a, b) => b.weight / Math.sqrt(b.words) - a.weight / Math.sqrt(a.words) || a.at - b.at)
  let left = mostWords
  const fits = (words: number) => {
    if (words > left) return false
    left -= words
    return true
  }
  const reason = reasons.filter((sentence) => fits(countWords(sentence)))
  const chosen = weighed.filter(({ words }) => fits(words))
  const [only] = [...reasons, ...letter]
  if (reason.length === 0 && chosen.length === 0 && only !== undefined) return [only]
  return [
    ...reason,
    ...chosen
      .sort((a, b) => Number(b.isWish) - Number(a.isWish) || a.at - b.at)
      .map(({ sentence }) => sentence),
  ]
}

/** Home, help and, beside a reason, money and work stand under questions of their own; a loss belongs here too. */
const answersElsewhere = (sentence: string, hasReason: boolean) =>
  !speaksOf(sentence, LOSS.topics) &&
  (speaksOf(sentence, HOME.topics) ||
    tellsOfHelp(sentence) ||
    (hasReason && speaksOf(sentence, [...MONEY.topics, ...WORK.topics])))

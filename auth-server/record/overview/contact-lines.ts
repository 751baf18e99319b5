import type { BriefLine } from '../../contract.ts'
import { forbids, isForColleagues, saysHowToReach } from './how-to-reach.ts'
import { standingAlone, type Told, whoIsMe } from './told.ts'

const MOST_FROM_REFERRAL = 5
const MOST_FROM_NOTES = 4

/**
 * What the referral and the notes say of reaching the person, each sentence once: what must not be done first, then
 * how and when; of either the latest first, so that of two that contradict each other both stand with their dates.
 */
export function contactLines(
  inReferral: readonly Told[],
  inNotes: readonly Told[],
  needs: readonly BriefLine[],
): readonly BriefLine[] {
  const seen = new Set<string>()
  const isNeed = (sentence: string) => needs.some(({ text }) => text.includes(sentence))
  const pick = (told: readonly Told[], most: number) =>
    told
      .filter(
        ({ sentence, item }) =>
          saysHowToReach(sentence) &&
          !isNeed(sentence) &&
          !(item !== null && isForColleagues(sentence)),
      )
      .map((each) => ({ line: lineOf(each), isForbidden: forbids(each.sentence) }))
      .filter(({ line: { text } }) => !seen.has(text) && seen.add(text))
      .sort((a, b) => Number(b.isForbidden) - Number(a.isForbidden))
      .slice(0, most)
  return [...pick(inReferral, MOST_FROM_REFERRAL), ...pick(inNotes, MOST_FROM_NOTES)]
    .sort(
      (a, b) =>
        Number(b.isForbidden) - Number(a.isForbidden) ||
        (b.line.date ?? '').localeCompare(a.line.date ?? ''),
    )
    .map(({ line }) => line)
}

function lineOf(told: Told): BriefLine {
  const { item, sentence } = told
  const text = item === null ? sentence : standingAlone(item, sentence)
  return told.line(`Making contact: ${text}${whoIsMe(told, text)}`)
}

import type { BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import { asksOfReader, forbids, isForColleagues, saysHowToReach } from './how-to-reach.ts'
import { monthsOf } from './open-items.ts'
import { sentencesOf } from './sentences.ts'
import { standingAlone, type Told, whoIsMe } from './told.ts'

const MOST_FROM_REFERRAL = 5
const MOST_FROM_NOTES = 5

/** What was said this much before the latest is marked as older, and comes after it. */
const MONTHS_APART = 12
const MAKING_CONTACT = 'Making contact'

/**
 * What the referral and the notes say of reaching the person, each sentence once: what was said lately, then what is
 * older and marked so; of either first what must not be done, then how and when, the latest first. Of two that
 * contradict each other both stand with their dates.
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
          (saysHowToReach(sentence) || (item === null && asksOfReader(sentence))) &&
          !isNeed(sentence) &&
          !(item !== null && isForColleagues(sentence)),
      )
      .map((each) => ({ line: lineOf(each), isForbidden: forbids(each.sentence) }))
      .filter(({ line: { text } }) => !seen.has(text) && seen.add(text))
      .sort((a, b) => Number(b.isForbidden) - Number(a.isForbidden))
      .slice(0, most)
  const all = [...pick(inReferral, MOST_FROM_REFERRAL), ...pick(inNotes, MOST_FROM_NOTES)]
  const latest = Math.max(0, ...all.map(({ line }) => monthsOf(line.date)))
  const isOlder = ({ date }: BriefLine) => date !== null && monthsOf(date) + MONTHS_APART < latest
  return all
    .sort(
      (a, b) =>
        Number(isOlder(a.line)) - Number(isOlder(b.line)) ||
        Number(b.isForbidden) - Number(a.isForbidden) ||
        (b.line.date ?? '').localeCompare(a.line.date ?? ''),
    )
    .map(({ line }) =>
      isOlder(line)
        ? { ...line, text: line.text.replace(MAKING_CONTACT, `${MAKING_CONTACT} (older)`) }
        : line,
    )
}

function lineOf(told: Told): BriefLine {
  const { item, sentence } = told
  const text = item === null ? sentence : ofNote(item, sentence)
  return told.line(`${MAKING_CONTACT}: ${text}${whoIsMe(told, text)}`)
}

/** What narrows the sentence before it. */
const NARROWS = /^(?:not|never|except|but|unless|or|if)\b/i
/** What was agreed by a sentence before, to which no hours belong but those of the person. */
const AGREED = /\b(?:consent\w*|agree[sd]?|referral|referred)\b/i

/**
 * A sentence of an entry so that it can stand alone: a few words of a note with the sentence before, whose hours or
 * number they may be, and what narrows them behind; what else follows says nothing of making contact.
 */
function ofNote(item: Item, sentence: string): string {
  const whole = standingAlone(item, sentence)
  if (!item.isNote || whole === sentence) return whole
  const all = sentencesOf(item.text ?? item.term)
  const at = all.indexOf(sentence)
  const before = all[at - 1]
  const after = all[at + 1]
  if (at < 0) return whole
  const isOwn = before === undefined || (AGREED.test(before) && HOURS.test(sentence))
  const narrowed = after !== undefined && NARROWS.test(after) ? [after] : []
  return [...(isOwn ? [] : [before]), sentence, ...narrowed].join(' ')
}

const HOURS = /\d\s*(?:am|pm)\b|\b(?:mornings?|afternoons?|evenings?)\b/i

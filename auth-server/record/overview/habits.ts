import type { AnswerPart, BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import { about, type Open } from './open-items.ts'
import { lineOf, type Said } from './said-already.ts'
import { sentencesOf } from './sentences.ts'
import {
  ALCOHOL,
  DRUGS,
  isGuarded,
  isOwnSubject,
  SMOKING,
  saysOf,
  speaksOf,
  tells,
} from './subjects.ts'
import { standingAlone } from './told.ts'

/** What says how much, or that it began or ended; advice, and others' habits, tell nothing of it. */
const AMOUNT =
  /\b(?:drink\w*|drank|drunk|bottles?|cans?|pints?|units|vodka|whisk(?:e)?y|wine|beers?|cider|lager|sober|abstinen\w*|lapse\w*|relaps\w*|stopped|quit|started|cut (?:down|back)|smok\w*|vap\w*|rollies|roll ups|\d+ ?(?:\/|a |per )d(?:ay)?|using|clean|heroin|crack|cocaine|cannabis|weed|ketamine)\b/i
const NOT_THEIRS =
  /\b(?:advi[cs]e\w*|leaflet|discuss\w*|offer\w*|referr\w*|ref to|brief intervention|audit|(?:house|flat)mates?|lads|neighbours?)\b/i

/** The latest about alcohol, smoking and drugs: what was coded, and what a later note says. */
export function habits(open: Open, said: Said): AnswerPart {
  const lines = [ALCOHOL, SMOKING, DRUGS].flatMap(({ topics }): BriefLine[] => {
    const own = tells(open, topics, (each) => isOwnSubject(each, topics))
    const item = own ?? tells(open, topics)
    if (item === undefined) return []
    const coded = lineOf(item, saysOf(item, topics))
    const later = own === undefined ? null : toldSince(open, topics, own)
    return [coded, ...(later === null ? [] : [later])].filter(({ text }) => !said.has(text))
  })
  return { key: 'habits', title: 'Alcohol, smoking, drugs', lines }
}

/** The newest note after an entry that says how much. */
function toldSince(open: Open, topics: readonly string[], own: Item): BriefLine | null {
  for (const item of about(open, topics)) {
    if ((item.date ?? '') <= (own.date ?? '')) return null
    const sentence = sentencesOf(item.text ?? (item.isNote ? item.term : '')).find(
      (each) =>
        speaksOf(each, topics) && AMOUNT.test(each) && !NOT_THEIRS.test(each) && !isGuarded(each),
    )
    if (sentence !== undefined) return lineOf(item, standingAlone(item, sentence))
  }
  return null
}

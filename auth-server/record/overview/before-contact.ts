import { type BriefLine, type ReferralView, SAFETY_LINE } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { contactLines } from './contact-lines.ts'
import { needsOf, READING } from './needs.ts'
import { before, type Open } from './open-items.ts'
import { riskLines } from './risk-lines.ts'
import { countWords, sentencesOf } from './sentences.ts'
import { isOwnSubject } from './subjects.ts'
import { toldInNotes, toldInReferral } from './told.ts'
import { fallingWeight } from './weight.ts'

/** Ends the list at all times. */
const NO_RISK_MEANS_NOTHING =
  "Practice alerts aren't shared by GP Connect. Nothing here doesn't mean no risk."

const MISSED = 'missed appointments'

/** Risk and safeguarding as dated headlines, how to reach the person, and the standing warning. */
export function beforeContact(
  record: PatientRecord,
  open: Open,
  options: { today: string; opened: ReadonlySet<string>; referral: ReferralView },
): readonly BriefLine[] {
  const inNotes = toldInNotes(open, before(options.today, { years: SAID_WITHIN_YEARS }))
  const { opened, today } = options
  const lines: BriefLine[] = [...riskLines(open, { opened, today, inNotes })]
  if (record.patient.interpreterRequired) {
    const language = record.patient.language ? ` (${record.patient.language})` : ''
    const text = `Interpreter needed${language}: in the practice's registration details`
    lines.push({ text, date: null, sources: [] })
  }
  const inReferral = toldInReferral(options.referral)
  const needs = needsOf(open, [...inReferral, ...inNotes], options.today)
  const isReading = ({ text }: BriefLine) => text.startsWith(READING)
  const contact = contactLines(inReferral, inNotes, needs)
  lines.push(...needs.filter(isReading), ...contact)
  const isSafetyClosed = lines.some(({ text }) => text === SAFETY_LINE)
  if (isSafetyClosed && contact.length > 0) {
    lines.push({ text: SAFETY_MAY_DIFFER, date: null, sources: [] })
  }
  lines.push(...needs.filter((need) => !isReading(need)))
  lines.push(...heavyDrinking(open), ...fallingWeight(open, options.today))
  const missed = missedAppointments(open, options.today)
  if (missed) lines.push(missed)
  return [...lines, { text: NO_RISK_MEANS_NOTHING, date: null, sources: [] }]
}

/** Stands under the open rules about making contact wherever something about safety is closed, whatever that says. */
export const SAFETY_MAY_DIFFER =
  'The safety information may say otherwise about making contact: open it first and compare the dates.'

const SAID_WITHIN_YEARS = 4

/** UK Chief Medical Officers' low risk drinking guidelines (2016): no more than this many units a week. */
const LOW_RISK_UNITS = 14
const UNITS = /^(\d+(?:\.\d+)?)\s*(?:units?|u)\b/i

/** The newest weekly units where they are above the guideline, with the figure before it. */
function heavyDrinking(open: Open): readonly BriefLine[] {
  const read = (open.byTopic.get('alcohol') ?? []).flatMap((item) => {
    const units = UNITS.exec(item.value ?? '')?.[1]
    return units !== undefined && isOwnSubject(item, ['alcohol'])
      ? [{ item, units: Number(units) }]
      : []
  })
  const [latest, earlier] = read
  if (latest === undefined || latest.units <= LOW_RISK_UNITS) return []
  const since = (item: Item) => (item.date ?? '') > (latest.item.date ?? '')
  if (
    (open.byTopic.get('alcohol') ?? []).some(
      (item) => since(item) && DRINKS_NO_MORE.test(item.term),
    )
  ) {
    return []
  }
  const from =
    earlier && earlier.units !== latest.units
      ? `; before that ${earlier.units}, ${formatDate(earlier.item.date)}`
      : ''
  const text = `Drinking: ${latest.units} units of alcohol a week recorded (the low-risk guideline is ${LOW_RISK_UNITS})${from}`
  return [{ text, date: latest.item.date, sources: [latest.item.reference] }]
}

/** Of an entry of its own: units counted before it tell of then. */
const DRINKS_NO_MORE =
  /^(?:current )?(?:non[- ]?drinker|ex-?drinker|former drinker|teetotal\w*|abstinent|stopped drinking|does not drink|never drinks)\b/i

/** Missed appointments of the last two years among what was fetched, as a number; null when there is none. */
export function missedAppointments(open: Open, today: string): BriefLine | null {
  const since = before(today, { years: 2 })
  const missed = (open.byTopic.get(MISSED) ?? []).filter(
    (item) => !item.negated && (item.date ?? '') >= since && tellsOfMissed(item),
  )
  const [latest] = missed
  if (latest === undefined) return null
  const entries = missed.length === 1 ? '1 entry' : `${missed.length} entries`
  const why = new Map<string, string>()
  for (const { text, isNote, type, date } of missed) {
    const words = isNote || type === 'ReferralRequest' ? '' : (text ?? '').trim()
    const count = countWords(words)
    if (count > 2 && count <= MOST_WHY_WORDS && !why.has(words)) why.set(words, formatDate(date))
  }
  const quoted = [...why]
    .slice(0, 2)
    .map(([words, date]) => `“${words.replace(/\s+/g, ' ')}” (${date})`)
    .join(' and ')
  const said = quoted === '' ? '' : ` The practice wrote: ${quoted}.`
  return {
    text: `Missed appointments, or hard to reach: ${entries} in the last 2 years of what was fetched.${said} The latest:`,
    date: latest.date,
    sources: missed.slice(0, 3).map(({ reference }) => reference),
  }
}

const MOST_WHY_WORDS = 16

/** What is filed with engagement and tells of something the person missed, or of nobody reaching them. */
const tellsOfMissed = (item: Item): boolean =>
  sentencesOf(`${item.term}. ${item.wordsClosed ? '' : (item.text ?? '')}`).some(
    (sentence) => HARD_TO_REACH.test(sentence) && !OF_OTHERS.test(sentence),
  )

const HARD_TO_REACH =
  /\b(?:did ?n[o'’]?t (?:attend|come|turn|answer|show|wait)|not attend\w*|fail(?:ed|s)? to (?:attend|come|engage)|non[- ]?(?:attend|engage)\w*|dna\w*|dna['’]d|wnb|fta|missed|no[- ]show|not (?:been )?brought|no (?:reply|answer|response|access)|not (?:been )?answer\w*|does ?n[o'’]?t (?:answer|attend|open|engage)|unable to (?:contact|reach)|uncontactable|cancel\w*|disengag\w*|not engag\w*|poor(?:ly)? engag\w*|hard to (?:reach|engage)|lost to follow|un(?:opened|answered)|letters? (?:returned|ignored)|walked out|left before|keeps (?:missing|cancelling)|wo(?:n['’]?t|uld ?n[o'’]?t) (?:come|engage|attend|see))\b/i
/** School; somebody else who did not answer; what the practice or another service put off. */
const OF_OTHERS =
  /\bschool (?:non[- ]?attend|refus)\w*|\bnon[- ]?attend\w* (?:at|of|from) school\b|\b(?:e-?mailed|wrote to|reported|chased|complain\w*|asked|council|landlord|housing|dwp|manager|mgr|agency|school|company|insurer)\b[^.;]{0,80}\bno (?:reply|answer|response)\b|\bcancel\w* by (?:them|us|the|hospital|clinic|practice|surgery|CAB|\p{Lu}{2,})\b|\b(?:missed|misses) (?:him|her|them|his|the (?:club|choir|company))\b/iu

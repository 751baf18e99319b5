import { type BriefLine, SAFETY_LINE } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { before, newest, type Open } from './open-items.ts'
import { saysOf, tells } from './subjects.ts'

/** Ends the list at all times. */
export const NO_RISK_MEANS_NOTHING =
  "Practice alerts aren't shared by GP Connect. Nothing here doesn't mean no risk."

const RISKS = ['risk to others', 'adult safeguarding', 'vulnerability']
const LANGUAGE = ['language and interpreter']
const CONTACT = ['contact needs']
const SENSES = ['sight, hearing and speech']
const MISSED = 'missed appointments'

/** Risk and safeguarding as dated headlines, how to reach the person, and the standing warning. */
export function beforeContact(
  record: PatientRecord,
  open: Open,
  options: { today: string; opened: ReadonlySet<string> },
): readonly BriefLine[] {
  const line = (item: Item, text: string): BriefLine => ({
    text,
    date: item.date,
    sources: [item.reference],
  })
  const headlines = record.items
    .filter((item) => item.closing === 'headline' && item.headline !== null)
    .sort(newest)
  const risks = open.items
    .filter(
      (item) =>
        item.type !== 'Encounter' && item.wordsClosed && hasAny(item, RISKS) && !item.negated,
    )
    .sort(newest)
  const lines: BriefLine[] = []
  if (
    record.items.some((item) => item.closing === 'safety' && !options.opened.has(item.reference))
  ) {
    lines.push({ text: SAFETY_LINE, date: null, sources: [] })
  }
  for (const item of firstOfEach(headlines, (each) => each.headline ?? '')) {
    lines.push(line(item, item.headline ?? ''))
  }
  for (const item of firstOfEach(risks, riskName).slice(0, 3))
    lines.push(line(item, riskName(item)))
  if (record.patient.interpreterRequired) {
    const language = record.patient.language ? ` (${record.patient.language})` : ''
    const text = `Interpreter needed${language}: in the practice's registration details`
    lines.push({ text, date: null, sources: [] })
  }
  for (const topics of [LANGUAGE, CONTACT, SENSES]) {
    const item = tells(open, topics)
    if (item) lines.push(line(item, saysOf(item, topics)))
  }
  const missed = missedAppointments(open, options.today)
  if (missed) lines.push(missed)
  return [...lines, { text: NO_RISK_MEANS_NOTHING, date: null, sources: [] }]
}

/** A coded entry by its term; a note, whose words open with a reason, by what it is about. */
const riskName = (item: Item): string =>
  item.isNote
    ? `Recorded in a note: ${item.topics.find((topic) => RISKS.includes(topic))}`
    : item.term

const hasAny = (item: Item, topics: readonly string[]) =>
  item.topics.some((topic) => topics.includes(topic))

function firstOfEach(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}

/** Missed appointments of the last two years among what was fetched, as a number; null when there is none. */
export function missedAppointments(open: Open, today: string): BriefLine | null {
  const since = before(today, { years: 2 })
  const missed = (open.byTopic.get(MISSED) ?? []).filter(
    ({ negated, date }) => !negated && (date ?? '') >= since,
  )
  const [latest] = missed
  if (latest === undefined) return null
  const entries = missed.length === 1 ? '1 entry' : `${missed.length} entries`
  return {
    text: `Missed or hard-to-make contact: ${entries} in the last 2 years of what was fetched, the latest`,
    date: latest.date,
    sources: missed.slice(0, 3).map(({ reference }) => reference),
  }
}

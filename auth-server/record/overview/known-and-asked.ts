import type { BriefLine } from '../../contract.ts'
import type { PatientRecord } from '../record.ts'
import { about, before, type Open } from './open-items.ts'
import { ASKED, KNOWN, type Subject, saysOf, tells } from './subjects.ts'

/** Facts that the person need not tell again: newest first of each subject, with date and source. */
export function alreadyKnown(
  record: PatientRecord,
  open: Open,
  today: string,
): readonly BriefLine[] {
  const lines = KNOWN.flatMap(({ name, topics, staleAfter }): BriefLine[] => {
    const limit = before(today, { years: staleAfter })
    const item = tells(open, topics, ({ date }) => date === null || date >= limit)
    if (item === undefined) return []
    const text = `${capital(name)}: ${saysOf(item, topics)}`
    return [{ text, date: item.date, sources: [item.reference] }]
  })
  const contacts = record.patient.contacts.slice(0, 2).flatMap(({ name, relationships }) =>
    name === ''
      ? []
      : [
          {
            text: `Contact: ${name}${relationships.length > 0 ? ` (${relationships.join(', ')})` : ''}, in the practice's registration details`,
            date: null,
            sources: [],
          },
        ],
  )
  return [...lines, ...contacts]
}

/** Gaps and stale facts, as things to ask. A gap is named only when no open entry at all speaks of the subject. */
export function askDontAssume(
  record: PatientRecord,
  open: Open,
  today: string,
): readonly BriefLine[] {
  const spoken = new Set<string>()
  for (const { topics, mentioned } of open.items) {
    for (const topic of topics) spoken.add(topic)
    if (mentioned !== undefined) for (const topic of mentioned) spoken.add(topic)
  }
  const lines: BriefLine[] = []
  if (record.warnings.some(({ code }) => code === 'confidential-items')) {
    const text = 'Some of this record is withheld: a gap here may not be a gap in the record.'
    lines.push({ text, date: null, sources: [] })
  }
  for (const subject of ASKED) {
    if (!subject.topics.some((topic) => spoken.has(topic))) {
      lines.push({ text: gap(subject, record), date: null, sources: [] })
      continue
    }
    const stale = staleFact(subject, open, today)
    if (stale) lines.push(stale)
  }
  return lines
}

/** Nothing closed was looked at for this, and the sentence says so wherever something is closed. */
function gap({ name }: Subject, record: PatientRecord): string {
  const closed = record.items.some((item) => item.closing !== null || item.wordsClosed)
  return `Nothing recorded about ${name} in what was fetched${closed ? ' and is open' : ''}.`
}

function staleFact(subject: Subject, open: Open, today: string): BriefLine | null {
  const [latest] = about(open, subject.topics)
  if (latest?.date == null) return null
  if (latest.date >= before(today, { years: subject.staleAfter })) return null
  return {
    text: `${capital(subject.name)} was last recorded more than ${subject.staleAfter} years ago: ${saysOf(latest, subject.topics)}`,
    date: latest.date,
    sources: [latest.reference],
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

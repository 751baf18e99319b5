import type { BriefLine } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import type { PatientRecord } from '../record.ts'
import { missedAppointments } from './before-contact.ts'
import { before, type Open } from './open-items.ts'

const QUARTERS = 4
const REPEATED = 3

/** Consultations by quarter, complaints that come back and missed appointments, as counts with their range. */
export function contactPattern(
  record: PatientRecord,
  open: Open,
  today: string,
): readonly BriefLine[] {
  if (!record.lists.get('consultations')?.present) return []
  const consultations = open.consultations.filter(
    ({ date, marks }) => date !== null && !marks.includes('byLinkage'),
  )
  const earliest = consultations.at(-1)?.date
  const lines: BriefLine[] = []
  if (earliest) {
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const to = before(today, { months: quarter * 3 })
      const from = before(today, { months: quarter * 3 + 3 })
      if (to <= earliest) break
      const held = consultations.filter(({ date }) => (date ?? '') > from && (date ?? '') <= to)
      const count = held.length === 1 ? '1 consultation' : `${held.length} consultations`
      lines.push({
        text: `${held.length === 0 ? 'No consultation in what came,' : `${atLeast(record)}${count}`} from ${formatDate(from)} to ${formatDate(to)}`,
        date: null,
        sources: held.slice(0, 3).map(({ reference }) => reference),
      })
    }
  }
  lines.push(...repeatedProblems(record, open, today))
  const missed = missedAppointments(open, today)
  return missed ? [...lines, missed] : lines
}

const atLeast = (record: PatientRecord) =>
  record.warnings.some(({ code }) => code === 'confidential-items') ? 'At least ' : ''

function repeatedProblems(record: PatientRecord, open: Open, today: string): readonly BriefLine[] {
  const since = before(today, { years: 1 })
  const recent = new Set<string>()
  for (const { type, date, reference } of record.items) {
    if (type === 'Encounter' && date !== null && date >= since) recent.add(reference)
  }
  const isRecent = (reference: string) => recent.has(reference)
  return open.lasting
    .filter(({ type }) => type === 'Condition')
    .map((item) => ({
      item,
      times: (record.problems.get(item.reference)?.consultations ?? []).filter(isRecent),
    }))
    .filter(({ times }) => times.length >= REPEATED)
    .sort((a, b) => b.times.length - a.times.length)
    .slice(0, 3)
    .map(({ item, times }) => ({
      text: `${item.term}: ${times.length} consultations since ${formatDate(since)}`,
      date: null,
      sources: [item.reference],
    }))
}

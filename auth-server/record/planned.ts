import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { formatDate, readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { dated, type Reading, startItem, whoOf } from './reading.ts'
import { noteTexts, wire, wires, words } from './wire.ts'

/** True for a test request, which belongs to an investigation; everything else is a diary entry. */
export function isTestRequest(resource: Resource): boolean {
  return words(resource.body.intent)?.trim().toLowerCase() === 'order'
}

/**
 * A diary entry: planned and incomplete whatever its code says, overdue or not. A test request that no report
 * claims is read the same way, as a test.
 */
export function readPlanned(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const order = isTestRequest(resource)
  const base = startItem(resource, order ? 'tests' : 'planned', reading)
  const coded = readCoded(body.code)
  const reasons = wires(body.reasonCode).map(readCoded)
  const occurrence = wire(body.occurrencePeriod)
  const { when, facts } = dated(
    body.occurrenceDateTime,
    occurrence?.start,
    body.occurrenceDate,
    ...(order ? [body.authoredOn] : []),
  )
  const end = readWhen(occurrence?.end).date
  const recorded = readWhen(body.authoredOn).date
  const requester = wire(body.requester)
  const own: Fact[] = []
  if (!order) own.push({ label: 'Planned for', value: formatDate(when.date) })
  if (end !== null && end !== when.date) own.push({ label: 'Until', value: formatDate(end) })
  if (recorded !== null) own.push({ label: 'Entered', value: formatDate(recorded) })
  const because = reasons.flatMap(({ term }) => term ?? [])
  if (because.length > 0) own.push({ label: 'Reason', value: because.join(', ') })
  return {
    ...base,
    codes: [...coded.codes, ...reasons.flatMap(({ codes }) => codes)],
    term: coded.term ?? base.term,
    otherTerms: coded.otherTerms,
    text: noteTexts(body.note).join('\n') || null,
    date: when.date,
    time: when.time,
    end,
    recorded,
    who: whoOf(resource, reading, requester?.agent ?? body.requester),
    where: reading.nameOf(body.performer, resource),
    status: order ? 'Requested' : 'Planned',
    marks: [
      ...base.marks,
      ...(order ? [] : (['planned'] as const)),
      ...(coded.degraded ? (['originalWording'] as const) : []),
    ],
    facts: [...own, ...facts],
    searchable: reasons.flatMap(({ otherTerms }) => otherTerms),
  }
}

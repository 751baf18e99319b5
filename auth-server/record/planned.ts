import type { Fact } from '../contract.ts'
import { readCoded } from './coded-text.ts'
import { dateOf, formatDate } from './dates.ts'
import type { Item } from './item.ts'
import { marked, nameOf, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import type { Resource } from './resource.ts'
import { noteTexts, wire, wires, words } from './wire.ts'

/** True for a test request, which belongs to an investigation; everything else is a diary entry. */
export function isTestRequest(resource: Resource): boolean {
  return words(resource.body.intent)?.trim().toLowerCase() === 'order'
}

/**
 * A diary entry: planned and incomplete whatever its code says, overdue or not. A test request that no report
 * claims is read the same way, as a test.
 */
export function readPlanned(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const order = isTestRequest(resource)
  const item = startItem(resource, order ? 'tests' : 'planned', reading)
  const coded = readCoded(body.code)
  const reasons = wires(body.reasonCode).map(readCoded)
  const occurrence = wire(body.occurrencePeriod)
  const unreadable = setWhen(
    item,
    body.occurrenceDateTime,
    occurrence?.start ?? body.occurrenceDate,
    order ? body.authoredOn : undefined,
  )
  const end = dateOf(occurrence?.end)
  const recorded = dateOf(body.authoredOn)
  const requester = wire(body.requester)
  const own: Fact[] = []
  if (!order) own.push({ label: 'Planned for', value: formatDate(item.date) })
  if (end !== null && end !== item.date) own.push({ label: 'Until', value: formatDate(end) })
  if (recorded !== null) own.push({ label: 'Entered', value: formatDate(recorded) })
  const because = reasons.flatMap(({ term }) => term ?? [])
  if (because.length > 0) own.push({ label: 'Reason', value: because.join(', ') })
  own.push(...unreadable)
  item.codes = [...coded.codes, ...reasons.flatMap(({ codes }) => codes)]
  item.term = coded.term ?? item.term
  item.otherTerms = coded.otherTerms
  item.text = noteTexts(body.note).join('\n') || null
  item.end = end
  item.recorded = recorded
  item.who = whoOf(requester?.agent ?? body.requester, resource, reading)
  item.where = nameOf(body.performer, resource, reading)
  item.status = order ? 'Requested' : 'Planned'
  item.facts = own
  item.searchable = reasons.flatMap(({ otherTerms }) => otherTerms)
  if (!order) marked(item, 'planned')
  if (coded.degraded) marked(item, 'originalWording')
  return item
}

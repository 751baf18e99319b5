import type { Fact } from '../contract.ts'
import { readCoded } from './coded-text.ts'
import { dateOf, formatDate } from './dates.ts'
import type { Item } from './item.ts'
import { quantity } from './measures.ts'
import { extensionOf, marked, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import type { Resource } from './resource.ts'
import { noteTexts, wire, words } from './wire.ts'

/** A problem as the practice highlighted it: significance, status, onset to end. */
export function readProblem(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'problems', reading)
  const coded = readCoded(body.code)
  const onset = wire(body.onsetPeriod)
  const unreadable = setWhen(item, body.onsetDateTime, onset?.start, body.assertedDate)
  const abatement = wire(body.abatementPeriod)
  const end = dateOf(body.abatementDateTime) ?? dateOf(abatement?.end) ?? dateOf(abatement?.start)
  const active = activity(body.clinicalStatus, end)
  const significance = significanceOf(resource)
  const recorded = dateOf(body.assertedDate)
  const started = dateOf(body.onsetDateTime) ?? dateOf(onset?.start)
  const facts: Fact[] = []
  if (significance !== null) {
    facts.push({ label: 'Significance', value: significance === 'major' ? 'Major' : 'Minor' })
  }
  if (started !== null) facts.push({ label: 'Started', value: formatDate(started) })
  if (end !== null) facts.push({ label: 'Ended', value: formatDate(end) })
  if (recorded !== null && recorded !== started) {
    facts.push({ label: 'Recorded', value: formatDate(recorded) })
  }
  const onsetWords = words(body.onsetString) ?? quantity(body.onsetAge)
  if (onsetWords !== null) facts.push({ label: 'Onset', value: onsetWords })
  const endWords = words(body.abatementString) ?? quantity(body.abatementAge)
  if (endWords !== null) facts.push({ label: 'End', value: endWords })
  facts.push(...unreadable)
  item.codes = coded.codes
  item.term = coded.term ?? item.term
  item.otherTerms = coded.otherTerms
  item.text = noteTexts(body.note).join('\n') || null
  item.end = end
  item.recorded = recorded
  item.who = whoOf(body.asserter, resource, reading)
  item.status = active === null ? null : active ? 'Active' : 'Ended'
  item.active = active
  item.significance = significance
  item.facts = facts
  if (active === false) marked(item, 'ended')
  if (coded.degraded) marked(item, 'originalWording')
  return item
}

function activity(status: unknown, end: string | null): boolean | null {
  const own = words(status)?.trim().toLowerCase()
  if (own === 'active' || own === 'recurrence' || own === 'relapse') return true
  if (own === 'inactive' || own === 'resolved' || own === 'remission') return false
  return end === null ? null : false
}

function significanceOf(resource: Resource): 'major' | 'minor' | null {
  const extension = extensionOf(resource, 'ProblemSignificance')
  if (!extension) return null
  const coded = readCoded(extension.valueCodeableConcept)
  const own = words(extension.valueCode) ?? coded.codes[0]?.code ?? coded.term
  const plain = own?.trim().toLowerCase()
  return plain === 'major' || plain === 'minor' ? plain : null
}

import type { Fact } from '../contract.ts'
import { readCoded } from './coded-text.ts'
import { dateOf, formatDate } from './dates.ts'
import type { Item } from './item.ts'
import { extensionOf, marked, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import type { Resource } from './resource.ts'
import { joined, manyWords, noteTexts, wires, words } from './wire.ts'

/** Codes of the HL7 NullFlavor system, which say that nothing is known. */
const NULL_FLAVOURS: ReadonlySet<string> = new Set(['NI', 'UNC', 'ASKU', 'UNK', 'NA', 'OTH'])

const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['medication', 'Medicine'],
  ['environment', 'Food, animals, pollen or other'],
  ['food', 'Food'],
  ['biologic', 'Biological substance'],
])

/** An allergy or intolerance. `verificationStatus` is always "unconfirmed" on this wire, so it is not read. */
export function readAllergy(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'allergies', reading)
  const coded = readCoded(body.code)
  const unreadable = setWhen(item, body.onsetDateTime, body.assertedDate)
  const ended = endOf(resource)
  const status = words(body.clinicalStatus)?.trim().toLowerCase()
  const active = status === 'active' ? true : status || ended.date || ended.reason ? false : null
  const reactions = wires(body.reaction)
  const manifestations = reactions.flatMap((reaction) =>
    wires(reaction.manifestation).map(readCoded),
  )
  const known = manifestations.filter(
    ({ codes, term }) =>
      term !== null && (codes.length === 0 || !codes.every(({ code }) => NULL_FLAVOURS.has(code))),
  )
  const own: Fact[] = []
  const add = (label: string, value: string | null) => {
    if (value !== null) own.push({ label, value })
  }
  add(
    'Kind',
    joined(
      manyWords(body.category).map((each) => CATEGORIES.get(each) ?? each),
      ', ',
    ),
  )
  add(
    'Reaction',
    joined(
      known.map(({ term }) => term),
      ', ',
    ),
  )
  add('Severity', words(reactions[0]?.severity))
  add('Ended', ended.date === null ? null : formatDate(ended.date))
  add('Why ended', ended.reason)
  const texts = [
    ...noteTexts(body.note),
    ...reactions.flatMap((reaction) => [
      ...manyWords(reaction.description),
      ...noteTexts(reaction.note),
    ]),
  ]
  item.codes = coded.codes
  item.term = coded.term ?? item.term
  item.otherTerms = coded.otherTerms
  item.text = texts.join('\n') || null
  item.end = ended.date
  item.recorded = dateOf(body.assertedDate)
  item.who = whoOf(body.recorder, resource, reading) ?? whoOf(body.asserter, resource, reading)
  item.status = active === null ? null : active ? 'Active' : 'Ended'
  item.active = active
  item.facts = [...own, ...unreadable]
  item.searchable = known.flatMap(({ otherTerms }) => otherTerms)
  if (active === false) marked(item, 'ended')
  if (coded.degraded) marked(item, 'originalWording')
  return item
}

function endOf(resource: Resource): { date: string | null; reason: string | null } {
  let date: string | null = null
  let reason: string | null = null
  for (const part of wires(extensionOf(resource, 'AllergyIntoleranceEnd')?.extension)) {
    if (part.url === 'endDate') date = dateOf(part.valueDateTime ?? part.valueDate)
    if (part.url === 'reasonEnded' || part.url === 'endReason') {
      reason = words(part.valueString) ?? readCoded(part.valueCodeableConcept).term
    }
  }
  return { date, reason }
}

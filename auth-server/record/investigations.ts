import { readCoded } from './coded-text.ts'
import { dateOf, formatDate } from './dates.ts'
import type { Item } from './item.ts'
import { marked, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import type { Resource } from './resource.ts'
import { joined, manyWords, noteTexts, wire, wires, words } from './wire.ts'

/** A laboratory report: what was tested, when it was issued, and its conclusion; its results are items of their own. */
export function readReport(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'tests', reading)
  const coded = readCoded(body.code)
  item.facts = setWhen(item, body.issued, body.effectiveDateTime)
  item.codes = coded.codes
  item.term = coded.term ?? item.term
  item.otherTerms = coded.otherTerms
  item.text = joined(
    [
      ...manyWords(body.conclusion),
      ...wires(body.codedDiagnosis).map((each) => readCoded(each).term),
    ],
    '\n',
  )
  item.who = whoOf(
    wires(body.performer).map((each) => each.actor ?? each),
    resource,
    reading,
  )
  item.isLaboratory = true
  if (coded.degraded) marked(item, 'originalWording')
  return item
}

/** A specimen that no report claims. */
export function readSpecimen(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'tests', reading)
  const coded = readCoded(body.type)
  const collection = wire(body.collection)
  const unreadable = setWhen(
    item,
    collection?.collectedDateTime,
    wire(collection?.collectedPeriod)?.start,
    body.receivedTime,
  )
  const received = dateOf(body.receivedTime)
  const id = words(wire(body.accessionIdentifier)?.value)
  item.codes = coded.codes
  item.term = coded.term === null ? 'Specimen' : `Specimen: ${coded.term}`
  item.otherTerms = coded.otherTerms
  item.text = noteTexts(body.note).join('\n') || null
  item.facts = [
    ...(received === null ? [] : [{ label: 'Received', value: formatDate(received) }]),
    ...unreadable,
  ]
  item.searchable = id === null ? [] : [id]
  item.isLaboratory = true
  return item
}

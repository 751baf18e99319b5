import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { formatDate, readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { dated, type Reading, startItem, whoOf } from './reading.ts'
import { joined, manyWords, noteTexts, wire, wires, words } from './wire.ts'

/** A laboratory report: what was tested, when it was issued, and its conclusion; its results are items of their own. */
export function readReport(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'tests', reading)
  const coded = readCoded(body.code)
  const { when, facts } = dated(body.issued, body.effectiveDateTime)
  return {
    ...base,
    codes: coded.codes,
    term: coded.term ?? base.term,
    otherTerms: coded.otherTerms,
    text: joined(
      [
        ...manyWords(body.conclusion),
        ...wires(body.codedDiagnosis).map((each) => readCoded(each).term),
      ],
      '\n',
    ),
    date: when.date,
    time: when.time,
    who: whoOf(
      resource,
      reading,
      wires(body.performer).map((each) => each.actor ?? each),
    ),
    marks: coded.degraded ? [...base.marks, 'originalWording'] : base.marks,
    facts,
    isLaboratory: true,
  }
}

/** A specimen that no report claims. */
export function readSpecimen(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'tests', reading)
  const coded = readCoded(body.type)
  const collection = wire(body.collection)
  const { when, facts } = dated(
    collection?.collectedDateTime,
    wire(collection?.collectedPeriod)?.start,
    body.receivedTime,
  )
  const received = readWhen(body.receivedTime).date
  const id = words(wire(body.accessionIdentifier)?.value)
  return {
    ...base,
    codes: coded.codes,
    term: coded.term === null ? 'Specimen' : `Specimen: ${coded.term}`,
    otherTerms: coded.otherTerms,
    text: noteTexts(body.note).join('\n') || null,
    date: when.date,
    time: when.time,
    facts: [
      ...(received === null ? [] : [{ label: 'Received', value: formatDate(received) }]),
      ...facts,
    ],
    searchable: id === null ? [] : [id],
    isLaboratory: true,
  }
}

import type { Fact } from '../contract.ts'
import { readCoded } from './coded-text.ts'
import { dateOf } from './dates.ts'
import type { Item } from './item.ts'
import { extensionOf, marked, nameOf, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import type { Resource } from './resource.ts'
import { noteTexts, wire, wires, words } from './wire.ts'

/** A vaccination, or the record that one was not given. What was done is in the VaccinationProcedure extension. */
export function readImmunisation(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'immunisations', reading)
  const procedure = readCoded(extensionOf(resource, 'VaccinationProcedure')?.valueCodeableConcept)
  const vaccine = readCoded(body.vaccineCode)
  const term = procedure.term ?? vaccine.term
  const unreadable = setWhen(item, body.date)
  const notGiven = body.notGiven === true || body.notGiven === 'true'
  const explanation = wire(body.explanation)
  const reasons = [
    ...wires(explanation?.reasonNotGiven),
    ...wires(explanation?.notGivenReason),
    ...wires(explanation?.reason),
  ].flatMap((reason) => readCoded(reason).term ?? [])
  const own: Fact[] = []
  if (notGiven) own.push({ label: 'Given', value: 'Not given' })
  if (reasons.length > 0) {
    own.push({ label: notGiven ? 'Why not given' : 'Why given', value: reasons.join(', ') })
  }
  const doses = wires(body.vaccinationProtocol).flatMap(
    (protocol) => words(protocol.doseSequence) ?? [],
  )
  if (doses.length > 0) own.push({ label: 'Dose', value: doses.join(', ') })
  const lot = words(body.lotNumber)
  if (lot !== null) own.push({ label: 'Batch', value: lot })
  const recorded = extensionOf(resource, 'DateRecorded')
  item.codes = [...procedure.codes, ...vaccine.codes]
  item.term = term ?? item.term
  item.otherTerms = [
    ...new Set(
      [vaccine.term, ...procedure.otherTerms, ...vaccine.otherTerms].flatMap((each) =>
        each === null || each === term ? [] : each,
      ),
    ),
  ]
  item.text = noteTexts(body.note).join('\n') || null
  item.recorded = dateOf(recorded?.valueDateTime)
  item.who = whoOf(
    wires(body.practitioner).map((each) => each.actor),
    resource,
    reading,
  )
  item.where = nameOf(body.location, resource, reading)
  item.status = notGiven ? 'Not given' : 'Given'
  item.facts = [...own, ...unreadable]
  if (notGiven) marked(item, 'notGiven')
  if (procedure.degraded || vaccine.degraded) marked(item, 'originalWording')
  return item
}

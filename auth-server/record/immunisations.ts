import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { dated, extensionOf, type Reading, startItem, whoOf } from './reading.ts'
import { noteTexts, wire, wires, words } from './wire.ts'

/** A vaccination, or the record that one was not given. What was done is in the VaccinationProcedure extension. */
export function readImmunisation(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'immunisations', reading)
  const procedure = readCoded(extensionOf(resource, 'VaccinationProcedure')?.valueCodeableConcept)
  const vaccine = readCoded(body.vaccineCode)
  const term = procedure.term ?? vaccine.term
  const { when, facts } = dated(body.date)
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
  return {
    ...base,
    codes: [...procedure.codes, ...vaccine.codes],
    term: term ?? base.term,
    otherTerms: [
      ...new Set(
        [vaccine.term, ...procedure.otherTerms, ...vaccine.otherTerms].flatMap((each) =>
          each === null || each === term ? [] : each,
        ),
      ),
    ],
    text: noteTexts(body.note).join('\n') || null,
    date: when.date,
    time: when.time,
    recorded: readWhen(recorded?.valueDateTime).date,
    who: whoOf(
      resource,
      reading,
      wires(body.practitioner).map((each) => each.actor),
    ),
    where: reading.nameOf(body.location, resource),
    status: notGiven ? 'Not given' : 'Given',
    marks: [
      ...base.marks,
      ...(notGiven ? (['notGiven'] as const) : []),
      ...(procedure.degraded || vaccine.degraded ? (['originalWording'] as const) : []),
    ],
    facts: [...own, ...facts],
  }
}

import { readCoded } from './coded-text.ts'
import { quantity } from './measures.ts'
import { joined, type Wire, wire, wires, words } from './wire.ts'

/** FHIR `Timing.repeat.periodUnit` (UCUM). */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['s', 'second'],
  ['min', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['wk', 'week'],
  ['mo', 'month'],
  ['a', 'year'],
])

/** A dose that came in parts and without words: how much, how often, and what else is said of taking it. */
export function doseInParts(dosage: Wire): string | null {
  const timing = wire(dosage.timing)
  const parts = [
    quantity(dosage.doseQuantity),
    readCoded(timing?.code).term ?? howOften(wire(timing?.repeat)),
    dosage.asNeededBoolean === true ? 'as needed' : readCoded(dosage.asNeededCodeableConcept).term,
    readCoded(dosage.route).term,
    ...wires(dosage.additionalInstruction).map((each) => readCoded(each).term),
  ]
  return joined(parts, ', ')
}

function howOften(repeat: Wire | null): string | null {
  const frequency = words(repeat?.frequency)
  const period = words(repeat?.period)
  const unit = UNITS.get(words(repeat?.periodUnit) ?? '')
  if (frequency === null || period === null || unit === undefined) return null
  const times = frequency === '1' ? 'once' : `${frequency} times`
  return period === '1'
    ? `${times} ${unit === 'hour' ? 'an' : 'a'} ${unit}`
    : `${times} in ${period} ${unit}s`
}

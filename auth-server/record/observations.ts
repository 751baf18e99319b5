import type { Area, Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { hasCode, readCoded } from './coded-text.ts'
import { readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { quantity, referenceRanges, valueWords } from './measures.ts'
import { dated, type Reading, startItem, whoOf } from './reading.ts'
import { joined, wire, wires, words } from './wire.ts'

const COMMENT_NOTE = '37331000000100'

/**
 * Uncategorised data, comment notes and laboratory results. A comment note's term is its own words; free text that
 * was typed around a code comes before (prefix component) and after (`comment`) it.
 */
export function readObservation(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const isLaboratory = reading.laboratory.has(resource.reference)
  const base = startItem(resource, areaOf(resource, isLaboratory, reading), reading)
  const coded = readCoded(body.code)
  const isNote = hasCode(body.code, COMMENT_NOTE)
  const parts = componentsOf(resource)
  const absent = readCoded(body.dataAbsentReason).term
  const value = joined([valueWords(body) ?? absent, ...parts.values], ', ')
  const text = joined([...parts.texts, words(body.comment)], '\n')
  const effective = wire(body.effectivePeriod)
  const { when, facts } = dated(body.effectiveDateTime, effective?.start, body.effectiveInstant)
  const noteWords = isNote ? (text ?? value) : null
  return {
    ...base,
    codes: coded.codes,
    term: noteWords ?? coded.term ?? base.term,
    otherTerms: coded.otherTerms,
    value: noteWords !== null && text === null ? null : value,
    text: noteWords !== null ? null : text,
    date: when.date,
    time: when.time,
    end: readWhen(effective?.end).date,
    recorded: readWhen(body.issued).date,
    who: whoOf(resource, reading, body.performer),
    where: organisationOf(resource, reading),
    marks: coded.degraded ? [...base.marks, 'originalWording'] : base.marks,
    facts:
      facts.length === 0 ? laboratoryFacts(resource) : [...facts, ...laboratoryFacts(resource)],
    searchable: parts.terms,
    isNote,
    isLaboratory,
  }
}

/** The area that the wire alone gives: what was measured is a test until its words say something else. */
function areaOf(resource: Resource, isLaboratory: boolean, reading: Reading): Area {
  if (isLaboratory) return 'tests'
  if (reading.immunisationStatus.has(resource.reference)) return 'immunisations'
  const { body } = resource
  const isMeasured = body.valueQuantity !== undefined || body.component !== undefined
  return isMeasured && !hasCode(body.code, COMMENT_NOTE) ? 'tests' : 'other'
}

const NO_FACTS: readonly Fact[] = []

interface Components {
  values: readonly string[]
  texts: readonly string[]
  terms: readonly string[]
}
const NO_COMPONENTS: Components = { values: [], texts: [], terms: [] }

/** Components: prefixes typed before the code, and labelled parts such as the two of a blood pressure. */
function componentsOf(resource: Resource): Components {
  if (resource.body.component === undefined) return NO_COMPONENTS
  const values: string[] = []
  const texts: string[] = []
  const terms: string[] = []
  for (const component of wires(resource.body.component)) {
    const value = valueWords(component) ?? readCoded(component.dataAbsentReason).term
    if (hasCode(component.code, COMMENT_NOTE)) {
      if (value !== null) texts.push(value)
      continue
    }
    const coded = readCoded(component.code)
    terms.push(...coded.otherTerms)
    const part = joined([coded.term, value], ' ')
    if (part !== null) values.push(part)
  }
  return { values, texts, terms }
}

function organisationOf(resource: Resource, reading: Reading): string | null {
  for (const value of wires(resource.body.performer)) {
    const target = reading.index.resolve(words(value.reference), resource)
    if (target?.type === 'Organization') return reading.nameOf(value, resource)
  }
  return null
}

function laboratoryFacts({ body }: Resource): readonly Fact[] {
  const isBare =
    body.referenceRange === undefined &&
    body.interpretation === undefined &&
    body.bodySite === undefined
  if (isBare) return NO_FACTS
  const facts: Fact[] = []
  const range = referenceRanges(body.referenceRange)
  if (range !== null) facts.push({ label: 'Usual range', value: range })
  const interpretation = readCoded(body.interpretation).term
  if (interpretation !== null) facts.push({ label: 'Interpretation', value: interpretation })
  const site = readCoded(body.bodySite).term ?? quantity(body.bodySite)
  if (site !== null) facts.push({ label: 'Body site', value: site })
  return facts
}

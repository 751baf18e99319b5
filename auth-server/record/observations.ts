import type { Area, Fact } from '../contract.ts'
import { readCoded } from './coded-text.ts'
import { dateOf } from './dates.ts'
import type { Code, Item } from './item.ts'
import { quantity, referenceRanges, valueWords } from './measures.ts'
import { marked, organisationOf, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import type { Resource } from './resource.ts'
import { joined, noteTexts, type Wire, wire, wires, words } from './wire.ts'

const COMMENT_NOTE = '37331000000100'
const isCommentNote = ({ code }: Code): boolean =>
  code === COMMENT_NOTE || (code.length > COMMENT_NOTE.length && code.trim() === COMMENT_NOTE)

/**
 * Uncategorised data, comment notes and laboratory results. A comment note's term is its own words; free text that
 * was typed around a code comes before (prefix component) and after (`comment`) it.
 */
export function readObservation(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const coded = readCoded(body.code)
  const isNote = coded.codes.some(isCommentNote)
  const item = startItem(resource, areaOf(resource, isNote, reading), reading)
  const parts = componentsOf(resource)
  const absent = body.dataAbsentReason === undefined ? null : readCoded(body.dataAbsentReason).term
  const value = withParts(valueWords(body) ?? absent, parts.values, ', ')
  const text = withParts(commentOf(body), parts.texts, '\n', true)
  const effective = wire(body.effectivePeriod)
  const unreadable = setWhen(item, body.effectiveDateTime, effective?.start, body.effectiveInstant)
  const noteWords = isNote ? (text ?? value) : null
  item.codes = coded.codes
  item.term = noteWords ?? coded.term ?? item.term
  item.otherTerms = coded.otherTerms
  item.value = noteWords !== null && text === null ? null : value
  item.text = noteWords !== null ? null : text
  if (effective !== null) item.end = dateOf(effective.end)
  item.recorded = dateOf(body.issued)
  if (body.performer !== undefined) {
    item.who = whoOf(body.performer, resource, reading)
    item.where = organisationOf(body.performer, resource, reading)
  }
  item.facts = laboratoryFacts(body, unreadable)
  item.searchable = parts.terms
  item.isNote = isNote
  item.isLaboratory = resource.isLaboratory
  if (coded.degraded) marked(item, 'originalWording')
  return item
}

/** The free text; later versions of FHIR call it `note`. */
function commentOf({ comment, note }: Wire): string | null {
  const own = words(comment)
  return note === undefined ? own : joined([own, ...noteTexts(note)], '\n')
}

/** A text with the parts that stand after it, or before it. */
function withParts(
  own: string | null,
  parts: readonly string[],
  separator: string,
  isBefore = false,
): string | null {
  if (parts.length === 0) return own
  return joined(isBefore ? [...parts, own] : [own, ...parts], separator)
}

/** The area that the wire alone gives: what was measured is a test until its words say something else. */
function areaOf(resource: Resource, isNote: boolean, reading: Reading): Area {
  if (resource.isLaboratory) return 'tests'
  if (reading.immunisationStatus.has(resource.reference)) return 'immunisations'
  const { body } = resource
  const isMeasured = body.valueQuantity !== undefined || body.component !== undefined
  return isMeasured && !isNote ? 'tests' : 'other'
}

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
    const coded = readCoded(component.code)
    if (coded.codes.some(isCommentNote)) {
      if (value !== null) texts.push(value)
      continue
    }
    terms.push(...coded.otherTerms)
    const part = joined([coded.term, value], ' ')
    if (part !== null) values.push(part)
  }
  return { values, texts, terms }
}

/** What stands beside a result, after what could not be read. */
function laboratoryFacts(body: Wire, unreadable: readonly Fact[]): readonly Fact[] {
  if (
    body.referenceRange === undefined &&
    body.interpretation === undefined &&
    body.bodySite === undefined
  ) {
    return unreadable
  }
  const facts = [...unreadable]
  const range = referenceRanges(body.referenceRange)
  if (range !== null) facts.push({ label: 'Usual range', value: range })
  const interpretation = readCoded(body.interpretation).term
  if (interpretation !== null) facts.push({ label: 'Interpretation', value: interpretation })
  const site = readCoded(body.bodySite).term ?? quantity(body.bodySite)
  if (site !== null) facts.push({ label: 'Body site', value: site })
  return facts
}

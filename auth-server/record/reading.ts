import type { Area, Fact, Mark } from '../contract.ts'
import { type BundleIndex, follow, type Resource } from './bundle-index.ts'
import { firstWhen, type When } from './dates.ts'
import type { Code, ItemType, ReadItem } from './item.ts'
import { extensionName, targetOf } from './references.ts'
import { wire, wires } from './wire.ts'

/** What the readers of the clinical areas share: the resources, and what was found about them beforehand. */
export interface Reading {
  index: BundleIndex
  /** Display name of a person, organisation, service or place. */
  nameOf(value: unknown, from: Resource): string | null
  /** Titles of the topics and headings under which consultations list a resource. */
  headings: ReadonlyMap<string, readonly string[]>
  /** The consultation whose structure lists a resource. */
  listedIn: ReadonlyMap<string, string>
  /** Problems that name a resource, or that it is. */
  problems: ReadonlyMap<string, readonly string[]>
  /** Results, headers and filing comments of laboratory reports. */
  laboratory: ReadonlySet<string>
  /** What the primary lists hold: the reference of each of their entries. */
  immunisationStatus: ReadonlySet<string>
}

const NO_WORDS: readonly string[] = []
const NO_CODES: readonly Code[] = []
const NO_FACTS: readonly Fact[] = []
const NO_MARKS: readonly Mark[] = []
const NOT_FOR_PATIENT: readonly Mark[] = ['notForPatient']

/** Every Encounter that a resource says it was recorded in, by the four elements GP Connect uses for it. */
export function encountersOf(resource: Resource): readonly string[] {
  const { body } = resource
  const found: string[] = []
  const add = (value: unknown) => {
    const target = value === undefined ? null : targetOf(value)
    if (target !== null && !found.includes(target)) found.push(target)
  }
  add(body.context)
  add(body.encounter)
  const context = wire(body.context)
  if (context) add(context.encounter)
  if (resource.type === 'AllergyIntolerance' && body.extension !== undefined) {
    for (const extension of wires(body.extension)) {
      if (extensionName(extension) === 'encounter-associatedEncounter') {
        add(extension.valueReference)
      }
    }
  }
  return found
}

/** The one extension of a name, or null. */
export function extensionOf(resource: Resource, name: string) {
  const value = resource.body.extension
  if (value === undefined) return null
  for (const extension of wires(value)) if (extensionName(extension) === name) return extension
  return null
}

/** An item with what every type has in common; the reader of its area fills in the rest. */
export function startItem(resource: Resource, area: Area, reading: Reading): ReadItem {
  const { reference } = resource
  const encounter = encountersOf(resource)[0] ?? reading.listedIn.get(reference) ?? null
  return {
    reference,
    type: resource.type as ItemType,
    area,
    codes: NO_CODES,
    term: 'No words recorded',
    otherTerms: NO_WORDS,
    value: null,
    text: null,
    date: null,
    time: null,
    end: null,
    recorded: null,
    who: null,
    where: null,
    status: null,
    active: null,
    significance: null,
    encounter,
    headings: reading.headings.get(reference) ?? NO_WORDS,
    problems: reading.problems.get(reference) ?? NO_WORDS,
    marks: isNotForPatient(resource) ? NOT_FOR_PATIENT : NO_MARKS,
    facts: NO_FACTS,
    searchable: NO_WORDS,
    isNote: false,
    isLaboratory: false,
  }
}

/** True for the NOPAT label: not to be disclosed to patient, family or carers. */
export function isNotForPatient(resource: Resource): boolean {
  return labelled(wire(resource.body.meta)?.security)
}

function labelled(value: unknown): boolean {
  return value !== undefined && wires(value).some((label) => label.code === 'NOPAT')
}

/** True when one of a document's own security labels is NOPAT. */
export function hasNoPatLabel(value: unknown): boolean {
  return wires(value).some((concept) => labelled(concept.coding))
}

/** Who did it, from the first of several elements that names someone. */
export function whoOf(
  resource: Resource,
  reading: Reading,
  ...values: readonly unknown[]
): string | null {
  for (const value of values) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) {
      const target = follow(reading.index, resource, one)
      if (target?.type === 'Organization' || target?.type === 'Location') continue
      const name = reading.nameOf(one, resource)
      if (name !== null) return name
    }
  }
  return null
}

/** The date that an item carries, with a fact for a date that cannot be read. */
export function dated(...values: readonly unknown[]): {
  when: When
  facts: readonly Fact[]
} {
  const when = firstWhen(...values)
  return {
    when,
    facts:
      when.unreadable === null
        ? NO_FACTS
        : [{ label: 'Date as it was sent', value: when.unreadable }],
  }
}

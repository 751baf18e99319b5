import type { Area, Fact, Mark, Reason } from '../contract.ts'
import type { BundleIndex } from './bundle-index.ts'
import { follow } from './bundle-index.ts'
import { dateOf, firstWhen, timeOf } from './dates.ts'
import type { Code, Item, ItemType } from './item.ts'
import { nameOfResource } from './people.ts'
import { displayOf, extensionName, targetOf } from './references.ts'
import type { RecordedIn, Resource } from './resource.ts'
import { wire, wires } from './wire.ts'

/** What the readers of the clinical areas share. */
export interface Reading {
  index: BundleIndex
  /** Entries of the immunisations list, which also holds consent and dissent Observations. */
  immunisationStatus: ReadonlySet<string>
}

/** What stands where a record holds no words at all. */
export const NO_TERM = 'No words recorded'
const NO_WORDS: readonly string[] = []
const NO_REASONS: readonly Reason[] = [{ text: 'no rule matched', rule: 'nothing matched' }]
const NO_CODES: readonly Code[] = []
const NO_FACTS: readonly Fact[] = []
const NO_MARKS: readonly Mark[] = []
const NOT_FOR_PATIENT: readonly Mark[] = ['notForPatient']

const NOWHERE: RecordedIn = { reference: null, encounter: null, encounters: [] }

function inside(encounter: Resource): RecordedIn {
  encounter.inside ??= { reference: encounter.reference, encounter, encounters: [encounter] }
  return encounter.inside
}

/** True for the practice whose record it is. */
export function isOwnPractice(organisation: Resource | null, { index }: Reading): boolean {
  const patient = index.ofType('Patient')[0]
  return (
    patient !== undefined &&
    organisation !== null &&
    follow(index, patient, patient.body.managingOrganization) === organisation
  )
}

/** Where a resource says it was recorded, by the four elements that GP Connect uses for it; worked out once. */
export function recordedIn(resource: Resource, index: BundleIndex): RecordedIn {
  resource.recorded ??= findRecordedIn(resource, index)
  return resource.recorded
}

function findRecordedIn(resource: Resource, index: BundleIndex): RecordedIn {
  const { body } = resource
  const { context, encounter } = body
  const extension = resource.type === 'AllergyIntolerance' ? body.extension : undefined
  if (encounter === undefined && extension === undefined) {
    if (context === undefined) return NOWHERE
    const only = encounterIn(context, resource, index)
    if (only?.type === 'Encounter' && wire(context)?.encounter === undefined) return inside(only)
  } else if (context === undefined && extension === undefined) {
    const only = encounterIn(encounter, resource, index)
    if (only?.type === 'Encounter') return inside(only)
  }
  const found: { reference: string | null; encounter: Resource | null; encounters: Resource[] } = {
    reference: null,
    encounter: null,
    encounters: [],
  }
  const add = (value: unknown) => {
    const written = targetOf(value)
    if (written === null) return
    const target = index.resolve(written, resource)
    const known = target?.type === 'Encounter' ? target : null
    if (found.reference === null) {
      found.reference = known?.reference ?? written
      found.encounter = known
    }
    if (known && !found.encounters.includes(known)) found.encounters.push(known)
  }
  add(context)
  add(encounter)
  add(wire(context)?.encounter)
  if (extension !== undefined) {
    for (const each of wires(extension)) {
      if (extensionName(each) === 'encounter-associatedEncounter') add(each.valueReference)
    }
  }
  return found
}

/** What an element names. Mostly that is the consultation that lists the resource. */
function encounterIn(value: unknown, resource: Resource, index: BundleIndex): Resource | null {
  const written = targetOf(value)
  const { listedIn } = resource
  return listedIn !== null && listedIn.reference === written
    ? listedIn
    : index.resolve(written, resource)
}

/** The one extension of a name, or null. */
export function extensionOf(resource: Resource, name: string) {
  const value = resource.body.extension
  if (value === undefined) return null
  for (const extension of wires(value)) if (extensionName(extension) === name) return extension
  return null
}

/**
 * An item with what every type has in common; the reader of its area fills in the rest. Every item is made here, with
 * all its fields at once, so that none of them is ever copied or reshaped: at ten thousand entries that is what counts.
 */
export function startItem(resource: Resource, area: Area, { index }: Reading): Item {
  const encounter = recordedIn(resource, index).reference ?? resource.listedIn?.reference ?? null
  const item: Item = {
    reference: resource.reference,
    type: resource.type as ItemType,
    area,
    codes: NO_CODES,
    term: NO_TERM,
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
    headings: resource.headings,
    problems: resource.problems,
    marks: isNotForPatient(resource) ? NOT_FOR_PATIENT : NO_MARKS,
    facts: NO_FACTS,
    searchable: NO_WORDS,
    isNote: false,
    isLaboratory: false,
    place: 'lower',
    closing: null,
    headline: null,
    wordsClosed: false,
    reasons: NO_REASONS,
    topics: NO_WORDS,
    mentioned: NO_WORDS,
    group: null,
    negated: false,
    otherPerson: false,
  }
  resource.item = item
  return item
}

/** A mark more. */
export const marked = (item: Item, mark: Mark): void => {
  item.marks = item.marks.length === 0 ? [mark] : [...item.marks, mark]
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

/** Display name of a person, organisation, service or place. */
export function nameOf(value: unknown, from: Resource, { index }: Reading): string | null {
  if (value === undefined || value === null) return null
  const target = follow(index, from, value)
  return (target === null ? null : nameOfResource(target, index)) ?? displayOf(value)
}

/** Who did it: the first person that an element names. */
export function whoOf(value: unknown, from: Resource, reading: Reading): string | null {
  if (value === undefined) return null
  if (!Array.isArray(value)) return personOf(value, from, reading)
  for (const one of value) {
    const name = personOf(one, from, reading)
    if (name !== null) return name
  }
  return null
}

function personOf(value: unknown, from: Resource, { index }: Reading): string | null {
  const target = follow(index, from, value)
  if (target === null) return displayOf(value)
  if (target.type === 'Organization' || target.type === 'Location') return null
  return nameOfResource(target, index) ?? displayOf(value)
}

/** The first organisation that an element names. */
export function organisationOf(value: unknown, from: Resource, reading: Reading): string | null {
  if (value === undefined) return null
  for (const one of wires(value)) {
    const target = follow(reading.index, from, one)
    if (target?.type === 'Organization') {
      return nameOfResource(target, reading.index) ?? displayOf(one)
    }
  }
  return null
}

/** Writes the first of several dates on an item; what cannot be read as one becomes a fact, which is answered. */
export function setWhen(
  item: Item,
  first: unknown,
  second?: unknown,
  third?: unknown,
): readonly Fact[] {
  for (let at = 0; at < 3; at++) {
    const value = at === 0 ? first : at === 1 ? second : third
    const date = dateOf(value)
    if (date === null) continue
    item.date = date
    item.time = timeOf(value)
    return NO_FACTS
  }
  const { unreadable } = firstWhen(first, second, third)
  return unreadable === null ? NO_FACTS : [{ label: 'Date as it was sent', value: unreadable }]
}

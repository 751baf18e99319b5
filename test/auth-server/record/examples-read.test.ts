import { describe, expect, it } from 'vitest'
import type { Item } from '../../../auth-server/record/item.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { examples, hasExamples, isReadable } from './examples.ts'
import { readOrThrow, TODAY } from './wire-builders.ts'

const ITEMS = new Set([
  'Condition',
  'Encounter',
  'MedicationStatement',
  'AllergyIntolerance',
  'Immunization',
  'Observation',
  'DiagnosticReport',
  'ReferralRequest',
  'DocumentReference',
  'QuestionnaireResponse',
])

describe.skipIf(!hasExamples)('every public example (skipped without them)', () => {
  it('is refused only when it is no collection Bundle or holds no Patient', () => {
    for (const { name, text } of examples()) {
      const value: unknown = JSON.parse(text)
      expect(readRecord([value], { today: TODAY }).ok, name).toBe(isReadable(value))
    }
  })

  it('conserves: six counts add up to its entries', () => {
    for (const { name, text } of examples()) {
      const value = JSON.parse(text)
      if (!isReadable(value)) continue
      const { total, ...classes } = readOrThrow(value).entries
      expect(total, name).toBe(value.entry.length)
      expect(
        Object.values(classes).reduce((sum, count) => sum + count, 0),
        name,
      ).toBe(total)
    }
  })

  it('has each of its items once, each counted where it stands', () => {
    for (const { name, text } of examples()) {
      const value = JSON.parse(text)
      if (!isReadable(value)) continue
      const record = readOrThrow(value)
      const expected = new Set<string>()
      for (const { resource } of value.entry) {
        if (ITEMS.has(resource?.resourceType)) {
          expected.add(`${resource.resourceType}/${resource.id}`)
        }
        for (const inner of resource?.contained ?? []) {
          if (inner.resourceType === 'AllergyIntolerance') {
            const container = resource.id === undefined ? 'List' : `List/${resource.id}`
            expected.add(`${container}#${inner.id}`)
          }
        }
      }
      const references = record.items.map(({ reference }) => reference)
      expect(new Set(references).size, name).toBe(references.length)
      for (const reference of expected)
        expect(record.byReference.has(reference), reference).toBe(true)
    }
  })

  it('conserves as the union of two retrievals, in either order', () => {
    const readable = examples()
      .filter(
        ({ name, text }) => /9465701262|9465701297/.test(name) && isReadable(JSON.parse(text)),
      )
      .map(({ text }) => JSON.parse(text))
    const numberOf = (bundle: { entry: { resource?: { resourceType?: string } }[] }) =>
      /"value":"(\d{10})"/.exec(
        JSON.stringify(bundle.entry.find(({ resource }) => resource?.resourceType === 'Patient')),
      )?.[1]
    let pairs = 0
    for (const first of readable) {
      for (const second of readable) {
        if (first === second || numberOf(first) !== numberOf(second)) continue
        const { total, ...classes } = readOrThrow(first, second).entries
        expect(total).toBe(first.entry.length + second.entry.length)
        expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(total)
        pairs++
      }
    }
    expect(pairs).toBeGreaterThan(5)
  })

  it('keeps every word that a search must find', () => {
    const lost: string[] = []
    for (const { name, text } of examples()) {
      const value = JSON.parse(text)
      if (!isReadable(value)) continue
      const record = readOrThrow(value)
      const kept = new Set<string>()
      for (const item of record.items) {
        for (const each of wordsOf(item)) for (const line of each.split('\n')) kept.add(line)
      }
      const whole = [...kept].join('\n')
      for (const { resource } of value.entry) {
        for (const words of mustBeFound(resource)) {
          for (const line of words.split('\n')) {
            if (
              line.trim() !== '' &&
              line !== 'Comment note' &&
              !kept.has(line) &&
              !whole.includes(line)
            ) {
              lost.push(`${name} ${resource.resourceType}/${resource.id}: ${line}`)
            }
          }
        }
      }
    }
    expect(lost).toEqual([])
  }, 60_000)
})

/** Every text of an item that a search goes through. */
function wordsOf(item: Item): readonly string[] {
  return [
    item.term,
    ...item.otherTerms,
    item.value ?? '',
    item.text ?? '',
    item.where ?? '',
    ...item.headings,
    ...item.searchable,
    ...item.facts.map(({ value }) => value),
  ]
}

type Any = Record<string, unknown>

/** Strings under these keys of a resource are words somebody wrote or chose. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  Observation: ['code', 'comment', 'valueString', 'valueCodeableConcept', 'component'],
  Condition: ['code', 'note'],
  Encounter: ['type'],
  ReferralRequest: ['reasonCode', 'description', 'note'],
  List: ['title'],
  MedicationStatement: ['dosage', 'note'],
  MedicationRequest: ['dosageInstruction', 'note'],
  Medication: ['code'],
  ProcedureRequest: ['code', 'note'],
  AllergyIntolerance: ['code', 'note'],
  DocumentReference: ['description', 'type'],
  Immunization: ['note'],
}

function mustBeFound(resource: Any): string[] {
  // Of lists only the titles of a consultation's own: the others name areas, and one without a code has no level.
  if (resource?.resourceType === 'List' && !(resource.encounter && resource.code)) return []
  const keys = WORDS[String(resource?.resourceType)] ?? []
  return keys.flatMap((key) => wordsIn(resource[key], key))
}

/** `text`, `display`, `valueString` … wherever they stand below. */
function wordsIn(value: unknown, key: string): string[] {
  if (typeof value === 'string') {
    return /^(text|display|comment|valueString|description|descriptionDisplay|title)$/.test(key)
      ? [value]
      : []
  }
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(each, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'timing' || name === 'authorReference' ? [] : wordsIn(each, name),
  )
}

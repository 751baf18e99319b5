import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREAS } from '../../../auth-server/contract.ts'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import { presentItem } from '../../../auth-server/record/present.ts'
import { problemView } from '../../../auth-server/record/problem-view.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { sectionView } from '../../../auth-server/record/section.ts'
import { timelineView } from '../../../auth-server/record/timeline.ts'
import { examples, hasExamples, isReadable } from './examples.ts'
import { lifeBundle } from './life.ts'
import { mutate, mutations } from './mutating.ts'
import { TODAY } from './wire-builders.ts'

function expectSound(bundle: unknown): void {
  const read = readRecord([bundle], { today: TODAY })
  if (!read.ok) {
    expect(['answer-unreadable', 'answer-without-patient']).toContain(read.code)
    return
  }
  const { record } = read
  const { total, ...classes } = record.entries
  expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(total)
  const { entry } = bundle as { entry: unknown }
  expect(total).toBe(Array.isArray(entry) ? entry.length : 0)
  expect(record.notUnderstood).toHaveLength(record.entries.notUnderstood)
  expect(record.byReference.size).toBe(record.items.length)
  const opened = new Set<string>()
  for (const area of AREAS) sectionView(record, area, { all: true, asked: null, opened })
  for (const item of record.items) presentItem(item, opened)
  for (const [reference] of record.problems) problemView(record, reference, opened)
  for (const [reference] of record.consultations) consultationView(record, reference, opened)
  timelineView(record, { all: true, asked: null, opened })
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
}

describe('a Bundle that is odd in any way', () => {
  it('never throws and always conserves, mutated from a life of our own', () => {
    fc.assert(
      fc.property(mutations, (given) => {
        const bundle = lifeBundle()
        mutate(bundle, given)
        expectSound(bundle)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it.skipIf(!hasExamples)(
    'never throws and always conserves, mutated from public examples (skipped without them)',
    () => {
      const readable = new Map(
        examples()
          .filter(({ text }) => text.length < 60_000 && isReadable(JSON.parse(text)))
          .map(({ name, text }) => [name, text]),
      )
      expect(readable.size).toBeGreaterThan(15)
      fc.assert(
        fc.property(fc.constantFrom(...readable.keys()), mutations, (name, given) => {
          const bundle = JSON.parse(readable.get(name) ?? '')
          mutate(bundle, given)
          expectSound(bundle)
        }),
        { numRuns: 200 },
      )
    },
    60_000,
  )

  it('survives lists that contain themselves and each other', () => {
    const bundle = lifeBundle()
    const lists = bundle.entry.flatMap(({ resource }) =>
      resource.resourceType === 'List' && resource.id ? [resource] : [],
    )
    for (const list of lists) {
      list.entry = lists.map(({ id }) => ({ item: { reference: `List/${id}` } }))
    }
    expectSound(bundle)
  })

  it('survives objects that contain themselves', () => {
    const bundle = lifeBundle()
    for (const { resource } of bundle.entry)
      resource.extension = [resource, { extension: resource }]
    expectSound(bundle)
  })
})

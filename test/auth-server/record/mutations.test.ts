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
import { TODAY } from './wire-builders.ts'

type Slot = { holder: Record<string, unknown> | unknown[]; key: string | number }

/** Every place in a value where something stands. */
function slotsOf(root: unknown): Slot[] {
  const slots: Slot[] = []
  const waiting: unknown[] = [root]
  const seen = new Set<unknown>()
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>
      slots.push({ holder, key })
      waiting.push(holder[key])
    }
  }
  return slots
}

const deep = (levels: number): unknown => {
  let value: unknown = 'end'
  for (let at = 0; at < levels; at++) value = at % 2 ? [value] : { item: value, entry: value }
  return value
}

const ODD: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => -1.5,
  () => '',
  () => [],
  () => ({}),
  () => [null, [], 7, 'x', {}],
  () => ({ reference: 'List/none' }),
  () => ({ reference: 17 }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": "x", "toString": 1}'),
  () => '\u0000\ud800 ﷽ \u202e e\u0301 👩‍👩‍👧',
  () => 'x'.repeat(100_000),
  () => '9999-99-99',
  () => deep(20_000),
]

/** A copy; of what is too deep to be copied, the thing itself. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    return value
  }
}

type Mutation = { at: number; kind: number; odd: number }

function mutate(root: unknown, mutations: readonly Mutation[]): void {
  for (const { at, kind, odd } of mutations) {
    const slots = slotsOf(root)
    const slot = slots[at % slots.length]
    const other = slots[(at * 31 + odd) % slots.length]
    if (!slot || !other) return
    const holder = slot.holder as Record<string, unknown>
    const value = (other.holder as Record<string, unknown>)[other.key as string]
    if (kind === 0) delete holder[slot.key as string]
    else if (kind === 1) holder[slot.key as string] = ODD[odd % ODD.length]?.()
    else if (kind === 2) holder[slot.key as string] = value
    else if (Array.isArray(slot.holder)) slot.holder.push(copyOf(slot.holder[0]))
    else holder[`${slot.key}`] = [holder[slot.key as string]]
  }
}

const mutations = fc.array(
  fc.record({ at: fc.nat(1_000_000), kind: fc.nat(3), odd: fc.nat(1000) }),
  { minLength: 1, maxLength: 12 },
)

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

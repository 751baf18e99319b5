import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemFor } from '../../../auth-server/record/problem-view.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { lifeBundle } from './life.ts'
import { mutate, mutations } from './mutating.ts'
import { type Json, NHS_NUMBER, patient, readOrThrow, TODAY } from './wire-builders.ts'

type Life = ReturnType<typeof lifeBundle>

/** A life of which only some entries came; the patient always does. */
function partOf(picked: readonly boolean[]): Life {
  const life = lifeBundle()
  life.entry = life.entry.filter(
    ({ resource }, at) => resource.resourceType === 'Patient' || picked[at % picked.length],
  )
  return life
}

/** What a record says, whatever the order in which it came. */
function said(...bundles: readonly unknown[]) {
  const record = readOrThrow(...bundles)
  const sorted = (values: readonly string[]) => [...values].sort()
  return {
    items: Object.fromEntries(
      [...record.byReference].map(([reference, item]) => [
        reference,
        {
          // What a consultation without structure was about follows the order in which its entries came.
          term: item.type === 'Encounter' ? null : item.term,
          date: item.date,
          place: item.place,
          area: item.area,
          text: item.text,
          problems: sorted(item.problems),
        },
      ]),
    ),
    problems: Object.fromEntries(
      [...record.problems].map(([reference, { consultations, linked, missing }]) => [
        reference,
        {
          consultations: sorted(consultations),
          linked: sorted(linked),
          missing: sorted(missing),
        },
      ]),
    ),
    notUnderstood: sorted(record.notUnderstood.map(({ reference }) => reference)),
  }
}

const parts = fc.array(fc.boolean(), { minLength: 5, maxLength: 60 })

describe('several retrievals of one record', () => {
  it('say no more together with themselves than alone', () => {
    fc.assert(
      fc.property(parts, (picked) => {
        const alone = said(partOf(picked))
        expect(said(partOf(picked), partOf(picked))).toEqual(alone)
      }),
      { numRuns: 60 },
    )
  })

  it('say the same in whatever order they come, where no entry differs', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(said(partOf(one), partOf(other))).toEqual(said(partOf(other), partOf(one)))
      }),
      { numRuns: 60 },
    )
  })

  it('lose nothing that either of them says', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const both = readOrThrow(partOf(one), partOf(other))
        // A drug or plan that stood alone is drawn in its medicine once that came.
        const isThere = (reference: string) => itemFor(both, reference) !== undefined
        for (const part of [one, other]) {
          const alone = [...readOrThrow(partOf(part)).byReference.keys()]
          expect(alone.filter((reference) => !isThere(reference))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('show the newest copy of an entry that changed', () => {
    const newer = lifeBundle()
    const alone = newer.entry.find(({ resource }) => resource.id === 'alone')
    if (!alone) throw new Error('the life has no such entry')
    alone.resource.comment = 'moved in with her daughter'
    const text = (...bundles: Life[]) =>
      readOrThrow(...bundles).byReference.get('Observation/alone')?.text
    expect(text(newer, lifeBundle())).toBe('moved in with her daughter')
    expect(text(lifeBundle(), newer)).toBe('since January')
  })

  it('are refused together when one is about another number, wherever its Patient stands', () => {
    const other: Json = patient({
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }],
    })
    fc.assert(
      fc.property(parts, fc.boolean(), fc.boolean(), (picked, isFirst, hasOwnId) => {
        const stranger = partOf(picked)
        stranger.entry = stranger.entry.filter(
          ({ resource }) => resource.resourceType !== 'Patient',
        )
        stranger.entry.push({ resource: hasOwnId ? { ...other, id: 'pat2' } : other })
        const bundles = isFirst ? [stranger, lifeBundle()] : [lifeBundle(), stranger]
        expect(readRecord(bundles, { today: TODAY })).toMatchObject({
          ok: false,
          code: 'another-patient',
        })
      }),
      { numRuns: 60 },
    )
    expect(NHS_NUMBER).not.toBe('9990000026')
  })

  it('account for every entry of both, whatever befell them on the way', () => {
    fc.assert(
      fc.property(parts, mutations, mutations, (picked, one, other) => {
        const bundles = [partOf(picked), lifeBundle()]
        mutate(bundles[0], one)
        mutate(bundles[1], other)
        const read = readRecord(bundles, { today: TODAY })
        if (!read.ok) return
        const { total, ...classes } = read.record.entries
        expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(total)
        const entries = bundles.map(({ entry }: { entry: unknown }) =>
          Array.isArray(entry) ? entry.length : 0,
        )
        expect(total).toBe(entries.reduce((sum, count) => sum + count, 0))
        expect(read.record.byReference.size).toBe(read.record.items.length)
        expect(read.record.notUnderstood).toHaveLength(read.record.entries.notUnderstood)
      }),
      { numRuns: 120 },
    )
  }, 60_000)
})

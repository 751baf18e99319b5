import { describe, expect, it } from 'vitest'
import { lanesOf } from '../../../app/models/lanes.ts'
import type { ItemView } from '../../../auth-server/contract.ts'
import { aConsultation, anItem, aProblem, aTimeline } from '../builders/items.ts'

const TODAY = '2026-11-22'
const timeline = (...items: readonly ItemView[]) => {
  const years = new Map<string | null, ItemView[]>()
  for (const item of items) {
    const year = item.date?.slice(0, 4) ?? null
    years.set(year, [...(years.get(year) ?? []), item])
  }
  return aTimeline({
    years: [...years].map(([year, held]) => ({
      year,
      entries: held.map((item) => ({ item, problems: [] })),
    })),
  })
}
const lane = (name: string, ...items: readonly ItemView[]) =>
  lanesOf(timeline(...items), [], TODAY)?.lanes.find((each) => each.name === name)

describe('the lanes of a timeline', () => {
  it('draw a problem from its start until now, or to its end', () => {
    const [mark] = lane('Depressive disorder', aProblem({ date: '2021-02-11' }))?.marks ?? []
    expect(mark?.at).toBeLessThan(0.2)
    expect(mark?.to).toBeGreaterThan(0.9)
    const ended = lane(
      'Depressive disorder',
      aProblem({ date: '2021-02-11', end: '2021-09-01' }),
      aConsultation({ date: '2026-01-01' }),
    )
    expect(ended?.marks[0]?.to).toBeLessThan(0.5)
  })

  it('make one narrow stretch of years in which nothing stands', () => {
    const axis = lanesOf(timeline(aProblem({ date: '1998' })), [], TODAY)?.axis
    expect(axis?.map(({ title }) => title)).toEqual(['1998', '1999 to 2025', '2026'])
    expect(axis?.[1]?.isGap).toBe(true)
    expect(axis?.[1]?.width).toBeLessThan(axis?.[0]?.width ?? 0)
    expect(axis?.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1)
  })

  it('write no year over its neighbour, and all of them alike', () => {
    const years = [1978, 1991, 1994, 2006, 2014, 2018, 2019, 2021, 2024, 2025, 2026]
    const items = years.flatMap((year) =>
      Array.from({ length: year > 2023 ? 12 : 1 }, () => anItem({ date: `${year}-05-02` })),
    )
    const axis = lanesOf(timeline(...items), [], TODAY)?.axis ?? []
    const shown = axis.filter(({ label }) => label !== '')
    for (const [index, { from, label }] of shown.entries()) {
      const room = (shown[index + 1]?.from ?? 1) - from
      expect(room).toBeGreaterThanOrEqual(label === '…' ? 0.03 : 0.06)
      expect(label).toMatch(/^(?:’\d\d|…)$/)
    }
    expect(shown.at(-1)?.label).toBe('’26')
    const spread = [2006, 2014, 2018].map((year) => anItem({ date: `${year}` }))
    expect(lanesOf(timeline(...spread), [], TODAY)?.axis.map(({ label }) => label)).toEqual([
      '2006',
      '…',
      '2014',
      '…',
      '2018',
      '…',
      '2026',
    ])
    const few = lanesOf(timeline(anItem({ date: '2024' }), anItem({ date: '2025' })), [], TODAY)
    expect(few?.axis.map(({ label }) => label)).toEqual(['2024', '2025', '2026'])
  })

  it('give entries that lie close together one mark with all of them, the newest first', () => {
    const marks = lane(
      'Consultations',
      aConsultation({ reference: 'Encounter/a', date: '2026-03-02' }),
      aConsultation({ reference: 'Encounter/b', date: '2026-03-09' }),
      aConsultation({ reference: 'Encounter/c', date: '2024-01-09' }),
    )?.marks
    expect(marks?.map(({ items }) => items.map(({ reference }) => reference))).toEqual([
      ['Encounter/c'],
      ['Encounter/b', 'Encounter/a'],
    ])
  })

  it('have a lane of their own for what happened in the life', () => {
    const event = anItem({ reference: 'Observation/e', term: 'Bereavement', date: '2024-03-12' })
    const lanes = lanesOf(timeline(aProblem()), [event], TODAY)?.lanes
    expect(lanes?.map(({ name }) => name)).toEqual(['Depressive disorder', 'Life events'])
  })

  it('are none where nothing has a date', () => {
    expect(lanesOf(timeline(anItem({ date: null })), [], TODAY)).toBeNull()
  })
})

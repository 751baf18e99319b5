import { describe, expect, it } from 'vitest'
import { putBack } from '../../app/left-out.ts'
import { AREAS, type SectionView } from '../../auth-server/contract.ts'
import { withoutEmpties } from '../../auth-server/record/left-out.ts'
import type { ViewContext } from '../../auth-server/record-desk.ts'
import type { OpenRecord } from '../../auth-server/record-shelf.ts'
import {
  overviewAnswer,
  retrievalAnswer,
  sectionAnswer,
  sectionsAnswer,
} from '../../auth-server/record-views.ts'
import { exampleRecords, sandboxRecords, TODAY } from './record/search/records.ts'

const context: ViewContext = {
  today: TODAY,
  referral: {
    source: 'stated',
    id: null,
    reason: 'Lonely since her husband died, behind with the rent.',
    referrer: null,
    date: '2026-11-02',
    letter: null,
  },
  policy: { areasOff: [], rulesOff: [], closings: {} },
  opened: [],
  lastOpened: '2025-01-01T10:00:00.000Z',
}

const records = [...sandboxRecords(), ...exampleRecords()].map(({ name, record }) => {
  const asked = { months: 36, from: '2023-11-22', to: TODAY, areas: ['problems'] } as const
  const opened = { record, retrievals: [{ kind: 'default', asked }] } as unknown as OpenRecord
  return { name, opened }
})

const overTheWire = (value: unknown, name: string): unknown =>
  putBack(JSON.parse(JSON.stringify(withoutEmpties(value, name))), name)

describe.each(records)('what the panel is sent of $name', ({ opened }) => {
  it('comes back whole, though what holds nothing is left out', () => {
    const overview = { type: 'overview', overview: overviewAnswer(opened, context) }
    expect(overTheWire(overview, '')).toEqual(overview)
    const sections = { type: 'sections', sections: sectionsAnswer(opened, context) }
    expect(overTheWire(sections, '')).toEqual(sections)
    expect(JSON.stringify(withoutEmpties(sections, ''))).not.toMatch(/:(null|\[\])/)
    for (const area of AREAS) {
      const section = sectionAnswer(opened, context, area, { all: true })
      expect(overTheWire(section, 'section')).toEqual(section)
    }
  })

  it('is of each list the first entries, with the numbers of all of them', () => {
    for (const first of sectionsAnswer(opened, context)) {
      const whole = sectionAnswer(opened, context, first.area, {})
      const rows = whole.groups.flatMap(({ items }) => items)
      expect(first.groups.flatMap(({ items }) => items)).toEqual(rows.slice(0, 3))
      expect(counted(first)).toEqual(counted(whole))
      expect(whole.groups.every(({ count, items }) => count === items.length)).toBe(true)
      expect(first.counts).toEqual(whole.counts)
    }
  })
})

const counted = ({ groups }: SectionView) => groups.map(({ title, count }) => [title, count])

describe('the warnings of a retrieval', () => {
  it('are each said once, with all the areas that they are about', () => {
    const { opened } = records[0] as (typeof records)[number]
    const said = { code: 'data-in-transit', title: 'Still moving.', text: 'May be incomplete.' }
    const warnings = [
      { ...said, area: 'problems' },
      { ...said, area: 'medicines', text: 'Entries before 2020 may be missing.' },
      { ...said, area: 'medicines' },
      { ...said, area: null, title: 'Of the whole.' },
    ] as const
    const record = { ...opened.record, warnings }
    const retrievals = opened.retrievals.map((each) => ({
      ...each,
      practice: { name: null, ods: 'A99001' },
    }))
    expect(retrievalAnswer({ ...opened, record, retrievals }).warnings).toEqual([
      { ...said, areas: ['problems', 'medicines'] },
      { ...said, text: 'Entries before 2020 may be missing.', areas: ['medicines'] },
      { ...said, title: 'Of the whole.', areas: [] },
    ])
  })
})

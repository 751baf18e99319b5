import { describe, expect, it } from 'vitest'
import type { Item } from '../../../../auth-server/record/item.ts'
import { newSince } from '../../../../auth-server/record/overview/new-since.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { presentItem } from '../../../../auth-server/record/present.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const present = (item: Item) => presentItem(item, new Set())
const since = (record: ReturnType<typeof aRecord>, last: string | null) =>
  newSince(openItems(record.items), { since: last, today: TODAY, present })

describe('what is new since the last look', () => {
  const record = aRecord([
    anItem({ term: 'Lives alone', date: '2026-11-12' }),
    anItem({ term: 'Widowed', date: '2024-01-01', recorded: '2026-11-13' }),
    anItem({ term: 'Homeless', date: '2026-11-11' }),
    anItem({ term: 'Verruca', date: '2026-11-14' }),
    anItem({ term: 'Victim of domestic abuse', date: '2026-11-14' }),
    aNote('Rent arrears.', { date: '2026-11-14', encounter: 'Encounter/1' }),
  ])

  it('is nothing the first time', () => {
    expect(since(record, null)).toBeNull()
  })

  it('is what was written down on that day or later, however old the thing is', () => {
    const view = since(record, '2026-11-12T10:00:00.000Z')
    expect(view?.entries.map(({ term }) => term)).toEqual(['Lives alone', 'Widowed'])
  })

  it('counts what stands lower, and nothing that is closed', () => {
    expect(since(record, '2026-11-12T10:00:00.000Z')?.more).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { activityFlags } from '../../../../auth-server/record/overview/activity-flags.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord } from '../search/records.ts'

const flags = (...items: readonly ReadItem[]) =>
  activityFlags(openItems(aRecord(items).items)).map(({ text, date }) => [text, date])

describe('what matters for an activity', () => {
  const drives = anItem({ term: 'Drives own car', date: '2025-06-01' })

  it('is how somebody gets about', () => {
    expect(flags(drives)).toEqual([['Getting about: Drives own car', '2025-06-01']])
  })

  it.each(['No driving.', 'Has stopped driving since the fit.', 'Car sold, licence handed in.'])(
    'is that they drive no more, where a newer note says so: %s',
    (sentence) => {
      const note = aNote(`Seen with his wife. ${sentence}`, { date: '2026-10-27' })
      expect(flags(drives, note)).toEqual([[`Getting about: ${sentence}`, '2026-10-27']])
      const older = aNote(`Seen with his wife. ${sentence}`, { date: '2024-10-27' })
      expect(flags(drives, older)).toEqual([['Getting about: Drives own car', '2025-06-01']])
    },
  )

  it('is no problem that has ended', () => {
    const ended = { date: '2018-05-01', active: false, end: '2019-02-01' }
    expect(flags(aProblem('Nocturnal enuresis', ended))).toEqual([])
    expect(flags(aProblem('Urinary incontinence', { date: '2024-05-01' }))).toHaveLength(1)
  })

  it('is no thought of harm that names a car', () => {
    const note = aNote(
      'Foot dressed, ulcer smaller. Sleeps in the van, cold. Thought of driving off somewhere, no plan. Back Monday.',
      { date: '2026-10-19' },
    )
    expect(flags(note)).toEqual([])
  })
})

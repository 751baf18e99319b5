import { describe, expect, it } from 'vitest'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { fallingWeight } from '../../../../auth-server/record/overview/weight.ts'
import { anItem } from '../relevance/an-item.ts'
import { aRecord } from '../search/records.ts'

const TODAY = '2026-11-22'
const weight = (date: string, value: string, term = 'Body weight') =>
  anItem({ term, value, date, reference: `o/${date}` })
const lines = (...weights: readonly ReturnType<typeof weight>[]) =>
  fallingWeight(openItems(aRecord(weights).items), TODAY)

describe('weight that falls', () => {
  it('is told with both figures and their days from a fall of a twentieth on', () => {
    const [line] = lines(
      weight('2026-01-20', '64 kg'),
      weight('2026-06-16', '61 kg'),
      weight('2026-09-29', '59 kg'),
    )
    expect(line).toEqual({
      text: 'Weight: falling, 59 kg; 64 kg on 20-Jan-2026',
      date: '2026-09-29',
      sources: ['o/2026-09-29', 'o/2026-01-20'],
    })
    expect(lines(weight('2026-01-20', '60 kg'), weight('2026-09-29', '57 kg'))).toHaveLength(1)
    expect(lines(weight('2026-01-20', '60 kg'), weight('2026-09-29', '57.1 kg'))).toEqual([])
  })

  it('is not told where it rose, long ago, or over many years', () => {
    expect(lines(weight('2026-01-20', '59 kg'), weight('2026-09-29', '64 kg'))).toEqual([])
    expect(lines(weight('2024-01-20', '64 kg'), weight('2025-11-21', '59 kg'))).toEqual([])
    expect(lines(weight('2024-09-28', '64 kg'), weight('2026-09-29', '59 kg'))).toEqual([])
    expect(lines(weight('2026-09-29', '59 kg'))).toEqual([])
    expect(lines()).toEqual([])
  })

  it('is of kilograms measured, and of nothing else that is called weight', () => {
    expect(lines(weight('2026-01-20', '64'), weight('2026-09-29', '59'))).toEqual([])
    expect(
      lines(weight('2026-01-20', '64 kg', 'Target weight'), weight('2026-09-29', '59 kg')),
    ).toEqual([])
  })
})

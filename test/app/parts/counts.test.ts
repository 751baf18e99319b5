import { describe, expect, it } from 'vitest'
import { formatCount, formatNumber, plural } from '../../../app/parts/counts.ts'
import { listCounts } from '../../../app/parts/list-words.ts'

describe('counts', () => {
  it('are never more certain than what came', () => {
    expect(formatCount(14, false)).toBe('14')
    expect(formatCount(14, true)).toBe('at least 14')
  })

  it('have a comma at a thousand', () => {
    expect(formatNumber(999)).toBe('999')
    expect(formatNumber(10000)).toBe('10,000')
  })

  it('of groups are listed by name', () => {
    expect(
      listCounts([
        ['skin', 3],
        ['eyes', 2],
      ]),
    ).toBe('skin 3, eyes 2')
  })

  it('agree with their noun', () => {
    expect(plural(1, 'entry', 'entries')).toBe('1 entry')
    expect(plural(0, 'minute')).toBe('0 minutes')
  })
})

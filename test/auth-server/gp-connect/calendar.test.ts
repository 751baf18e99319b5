import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysOf,
  isWholeDate,
  monthsBefore,
} from '../../../auth-server/gp-connect/calendar.ts'

describe('dates of a request', () => {
  it.each(['2024-02-29', '2026-11-22'])('%s is a whole date', (text) => {
    expect(isWholeDate(text)).toBe(true)
  })
  it.each(['2023-02-29', '2024', '2024-06', '2024-06-01T00:00:00Z', '2024-13-01', 'today'])(
    '%s is none',
    (text) => {
      expect(isWholeDate(text)).toBe(false)
    },
  )
  it('some months earlier is the same day, or the last of a shorter month', () => {
    expect(monthsBefore('2026-11-22', 36)).toBe('2023-11-22')
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
    expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28')
    expect(monthsBefore('2026-01-15', 60)).toBe('2021-01-15')
  })
  it('months earlier is always a real day, and earlier', () => {
    const days = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 600 }), (day, months) => {
        const before = monthsBefore(day, months)
        expect(isWholeDate(before)).toBe(true)
        expect(before < day).toBe(true)
      }),
    )
  })
  it('a part of a date is all its days', () => {
    expect(daysOf('2019')).toEqual({ first: '2019-01-01', last: '2019-12-31' })
    expect(daysOf('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
    expect(daysOf('2024-02-29')).toEqual({ first: '2024-02-29', last: '2024-02-29' })
    expect(daysOf('soon')).toBeNull()
  })
  it('days are counted over the ends of months', () => {
    expect(addDays('2024-02-29', 1)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})

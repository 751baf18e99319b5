import { describe, expect, it } from 'vitest'
import {
  dayOf,
  formatAge,
  formatDate,
  formatDuration,
  formatInstant,
  isPartial,
  longDate,
} from '../../../app/parts/dates.ts'

describe('formatDate', () => {
  it('writes two figures for the day, three letters for the month, and hyphens', () => {
    expect(formatDate('2024-03-04')).toBe('04-Mar-2024')
  })

  it('keeps to three letters where the computer’s region would write four', () => {
    expect(formatDate('2023-09-05')).toBe('05-Sep-2023')
  })

  it('writes May in full, which is three letters', () => {
    expect(formatDate('2023-05-31')).toBe('31-May-2023')
  })

  it.each([
    ['2019-03', 'Mar-2019'],
    ['2019', '2019'],
  ])('never fills up the partial date %s', (date, shown) => {
    expect(formatDate(date)).toBe(shown)
  })

  it.each([[null], ['soon'], ['2019-13']])('says in words that %s is no date', (date) => {
    expect(formatDate(date)).toBe('Date not recorded')
  })
})

describe('longDate', () => {
  it.each([
    ['2024-03-04', '4 March 2024'],
    ['2024-03', 'March 2024'],
    ['2024', '2024'],
  ])('writes %s as a patient would read it', (date, shown) => {
    expect(longDate(date)).toBe(shown)
  })
})

describe('instants', () => {
  it('are shown on the clock of the practice, summer and winter', () => {
    expect(formatInstant('2026-11-22T15:47:00Z')).toBe('22-Nov-2026 15:47')
    expect(formatInstant('2026-07-01T23:30:00Z')).toBe('02-Jul-2026 00:30')
  })

  it('use the 24-hour clock, with midnight as 00:00', () => {
    expect(formatInstant('2026-11-22T00:00:00Z')).toBe('22-Nov-2026 00:00')
  })

  it('say so when they cannot be read', () => {
    expect(formatInstant('yesterday')).toBe('Time not recorded')
  })

  it('have the day of that clock', () => {
    expect(dayOf('2026-07-01T23:30:00Z')).toBe('2026-07-02')
  })
})

describe('formatAge', () => {
  it.each([
    ['2026-11-22', '0d'],
    ['2026-10-26', '27d'],
    ['2026-10-25', '4w'],
    ['2026-01-01', '46w 3d'],
    ['2025-11-22', '12m'],
    ['2025-03-04', '20m 18d'],
    ['2024-11-22', '2y'],
    ['2009-07-22', '17y 4m'],
    ['2008-11-22', '18y'],
    ['1953-03-04', '73y'],
    ['1953-11-23', '72y'],
  ])('of somebody born %s is %s on 22-Nov-2026', (born, age) => {
    expect(formatAge(born, '2026-11-22')).toBe(age)
  })

  it.each([[null], ['1953'], ['1953-03'], ['2027-01-01']])('is not guessed from %s', (born) => {
    expect(formatAge(born, '2026-11-22')).toBeNull()
  })
})

describe('formatDuration', () => {
  it.each([
    ['2021-02-11', '5y 9m'],
    ['2025-11-22', '1y'],
    ['2026-08-22', '3m'],
    ['2026-11-12', '10d'],
  ])('from %s is %s, without zero units', (from, words) => {
    expect(formatDuration(from, '2026-11-22')).toBe(words)
  })

  it.each([
    ['2019', 'Approx 7y'],
    ['2024-09', 'Approx 2y 2m'],
  ])('from the partial date %s says that it is approximate', (from, words) => {
    expect(formatDuration(from, '2026-11-22')).toBe(words)
  })

  it('is left out when the start is missing or in the future', () => {
    expect(formatDuration(null, '2026-11-22')).toBeNull()
    expect(formatDuration('2027-01-01', '2026-11-22')).toBeNull()
  })
})

describe('isPartial', () => {
  it('knows a date whose day was not recorded', () => {
    expect(isPartial('2019-03')).toBe(true)
    expect(isPartial('2019-03-04')).toBe(false)
    expect(isPartial(null)).toBe(false)
  })
})

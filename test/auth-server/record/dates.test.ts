import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateOf,
  endsBefore,
  firstWhen,
  formatDate,
  newestFirst,
  readWhen,
  timeOf,
} from '../../../auth-server/record/dates.ts'

describe('a date as recorded', () => {
  it.each([
    ['2019', '2019'],
    ['2019-06', '2019-06'],
    ['2019-06-03', '2019-06-03'],
    ['2020-02-29', '2020-02-29'],
    [' 2019-06-03 ', '2019-06-03'],
  ])('keeps %j as it is', (written, date) => {
    expect(readWhen(written)).toEqual({ date, time: null, unreadable: null })
  })

  it('keeps the day and the clock that were written, in whatever time zone', () => {
    expect(readWhen('2026-04-14T23:40:00+01:00')).toMatchObject({
      date: '2026-04-14',
      time: '23:40',
    })
    expect(readWhen('2019-03-28T10:30:00')).toMatchObject({ date: '2019-03-28', time: '10:30' })
  })

  it('takes midnight for "no time", as suppliers write it', () => {
    expect(readWhen('2019-09-30T00:00:00+01:00')).toMatchObject({ date: '2019-09-30', time: null })
  })

  it.each(['2019-13', '2019-02-30', '2021-02-29', '0000', '14/04/2026', 'soon', '9999-99-99'])(
    'keeps %j as what could not be read',
    (written) => {
      expect(readWhen(written)).toEqual({ date: null, time: null, unreadable: written })
    },
  )

  it('is every day of the calendar, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat(13), fc.nat(32), (y, m, d) => {
        const written = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
        const day = new Date(Date.UTC(y, m - 1, d))
        const isDay = m >= 1 && m <= 12 && d >= 1 && day.getUTCMonth() === m - 1
        expect(dateOf(written)).toBe(isDay ? written : null)
        expect(readWhen(written).date).toBe(isDay ? written : null)
      }),
    )
  })

  it.each([
    '1900-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-00-10',
    '2026-10-00',
    '0999',
    '202',
    '20265',
    '2026/04',
    '2026-4',
    '2026-04/14',
    '2026-04-1',
    '2026-04-14 at 10:00',
    '2026-04-14T',
    '2026-04-14+01',
    '2026-04-14Z10:00',
    '2026-04-14T10.00',
    '2026-04-14T24:00',
    '2026-04-14T10:60',
    '2026-04-14T1:00',
    '2026-04-14T10:0',
    '2O26',
    '20:6',
    '20/6',
    `2026-04-14T10:00${' '.repeat(30)}00:00`,
  ])('is not %j', (written) => {
    expect(dateOf(written)).toBeNull()
    expect(readWhen(written)).toMatchObject({ date: null, unreadable: written })
  })

  it.each([
    ['2000-02-29', '2000-02-29', null],
    ['2026-12-31T23:59:59Z', '2026-12-31', '23:59'],
    ['2026-04-14T00:01', '2026-04-14', '00:01'],
    [' 2026-04-14T10:00:00Z ', '2026-04-14', '10:00'],
    [' 2026-04-14 ', '2026-04-14', null],
    ['2026-04-14T00:00:00Z', '2026-04-14', null],
    ['2026-04-14 10:00:00', '2026-04-14', '10:00'],
    ['2026-04-14+01:00', '2026-04-14', null],
    ['2026-04-14Z', '2026-04-14', null],
    ['1000', '1000', null],
  ])('%j is %j at %j', (written, date, time) => {
    expect(readWhen(written)).toEqual({ date, time, unreadable: null })
    expect([dateOf(written), timeOf(written)]).toEqual([date, time])
  })

  it.each([7, true, {}, ['2026']])('is no %j, and what it was is said', (written) => {
    expect(readWhen(written)).toEqual({ date: null, time: null, unreadable: typeof written })
    expect([dateOf(written), timeOf(written)]).toEqual([null, null])
  })

  it('is told by eighty letters at most where it cannot be read', () => {
    expect(readWhen('x'.repeat(200)).unreadable).toBe('x'.repeat(80))
  })

  it.each([undefined, null, '', ' '])('is no date when nothing was sent (%j)', (written) => {
    expect(readWhen(written)).toEqual({ date: null, time: null, unreadable: null })
  })

  it('is the first of several that can be read', () => {
    expect(firstWhen(undefined, 'soon', '2020')).toMatchObject({ date: '2020', unreadable: null })
    expect(firstWhen(undefined, 'soon')).toMatchObject({ date: null, unreadable: 'soon' })
    expect(firstWhen('soon', 'later')).toMatchObject({ date: null, unreadable: 'soon' })
    expect(firstWhen('2021', '2020')).toMatchObject({ date: '2021' })
    expect(firstWhen(undefined)).toEqual({ date: null, time: null, unreadable: null })
  })
})

describe('a date in words', () => {
  it('is never padded', () => {
    expect(['2026-03-04', '2026-05', '2026', null].map(formatDate)).toEqual([
      '04-Mar-2026',
      'May-2026',
      '2026',
      'Date not recorded',
    ])
  })

  it('names each month', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
    expect(months.map((month) => formatDate(month).slice(0, 3)).join(' ')).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    )
  })
})

describe('the order of entries', () => {
  it('is newest first, partial dates after the days of their period, undated last', () => {
    const dates = ['2019', null, '2019-06', '2019-06-02', '2020', '2019-12-31', '2019-06-30']
    const sorted = dates.map((date) => ({ date, time: null })).sort(newestFirst)
    expect(sorted.map(({ date }) => date)).toEqual([
      '2020',
      '2019-12-31',
      '2019-06-30',
      '2019-06-02',
      '2019-06',
      '2019',
      null,
    ])
  })

  it('takes the clock into account on one day', () => {
    const day = ['09:00', null, '16:30'].map((time) => ({ date: '2019-06-02', time }))
    expect(day.sort(newestFirst).map(({ time }) => time)).toEqual(['16:30', '09:00', null])
  })

  it('compares a partial date as an interval', () => {
    expect(endsBefore('2022', '2023-11-22')).toBe(true)
    expect(endsBefore('2023', '2023-11-22')).toBe(false)
    expect(endsBefore('2023-11', '2023-11-22')).toBe(false)
    expect(endsBefore('2023-11-21', '2023-11-22')).toBe(true)
  })
})

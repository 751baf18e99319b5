import { describe, expect, it } from 'vitest'
import {
  endsBefore,
  firstWhen,
  formatDate,
  formatLongDate,
  newestFirst,
  readWhen,
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

  it.each([undefined, null, '', ' '])('is no date when nothing was sent (%j)', (written) => {
    expect(readWhen(written)).toEqual({ date: null, time: null, unreadable: null })
  })

  it('is the first of several that can be read', () => {
    expect(firstWhen(undefined, 'soon', '2020')).toMatchObject({ date: '2020', unreadable: null })
    expect(firstWhen(undefined, 'soon')).toMatchObject({ date: null, unreadable: 'soon' })
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

  it('is long for patients', () => {
    expect(formatLongDate('2024-03-04')).toBe('4 March 2024')
    expect(formatLongDate('2024-09')).toBe('September 2024')
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

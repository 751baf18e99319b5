import { describe, expect, it } from 'vitest'
import { coded, extensionUrl, type Json, recordOf } from './wire-builders.ts'

function problemOf(more: Json) {
  const condition = { resourceType: 'Condition', id: 'p', code: coded('Asthma'), ...more }
  const found = recordOf(condition).byReference.get('Condition/p')
  if (found === undefined) throw new Error('no problem')
  return found
}
const significance = (value: Json | string) =>
  problemOf({
    extension: [
      {
        url: `${extensionUrl.careConnect}-ProblemSignificance-1`,
        ...(typeof value === 'string' ? { valueCode: value } : value),
      },
    ],
  })

describe('a problem is active', () => {
  it.each([
    ['active', true, 'Active'],
    ['recurrence', true, 'Active'],
    [' Relapse ', true, 'Active'],
    ['inactive', false, 'Ended'],
    ['resolved', false, 'Ended'],
    ['remission', false, 'Ended'],
    ['provisional', null, null],
    [undefined, null, null],
  ])('as the practice says it: %j', (clinicalStatus, active, status) => {
    expect(problemOf({ clinicalStatus })).toMatchObject({
      active,
      status,
      marks: active === false ? ['ended'] : [],
    })
  })

  it('no longer once it has an end, unless it says so', () => {
    const end = { abatementDateTime: '2020-03' }
    expect(problemOf(end)).toMatchObject({ active: false, end: '2020-03' })
    expect(problemOf({ ...end, clinicalStatus: 'provisional' }).active).toBe(false)
    expect(problemOf({ ...end, clinicalStatus: 'active' })).toMatchObject({
      active: true,
      end: '2020-03',
    })
  })
})

describe('the end of a problem', () => {
  it.each<[Json, string | null]>([
    [{ abatementDateTime: '2020', abatementPeriod: { end: '2021' } }, '2020'],
    [{ abatementPeriod: { start: '2019', end: '2021' } }, '2021'],
    [{ abatementPeriod: { start: '2019' } }, '2019'],
    [{ abatementDateTime: 'spring' }, null],
    [{}, null],
  ])('of %j is %j', (more, end) => {
    expect(problemOf(more).end).toBe(end)
  })
})

describe('the significance of a problem', () => {
  it.each<[Json | string, string | null]>([
    ['major', 'major'],
    [' Minor ', 'minor'],
    ['moderate', null],
    [{ valueCodeableConcept: { coding: [{ code: 'major', display: 'Minor' }] } }, 'major'],
    [{ valueCodeableConcept: { text: 'Minor' } }, 'minor'],
    [{}, null],
  ])('said as %j is %j', (value, own) => {
    expect(significance(value).significance).toBe(own)
  })

  it('is its first part in words', () => {
    expect(significance('major').facts[0]).toEqual({ label: 'Significance', value: 'Major' })
    expect(significance('minor').facts[0]).toEqual({ label: 'Significance', value: 'Minor' })
    expect(significance('moderate').facts).toEqual([])
    expect(problemOf({}).significance).toBeNull()
  })
})

describe('the dates of a problem', () => {
  const facts = (more: Json) =>
    problemOf(more).facts.map(({ label, value }) => `${label}: ${value}`)

  it('are when it started, ended and was recorded, each once', () => {
    expect(
      facts({ onsetDateTime: '2019-01', abatementDateTime: '2020', assertedDate: '2019-02-03' }),
    ).toEqual(['Started: Jan-2019', 'Ended: 2020', 'Recorded: 03-Feb-2019'])
    expect(facts({ onsetDateTime: '2019-01-02', assertedDate: '2019-01-02' })).toEqual([
      'Started: 02-Jan-2019',
    ])
    expect(facts({ onsetPeriod: { start: '2018' }, onsetString: 'as a child' })).toEqual([
      'Started: 2018',
      'Onset: as a child',
    ])
  })

  it('order it by its onset, else by when it was recorded', () => {
    expect(problemOf({ onsetDateTime: '2019', assertedDate: '2020' }).date).toBe('2019')
    expect(problemOf({ onsetPeriod: { start: '2018' }, assertedDate: '2020' }).date).toBe('2018')
    expect(problemOf({ assertedDate: '2020' })).toMatchObject({ date: '2020', recorded: '2020' })
  })
})

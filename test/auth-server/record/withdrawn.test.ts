import { describe, expect, it } from 'vitest'
import {
  coded,
  encounter,
  type Json,
  note,
  observation,
  problem,
  recordOf,
  reference,
} from './wire-builders.ts'

const item = (named: string, ...resources: readonly Json[]) =>
  recordOf(...resources).byReference.get(named)

describe('an entry that the practice’s system took back', () => {
  const error = { status: 'entered-in-error' }

  it.each<[Json]>([
    [observation('x', 'Homeless', error)],
    [note('x', 'Wife died. No money for food.', error)],
    [problem('x', 'Alcohol dependence', { verificationStatus: 'entered-in-error' })],
    [
      {
        resourceType: 'ReferralRequest',
        id: 'x',
        reasonCode: [coded('Social services')],
        ...error,
      },
    ],
    [
      {
        resourceType: 'MedicationStatement',
        id: 'x',
        medicationCodeableConcept: coded('Methadone'),
        ...error,
      },
    ],
  ])('%o is shown as such, below, and speaks for nothing', (resource) => {
    const found = item(`${resource.resourceType}/x`, resource)
    expect(found).toMatchObject({ status: 'Entered in error', place: 'lower', topics: [] })
    expect(found?.active ?? false).toBe(false)
  })

  it('leaves what says the same and was not taken back where it is', () => {
    const record = recordOf(observation('x', 'Homeless', error), observation('y', 'Homeless'))
    expect(record.items.map(({ place }) => place)).toEqual(['lower', 'relevant'])
  })

  it('stays closed where its words are', () => {
    expect(item('Observation/x', observation('x', 'HIV positive', error))?.place).toBe('closed')
  })

  it('does not say what its consultation was about', () => {
    const inside = note('x', 'Wife died.', { ...error, context: reference('Encounter/enc1') })
    const found = item('Encounter/enc1', encounter('enc1'), inside)
    expect(found).toMatchObject({ term: 'GP Surgery', place: 'lower' })
  })
})

describe('a condition that was ruled out', () => {
  it('is no active problem', () => {
    const found = item('Condition/x', problem('x', 'Dementia', { verificationStatus: 'refuted' }))
    expect(found).toMatchObject({ status: 'Ruled out', active: false, place: 'lower' })
  })
})

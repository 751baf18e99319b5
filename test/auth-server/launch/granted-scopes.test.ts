import { describe, expect, it } from 'vitest'
import { isGranted, readScopes } from '../../../auth-server/launch/granted-scopes.ts'

describe('a granted scope', () => {
  it.each([
    ['patient/Patient.r', 'patient/Patient.r', 'the same'],
    ['patient/Patient.rs', 'patient/Patient.r', 'more letters'],
    ['patient/Patient.read', 'patient/Patient.rs', 'v1 read'],
    ['patient/DocumentReference.write', 'patient/DocumentReference.c', 'v1 write'],
    ['patient/Patient.*', 'patient/Patient.cruds', 'v1 everything'],
    ['patient/*.rs', 'patient/Patient.r', 'a wildcard for the type'],
    ['patient/*.cruds', 'patient/Patient.r', 'everything'],
    ['patient/Patient.r patient/Patient.s', 'patient/Patient.rs', 'split over two'],
    ['patient/*.r patient/Patient.s', 'patient/Patient.rs', 'split over type and wildcard'],
    ['patient/Observation.rs', 'patient/Observation.rs?category=x', 'wider than the query'],
    ['patient/Observation.rs?category=x', 'patient/Observation.r?category=x', 'the same query'],
    ['patient/Patient.rs', 'patient/Patient.read', 'needed in v1 form'],
    ['launch openid', 'openid', 'no resource scope'],
  ])('%s covers %s: %s', (granted, needed) => {
    expect(isGranted(granted.split(' '), needed)).toBe(true)
  })

  it.each([
    ['', 'patient/Patient.r', 'nothing'],
    ['patient/Patient.r', 'patient/Patient.rs', 'fewer letters'],
    ['patient/Patient.read', 'patient/Patient.c', 'reading is not writing'],
    ['patient/DocumentReference.write', 'patient/DocumentReference.r', 'writing is not reading'],
    ['user/Patient.r', 'patient/Patient.r', 'another level'],
    ['patient/Encounter.r', 'patient/Patient.r', 'another type'],
    ['patient/Observation.rs?category=x', 'patient/Observation.rs', 'narrowed by a query'],
    ['patient/Observation.rs?category=x', 'patient/Observation.rs?category=y', 'another query'],
    ['patient/Patient.sr', 'patient/Patient.r', 'letters out of order'],
    ['patient/Patient.rr', 'patient/Patient.r', 'letters twice'],
    ['patient/Patient.', 'patient/Patient.r', 'no letters'],
    ['offline_access', 'online_access', 'another word'],
  ])('%s does not cover %s: %s', (granted, needed) => {
    expect(isGranted(granted.split(' '), needed)).toBe(false)
  })
})

it('reads a scope member, an empty grant and a missing member apart', () => {
  expect(readScopes('launch  openid')).toEqual(['launch', 'openid'])
  expect(readScopes('')).toEqual([])
  expect(readScopes(undefined)).toBeNull()
})

import '../../sandbox/nhs/wire-rules.ts'
import { describe, expect, it } from 'vitest'
import type { PdsFacts } from '../../../auth-server/gp-connect/pds.ts'
import { isVerified, passGates } from '../../../auth-server/gp-connect/pds-gates.ts'
import { Refusal } from '../../../auth-server/refusal.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const facts = (changes: Partial<PdsFacts> = {}): PdsFacts => ({
  nhsNumber: '9990123454',
  confidentiality: 'U',
  deceased: false,
  practiceOds: 'A99001',
  family: 'O’Brien',
  given: 'Tess Mary',
  birthDate: '1968-11-03',
  gender: 'female',
  saidAt: NOW.getTime(),
  ...changes,
})
const local = {
  nhsNumber: '9990123454',
  family: 'OBRIEN',
  given: 'Tess',
  birthDate: '1968-11-03',
  gender: 'female',
}
const refusalOf = (changes: Partial<PdsFacts>) => {
  try {
    passGates(facts(changes), local, NOW)
    return null
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
}

describe('the gates before a practice is asked', () => {
  it('let through a person whom PDS knows, alive, unrestricted, registered, and the same', () => {
    expect(refusalOf({})).toBeNull()
  })

  const stopped: [string, string, Partial<PdsFacts>, string][] = [
    ['gate/restricted', 'restricted', { confidentiality: 'R' }, 'patient-restricted'],
    ['gate/restricted', 'very restricted', { confidentiality: 'V' }, 'patient-restricted'],
    ['gate/restricted', 'without a label', { confidentiality: null }, 'patient-restricted'],
    ['gate/deceased', 'deceased', { deceased: true }, 'patient-deceased'],
    ['gate/practice', 'without a practice', { practiceOds: null }, 'no-registered-practice'],
    [
      'gate/verified',
      'of another birth date and name',
      { birthDate: '1990-01-01' },
      'identity-not-verified',
    ],
    [
      'gate/superseding-number',
      'with a number that is none',
      { nhsNumber: '9990123455' },
      'number-invalid',
    ],
    [
      'gate/fresh',
      'as PDS saw them more than a day ago',
      { saidAt: NOW.getTime() - 24 * 3_600_000 - 1 },
      'pds-unavailable',
    ],
  ]
  for (const [rule, who, changes, code] of stopped) {
    it(`consumer ${rule}: stop somebody ${who}`, () => {
      expect(refusalOf(changes)).toBe(code)
    })
  }

  it('let facts pass that are a day old to the millisecond', () => {
    expect(refusalOf({ saidAt: NOW.getTime() - 24 * 3_600_000 })).toBeNull()
  })

  it('say that somebody is restricted before that they have died or where they are registered', () => {
    expect(refusalOf({ confidentiality: 'R', deceased: true, practiceOds: null })).toBe(
      'patient-restricted',
    )
  })
})

describe('an NHS number is verified', () => {
  it('consumer verified/birth-date: by the same birth date, whatever the name', () => {
    expect(isVerified(facts({ family: 'Other', given: 'Name' }), local)).toBe(true)
  })

  it('consumer verified/two-parts-and-names: by two parts of the date, the start of the surname and the initial', () => {
    for (const birthDate of ['1968-11-04', '1968-03-03', '1986-11-03']) {
      expect(isVerified(facts({ birthDate }), local)).toBe(true)
    }
  })

  it.each([
    ['one part of the date', { birthDate: '1968-12-04' }],
    ['another start of the surname', { birthDate: '1968-11-04', family: 'Oban' }],
    ['another initial', { birthDate: '1968-11-04', given: 'Mary' }],
    ['no surname at all', { birthDate: '1968-11-04', family: '' }],
    ['day and month exchanged, which is one part', { birthDate: '1968-03-11' }],
  ])('not with %s', (_what, changes: Partial<PdsFacts>) => {
    expect(isVerified(facts(changes), local)).toBe(false)
  })

  it('not when neither side holds a birth date', () => {
    expect(isVerified(facts({ birthDate: '' }), { ...local, birthDate: '' })).toBe(false)
  })

  it('of a short or accented surname too', () => {
    const near = { birthDate: '1968-11-04' }
    expect(isVerified(facts({ ...near, family: 'Lí' }), { ...local, family: 'Li' })).toBe(true)
    expect(isVerified(facts({ ...near, family: 'Lind' }), { ...local, family: 'Li' })).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import type { ConsentView } from '../../../auth-server/contract.ts'
import {
  ageOn,
  barrierOf,
  needsOf,
  nhsNumberState,
  type PermissionFacts,
  permissionOf,
  policyState,
  roleAllowed,
} from '../../../auth-server/launch/permission.ts'

const booleans = [true, false] as const
const referrals = ['recorded', 'stated', 'none'] as const
const consents: readonly ConsentView['state'][] = [
  'recorded',
  'stated',
  'missing',
  'expired',
  'withdrawn',
  'refused',
]
const numbers = ['present', 'missing', 'invalid'] as const
const policies = ['not-needed', 'answered', 'asked'] as const

const everyCombination: PermissionFacts[] = booleans.flatMap((vendorListed) =>
  booleans.flatMap((role) =>
    booleans.flatMap((organisationKnown) =>
      referrals.flatMap((referral) =>
        consents.flatMap((consent) =>
          numbers.flatMap((nhsNumber) =>
            policies.map((policy) => ({
              vendorListed,
              roleAllowed: role,
              organisationKnown,
              referral,
              consent,
              nhsNumber,
              policy,
            })),
          ),
        ),
      ),
    ),
  ),
)

const granted: PermissionFacts = {
  vendorListed: true,
  roleAllowed: true,
  organisationKnown: true,
  referral: 'recorded',
  consent: 'recorded',
  nhsNumber: 'present',
  policy: 'not-needed',
}

describe('permission, over every combination of its facts', () => {
  it('covers 1296 combinations', () => {
    expect(everyCombination).toHaveLength(2 * 2 * 2 * 3 * 6 * 3 * 3)
  })

  it('allows exactly those in which every single fact allows', () => {
    const allowed = everyCombination.filter((facts) => permissionOf(facts).allowed)
    expect(allowed).toHaveLength(2 * 2 * 2)
    for (const facts of allowed) {
      expect(facts.vendorListed && facts.roleAllowed && facts.organisationKnown).toBe(true)
      expect(['recorded', 'stated']).toContain(facts.referral)
      expect(['recorded', 'stated']).toContain(facts.consent)
      expect(facts.nhsNumber).toBe('present')
      expect(['not-needed', 'answered']).toContain(facts.policy)
    }
  })

  it('is allowed exactly when there is no barrier and nothing is needed', () => {
    for (const facts of everyCombination) {
      expect(permissionOf(facts).allowed).toBe(
        barrierOf(facts) === null && needsOf(facts).length === 0,
      )
    }
  })
})

describe('the one fact that is missing', () => {
  it.each([
    [{ vendorListed: false }, 'vendor-unknown'],
    [{ roleAllowed: false }, 'role-not-allowed'],
    [{ organisationKnown: false }, 'organisation-unknown'],
    [{ nhsNumber: 'missing' }, 'number-missing'],
    [{ nhsNumber: 'invalid' }, 'number-invalid'],
    [{ referral: 'none' }, 'referral-needed'],
    [{ consent: 'missing' }, 'consent-needed'],
    [{ consent: 'expired' }, 'consent-needed'],
    [{ consent: 'withdrawn' }, 'consent-refused'],
    [{ consent: 'refused' }, 'consent-refused'],
    [{ policy: 'asked' }, 'policy-question'],
  ] as const)('%j is refused as %s', (missing, code) => {
    expect(permissionOf({ ...granted, ...missing })).toEqual({ allowed: false, code })
  })
})

describe('a role', () => {
  it('is allowed when the vendor’s entry lists it, whatever its case', () => {
    expect(roleAllowed(['Social Prescriber'], ['social prescriber'])).toBe(true)
  })
  it('is refused when the list is empty, or holds other roles only', () => {
    expect(roleAllowed(['link worker'], [])).toBe(false)
    expect(roleAllowed(['receptionist'], ['link worker'])).toBe(false)
    expect(roleAllowed([], ['link worker'])).toBe(false)
  })
})

describe('an NHS number', () => {
  it('is present when its check digit is right', () => {
    expect(nhsNumberState('9990000018')).toBe('present')
  })
  it('is invalid with another check digit, letters or spaces', () => {
    expect(nhsNumberState('9990000019')).toBe('invalid')
    expect(nhsNumberState('999 000 0018')).toBe('invalid')
    expect(nhsNumberState('ABCDEFGHIJ')).toBe('invalid')
  })
  it('is missing when there is none', () => {
    expect(nhsNumberState(null)).toBe('missing')
    expect(nhsNumberState(' ')).toBe('missing')
  })
})

describe('the local policy’s question', () => {
  const own = { by: 'The patient', basis: null }
  const adult = { birthDate: '1953-03-04', consent: own }
  it('is not asked about an adult who speaks for themself', () => {
    expect(policyState(adult, false, '2026-11-22')).toBe('not-needed')
  })
  it('is asked until the sixteenth birthday, and not on it', () => {
    const young = { birthDate: '2010-11-22', consent: own }
    expect(policyState(young, false, '2026-11-21')).toBe('asked')
    expect(policyState(young, false, '2026-11-22')).toBe('not-needed')
  })
  it('is asked when the age is not known: it is never guessed', () => {
    expect(policyState({ ...adult, birthDate: null }, false, '2026-11-22')).toBe('asked')
    expect(policyState({ ...adult, birthDate: '2015' }, false, '2026-11-22')).toBe('asked')
  })
  it('is asked when somebody else decides, and is over once answered', () => {
    const decided = { ...adult, consent: { by: 'A carer', basis: 'Best interests decision' } }
    expect(policyState(decided, false, '2026-11-22')).toBe('asked')
    expect(policyState(decided, true, '2026-11-22')).toBe('answered')
  })
  it('is asked when a carer consented and nobody says on what basis', () => {
    const unsaid = { ...adult, consent: { by: 'A carer', basis: null } }
    expect(policyState(unsaid, false, '2026-11-22')).toBe('asked')
    const spoken = { by: 'A carer', basis: 'The patient agreed that they speak for them' }
    expect(policyState({ ...adult, consent: spoken }, false, '2026-11-22')).toBe('not-needed')
  })
  it('counts whole years only', () => {
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
    expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
  })
})

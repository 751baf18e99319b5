import { type PermissionFacts, permissionOf } from '../../auth-server/launch/permission.ts'

/** Every value that a fact of the permission can take. */
const VALUES: { readonly [fact in keyof PermissionFacts]: readonly PermissionFacts[fact][] } = {
  vendorListed: [true, false],
  roleAllowed: [true, false],
  organisationKnown: [true, false],
  referral: ['recorded', 'stated', 'none'],
  consent: ['recorded', 'stated', 'missing', 'expired', 'withdrawn', 'refused'],
  nhsNumber: ['present', 'missing', 'invalid'],
  policy: ['not-needed', 'answered', 'asked'],
}

const ALL_WELL: PermissionFacts = {
  vendorListed: true,
  roleAllowed: true,
  organisationKnown: true,
  referral: 'recorded',
  consent: 'recorded',
  nhsNumber: 'present',
  policy: 'not-needed',
}

export interface AccessRule {
  fact: string
  value: string
  /** What the code itself answers when everything else is well. */
  outcome: string
}

/** The table of who may see a record, asked of the code rule by rule. */
export function accessRules(): AccessRule[] {
  return Object.entries(VALUES).flatMap(([fact, values]) =>
    values.map((value) => {
      const permission = permissionOf({ ...ALL_WELL, [fact]: value })
      return {
        fact,
        value: String(value),
        outcome: permission.allowed ? 'may be shown' : `refused: ${permission.code}`,
      }
    }),
  )
}

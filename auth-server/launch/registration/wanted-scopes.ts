import type { Vendor } from '../vendors.ts'

type Capability = keyof Vendor['capabilities']

/** One scope that Backstory may ask for, and why. */
export interface WantedScope {
  scope: string
  why: string
  /** `always`: no launch works without it. `helps`: the panel has a way without it. Else: only where the vendor turns this on. */
  when: 'always' | 'helps' | Capability
}

/**
 * Every scope that Backstory may ask for, in SMART App Launch 2.2 form: the one list from which manifest, registration
 * and checks are made. No wildcards: they would reach resource types that do not exist yet. No `offline_access`: the
 * panel lives no longer than the vendor's own session.
 */
export const WANTED_SCOPES: readonly WantedScope[] = [
  {
    scope: 'launch',
    why: 'Take over the patient who is open in the vendor’s system',
    when: 'always',
  },
  { scope: 'openid', why: 'Know who signed in', when: 'always' },
  { scope: 'fhirUser', why: 'Know which practitioner signed in', when: 'always' },
  {
    scope: 'online_access',
    why: 'Stay signed in while the vendor’s own session lives, and no longer',
    when: 'helps',
  },
  {
    scope: 'patient/Patient.r',
    why: 'Name, birth date and NHS number, against which the GP record is checked',
    when: 'always',
  },
  {
    scope: 'patient/ServiceRequest.rs',
    why: 'The referral that this is about',
    when: 'referral',
  },
  {
    scope: 'patient/DocumentReference.rs',
    why: 'The referral letter; notes saved before, found again by their identifier',
    when: 'letter',
  },
  { scope: 'patient/Binary.r', why: 'The text of the referral letter', when: 'letter' },
  {
    scope: 'patient/Consent.rs',
    why: 'Whether the patient agreed to the GP record being viewed',
    when: 'consent',
  },
  {
    scope: 'user/Practitioner.r',
    why: 'The name that the GP Connect audit needs',
    when: 'practitioner',
  },
  {
    scope: 'user/PractitionerRole.rs',
    why: 'The role and organisation that decide whether access is allowed',
    when: 'practitionerRole',
  },
  {
    scope: 'patient/DocumentReference.crs',
    why: 'Saving the link worker’s note, once, and reading it back',
    when: 'notes',
  },
  {
    scope: 'patient/Task.crs',
    why: 'Chosen services and questions to the GP as tasks',
    when: 'tasks',
  },
  {
    scope: 'patient/Communication.crs',
    why: 'A question to the GP as a message, and its answer',
    when: 'communication',
  },
  {
    scope: 'patient/CarePlan.rs',
    why: 'Care plans of the vendor’s own, shown beside what the GP record says of any',
    when: 'carePlans',
  },
]

/** Without these no launch works. */
export const LEAST_SCOPES: readonly string[] = WANTED_SCOPES.filter(
  ({ when }) => when === 'always',
).map(({ scope }) => scope)

/** Parts that a vendor turns on at registration beside the usual ones. */
export const OPTIONAL_PARTS: readonly Capability[] = ['tasks', 'communication', 'carePlans']

/** The scopes to register: everything but the optional parts, and of those the ones asked for. */
export function scopesToRegister(parts: readonly string[] = []): readonly string[] {
  const wanted = WANTED_SCOPES.filter(
    ({ when }) => !OPTIONAL_PARTS.some((part) => part === when) || parts.includes(when),
  ).map(({ scope }) => scope)
  return merged(wanted)
}

/** Leaves out a scope whose letters another one of the same type covers. */
function merged(scopes: readonly string[]): readonly string[] {
  const lettersOf = (scope: string) => scope.split('.').at(-1) ?? ''
  return scopes.filter((scope) => {
    const [type] = scope.split('.')
    return !scopes.some(
      (other) =>
        other !== scope &&
        other.split('.')[0] === type &&
        scope.includes('/') &&
        [...lettersOf(scope)].every((letter) => lettersOf(other).includes(letter)),
    )
  })
}

/** The same in SMART App Launch 1.0 form, for servers that do not know version 2. */
export function inVersionOne(scopes: readonly string[]): readonly string[] {
  const old = scopes.flatMap((scope) => {
    const found = /^((?:patient|user)\/\w+)\.([cruds]+)$/.exec(scope)
    if (found === null) return [scope]
    const [, type = '', letters = ''] = found
    return [
      ...(/[rs]/.test(letters) ? [`${type}.read`] : []),
      ...(/[cud]/.test(letters) ? [`${type}.write`] : []),
    ]
  })
  return [...new Set(old)]
}

import type { ConsentView, Need, RefusalCode } from '../contract.ts'
import { isNhsNumber } from '../gp-connect/nhs-number.ts'

/**
 * What must be true before a GP record is asked for or shown. Every fact is established anew on each request;
 * a fact that could not be established takes its refusing value.
 */
export interface PermissionFacts {
  /** The vendor of this session is in the vendors file as it stands now. */
  vendorListed: boolean
  roleAllowed: boolean
  organisationKnown: boolean
  /** `recorded` by the vendor's system, `stated` by the worker. */
  referral: 'recorded' | 'stated' | 'none'
  consent: ConsentView['state']
  nhsNumber: 'present' | 'missing' | 'invalid'
  /** `asked`: under 16, of unknown age, or recorded as lacking capacity, and the local policy's question is open. */
  policy: 'not-needed' | 'answered' | 'asked'
}

/** Whether the record may be opened now, else the refusal that says why not. */
export type Permission = { allowed: true } | { allowed: false; code: RefusalCode }

const CONSENT_REFUSAL: { readonly [state in ConsentView['state']]: RefusalCode | null } = {
  recorded: null,
  stated: null,
  missing: 'consent-needed',
  expired: 'consent-needed',
  withdrawn: 'consent-refused',
  refused: 'consent-refused',
}

/** Decides whether the GP record may be asked for and shown; names the first reason why not. */
export function permissionOf(facts: PermissionFacts): Permission {
  const code = barrierOf(facts) ?? statementRefusal(facts)
  return code === null ? { allowed: true } : { allowed: false, code }
}

/** What no statement of the worker can cure; null when nothing stands in the way. */
export function barrierOf(facts: PermissionFacts): RefusalCode | null {
  if (!facts.vendorListed) return 'vendor-unknown'
  if (!facts.roleAllowed) return 'role-not-allowed'
  if (!facts.organisationKnown) return 'organisation-unknown'
  if (facts.nhsNumber === 'missing') return 'number-missing'
  if (facts.nhsNumber === 'invalid') return 'number-invalid'
  return null
}

function statementRefusal(facts: PermissionFacts): RefusalCode | null {
  if (facts.referral === 'none') return 'referral-needed'
  const consent = CONSENT_REFUSAL[facts.consent]
  if (consent !== null) return consent
  return facts.policy === 'asked' ? 'policy-question' : null
}

/** What the worker can still state; in the order in which it is asked. */
export function needsOf(facts: PermissionFacts): readonly Need[] {
  const needs: Need[] = []
  if (facts.referral === 'none') needs.push('referral')
  if (CONSENT_REFUSAL[facts.consent] !== null) needs.push('consent')
  if (facts.policy === 'asked') needs.push('policy')
  return needs
}

/** True when one of the user's roles is among those that the vendor's entry allows; an empty list allows nobody. */
export function roleAllowed(roles: readonly string[], allowed: readonly string[]): boolean {
  const known = new Set(allowed.map(plain))
  return roles.some((role) => known.has(plain(role)))
}

const plain = (role: string) => role.trim().toLowerCase()

/** Whether there is an NHS number, and whether its check digit holds. */
export function nhsNumberState(number: string | null): PermissionFacts['nhsNumber'] {
  if (number === null || number.trim() === '') return 'missing'
  return isNhsNumber(number) ? 'present' : 'invalid'
}

/** Whole years of age on a day; null when the birth date is not fully known. Both `YYYY-MM-DD`. */
export function ageOn(birthDate: string | null, today: string): number | null {
  if (birthDate === null || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

const NOT_BY_THE_PATIENT = new Set([
  'Lasting power of attorney for health and welfare',
  'Parent, or someone with parental responsibility',
  'Best interests decision',
])

/**
 * Whether the local policy has a question about this person: under 16, age unknown, or somebody else decides for them, or
 * may do so: a carer's consent of which nobody says on what basis they gave it.
 */
export function policyState(
  person: { birthDate: string | null; consent: Pick<ConsentView, 'by' | 'basis'> },
  answered: boolean,
  today: string,
): PermissionFacts['policy'] {
  const age = ageOn(person.birthDate, today)
  const { by, basis } = person.consent
  const decidedByOther = basis === null ? by === 'A carer' : NOT_BY_THE_PATIENT.has(basis)
  const asks = age === null || age < 16 || decidedByOther
  if (!asks) return 'not-needed'
  return answered ? 'answered' : 'asked'
}

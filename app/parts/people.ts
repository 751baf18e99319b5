import type { PatientView, PersonName } from '../../auth-server/contract.ts'

/**
 * `FAMILY, Given (Title)` (ISB 1506): family name in upper case, no full stop after the title, nothing cut.
 * A source that has only one string is shown as it came.
 */
export function formatName(name: PersonName): string {
  if (!name.family && name.given.length === 0) return name.text ?? 'Name not known'
  const title = name.prefix.map((prefix) => prefix.replace(/\.$/, '')).join(' ')
  const given = name.given.join(' ')
  const family = name.family.toLocaleUpperCase('en-GB')
  return [family, given].filter(Boolean).join(', ') + (title ? ` (${title})` : '')
}

/** What a sentence calls the person: the first given name, else "the patient". */
export function callName(name: PersonName): string {
  return name.given[0] ?? 'the patient'
}

/** `999 012 3454` (ISB 1504): 3-3-4, single spaces, in full. */
export function formatNhsNumber(nhsNumber: string | null): string {
  if (nhsNumber === null) return 'Not Known'
  return nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')
}

const GENDERS = {
  male: 'Male',
  female: 'Female',
  other: 'Not Specified',
  unknown: 'Not Known',
} as const

/** Values in full, never codes (ISB 1507). */
export function formatGender(gender: PatientView['gender']): string {
  return GENDERS[gender]
}

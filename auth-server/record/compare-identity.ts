import type { IdentityDifference } from '../contract.ts'
import { formatDate } from './dates.ts'
import { bannerName } from './people.ts'
import type { RecordPatient } from './record.ts'

/** A person as the vendor's system or PDS holds them. Whatever is empty is absent there, not different. */
export interface KnownPerson {
  family: string
  given: string
  birthDate: string
  gender: string
}

/** The person who was asked for, as three systems know them. */
export interface Expected {
  /** The NHS number that was asked with. */
  nhsNumber: string
  local: KnownPerson
  pds: KnownPerson
  practice: { ods: string; name: string | null }
}

/** What the comparison came to; `differences` are shown before anything of the record. */
export type IdentityCheck =
  | { kind: 'same'; differences: readonly [] }
  | { kind: 'differs'; differences: readonly IdentityDifference[] }
  | { kind: 'another-patient'; differences: readonly [] }

/**
 * Compares the patient that a record names with the one that was asked for. Another NHS number, or none, is another
 * patient. Otherwise every difference of name, gender, birth date or practice is listed, with our side and theirs;
 * what either side leaves out is an absence, not a difference. Case, accents, hyphens and spaces do not count.
 */
export function compareIdentity(patient: RecordPatient, expected: Expected): IdentityCheck {
  if (patient.nhsNumber !== expected.nhsNumber.replace(/\s/g, '')) {
    return { kind: 'another-patient', differences: [] }
  }
  const differences: IdentityDifference[] = []
  const compare = (
    field: IdentityDifference['field'],
    theirs: string | null,
    { agrees, read, show }: Comparison,
  ) => {
    if (theirs === null || theirs.trim() === '') return
    for (const person of [expected.local, expected.pds]) {
      const yours = read(person)
      if (yours.trim() === '' || agrees(yours, theirs)) continue
      differences.push({ field, yours: show(yours), theirs: show(theirs) })
      return
    }
  }
  const { name } = patient
  const whole = name.family === '' && name.given.length === 0 ? (name.text ?? null) : null
  compare('family name', whole ?? name.family, {
    read: ({ family }) => family,
    agrees: whole === null ? sameName : containsName,
    show: asIs,
  })
  compare('given name', whole ?? name.given.join(' '), {
    read: ({ given }) => given,
    agrees: whole === null ? sameGiven : containsName,
    show: asIs,
  })
  compare('gender', patient.gender, {
    read: ({ gender }) => gender,
    agrees: sameGender,
    show: asIs,
  })
  compare('birth date', patient.birthDate, {
    read: ({ birthDate }) => birthDate,
    agrees: sameDate,
    show: formatDate,
  })
  const practice = practiceDifference(patient, expected)
  if (practice) differences.push(practice)
  return differences.length > 0
    ? { kind: 'differs', differences }
    : { kind: 'same', differences: [] }
}

interface Comparison {
  read(person: KnownPerson): string
  agrees(yours: string, theirs: string): boolean
  show(value: string): string
}

const asIs = (value: string) => value

/** A name without case, accents, punctuation and spaces. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function sameName(yours: string, theirs: string): boolean {
  return folded(yours) === folded(theirs)
}

/** The first given name must be the same; a middle name that only one side holds is an absence. */
function sameGiven(yours: string, theirs: string): boolean {
  if (sameName(yours, theirs)) return true
  const ours = yours
    .trim()
    .split(/[\s-]+/)
    .map(folded)
  const other = theirs
    .trim()
    .split(/[\s-]+/)
    .map(folded)
  const [shorter, longer] = ours.length <= other.length ? [ours, other] : [other, ours]
  return shorter.every((part, at) => part === longer[at])
}

/** For a name that came as one string: each part of ours must be in it. */
function containsName(yours: string, whole: string): boolean {
  const parts = new Set(whole.split(/[\s,()-]+/).map(folded))
  const first = yours
    .trim()
    .split(/[\s-]+/)
    .map(folded)
  return parts.has(folded(yours)) || first.every((part) => parts.has(part))
}

function sameGender(yours: string, theirs: string): boolean {
  const [a, b] = [yours.trim().toLowerCase(), theirs.trim().toLowerCase()]
  return a === b || a === 'unknown' || b === 'unknown'
}

/** Partial dates agree with every date of their period. */
function sameDate(yours: string, theirs: string): boolean {
  const length = Math.min(yours.length, theirs.length)
  return yours.slice(0, length) === theirs.slice(0, length)
}

function practiceDifference(
  { practice }: RecordPatient,
  expected: Expected,
): IdentityDifference | null {
  const yours = expected.practice.ods.trim().toUpperCase()
  if (practice.ods === null || yours === '' || practice.ods === yours) return null
  const shown = (name: string | null, ods: string) => (name === null ? ods : `${name} (${ods})`)
  return {
    field: 'practice',
    yours: shown(expected.practice.name, yours),
    theirs: shown(practice.name, practice.ods),
  }
}

/** The name of the record's patient, as a banner writes it. */
export function recordName(patient: RecordPatient): string {
  return bannerName(patient.name)
}

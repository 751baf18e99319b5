import type { Person, Script } from '../world.ts'
import { API_AREAS } from './areas.ts'
import type { Refused } from './conformance.ts'
import { badRequest, practiceFault, proxyFault } from './outcome.ts'
import { serviceRoot } from './proxy-rules.ts'
import { at, extensionsAt, indexOf, isResource, listAt, type Resource, textAt } from './resource.ts'

/** Status and consent of a patient at the practice, which come before any word about the parameters. */
const PATIENT_STATUS: { readonly [script in Script]?: (person: Person) => Refused['fault'] } = {
  'not-found': () => practiceFault(404, 'not-found', 'PATIENT_NOT_FOUND', 'Patient not found'),
  dissent: () =>
    practiceFault(
      403,
      'forbidden',
      'NO_PATIENT_CONSENT',
      'Patient has not provided consent to share data',
    ),
  'no-organisation-consent': () =>
    practiceFault(
      403,
      'forbidden',
      'NO_ORGANISATION_CONSENT',
      'Organisation has not provided consent to share data',
    ),
  'practice-does-not-share': ({ practice }) =>
    proxyFault(
      403,
      'forbidden',
      `FOT_CHECK_FAILED_MESSAGESENDER_0_MESSAGERECEIVER_${practice.asid}`,
    ),
  'practice-down': ({ practice }) =>
    proxyFault(502, 'transient', `ERROR_COMMUNICATING_TO_ENDPOINT_URL_${serviceRoot(practice)}`),
  'gateway-timeout': () => proxyFault(504, 'timeout', 'Gateway Timeout'),
  'practice-error': () =>
    practiceFault(
      500,
      'processing',
      'INTERNAL_SERVER_ERROR',
      'Unexpected internal server error',
      'A resource could not be built',
    ),
  'not-implemented': () =>
    practiceFault(501, 'not-supported', 'NOT_IMPLEMENTED', 'Not implemented'),
  'request-refused': () => badRequest('Refused by script'),
}

/** How a script or the practice's own state refuses this patient; null when it does not. */
export function statusOf(nhsNumber: string, person: Person | undefined): Refused | null {
  if (person?.practice.script === 'switched-off') {
    const diagnostics = 'GP Connect is disabled at this practice.'
    return {
      rule: 'patient/switched-off',
      fault: practiceFault(403, 'forbidden', 'ACCESS DENIED', 'Access denied', diagnostics),
    }
  }
  // A number that PDS has superseded is held under its successor only.
  if (person === undefined || heldAs(person) !== nhsNumber) {
    const fault = practiceFault(404, 'not-found', 'PATIENT_NOT_FOUND', 'Patient not found')
    return { rule: 'patient/unknown', fault }
  }
  const fault = person.script === null ? undefined : PATIENT_STATUS[person.script]?.(person)
  return fault === undefined ? null : { rule: `patient/${person.script}`, fault }
}

/** The number under which the NHS holds a person: another one when theirs was superseded. */
export function heldAs({ nhsNumber, script }: Person): string {
  return script === 'superseded' ? anotherNumber(nhsNumber) : nhsNumber
}

/** A different valid number of the 999 test range, always the same for the same number. */
export function anotherNumber(nhsNumber: string): string {
  let nine = Number(nhsNumber.slice(3, 9))
  for (;;) {
    nine = (nine + 7_919) % 1_000_000
    const digits = `999${String(nine).padStart(6, '0')}`
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return `${digits}${check}`
  }
}

const mapPatient = (bundle: unknown, change: (patient: Resource) => Resource | null): unknown => ({
  ...(bundle as object),
  entry: listAt(bundle, 'entry').flatMap((entry) => {
    const resource = at(entry, 'resource')
    if (!isResource(resource) || resource.resourceType !== 'Patient') return [entry]
    const changed = change(resource)
    return changed === null ? [] : [{ ...(entry as object), resource: changed }]
  }),
})

const withNumber = (number: string) => (patient: Resource) => ({
  ...patient,
  identifier: listAt(patient, 'identifier').map((one) =>
    textAt(one, 'system') === 'https://fhir.nhs.uk/Id/nhs-number'
      ? { ...(one as object), value: number }
      : one,
  ),
})

/** The next day: a slip of the keyboard, which must still be shown before the record. */
const birthDateAfter = (patient: Resource): Resource => {
  const date = new Date(`${textAt(patient, 'birthDate') ?? '1970-01-01'}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return { ...patient, birthDate: date.toISOString().slice(0, 10) }
}

const WITHHELD = 'Items excluded due to confidentiality and/or patient preferences.'
const UNCATEGORISED = '826501000000100'
const REFERRALS = '792931000000107'

/** Puts the confidentiality warning on lists of these codes, and empties those that `emptied` names. */
function withhold(bundle: unknown, codes: readonly string[], emptied: readonly string[]): unknown {
  const warned = indexOf(bundle).all.some(
    (one) => extensionsAt(one, 'ListWarningCode-1').length > 0,
  )
  if (warned) return bundle
  return {
    ...(bundle as object),
    entry: listAt(bundle, 'entry').map((entry) => {
      const resource = at(entry, 'resource')
      const code = textAt(resource, 'code', 'coding', 0, 'code') ?? ''
      if (!isResource(resource) || resource.resourceType !== 'List' || !codes.includes(code)) {
        return entry
      }
      const list = {
        ...resource,
        extension: [
          ...listAt(resource, 'extension'),
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1',
            valueCode: 'confidential-items',
          },
        ],
        note: [{ text: WITHHELD }],
        ...(emptied.includes(code) ? { entry: [] } : {}),
      }
      return { ...(entry as object), resource: list }
    }),
  }
}

/** A person's whole record as the practice holds it under this script, before anything is asked of it. */
export function scriptedRecord(person: Person): unknown {
  const bundle = person.bundle()
  switch (person.script) {
    case 'superseded':
      return mapPatient(bundle, withNumber(heldAs(person)))
    case 'birth-date-differs':
      // The record of this person may have been written with the difference in it already.
      return textAt(patientOf(bundle), 'birthDate') === person.birthDate
        ? mapPatient(bundle, birthDateAfter)
        : bundle
    case 'withheld':
      return withhold(bundle, [UNCATEGORISED, REFERRALS], [REFERRALS])
    case 'all-withheld': {
      const codes = API_AREAS.map(({ code }) => code)
      return withhold(bundle, codes, codes)
    }
    case 'no-patient':
      return mapPatient(bundle, () => null)
    case 'another-patient':
      return mapPatient(bundle, withNumber(anotherNumber(person.nhsNumber)))
    default:
      return bundle
  }
}

function patientOf(bundle: unknown): Resource | undefined {
  return indexOf(bundle).all.find(({ resourceType }) => resourceType === 'Patient')
}

import { isNhsNumber } from '../../../gp-connect/nhs-number.ts'
import type { Findings } from './findings.ts'
import { checkNote } from './note-checks.ts'
import { answered, type Call, member, probe, textOf } from './probe.ts'
import { isOff, OFF, type Subject } from './server-under-test.ts'
import type { TokenSight } from './token-checks.ts'

/** A token that came with a patient. */
export type Granted = TokenSight & { patient: string }

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'

/** What the token opens: the patient and what belongs to them, and nobody else. */
export async function checkPatient(
  found: Findings,
  subject: Subject,
  token: Granted,
  { writeNote }: { writeNote: boolean },
): Promise<void> {
  const call: Call = (path, init = {}) =>
    probe(`${subject.iss.replace(/\/$/, '')}/${path}`, {
      ...init,
      headers: {
        accept: 'application/fhir+json',
        authorization: `Bearer ${token.accessToken}`,
        ...init.headers,
      },
    })
  const held = await call(`Patient/${token.patient}`)
  if (!answered(held) || held.status !== 200 || textOf(held.json, 'resourceType') !== 'Patient') {
    found.fail(
      'patient',
      answered(held) ? `Patient/{id} answered ${held.status}` : held.unreachable,
      'Answer 200 with the Patient for the token of this launch, as application/fhir+json.',
    )
    return
  }
  if (textOf(held.json, 'id') !== token.patient) {
    found.fail(
      'patient',
      'the id is another one',
      'Answer with the patient whose id was asked for.',
    )
    return
  }
  found.pass('patient', 'read')
  checkNumber(found, held.json)
  checkDetails(found, held.json)
  await checkOthers(found, call, token.patient)
  if (isOff(subject, 'referral')) found.skip('referral', OFF)
  else await checkSearch(found, call, token.patient, 'ServiceRequest', 'referral')
  if (isOff(subject, 'consent')) found.skip('consent', OFF)
  else await checkSearch(found, call, token.patient, 'Consent', 'consent')
  if (isOff(subject, 'practitionerRole')) found.skip('practitioner', OFF)
  else await checkPractitioners(found, call)
  if (writeNote) await checkNote(found, call, token.patient)
  else found.skip('note-create', 'nothing is written without --write-note')
}

const listOf = (of: unknown, name: string): readonly unknown[] => {
  const value = member(of, name)
  return Array.isArray(value) ? (value as unknown[]) : []
}

function checkNumber(found: Findings, patient: unknown): void {
  const numbers = listOf(patient, 'identifier').filter(
    (each) => textOf(each, 'system') === NHS_NUMBER,
  )
  const value = textOf(numbers[0], 'value')
  if (value === undefined) {
    const similar = listOf(patient, 'identifier').some((each) =>
      /^\d{3} ?\d{3} ?\d{4}$/.test(textOf(each, 'value') ?? ''),
    )
    found.fail(
      'nhs-number',
      similar ? 'a ten-digit identifier under another system' : 'no identifier of that system',
      `Add {"system": "${NHS_NUMBER}", "value": "ten digits"} to Patient.identifier, and choose a test patient who has one.`,
    )
  } else if (!/^\d{10}$/.test(value)) {
    found.warn('nhs-number', 'it is not ten digits without spaces', 'Store it as ten digits.')
  } else if (!isNhsNumber(value)) {
    found.fail(
      'nhs-number',
      'the check digit is wrong',
      'Check the number (modulus 11) when it is entered; for tests use numbers that start with 999.',
    )
  } else found.pass('nhs-number', 'ten digits, valid')
}

function checkDetails(found: Findings, patient: unknown): void {
  const names = listOf(patient, 'name')
  const missing = [
    ...(names.some((name) => textOf(name, 'family') !== undefined) ? [] : ['name.family']),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(textOf(patient, 'birthDate') ?? '') ? [] : ['birthDate']),
    ...(textOf(patient, 'gender') === undefined ? ['gender'] : []),
  ]
  if (missing.length === 0) found.pass('patient-details', 'family name, birth date, gender')
  else {
    found.warn(
      'patient-details',
      `missing: ${missing.join(', ')}`,
      'Send them: the GP record is compared with them, and each difference stops the worker to ask.',
    )
  }
}

async function checkOthers(found: Findings, call: Call, patient: string): Promise<void> {
  const search = await call('Patient?_count=5')
  const others = answered(search)
    ? listOf(search.json, 'entry').filter((entry) => {
        const resource = member(entry, 'resource')
        return textOf(resource, 'resourceType') === 'Patient' && textOf(resource, 'id') !== patient
      })
    : []
  if (others.length > 0) {
    found.fail(
      'only-this-patient',
      `a search answered ${others.length} other patients`,
      'Hold patient/ scopes to the patient of the launch, in searches too.',
    )
  } else found.pass('only-this-patient', 'a search answered nobody else')
}

async function checkSearch(
  found: Findings,
  call: Call,
  patient: string,
  type: 'ServiceRequest' | 'Consent',
  rule: 'referral' | 'consent',
): Promise<void> {
  const without =
    rule === 'referral'
      ? 'the worker says in the panel which referral this is'
      : 'the worker states in the panel how they know that the patient agrees'
  const answer = await call(`${type}?patient=${encodeURIComponent(`Patient/${patient}`)}`)
  const bundle = answered(answer) && textOf(answer.json, 'resourceType') === 'Bundle'
  if (!answered(answer) || answer.status !== 200 || !bundle) {
    found.warn(
      rule,
      answered(answer) ? `${type}?patient= answered ${answer.status}` : answer.unreachable,
      `Offer the search and grant patient/${type}.rs; else ${without}.`,
    )
    return
  }
  const entries = listOf(answer.json, 'entry').length
  if (entries > 0) found.pass(rule, `${entries} found`)
  else {
    found.warn(
      rule,
      'the search works, and found none',
      `Choose a test patient who has one; else ${without}.`,
    )
  }
}

async function checkPractitioners(found: Findings, call: Call): Promise<void> {
  const answer = await call('PractitionerRole?_count=1')
  if (answered(answer) && answer.status === 200) found.pass('practitioner', 'PractitionerRole')
  else {
    found.warn(
      'practitioner',
      answered(answer) ? `PractitionerRole answered ${answer.status}` : answer.unreachable,
      'Grant user/Practitioner.r and user/PractitionerRole.rs; else every user has the one role of the vendors file.',
    )
  }
}

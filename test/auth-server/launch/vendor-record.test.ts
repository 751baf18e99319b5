import { describe, expect, it } from 'vitest'
import {
  consentFrom,
  letterOf,
  nameOf,
  newestReferral,
  patientFrom,
  referralFrom,
  relative,
  userFrom,
} from '../../../auth-server/launch/vendor-reading.ts'

const NHS = 'https://fhir.nhs.uk/Id/nhs-number'
const now = new Date('2026-11-22T10:00:00Z')
const subject = { reference: 'Patient/p1' }

describe('a patient', () => {
  it('brings official name, birth date, gender and the NHS number without spaces', () => {
    expect(
      patientFrom(
        {
          resourceType: 'Patient',
          id: 'p1',
          identifier: [{ system: NHS, value: '999 000 0018' }],
          name: [
            { use: 'nickname', family: 'Wharf' },
            { use: 'old', family: 'Before' },
            { use: 'official', family: 'Canary', given: ['Una', 'May'], prefix: ['Mrs'] },
          ],
          gender: 'female',
          birthDate: '1953-03-04',
        },
        undefined,
      ),
    ).toEqual({
      name: { family: 'Canary', given: ['Una', 'May'], prefix: ['Mrs'] },
      birthDate: '1953-03-04',
      gender: 'female',
      nhsNumber: '9990000018',
    })
  })

  it('without an NHS number has none: another identifier is not taken for it', () => {
    const patient: fhir4.Patient = {
      resourceType: 'Patient',
      id: 'p1',
      identifier: [{ system: 'https://vendor.example/Id', value: '9990000018' }],
    }
    expect(patientFrom(patient, undefined).nhsNumber).toBe(null)
  })

  it('without an NHS number at a test system is stood in for, by name or by default', () => {
    const standIn = {
      nhsNumber: '9990000018',
      family: 'Stand',
      given: 'In',
      birthDate: '1960-01-01',
      gender: 'male',
    }
    const patient: fhir4.Patient = { resourceType: 'Patient', id: 'x' }
    expect(patientFrom(patient, { '*': standIn }).nhsNumber).toBe('9990000018')
    expect(patientFrom(patient, { y: standIn }).nhsNumber).toBe(null)
  })

  it('with a name of one string keeps it, the last word as family name', () => {
    expect(nameOf([{ text: 'Una May Canary' }])).toEqual({
      family: 'Canary',
      given: ['Una', 'May'],
      prefix: [],
      text: 'Una May Canary',
    })
  })
})

describe('the referral', () => {
  const request = (
    id: string,
    changes: Partial<fhir4.ServiceRequest> = {},
  ): fhir4.ServiceRequest => ({
    resourceType: 'ServiceRequest',
    id,
    status: 'active',
    intent: 'order',
    subject,
    ...changes,
  })

  it('is the newest open one of this patient', () => {
    const found = [
      request('old', { authoredOn: '2024-01-01' }),
      request('new', { authoredOn: '2026-01-01' }),
      request('done', { authoredOn: '2026-10-01', status: 'completed' }),
      request('other', { authoredOn: '2026-11-01', subject: { reference: 'Patient/p2' } }),
    ]
    expect(newestReferral(found, 'p1')?.id).toBe('new')
    expect(newestReferral(found, 'p3')).toBe(null)
  })

  it('tells every reason, by whom and when', () => {
    const full = request('r1', {
      authoredOn: '2026-11-10T08:00:00Z',
      requester: { display: 'Dr A Referrer' },
      reasonCode: [{ text: 'Lonely' }, { coding: [{ display: 'Housing problem' }] }],
    })
    expect(referralFrom(full)).toEqual({
      source: 'vendor',
      id: 'ServiceRequest/r1',
      reason: 'Lonely. Housing problem',
      referrer: 'Dr A Referrer',
      date: '2026-11-10',
      letter: null,
    })
  })

  const letter = (
    id: string,
    changes: Partial<fhir4.DocumentReference> = {},
  ): fhir4.DocumentReference => ({
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    subject,
    type: { text: 'Referral letter' },
    content: [{ attachment: { contentType: 'text/plain', data: '' } }],
    ...changes,
  })

  it('goes with the letter that it names, or that names it, before any newer one', () => {
    const named = letter('named', { date: '2025-01-01' })
    const naming = letter('naming', {
      date: '2025-01-02',
      context: { related: [{ reference: 'https://vendor.example/fhir/ServiceRequest/r1' }] },
    })
    const newer = letter('newer', { date: '2026-01-01' })
    const with_ = request('r1', { supportingInfo: [{ reference: 'DocumentReference/named' }] })
    expect(letterOf([newer, named], with_, 'p1')?.id).toBe('named')
    expect(letterOf([newer, naming], request('r1'), 'p1')?.id).toBe('naming')
    expect(letterOf([newer, letter('older', { date: '2020-01-01' })], null, 'p1')?.id).toBe('newer')
  })

  it('does not take another patient’s letter, a superseded one, a picture, or a note for it', () => {
    const wrong = [
      letter('a', { subject: { reference: 'Patient/p2' } }),
      letter('b', { status: 'superseded' }),
      letter('c', { content: [{ attachment: { contentType: 'application/pdf', data: '' } }] }),
      letter('d', { type: { text: 'Link worker note' } }),
    ]
    expect(letterOf(wrong, null, 'p1')).toBe(null)
  })
})

describe('a recorded consent', () => {
  const consent = (changes: Partial<fhir4.Consent> = {}): fhir4.Consent => ({
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ code: 'patient-privacy' }] },
    category: [],
    patient: subject,
    dateTime: '2026-11-01',
    ...changes,
  })

  it.each([
    ['active', {}, 'recorded'],
    ['active with a denial', { provision: { type: 'deny' as const } }, 'refused'],
    ['rejected', { status: 'rejected' as const }, 'refused'],
    ['inactive', { status: 'inactive' as const }, 'withdrawn'],
  ])('that is %s says so', (_what, changes, state) => {
    expect(consentFrom([consent(changes)], 'p1', now)?.state).toBe(state)
  })

  it('counts only when it is about this patient and their privacy', () => {
    expect(consentFrom([consent({ patient: { reference: 'Patient/p2' } })], 'p1', now)).toBe(null)
    expect(consentFrom([consent({ scope: { coding: [{ code: 'research' }] } })], 'p1', now)).toBe(
      null,
    )
    expect(consentFrom([consent({ status: 'draft' })], 'p1', now)).toBe(null)
  })

  it('counts from the day on which it begins', () => {
    const later = consent({ provision: { period: { start: '2026-11-23' } } })
    const begun = consent({ dateTime: '2026-10-01', status: 'inactive' })
    expect(consentFrom([later], 'p1', now)).toBe(null)
    expect(consentFrom([later, begun], 'p1', now)?.state).toBe('withdrawn')
    expect(consentFrom([later], 'p1', new Date('2026-11-23T00:00:00Z'))?.state).toBe('recorded')
  })

  it('is the newest of several, and lasts to the end of its last day', () => {
    const found = [
      consent({ dateTime: '2026-01-01', status: 'inactive' }),
      consent({ dateTime: '2026-11-01', provision: { period: { end: '2026-12-24' } } }),
    ]
    expect(consentFrom(found, 'p1', now)).toMatchObject({
      state: 'recorded',
      until: '2026-12-24T23:59:59.000Z',
    })
  })
})

describe('the user', () => {
  const practitioner: fhir4.Practitioner = {
    resourceType: 'Practitioner',
    id: 'w1',
    name: [{ family: 'Example', given: ['Robin'] }],
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555' }],
  }
  const role: fhir4.PractitionerRole = {
    resourceType: 'PractitionerRole',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '777' }],
    code: [{ coding: [{ code: 'LW', display: 'Link worker' }] }],
    organization: {
      identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X9X9X' },
    },
  }

  const told = (changes: { name?: string; assumedRole?: string } = {}) => ({
    name: null,
    assumedRole: undefined,
    organisation: 'X9X9X',
    now,
    ...changes,
  })

  it('has names, every word and code of the roles, SDS ids and organisations', () => {
    expect(userFrom(practitioner, [role], told())).toEqual({
      name: { family: 'Example', given: ['Robin'], prefix: [] },
      roles: ['Link worker', 'LW'],
      sdsUserId: '555',
      sdsRoleProfileId: '777',
      organisations: ['X9X9X'],
    })
  })

  it('has no role by one that is no longer active, and the assumed one where the vendor names none', () => {
    for (const over of [
      { active: false },
      { period: { end: '2026-11-21' } },
      { period: { start: '2026-11-23' } },
    ]) {
      expect(userFrom(practitioner, [{ ...role, ...over }], told())?.roles).toEqual([])
    }
    const today = { period: { start: '2026-11-22', end: '2026-11-22' } }
    expect(userFrom(practitioner, [{ ...role, ...today }], told())?.roles).toContain('LW')
    expect(
      userFrom(null, [], told({ name: 'Robin Example', assumedRole: 'Link worker' })),
    ).toMatchObject({
      name: { family: 'Example', given: ['Robin'] },
      roles: ['Link worker'],
    })
  })

  it('has here the roles of here: those of another organisation count for nothing beside them', () => {
    const elsewhere: fhir4.PractitionerRole = {
      ...role,
      identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '888' }],
      organization: {
        identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Y8Y8Y' },
      },
    }
    const here = { ...role, code: [{ text: 'Receptionist' }] }
    expect(userFrom(practitioner, [elsewhere, here], told())).toMatchObject({
      roles: ['Receptionist'],
      sdsRoleProfileId: '777',
      organisations: ['Y8Y8Y', 'X9X9X'],
    })
    expect(userFrom(practitioner, [elsewhere], told())).toMatchObject({
      roles: ['Link worker', 'LW'],
      organisations: ['Y8Y8Y'],
    })
  })

  it('without any name is nobody', () => {
    expect(userFrom(null, [role], told())).toBe(null)
  })
})

describe('a reference', () => {
  it.each([
    ['Patient/p1', 'Patient/p1'],
    ['https://vendor.example/fhir/Patient/p1/_history/3', 'Patient/p1'],
    ['urn:uuid:2c1f5c0e-8d3a-4d8e-9a54-5d6a10f0b001', null],
    ['#contained', null],
    [undefined, null],
  ])('%s is read as %s', (reference, expected) => {
    expect(relative(reference)).toBe(expected)
  })
})

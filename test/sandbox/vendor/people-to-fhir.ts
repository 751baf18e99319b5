import type { Coding, Identifier, Patient, Resource } from '@medplum/fhirtypes'
import type { Person, Practice } from '../world.ts'
import type { TokenContext } from './authorization.ts'
import { ODS, organisation, profiled, staff, VENDOR_ORGANISATION } from './staff-to-fhir.ts'
import type { VendorUser } from './users.ts'

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const DAY_MS = 24 * 60 * 60 * 1000

const referralId = (person: Person) => `referral-${person.id}`
const letterId = (person: Person) => `letter-${person.id}`

/** People and staff as the vendor's system holds them, in FHIR R4 and UK Core. `now` dates the consent's end. */
export function worldToFhir(world: {
  people: readonly Person[]
  practices: readonly Practice[]
  users: readonly VendorUser[]
  now: Date
}): Resource[] {
  return [
    organisation(VENDOR_ORGANISATION.id, VENDOR_ORGANISATION.ods, VENDOR_ORGANISATION.name),
    ...world.practices.map((practice) => organisation(practice.ods, practice.ods, practice.name)),
    ...world.users.flatMap(staff),
    ...world.people.flatMap((person, at) => personToFhir(person, world.now, at % 2 === 0)),
  ]
}

/**
 * One person: Patient and Encounter always, referral, letter and consent where there are any. `inBinary` puts the
 * letter's text in a Binary of its own instead of in the attachment: systems do either.
 */
function personToFhir(person: Person, now: Date, inBinary: boolean): Resource[] {
  const subject = { reference: `Patient/${person.id}` }
  const resources: Resource[] = [patientOf(person), encounter(person)]
  if (person.letter !== null) resources.push(...letter(person, person.letter, inBinary))
  if (person.referral !== null) {
    resources.push({
      resourceType: 'ServiceRequest',
      id: referralId(person),
      meta: profiled('ServiceRequest'),
      identifier: [{ system: 'https://harbour.example/Id/referral', value: referralId(person) }],
      status: 'active',
      intent: 'order',
      category: [{ text: 'Social prescribing' }],
      code: {
        coding: [snomed('871731000000106', 'Referral to social prescribing service (procedure)')],
        text: 'Referral to social prescribing service',
      },
      subject,
      authoredOn: person.referral.date,
      requester: { display: person.referral.referrer },
      performer: [{ reference: `Organization/${VENDOR_ORGANISATION.id}` }],
      reasonCode: [{ text: person.referral.reason }],
      ...(person.letter === null
        ? {}
        : { supportingInfo: [{ reference: `DocumentReference/${letterId(person)}` }] }),
    })
  }
  if (person.consent) resources.push(consent(person, now))
  if (person.carePlan !== undefined) resources.push(carePlan(person, person.carePlan))
  return resources
}

/** What the token response says beside the patient, for a launch from this person's page. */
export function launchContextOf(person: Person): TokenContext {
  return {
    patient: person.id,
    encounter: `first-contact-${person.id}`,
    intent: 'prepare-consultation',
    need_patient_banner: true,
    tenant: VENDOR_ORGANISATION.id,
    ...(person.referral === null
      ? {}
      : { fhirContext: [{ reference: `ServiceRequest/${referralId(person)}` }] }),
  }
}

export function patientOf(person: Person): Patient {
  return {
    resourceType: 'Patient',
    id: person.id,
    meta: profiled('Patient'),
    identifier: [nhsNumber(person.nhsNumber)],
    active: true,
    name: [
      {
        use: 'official',
        family: person.name.family,
        given: [...person.name.given],
        ...(person.name.prefix === '' ? {} : { prefix: [person.name.prefix] }),
      },
    ],
    telecom: [{ system: 'phone', value: person.phone, use: 'home' }],
    gender: person.gender,
    birthDate: person.birthDate,
    address: [
      {
        use: 'home',
        line: [person.address.line],
        city: person.address.city,
        postalCode: person.address.postalCode,
      },
    ],
    generalPractitioner: [
      {
        reference: `Organization/${person.practice.ods}`,
        identifier: { system: ODS, value: person.practice.ods },
        display: person.practice.name,
      },
    ],
    managingOrganization: { reference: `Organization/${VENDOR_ORGANISATION.id}` },
  }
}

/** NHS number, verified: UK Core, `Extension-UKCore-NHSNumberVerificationStatus`. */
function nhsNumber(value: string): Identifier {
  return {
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
        valueCodeableConcept: {
          coding: [
            {
              system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus',
              code: 'number-present-and-verified',
              display: 'Number present and verified',
            },
          ],
        },
      },
    ],
    system: NHS_NUMBER,
    value,
  }
}

function encounter(person: Person): Resource {
  const [first] = person.appointments
  return {
    resourceType: 'Encounter',
    id: `first-contact-${person.id}`,
    meta: profiled('Encounter'),
    status: 'planned',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [{ text: first?.what ?? 'First contact' }],
    subject: { reference: `Patient/${person.id}` },
    serviceProvider: { reference: `Organization/${VENDOR_ORGANISATION.id}` },
  }
}

function letter(person: Person, of: NonNullable<Person['letter']>, inBinary: boolean): Resource[] {
  const data = Buffer.from(of.text, 'utf8').toString('base64')
  const contentType = 'text/plain; charset=utf-8'
  const subject = { reference: `Patient/${person.id}` }
  return [
    ...(inBinary
      ? [
          {
            resourceType: 'Binary',
            id: letterId(person),
            contentType,
            securityContext: subject,
            data,
          } as const,
        ]
      : []),
    {
      resourceType: 'DocumentReference',
      id: letterId(person),
      meta: profiled('DocumentReference'),
      status: 'current',
      docStatus: 'final',
      type: {
        coding: [snomed('823691000000103', 'Clinical letter')],
        text: 'Referral letter',
      },
      category: [{ text: 'Correspondence' }],
      subject,
      date: `${of.date}T09:00:00Z`,
      author: [{ display: of.author }],
      description: of.title,
      content: [
        {
          attachment: {
            contentType,
            title: of.title,
            creation: of.date,
            ...(inBinary ? { url: `Binary/${letterId(person)}` } : { data }),
          },
        },
      ],
      ...(person.referral === null
        ? {}
        : { context: { related: [{ reference: `ServiceRequest/${referralId(person)}` }] } }),
    },
  ]
}

/** Permission to look at the GP record, recorded when the person was referred. */
function carePlan(
  person: Person,
  { title, from, by, goal, activity }: NonNullable<Person['carePlan']>,
): Resource {
  return {
    resourceType: 'CarePlan',
    id: `care-plan-${person.id}`,
    meta: profiled('CarePlan'),
    status: 'active',
    intent: 'plan',
    title,
    subject: { reference: `Patient/${person.id}` },
    period: { start: from },
    author: { display: by },
    goal: [{ display: goal }],
    activity: [{ detail: { status: 'scheduled', description: activity } }],
  }
}

function consent(person: Person, now: Date): Resource {
  const given = person.referral?.date ?? now.toISOString().slice(0, 10)
  return {
    resourceType: 'Consent',
    id: `consent-${person.id}`,
    meta: profiled('Consent'),
    status: 'active',
    scope: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' },
      ],
    },
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
            code: 'INFA',
            display: 'Information access',
          },
        ],
      },
    ],
    patient: { reference: `Patient/${person.id}` },
    dateTime: given,
    performer: [{ reference: `Patient/${person.id}` }],
    organization: [{ reference: `Organization/${VENDOR_ORGANISATION.id}` }],
    policyRule: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }],
    },
    provision: {
      type: 'permit',
      period: { start: given, end: new Date(now.getTime() + 120 * DAY_MS).toISOString() },
      ...(person.referral === null
        ? {}
        : {
            data: [
              {
                meaning: 'related',
                reference: { reference: `ServiceRequest/${referralId(person)}` },
              },
            ],
          }),
    },
  }
}

const snomed = (code: string, display: string): Coding => ({
  system: 'http://snomed.info/sct',
  code,
  display,
})

import type { Practice } from '../sandbox/world.ts'
import type { Dialect } from './dialect.ts'
import { linkTo, maybe, NHS_UK, profile, reference, SNOMED, wordsAsId } from './wire.ts'

/** Somebody at the practice or beside it, as the record names them. */
export interface Member {
  prefix?: string
  given: string
  family: string
  role: 'gp' | 'nurse' | 'pharmacist' | 'receptionist' | 'paramedic' | 'social prescriber' | 'other'
  sdsUserId?: string
}

/** Somebody whom the practice may ring: relationships in the practice's own words. */
export interface Contact {
  relationship: readonly string[]
  given: string
  family: string
  phone?: string
  gender?: 'male' | 'female'
}

/** How the person can be spoken with. */
export interface Language {
  code: string
  display: string
  interpreter: boolean
  proficiency?: 'Excellent' | 'Good' | 'Fair' | 'Poor'
}

export interface PatientFacts {
  id: string
  nhsNumber: string
  name: { family: string; given: readonly string[]; prefix: string }
  gender: 'male' | 'female' | 'other' | 'unknown'
  birthDate: string
  address: { line: string; city: string; postalCode: string }
  phone: string
  mobile?: string
  registered?: string
  contacts?: readonly Contact[]
  language?: Language
  /** `Practitioner/…` and `Organization/…` */
  usualGp?: string
  practice?: string
}

const PROFICIENCY = { Excellent: 'E', Good: 'G', Fair: 'F', Poor: 'P' }
const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem'

export function aPatient(facts: PatientFacts): fhir3.Patient {
  return {
    resourceType: 'Patient',
    id: facts.id,
    meta: { versionId: '1', ...profile('Patient') },
    extension: [
      {
        url: `${NHS_UK}/Extension-CareConnect-GPC-RegistrationDetails-1`,
        extension: [
          ...(facts.registered
            ? [{ url: 'registrationPeriod', valuePeriod: { start: facts.registered } }]
            : []),
          {
            url: 'registrationType',
            valueCodeableConcept: {
              coding: [
                {
                  system: `${CODES}/CareConnect-RegistrationType-1`,
                  code: 'R',
                  display: 'Regular',
                },
              ],
            },
          },
        ],
      },
      ...(facts.language ? [communication(facts.language)] : []),
    ],
    identifier: [
      {
        extension: [
          {
            url: `${NHS_UK}/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
            valueCodeableConcept: {
              coding: [
                {
                  system: `${CODES}/CareConnect-NHSNumberVerificationStatus-1`,
                  code: '01',
                  display: 'Number present and verified',
                },
              ],
            },
          },
        ],
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: facts.nhsNumber,
      },
    ],
    active: true,
    name: [
      {
        use: 'official',
        family: facts.name.family,
        given: [...facts.name.given],
        prefix: [facts.name.prefix],
      },
    ],
    telecom: [
      { system: 'phone', value: facts.phone, use: 'home' },
      ...(facts.mobile
        ? [{ system: 'phone' as const, value: facts.mobile, use: 'mobile' as const }]
        : []),
    ],
    gender: facts.gender,
    birthDate: facts.birthDate,
    address: [
      {
        use: 'home',
        type: 'physical',
        line: [facts.address.line],
        city: facts.address.city,
        postalCode: facts.address.postalCode,
      },
    ],
    ...maybe('contact', facts.contacts?.map(contact)),
    ...maybe('generalPractitioner', facts.usualGp ? [reference(facts.usualGp)] : undefined),
    ...maybe('managingOrganization', linkTo(facts.practice)),
  }
}

function contact(who: Contact): fhir3.PatientContact {
  return {
    relationship: who.relationship.map((text) => ({ text })),
    name: { use: 'official', family: who.family, given: [who.given] },
    ...maybe(
      'telecom',
      who.phone ? [{ system: 'phone', value: who.phone, use: 'home' }] : undefined,
    ),
    ...maybe('gender', who.gender),
  }
}

function communication({ code, display, interpreter, proficiency }: Language): fhir3.Extension {
  return {
    url: `${NHS_UK}/Extension-CareConnect-GPC-NHSCommunication-1`,
    extension: [
      {
        url: 'language',
        valueCodeableConcept: {
          coding: [{ system: `${CODES}/CareConnect-HumanLanguage-1`, code, display }],
        },
      },
      { url: 'preferred', valueBoolean: true },
      ...(proficiency
        ? [
            {
              url: 'communicationProficiency',
              valueCodeableConcept: {
                coding: [
                  {
                    system: `${CODES}/CareConnect-LanguageAbilityProficiency-1`,
                    code: PROFICIENCY[proficiency],
                    display: proficiency,
                  },
                ],
              },
            },
          ]
        : []),
      { url: 'interpreterRequired', valueBoolean: interpreter },
    ],
  }
}

export const practiceRef = ({ ods }: Practice): string => `Organization/${wordsAsId(ods)}`

export function anOrganisation(practice: Practice): fhir3.Organization {
  return {
    resourceType: 'Organization',
    id: wordsAsId(practice.ods),
    meta: { versionId: '1', ...profile('Organization') },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: practice.ods }],
    active: true,
    name: practice.name,
    telecom: [{ system: 'phone', value: practice.phone, use: 'work' }],
  }
}

/** Job roles as GP Connect sends them; other staff come without a role. */
const ROLES: { readonly [role in Member['role']]?: readonly [code: string, display: string] } = {
  gp: ['R0260', 'General Medical Practitioner'],
}

export const memberRef = (member: Member): string =>
  `Practitioner/${wordsAsId(member.given, member.family)}`

/** The name by which stories call a member of staff. */
export const memberName = ({ prefix, given, family }: Member): string =>
  [prefix, given, family].filter(Boolean).join(' ')

/** A practitioner, and the one role that GP Connect allows when the record knows it. */
export function aPractitioner(
  member: Member,
  practice: Practice,
  dialect: Dialect,
): (fhir3.Practitioner | fhir3.PractitionerRole)[] {
  const id = wordsAsId(member.given, member.family)
  const role = ROLES[member.role]
  const { prefix, given, family } = member
  return [
    {
      resourceType: 'Practitioner',
      id,
      meta: { versionId: '1', ...profile('Practitioner') },
      ...maybe(
        'identifier',
        member.sdsUserId
          ? [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: member.sdsUserId }]
          : undefined,
      ),
      active: true,
      name: [
        dialect.namesAsText
          ? { use: 'official', text: memberName(member) }
          : { use: 'official', family, given: [given], ...maybe('prefix', prefix && [prefix]) },
      ] as fhir3.HumanName[],
    },
    ...(role
      ? [
          {
            resourceType: 'PractitionerRole' as const,
            id: `${id}-role`,
            meta: { versionId: '1', ...profile('PractitionerRole') },
            practitioner: reference(`Practitioner/${id}`),
            organization: reference(practiceRef(practice)),
            code: [
              {
                coding: [
                  {
                    system: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1',
                    code: role[0],
                    display: role[1],
                  },
                ],
              },
            ],
          },
        ]
      : []),
  ]
}

/** A service to which somebody was referred. */
export function aService(name: string, practice: Practice): fhir3.HealthcareService {
  return {
    resourceType: 'HealthcareService',
    id: wordsAsId('service', name),
    meta: {
      versionId: '1',
      profile: ['https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-HealthcareService-1'],
    },
    identifier: [
      { system: `https://practice.sandbox.example/${practice.ods}`, value: wordsAsId(name) },
    ],
    name,
  }
}

export const GENERAL_PRACTICE = {
  coding: [{ system: SNOMED, code: '1060971000000108', display: 'General practice service' }],
}

import { readRecord } from '../../../auth-server/record/read-record.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'

/** A resource as it would come over the wire. */
export type Json = { [key: string]: unknown }

export const TODAY = '2026-11-22'
export const NHS_NUMBER = '9990000018'
const SNOMED = 'http://snomed.info/sct'
const CARE_CONNECT = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect'
const GP_CONNECT = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC'

export const reference = (to: string) => ({ reference: to })

export function coded(term: string, code = '0', more: Json = {}): Json {
  return { coding: [{ system: SNOMED, code, display: term, ...more }] }
}

export function patient(more: Json = {}): Json {
  return {
    resourceType: 'Patient',
    id: 'pat1',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: NHS_NUMBER }],
    name: [{ use: 'official', family: 'Quill', given: ['Maud', 'Ivy'], prefix: ['Mrs'] }],
    gender: 'female',
    birthDate: '1951-03-04',
    managingOrganization: reference('Organization/org1'),
    ...more,
  }
}

export function organisation(more: Json = {}): Json {
  return {
    resourceType: 'Organization',
    id: 'org1',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z99001' }],
    name: 'Fernhollow Surgery',
    ...more,
  }
}

export function practitioner(id = 'gp1', family = 'Okonjo'): Json {
  return {
    resourceType: 'Practitioner',
    id,
    name: [{ family, given: ['Ada'], prefix: ['Dr'] }],
  }
}

export function observation(id: string, term: string, more: Json = {}): Json {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: coded(term),
    effectiveDateTime: '2026-04-14T10:40:00+01:00',
    issued: '2026-04-14T10:52:00+01:00',
    performer: [reference('Practitioner/gp1')],
    ...more,
  }
}

export function note(id: string, comment: string, more: Json = {}): Json {
  return observation(id, 'Comment note', {
    code: coded('Comment note', '37331000000100'),
    comment,
    ...more,
  })
}

export function encounter(id: string, more: Json = {}): Json {
  return {
    resourceType: 'Encounter',
    id,
    status: 'finished',
    type: [{ text: 'GP Surgery' }],
    period: { start: '2026-04-14T10:40:00+01:00', end: '2026-04-14T10:52:00+01:00' },
    participant: [
      { type: [coded('recorder', 'REC')], individual: reference('Practitioner/gp2') },
      { type: [coded('primary performer', 'PPRF')], individual: reference('Practitioner/gp1') },
    ],
    ...more,
  }
}

export function problem(id: string, term: string, more: Json = {}): Json {
  const { significance = 'major', extension = [], ...rest } = more
  return {
    resourceType: 'Condition',
    id,
    clinicalStatus: 'active',
    code: coded(term),
    assertedDate: '2026-04-14',
    ...rest,
    extension: [
      { url: `${CARE_CONNECT}-ProblemSignificance-1`, valueCode: significance },
      ...(extension as readonly Json[]),
    ],
  }
}

export const related = (to: string): Json => ({
  url: `${CARE_CONNECT}-RelatedClinicalContent-1`,
  valueReference: reference(to),
})

export const actual = (to: string): Json => ({
  url: `${CARE_CONNECT}-ActualProblem-1`,
  valueReference: reference(to),
})

export const relatedProblem = (to: string, type = 'parent'): Json => ({
  url: `${CARE_CONNECT}-RelatedProblemHeader-1`,
  extension: [
    { url: 'type', valueCode: type },
    { url: 'target', valueReference: reference(to) },
  ],
})

const LEVELS = {
  consultation: '325851000000107',
  topic: '25851000000105',
  heading: '24781000000107',
} as const

/** A structure list: `entries` are references, or words for a display-only entry. */
export function structure(
  level: keyof typeof LEVELS,
  id: string,
  entries: readonly string[],
  more: Json = {},
): Json {
  return {
    resourceType: 'List',
    id,
    code: coded(level, LEVELS[level]),
    encounter: reference('Encounter/enc1'),
    entry: entries.map((each) => ({
      item: each.includes('/') ? reference(each) : { display: each },
    })),
    ...more,
  }
}

export const LIST_CODES = {
  allergies: '886921000000105',
  endedAllergies: '1103671000000101',
  consultations: '1149501000000101',
  planned: '714311000000108',
  immunisations: '1102181000000102',
  investigations: '887191000000108',
  medicines: '933361000000108',
  referrals: '792931000000107',
  problems: '717711000000103',
  uncategorised: '826501000000100',
} as const

export function primaryList(
  area: keyof typeof LIST_CODES,
  entries: readonly string[] = [],
  { warnings = [], ...more }: Json & { warnings?: readonly string[] } = {},
): Json {
  return {
    resourceType: 'List',
    code: coded(area, LIST_CODES[area]),
    extension: warnings.map((valueCode) => ({ url: `${GP_CONNECT}-ListWarningCode-1`, valueCode })),
    ...(entries.length > 0 ? { entry: entries.map((each) => ({ item: reference(each) })) } : {}),
    ...more,
  }
}

/** The seven lists of a whole answer, each of them empty unless given. */
export function wholeAnswer(more: readonly Json[] = []): readonly Json[] {
  const areas = [
    'consultations',
    'problems',
    'medicines',
    'allergies',
    'referrals',
    'uncategorised',
    'planned',
  ] as const
  return [...areas.map((area) => primaryList(area)), ...more]
}

export function bundleOf(...resources: readonly unknown[]): Json {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  }
}

/** The record of a patient, their practice and two GPs, with what is given. */
export function recordOf(...resources: readonly unknown[]): PatientRecord {
  return readOrThrow(
    bundleOf(
      patient(),
      organisation(),
      practitioner(),
      practitioner('gp2', 'Brandt'),
      ...resources,
    ),
  )
}

export function readOrThrow(...bundles: readonly unknown[]): PatientRecord {
  const read = readRecord(bundles, { today: TODAY })
  if (!read.ok) throw new Error(`refused: ${read.code}`)
  return read.record
}

export const extensionUrl = { careConnect: CARE_CONNECT, gpConnect: GP_CONNECT }

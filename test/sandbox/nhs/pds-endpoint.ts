import type { Person } from '../world.ts'
import { type Fault, platformFault } from './outcome.ts'
import { heldAs } from './scripts.ts'
import { isGuid, type RawRequest, validNhsNumber } from './wire.ts'

export interface PdsContext {
  people: readonly Person[]
  /** Access tokens that are good at this moment. */
  tokens: { has(token: string): boolean }
}

/** What PDS demands of a request, in order. */
export const PDS_RULES: {
  rule: string
  refuses(request: RawRequest, context: PdsContext, person: Person | undefined): Fault | null
}[] = [
  {
    rule: 'pds/verb',
    refuses: ({ method }) =>
      method === 'GET'
        ? null
        : platformFault(405, 'forbidden', 'UNSUPPORTED_SERVICE', 'Unsupported Service'),
  },
  {
    rule: 'pds/Authorization',
    refuses: ({ headers }, { tokens }) =>
      tokens.has(headers.authorization?.replace(/^Bearer /, '') ?? '')
        ? null
        : platformFault(401, 'forbidden', 'ACCESS_DENIED', 'Access Denied or Access Token Expired'),
  },
  {
    rule: 'pds/X-Request-ID-present',
    refuses: ({ headers }) =>
      headers['x-request-id']
        ? null
        : platformFault(
            412,
            'structure',
            'PRECONDITION_FAILED',
            'Invalid request with error - X-Request-ID header must be supplied to access this resource',
          ),
  },
  {
    rule: 'pds/X-Request-ID',
    refuses: ({ headers }) =>
      isGuid(headers['x-request-id'] ?? '')
        ? null
        : platformFault(400, 'value', 'INVALID_VALUE', 'Provided value is invalid'),
  },
  {
    rule: 'pds/number',
    refuses: ({ target }) =>
      validNhsNumber(numberIn(target))
        ? null
        : platformFault(400, 'value', 'INVALID_RESOURCE_ID', 'Resource Id is invalid'),
  },
  {
    rule: 'pds/on-file',
    refuses: (_request, _context, person) =>
      person === undefined || person.script === 'not-on-pds'
        ? platformFault(404, 'not-found', 'RESOURCE_NOT_FOUND', 'Resource not found')
        : null,
  },
  {
    rule: 'pds/not-invalidated',
    refuses: (_request, _context, person) =>
      person?.script === 'invalidated'
        ? platformFault(
            404,
            'processing',
            'INVALIDATED_RESOURCE',
            'Resource that has been marked as invalid was requested - invalid resources cannot be retrieved',
          )
        : null,
  },
]

const numberIn = (target: string): string => /\/Patient\/([^/?]+)$/.exec(target)?.[1] ?? ''

/** `GET /Patient/{number}` of the PDS FHIR API. */
export function pdsAnswer(
  request: RawRequest,
  context: PdsContext,
): { rule: string | null; answer: Fault } {
  const number = numberIn(request.target)
  const person = context.people.find((one) => one.nhsNumber === number || heldAs(one) === number)
  for (const { rule, refuses } of PDS_RULES) {
    const answer = refuses(request, context, person)
    if (answer !== null) return { rule, answer }
  }
  if (person === undefined) throw new Error('PDS let a number pass that nobody has')
  return { rule: null, answer: { status: 200, body: pdsPatient(person) } }
}

const SECURITY = { U: 'unrestricted', R: 'restricted', V: 'very restricted' } as const

function pdsPatient(person: Person) {
  const { script } = person
  const security = script === 'restricted' ? 'R' : script === 'very-restricted' ? 'V' : 'U'
  const number = heldAs(person)
  const stranger = script === 'unverified'
  return {
    resourceType: 'Patient',
    id: number,
    meta: {
      versionId: '2',
      security: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
          code: security,
          display: SECURITY[security],
        },
      ],
    },
    identifier: [
      {
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: number,
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
            valueCodeableConcept: {
              coding: [
                {
                  system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus',
                  version: '1.0.0',
                  code: '01',
                  display: 'Number present and verified',
                },
              ],
            },
          },
        ],
      },
    ],
    name: [
      {
        id: 'n1',
        use: 'usual',
        period: { start: person.birthDate },
        family: stranger ? 'Zzyzx' : person.name.family,
        given: stranger ? ['Quill'] : person.name.given,
        prefix: [person.name.prefix],
      },
    ],
    gender: person.gender,
    birthDate: stranger ? '1901-01-01' : person.birthDate,
    ...(script === 'deceased' ? { deceasedDateTime: '2026-02-11T00:00:00+00:00' } : {}),
    ...(security === 'U' ? whereabouts(person) : {}),
  }
}

/** What PDS leaves out for a restricted person. */
function whereabouts(person: Person) {
  const { address, phone, practice, script } = person
  return {
    address: [
      {
        id: 'a1',
        use: 'home',
        period: { start: '2015-01-01' },
        line: [address.line, address.city],
        postalCode: address.postalCode,
      },
    ],
    telecom: [
      { id: 't1', use: 'mobile', system: 'phone', period: { start: '2015-01-01' }, value: phone },
    ],
    ...(script === 'no-practice'
      ? {}
      : {
          generalPractitioner: [
            {
              id: 'g1',
              type: 'Organization',
              identifier: {
                system: 'https://fhir.nhs.uk/Id/ods-organization-code',
                value: practice.ods,
                period: { start: '2015-01-01' },
              },
            },
          ],
        }),
  }
}

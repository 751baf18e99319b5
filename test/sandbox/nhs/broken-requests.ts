import { RECEIVER, UNPAIRED } from './exchange.ts'
import { serviceRoot } from './proxy-rules.ts'
import type { RawRequest } from './wire.ts'

/** One way of breaking one rule, and the answer that a strict NHS side gives to it. */
export interface Breakage {
  rule: string
  how: string
  /** From a request that is right to one that breaks this rule and none that is looked at before it. */
  breaks(request: RawRequest, today: string): RawRequest
  status: number
  /** Spine code, or the status as text where the proxy speaks. */
  code: string
}

const header = (request: RawRequest, name: string, value: string | undefined): RawRequest => ({
  ...request,
  headers: { ...request.headers, [name.toLowerCase()]: value },
})

type Claims = { [claim: string]: unknown }

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The same request with another token. */
function token(request: RawRequest, change: (claims: Claims, head: Claims) => void): RawRequest {
  const [head = '', payload = ''] = (request.headers.authorization ?? '')
    .replace(/^Bearer /, '')
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
  const [newHead, claims] = [JSON.parse(head), JSON.parse(payload)] as [Claims, Claims]
  change(claims, newHead)
  return header(request, 'Authorization', `Bearer ${encode(newHead)}.${encode(claims)}.`)
}

interface Part {
  name: string
  [value: string]: unknown
}
interface Parameter extends Part {
  part?: Part[]
}

function parameters(request: RawRequest, change: (list: Parameter[]) => Parameter[]): RawRequest {
  const body = JSON.parse(request.body) as { parameter: Parameter[] }
  return { ...request, body: JSON.stringify({ ...body, parameter: change(body.parameter) }) }
}

/** Only these areas beside the patient, so that no other rule is touched. */
const only =
  (...areas: Parameter[]) =>
  (request: RawRequest) =>
    parameters(request, (list) => [
      ...list.filter(({ name }) => name === 'patientNHSNumber'),
      ...areas,
    ])
const area = (name: string, ...part: Part[]): Parameter =>
  part.length === 0 ? { name } : { name, part }

const identifier = (request: RawRequest, system: unknown, value: unknown) =>
  parameters(request, (list) =>
    list.map((one) =>
      one.name === 'patientNHSNumber' ? { ...one, valueIdentifier: { system, value } } : one,
    ),
  )
const NHS = 'https://fhir.nhs.uk/Id/nhs-number'

const tomorrow = (today: string) => shift(today, 1)
const yesterday = (today: string) => shift(today, -1)
function shift(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const bad = { status: 400, code: 'BAD_REQUEST' }
const unsupported = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }
const resource = { status: 422, code: 'INVALID_RESOURCE' }
const parameter = { status: 422, code: 'INVALID_PARAMETER' }

const without = (name: string): Breakage => ({
  rule: `header/${name}`,
  how: `without ${name}`,
  breaks: (request) => header(request, name, undefined),
  ...bad,
})
const withHeader = (name: string, value: string, answer = bad): Breakage => ({
  rule: `header/${name}`,
  how: `${name}: ${value}`,
  breaks: (request) => header(request, name, value),
  ...answer,
})
const claim = (
  name: string,
  how: string,
  change: (claims: Claims) => void,
  answer = bad,
): Breakage => ({
  rule: `token/${name}`,
  how,
  breaks: (request) => token(request, change),
  ...answer,
})
const noClaim = (name: string): Breakage =>
  claim(name, `${name} is null`, (claims) => {
    claims[name] = null
  })
const invalid = (
  rule: string,
  how: string,
  breaks: Breakage['breaks'],
  answer = parameter,
): Breakage => ({ rule: `parameters/${rule}`, how, breaks, ...answer })

const period = (name: string, start?: string, end?: string): Part => ({
  name,
  valuePeriod: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
})

const PROXY: readonly Breakage[] = [
  {
    rule: 'proxy/method',
    how: 'TRACE',
    breaks: (request) => ({ ...request, method: 'TRACE' }),
    status: 405,
    code: '405',
  },
  {
    rule: 'proxy/sender',
    how: 'an ASID that is not registered',
    breaks: (request) => header(request, 'Ssp-From', '200000000000'),
    status: 403,
    code: '403',
  },
  {
    rule: 'proxy/receiver',
    how: 'an ASID that nobody answers to',
    breaks: (request) => header(request, 'Ssp-To', '200000000000'),
    status: 403,
    code: '403',
  },
  {
    rule: 'proxy/pairing',
    how: 'a practice without an agreement',
    breaks: (request) =>
      header(
        {
          ...request,
          target: request.target.replace(serviceRoot(RECEIVER), serviceRoot(UNPAIRED)),
        },
        'Ssp-To',
        UNPAIRED.asid,
      ),
    status: 403,
    code: '403',
  },
  ...[
    ['a port added', (url: string) => url.replace('.example/A', '.example:443/A')],
    ['another case', (url: string) => url.replace('/gpconnect/', '/GPConnect/')],
    ['slashes collapsed', (url: string) => url.replace('https://', 'https:/')],
  ].map(
    ([how, change]): Breakage => ({
      rule: 'proxy/target-url',
      how: String(how),
      breaks: (request) => ({
        ...request,
        target: (change as (url: string) => string)(request.target),
      }),
      status: 400,
      code: '400',
    }),
  ),
]

const REQUEST: readonly Breakage[] = [
  {
    rule: 'request/verb',
    how: 'PUT',
    breaks: (request) => ({ ...request, method: 'PUT' }),
    ...bad,
  },
  {
    rule: 'request/operation',
    how: 'the operation in another case',
    breaks: (request) => ({
      ...request,
      target: request.target.replace('getstructured', 'getStructured'),
    }),
    ...bad,
  },
  {
    rule: 'request/operation',
    how: 'the dollar sign encoded',
    breaks: (request) => ({ ...request, target: request.target.replace('$gpc', '%24gpc') }),
    ...bad,
  },
  without('Ssp-TraceID'),
  withHeader('Ssp-TraceID', 'trace-1'),
  without('Ssp-From'),
  without('Ssp-To'),
  without('Ssp-InteractionID'),
  withHeader(
    'Ssp-InteractionID',
    'urn:nhs:names:services:gpconnect:fhir:operation:gpc.migratestructuredrecord-1',
  ),
  without('Content-Type'),
  withHeader('Content-Type', 'application/json', unsupported),
  withHeader('Content-Type', 'application/fhir+json; charset=utf-8', unsupported),
  without('Accept'),
  withHeader('Accept', 'text/html', unsupported),
  without('Accept-Encoding'),
  withHeader('Accept-Encoding', 'br'),
  without('Authorization'),
  withHeader('Authorization', 'Basic eDp5'),
]

const TOKEN: readonly Breakage[] = [
  {
    rule: 'token/form',
    how: 'without the final dot',
    breaks: (request) =>
      header(request, 'Authorization', (request.headers.authorization ?? '').slice(0, -1)),
    ...bad,
  },
  {
    rule: 'token/form',
    how: 'with a signature',
    breaks: (request) => header(request, 'Authorization', `${request.headers.authorization}c2ln`),
    ...bad,
  },
  {
    rule: 'token/base64url',
    how: 'a payload that is not base64url',
    breaks: (request) =>
      header(
        request,
        'Authorization',
        (request.headers.authorization ?? '').replace(/\.[^.]*\.$/, '.e+/=.'),
      ),
    ...bad,
  },
  {
    rule: 'token/header',
    how: 'another algorithm',
    breaks: (request) =>
      token(request, (_claims, head) => {
        head.alg = 'HS256'
      }),
    ...bad,
  },
  ...['iss', 'sub', 'aud', 'iat', 'exp', 'reason_for_request', 'requested_scope'].map(noClaim),
  ...['requesting_device', 'requesting_organization', 'requesting_practitioner'].map(noClaim),
  claim('sub-is-practitioner', 'sub is somebody else', (claims) => {
    claims.sub = 'somebody-else'
  }),
  ...[299, 301].map((life) =>
    claim('life', `good for ${life} seconds`, (claims) => {
      claims.exp = Number(claims.iat) + life
    }),
  ),
  claim('expired', 'made 301 seconds ago', (claims) => {
    claims.iat = Number(claims.iat) - 301
    claims.exp = Number(claims.exp) - 301
  }),
  claim('iat', 'made in an hour', (claims) => {
    claims.iat = Number(claims.iat) + 3_600
    claims.exp = Number(claims.exp) + 3_600
  }),
  claim('reason_for_request', 'for migration', (claims) => {
    claims.reason_for_request = 'migration'
  }),
  claim('requested_scope', 'with a confidentiality scope', (claims) => {
    claims.requested_scope = 'patient/*.read conf/N'
  }),
  ...['requesting_device', 'requesting_organization', 'requesting_practitioner'].map((name) =>
    claim(
      name,
      `${name} of another type`,
      (claims) => {
        claims[name] = { ...(claims[name] as Claims), resourceType: 'Basic' }
      },
      resource,
    ),
  ),
  claim(
    'requesting_practitioner',
    'a name in the DSTU2 form',
    (claims) => {
      claims.requesting_practitioner = {
        ...(claims.requesting_practitioner as Claims),
        name: { family: ['Okafor'] },
      }
    },
    resource,
  ),
]

const VALUES: readonly Breakage[] = [
  invalid('json', 'broken JSON', (request) => ({ ...request, body: request.body.slice(1) }), bad),
  invalid(
    'resource',
    'another resource',
    (request) => ({ ...request, body: '{"resourceType":"Bundle"}' }),
    resource,
  ),
  invalid('recognised', 'nothing that is known', (request) =>
    parameters(request, () => [area('includeMoonPhases')]),
  ),
  invalid('nhs-number-present', 'no patient', (request) =>
    parameters(request, () => [area('includeProblems')]),
  ),
  invalid(
    'identifier-system',
    'another system',
    (request) => identifier(request, 'https://fhir.nhs.uk/Id/other', '9990000018'),
    { status: 400, code: 'INVALID_IDENTIFIER_SYSTEM' },
  ),
  invalid('identifier-value', 'no value', (request) => identifier(request, NHS, ''), {
    status: 400,
    code: 'INVALID_IDENTIFIER_VALUE',
  }),
  ...['9990000019', '999 000 0018', '999000001'].map((value) =>
    invalid('nhs-number', `the number ${value}`, (request) => identifier(request, NHS, value), {
      status: 400,
      code: 'INVALID_NHS_NUMBER',
    }),
  ),
  invalid(
    'cardinality',
    'an area twice',
    only(area('includeReferrals'), area('includeReferrals')),
    resource,
  ),
  invalid(
    'no-value',
    'an area with a value',
    only({ ...area('includeReferrals'), valueBoolean: true }),
    resource,
  ),
  invalid(
    'part-value',
    'a part without value',
    only(area('includeMedication', { name: 'includePrescriptionIssues' })),
  ),
  invalid('mandatory-part', 'allergies without their part', only(area('includeAllergies'))),
  invalid(
    'one-consultation-filter',
    'period and number together',
    only(
      area('includeConsultations', period('consultationSearchPeriod', '2019-01-01'), {
        name: 'includeNumberOfMostRecent',
        valuePositiveInt: 3,
      }),
    ),
    resource,
  ),
  invalid(
    'period-bounded',
    'an empty period',
    only(area('includeConsultations', period('consultationSearchPeriod'))),
  ),
  ...['2019', '2019-06', '2019-06-01T00:00:00Z', '2019-02-30'].map((date) =>
    invalid(
      'whole-date',
      date,
      only(area('includeConsultations', period('consultationSearchPeriod', date))),
    ),
  ),
  invalid('not-future', 'a period that begins tomorrow', (request, today) =>
    only(area('includeConsultations', period('consultationSearchPeriod', tomorrow(today))))(
      request,
    ),
  ),
  invalid('not-future', 'medication from tomorrow', (request, today) =>
    only(
      area('includeMedication', { name: 'medicationSearchFromDate', valueDate: tomorrow(today) }),
    )(request),
  ),
  invalid('diary-not-past', 'a diary until yesterday', (request, today) =>
    only(
      area('includeDiaryEntries', { name: 'diaryEntriesSearchDate', valueDate: yesterday(today) }),
    )(request),
  ),
  invalid(
    'period-order',
    'end before start',
    only(area('includeReferrals', period('referralSearchPeriod', '2019-02-02', '2019-02-01'))),
  ),
  invalid(
    'positive-number',
    'the most recent none',
    only(area('includeConsultations', { name: 'includeNumberOfMostRecent', valuePositiveInt: 0 })),
  ),
  invalid(
    'filter-code',
    'an unknown status',
    only(area('includeProblems', { name: 'filterStatus', valueCode: 'ended' })),
  ),
  invalid(
    'filter-code',
    'an unknown significance',
    only(area('includeProblems', { name: 'filterSignificance', valueCode: 'huge' })),
  ),
]

const combination = (
  part: string,
  owner: string,
  value: (today: string) => Part,
  areas: readonly string[],
): Breakage[] =>
  areas.map((other) => ({
    rule: `combination/${part}+${other}`,
    how: `${part} beside ${other}`,
    breaks: (request, today) => only(area(owner, value(today)), area(other))(request),
    ...parameter,
  }))
const BESIDE = ['includeConsultations', 'includeProblems']

const COMBINATIONS: readonly Breakage[] = [
  ...combination(
    'medicationSearchFromDate',
    'includeMedication',
    () => ({ name: 'medicationSearchFromDate', valueDate: '2019-01-01' }),
    BESIDE,
  ),
  ...combination(
    'uncategorisedDataSearchPeriod',
    'includeUncategorisedData',
    () => period('uncategorisedDataSearchPeriod', '2019-01-01'),
    BESIDE,
  ),
  ...combination(
    'referralSearchPeriod',
    'includeReferrals',
    () => period('referralSearchPeriod', '2019-01-01'),
    BESIDE,
  ),
  ...combination(
    'diaryEntriesSearchDate',
    'includeDiaryEntries',
    (today) => ({ name: 'diaryEntriesSearchDate', valueDate: tomorrow(today) }),
    BESIDE,
  ),
  ...combination(
    'includeNotGiven',
    'includeImmunisations',
    () => ({ name: 'includeNotGiven', valueBoolean: true }),
    BESIDE,
  ),
  ...combination(
    'includeStatus',
    'includeImmunisations',
    () => ({ name: 'includeStatus', valueBoolean: true }),
    BESIDE,
  ),
  ...combination(
    'filterStatus',
    'includeProblems',
    () => ({ name: 'filterStatus', valueCode: 'active' }),
    ['includeConsultations'],
  ),
  ...combination(
    'filterSignificance',
    'includeProblems',
    () => ({ name: 'filterSignificance', valueCode: 'major' }),
    ['includeConsultations'],
  ),
]

/** Every rule that the proxy and a practice hold a request to, broken at least once, in the order in which they look. */
export const BREAKAGES: readonly Breakage[] = [
  ...PROXY,
  ...REQUEST,
  ...TOKEN,
  ...VALUES,
  ...COMBINATIONS,
]

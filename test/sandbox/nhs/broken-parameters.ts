import type { Breakage } from './breakage.ts'
import type { RawRequest } from './wire.ts'

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
const resource = { status: 422, code: 'INVALID_RESOURCE' }
const parameter = { status: 422, code: 'INVALID_PARAMETER' }

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

/** Every rule about the parameters, broken at least once. */
export const BROKEN_PARAMETERS: readonly Breakage[] = [...VALUES, ...COMBINATIONS]

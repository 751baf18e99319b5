import '../../sandbox/nhs/wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { parameters, planOf } from '../../../auth-server/gp-connect/request.ts'
import type { Ask } from '../../../auth-server/gp-connect/retrieval.ts'
import { Refusal } from '../../../auth-server/refusal.ts'

const TODAY = '2026-11-22'
const body = (ask: Ask) => parameters('9990123454', planOf(ask, TODAY).selection)
const named = (ask: Ask, name: string) =>
  body(ask).parameter.find((parameter) => parameter.name === name)
const usual: Ask = { kind: 'default', months: 36 }

describe('the request for a record', () => {
  it('asks for the whole background at once, with consultations of the last three years', () => {
    expect(body(usual)).toEqual({
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'patientNHSNumber',
          valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990123454' },
        },
        {
          name: 'includeAllergies',
          part: [{ name: 'includeResolvedAllergies', valueBoolean: false }],
        },
        {
          name: 'includeMedication',
          part: [{ name: 'includePrescriptionIssues', valueBoolean: false }],
        },
        {
          name: 'includeConsultations',
          part: [{ name: 'consultationSearchPeriod', valuePeriod: { start: '2023-11-22' } }],
        },
        { name: 'includeProblems' },
        { name: 'includeReferrals' },
        { name: 'includeUncategorisedData' },
        { name: 'includeDiaryEntries' },
      ],
    })
  })

  const areas: [string, Ask][] = [
    ['includeAllergies', usual],
    ['includeMedication', usual],
    ['includeConsultations', usual],
    ['includeProblems', usual],
    ['includeReferrals', usual],
    ['includeUncategorisedData', usual],
    ['includeDiaryEntries', usual],
    ['includeInvestigations', { ...usual, tests: true }],
    ['includeImmunisations', { ...usual, tests: true }],
  ]
  for (const [name, ask] of areas) {
    it(`consumer request/${name}: is asked for`, () => {
      expect(named(ask, name)).toMatchObject({ name })
    })
  }

  it.each([
    [12, '2025-11-22'],
    [36, '2023-11-22'],
    [60, '2021-11-22'],
  ] as const)('reaches %i months back when that is chosen', (months, start) => {
    expect(named({ kind: 'default', months }, 'includeConsultations')?.part).toEqual([
      { name: 'consultationSearchPeriod', valuePeriod: { start } },
    ])
  })

  it('bounds consultations by nothing when all are chosen', () => {
    const ask: Ask = { kind: 'default', months: null }
    expect(named(ask, 'includeConsultations')).toEqual({ name: 'includeConsultations' })
    expect(planOf(ask, TODAY).asked).toMatchObject({ months: null, from: null, to: TODAY })
  })

  it('leaves out tests and immunisations unless they are asked for', () => {
    expect(named(usual, 'includeInvestigations')).toBeUndefined()
    expect(named(usual, 'includeImmunisations')).toBeUndefined()
    expect(planOf({ ...usual, tests: true }, TODAY).asked.areas).toEqual(
      expect.arrayContaining(['tests', 'immunisations']),
    )
  })
})

describe('a later, wider request', () => {
  it('consumer request/older: asks for older consultations alone, from day to day', () => {
    const ask: Ask = { kind: 'older', from: '2018-01-01', to: '2023-11-21' }
    expect(body(ask).parameter.slice(1)).toEqual([
      {
        name: 'includeConsultations',
        part: [
          {
            name: 'consultationSearchPeriod',
            valuePeriod: { start: '2018-01-01', end: '2023-11-21' },
          },
        ],
      },
    ])
    expect(planOf(ask, TODAY).asked).toEqual({
      months: null,
      from: '2018-01-01',
      to: '2023-11-21',
      areas: ['consultations'],
    })
  })

  it.each([
    ['2019-06-12', '2019-06-11', '2019-06-13'],
    ['2019-06-12T10:40:00+01:00', '2019-06-11', '2019-06-13'],
    ['2019-06', '2019-05-31', '2019-07-01'],
    ['2019', '2018-12-31', '2020-01-01'],
    ['2026-11-22', '2026-11-21', '2026-11-22'],
  ])(
    'consumer request/around: asks for what lies around %s, a day to either side and not past today',
    (date, start, end) => {
      expect(named({ kind: 'around', date }, 'includeConsultations')?.part).toEqual([
        { name: 'consultationSearchPeriod', valuePeriod: { start, end } },
      ])
    },
  )

  it.each([
    { kind: 'older', from: '2024', to: '2025-01-01' },
    { kind: 'older', from: '2025-02-01', to: '2025-01-01' },
    { kind: 'older', from: '2027-01-01', to: '2027-02-01' },
    { kind: 'around', date: 'soon' },
    { kind: 'around', date: '2030' },
  ] as const)('consumer request/whole-dates: is not built for %j', (ask) => {
    expect(() => planOf(ask, TODAY)).toThrow(new Refusal('request-invalid'))
  })

  it('consumer request/not-future: never reaches past today', () => {
    expect(planOf({ kind: 'older', from: '2026-01-01', to: '2027-01-01' }, TODAY).asked.to).toBe(
      TODAY,
    )
  })
})

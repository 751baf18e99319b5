import './wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { anObservation } from '../../builders/items.ts'
import { answer, drugs, entriesOf } from './an-answer.ts'
import { SNOMED } from './areas.ts'
import type { Asked } from './asked.ts'
import { meetsPeriod } from './dates.ts'
import { textAt } from './resource.ts'

describe('dates', () => {
  const on = (start: string | null) => ({ start, end: null })
  const asked = (start: string | null, end: string | null) => ({ start, end })

  it('nhs match/undated: what has no date is always returned', () => {
    expect(meetsPeriod(on(null), asked('2024-01-01', '2024-01-31'))).toBe(true)
  })
  it('nhs match/on-or-after-start: the first day counts, the day before does not', () => {
    expect(meetsPeriod(on('2024-03-01'), asked('2024-03-01', null))).toBe(true)
    expect(meetsPeriod(on('2024-02-29'), asked('2024-03-01', null))).toBe(false)
  })
  it('nhs match/on-or-before-end: the last day counts, the day after does not', () => {
    expect(meetsPeriod(on('2024-03-01T23:30:00+00:00'), asked(null, '2024-03-01'))).toBe(true)
    expect(meetsPeriod(on('2024-03-02'), asked(null, '2024-03-01'))).toBe(false)
  })
  it('of a part are all the days they may mean', () => {
    expect(meetsPeriod(on('2019'), asked('2019-12-31', null))).toBe(true)
    expect(meetsPeriod(on('2019'), asked(null, '2019-01-01'))).toBe(true)
    expect(meetsPeriod(on('2019-06'), asked('2019-07-01', null))).toBe(false)
    expect(meetsPeriod(on('2019-06'), asked('2019-06-30', '2019-06-30'))).toBe(true)
  })
})

describe('each area’s own filter', () => {
  it('nhs filter/consultationSearchPeriod: consultations of the period, and those without a date', () => {
    const { of } = answer({
      consultations: { period: { start: '2025-06-10', end: '2025-11-10' }, mostRecent: null },
    })
    expect(of('Encounter').map((one) => textAt(one, 'period', 'start')?.slice(0, 10))).toEqual([
      '2025-06-10',
      '2025-11-10',
      undefined,
    ])
  })

  it('nhs filter/includeNumberOfMostRecent: the newest, and those without a date', () => {
    const { of } = answer({ consultations: { period: null, mostRecent: 2 } })
    expect(of('Encounter').map((one) => textAt(one, 'period', 'start')?.slice(0, 10))).toEqual([
      '2025-11-10',
      '2026-04-14',
      undefined,
    ])
  })

  it('nhs filter/medicationSearchFromDate: only what was active on or after the date', () => {
    const { of } = answer({ medication: { issues: false, from: '2021-01-01' } })
    expect(drugs(of('MedicationStatement')).sort()).toEqual(['clozapine', 'sertraline'])
  })

  it('nhs filter/filterStatus-and-filterSignificance: both in a pair, any of several pairs', () => {
    const conditions = (problems: Asked['problems']) =>
      entriesOf(answer({ problems }).list('717711000000103'))
    expect(conditions([{ status: 'active', significance: 'major' }])).toHaveLength(1)
    expect(conditions([{ status: 'inactive', significance: null }])).toHaveLength(1)
    expect(
      conditions([
        { status: 'active', significance: 'minor' },
        { status: 'inactive', significance: 'minor' },
      ]),
    ).toHaveLength(2)
    expect(conditions([{ status: null, significance: null }])).toHaveLength(3)
  })

  it('nhs filter/uncategorisedDataSearchPeriod: entries of the period', () => {
    const { list } = answer({
      uncategorised: { period: { start: '2024-06-30', end: '2025-01-01' } },
    })
    const texts = entriesOf(list('826501000000100'))
    const all = entriesOf(answer({ uncategorised: { period: null } }).list('826501000000100'))
    expect(all.length).toBeGreaterThan(texts.length)
    expect(texts.some((one) => /smoker/.test(one))).toBe(true)
    expect(texts.some((one) => /lives-alone/.test(one))).toBe(false)
  })

  it('nhs filter/investigationSearchPeriod: reports issued in the period', () => {
    expect(
      answer({ investigations: { period: { start: '2024-05-01', end: null } } }).of(
        'DiagnosticReport',
      ),
    ).toHaveLength(1)
    expect(
      answer({ investigations: { period: { start: '2024-06-01', end: null } } }).of(
        'DiagnosticReport',
      ),
    ).toHaveLength(0)
  })

  it('nhs filter/referralSearchPeriod: referrals made in the period', () => {
    const { list } = answer({ referrals: { period: { start: '2026-01-01', end: null } } })
    expect(entriesOf(list('792931000000107'))).toHaveLength(1)
  })

  it('nhs filter/diaryEntriesSearchDate: entries due by the date, overdue ones with them', () => {
    const due = (until: string | null) =>
      answer({ diary: { until } })
        .of('ProcedureRequest')
        .map((one) => textAt(one, 'occurrenceDateTime')?.slice(0, 10))
        .sort()
    expect(due('2026-12-31')).toEqual(['2026-06-01'])
    expect(due(null)).toEqual(['2026-06-01', '2027-01-12'])
  })

  const immunisations = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: { resourceType: 'Immunization', id: 'given', notGiven: false } },
      { resource: { resourceType: 'Immunization', id: 'refused', notGiven: true } },
      {
        resource: {
          ...anObservation({ id: 'consent', term: 'Consent given', recorded: '2024-01-01' }),
        },
      },
      {
        resource: {
          resourceType: 'List',
          code: { coding: [{ system: SNOMED, code: '1102181000000102' }] },
          entry: ['Immunization/given', 'Immunization/refused', 'Observation/consent'].map(
            (reference) => ({ item: { reference } }),
          ),
        },
      },
    ],
  }
  const immunised = (asked: Asked['immunisations']) =>
    entriesOf(answer({ immunisations: asked }, { bundle: immunisations }).list('1102181000000102'))

  it('nhs filter/includeNotGiven: what was not given comes only when asked for', () => {
    expect(immunised({ notGiven: false, status: true })).not.toContain('Immunization/refused')
    expect(immunised({ notGiven: true, status: true })).toContain('Immunization/refused')
  })
  it('nhs filter/includeStatus: consent and dissent come unless they are not wanted', () => {
    expect(immunised({ notGiven: false, status: true })).toContain('Observation/consent')
    expect(immunised({ notGiven: false, status: false })).not.toContain('Observation/consent')
  })
})

describe('a medication is active on or after a date', () => {
  const active = (from: string) =>
    drugs(answer({ medication: { issues: false, from } }).of('MedicationStatement'))

  it('nhs activity/prescribed-elsewhere: always, when it is prescribed elsewhere', () => {
    expect(active('2026-11-01')).toContain('clozapine')
  })
  it('nhs activity/end-on-or-after: up to its last day', () => {
    expect(active('2020-01-27')).toContain('amoxicillin')
    expect(active('2020-01-28')).not.toContain('amoxicillin')
  })
  it('nhs activity/acute-on-its-day: an acute without an end on its start day only', () => {
    expect(active('2019-03-01')).toContain('ibuprofen')
    expect(active('2019-03-02')).not.toContain('ibuprofen')
  })
  it('nhs activity/repeat-is-ongoing: a repeat without an end for ever', () => {
    expect(active('2026-11-01')).toContain('sertraline')
  })
  it('nhs activity/undated: always, when nobody knows when', () => {
    const bundle = {
      entry: [
        { resource: { resourceType: 'MedicationStatement', id: 'undated', status: 'active' } },
      ],
    }
    const acute = {
      entry: [
        {
          resource: {
            resourceType: 'MedicationStatement',
            id: 'undated',
            basedOn: [{ reference: 'MedicationRequest/plan' }],
          },
        },
        {
          resource: {
            resourceType: 'MedicationRequest',
            id: 'plan',
            extension: [
              {
                url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-PrescriptionType-1',
                valueCodeableConcept: { coding: [{ code: 'acute' }] },
              },
            ],
          },
        },
      ],
    }
    for (const one of [bundle, acute]) {
      const { of } = answer({ medication: { issues: false, from: '2026-01-01' } }, { bundle: one })
      expect(of('MedicationStatement')).toHaveLength(1)
    }
  })
})

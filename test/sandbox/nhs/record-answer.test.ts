import './wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { anObservation } from '../../builders/items.ts'
import { SNOMED } from './areas.ts'
import type { Asked } from './asked.ts'
import { meetsPeriod } from './dates.ts'
import { answerRecord } from './record-answer.ts'
import { at, indexOf, isResource, listAt, type Resource, refOf, textAt } from './resource.ts'
import { personCalled, scriptedWorld } from './scripted-world.ts'

const NOTHING: Asked = {
  nhsNumber: '9990000018',
  allergies: null,
  medication: null,
  consultations: null,
  problems: null,
  immunisations: null,
  uncategorised: null,
  investigations: null,
  referrals: null,
  diary: null,
  unknown: [],
}
const world = scriptedWorld()
const whole = personCalled(world, 'rich').bundle()

function answer(asked: Partial<Asked>, changes: { disabled?: string[]; bundle?: unknown } = {}) {
  const bundle = answerRecord(changes.bundle ?? whole, {
    asked: { ...NOTHING, ...asked },
    now: new Date('2026-11-22T12:00:00Z'),
    traceId: 'b6ab3f3c-4c2d-4d3f-9df2-3c3e2d7a8b11',
    disabled: new Set(changes.disabled),
    omitBundleId: false,
  })
  const { all } = indexOf(bundle)
  return {
    bundle,
    all,
    of: (type: string) => all.filter(({ resourceType }) => resourceType === type),
    list: (code: string) =>
      all.find(
        (one) => one.resourceType === 'List' && textAt(one, 'code', 'coding', 0, 'code') === code,
      ),
  }
}
const entriesOf = (list: Resource | undefined) =>
  listAt(list, 'entry').flatMap((entry) => textAt(entry, 'item', 'reference') ?? [])
const drugs = (resources: readonly Resource[]) =>
  resources
    .flatMap((one) => textAt(one, 'medicationReference', 'reference') ?? [])
    .map((reference) => /\/(\w+)/.exec(reference)?.[1])

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

describe('what is linked comes too', () => {
  it('nhs companion/medication-plan: a summary brings its plan, and issues only when they are asked for', () => {
    const intents = (issues: boolean) =>
      answer({ medication: { issues, from: null } })
        .of('MedicationRequest')
        .map((one) => one.intent)
    expect(intents(false)).toEqual(['plan', 'plan', 'plan', 'plan'])
    expect(intents(true).filter((intent) => intent === 'order').length).toBeGreaterThan(0)
  })

  it('nhs companion/medication-summary: a plan in a consultation brings its summary', () => {
    const { of } = answer({
      consultations: { period: { start: '2026-04-14', end: '2026-04-14' }, mostRecent: null },
    })
    expect(drugs(of('MedicationStatement'))).toEqual(['sertraline'])
  })

  it('nhs companion/report: a report brings its results', () => {
    const { of } = answer({ investigations: { period: null } })
    expect(of('Observation').length).toBeGreaterThanOrEqual(2)
  })

  const linkedTo = (from: Resource, to: Resource) => ({
    entry: [from, to].map((resource) => ({ resource })),
  })
  it('nhs companion/observation-members: a heading brings the entries under it', () => {
    const bundle = linkedTo(
      {
        resourceType: 'Observation',
        id: 'panel',
        related: [{ type: 'has-member', target: { reference: 'Observation/member' } }],
      },
      { resourceType: 'Observation', id: 'member', effectiveDateTime: '1999' },
    )
    const asked = { uncategorised: { period: { start: '2020-01-01', end: null } } }
    expect(answer(asked, { bundle }).all.map(refOf)).toContain('Observation/member')
  })
  it('nhs companion/referral-documents: a referral brings its letters', () => {
    const bundle = linkedTo(
      {
        resourceType: 'ReferralRequest',
        id: 'referral',
        supportingInfo: [{ reference: 'DocumentReference/letter' }],
      },
      { resourceType: 'DocumentReference', id: 'letter' },
    )
    expect(
      answer({ referrals: { period: null } }, { bundle }).of('DocumentReference'),
    ).toHaveLength(1)
  })

  const oneConsultation = {
    consultations: { period: { start: '2026-04-14', end: '2026-04-14' }, mostRecent: null },
  }
  it('nhs linkage/consultation: with its structure, its items and the problems of those, but not all problems', () => {
    const { of, list } = answer(oneConsultation)
    const levels = of('List').map((one) => textAt(one, 'code', 'coding', 0, 'display'))
    expect(levels).toEqual(
      expect.arrayContaining(['Consultation', 'Topic (EHR)', 'Category (EHR)']),
    )
    expect(of('ReferralRequest')).toHaveLength(1)
    expect(of('DocumentReference')).toHaveLength(1)
    expect(of('Immunization')).toHaveLength(1)
    expect(of('Condition').map(({ id }) => id)).toEqual(['problem-low-mood', 'problem-insomnia'])
    expect(list('717711000000103')).toBeUndefined()
    expect(
      entriesOf(list('problems-linked-problems-not-relating-to-the-primary-query')),
    ).toHaveLength(2)
  })

  const related = (target: string) => ({
    url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedProblemHeader-1',
    extension: [{ url: 'target', valueReference: { reference: target } }],
  })
  const content = (target: string) => ({
    url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedClinicalContent-1',
    valueReference: { reference: target },
  })
  const structure = (id: string, code: string, extension: object[], ...items: string[]) => ({
    resourceType: 'List',
    id,
    extension,
    code: { coding: [{ system: SNOMED, code }] },
    encounter: { reference: 'Encounter/seen' },
    entry: items.map((reference) => ({ item: { reference } })),
  })
  const condition = (id: string, extension: object[], more: object = {}) => ({
    resourceType: 'Condition',
    id,
    clinicalStatus: id === 'asked' ? 'active' : 'inactive',
    extension,
    ...more,
  })
  const told = (...resources: object[]) => ({
    entry: [{ resourceType: 'Encounter', id: 'seen' }, ...resources].map((resource) => ({
      resource,
    })),
  })
  const consultations = { consultations: { period: null, mostRecent: null } }
  const activeProblems = { problems: [{ status: 'active', significance: null }] }
  const reached = (asked: Partial<Asked>, bundle: unknown) =>
    answer(asked, { bundle }).all.map(refOf)

  it('nhs linkage/topic-problems: a consultation brings the problems that its topics are about', () => {
    const bundle = told(
      structure('consultation', '325851000000107', [], 'List/topic'),
      structure('topic', '25851000000105', [related('Condition/about')]),
      condition('about', []),
    )
    expect(reached(consultations, bundle)).toContain('Condition/about')
  })

  it('nhs linkage/problems-of-items: and those that its items belong to', () => {
    const bundle = told(
      structure('consultation', '325851000000107', [], 'List/topic'),
      structure('topic', '25851000000105', [], 'Observation/entry'),
      { resourceType: 'Observation', id: 'entry' },
      condition('belongs', [content('Observation/entry')]),
      condition('other', []),
    )
    expect(reached(consultations, bundle)).toContain('Condition/belongs')
    expect(reached(consultations, bundle)).not.toContain('Condition/other')
  })

  it('nhs linkage/problem-items: a problem brings what is linked to it, consultations included', () => {
    const bundle = told(
      condition('asked', [content('Observation/entry'), content('Encounter/seen')]),
      { resourceType: 'Observation', id: 'entry' },
    )
    expect(reached(activeProblems, bundle)).toEqual(
      expect.arrayContaining(['Observation/entry', 'Encounter/seen']),
    )
  })

  it('nhs linkage/problem-context: and the consultation in which it first came up', () => {
    const bundle = told(condition('asked', [], { context: { reference: 'Encounter/seen' } }))
    expect(reached(activeProblems, bundle)).toContain('Encounter/seen')
  })

  it('nhs linkage/problem-headers-only: but nothing of what was said there', () => {
    const bundle = told(
      condition('asked', [content('List/topic'), content('Encounter/seen')]),
      structure('topic', '25851000000105', [], 'Observation/entry'),
      { resourceType: 'Observation', id: 'entry' },
    )
    expect(reached(activeProblems, bundle)).not.toContain('List/topic')
    expect(reached(activeProblems, bundle)).not.toContain('Observation/entry')
  })

  it('nhs linkage/related-problems: related problems come whatever their state', () => {
    const bundle = told(condition('asked', [related('Condition/child')]), condition('child', []))
    expect(reached(activeProblems, bundle)).toContain('Condition/child')
  })

  it('nhs linkage/relating-problems: on whichever side the relation is written', () => {
    const bundle = told(condition('asked', []), condition('parent', [related('Condition/asked')]))
    expect(reached(activeProblems, bundle)).toContain('Condition/parent')
  })

  it('nhs linkage/dangling: entries alone do not bring the consultation they were written in', () => {
    expect(answer({ uncategorised: { period: null } }).of('Encounter')).toHaveLength(0)
  })

  it('nhs linkage/other-filters: what a link reaches comes although its own filter would keep it out', () => {
    const { of } = answer({ ...oneConsultation, problems: [{ status: null, significance: null }] })
    const dates = of('Encounter').map((one) => textAt(one, 'period', 'start')?.slice(0, 4))
    expect(dates).toContain('2018')
  })
})

describe('lists', () => {
  it('nhs list/primary: one for each area asked for, even if empty, with the reason and the words', () => {
    const sparse = personCalled(world, 'sparse').bundle()
    const { all, list } = answer(
      {
        allergies: { resolved: true },
        referrals: { period: null },
        problems: [{ status: null, significance: null }],
      },
      { bundle: sparse },
    )
    expect(all.filter(({ resourceType }) => resourceType === 'List')).toHaveLength(4)
    expect(list('792931000000107')).toMatchObject({
      emptyReason: { coding: [{ code: 'no-content-recorded' }] },
      note: [{ text: 'Information not available' }],
    })
    expect(list('792931000000107')).not.toHaveProperty('id')
  })

  it('nhs list/ended-allergies: contained in their list, which has an id, and only when asked for', () => {
    const { list } = answer({ allergies: { resolved: true } })
    expect(list('1103671000000101')).toMatchObject({
      id: expect.any(String),
      contained: [{ resourceType: 'AllergyIntolerance' }],
      entry: [{ item: { reference: expect.stringMatching(/^#/) } }],
    })
    expect(answer({ allergies: { resolved: false } }).list('1103671000000101')).toBeUndefined()
  })

  it('nhs list/secondary: only for what was asked, and never empty without a warning', () => {
    const secondary = (asked: Partial<Asked>) =>
      answer(asked)
        .of('List')
        .map((one) => textAt(one, 'code', 'coding', 0, 'code') ?? '')
        .filter((code) => /^(consultations|problems)-/.test(code))
    expect(secondary({ uncategorised: { period: null } })).toEqual([])
    const ofProblems = secondary({ problems: [{ status: null, significance: null }] })
    expect(ofProblems).toContain('problems-consultations-related-to-problems')
    expect(ofProblems.every((code) => code.startsWith('problems-'))).toBe(true)
    expect(secondary({ consultations: { period: null, mostRecent: null } })).toContain(
      'consultations-outbound-referrals-in-consultations',
    )
  })

  it('nhs list/warnings: codes and words of the practice’s own lists, confidential first', () => {
    const { list } = answer(
      { uncategorised: { period: null }, immunisations: { notGiven: false, status: true } },
      { bundle: personCalled(world, 'in-transit').bundle() },
    )
    const warnings = listAt(list('826501000000100'), 'extension').flatMap(
      (one) => textAt(one, 'valueCode') ?? [],
    )
    expect(warnings).toEqual(['confidential-items', 'data-in-transit'])
    expect(textAt(list('826501000000100'), 'note', 0, 'text')).toMatch(
      /^Items excluded due to confidentiality.*before 23-Jun-2026 may be missing\.$/,
    )
  })
})

describe('the Bundle', () => {
  it('nhs bundle/id: bears the trace id of the request', () => {
    expect(answer({}).bundle).toMatchObject({ id: 'b6ab3f3c-4c2d-4d3f-9df2-3c3e2d7a8b11' })
  })

  it('nhs bundle/demographics: the number alone brings who it is, and no list', () => {
    const types = answer({}).all.map(({ resourceType }) => resourceType)
    expect(types).toEqual(expect.arrayContaining(['Patient', 'Organization', 'Practitioner']))
    expect(types).not.toContain('List')
  })

  it('nhs bundle/administration: everybody named in what is returned is there', () => {
    const { all } = answer({ consultations: { period: null, mostRecent: null } })
    const present = new Set(all.map(refOf))
    const named = JSON.stringify(all).match(
      /(Practitioner|Organization|HealthcareService|Medication)\/[\w-]+/g,
    )
    for (const reference of named ?? []) expect(present).toContain(reference)
  })

  it('nhs bundle/once: each resource is there once, however it was reached', () => {
    const { all } = answer({
      consultations: { period: null, mostRecent: null },
      problems: [{ status: null, significance: null }],
      uncategorised: { period: null },
    })
    const references = all.filter(({ id }) => id !== undefined).map(refOf)
    expect(references).toHaveLength(new Set(references).size)
  })

  it('nhs bundle/unrecognised: one outcome names everything that was not known', () => {
    const { of } = answer({ unknown: ['includeMoonPhases', 'includeProblems.full'] })
    expect(of('OperationOutcome')).toMatchObject([
      {
        issue: [
          {
            severity: 'warning',
            code: 'not-supported',
            details: {
              coding: [{ code: 'NOT_IMPLEMENTED' }],
              text: 'includeMoonPhases is an unrecognised parameter',
            },
            diagnostics: 'includeMoonPhases',
          },
          { diagnostics: 'includeProblems.full' },
        ],
      },
    ])
  })

  it('nhs bundle/disabled: an area switched off is named, and words stand for its items', () => {
    const asked = {
      consultations: { period: null, mostRecent: null },
      problems: [{ status: null, significance: null }],
      referrals: { period: null },
    }
    const { of, bundle, list } = answer(asked, { disabled: ['includeReferrals'] })
    expect(of('OperationOutcome')).toMatchObject([
      { issue: [{ details: { text: 'includeReferrals has been disabled' } }] },
    ])
    expect(of('ReferralRequest')).toHaveLength(0)
    expect(list('consultations-outbound-referrals-in-consultations')).toBeUndefined()
    const text = JSON.stringify(bundle)
    expect(text).not.toContain('"ReferralRequest/')
    expect(text).toContain('{"item":{"display":"Referral items have been disabled"}}')
    expect(text).toContain('"valueReference":{"display":"Referral items have been disabled"}')
  })

  it('holds resources only', () => {
    const { bundle } = answer({ problems: [{ status: null, significance: null }] })
    for (const entry of listAt(bundle, 'entry')) {
      expect(isResource(at(entry, 'resource'))).toBe(true)
      expect(entry).not.toHaveProperty('fullUrl')
    }
  })
})

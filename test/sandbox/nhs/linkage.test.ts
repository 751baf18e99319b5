import './wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { answer, drugs, entriesOf } from './an-answer.ts'
import { SNOMED } from './areas.ts'
import type { Asked } from './asked.ts'
import { type Resource, refOf, textAt } from './resource.ts'

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

import './wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { answer, world } from './an-answer.ts'
import type { Asked } from './asked.ts'
import { at, isResource, listAt, refOf, textAt } from './resource.ts'
import { personCalled } from './scripted-world.ts'

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

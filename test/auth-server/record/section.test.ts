import { describe, expect, it } from 'vitest'
import type { Area } from '../../../auth-server/contract.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { type Asked, sectionView } from '../../../auth-server/record/section.ts'
import { timelineView } from '../../../auth-server/record/timeline.ts'
import {
  bundleOf,
  encounter,
  type Json,
  observation,
  patient,
  primaryList,
  problem,
  readOrThrow,
  recordOf,
  structure,
  wholeAnswer,
} from './wire-builders.ts'

const asked: Asked = {
  months: 36,
  from: '2023-11-22',
  to: '2026-11-22',
  areas: ['problems', 'consultations', 'medicines', 'allergies', 'referrals', 'planned'],
}
const show = (
  record: PatientRecord,
  area: Area,
  more: { all?: boolean; asked?: Asked | null } = {},
) => sectionView(record, area, { all: false, asked, opened: new Set(), ...more })

const outcome = (parameter: string, text: string): Json => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'warning',
      code: 'not-supported',
      details: { coding: [{ code: 'NOT_IMPLEMENTED' }], text },
      diagnostics: parameter,
    },
  ],
})

describe('five kinds of nothing are told apart', () => {
  const stateOf = (area: Area, ...resources: Json[]) => {
    const { state, note } = show(recordOf(...resources), area)
    return { state, note }
  }

  it('nothing recorded', () => {
    expect(stateOf('planned', ...wholeAnswer())).toEqual({
      state: 'nothing-recorded',
      note: 'Nothing recorded about planned. This doesn’t mean there’s nothing to know.',
    })
  })

  it('asked for and not loaded', () => {
    expect(stateOf('medicines', ...wholeAnswer().filter((_, at) => at !== 2))).toEqual({
      state: 'not-loaded',
      note: 'Medicines didn’t load, so this page may be incomplete. Try again.',
    })
    expect(show(recordOf(), 'tests', { asked: null }).state).toBe('not-loaded')
  })

  it('not asked for', () => {
    expect(stateOf('tests', ...wholeAnswer())).toEqual({
      state: 'not-asked',
      note: 'We didn’t ask for tests and measurements.',
    })
  })

  it('not available', () => {
    expect(
      stateOf('planned', outcome('includeDiaryEntries', 'includeDiaryEntries is unrecognised')),
    ).toMatchObject({ state: 'not-available' })
    expect(stateOf('carePlans', ...wholeAnswer())).toMatchObject({ state: 'not-available' })
  })

  it('not loaded', () => {
    expect(stateOf('referrals')).toMatchObject({ state: 'not-loaded' })
  })

  it('withheld', () => {
    expect(
      stateOf('referrals', primaryList('referrals', [], { warnings: ['confidential-items'] })),
    ).toMatchObject({ state: 'withheld' })
  })
})

describe('a section', () => {
  it('holds the relevant, grouped, and counts the rest by group', () => {
    const record = recordOf(
      ...wholeAnswer(),
      problem('p1', 'Depressive disorder'),
      problem('p2', 'Verruca', { significance: 'minor' }),
      problem('p3', 'Acute cystitis', { significance: 'minor', clinicalStatus: 'inactive' }),
    )
    const view = show(record, 'problems')
    expect(view.groups.flatMap(({ items }) => items.map(({ term }) => term))).toEqual([
      'Depressive disorder',
    ])
    expect(view.counts).toEqual({ relevant: 1, lower: 2, closed: 0, atLeast: false })
    expect(view.lowerGroups.reduce((sum, [, count]) => sum + count, 0)).toBe(2)
    expect(view.lower).toBeNull()
    const terms = show(record, 'problems', { all: true }).lower?.flatMap(({ items }) =>
      items.map(({ term }) => term),
    )
    expect(new Set(terms)).toEqual(new Set(['Verruca', 'Acute cystitis']))
  })

  it('counts "at least" when something is withheld, moving, absent or partial', () => {
    const atLeast = (...resources: Json[]) =>
      show(recordOf(...resources, problem('p1', 'Grief')), 'problems').counts.atLeast
    expect(atLeast(primaryList('problems', ['Condition/p1']))).toBe(false)
    expect(atLeast()).toBe(true)
    expect(atLeast(primaryList('problems', [], { warnings: ['data-in-transit'] }))).toBe(true)
    expect(show(recordOf(...wholeAnswer()), 'consultations').counts.atLeast).toBe(true)
    expect(show(recordOf(...wholeAnswer()), 'consultations', { asked: null }).counts.atLeast).toBe(
      false,
    )
  })

  it('says what was asked for', () => {
    const record = recordOf(encounter('enc1'))
    expect(show(record, 'consultations').range).toBe(
      'Consultations from 22-Nov-2023 to 22-Nov-2026 (today). Older ones weren’t asked for.',
    )
    expect(show(record, 'consultations', { asked: { ...asked, from: null } }).range).toBe(
      'All consultations to 22-Nov-2026 (today).',
    )
  })

  it('says how many older ones came in full, and does not take those for linked ones', () => {
    const record = recordOf(
      encounter('enc1', { period: { start: '2019-05-01' } }),
      structure('consultation', 'cons1', ['Observation/o']),
      observation('o', 'Lives alone'),
    )
    const view = show(record, 'consultations', { all: true })
    expect(view.range).toBe(
      'Consultations from 22-Nov-2023 to 22-Nov-2026 (today) were asked for. The answer also holds one older one in full.',
    )
    const items = [...view.groups, ...(view.lower ?? [])].flatMap((group) => group.items)
    expect(items.map(({ marks }) => marks)).toEqual([[]])
    expect(timelineView(record, { asked, opened: new Set() }).range).toContain('one older one')
  })

  it('says that tests were not asked for, though some came', () => {
    const record = recordOf(
      observation('weight', 'Body weight', { valueQuantity: { value: 71, unit: 'kg' } }),
    )
    expect(show(record, 'tests')).toMatchObject({
      state: 'ready',
      note: 'We didn’t ask for tests and measurements. These came with something else, so there may be more.',
    })
    expect(show(record, 'tests', { asked: { ...asked, areas: ['tests'] } }).note).toBeNull()
  })

  it('groups what the rules do not group by what it is, not by its status', () => {
    const record = recordOf(
      problem('one', 'Problem of unusual name', { significance: 'minor' }),
      problem('two', 'Another unusual name', { significance: 'minor', clinicalStatus: 'inactive' }),
    )
    expect(show(record, 'problems').lowerGroups).toEqual([
      ['Other problems', 1],
      ['Ended problems', 1],
    ])
  })

  it('marks a consultation that is older than that as here by linkage', () => {
    const record = recordOf(
      encounter('new'),
      encounter('old', { period: { start: '2019-05-01' } }),
      encounter('undated', { period: undefined }),
    )
    const items = show(record, 'consultations', { all: true }).lower?.flatMap((each) => each.items)
    expect(
      items?.filter(({ marks }) => marks.includes('byLinkage')).map(({ reference }) => reference),
    ).toEqual(['Encounter/old'])
  })

  it('draws people and contacts from the patient', () => {
    const record = readOrThrow(
      bundleOf(
        patient({
          contact: [
            {
              relationship: [{ text: 'Daughter' }, { text: 'Next of kin' }],
              name: { text: 'Ros Quill' },
              telecom: [{ value: '01632 960001' }],
            },
          ],
        }),
      ),
    )
    expect(show(record, 'people').groups[0]?.items[0]).toMatchObject({
      term: 'Ros Quill',
      value: 'Daughter, Next of kin',
    })
  })
})

describe('a warning', () => {
  const note = (text: string) => [{ text }]

  it('stands at the area whose items the list is about, in human words', () => {
    const record = recordOf(
      primaryList('problems', [], {
        warnings: ['confidential-items', 'data-in-transit'],
        note: note('… information recorded before 23-Jun-2010 may be missing.'),
      }),
    )
    const of = (area: Area) => record.warnings.filter((warning) => warning.area === area)
    expect(of('problems').map(({ title, text }) => `${title} ${text}`)).toEqual([
      'Some of this record is withheld. The practice has left some items out because they’re private or the patient asked. We don’t know what or how many. Ask the patient; don’t assume.',
      'The record is still moving from the last practice. Entries before 23-Jun-2010 may be missing.',
    ])
    expect(of('referrals')).toEqual([])
  })

  it('of a secondary list goes to the area that its code names', () => {
    const record = recordOf({
      resourceType: 'List',
      code: { coding: [{ code: 'problems-medications-related-to-problems' }] },
      extension: primaryList('problems', [], { warnings: ['confidential-items'] }).extension,
    })
    expect(record.warnings.map(({ area, code }) => [area, code])).toEqual([
      ['medicines', 'confidential-items'],
    ])
  })

  it('of the practice’s system is told apart: switched off or cannot', () => {
    const record = recordOf(
      outcome('includeReferrals', 'includeReferrals has been disabled'),
      outcome('includeInvestigations', 'includeInvestigations is an unrecognised parameter'),
    )
    expect(record.warnings.map(({ area, text }) => [area, text])).toEqual([
      ['referrals', 'This practice has switched off sending referrals and agencies.'],
      ['tests', 'This practice’s system can’t send tests and measurements.'],
    ])
  })
})

describe('a record is partial', () => {
  it.each([
    ['when all seven lists came', wholeAnswer(), false],
    ['when one of the seven is absent', wholeAnswer().slice(1), true],
    [
      'when anything was withheld',
      [...wholeAnswer(), primaryList('immunisations', [], { warnings: ['confidential-items'] })],
      true,
    ],
    [
      'when it is only in transit',
      [...wholeAnswer(), primaryList('problems', [], { warnings: ['data-in-transit'] })],
      false,
    ],
    ['when an area is not supported', [...wholeAnswer(), outcome('x', 'x is unrecognised')], true],
  ])('%s: %#', (_, resources, partial) => {
    expect(recordOf(...resources, observation('o', 'Lives alone')).partial).toBe(partial)
  })
})

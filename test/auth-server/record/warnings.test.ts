import { describe, expect, it } from 'vitest'
import { type Json, type LIST_CODES, primaryList, recordOf } from './wire-builders.ts'

const outcome = (parameter: string | undefined, text: string, code = 'NOT_IMPLEMENTED'): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ code: 'x', details: { coding: [{ code }], text }, diagnostics: parameter }],
})
const warnings = (...resources: readonly Json[]) =>
  recordOf(...resources).warnings.map(({ area, code, title, text }) => ({
    area,
    code,
    title,
    text,
  }))
const areas = (...resources: readonly Json[]) => warnings(...resources).map(({ area }) => area)
const secondary = (code: string): Json => ({
  resourceType: 'List',
  code: { coding: [{ code }] },
  extension: primaryList('problems', [], { warnings: ['confidential-items'] }).extension,
})

describe('an answer that names somebody else beside the patient', () => {
  const codes = (more: Json) =>
    recordOf({ resourceType: 'Patient', id: 'pat2', ...more }).warnings.map(({ code }) => code)

  it('says so where the other has a number, a family name or a birth date of their own', () => {
    const identifier = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }]
    expect(codes({ identifier })).toEqual(['several-patients'])
    expect(codes({ name: [{ family: 'Brandt' }] })).toEqual(['several-patients'])
    expect(codes({ birthDate: '1999-09-09' })).toEqual(['several-patients'])
  })

  it('does not where nothing tells the two apart', () => {
    expect(codes({})).toEqual([])
    expect(codes({ name: [{ family: 'QUILL' }], birthDate: '1951-03-04' })).toEqual([])
  })
})

describe('a warning of a list', () => {
  it.each<[keyof typeof LIST_CODES, readonly string[]]>([
    ['allergies', ['allergies']],
    ['endedAllergies', ['allergies']],
    ['consultations', ['consultations']],
    ['planned', ['planned']],
    ['immunisations', ['immunisations']],
    ['investigations', ['tests']],
    ['medicines', ['medicines']],
    ['referrals', ['referrals']],
    ['problems', ['problems']],
    ['uncategorised', ['socialHistory', 'lifestyle', 'other']],
  ])('of %s stands at %j', (list, expected) => {
    expect(areas(primaryList(list, [], { warnings: ['confidential-items'] }))).toEqual(expected)
  })

  it.each<[string, readonly (string | null)[]]>([
    ['problems-allergies-related-to-problems', ['allergies']],
    ['problems-diary-entries', ['planned']],
    ['consultations-documents', ['documents']],
    ['problems-immunisations', ['immunisations']],
    ['problems-investigations', ['tests']],
    ['problems-outbound-referrals', ['referrals']],
    ['consultations-problems', ['problems']],
    ['problems-linked-problems', ['problems']],
    ['problems-uncategorised-data', ['socialHistory', 'lifestyle', 'other']],
    ['problems-consultations', ['consultations']],
    ['related-somehow', [null]],
    ['1-medications', [null]],
  ])('of the secondary list %s stands at %j', (code, expected) => {
    expect(areas(secondary(code))).toEqual(expected)
  })

  it('is said once, however many lists carry it', () => {
    const list = primaryList('problems', [], { warnings: ['confidential-items'] })
    expect(areas(list, structuredClone(list))).toEqual(['problems'])
    expect(areas(list, secondary('problems-linked-problems'))).toEqual(['problems'])
  })

  it('names the day before which something may be missing, where the list does', () => {
    const text = (warning: string, note?: string) =>
      warnings(
        primaryList('problems', [], {
          warnings: [warning],
          ...(note === undefined ? {} : { note: [{ text: note }] }),
        }),
      )[0]?.text
    const note = 'Items recorded before  3-Jun-2010 may be missing.'
    expect(text('data-in-transit', note)).toBe('Entries before 3-Jun-2010 may be missing.')
    expect(text('data-in-transit')).toBe('Older entries may be missing.')
    expect(text('data-awaiting-filing', note)).toBe(
      'The practice has items it hasn’t filed yet. They aren’t shown. Entries before 3-Jun-2010 may be missing.',
    )
    expect(text('data-awaiting-filing')).toBe(
      'The practice has items it hasn’t filed yet. They aren’t shown.',
    )
    expect(text('unheard-of', note)).toBe(note)
    expect(text('unheard-of')).toBe('It says only “unheard-of”.')
  })
})

describe('a warning of the practice’s system', () => {
  it.each<[string, readonly (string | null)[]]>([
    ['includeConsultations', ['consultations']],
    ['includeProblems', ['problems']],
    ['includeMedication', ['medicines']],
    ['includeAllergies', ['allergies']],
    ['includeReferrals', ['referrals']],
    ['includeUncategorisedData', ['socialHistory', 'lifestyle', 'other']],
    ['includeDiaryEntries', ['planned']],
    [' INCLUDEInvestigations ', ['tests']],
    ['includeImmunisations', ['immunisations']],
    ['includeImmunizations', ['immunisations']],
    ['DocumentReference', ['documents']],
    ['notIncludeProblems', [null]],
  ])('about %j stands at %j', (parameter, expected) => {
    expect(areas(outcome(parameter, 'unrecognised'))).toEqual(expected)
  })

  it('names what it does not know as it was asked for', () => {
    const text = (...of: Parameters<typeof outcome>) => warnings(outcome(...of))[0]?.text
    expect(text('includeX', 'unrecognised')).toBe('This practice’s system can’t send “includeX”.')
    expect(text(undefined, 'Disabled by us')).toBe(
      'This practice has switched off sending “part of the record”.',
    )
    expect(text('includeX', 'Try later', 'odd')).toBe('Try later')
  })

  it('says what little it was told', () => {
    const bare = (issue: Json) => warnings({ resourceType: 'OperationOutcome', issue: [issue] })[0]
    expect(bare({ code: 'informational', diagnostics: 'Something' })).toMatchObject({
      code: 'informational',
      text: 'Something',
    })
    expect(bare({ code: 'informational' })).toMatchObject({ text: 'informational' })
    expect(bare({})).toMatchObject({ code: 'unknown', text: 'unknown' })
  })
})

describe('the same list of two retrievals', () => {
  it('loses nothing that either says', () => {
    const { lists } = recordOf(
      primaryList('problems', ['Condition/a'], {
        warnings: ['x', 'y'],
        note: [{ text: 'One' }],
        emptyReason: { coding: [{ code: 'nilknown' }] },
      }),
      primaryList('problems', ['Condition/b', 'Condition/c'], {
        warnings: ['y', 'z'],
        note: [{ text: 'Two' }],
      }),
    )
    expect(lists.get('problems')).toEqual({
      present: true,
      entries: 3,
      warnings: ['x', 'y', 'z'],
      note: 'One\nTwo',
      emptyReason: null,
    })
  })

  it('is empty for a reason where both are', () => {
    const empty = (code: string) =>
      primaryList('problems', [], { emptyReason: { coding: [{ code }] } })
    const { lists } = recordOf(empty('nilknown'), empty('withheld'))
    expect(lists.get('problems')?.emptyReason).toBe('nilknown')
  })
})

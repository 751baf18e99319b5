import { describe, expect, it } from 'vitest'
import {
  compareIdentity,
  type Expected,
  type KnownPerson,
} from '../../../auth-server/record/compare-identity.ts'
import {
  bundleOf,
  type Json,
  NHS_NUMBER,
  organisation,
  patient,
  readOrThrow,
} from './wire-builders.ts'

const maud: KnownPerson = {
  family: 'Quill',
  given: 'Maud',
  birthDate: '1951-03-04',
  gender: 'female',
}
const expected = (local: Partial<KnownPerson> = {}, more: Partial<Expected> = {}): Expected => ({
  nhsNumber: NHS_NUMBER,
  local: { ...maud, ...local },
  pds: { ...maud, ...local },
  practice: { ods: 'Z99001', name: 'Fernhollow Surgery' },
  ...more,
})
const check = (theirs: Json, ours: Expected) =>
  compareIdentity(readOrThrow(bundleOf(patient(theirs), organisation())).patient, ours)
const fieldsOf = (theirs: Json, ours: Expected) =>
  check(theirs, ours).differences.map(({ field }) => field)

describe('the identity of a record', () => {
  it('is the same when nothing differs', () => {
    expect(check({}, expected())).toEqual({ kind: 'same', differences: [] })
  })

  it('is another patient’s when the NHS number differs or is missing', () => {
    expect(check({}, expected({}, { nhsNumber: '9990000026' })).kind).toBe('another-patient')
    expect(check({ identifier: [] }, expected()).kind).toBe('another-patient')
    expect(check({}, expected({}, { nhsNumber: '999 000 0018' })).kind).toBe('same')
  })

  it('differs field by field, with both sides', () => {
    const { differences } = check(
      { birthDate: '1951-03-14', gender: 'male' },
      expected({ family: 'Quillan', given: 'Maude' }, { practice: { ods: 'A11111', name: null } }),
    )
    expect(differences).toEqual([
      { field: 'family name', yours: 'Quillan', theirs: 'Quill' },
      { field: 'given name', yours: 'Maude', theirs: 'Maud Ivy' },
      { field: 'gender', yours: 'female', theirs: 'male' },
      { field: 'birth date', yours: '04-Mar-1951', theirs: '14-Mar-1951' },
      { field: 'practice', yours: 'A11111', theirs: 'Fernhollow Surgery (Z99001)' },
    ])
  })

  it('differs when only PDS does', () => {
    expect(fieldsOf({}, expected({}, { pds: { ...maud, birthDate: '1951-04-03' } }))).toEqual([
      'birth date',
    ])
  })

  it('does not differ by case, accents, hyphens, apostrophes or spaces', () => {
    const name = [{ family: "O'Brien-Łuczak", given: ['Zoë'] }]
    expect(fieldsOf({ name }, expected({ family: 'OBRIEN LUCZAK', given: 'ZOE' }))).toEqual([])
  })

  it('does not differ by a middle name that one side leaves out, but by another first name', () => {
    expect(fieldsOf({}, expected({ given: 'Maud' }))).toEqual([])
    expect(fieldsOf({}, expected({ given: 'Ivy' }))).toEqual(['given name'])
    expect(fieldsOf({}, expected({ given: 'M' }))).toEqual(['given name'])
  })

  it('does not differ by what either side leaves out', () => {
    const bare = { name: undefined, gender: 'unknown', birthDate: undefined }
    expect(fieldsOf({ ...bare, managingOrganization: undefined }, expected())).toEqual([])
    expect(fieldsOf({}, expected({ family: '', given: '', gender: '', birthDate: '' }))).toEqual([])
  })

  it('reads a name that came as one string', () => {
    expect(fieldsOf({ name: [{ text: 'QUILL, Maud (Mrs)' }] }, expected())).toEqual([])
    expect(fieldsOf({ name: [{ text: 'QUILLAN, Maud (Mrs)' }] }, expected())).toEqual([
      'family name',
    ])
  })

  it('says our side as the vendor has it, and PDS’s where only that differs', () => {
    const differences = (local: Partial<KnownPerson>, pds: Partial<KnownPerson>) =>
      check(
        {},
        expected({}, { local: { ...maud, ...local }, pds: { ...maud, ...pds } }),
      ).differences.map(({ yours }) => yours)
    expect(differences({ family: 'Quillan' }, { family: 'Quiller' })).toEqual(['Quillan'])
    expect(differences({ family: ' ' }, { family: 'Quiller' })).toEqual(['Quiller'])
  })

  it('takes letters of other languages for those they are written with here', () => {
    const same = [
      ['Groß', 'GROSS'],
      ['Sørensen', 'Sorensen'],
      ['Ægir', 'Aegir'],
      ['Đorđe', 'Dorde'],
      ['Núñez 2nd', 'nunez-2ND'],
    ]
    for (const [one, other] of same) {
      const name = [{ family: one, given: ['Maud'] }]
      expect(fieldsOf({ name }, expected({ family: other ?? '' })), one).toEqual([])
    }
  })

  it('reads given names in order, whichever side holds more of them', () => {
    const given = (theirs: string[], ours: string) =>
      fieldsOf({ name: [{ family: 'Quill', given: theirs }] }, expected({ given: ours }))
    expect(given(['Maud', 'Ivy'], 'Maud Ivy Rose')).toEqual([])
    expect(given(['Mary-Jane'], 'Mary Jane')).toEqual([])
    expect(given(['Mary Jane'], 'Mary')).toEqual([])
    expect(given(['Maud', 'Ivy'], 'Ivy Maud')).toEqual(['given name'])
    expect(given(['Maud', 'Ivy'], ' Maud  Rose ')).toEqual(['given name'])
  })

  it('reads every part of our name in one string, in any order', () => {
    const name = [{ text: 'Maud Ivy QUILL-HART' }]
    expect(fieldsOf({ name }, expected({ family: 'Quill-Hart' }))).toEqual([])
    expect(fieldsOf({ name }, expected({ family: 'Quill Hart' }))).toEqual([])
    expect(fieldsOf({ name }, expected({ family: 'Quill', given: 'Ivy' }))).toEqual([])
    expect(fieldsOf({ name }, expected({ family: 'Hartley' }))).toEqual(['family name'])
    expect(fieldsOf({ name }, expected({ family: 'Hart Bell' }))).toEqual(['family name'])
  })

  it('does not differ by an unknown gender on either side, nor its spelling', () => {
    expect(fieldsOf({ gender: ' Female ' }, expected())).toEqual([])
    expect(fieldsOf({}, expected({ gender: 'Unknown' }))).toEqual([])
    expect(fieldsOf({ gender: 'other' }, expected())).toEqual(['gender'])
  })

  it('compares partial birth dates as far as both go', () => {
    expect(fieldsOf({ birthDate: '1951' }, expected())).toEqual([])
    expect(fieldsOf({ birthDate: '1951-03' }, expected())).toEqual([])
    expect(fieldsOf({ birthDate: '1951-04' }, expected())).toEqual(['birth date'])
    expect(fieldsOf({}, expected({ birthDate: '1952' }))).toEqual(['birth date'])
  })

  it('compares practices by their code alone, where both have one', () => {
    const practice = (ods: string, name: string | null) =>
      fieldsOf({}, expected({}, { practice: { ods, name } }))
    expect(practice(' z99001 ', 'Another name')).toEqual([])
    expect(practice('', 'Fernhollow Surgery')).toEqual([])
    expect(practice('Z99002', null)).toEqual(['practice'])
    const { differences } = check({}, expected({}, { practice: { ods: 'Z99002', name: 'Elm' } }))
    expect(differences.map(({ yours }) => yours)).toEqual(['Elm (Z99002)'])
  })
})

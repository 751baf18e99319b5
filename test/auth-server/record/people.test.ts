import { describe, expect, it } from 'vitest'
import {
  bannerName,
  nhsNumberOf,
  readName,
  spokenName,
} from '../../../auth-server/record/people.ts'
import {
  bundleOf,
  coded,
  extensionUrl,
  type Json,
  organisation,
  patient,
  practitioner,
  readOrThrow,
  reference,
} from './wire-builders.ts'

const person = (more: Json) =>
  readOrThrow(bundleOf(patient(more), organisation(), practitioner())).patient

describe('a name', () => {
  it('is the official one, else the first', () => {
    const names = [{ family: 'Old' }, { use: 'official', family: 'New' }]
    expect(readName(names).family).toBe('New')
    expect(readName([{ use: 'usual', family: 'Old' }, { family: 'Other' }]).family).toBe('Old')
    expect(readName('Ada')).toEqual({ family: '', given: [], prefix: [], text: 'Ada' })
    expect(readName(undefined)).toEqual({ family: '', given: [], prefix: [] })
  })

  it('is spoken and written in its own order, from what there is', () => {
    const ada = readName({ family: ' Okonjo ', given: ['Ada', ' '], prefix: ['Dr'] })
    expect(spokenName(ada)).toBe('Dr Ada Okonjo')
    expect(bannerName(readName({ family: 'Okonjo', given: ['Ada', 'Bea'], prefix: 'Dr' }))).toBe(
      'OKONJO, Ada Bea (Dr)',
    )
    expect(bannerName(readName({ family: 'Okonjo' }))).toBe('OKONJO')
    expect(bannerName(readName({ given: ['Ada'] }))).toBe('Ada')
    expect([spokenName, bannerName].map((as) => as(readName({ text: 'Ada O.' })))).toEqual([
      'Ada O.',
      'Ada O.',
    ])
    expect([spokenName(readName({})), bannerName(readName({}))]).toEqual([
      null,
      'Name not recorded',
    ])
  })
})

describe('an NHS number', () => {
  const numberOf = (system: string, value: unknown) =>
    nhsNumberOf({
      identifier: [
        { system: 'x', value: '1234567890' },
        { system, value },
      ],
    })

  it('is ten digits in the official system', () => {
    expect(numberOf('https://fhir.nhs.uk/Id/nhs-number', '999 000 0018')).toBe('9990000018')
    expect(numberOf(' http://fhir.nhs.net/Id/nhs-number ', 9990000018)).toBe('9990000018')
    expect(numberOf('https://fhir.nhs.uk/Id/nhs-number', '999000001')).toBeNull()
    expect(numberOf('https://fhir.nhs.uk/Id/nhs-number', '99900000180')).toBeNull()
    expect(numberOf('https://fhir.nhs.uk/Id/nhs-number-old', '9990000018')).toBeNull()
    expect(numberOf('https://x.test/https://fhir.nhs.uk/Id/nhs-number', '9990000018')).toBeNull()
    expect(nhsNumberOf({})).toBeNull()
  })
})

describe('what is registered of a patient', () => {
  it('is an address of whatever parts there are', () => {
    const address = [
      { line: ['1 High St', 'Flat 2'], city: 'Town', district: 'Shire', postalCode: 'zz99 1aa' },
      { text: 'No fixed abode' },
      {},
    ]
    expect(person({ address }).address).toEqual([
      '1 High St, Flat 2, Town, Shire, ZZ99 1AA',
      'No fixed abode',
    ])
  })

  it('is a death, with its date where it has one', () => {
    expect(person({ deceasedDateTime: '2026-01-02T10:00:00Z' }).deceased).toBe('2026-01-02')
    expect(person({ deceasedBoolean: true }).deceased).toBe('date not recorded')
    expect(person({ deceasedBoolean: false }).deceased).toBeNull()
  })

  it('is the language that is preferred, else the first, and whether anybody needs an interpreter', () => {
    const speaks = (language: string | null, more: Json = {}) => ({
      url: `${extensionUrl.careConnect}-NHSCommunication-1`,
      extension: [
        ...(language === null ? [] : [{ url: 'language', valueCodeableConcept: coded(language) }]),
        ...Object.entries(more).map(([url, valueBoolean]) => ({ url, valueBoolean })),
      ],
    })
    const read = (...extension: readonly Json[]) => {
      const { language, interpreterRequired } = person({ extension })
      return [language, interpreterRequired]
    }
    expect(read(speaks('Welsh'), speaks('Polish', { preferred: true }))).toEqual(['Polish', null])
    expect(read(speaks('Welsh'), speaks('Polish', { preferred: false }))).toEqual(['Welsh', null])
    expect(read(speaks(null, { interpreterRequired: false }))).toEqual([null, false])
    const needed = [
      speaks('Welsh', { interpreterRequired: true }),
      speaks('Polish', { interpreterRequired: false }),
    ]
    expect(read(...needed)).toEqual(['Welsh', true])
    expect(read()).toEqual([null, null])
  })

  it('is the practice that manages the record, else the one named as general practitioner', () => {
    const here = { name: 'Fernhollow Surgery', ods: 'Z99001' }
    expect(person({}).practice).toEqual(here)
    const named = {
      managingOrganization: undefined,
      generalPractitioner: [reference('Practitioner/gp1'), reference('Organization/org1')],
    }
    expect(person(named)).toMatchObject({ practice: here, usualGp: 'Dr Ada Okonjo' })
    expect(person({ managingOrganization: undefined }).practice).toEqual({ name: null, ods: null })
    const display = { generalPractitioner: [{ display: 'Dr Away' }] }
    expect(person(display).usualGp).toBe('Dr Away')
  })
})

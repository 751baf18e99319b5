import { describe, expect, it } from 'vitest'
import { readCoded } from '../../../auth-server/record/coded-text.ts'

const described = (display: string, description: string, more = {}) => ({
  system: 'http://snomed.info/sct',
  code: '1',
  display,
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
      extension: [{ url: 'descriptionDisplay', valueString: description }],
    },
  ],
  ...more,
})

describe('the original term of a code', () => {
  it('is its text before all else', () => {
    const concept = { text: 'Feeling low', coding: [described('Depression', 'Low mood')] }
    expect(readCoded(concept)).toMatchObject({
      term: 'Feeling low',
      otherTerms: ['Low mood', 'Depression'],
    })
  })

  it('is the description of the only coding, then its display', () => {
    expect(readCoded({ coding: [described('Depression', 'Low mood')] }).term).toBe('Low mood')
    expect(readCoded({ coding: [{ code: '1', display: 'Depression' }] }).term).toBe('Depression')
  })

  it('is that of the coding the user selected, of several', () => {
    const coding = [
      { system: 'http://snomed.info/sct', code: '1', display: 'Alcohol intake' },
      { system: 'http://read.info/readv2', code: '136..00', display: 'Units', userSelected: true },
    ]
    expect(readCoded({ coding })).toMatchObject({
      term: 'Units',
      codes: [{ code: '1' }, { code: '136..00' }],
    })
  })

  it.each([
    'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
    'http://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdecsid',
  ])('reads the description under the url %s', (url) => {
    const extension = [
      { url, extension: [{ url: 'DescriptionDisplay', valueString: 'Hay fever' }] },
    ]
    expect(readCoded({ coding: [{ code: '1', display: 'Rhinitis', extension }] }).term).toBe(
      'Hay fever',
    )
  })

  it('is marked when the code was lost on the way', () => {
    const concept = {
      text: 'H/O: aspirin allergy',
      coding: [{ code: '196461000000101', display: 'Transfer-degraded drug allergy' }],
    }
    expect(readCoded(concept)).toMatchObject({ term: 'H/O: aspirin allergy', degraded: true })
  })

  it.each([undefined, null, 7, [], {}, { coding: 'x' }, { coding: [null, 3] }, { text: '  ' }])(
    'is absent rather than wrong for %j',
    (concept) => {
      expect(readCoded(concept).term === null || readCoded(concept).term === '7').toBe(true)
    },
  )

  it('keeps ids as the strings they are', () => {
    expect(readCoded({ coding: [{ code: '37331000000100', display: 'x' }] }).codes[0]?.code).toBe(
      '37331000000100',
    )
  })
})

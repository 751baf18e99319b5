import { describe, expect, it } from 'vitest'
import { callName, formatGender, formatName, formatNhsNumber } from '../../../app/parts/people.ts'

const smith = { family: 'Smith', given: ['John', 'Paul'], prefix: ['Mr.'] }

describe('formatName', () => {
  it('puts the family name first in upper case, the title last in brackets without a full stop', () => {
    expect(formatName(smith)).toBe('SMITH, John Paul (Mr)')
  })

  it('leaves out what is not known', () => {
    expect(formatName({ family: 'Smith', given: [], prefix: [] })).toBe('SMITH')
    expect(formatName({ family: '', given: ['John'], prefix: [] })).toBe('John')
  })

  it('shows a name that came as one string as it came', () => {
    expect(formatName({ family: '', given: [], prefix: [], text: 'Mr J Smith' })).toBe('Mr J Smith')
  })

  it('never cuts a long name', () => {
    const long = 'Featherstonehaugh-Cholmondeley-Wolfeschlegelsteinhausen'
    expect(formatName({ ...smith, family: long })).toContain(long.toUpperCase())
  })
})

describe('callName', () => {
  it('is the first given name, else "the patient"', () => {
    expect(callName(smith)).toBe('John')
    expect(callName({ family: 'Smith', given: [], prefix: [] })).toBe('the patient')
  })
})

describe('formatNhsNumber', () => {
  it('is written 3-3-4 with single spaces, in full', () => {
    expect(formatNhsNumber('9990123456')).toBe('999 012 3456')
  })

  it('is Not Known when there is none', () => {
    expect(formatNhsNumber(null)).toBe('Not Known')
  })
})

describe('formatGender', () => {
  it.each([
    ['male', 'Male'],
    ['female', 'Female'],
    ['other', 'Not Specified'],
    ['unknown', 'Not Known'],
  ] as const)('writes %s in full', (gender, shown) => {
    expect(formatGender(gender)).toBe(shown)
  })
})

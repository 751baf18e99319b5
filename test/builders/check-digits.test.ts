import { describe, expect, it } from 'vitest'
import { isNhsNumber, isSnomedId, nhsCheckDigit } from './check-digits.ts'

describe('an NHS number', () => {
  it('is ten digits whose last is their check by modulus 11', () => {
    expect(isNhsNumber('9434765919')).toBe(true)
    expect(isNhsNumber('9434765918')).toBe(false)
    expect(isNhsNumber('943476591')).toBe(false)
    expect(isNhsNumber('943 476 5919')).toBe(false)
  })

  it('has 0 for a check of 11 and is no number at all for a check of 10', () => {
    expect(nhsCheckDigit('987654321')).toBe(0)
    expect(nhsCheckDigit('987654327')).toBeNull()
  })
})

describe('a SNOMED CT identifier', () => {
  it('ends in a Verhoeff check digit', () => {
    expect(isSnomedId('37331000000100')).toBe(true)
    expect(isSnomedId('37331000000110')).toBe(false)
    expect(isSnomedId('35489007')).toBe(true)
    expect(isSnomedId('35489008')).toBe(false)
  })
})

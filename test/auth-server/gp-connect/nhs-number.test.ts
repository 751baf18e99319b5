import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNhsNumber } from '../../../auth-server/gp-connect/nhs-number.ts'
import { nhsCheckDigit } from '../../builders/check-digits.ts'

describe('an NHS number', () => {
  it('is ten digits with their check digit', () => {
    expect(isNhsNumber('9990123455')).toBe(false)
    expect(isNhsNumber('9990123454')).toBe(true)
  })

  it.each(['', '999012345', '99901234549', '999 012 3454', '999012345x', '9990123455'])(
    'is not %j',
    (text) => {
      expect(isNhsNumber(text)).toBe(false)
    },
  )

  it('has exactly one check digit, and none where the sum leaves ten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const nine = String(number).padStart(9, '0')
        const check = nhsCheckDigit(nine)
        const valid = [...'0123456789'].filter((digit) => isNhsNumber(`${nine}${digit}`))
        expect(valid).toEqual(check === null ? [] : [String(check)])
      }),
    )
  })
})

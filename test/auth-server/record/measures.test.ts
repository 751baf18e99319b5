import { describe, expect, it } from 'vitest'
import {
  period,
  quantity,
  referenceRanges,
  valueWords,
} from '../../../auth-server/record/measures.ts'

describe('a quantity in words', () => {
  it.each([
    [{ value: 26, unit: 'units/week' }, '26 units/week'],
    [{ value: 0, unit: 'units/week' }, '0 units/week'],
    [{ value: 14, comparator: '>=', unit: 'mL' }, '>=14 mL'],
    [{ value: 14, code: 'mm[Hg]' }, '14 mm[Hg]'],
    [{ value: 14, unit: 'mmHg', code: 'mm[Hg]' }, '14 mmHg'],
    [{ value: 3 }, '3'],
    [{ unit: 'cigarettes/day' }, 'cigarettes/day'],
    [{ comparator: '<', unit: 'a day' }, 'a day'],
    [{}, null],
    ['two a day', 'two a day'],
    [null, null],
  ])('%j: %j', (written, words) => {
    expect(quantity(written)).toBe(words)
  })
})

describe('a period in words', () => {
  it.each([
    [{ start: '2025-01-01', end: '2025-02' }, '01-Jan-2025 to Feb-2025'],
    [{ start: '2025' }, 'from 2025'],
    [{ end: '2025-03-03' }, 'until 03-Mar-2025'],
    [{ start: 'spring' }, null],
    [{}, null],
    ['2025', null],
  ])('%j: %j', (written, words) => {
    expect(period(written)).toBe(words)
  })
})

describe('the value of an entry in words', () => {
  it.each([
    [{ valueRange: { low: { value: 1 }, high: { value: 2, unit: 'm' } } }, '1 to 2 m'],
    [{ valueRange: { low: { value: 1 } } }, 'at least 1'],
    [{ valueRange: { high: { value: 2 } } }, 'at most 2'],
    [{ valueRange: {} }, null],
    [{ valueRange: 'far' }, null],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 4 } } }, '1 / 4'],
    [{ valueRatio: 'one in four' }, null],
    [{ valueBoolean: true }, 'Yes'],
    [{ valueBoolean: false }, 'No'],
    [{ valueBoolean: 'perhaps' }, 'perhaps'],
    [{ valueInteger: 0 }, '0'],
    [{ valueDecimal: 1.5 }, '1.5'],
    [{ valueDateTime: '2026-02-03T14:30:00Z' }, '03-Feb-2026 14:30'],
    [{ valueDate: '2026-02' }, 'Feb-2026'],
    [{ valueDateTime: 'last week' }, 'last week'],
    [{ valueTime: '14:30' }, '14:30'],
    [{ valueCode: 'left' }, 'left'],
    [{ valueUri: 'urn:x' }, 'urn:x'],
    [{ valueAge: { value: 4, unit: 'years' } }, '4 years'],
    [{ valueCoding: { code: '1', display: 'Hostel' } }, 'Hostel'],
    [{ valueCodeableConcept: { text: 'Flat' } }, 'Flat'],
    [{ valueInteger: 4, valueString: 'hours' }, '4, hours'],
    [{ valuePicture: 'x', value: 'y', other: 'z' }, null],
    [Object.create({ valueString: 'inherited' }), null],
  ])('%j: %j', (element, words) => {
    expect(valueWords(element)).toBe(words)
  })
})

describe('a usual range in words', () => {
  it.each([
    [{ low: { value: 50 }, high: { value: 80 } }, '50 to 80'],
    [[{ low: { value: 50 } }, { low: { value: 60 } }], 'at least 50'],
    [{ low: { value: 50 }, text: 'for her height' }, 'at least 50, for her height'],
    [{ low: { value: 50 }, text: 'at least 50' }, 'at least 50'],
    [{ text: 'negative' }, 'negative'],
    [{}, null],
    ['50', null],
  ])('%j: %j', (written, words) => {
    expect(referenceRanges(written)).toBe(words)
  })
})

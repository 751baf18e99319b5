import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { topicCodes } from '../../../../auth-server/record/relevance/code-tables.ts'
import { codeKey } from '../../../../auth-server/record/relevance/codes.ts'
import { sensitiveCodes } from '../../../../auth-server/record/relevance/sensitive-codes.ts'
import { topicNamed } from '../../../../auth-server/record/relevance/topics/all-topics.ts'
import { isSnomedId } from '../../../builders/check-digits.ts'
import { anItem, placed } from './an-item.ts'

const SNOMED = 'http://snomed.info/sct'

const all = [...topicCodes, ...sensitiveCodes].flatMap(({ codes }) => codes.split(' '))

describe('the code tables', () => {
  it('hold only SNOMED ids whose check digit is right', () => {
    const ids = all.filter((code) => /^\d{6,}$/.test(code))
    expect(ids.length).toBeGreaterThan(4000)
    expect(ids.filter((id) => !isSnomedId(id))).toEqual([])
  })

  it('name only topics that there are, and no code twice for one topic', () => {
    expect(topicCodes.filter(({ topic }) => !topicNamed(topic))).toEqual([])
    for (const { codes } of topicCodes) {
      const each = codes.split(' ')
      expect(new Set(each).size).toBe(each.length)
    }
  })

  it('speak where the words are only a shell', () => {
    const coded = (system: string, code: string) =>
      placed(anItem({ term: 'Record entry', codes: [{ system, code, display: null }] }))
    expect(coded('http://snomed.info/sct', '160573003')).toMatchObject({
      place: 'relevant',
      area: 'lifestyle',
    })
    expect(coded('http://snomed.info/sct', '713897006').closing).toBe('locked')
    expect(coded('http://read.info/readv2', '136..00').area).toBe('lifestyle')
  })

  it('knows a Read code with and without its padding', () => {
    const read = (code: string) =>
      codeKey({ system: 'http://read.info/readv2', code, display: null })
    expect(read('136..00')).toBe(read('136..'))
    expect(read('136a.00')).not.toBe(read('136A.00'))
  })
})

describe('a code beside words', () => {
  const carer = (fields: Partial<ReadItem>) =>
    placed(anItem({ codes: [{ system: SNOMED, code: '160573003', display: null }], ...fields }))

  it('speaks once, whether the words say the same or not', () => {
    expect(carer({ term: 'Alcohol intake' }).topics).toEqual(['alcohol'])
    expect(carer({ term: 'Record entry' }).topics).toEqual(['alcohol'])
    const { topics, reasons } = carer({ term: 'Lives alone', otherTerms: ['Alcohol intake'] })
    expect(topics).toEqual(['lives alone', 'alcohol'])
    expect(reasons.map(({ rule }) => rule)).toEqual(['lives alone', 'alcohol'])
  })

  it('speaks once where it came twice', () => {
    const twice = ['160573003', '160573003'].map((code) => ({
      system: SNOMED,
      code,
      display: null,
    }))
    expect(carer({ term: 'Record entry', codes: twice }).topics).toEqual(['alcohol'])
  })

  it('speaks for each of several codes, sensitive ones too', () => {
    const both = (one: string, other: string) =>
      carer({
        term: 'Record entry',
        codes: [one, other].map((code) => ({ system: SNOMED, code, display: null })),
      })
    expect(both('160573003', '77176002').topics).toEqual(['alcohol', 'smoking'])
    expect(both('77176002', '160573003').topics).toEqual(['smoking', 'alcohol'])
    expect(both('160573003', '713897006').closing).toBe('locked')
    expect(both('713897006', '160573003').closing).toBe('locked')
    expect(both('160573003', '1').topics).toEqual(['alcohol'])
  })

  it('does not speak of a bare demographic', () => {
    expect(carer({ term: 'Main spoken language English' }).topics).toEqual([])
  })

  it('is quoted by its term, short', () => {
    const reason = (term: string) => carer({ term }).reasons[0]?.text
    const sixty = `Entry ${'x'.repeat(54)}`
    expect(reason(sixty)).toBe(`alcohol: ${sixty.toLowerCase()}`)
    expect(reason(`${sixty}x`)).toBe(`alcohol: ${sixty.slice(0, 57).toLowerCase()}…`)
    expect(reason(`${'Entry '.repeat(9)}ab longer than that`)).toBe(
      `alcohol: ${'entry '.repeat(9)}ab…`,
    )
  })
})

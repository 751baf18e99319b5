import { describe, expect, it } from 'vitest'
import { topicCodes } from '../../../../auth-server/record/relevance/code-tables.ts'
import { codeKey } from '../../../../auth-server/record/relevance/codes.ts'
import { sensitiveCodes } from '../../../../auth-server/record/relevance/sensitive-codes.ts'
import { topicNamed } from '../../../../auth-server/record/relevance/topics/all-topics.ts'
import { isSnomedId } from '../../../builders/check-digits.ts'
import { anItem, placed } from './an-item.ts'

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

import { describe, expect, it } from 'vitest'
import { readQuery } from '../../../../auth-server/record/search/query.ts'

const read = (typed: string, without?: readonly string[]) =>
  readQuery(typed, without).map(({ text, words, exact }) => ({
    text,
    words: words.join(' '),
    exact,
  }))
const loose = (text: string, words = text) => ({ text, words, exact: false })
const exact = (text: string, words = text) => ({ text, words, exact: true })

describe('what was typed', () => {
  it('is read word by word', () => {
    expect(read(' Zoë,  xyzzy ')).toEqual([loose('Zoë', 'zoe'), loose('xyzzy')])
    expect(read(' ,.- ')).toEqual([])
  })

  it('keeps together what names one thing', () => {
    expect(read('low mood xyzzy')).toEqual([loose('low mood'), loose('xyzzy')])
    expect(read('xyzzy cost of living')).toEqual([loose('xyzzy'), loose('cost of living')])
    expect(read('low xyzzy mood')).toHaveLength(3)
  })

  it('takes what stands in quotation marks as it stands, straight or curled', () => {
    expect(read('a "Low Mood" b')).toEqual([loose('a'), exact('Low Mood', 'low mood'), loose('b')])
    expect(read('“ low mood ”')).toEqual([exact('low mood')])
    expect(read('"" x')).toEqual([loose('x')])
    expect(read('x "open end')).toEqual([loose('x'), exact('open end')])
  })

  it('searches synonyms of words, not of quotations, and none that were taken away', () => {
    const synonyms = (typed: string, without?: readonly string[]) =>
      readQuery(typed, without).flatMap((each) => each.synonyms.map(({ text }) => text))
    expect(synonyms('lonely')).toContain('isolated')
    expect(synonyms('"lonely"')).toEqual([])
    expect(synonyms('lonely', ['ISOLATED'])).not.toContain('isolated')
    expect(synonyms('lonely', ['isolated'])).toContain('isolation')
    expect(synonyms('lonely')).not.toContain('lonely')
  })

  it('is read up to two hundred letters, and twelve words at a time', () => {
    expect(read(`${'x'.repeat(199)} y`)).toEqual([loose('x'.repeat(199))])
    expect(read(`${'x'.repeat(198)} y`)).toHaveLength(2)
    const words = Array.from({ length: 13 }, (_, at) => `w${at}`)
    expect(read(words.join(' '))).toHaveLength(12)
    expect(read(`"${words.join(' ')}"`)[0]?.words).toBe(words.slice(0, 12).join(' '))
  })
})

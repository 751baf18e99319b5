import { describe, expect, it } from 'vitest'
import {
  countWords,
  firstWords,
  sentencesOf,
} from '../../../../auth-server/record/overview/sentences.ts'

describe('a sentence of a note', () => {
  it('ends at a full stop before a capital letter or a number', () => {
    expect(sentencesOf('Chest clear. Rent arrears. 3 children.')).toEqual([
      'Chest clear.',
      'Rent arrears.',
      '3 children.',
    ])
  })

  it('ends behind a letter that belongs to a number', () => {
    expect(sentencesOf('Bought out for £9k. UC applied. Off work 3m. Lives alone.')).toHaveLength(4)
  })

  it('goes on behind the "no." of a house', () => {
    expect(sentencesOf('Mrs Tregear at no. 14 has a key. Says no. 3 falls.')).toEqual([
      'Mrs Tregear at no. 14 has a key.',
      'Says no. 3 falls.',
    ])
    expect(sentencesOf('Says no. Lives alone.')).toHaveLength(2)
  })

  it('goes on before a small letter', () => {
    expect(sentencesOf('Seen w. her son. lives near')).toEqual(['Seen w. her son. lives near'])
  })

  it.each(['Isla b. Feb in Aberdeen', 'Ken d. 9/3/24 at home', 'Letter from Dr. Patel'])(
    'is not cut after a letter that stands for a word: %s',
    (text) => {
      expect(sentencesOf(text)).toEqual([text])
    },
  )
})

describe('the sentences of a text', () => {
  it('stand without the space around them, and none is empty', () => {
    expect(sentencesOf('  Slept well. \n\n \r\n Rent due.  Owes £90. ')).toEqual([
      'Slept well.',
      'Rent due.',
      'Owes £90.',
    ])
    expect(sentencesOf(' \n ')).toEqual([])
  })

  it('end behind the quotation marks that close one', () => {
    expect(sentencesOf('He said: "I am a sieve." She laughed. “Never.” Ring him.')).toEqual([
      'He said: "I am a sieve."',
      'She laughed.',
      '“Never.”',
      'Ring him.',
    ])
  })

  it('end before quotation marks, and after a question or an exclamation', () => {
    expect(sentencesOf('Why? “Tired.” Oh! ‘No.’')).toEqual(['Why?', '“Tired.”', 'Oh!', '‘No.’'])
  })

  it('are those of its first twenty thousand letters', () => {
    expect(sentencesOf('x'.repeat(20_001))).toEqual(['x'.repeat(20_000)])
  })
})

describe('the first words of a text', () => {
  it('are all of them where there are no more', () => {
    expect(firstWords(' a  b\nc ', 3)).toBe('a b c')
    expect(firstWords('a b c d', 3)).toBe('a b c …')
  })

  it('are counted without the space between them', () => {
    expect([' ', 'a', ' a\n b '].map(countWords)).toEqual([0, 1, 2])
  })
})

import { describe, expect, it } from 'vitest'
import {
  countWords,
  firstWords,
  sentencesOf,
  sentencesOfLetter,
} from '../../../../auth-server/record/overview/sentences.ts'

describe('a sentence of a note', () => {
  it('ends at a full stop before a capital letter or a number', () => {
    expect(sentencesOf('Chest clear. Rent arrears. 3 children.')).toEqual([
      'Chest clear.',
      'Rent arrears.',
      '3 children.',
    ])
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

describe('the sentences of a letter', () => {
  it.each([
    ['Dear colleague, She is lonely.', 'She is lonely.'],
    ['Hello Priya - she is lonely.', 'she is lonely.'],
    [
      'Dear colleague please see Ann who has nobody to talk to.',
      'Dear colleague please see Ann who has nobody to talk to.',
    ],
    ['Hi! She is lonely.', 'She is lonely.'],
    ['Dear Dr. Osei: She is lonely.', 'She is lonely.'],
  ])('begin behind a greeting in the same line: %s', (letter, first) => {
    expect(sentencesOfLetter(letter)).toEqual([first])
  })

  it.each([
    'Thank you for seeing Mrs Quill, who is 75 and lives with her husband.',
    'Many thanks for your help with this lady of 78, who is lonely.',
    'Thank you very much for kindly accepting this man with rent arrears.',
  ])('hold a thanks that says why it was written: %s', (letter) => {
    expect(sentencesOfLetter(letter)).toEqual([letter])
  })

  it.each([
    'Dear all,',
    'Hello',
    'Thank you for seeing her.',
    'Thank you for your help.',
    'With many thanks and best wishes',
    'Yours sincerely',
    'Kind regards, Ada',
    'Re: Maud Quill, 04-Mar-1951',
  ])('are no form: %s', (form) => {
    expect(sentencesOfLetter(`${form}\nShe is lonely.`)).toEqual(['She is lonely.'])
  })

  it('are those above the name, and above the name of the practice', () => {
    expect(sentencesOfLetter('Please help.\nAda Okonjo\nFernhollow Surgery')).toEqual([
      'Please help.',
    ])
    expect(sentencesOfLetter('Please help.\nA. Okonjo')).toEqual(['Please help.'])
  })

  it('keep what is no name: more than two lines, more than four words, or a full stop behind it', () => {
    expect(sentencesOfLetter('Please help.\nAda\nBea\nCleo')).toEqual(['Please help.', 'Ada'])
    const five = 'Ada Bea Cleo Dora Ella'
    expect(sentencesOfLetter(`Please help.\n${five}`)).toEqual(['Please help.', five])
    expect(sentencesOfLetter('Please help.\nLoves Art.')).toEqual(['Please help.', 'Loves Art.'])
    expect(sentencesOfLetter('Please help.\nhe is low')).toEqual(['Please help.', 'he is low'])
  })

  it('keep the only one, whatever it is', () => {
    expect(sentencesOfLetter('Ada Okonjo')).toEqual(['Ada Okonjo'])
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

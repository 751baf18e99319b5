import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../../auth-server/record/overview/sentences.ts'

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

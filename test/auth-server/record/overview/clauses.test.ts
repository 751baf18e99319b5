import { describe, expect, it } from 'vitest'
import { clauseThat } from '../../../../auth-server/record/overview/clauses.ts'

const clause = (sentence: string, words: RegExp) => clauseThat(sentence, (text) => words.test(text))

describe('a clause of a sentence', () => {
  it('is taken as written, with dots where the sentence goes on', () => {
    const sentence = 'She is 44, works at the mill, and tends to hives and bees.'
    expect(clause(sentence, /mill/)).toBe('… works at the mill …')
    expect(clause(sentence, /bees/)).toBe('… tends to hives and bees.')
  })

  it('is whole between semicolons, whatever it holds', () => {
    expect(clause('He rents a room; he does not drink, but smokes.', /smokes/)).toBe(
      '… he does not drink, but smokes.',
    )
  })

  it.each([
    'I do not know whether he works, lives alone or drinks.',
    'She says she is well, lives with Tom, and works.',
    'If he moves, lives alone again, and drinks, ring me.',
    'He would like a job, lives alone, and is bored.',
  ])('is never cut out of a doubt, a no or what somebody says: %s', (sentence) => {
    expect(clause(sentence, /lives/)).toBeNull()
  })

  it('is none where the sentence has one part, or the part holds half of a quotation', () => {
    expect(clause('He lives alone.', /lives/)).toBeNull()
    expect(clause('He calls it “the box, the old place, and home” at times.', /box/)).toBeNull()
  })
})

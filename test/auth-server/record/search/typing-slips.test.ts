import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearestWords } from '../../../../auth-server/record/search/typing-slips.ts'

describe('slips of typing', () => {
  it.each([
    ['lonely', 'lonely', 0],
    ['lonley', 'lonely', 1],
    ['lonly', 'lonely', 1],
    ['benifits', 'benefits', 1],
    ['anxeity', 'anxiety', 1],
    ['cat', 'dog', 3],
  ])('%s is %s by %i edits', (from, to, edits) => expect(editDistance(from, to, 3)).toBe(edits))

  it('is the same both ways, and nothing only for the same word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 7 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 7)).toBe(editDistance(b, a, 7))
        expect(editDistance(a, b, 7) === 0).toBe(a === b)
      }),
    )
  })

  it('offers the nearest words only, and none for a very short one', () => {
    expect(nearestWords('depresion', ['depression', 'impression', 'tension'])).toEqual([
      'depression',
    ])
    expect(nearestWords('hiv', ['his', 'hip'])).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearestWords } from '../../../../auth-server/record/search/typing-slips.ts'

/** The same by its definition: the last letters dropped, inserted, changed or swapped. */
function byDefinition(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length
  const [a, b] = [from.slice(0, -1), to.slice(0, -1)]
  const same = from.at(-1) === to.at(-1) ? 0 : 1
  const ways = [byDefinition(a, to) + 1, byDefinition(from, b) + 1, byDefinition(a, b) + same]
  if (from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1)) {
    ways.push(byDefinition(from.slice(0, -2), to.slice(0, -2)) + 1)
  }
  return Math.min(...ways)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })

describe('slips of typing', () => {
  it.each([
    ['lonely', 'lonely', 0],
    ['lonley', 'lonely', 1],
    ['lonly', 'lonely', 1],
    ['benifits', 'benefits', 1],
    ['anxeity', 'anxiety', 1],
    ['ab', 'ba', 1],
    ['', 'abc', 3],
    ['cat', 'dog', 3],
  ])('%s is %s by %i edits', (from, to, edits) => expect(editDistance(from, to, 3)).toBe(edits))

  it('are as many as the definition says, the same both ways', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 7)).toBe(byDefinition(a, b))
        expect(editDistance(b, a, 7)).toBe(byDefinition(a, b))
      }),
    )
  })

  it('are counted up to the most that are wanted, and one more stands for the rest', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(byDefinition(a, b), most + 1))
      }),
    )
  })
})

describe('the words that were meant', () => {
  it('are the nearest ones only, in the order given and each once', () => {
    const among = ['impression', 'depression', 'tension', 'depressiom', 'depression']
    expect(nearestWords('depresion', among)).toEqual(['depression'])
    expect(nearestWords('depresiob', among)).toEqual(['depression', 'depressiom'])
  })

  it('are none for a word of three letters, nor any word of two', () => {
    expect(nearestWords('hiv', ['his', 'hip'])).toEqual([])
    expect(nearestWords('rint', ['rent'])).toEqual(['rent'])
    expect(nearestWords('debt', ['det', 'db'])).toEqual(['det'])
    expect(nearestWords('unitedly', ['un'])).toEqual([])
  })

  it('are one slip away, and two for a word of eight letters', () => {
    expect(nearestWords('hausang', ['housing'])).toEqual([])
    expect(nearestWords('hausing', ['housing'])).toEqual(['housing'])
    expect(nearestWords('benafats', ['benefits'])).toEqual(['benefits'])
    expect(nearestWords('banafats', ['benefits'])).toEqual([])
    expect(nearestWords('benfit', ['benefits'])).toEqual([])
    expect(nearestWords('benefixxits', ['benefits'])).toEqual([])
  })

  it('are eight at most', () => {
    const among = [...'abcdefghij'].map((letter) => `rent${letter}`)
    expect(nearestWords('rent', among)).toEqual(among.slice(0, 8))
  })
})

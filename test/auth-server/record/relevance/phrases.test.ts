import { describe, expect, it } from 'vitest'
import { phraseFinder } from '../../../../auth-server/record/relevance/find-phrases.ts'
import { phraseBook } from '../../../../auth-server/record/relevance/phrases.ts'

const read = (phrase: string, text: string) =>
  phraseFinder(phraseBook([{ owner: phrase, phrases: [phrase] }]))(text)
const found = (phrase: string, text: string) => read(phrase, text).found.length > 0

describe('the notation of phrases', () => {
  it.each([
    ['lives alone', 'She lives alone.', true],
    ['lives alone', 'Lives. Alone in this.', false],
    ['lonel*', 'loneliness', true],
    ['lonely', 'loneliness', false],
    ['live|lives alone', 'lives alone', true],
    ['very? lonely', 'lonely', true],
    ['husband ~ died', 'husband Ken suddenly died', true],
    ['husband ~ died', 'husband went on a long walk and died', false],
    ['husband ~ died', 'husband, she died', false],
    ['PIP', 'PIP form', true],
    ['PIP', 'pip joint', false],
    ['PIP', 'RIGHT INDEX FINGER PIP SWOLLEN', false],
    ['# units', '20 units', true],
    ["carer's assessment".replace("'", ''), 'carer’s assessment', true],
  ])('%s in “%s”: %s', (phrase, text, expected) => expect(found(phrase, text)).toBe(expected))

  it('reads a very long text in time that grows with its length', () => {
    const text = 'no one said the husband or wife or son was lonely, '.repeat(20_000)
    const started = performance.now()
    expect(read('husband ~6 lonely', text).tokens.count).toBe(220_000)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

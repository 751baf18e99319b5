import { describe, expect, it } from 'vitest'
import {
  byLength,
  joined,
  manyWords,
  noteTexts,
  trimmed,
  wire,
  wires,
  words,
} from '../../../auth-server/record/wire.ts'

describe('what came over the wire', () => {
  it('is an object, or nothing', () => {
    const object = { a: 1 }
    expect(wire(object)).toBe(object)
    for (const other of [null, undefined, 'a', 1, true, [object]]) expect(wire(other)).toBeNull()
  })

  it('is the objects of an array, and one alone counts as an array', () => {
    const object = { a: 1 }
    const clean = [object, object]
    expect(wires(clean)).toBe(clean)
    expect(wires(object)).toEqual([object])
    expect(wires([null, object, 'x', [object]])).toEqual([object])
    for (const other of [null, undefined, 'a', 1]) expect(wires(other)).toEqual([])
  })

  it('is words exactly as written, unless they are blank', () => {
    expect(words(' two  words\n')).toBe(' two  words\n')
    expect(words('é')).toBe('é')
    expect(words('\u00a0é')).toBe('\u00a0é')
    expect(words(0)).toBe('0')
    expect(words(false)).toBe('false')
    for (const blank of [
      '',
      ' ',
      '\n\t',
      '\u00a0',
      '\u0000',
      '\u200b\u001b',
      null,
      undefined,
      {},
      ['x'],
    ]) {
      expect(words(blank)).toBeNull()
    }
  })

  it('is many words, or one', () => {
    expect(manyWords(['a', null, ' ', 'b'])).toEqual(['a', 'b'])
    expect(manyWords('a')).toEqual(['a'])
    expect(manyWords(undefined)).toEqual([])
  })

  it.each([
    ['plain', 'plain'],
    [' plain', 'plain'],
    ['plain\n', 'plain'],
    ['\u00a0plain', 'plain'],
    ['é', 'é'],
    ['~', '~'],
    ['', ''],
  ])('%j without the space around it is %j', (text, plain) => {
    expect(trimmed(text)).toBe(plain)
  })

  it('is joined where it is present', () => {
    expect(joined(['a', null, 'b'], ', ')).toBe('a, b')
    expect(joined([null, null], ', ')).toBeNull()
    expect(joined([], ', ')).toBeNull()
  })

  it('is the texts of notes, each once and in order', () => {
    expect(noteTexts([{ text: 'b' }, { text: 'a' }, { text: 'b' }, {}, { text: ' ' }])).toEqual([
      'b',
      'a',
    ])
    expect(noteTexts([{ text: 'only' }])).toEqual(['only'])
    expect(noteTexts({ text: 'only' })).toEqual(['only'])
    expect(noteTexts([{}])).toEqual([])
    expect(noteTexts(undefined)).toEqual([])
    expect(noteTexts('text')).toEqual([])
  })

  it('is told from texts of its own length', () => {
    const lengths = byLength(['a', 'bb', 'c'])
    expect(lengths[1]).toEqual(['a', 'c'])
    expect(lengths[2]).toEqual(['bb'])
    expect(lengths[3]).toBeUndefined()
  })
})

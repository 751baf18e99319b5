import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { readQuery } from '../../../../auth-server/record/search/query.ts'
import { hitShower } from '../../../../auth-server/record/search/snippet.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord } from './records.ts'

/** The words shown of an entry for a search, what matched in brackets. */
function shown(typed: string, item: ReadItem, mended: readonly string[] = []) {
  const [placed] = aRecord([item]).items
  if (placed === undefined) throw new Error('no entry')
  const searched = readQuery(typed).map((wanted) => ({ ...wanted, mended }))
  const { snippet, ...rest } = hitShower(searched, new Set())(placed)
  return { ...rest, text: snippet.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('') }
}
const inNote = (typed: string, note: string) => shown(typed, aNote(note)).text
const filler = (letters: number) => 'abcd '.repeat(letters / 5)

describe('the words that are shown of a hit', () => {
  it('hold each match, marked', () => {
    expect(inNote('debt', 'Debt, and more debts. No indebtedness.')).toBe(
      '[Debt], and more [debts]. No indebtedness.',
    )
    expect(inNote('rent debt', 'Debt for the rent')).toBe('[Debt] for the [rent]')
  })

  it('hold a phrase as it stands, its last word as a beginning unless it was quoted', () => {
    expect(inNote('low mood', 'Low moods, mood low')).toBe('[Low moods], mood low')
    expect(inNote('"low moo"', 'Low moo, low mood')).toBe('[Low moo], low mood')
  })

  it('mark a synonym only where the word itself is not there', () => {
    expect(inNote('lonely', 'Isolated and lonely')).toBe('Isolated and [lonely]')
    expect(inNote('lonely', 'Isolated, no friends')).toBe('[Isolated], no friends')
    expect(inNote('lonely', 'Isolatedness')).toBe('Isolatedness')
  })

  it('mark what the word was mended to, as a beginning, or its synonyms', () => {
    const note = (text: string) => shown('lonley', aNote(text), ['lonely']).text
    expect(note('Lonelyish, isolated')).toBe('[Lonelyish], isolated')
    expect(note('Isolated')).toBe('[Isolated]')
  })

  it('come from the text that holds most of what is wanted, the first of several', () => {
    const item = anItem({ term: 'Bread', text: 'kettle, bread', value: 'bread, kettle' })
    expect(shown('bread kettle', item).text).toBe('[kettle], [bread]')
    expect(shown('bread', item).text).toBe('[Bread]')
    expect(shown('xyzzy', item).text).toBe('Bread')
  })

  it('reach ninety letters to either side, to whole words', () => {
    expect(inNote('debt', `${filler(90)}debt ${filler(85)}`)).toBe(
      `${filler(90)}[debt] ${filler(85)}`.trimEnd().concat(' '),
    )
    const long = inNote('debt', `${filler(300)}debt ${filler(300)}`)
    expect(long.startsWith('… abcd')).toBe(true)
    expect(long.endsWith('abcd …')).toBe(true)
    expect(long.length).toBeLessThan(200)
    expect(long.length).toBeGreaterThan(180)
  })

  it('are cut where a word has no end in sight', () => {
    const long = inNote('debt', `${'x'.repeat(200)} debt ${'y'.repeat(200)}`)
    expect(long).toBe(`… ${'x'.repeat(89)} [debt] ${'y'.repeat(89)} …`)
  })

  it('leave out a match beyond their end', () => {
    expect(inNote('debt', `debt ${filler(200)}debt`)).not.toMatch(/\[debt\].*\[debt\]/)
  })

  it('are the first of a text that holds nothing that was typed', () => {
    expect(inNote('xyzzy', 'z'.repeat(200))).toBe('z'.repeat(180))
  })
})

describe('what is said of a hit', () => {
  it('is whether its first match is denied, or of somebody else', () => {
    const said = (note: string) => {
      const { negated, otherPerson } = shown('debt', aNote(note))
      return [negated, otherPerson]
    }
    expect(said('Debt.')).toEqual([false, false])
    expect(said('No debt. Debt again.')).toEqual([true, false])
    expect(said('Debt again. No debt.')).toEqual([false, false])
    expect(said('Mother has debt.')).toEqual([false, true])
  })

  it('is of somebody else where the whole entry is', () => {
    const item = anItem({ term: 'Family history of depression', text: 'debt' })
    expect(shown('debt', item).otherPerson).toBe(true)
    expect(shown('xyzzy', item)).toMatchObject({ negated: false, otherPerson: true })
  })
})

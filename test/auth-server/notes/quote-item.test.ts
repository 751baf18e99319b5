import { describe, expect, it } from 'vitest'
import { quoteItem } from '../../../auth-server/notes/quote-item.ts'
import type { Item } from '../../../auth-server/record/item.ts'
import { anItem as aReadItem } from '../record/relevance/an-item.ts'

/** An entry with its place; shown first and open unless said otherwise. */
const anItem = (item: Partial<Item>): Item => ({
  ...aReadItem(item),
  place: 'relevant',
  closing: null,
  headline: null,
  wordsClosed: false,
  reasons: [],
  topics: [],
  group: null,
  negated: false,
  otherPerson: false,
  ...item,
})

const NONE: ReadonlySet<string> = new Set()

describe('quoting an entry', () => {
  it('takes its words as they are written', () => {
    const item = anItem({ term: 'Lives alone', text: 'Since Ted died.\n  Two cats.', value: null })
    expect(quoteItem(item, NONE).words).toBe('Lives alone\nSince Ted died.\n  Two cats.')
  })

  it('says type, date as recorded, author and place', () => {
    const item = anItem({
      date: '2019-03',
      who: 'Dr Patel',
      where: 'Elm Road Surgery',
      isNote: true,
    })
    expect(quoteItem(item, NONE).sourceParts).toEqual([
      'Note',
      'Mar-2019',
      'Dr Patel',
      'Elm Road Surgery',
    ])
  })

  it.each([
    ['closed', 'reason-needed'],
    ['headline', 'reason-needed'],
    ['safety', 'reason-needed'],
    ['locked', 'not-openable'],
  ] as const)('is refused while the entry is %s', (closing, code) => {
    const item = anItem({ closing, place: 'closed' })
    expect(() => quoteItem(item, NONE)).toThrow(expect.objectContaining({ code }))
  })

  it('is refused for what is locked whatever was opened', () => {
    const item = anItem({ closing: 'locked', place: 'closed' })
    const opened = new Set([item.reference, 'sensitive', 'safety'])
    expect(() => quoteItem(item, opened)).toThrow()
  })

  it('is refused while the words behind a code are closed, and warns once they are opened', () => {
    const item = anItem({ wordsClosed: true })
    expect(() => quoteItem(item, NONE)).toThrow(expect.objectContaining({ code: 'reason-needed' }))
    expect(quoteItem(item, new Set([item.reference])).warnings).toEqual(['sensitive'])
  })

  it('warns of what the patient is not to be told, of the sensitive and of other people', () => {
    const item = anItem({
      closing: 'closed',
      place: 'closed',
      marks: ['notForPatient'],
      otherPerson: true,
    })
    expect(quoteItem(item, new Set([item.reference])).warnings).toEqual([
      'notForPatient',
      'sensitive',
      'thirdParty',
    ])
  })
})

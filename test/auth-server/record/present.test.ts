import { describe, expect, it } from 'vitest'
import type { Item } from '../../../auth-server/record/item.ts'
import {
  isOpen,
  openable,
  presentItem,
  shownTerm,
  wordsOpen,
} from '../../../auth-server/record/present.ts'
import { aNote, anItem, aProblem } from './relevance/an-item.ts'
import { aRecord } from './search/records.ts'

const record = aRecord([
  anItem({ reference: 'o/open', term: 'Lives alone' }),
  anItem({ reference: 'o/locked', term: 'HIV positive', text: 'x' }),
  anItem({ reference: 'o/closed', term: 'Convicted of theft', text: 'x' }),
  anItem({
    reference: 'o/headline',
    term: 'Overdose of drug',
    text: 'x',
    who: 'Dr A',
    date: '2020',
  }),
  anItem({ reference: 'o/safety', term: 'Victim of domestic abuse', text: 'x', date: '2020' }),
  anItem({ reference: 'o/words', term: 'Adult safeguarding concern', text: 'x', value: 'y' }),
  aNote('Safeguarding concern raised.', { reference: 'o/note' }),
  aProblem('Convicted of theft', { reference: 'c/closed' }),
  anItem({ reference: 'o/told', term: 'Released from prison', problems: ['c/closed'] }),
  anItem({ reference: 'o/linked', term: 'Overdose of drug', problems: ['c/closed'] }),
  aNote('Saw him with his brother.', { reference: 'o/story', problems: ['c/closed'] }),
  aNote('Knee better.', { reference: 'o/both', problems: ['c/closed', 'c/knee'] }),
])
const of = (reference: string): Item => {
  const item = record.byReference.get(reference)
  if (item === undefined) throw new Error(`no ${reference}`)
  return item
}
const opened = (...references: readonly string[]) => new Set(references)
const isOpenWith = (reference: string, ...all: readonly string[]) =>
  isOpen(of(reference), opened(...all))

describe('what may be shown', () => {
  it('is what nothing closes', () => {
    expect(isOpenWith('o/open')).toBe(true)
    for (const closed of ['o/locked', 'o/closed', 'o/headline', 'o/safety']) {
      expect(isOpenWith(closed), closed).toBe(false)
    }
  })

  it('is what was opened itself, unless it is locked', () => {
    for (const closed of ['o/closed', 'o/headline', 'o/safety']) {
      expect(isOpenWith(closed, closed), closed).toBe(true)
      expect(isOpenWith(closed, 'o/open'), closed).toBe(false)
    }
    expect(isOpenWith('o/locked', 'o/locked', 'sensitive', 'safety')).toBe(false)
  })

  it('is of each closing opened by its own name alone', () => {
    expect(isOpenWith('o/closed', 'sensitive')).toBe(true)
    expect(isOpenWith('o/closed', 'safety')).toBe(false)
    expect(isOpenWith('o/safety', 'safety')).toBe(true)
    expect(isOpenWith('o/safety', 'sensitive')).toBe(false)
    expect(isOpenWith('o/headline', 'sensitive', 'safety')).toBe(false)
  })

  it('is of closed words opened by their entry alone', () => {
    expect(wordsOpen(of('o/words'), opened())).toBe(false)
    expect(wordsOpen(of('o/words'), opened('sensitive'))).toBe(false)
    expect(wordsOpen(of('o/words'), opened('o/words'))).toBe(true)
    expect(wordsOpen(of('o/open'), opened())).toBe(true)
    expect(wordsOpen(of('o/closed'), opened())).toBe(false)
  })
})

describe('the name of an entry', () => {
  it('is its own once it is open, else that of its closing', () => {
    const name = (reference: string, ...all: readonly string[]) =>
      shownTerm(of(reference), opened(...all))
    expect(name('o/open')).toBe('Lives alone')
    expect(name('o/locked', 'o/locked')).toBe('Sensitive')
    expect(name('o/closed')).toBe('Sensitive')
    expect(name('o/closed', 'o/closed')).toBe('Convicted of theft')
    expect(name('o/headline')).toBe('Self-harm: recorded')
    expect(name('o/safety')).toBe('Safety information: open it when you are alone')
    expect(name('o/words')).toBe('Adult safeguarding concern')
    expect(name('o/note')).toBe('Comment note')
    expect(name('o/note', 'o/note')).toBe('Safeguarding concern raised.')
    expect(shownTerm({ ...of('o/headline'), headline: null }, opened())).toBe('Sensitive')
  })
})

describe('what is shown of an entry', () => {
  const shown = (reference: string, ...all: readonly string[]) =>
    presentItem(of(reference), opened(...all))

  it('is, of a headline, its label, date and recorder', () => {
    expect(shown('o/headline')).toMatchObject({
      place: 'closed',
      term: 'Self-harm: recorded',
      date: '2020',
      who: 'Dr A',
      text: null,
    })
    expect(shown('o/headline', 'o/headline')).toMatchObject({ term: 'Overdose of drug', text: 'x' })
    expect(shown('o/safety')).toMatchObject({ date: null, who: null, text: null })
  })

  it('is without words that open only with a reason, and says that there are some', () => {
    expect(shown('o/words')).toMatchObject({ text: null, value: null, wordsClosed: true })
    const open = shown('o/words', 'o/words')
    expect(open).toMatchObject({ text: 'x', value: 'y' })
    expect(open.wordsClosed).toBeUndefined()
    const bare = { ...of('o/words'), text: null, value: null, facts: [] }
    expect(presentItem(bare, opened()).wordsClosed).toBeUndefined()
    for (const more of [{ text: 'x' }, { value: 'y' }, { facts: [{ label: 'a', value: 'b' }] }]) {
      expect(presentItem({ ...bare, ...more }, opened()).wordsClosed).toBe(true)
    }
  })

  it('is marked as denied, or as of somebody else, once', () => {
    const marks = (more: Partial<Item>) => presentItem({ ...of('o/open'), ...more }, opened()).marks
    expect(marks({})).toEqual([])
    expect(marks({ negated: true, otherPerson: true })).toEqual(['negated', 'otherPerson'])
    expect(marks({ negated: true, marks: ['negated', 'draft'] })).toEqual(['negated', 'draft'])
  })
})

describe('what a request to open would open', () => {
  it('is all of a closing', () => {
    expect(openable(record, 'safety')).toEqual(['o/safety'])
    expect(openable(record, 'sensitive')).toEqual(['o/closed', 'c/closed', 'o/told'])
  })

  it('is one entry, and with a problem what is closed alike or is an open note of it alone', () => {
    const one = (reference: string) => openable(record, { reference })
    expect(one('o/closed')).toEqual(['o/closed'])
    expect(one('c/closed')).toEqual(['c/closed', 'o/told', 'o/story'])
    expect(one('o/words')).toEqual(['o/words'])
  })

  it('is nothing that is locked, open or unknown', () => {
    for (const reference of ['o/locked', 'o/open', 'o/gone']) {
      expect(openable(record, { reference })).toEqual([])
    }
  })
})

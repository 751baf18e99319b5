import { describe, expect, it } from 'vitest'
import type { Item, ReadItem } from '../../../../auth-server/record/item.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { HARM_IN_A_NOTE, riskLines } from '../../../../auth-server/record/overview/risk-lines.ts'
import { toldInNotes } from '../../../../auth-server/record/overview/told.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, sandboxRecords, TODAY } from '../search/records.ts'

function linesOf(items: readonly ReadItem[], opened: readonly string[] = []) {
  const record = aRecord(items)
  const open = openItems(record.items)
  return riskLines(open, {
    opened: new Set(opened),
    today: TODAY,
    inNotes: toldInNotes(open, '2000'),
  })
}
const texts = (...items: readonly ReadItem[]) => linesOf(items).map(({ text }) => text)
const harm = (date: string | null, more: Partial<ReadItem> = {}) =>
  anItem({ term: 'Overdose of paracetamol', date, ...more })
const concern = (more: Partial<ReadItem> = {}) =>
  aProblem('Adult safeguarding concern', { date: '2024-01-01', ...more })
const LOCK = '; what was written opens with a reason'

describe('a risk of which only a headline shows', () => {
  it('says how many years ago it was from the fourth on', () => {
    expect(texts(harm('2022-12-31'))[0]).toContain(', 4 years ago')
    expect(texts(harm('2023-01-01'))[0]).not.toContain('years ago')
    expect(texts(harm(null))[0]).not.toContain('years ago')
  })

  it('is one line of all of its label, with four dates', () => {
    const dates = ['2026-05-01', '2026-04-01', '2026-03-01', '2026-02-01']
    const four = texts(...dates.map((date) => harm(date)))
    expect(four).toEqual([
      `Self-harm: recorded in 4 entries (01-May-2026, 01-Apr-2026, 01-Mar-2026, 01-Feb-2026)${LOCK}`,
    ])
    const [five] = texts(...dates.map((date) => harm(date)), harm('2026-01-01'))
    expect(five).toContain(
      'in 5 entries (01-May-2026, 01-Apr-2026, 01-Mar-2026, 01-Feb-2026 and earlier)',
    )
  })

  it('names a date once, and none where none is recorded', () => {
    expect(texts(harm('2026-05-01'), harm('2026-05-01'))[0]).toContain(
      'in 2 entries on one day (01-May-2026)',
    )
    expect(texts(harm(null), harm(null))[0]).toBe(`Self-harm: recorded in 2 entries${LOCK}`)
    expect(texts(harm('2026-05-01'))[0]).toBe(`Self-harm: recorded${LOCK}`)
  })

  it('says of how many days its entries are where they are more than the dates', () => {
    expect(texts(harm('2026-03-16'), harm('2026-03-16'), harm('2026-03-14'))[0]).toContain(
      'in 3 entries on 2 days (16-Mar-2026, 14-Mar-2026)',
    )
    expect(texts(harm('2012-03'), harm('2012-03'))[0]).toContain(
      'in 2 entries of one date (Mar-2012)',
    )
    expect(texts(harm('2026-03-16'), harm('2026-03'), harm('2026-03'))[0]).toContain(
      'in 3 entries of 2 dates (16-Mar-2026, Mar-2026)',
    )
  })

  it('says how many have no date', () => {
    expect(texts(harm('2026-03-16'), harm(null))[0]).toContain(
      'in 2 entries (16-Mar-2026, 1 without a date)',
    )
  })

  it('is no longer said to open once all of it was opened', () => {
    const both = [
      harm('2026-05-01', { reference: 'o/1' }),
      harm('2026-04-01', { reference: 'o/2' }),
    ]
    expect(linesOf(both, ['o/1'])[0]?.text).toContain(LOCK)
    expect(linesOf(both, ['o/1', 'o/2'])[0]?.text).not.toContain(LOCK)
    expect(linesOf(both)[0]?.sources).toEqual(['o/1', 'o/2'])
  })
})

describe('safety information', () => {
  const abuse = anItem({ term: 'Victim of domestic abuse', reference: 'o/abuse' })

  it('is one line that says nothing else, first, until it was opened', () => {
    expect(linesOf([harm('2026-05-01'), abuse]).map(({ text }) => text)[0]).toBe(
      'Safety information: open it when you are alone',
    )
    expect(linesOf([abuse])).toHaveLength(1)
    expect(linesOf([abuse], ['o/abuse'])).toEqual([])
  })
})

describe('a risk whose code shows', () => {
  it('says when it ended, where nothing of its name is active or later', () => {
    const ended = concern({ end: '2025-06-07', active: false })
    expect(texts(ended)).toEqual([`Adult safeguarding concern (problem ended 07-Jun-2025)`])
    expect(texts(concern())).toEqual(['Adult safeguarding concern'])
    expect(texts(ended, concern({ date: '2023-01-01' }))[0]).not.toContain('ended')
    const coded = (date: string) => anItem({ term: 'Adult safeguarding concern', date })
    expect(texts(ended, coded('2025-06-07'))[0]).toContain('ended 07-Jun-2025')
    expect(texts(ended, coded('2025-06-08'))[0]).not.toContain('ended')
    expect(texts(coded('2025-06-07'))[0]).toBe('Adult safeguarding concern')
  })

  it('ended when the last of its name did', () => {
    const both = [concern({ end: '2024-06-07' }), concern({ end: '2025-06-07' })]
    expect(texts(...both)[0]).toContain('ended 07-Jun-2025')
    expect(texts(...both.reverse())[0]).toContain('ended 07-Jun-2025')
  })

  it('opens with a reason where words, a value or parts stand behind it', () => {
    expect(texts(concern({ text: 'Nephew' }))[0]).toContain(LOCK)
    expect(texts(concern({ value: 'high' }))[0]).toContain(LOCK)
    expect(texts(concern({ facts: [{ label: 'a', value: 'b' }] }))[0]).toContain(LOCK)
    expect(linesOf([concern({ text: 'Nephew', reference: 'o/1' })], ['o/1'])[0]?.text).toBe(
      'Adult safeguarding concern',
    )
  })

  it('stands for a note of its day about the same, and for none of another day', () => {
    const note = (date: string) => aNote('Safeguarding concern raised today.', { date })
    expect(texts(concern(), note('2024-01-01'))).toEqual([`Adult safeguarding concern${LOCK}`])
    expect(texts(concern(), note('2024-01-02'))).toEqual([
      `Recorded in a note: adult safeguarding${LOCK}`,
      'Adult safeguarding concern',
    ])
  })

  it('is named once, newest first, three at most', () => {
    const of = (term: string, date: string) => anItem({ term, date })
    const all = texts(
      of('Adult safeguarding concern', '2021-01-01'),
      of('Vulnerable adult', '2022-01-01'),
      of('Threatening behaviour', '2023-01-01'),
      of('Threatening behaviour', '2020-01-01'),
      of('Violent behaviour', '2024-01-01'),
    )
    expect(all).toHaveLength(3)
    expect(all[0]).toContain('Violent')
    expect(all[2]).toContain('Vulnerable')
  })
})

describe('a note that is open and speaks of harm', () => {
  const LONG =
    'Cows went in June. Overdraft, not sleeping. Keys with Ivan. Thoughts of not being here.'
  const note = (date: string | null, more: Partial<ReadItem> = {}) => aNote(LONG, { date, ...more })
  const points = (...items: readonly ReadItem[]) => texts(...items).includes(HARM_IN_A_NOTE)

  it('is pointed to for three years', () => {
    expect(points(note('2023-11-22'))).toBe(true)
    expect(points(note('2023-11-21'))).toBe(false)
    expect(points(note(null))).toBe(false)
  })

  it('is pointed to where it is later than the last headline', () => {
    expect(points(note('2026-05-02'), harm('2026-05-01'))).toBe(true)
    expect(points(note('2026-05-01'), harm('2026-05-01'))).toBe(false)
    expect(points(note('2026-04-30'), harm('2026-05-01'))).toBe(false)
  })

  it('is not one that speaks of nothing of the kind', () => {
    expect(points(aNote('Cows went in June. Overdraft.', { date: '2026-05-01' }))).toBe(false)
    expect(texts()).toEqual([])
  })
})

describe('a no to harm', () => {
  const no = (date: string) => aNote('Rent owed. No thoughts of self harm.', { date })
  const says = (...items: readonly ReadItem[]) =>
    texts(...items).some((text) => text.startsWith('Said no to thoughts of harm: '))

  const saidOnce = (...items: readonly ReadItem[]) =>
    texts(...items).some((text) =>
      text.startsWith('Said no to thoughts of harm, more than a year ago: '),
    )

  it('counts for a year, and is told with its age for two more', () => {
    expect(says(no('2025-11-22'))).toBe(true)
    expect(says(no('2025-11-21'))).toBe(false)
    expect(saidOnce(no('2025-11-22'))).toBe(false)
    expect(saidOnce(no('2025-11-21'))).toBe(true)
    expect(saidOnce(no('2023-11-22'))).toBe(true)
    expect(texts(no('2023-11-21'))).toEqual([])
  })

  it('says nothing of now where a headline is later', () => {
    expect(says(no('2026-05-01'), harm('2026-05-01'))).toBe(true)
    expect(says(no('2026-04-30'), harm('2026-05-01'))).toBe(false)
    expect(saidOnce(no('2024-04-30'), harm('2024-05-01'))).toBe(false)
  })

  it('says nothing of now where a later note speaks of harm', () => {
    const words =
      'Cows went in June. Overdraft, not sleeping. Keys with Ivan. Thoughts of not being here.'
    const later = aNote(words, { date: '2026-05-01' })
    expect(texts(no('2026-04-30'), later)).toEqual([HARM_IN_A_NOTE])
  })
})

describe('a safeguarding concern', () => {
  const patricia = sandboxRecords().find(({ name }) => name === 'patricia-nwosu')
  const outcome = 'Safeguarding, later: Adult Social Care: safeguarding enquiry outcome'
  const told = (items: readonly Item[]) =>
    riskLines(openItems(items), { opened: new Set(), today: TODAY, inNotes: [] })
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Safeguarding, later'))

  it('stands with what an open entry says became of it since', () => {
    const items = patricia?.record.items ?? []
    expect(told(items)).toEqual([expect.stringContaining(outcome)])
    const isConcern = (item: Item) => item.topics.includes('adult safeguarding') && item.wordsClosed
    expect(told(items.filter((item) => !isConcern(item)))).toEqual([])
    const later = items.map((item) => (isConcern(item) ? { ...item, date: '2026-10-01' } : item))
    expect(told(later)).toEqual([])
  })

  it('stands alone where nothing says what became of it', () => {
    const concern = anItem({ term: 'Adult safeguarding concern', date: '2026-08-18' })
    expect(texts(concern, anItem({ term: 'Back pain', date: '2026-09-01' }))).toHaveLength(1)
  })
})

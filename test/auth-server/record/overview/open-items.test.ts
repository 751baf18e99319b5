import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { missedAppointments } from '../../../../auth-server/record/overview/before-contact.ts'
import { contactPattern } from '../../../../auth-server/record/overview/contact-pattern.ts'
import {
  about,
  before,
  best,
  monthsOf,
  newest,
  openItems,
} from '../../../../auth-server/record/overview/open-items.ts'
import type { ListState, PatientRecord } from '../../../../auth-server/record/record.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const openOf = (...items: readonly ReadItem[]) => openItems(aRecord(items).items)
const references = (items: readonly { reference: string }[]) =>
  items.map(({ reference }) => reference)

describe('the day before another', () => {
  it.each([
    [{ months: 3 }, '2026-08-22'],
    [{ months: 10 }, '2026-01-22'],
    [{ months: 11 }, '2025-12-22'],
    [{ months: 12 }, '2025-11-22'],
    [{ years: 2 }, '2024-11-22'],
    [{ years: 1, months: 11 }, '2024-12-22'],
    [{}, '2026-11-22'],
  ])('%j before today is %s', (span, day) => {
    expect(before(TODAY, span)).toBe(day)
  })
})

describe('the order of entries in the overview', () => {
  it('is newest first, the undated last, and a note after a code of its day', () => {
    const items = openOf(
      anItem({ term: 'Undated', reference: 'o/undated', date: null }),
      aNote('Note', { reference: 'o/note', date: '2026-01-02' }),
      anItem({ term: 'Old', reference: 'o/old', date: '2025-01-01' }),
      anItem({ term: 'Code', reference: 'o/code', date: '2026-01-02' }),
    ).items
    expect(references([...items].sort(newest))).toEqual(['o/code', 'o/note', 'o/old', 'o/undated'])
  })

  it('leaves out what the practice’s system took back', () => {
    const items = openOf(
      anItem({ term: 'Homeless', reference: 'o/error', status: 'Entered in error' }),
      aProblem('Dementia', { reference: 'c/out', status: 'Ruled out', active: false }),
      aProblem('Anxiety', { reference: 'c/in' }),
    ).items
    expect(references(items)).toEqual(['c/in'])
  })

  it('counts months from a date as far as it goes', () => {
    expect(monthsOf('2026-03-04') - monthsOf('2025-03')).toBe(12)
    expect(monthsOf('2026-03') - monthsOf('2026')).toBe(2)
    expect(monthsOf(null)).toBe(1)
  })
})

describe('what tells of a topic', () => {
  const alone = (reference: string, date: string | null, more: Partial<ReadItem> = {}) =>
    anItem({ term: 'Lives alone', reference, date, ...more })

  it('is open, stands first and is the person’s own', () => {
    const open = openOf(
      alone('o/1', '2026-01-01'),
      alone('o/2', '2026-02-01'),
      anItem({ term: 'Verruca', reference: 'o/3' }),
      anItem({ type: 'Encounter', term: 'Lives alone', reference: 'o/4' }),
      anItem({ term: 'HIV positive', reference: 'o/5' }),
      anItem({ term: 'Adult safeguarding concern', text: 'lives alone', reference: 'o/6' }),
    )
    expect(references(about(open, ['lives alone']))).toEqual(['o/2', 'o/1'])
    expect(references(open.items)).not.toContain('o/5')
    expect(references(about(open, ['adult safeguarding']))).toEqual([])
    expect(about(open, ['no such topic'])).toEqual([])
  })

  it('is told once of several topics, newest first', () => {
    const open = openOf(
      alone('o/1', '2026-01-01'),
      anItem({ term: 'Rent arrears', reference: 'o/2', date: '2026-03-01' }),
      anItem({ term: 'Lives alone', text: 'rent arrears', reference: 'o/3', date: '2026-02-01' }),
      alone('o/4', null),
    )
    const all = references(about(open, ['lives alone', 'housing', 'money and debt']))
    expect(all).toEqual(['o/2', 'o/3', 'o/1', 'o/4'])
    expect(references(about(open, ['housing', 'none', 'lives alone']))).toEqual(all)
  })

  it('is best told by the newest, unless its own entry is at most two years older', () => {
    const [own, note] = [alone('o/own', '2024-05-01'), alone('o/note', '2026-05-01')]
    const isOwn = ({ reference }: { reference: string }) => reference.startsWith('o/own')
    const bestOf = (...items: readonly ReadItem[]) => best(openOf(...items).items, isOwn)?.reference
    expect(bestOf(note, own)).toBe('o/note')
    expect(bestOf(own, note)).toBe('o/own')
    expect(bestOf(note, alone('o/own', '2024-06-01'))).toBe('o/own')
    expect(bestOf(note, alone('o/own', '2024-04-01'))).toBe('o/note')
    expect(bestOf(note, alone('o/own', null))).toBe('o/own')
    expect(bestOf(alone('o/own-dated', '2020'), alone('o/own', null))).toBe('o/own-dated')
    expect(bestOf(alone('o/note', null))).toBeUndefined()
    expect(bestOf()).toBeUndefined()
  })
})

describe('missed appointments', () => {
  const missed = (date: string | null, more: Partial<ReadItem> = {}) =>
    anItem({ term: 'Did not attend', date, ...more })
  const lineOf = (...items: readonly ReadItem[]) => missedAppointments(openOf(...items), TODAY)

  it('are those of the last two years, today two years ago among them', () => {
    const text = (...dates: readonly string[]) =>
      lineOf(...dates.map((date) => missed(date)))?.text ?? ''
    expect(text('2024-11-22', '2026-01-01')).toContain('2 entries in the last 2 years')
    expect(text('2024-11-21', '2026-01-01')).toContain('1 entry in the last 2 years')
    expect(text('2024-11-21', '2024-11-20')).toBe('')
  })

  it('are none without a date, and none where nothing was missed', () => {
    expect(lineOf(missed(null), missed(null))).toBeNull()
    expect(lineOf(anItem({ term: 'Lives alone', date: TODAY }))).toBeNull()
    expect(lineOf()).toBeNull()
  })

  it.each([
    'Emailed the pool manager x2, no reply.',
    'Asked council to rethink, no answer.',
    'Misses his friends, felt fobbed off by reception.',
  ])('are not what others left unanswered: %s', (text) => {
    expect(lineOf(aNote(text, { date: '2026-02-02' }))).toBeNull()
  })

  it.each([
    'Rang x3, no reply.',
    'Dermatology: DNA x2.',
    'Keeps cancelling, no access when visited.',
  ])('are told by a note too: %s', (text) => {
    expect(lineOf(aNote(text, { date: '2026-02-02' }))).not.toBeNull()
  })

  it('are not of school', () => {
    const school = (text: string) =>
      lineOf(anItem({ term: 'CAMHS referral', text, date: '2026-02-02' }))
    expect(school('Anxiety, school non attendance')).toBeNull()
    expect(school('School non attendance. Did not attend here either.')).not.toBeNull()
  })

  it('are told in the words of the practice: three or more, of two entries at most', () => {
    const why = ['Rang, no answer', 'No answer', 'Bus did not come', 'Was at work again']
    const line = lineOf(...why.map((text, at) => missed(`2026-0${9 - at}-01`, { text })))
    expect(line?.text).toContain('“Rang, no answer” (01-Sep-2026) and “Bus did not come”')
    expect(line?.text).not.toContain('“No answer”')
    expect(line?.text).not.toContain('at work')
  })
})

describe('the pattern of contacts', () => {
  const seen = (date: string | null, more: Partial<ReadItem> = {}) =>
    anItem({ type: 'Encounter', term: 'GP Surgery', date, ...more })
  const LIST: ListState = { present: true, entries: 1, warnings: [], note: null, emptyReason: null }
  const recordOf = (...items: readonly ReadItem[]): PatientRecord => ({
    ...aRecord(items),
    lists: new Map([['consultations', LIST]]),
  })
  const lines = (record: PatientRecord) =>
    contactPattern(record, openItems(record.items), TODAY).map(({ text }) => text)

  it('is counted by quarters, as far back as consultations go', () => {
    expect(lines(recordOf(seen('2026-11-22'), seen('2026-08-23'), seen('2026-08-22')))).toEqual([
      '2 consultations from 22-Aug-2026 to 22-Nov-2026',
    ])
    expect(lines(recordOf(seen('2026-11-01'), seen('2026-01-01'), seen(null)))).toEqual([
      '1 consultation from 22-Aug-2026 to 22-Nov-2026',
      'No consultation in what came, from 22-May-2026 to 22-Aug-2026',
      'No consultation in what came, from 22-Feb-2026 to 22-May-2026',
      '1 consultation from 22-Nov-2025 to 22-Feb-2026',
    ])
  })

  it('is said of a year at most, with three sources each', () => {
    const dates = ['2026-11-01', '2026-10-01', '2026-09-15', '2026-09-01', '2020-01-01']
    const record = recordOf(...dates.map((date) => seen(date)))
    const found = contactPattern(record, openItems(record.items), TODAY)
    expect(found).toHaveLength(4)
    expect(found[0]?.sources).toHaveLength(3)
  })

  it('is “at least” where something is withheld, and nothing where none came', () => {
    const record = recordOf(seen('2026-11-01'))
    const warnings = [{ area: null, code: 'confidential-items', title: '', text: '' }]
    expect(lines({ ...record, warnings })[0]).toMatch(/^At least 1 consultation from/)
    expect(lines({ ...record, lists: new Map() })).toEqual([])
    expect(lines(recordOf())).toEqual([])
  })

  it('leaves out what is here by linkage alone', () => {
    expect(lines(recordOf(seen('2026-11-01', { marks: ['byLinkage'] })))).toEqual([])
  })

  it('names problems that brought somebody back three times in a year, the most frequent first', () => {
    const days = ['2026-10-01', '2026-09-01', '2026-08-25', '2025-11-22', '2025-11-21']
    const record = recordOf(
      ...days.map((date) => seen(date, { reference: `Encounter/${date}` })),
      ...['a', 'b', 'c', 'd'].map((id) =>
        aProblem(`Problem ${id}`, { reference: `Condition/${id}` }),
      ),
    )
    const of = (...wanted: readonly string[]) => ({
      consultations: wanted.map((day) => `Encounter/${day}`),
      linked: [],
      parents: [],
      children: [],
      siblings: [],
      actual: null,
      missing: [],
      displayOnly: [],
    })
    const problems = new Map([
      ['Condition/a', of(...days.slice(0, 3))],
      ['Condition/b', of(...days.slice(0, 4))],
      ['Condition/c', of(...days.slice(2))],
      ['Condition/d', of(...days.slice(0, 2), 'gone')],
    ])
    expect(lines({ ...record, problems }).filter((line) => line.startsWith('Problem'))).toEqual([
      'Problem b: 4 consultations since 22-Nov-2025',
      'Problem a: 3 consultations since 22-Nov-2025',
    ])
  })
})

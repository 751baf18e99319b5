import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import {
  standingAlone,
  toldInNotes,
  toldInReferral,
  whoIsMe,
} from '../../../../auth-server/record/overview/told.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord } from '../search/records.ts'

const referralOf = (reason: string | null, letter: string | null = null): ReferralView => ({
  source: 'vendor',
  id: 'r',
  reason,
  referrer: 'Dr Okonjo',
  date: '2026-11-01',
  letter:
    letter === null
      ? null
      : {
          source: 'vendor',
          title: 'Referral',
          author: 'Dr Brandt',
          date: '2026-11-02',
          text: letter,
        },
})
const sentences = (letter: string) =>
  toldInReferral(referralOf(null, letter)).map(({ sentence }) => sentence)
const words = (count: number, first = 'Word') =>
  [first, ...Array.from({ length: count - 1 }, (_, at) => `w${at}`)].join(' ')

describe('what a referral tells', () => {
  it('is its reason and its letter, each with its own date and author', () => {
    const told = toldInReferral(referralOf('Low mood and debt', 'She lives by herself.'))
    expect(told.map(({ by, line }) => [by, line('x')])).toEqual([
      ['Dr Okonjo', { text: 'x', date: '2026-11-01', sources: ['referral'] }],
      ['Dr Brandt', { text: 'x', date: '2026-11-02', sources: ['letter'] }],
    ])
    const bare = referralOf(null, 'She lives by herself.')
    const letter = {
      ...bare.letter,
      source: 'pasted',
      title: '',
      author: null,
      date: null,
    } as const
    const [only] = toldInReferral({ ...bare, letter: { ...letter, text: 'She lives alone now.' } })
    expect([only?.by, only?.line('x').date]).toEqual(['Dr Okonjo', '2026-11-01'])
    expect(toldInReferral(referralOf(null))).toEqual([])
  })

  it('is neither its greeting nor its close', () => {
    expect(
      sentences('Dear colleague,\nShe lives by herself.\nThanks for seeing her\nKind regards,'),
    ).toEqual(['She lives by herself.'])
    expect(sentences('Hi both\nShe hides at home.')).toEqual(['She hides at home.'])
  })

  it('puts three words behind what stands before, and four by themselves', () => {
    expect(sentences('She lives by herself. No near family.')).toEqual([
      'She lives by herself. No near family.',
    ])
    expect(sentences('She lives by herself. No family lives near.')).toHaveLength(2)
    expect(sentences('She lives by herself\nNo near family')).toHaveLength(2)
    expect(sentences('Hello,\nNo family. She lives by herself.')).toEqual([
      'No family.',
      'She lives by herself.',
    ])
  })

  it('puts what points back behind what it points to', () => {
    expect(sentences('There may be signs of harm. Ring me if you see any.')).toHaveLength(1)
    const long = `${words(9, 'Ring')} if you see any.`
    expect(sentences(`There may be signs of harm. ${long}`)).toHaveLength(2)
    expect(sentences('There may be signs of harm. Ring me if he is any trouble.')).toHaveLength(2)
  })

  it('puts what is forbidden of something behind what names it', () => {
    const asked = 'She has losses that she keeps to herself. Please do not press her on them.'
    expect(sentences(asked)).toEqual([asked])
    expect(sentences('She lives alone. Please do not ring her brother.')).toHaveLength(2)
  })

  it('is cut after seven hundred letters', () => {
    expect(sentences('x'.repeat(701))).toEqual(['x'.repeat(700)])
  })
})

describe('what notes tell', () => {
  const told = (...items: readonly ReadItem[]) =>
    toldInNotes(openItems(aRecord(items).items), '2024-11-22').map(({ sentence }) => sentence)

  it('is that of notes and comments, newest first', () => {
    expect(
      told(
        aNote('Sleeps well. Eats well.', { date: '2026-01-01' }),
        anItem({ term: 'Lives alone', text: 'Since May.', date: '2026-02-01' }),
        anItem({ term: 'Retired', date: '2026-03-01' }),
      ),
    ).toEqual(['Since May.', 'Sleeps well.', 'Eats well.'])
  })

  it('is that of the day itself, and of no day before it', () => {
    expect(told(aNote('On the day.', { date: '2024-11-22' }))).toEqual(['On the day.'])
    expect(told(aNote('Before.', { date: '2024-11-21' }))).toEqual([])
  })

  it('is none of what is closed, a result, a medicine or a consultation', () => {
    const date = '2026-01-01'
    const text = 'Take with food.'
    expect(
      told(
        aNote('Safeguarding concern raised.', { date }),
        anItem({ term: 'Bloods', text, isLaboratory: true, date }),
        anItem({ type: 'MedicationStatement', term: 'Sertraline', text, active: true, date }),
        anItem({ type: 'Encounter', term: 'GP Surgery', text, date }),
      ),
    ).toEqual([])
  })
})

describe('a sentence that stands alone', () => {
  const inNote = (sentence: string, note: string) => {
    const [item] = aRecord([aNote(note)]).items
    return item === undefined ? null : standingAlone(item, sentence)
  }
  const far = `${words(30, 'Elsewhere')}.`

  it('has its code before it, unless the code says it already', () => {
    const [item] = aRecord([anItem({ term: 'Lives alone' })]).items
    if (item === undefined) throw new Error('no item')
    expect(standingAlone(item, 'Since May.')).toBe('Lives alone: Since May.')
    expect(standingAlone(item, 'lives Alone')).toBe('Lives alone')
  })

  it('is itself where it says enough', () => {
    expect(inNote('She feels rather low.', `She feels rather low. ${far}`)).toBe(
      'She feels rather low.',
    )
  })

  it('is the whole of a short note where it says too little', () => {
    expect(inNote('Very low.', `Sleeps. Very low.`)).toBe('Sleeps. Very low.')
    const rest = `${words(22, 'Elsewhere')}.`
    expect(inNote('Very low.', `Very low. ${rest}`)).toBe(`Very low. ${rest}`)
  })

  it('has the sentence before it, or of the first the one after', () => {
    expect(inNote('Not sleeping.', `${far} Husband died in May. Not sleeping. Tired.`)).toBe(
      'Husband died in May. Not sleeping.',
    )
    expect(inNote('Not sleeping.', `Not sleeping. Husband died in May. ${far}`)).toBe(
      'Not sleeping. Husband died in May.',
    )
  })

  it('is itself where the one beside it is too long', () => {
    const long = (count: number) => `${words(count, 'Elsewhere')}.`
    expect(inNote('Very low.', `${long(38)} Very low.`)).toBe(`${long(38)} Very low.`)
    expect(inNote('Very low.', `${long(39)} Very low.`)).toBe('Very low.')
  })

  it('points back where it begins so, in up to six words', () => {
    const beside = 'Husband died in May.'
    expect(
      inNote('Still off her food altogether.', `${far} ${beside} Still off her food altogether.`),
    ).toBe(`${beside} Still off her food altogether.`)
    const seven = 'Still off her food and not sleeping.'
    expect(inNote(seven, `${far} ${beside} ${seven}`)).toBe(seven)
    const other = 'She is off her food.'
    expect(inNote(other, `${far} ${beside} ${other}`)).toBe(other)
  })

  it('is cut short where it begins with what was done, in up to twelve words', () => {
    const beside = 'Sertraline for low mood.'
    const twelve = `Stopped, ${words(11, 'since')}.`
    expect(inNote(twelve, `${far} ${beside} ${twelve}`)).toBe(`${beside} ${twelve}`)
    const thirteen = `Stopped, ${words(12, 'since')}.`
    expect(inNote(thirteen, `${far} ${beside} ${thirteen}`)).toBe(thirteen)
  })
})

describe('who “me” is', () => {
  const told = (by: string | null) => ({
    sentence: '',
    item: null,
    by,
    line: (text: string) => ({ text, date: null, sources: [] }),
  })

  it('is who wrote it, where a line speaks of reaching them', () => {
    expect(whoIsMe(told('Dr Okonjo'), 'Ring me first.')).toBe(' (“me” is Dr Okonjo)')
    expect(whoIsMe(told('Dr Okonjo'), 'Please talk to us.')).toBe(' (“us” is Dr Okonjo)')
    expect(whoIsMe(told('Dr Okonjo'), 'She met me.')).toBe('')
    expect(whoIsMe(told(null), 'Ring me first.')).toBe('')
  })
})

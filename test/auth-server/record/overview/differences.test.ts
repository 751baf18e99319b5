import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { differencesOf } from '../../../../auth-server/record/overview/differences.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const referralOf = (text: string): ReferralView => ({
  source: 'vendor',
  id: 'r',
  reason: null,
  referrer: null,
  date: '2026-11-01',
  letter: { source: 'vendor', title: 'Referral', author: null, date: '2026-11-02', text },
})
const linesOf = (letter: string, items: readonly ReadItem[]) =>
  differencesOf(referralOf(letter), openItems(aRecord(items).items), TODAY).map(({ line }) => line)

describe('where the referral and the record differ', () => {
  it('both are said with their dates, and neither is called right', () => {
    expect(
      linesOf('He lives with his caring wife, Una, and gardens.', [
        anItem({ term: 'Married', date: '2009-01-01' }),
        anItem({ term: 'Widowed', date: '2024-05-06', reference: 'Observation/w' }),
      ]),
    ).toEqual([
      {
        text: 'The referral of 02-Nov-2026 says “He lives with his caring wife”. The record says: Widowed',
        date: '2024-05-06',
        sources: ['Observation/w', 'letter'],
      },
    ])
  })

  const widowed = anItem({ term: 'Widowed', date: '2024-05-06' })
  const units = anItem({
    term: 'Alcohol units per week',
    value: '33 units/week',
    date: '2026-01-01',
  })
  it.each<[string, ReadItem, string]>([
    ['She is retired.', anItem({ term: 'MED3 issued to patient', date: '2026-02-01' }), 'MED3'],
    [
      'He is retired.',
      aNote('Sore feet, back at work Monday.', { date: '2026-02-01' }),
      'back at work',
    ],
    ['She works at the library.', anItem({ term: 'Retired', date: '2026-02-01' }), 'Retired'],
    ['He does not drink alcohol.', units, '33 units'],
    ['Alcohol only on special occasions.', units, '33 units'],
    ['No psychiatric history.', aProblem('Bipolar disorder', { date: '2010-01-01' }), 'Bipolar'],
    ['She does not smoke.', anItem({ term: 'Smoker', date: '2025-01-01' }), 'Smoker'],
    [
      'He lives with his daughter.',
      anItem({ term: 'Lives alone', date: '2025-01-01' }),
      'Lives alone',
    ],
    [
      'No known allergies.',
      anItem({ type: 'AllergyIntolerance', term: 'Allergy to latex', active: true, date: '2001' }),
      'latex',
    ],
    [
      'There are no safeguarding concerns.',
      aProblem('Adult safeguarding concern', { date: '2026-01-01' }),
      'safeguarding',
    ],
    [
      'No mobility aids.',
      aNote('Stairs slow. Uses a frame.', { date: '2026-01-01' }),
      'Uses a frame',
    ],
  ])('%s', (letter, item, words) => {
    expect(
      linesOf(letter, [item])
        .map(({ text }) => text)
        .join(),
    ).toContain(words)
  })

  it.each<[string, ReadItem]>([
    ['Her late husband was a baker.', widowed],
    ['Her husband died in May.', widowed],
    ['Her husband has retired.', anItem({ term: 'MED3 issued to patient', date: '2026-02-01' })],
    [
      'Drinks alcohol only on special occasions.',
      anItem({ term: 'Alcohol units per week', value: '3 units/week', date: '2026-01-01' }),
    ],
    ['He is retired.', anItem({ term: 'MED3 issued to patient', date: '2011-02-01' })],
    ['She lives alone.', anItem({ term: 'Lives alone', date: '2020-02-01' })],
    ['No psychiatric history.', aProblem('Asthma', { date: '2010-01-01' })],
  ])('is not found in: %s', (letter, item) => {
    expect(linesOf(letter, [item])).toEqual([])
  })

  it('is not made from what is closed', () => {
    expect(
      linesOf('She lives with her husband.', [
        anItem({ term: 'Victim of domestic abuse', text: 'Husband Al died', date: '2026-01-01' }),
      ]),
    ).toEqual([])
  })

  it('shows an entry that says work plainly before a later one that hints at it', () => {
    const [line] = linesOf('She is retired.', [
      aNote('Feet sore after shift.', { date: '2026-07-01', reference: 'Observation/hint' }),
      aNote('Works nights at the bakery.', { date: '2026-02-01', reference: 'Observation/plain' }),
    ])
    expect(line?.text).toContain('Works nights at the bakery.')
    expect(line?.sources[0]).toBe('Observation/plain')
  })

  describe('somebody who does not read', () => {
    const note = aNote('Toe dressed. Says she never learned to read, sister does the bills.', {
      date: '2025-03-04',
    })
    it.each([
      ['Please post her the appointment.', 'Please post her the appointment'],
      ['She does not engage with us.', 'She does not engage with us'],
      ['I gave her a leaflet.', 'I gave her a leaflet'],
      ['She has not returned the kit.', 'She has not returned the kit'],
    ])('%s', (letter, quote) => {
      expect(linesOf(letter, [note]).map(({ text }) => text)).toEqual([
        `The referral of 02-Nov-2026 says “${quote}”. The record says they do not read, so letters may not reach them: Says she never learned to read, sister does the bills.`,
      ])
    })

    it('does not make what the letter says untrue', () => {
      const [first] = differencesOf(
        referralOf('She has not returned the form.'),
        openItems(aRecord([note]).items),
        TODAY,
      )
      expect(first?.sentences).toEqual([])
    })

    it.each([
      'Her son cannot read yet.',
      'Cannot read small print without glasses.',
      'Reads a lot.',
    ])('is not told by: %s', (sentence) => {
      const other = aNote(sentence, { date: '2025-03-04' })
      expect(linesOf('Please post her the appointment.', [other])).toEqual([])
    })
  })
})

import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { differencesOf } from '../../../../auth-server/record/overview/differences.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const referralOf = (reason: string): ReferralView => ({
  source: 'stated',
  id: 'r',
  reason,
  referrer: null,
  date: null,
  letter: null,
})
const against = (letter: string, ...items: readonly ReadItem[]) =>
  differencesOf(referralOf(letter), openItems(aRecord(items).items), TODAY)
const says = (letter: string, ...items: readonly ReadItem[]) =>
  against(letter, ...items).map((each) => each.says)
const on = (date: string | null, term: string, more: Partial<ReadItem> = {}) =>
  anItem({ term, date, ...more })

describe('of two entries that replace each other', () => {
  it.each<[string, string, string]>([
    ['She is married.', 'Divorced', 'Married'],
    ['She is a widow.', 'Remarried', 'Widowed'],
    ['She lives alone.', 'Lives with partner', 'Lives alone'],
    ['She lives with her son.', 'Lives alone', 'Lives with son'],
    ['She is retired.', 'Unemployed', 'Retired'],
    ['She still works.', 'Unemployed', 'Employed'],
    ['She does not smoke.', 'Smoker', 'Ex-smoker'],
    ['She smokes.', 'Ex-smoker', 'Smoker'],
    ['She smokes.', 'Never smoked tobacco', 'Smoker'],
  ])('only the newer contradicts “%s”: %s, not %s', (letter, contrary, same) => {
    expect(says(letter, on('2026-02-01', contrary))).toEqual([contrary])
    expect(says(letter, on('2026-02-01', contrary), on('2026-01-01', same))).toEqual([contrary])
    expect(says(letter, on('2026-02-01', contrary), on('2026-02-01', same))).toEqual([])
    expect(says(letter, on('2026-02-01', contrary), on('2026-03-01', same))).toEqual([])
    expect(says(letter, on('2026-03-01', same))).toEqual([])
  })

  it('neither is what only holds the words of another', () => {
    expect(says('She lives alone.', on('2026-02-01', 'Mother lives with partner'))).toEqual([])
    expect(says('She lives with her son.', on('2026-02-01', 'Mother lives alone'))).toEqual([])
    expect(says('She is married.', on('2026-02-01', 'Parents divorced'))).toEqual([])
    expect(says('She does not smoke.', on('2026-02-01', 'Advised as a smoker'))).toEqual([])
  })

  it.each([
    'Low since his wife asked him to leave in August.',
    'He moved out when his wife threw his things on the lawn.',
    'Low since her partner and she split up.',
  ])('neither is a letter that tells of the same end: %s', (letter) => {
    expect(says(letter, on('2026-02-01', 'Separated'))).toEqual([])
  })

  it('neither is denied, of somebody else, undated or of tomorrow', () => {
    expect(says('She is married.', on('2026-11-23', 'Divorced'))).toEqual([])
    expect(says('She is married.', on(TODAY, 'Divorced'))).toEqual(['Divorced'])
    expect(says('She is married.', on(null, 'Divorced'))).toEqual([])
    expect(says('She smokes.', on('2026-01-01', 'Father ex-smoker'))).toEqual([])
  })
})

describe('how much somebody drinks', () => {
  const units = (value: string, more: Partial<ReadItem> = {}) =>
    on('2026-01-01', 'Alcohol units per week', { value, ...more })

  it('contradicts “occasionally” above fourteen units, and “never” above none', () => {
    expect(says('She drinks only occasionally.', units('14 units/week'))).toEqual([])
    expect(says('She drinks only occasionally.', units('14.5 units/week'))).toHaveLength(1)
    expect(says('She is teetotal.', units('0 units/week'))).toEqual([])
    expect(says('She is teetotal.', units('1 unit/week'))).toEqual([
      'Alcohol units per week 1 unit/week',
    ])
    expect(says('She never drinks.', units('2 u'))).toHaveLength(1)
  })

  it('is no other number', () => {
    expect(says('She is teetotal.', units('about 20 units'))).toEqual([])
    expect(says('She is teetotal.', units('20 glasses'))).toEqual([])
  })

  it('is contradicted by a problem with alcohol that goes on', () => {
    const problem = (active: boolean) =>
      aProblem('Alcohol dependence', { date: '2025-01-01', active })
    expect(says('She is teetotal.', problem(true))).toEqual(['Alcohol dependence'])
    expect(says('She is teetotal.', problem(false))).toEqual([])
    expect(says('She does not drink enough water.', problem(true))).toEqual([])
  })
})

describe('what happened lately', () => {
  it('is a fall of the last two years, and no risk of one', () => {
    expect(says('No falls.', on('2024-11-22', 'Fall at home'))).toEqual(['Fall at home'])
    expect(says('No falls.', on('2024-11-21', 'Fall at home'))).toEqual([])
    expect(says('No falls.', on('2026-11-21', 'Falls risk assessment'))).toEqual([])
  })

  it('is work that a note of the last three years tells of', () => {
    const note = (date: string) => aNote('Works at the bakery.', { date })
    expect(says('She is retired.', note('2023-11-22'))).toEqual(['Works at the bakery.'])
    expect(says('She is retired.', note('2023-11-21'))).toEqual([])
    expect(says('She is retired.', note('2024-01-01'), on('2024-01-01', 'Retired'))).toEqual([])
    expect(says('She is retired.', note('2024-01-02'), on('2024-01-01', 'Retired'))).toHaveLength(1)
    expect(
      says('She is retired.', aNote('Retired, was at work till May.', { date: TODAY })),
    ).toEqual([])
  })

  it('is a paper about work of the last three years', () => {
    expect(says('She is retired.', on('2023-11-22', 'MED3 issued'))).toEqual(['MED3 issued'])
    expect(says('She is retired.', on('2023-11-21', 'MED3 issued'))).toEqual([])
  })

  it('is an aid to walking of the last three years, the coded one before the note', () => {
    expect(says('Fully mobile.', on('2023-11-22', 'Uses a walking frame'))).toHaveLength(1)
    expect(says('Fully mobile.', on('2023-11-21', 'Uses a walking frame'))).toEqual([])
    const note = aNote('Uses a stick.', { date: '2026-05-05' })
    expect(says('Fully mobile.', note)).toEqual(['Uses a stick.'])
    expect(says('Fully mobile.', note, on('2024-01-01', 'Uses wheelchair'))).toEqual([
      'Uses wheelchair',
    ])
  })
})

describe('what is said of an entry', () => {
  it('is its term, with a short value and a short comment', () => {
    const divorced = (more: Partial<ReadItem>) =>
      says('She is married.', on('2026-01-01', 'Divorced', more))
    expect(divorced({ value: 'x'.repeat(40) })).toEqual([`Divorced ${'x'.repeat(40)}`])
    expect(divorced({ value: 'x'.repeat(41) })).toEqual(['Divorced'])
    expect(divorced({ text: `y\n ${'x'.repeat(77)}` })).toEqual([`Divorced: y ${'x'.repeat(77)}`])
    expect(divorced({ text: 'x'.repeat(81) })).toEqual(['Divorced'])
  })

  it('is the newest allergy that is none of those that ended or were denied', () => {
    const allergy = (term: string, date: string, active: boolean | null = true) =>
      anItem({ type: 'AllergyIntolerance', term, date, active })
    const all = [
      allergy('Egg allergy', '2001'),
      allergy('Nut allergy', '2010', null),
      allergy('Dust allergy', '2020', false),
      allergy('No known allergies', '2021'),
    ]
    expect(says('No known allergies.', ...all)).toEqual(['Nut allergy'])
    expect(says('No known allergies.', ...all.slice(2))).toEqual([])
  })

  it('is no grief where mental health is denied', () => {
    expect(says('No mental health history.', aProblem('Bereavement', { date: '2020' }))).toEqual([])
    expect(says('No mental health history.', aProblem('Depression', { date: '2020' }))).toEqual([
      'Depression',
    ])
  })
})

describe('somebody who does not read', () => {
  const note = aNote('Says she cannot read.', { date: '2026-05-05' })

  it('is told by a code before a note, however old', () => {
    const coded = on('1999', 'Unable to read')
    expect(says('Please send her a letter.', coded)).toEqual(['Unable to read'])
    expect(says('Please send her a letter.', note, coded)).toEqual(['Unable to read'])
    expect(says('Please send her a letter.', on(null, 'Unable to read'), note)).toEqual([
      'Says she cannot read.',
    ])
  })

  it('is told by a note of the last three years', () => {
    const of = (date: string) => says('Please send her a letter.', { ...note, date })
    expect(of('2023-11-22')).toHaveLength(1)
    expect(of('2023-11-21')).toEqual([])
  })

  it('is no reason to doubt what asks for no paper', () => {
    expect(says('Please ring her.', note)).toEqual([])
  })
})

describe('the differences together', () => {
  it('are quoted by the clause in which the words stand', () => {
    const quote = (letter: string) =>
      against(letter, on('2026-01-01', 'Divorced')).map((each) => each.quote)
    expect(quote('She walks, is married and gardens.')).toEqual(['is married'])
    expect(quote('She is married; she walks.')).toEqual(['She is married'])
    expect(quote('She walks and is married!')).toEqual(['is married'])
  })

  it('name each entry once, and every sentence that says the same', () => {
    const letter = 'She is married. Her husband helps. She lives with her husband.'
    const [only, ...more] = against(letter, on('2026-01-01', 'Divorced'))
    expect(more).toEqual([])
    expect(only?.sentences.join(' ')).toBe(letter)
  })

  it('are six at most', () => {
    const letter =
      'She is married. She lives alone. She still works. She is teetotal. She does not smoke. No known allergies. No falls.'
    const items = [
      on('2026-01-01', 'Divorced'),
      on('2026-01-01', 'Lives with son'),
      on('2026-01-01', 'Unemployed'),
      on('2026-01-01', 'Alcohol units per week', { value: '9 units/week' }),
      on('2026-01-01', 'Smoker'),
      anItem({ type: 'AllergyIntolerance', term: 'Nut allergy', active: true, date: '2001' }),
      on('2026-01-01', 'Fall at home'),
    ]
    expect(against(letter, ...items)).toHaveLength(6)
    expect(against(letter, ...items.slice(1))).toHaveLength(6)
    expect(against(letter, ...items.slice(2))).toHaveLength(5)
  })

  it('are none without words of a referral', () => {
    expect(against('', on('2026-01-01', 'Divorced'))).toEqual([])
  })
})

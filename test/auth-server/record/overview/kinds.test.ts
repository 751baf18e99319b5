import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import {
  isState,
  isSuperseded,
  isWorkOfAnother,
  statesIn,
} from '../../../../auth-server/record/overview/kinds.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord } from '../search/records.ts'

const itemsOf = (...items: readonly ReadItem[]) => aRecord(items).items
const openOf = (...items: readonly ReadItem[]) => openItems(itemsOf(...items))
const on = (date: string | null, term: string, more: Partial<ReadItem> = {}) =>
  anItem({ term, date, ...more })

/** Whether the first of these entries is superseded by what all of them say. */
function superseded(...items: readonly ReadItem[]): boolean {
  const all = itemsOf(...items)
  const [first] = all
  if (first === undefined) throw new Error('no entry')
  return isSuperseded(first, statesIn(openItems(all)))
}

describe('a state of a life', () => {
  it.each([
    'Married',
    'Widower',
    'Cohabiting',
    'Lives alone',
    'Homeless',
    'Retired',
    'Student',
    'Full-time employment',
    'Refugee',
  ])('is %s', (term) => {
    expect(itemsOf(on('2026', term)).map(isState)).toEqual([true])
  })

  it.each(['Parents married', 'Lives near town', 'Not retired', 'Verruca', 'Marriedness'])(
    'is not %s',
    (term) => {
      expect(itemsOf(on('2026', term)).map(isState)).toEqual([false])
    },
  )

  it('is said by an entry or a problem of the person’s own, the newest of each wording', () => {
    const states = statesIn(
      openOf(
        on('2025', 'Married', { reference: 'o/1' }),
        on('2026', 'Married', { reference: 'o/2' }),
        on('2024', 'Married', { reference: 'o/3' }),
        aProblem('Homeless', { date: null, reference: 'o/4' }),
        aNote('Retired.', { reference: 'o/5' }),
        on('2026', 'Verruca', { reference: 'o/6' }),
        anItem({ type: 'ReferralRequest', term: 'Unemployed', reference: 'o/7' }),
        on('2026', 'Lives alone: mother', { reference: 'o/8' }),
      ),
    )
    expect(states.map(({ reference }) => reference).filter((each) => each !== 'o/8')).toEqual([
      'o/2',
      'o/4',
    ])
  })
})

describe('a state that was', () => {
  it('is one of which a newer entry says another of its kind', () => {
    expect(superseded(on('2025', 'Married'), on('2026', 'Divorced'))).toBe(true)
    expect(superseded(on('2026', 'Married'), on('2026', 'Divorced'))).toBe(false)
    expect(superseded(on('2026', 'Married'), on('2025', 'Divorced'))).toBe(false)
    expect(superseded(on('2025', 'Married'), on('2026', 'Retired'))).toBe(false)
    expect(superseded(on('2025', 'Married'), on('2026', 'Married again'))).toBe(true)
    expect(superseded(on('2025', 'Married'))).toBe(false)
  })

  it('is none of the same first words, and none without a date', () => {
    expect(superseded(on('2025', 'Lives with son'), on('2026', 'Lives with wife'))).toBe(false)
    expect(superseded(on('2025', 'Lives with son'), on('2026', 'Lives alone'))).toBe(true)
    expect(superseded(on(null, 'Married'), on('2026', 'Divorced'))).toBe(false)
    expect(superseded(on('2025', 'Verruca'), on('2026', 'Divorced'))).toBe(false)
  })

  it('is life with a spouse after the marriage ended', () => {
    const together = (date: string | null) => on(date, 'Lives with wife')
    expect(superseded(together('2025'), on('2026', 'Widowed'))).toBe(true)
    expect(superseded(together('2025'), on('2026', 'Separated'))).toBe(true)
    expect(superseded(together('2026'), on('2026', 'Widowed'))).toBe(false)
    expect(superseded(together('2026'), on('2025', 'Widowed'))).toBe(false)
    expect(superseded(together('2025'), on('2026', 'Married'))).toBe(false)
    expect(superseded(together(null), on('2026', 'Widowed'))).toBe(false)
    expect(superseded(on('2025', 'Lives with sister'), on('2026', 'Widowed'))).toBe(false)
  })

  it('is care for a spouse who has died since', () => {
    const cares = (date: string | null, text: string | null) => on(date, 'Is a carer', { text })
    expect(superseded(cares('2025', 'for her husband'), on('2026', 'Widowed'))).toBe(true)
    expect(superseded(cares('2026', 'for her husband'), on('2026', 'Widowed'))).toBe(false)
    expect(superseded(cares('2025', 'for her husband'), on('2026', 'Divorced'))).toBe(false)
    expect(superseded(cares(null, 'for her husband'), on('2026', 'Widowed'))).toBe(false)
    expect(superseded(cares('2025', 'for her sister'), on('2026', 'Widowed'))).toBe(false)
    expect(superseded(cares('2025', null), on('2026', 'Widowed'))).toBe(false)
  })
})

describe('the work of another', () => {
  it('is told of a person by name, unless the sentence tells of money of their own', () => {
    expect(isWorkOfAnother('Ann works full time.', ['Ann'])).toBe(true)
    expect(isWorkOfAnother('Annabel works full time.', ['Ann'])).toBe(false)
    expect(isWorkOfAnother('She works with Ann.', ['Ann'])).toBe(false)
    expect(isWorkOfAnother('A job lost.', ['A'])).toBe(false)
    expect(isWorkOfAnother('Ann works full time.', [])).toBe(false)
  })
})

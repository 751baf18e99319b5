import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { differencesOf } from '../../../../auth-server/record/overview/differences.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { phrasesOf } from '../../../../auth-server/record/overview/referral-phrases.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

function phrases(reason: string, ...read: readonly ReadItem[]) {
  const referral: ReferralView = {
    source: 'stated',
    id: 'r',
    reason,
    referrer: null,
    date: null,
    letter: null,
  }
  const open = openItems(aRecord(read).items)
  return phrasesOf(referral, open.items, differencesOf(referral, open, TODAY))
}
const named = (reason: string) => phrases(reason).map(({ phrase }) => phrase)
const matches = (reason: string, ...read: readonly ReadItem[]) =>
  phrases(reason, ...read).map((each) => each.matches.map(({ reference }) => reference))

describe('the phrases of a referral', () => {
  it('are named once of each matter, in the words of the referral', () => {
    expect(named('She is lonely and homeless. Her loneliness grows.')).toEqual([
      'lonely',
      'homeless',
    ])
  })

  it('are no greeting, no close and nothing that is denied', () => {
    expect(named('Dear Debt team,\nMany thanks for your help with debt.')).toEqual([])
    expect(named('Dear Debt team, thank you for seeing her about falls.')).toEqual(['falls'])
    expect(named('She has no debt.')).toEqual([])
  })

  it('are eight at most', () => {
    const all =
      'Debt. Lonely. Homeless. Unemployed. Bereaved. Smokes. Asthma. Depression. Falls. Carer. Alcohol.'
    expect(named(all)).toHaveLength(8)
  })

  it('are told whole: one within another is left out, and what it matches stands with the longer', () => {
    const read = [
      anItem({ term: 'Housing problems', date: '2026-01-01', reference: 'o/housing' }),
      anItem({ term: 'Lives in supported housing', date: '2025-01-01', reference: 'o/supported' }),
    ]
    const all = phrases('He lives in supported housing. His mood is low, low mood again.', ...read)
    const words = all.map(({ phrase }) => phrase)
    for (const phrase of words) {
      expect(words.filter((other) => ` ${other} `.includes(` ${phrase} `))).toEqual([phrase])
    }
    expect(words).toContain('supported housing')
    const supported = all.find(({ phrase }) => phrase === 'supported housing')
    const references = supported?.matches.map(({ reference }) => reference)
    expect(references?.toSorted()).toEqual(['o/housing', 'o/supported'])
  })

  it('are searched for without quotation marks', () => {
    const [said] = phrases('She “lives alone”.', anItem({ term: 'Lives with son', date: '2026' }))
    expect(said?.search).toBe('lives alone')
    const [unsaid] = phrases(
      'She is teetotal, "never" drinks.',
      aProblem('Alcohol dependence', {
        date: '2026-01-01',
      }),
    )
    expect(unsaid?.search).not.toMatch(/["“”]| {2}|^ | $/)
    expect(unsaid?.against).toHaveLength(1)
  })

  it('have what says otherwise beside them', () => {
    const [only] = phrases(
      'She lives alone.',
      anItem({ term: 'Lives with son', date: '2026-01-01', reference: 'o/son' }),
    )
    expect(only?.against).toEqual([
      { reference: 'o/son', term: 'Lives with son', area: 'socialHistory', date: '2026-01-01' },
    ])
  })
})

describe('what bears on a phrase', () => {
  const at = (reference: string, term: string, date = '2026-01-01', more: Partial<ReadItem> = {}) =>
    anItem({ reference, term, date, ...more })

  it('is of its matter, four at most, a problem before a code before a note, then the newest', () => {
    const all = [
      aNote('Rent arrears again.', { reference: 'o/note', date: '2026-05-01' }),
      at('o/old', 'Rent arrears', '2020'),
      at('o/new', 'Rent arrears', '2026-01-01'),
      aProblem('Rent arrears', { reference: 'c/problem', date: '2010' }),
      at('o/older', 'Rent arrears', '2019'),
    ]
    expect(matches('Rent arrears.', ...all)[0]).toEqual(['c/problem', 'o/new', 'o/old', 'o/older'])
  })

  it('is first what holds the words themselves', () => {
    expect(
      matches('Debt.', at('o/council', 'Council tax arrears'), at('o/debt', 'Debt', '2001')),
    ).toEqual([['o/debt', 'o/council']])
  })

  it('is rather what says the same of a person than what shares a general word', () => {
    expect(
      matches(
        'Low since the death of her husband.',
        anItem({ term: 'Death of pet', date: '2026-01-01', reference: 'o/pet' }),
        anItem({ term: 'Widowed', date: '2024-01-01', reference: 'o/widowed' }),
      ),
    ).toContainEqual(['o/widowed', 'o/pet'])
  })

  it('is, of a note, the sentence that speaks of it', () => {
    const note = aNote('Chest clear. Two months behind with the rent. See in June.', {
      date: '2026-01-01',
    })
    const terms = phrases('Rent arrears.', note).flatMap((each) =>
      each.matches.map(({ term }) => term),
    )
    expect(terms).toEqual(['Two months behind with the rent.'])
  })

  it('is found with and without its apostrophe', () => {
    const note = aNote(
      'Low mood and worried, mother dx Parkinsons in May. Cares for her at weekends.',
      {
        reference: 'o/p',
      },
    )
    expect(matches('Her mother has Parkinson’s.', note).flat()).toContain('o/p')
  })

  it('is not the referral to social prescribing itself', () => {
    const referral = anItem({
      type: 'ReferralRequest',
      term: 'Referral to social prescribing service',
      text: 'Lonely, in debt',
      area: 'referrals',
    })
    expect(matches('Lonely.', referral)).toEqual([[]])
    expect(matches('Lonely.', anItem({ term: 'Lonely', reference: 'o/lonely' }))).toEqual([
      ['o/lonely'],
    ])
  })

  it('is, of a condition in short, what is coded in full', () => {
    const problem = aProblem('Chronic obstructive pulmonary disease', { reference: 'c/copd' })
    expect(matches('He has COPD.', problem)).toEqual([['c/copd']])
  })

  it('is otherwise what holds the very words, and the sentence that does', () => {
    const note = aNote('Chest clear. Firm closed, UC applied in May. Sees his brother.', {
      reference: 'o/uc',
    })
    expect(phrases('Needs help with UC.', note).map((each) => each.matches)).toContainEqual([
      expect.objectContaining({ reference: 'o/uc', term: 'Firm closed, UC applied in May.' }),
    ])
    expect(
      matches('Needs help with UC.', aNote('Such lucky children, much better.')),
    ).not.toContain(expect.arrayContaining(['o/note']))
  })

  it('is nothing of another’s, nothing that stands lower, and no medicine', () => {
    expect(
      matches(
        'Depression.',
        at('o/family', 'Family history of depression'),
        at('o/verruca', 'Verruca'),
        anItem({
          type: 'MedicationStatement',
          term: 'Sertraline',
          active: true,
          text: 'depression',
        }),
      ),
    ).toEqual([[]])
  })

  it('is, of a broad matter, only what shares a word or says the same of a person', () => {
    const bereaved = 'Her husband died in May.'
    expect(matches(bereaved, at('o/w', 'Widowed')).flat()).toContain('o/w')
    expect(matches('Angina.', aProblem('Hypertension', { reference: 'c/h' })).flat()).toEqual([])
    expect(matches('Angina.', aProblem('Angina pectoris', { reference: 'c/a' })).flat()).toEqual([
      'c/a',
    ])
  })
})

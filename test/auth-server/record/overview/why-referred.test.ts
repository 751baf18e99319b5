import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import { differencesOf } from '../../../../auth-server/record/overview/differences.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { whyReferred } from '../../../../auth-server/record/overview/why-referred.ts'
import { anItem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const referralOf = (text: string, reason: string | null = null): ReferralView => ({
  source: 'vendor',
  id: 'r',
  reason,
  referrer: null,
  date: '2026-11-01',
  letter: { source: 'vendor', title: 'Referral', author: null, date: '2026-11-02', text },
})
const why = (text: string, reason: string | null = null, doubted: readonly string[] = []) =>
  whyReferred(referralOf(text, reason), { mostWords: 30, doubted })

describe('why somebody was referred', () => {
  it('is the reason, then what the person would like, before what merely is so', () => {
    expect(
      why(
        'He lives alone in a bungalow. He had a stroke in 2019. He would love to bake again.',
        'Low mood',
      ),
    ).toEqual(['Low mood', 'He would love to bake again.', 'He had a stroke in 2019.'])
  })

  it('leaves where somebody lives to the question about home, unless it tells of a loss or a wish', () => {
    const alone = 'She has lived alone since her husband died.'
    const lonely = 'He lives alone and is lonely.'
    expect(why(`He lives in supported housing at Alder Court. ${alone}`, 'Weight')).toEqual([
      'Weight',
      alone,
    ])
    expect(why(lonely, 'Weight')).toEqual(['Weight', lonely])
  })

  it('takes no background from what stands with the risks and needs', () => {
    const referral = referralOf(
      'He had a stroke in 2019 and his words are slow. He would like company.',
    )
    const elsewhere = ['Speech: He had a stroke in 2019 and his words are slow.']
    expect(whyReferred(referral, { mostWords: 50, elsewhere })).toEqual(['He would like company.'])
  })

  it.each([
    'She hopes to find work near the harbour.',
    'She needs help with her rent arrears.',
    'He asked whether there was a bowls club.',
    'He misses his allotment.',
    'I think that a choir would suit her.',
  ])('is told by: %s', (sentence) => {
    expect(why(`He has had diabetes since 2010. Her brother died. ${sentence}`)[0]).toBe(sentence)
  })

  it.each([
    'She takes sertraline.',
    'His niece is down as his next of kin.',
    'I do not know about his family.',
    'She misses appointments.',
    'Please do not ring the flat.',
  ])('is not told by: %s', (sentence) => {
    expect(why(`He would like company. ${sentence}`)).toEqual(['He would like company.'])
  })

  it('leaves a sentence out that the record contradicts', () => {
    const referral = referralOf('He lives with his caring wife, Una. He would like company.')
    const { items } = aRecord([anItem({ term: 'Widowed', date: '2024-05-06' })])
    const doubted = differencesOf(referral, openItems(items), TODAY).flatMap((each) => [
      ...each.sentences,
    ])
    expect(whyReferred(referral, { mostWords: 50, doubted })).toEqual(['He would like company.'])
  })

  it('is no signature, and beside a reason no money, work or help, which are questions of their own', () => {
    const letter =
      'He has a small army pension. The health visitor comes monthly. He would like company.\n\nJo Marsh\nJW'
    expect(why(letter, 'Lonely')).toEqual(['Lonely', 'He would like company.'])
  })

  it('is the first sentence where no other is chosen', () => {
    expect(why('Please see him.')).toEqual(['Please see him.'])
  })
})

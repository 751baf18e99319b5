import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import { withNewerContact } from '../../../../auth-server/record/overview/newer-contact.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { presentItem } from '../../../../auth-server/record/present.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const referral: ReferralView = {
  source: 'vendor',
  id: 'r',
  reason: null,
  referrer: null,
  date: '2026-11-01',
  letter: {
    source: 'vendor',
    title: 'Referral',
    author: null,
    date: '2026-11-02',
    text: 'He has a new number. Please text him to meet.',
  },
}

function openedWith(text: string, date: string) {
  const { items } = aRecord([
    anItem({ term: 'Victim of domestic abuse', text, date, reference: 'Observation/closed' }),
    aNote('Prefers a call after noon.', { date: '2022-01-01' }),
  ])
  const item = items.find(({ reference }) => reference === 'Observation/closed')
  if (item === undefined) throw new Error('no item')
  const view = presentItem(item, new Set([item.reference]))
  return withNewerContact(view, item, { open: openItems(items), referral, today: TODAY }).facts
}

describe('a rule about making contact that was closed', () => {
  it('has the newer ones beside it once it is opened, dated, and none that is older', () => {
    expect(openedWith('Do not text, ring only when she is at work.', '2024-03-01')).toEqual([
      {
        label: 'Said since',
        value: 'Making contact: Please text him to meet. (letter, 02-Nov-2026)',
      },
    ])
  })

  it('has nothing beside it where it is the newest, or says nothing of contact', () => {
    expect(openedWith('Do not text.', '2026-11-20')).toEqual([])
    expect(openedWith('Reported to the police.', '2024-03-01')).toEqual([])
  })
})

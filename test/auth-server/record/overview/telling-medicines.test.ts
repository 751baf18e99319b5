import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { tellingMedicines } from '../../../../auth-server/record/overview/telling-medicines.ts'
import { aMedicine } from '../relevance/an-item.ts'
import { aRecord } from '../search/records.ts'

const told = (...items: readonly ReadItem[]) =>
  tellingMedicines(openItems(aRecord(items).items))?.lines.map(({ text }) => text)

describe('the current medicines of the first screen', () => {
  it('are the current ones that stand first, newest first, and then the number of the others', () => {
    expect(
      told(
        aMedicine('Sertraline 50mg tablets', { date: '2024-03-01' }),
        aMedicine('Mirtazapine 15mg tablets', { date: '2025-06-01' }),
        aMedicine('Amlodipine 5mg tablets', { date: '2020-01-01' }),
      ),
    ).toEqual(['Mirtazapine 15mg tablets', 'Sertraline 50mg tablets', '1 more in the list'])
  })

  it('are no medicines that ended', () => {
    expect(
      told(
        aMedicine('Sertraline 50mg tablets', { active: false, end: '2024-05-01' }),
        aMedicine('Mirtazapine 15mg tablets'),
      ),
    ).toEqual(['Mirtazapine 15mg tablets'])
  })

  it('are a number when none of them stands first, and have no heading when there is none at all', () => {
    expect(told(aMedicine('Amlodipine 5mg tablets'))).toEqual(['1 in the list of medicines'])
    expect(told(aMedicine('Amlodipine 5mg tablets', { active: false }))).toBeUndefined()
    expect(told()).toBeUndefined()
  })

  it('are named once each, and six at most', () => {
    const names = ['Sertraline', 'Mirtazapine', 'Codeine', 'Zopiclone', 'Diazepam', 'Gabapentin']
    const lines = told(
      ...[...names, 'Methadone', 'Sertraline'].map((name, at) =>
        aMedicine(`${name} tablets`, { reference: `MedicationStatement/${at}` }),
      ),
    )
    expect(lines).toHaveLength(7)
    expect(lines?.filter((text) => text.startsWith('Sertraline'))).toHaveLength(1)
    expect(lines?.at(-1)).toBe('1 more in the list')
  })
})

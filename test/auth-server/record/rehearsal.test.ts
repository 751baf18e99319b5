import { describe, expect, it } from 'vitest'
import { AREAS } from '../../../auth-server/contract.ts'
import { rehearse } from '../../../auth-server/record/rehearsal.ts'

describe('the record that a server rehearses with', () => {
  const record = rehearse()

  it('is understood whole, so that what is compiled is what real records need', () => {
    const { total } = record.entries
    expect(total).toBeGreaterThan(400)
    expect(record.notUnderstood).toEqual([])
  })

  it('fills the areas that most records fill, with entries that come first and entries that do not', () => {
    const filled = AREAS.filter((area) => record.items.some((item) => item.area === area))
    expect(filled).toEqual(
      expect.arrayContaining([
        'problems',
        'consultations',
        'medicines',
        'socialHistory',
        'referrals',
      ]),
    )
    expect(new Set(record.items.map(({ place }) => place))).toEqual(new Set(['relevant', 'lower']))
  })

  it('is about nobody', () => {
    expect(record.patient.nhsNumber).toBeNull()
    expect(record.patient.name).toEqual({ family: '', given: [], prefix: [] })
  })
})

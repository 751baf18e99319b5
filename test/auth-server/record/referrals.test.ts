import { describe, expect, it } from 'vitest'
import { agencyInWords } from '../../../auth-server/record/referrals.ts'
import { coded, type Json, observation, recordOf, reference } from './wire-builders.ts'

const referral = (more: Json = {}): Json => ({
  resourceType: 'ReferralRequest',
  id: 'r',
  status: 'unknown',
  intent: 'order',
  authoredOn: '2024-03-15',
  requester: { agent: reference('Practitioner/gp1') },
  ...more,
})

const partsOf = (record: ReturnType<typeof recordOf>, name = 'ReferralRequest/r') =>
  record.byReference.get(name)?.facts.slice(0, 4)

describe('a referral', () => {
  it('always has date, agency, purpose and status', () => {
    expect(partsOf(recordOf(referral({ authoredOn: undefined })))).toEqual([
      { label: 'Date', value: 'Date not recorded' },
      { label: 'Agency', value: 'Not recorded' },
      { label: 'Purpose', value: 'Not recorded' },
      { label: 'Status', value: 'Not held in the GP record' },
    ])
  })

  it('takes them from recipient, reason, description and notes', () => {
    const record = recordOf(
      { resourceType: 'HealthcareService', id: 'hs', name: 'Fernhollow Talking Therapies' },
      referral({
        recipient: [reference('HealthcareService/hs')],
        reasonCode: [coded('Referral to counsellor')],
        description: 'Low mood after bereavement',
        note: [{ text: 'Purpose:Assessment' }, { text: 'Priority:Soon' }],
      }),
    )
    expect(partsOf(record)?.map(({ value }) => value)).toEqual([
      '15-Mar-2024',
      'Fernhollow Talking Therapies',
      'Low mood after bereavement – Assessment',
      'Not held in the GP record',
    ])
    expect(record.byReference.get('ReferralRequest/r')).toMatchObject({
      term: 'Referral to counsellor',
      who: 'Dr Ada Okonjo',
    })
  })

  it('names the agency that its own words name, and does not take e-Referral for one', () => {
    const record = recordOf(
      { resourceType: 'HealthcareService', id: 'hs', name: 'NHS e-Referral Service' },
      referral({
        recipient: [reference('HealthcareService/hs')],
        reasonCode: [coded('Referral to community mental health team')],
      }),
    )
    expect(partsOf(record)?.[1]?.value).toBe('community mental health team')
    expect(agencyInWords('Abdominal pain')).toBeNull()
  })

  it.each(['unknown', 'active', 'completed', 'draft', undefined])(
    'never has its status interpreted (%s)',
    (status) => {
      expect(partsOf(recordOf(referral({ status })))?.[3]?.value).toBe('Not held in the GP record')
    },
  )

  it('says when the practice itself cancelled it', () => {
    expect(partsOf(recordOf(referral({ status: 'cancelled' })))?.[3]?.value).toBe(
      'Cancelled by the practice',
    )
  })

  it('has the same four parts when it was recorded as a code', () => {
    const record = recordOf(
      observation('o', 'Referral to social prescribing service', { comment: 'lonely, housing' }),
    )
    expect(record.byReference.get('Observation/o')?.area).toBe('referrals')
    expect(partsOf(record, 'Observation/o')?.map(({ value }) => value)).toEqual([
      '14-Apr-2026',
      'social prescribing service',
      'lonely, housing',
      'Not held in the GP record',
    ])
  })
})

describe('a care plan', () => {
  it('always has what, when, by whom and intended outcome, none of them inferred', () => {
    const record = recordOf(
      observation('o', 'Mental health care plan', { comment: 'Goal: back to the allotment' }),
      observation('bare', 'Care plan agreed', { performer: [] }),
    )
    expect(record.byReference.get('Observation/o')?.area).toBe('carePlans')
    expect(partsOf(record, 'Observation/o')).toEqual([
      { label: 'What', value: 'Mental health care plan' },
      { label: 'When', value: '14-Apr-2026' },
      { label: 'By whom', value: 'Dr Ada Okonjo' },
      { label: 'Intended outcome', value: 'back to the allotment' },
    ])
    expect(partsOf(record, 'Observation/bare')?.map(({ value }) => value)).toEqual([
      'Care plan agreed',
      '14-Apr-2026',
      'Not recorded',
      'Not recorded',
    ])
  })
})

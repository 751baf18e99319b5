import { describe, expect, it } from 'vitest'
import { agencyInWords } from '../../../auth-server/record/referrals.ts'
import {
  coded,
  type Json,
  observation,
  problem,
  recordOf,
  reference,
  related,
} from './wire-builders.ts'

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

  it('finds purpose and priority among the lines of one note', () => {
    const note = [{ text: 'Outcome:Awaited\r\nPurpose:Company\r\nPriority:Soon' }]
    const item = recordOf(referral({ note })).byReference.get('ReferralRequest/r')
    expect(item?.facts).toContainEqual({ label: 'Purpose', value: 'Company' })
    expect(item?.facts).toContainEqual({ label: 'Priority', value: 'Soon' })
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

  it('is to no agency where only the referrer or their own practice is named', () => {
    const own = [reference('Practitioner/gp1'), reference('Organization/org1')]
    const record = recordOf(
      referral({ recipient: own, reasonCode: [coded('Refer to counsellor')] }),
    )
    expect(partsOf(record)?.[1]?.value).toBe('counsellor')
    expect(partsOf(recordOf(referral({ recipient: own })))?.[1]?.value).toBe('Not recorded')
    expect(record.byReference.get('ReferralRequest/r')?.facts).toContainEqual({
      label: 'Sent to',
      value: 'Dr Ada Okonjo, Fernhollow Surgery',
    })
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

describe('the agency that words name', () => {
  it.each([
    ['Referral to the community mental health team', 'community mental health team'],
    ['IAPT referral', 'IAPT'],
    [
      'Seen today. Referral to a local walking group, will ring.\nReview soon',
      'local walking group',
    ],
    ['Discharged from physiotherapy service.', 'physiotherapy service'],
    ['Under the care of social services', 'social services'],
    ['Referral from housing officer', 'housing officer'],
    ['Self referral', null],
    ['Urgent referral', null],
    ['Transfer-degraded referral', null],
    ['Referral letter', null],
    ['Abdominal pain', null],
  ])('“%s” names %s', (words, agency) => {
    expect(agencyInWords(words)).toBe(agency)
  })
})

describe('what came later', () => {
  const later = (record: ReturnType<typeof recordOf>) =>
    record.byReference
      .get('ReferralRequest/r')
      ?.facts.find(({ label }) => label.startsWith('Later'))?.value
  const toTherapy = { reasonCode: [coded('Referral to Fernhollow talking therapies')] }
  const missed = (more: Json = {}) =>
    observation('dna', 'Did not attend talking therapies', {
      effectiveDateTime: '2024-05-02',
      ...more,
    })

  it('stands beside a referral to the same agency, as evidence and not as its status', () => {
    const record = recordOf(referral(toTherapy), missed(), {
      resourceType: 'DocumentReference',
      id: 'doc',
      type: { text: 'Letter from talking therapies' },
      created: '2024-08-20',
    })
    expect(later(record)).toBe(
      'Did not attend talking therapies, 02-May-2024; Letter from talking therapies, 20-Aug-2024',
    )
    expect(partsOf(record)?.[3]?.value).toBe('Not held in the GP record')
  })

  it('quotes a letter that names the same matter, whatever the agency calls itself', () => {
    const record = recordOf(referral({ reasonCode: [coded('Referral to physiotherapist')] }), {
      resourceType: 'DocumentReference',
      id: 'doc',
      type: { text: 'Letter - Other' },
      description: 'MSK Service: did not attend, discharged',
      created: '2024-06-03',
    })
    expect(later(record)).toBe(
      'Letter - Other: MSK Service: did not attend, discharged, 03-Jun-2024',
    )
  })

  it('says nothing of a letter that shares but the problem, or the town', () => {
    const linked = { extension: [related('ReferralRequest/r'), related('DocumentReference/doc')] }
    const record = recordOf(referral(toTherapy), problem('p', 'Low mood', linked), {
      resourceType: 'DocumentReference',
      id: 'doc',
      type: { text: 'Letter' },
      description: 'Fernhollow Council: housing inspection report',
      created: '2024-06-03',
    })
    expect(later(record)).toBeUndefined()
  })

  it.each([
    ['earlier', missed({ effectiveDateTime: '2024-03-01' })],
    ['undated', missed({ effectiveDateTime: undefined })],
    ['perhaps earlier', missed({ effectiveDateTime: '2024' })],
    ['of another agency', observation('dna', 'Did not attend eye clinic')],
    ['no evidence', observation('dna', 'Talking therapies leaflet given')],
  ])('leaves out what is %s', (_, entry) => {
    expect(later(recordOf(referral(toTherapy), entry))).toBeUndefined()
  })

  it('never names what is closed', () => {
    const record = recordOf(
      referral(toTherapy),
      missed({ code: coded('Did not attend talking therapies after termination of pregnancy') }),
    )
    expect(record.byReference.get('Observation/dna')?.closing).not.toBeNull()
    expect(later(record)).toBeUndefined()
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

describe('a referral whose code was lost on the way', () => {
  const facts = (text?: string) => {
    const code = coded('Transfer-degraded referral', '196431000000106')
    const referral = {
      resourceType: 'ReferralRequest',
      id: 'lost',
      reasonCode: [text === undefined ? code : { ...code, text }],
      description: 'For her debts',
    }
    const item = recordOf(referral).byReference.get('ReferralRequest/lost')
    return item?.facts.filter(({ label }) => label === 'Agency' || label === 'Purpose')
  }

  it('is told by the words that it kept, and not by the code', () => {
    expect(facts()).toEqual([
      { label: 'Agency', value: 'Not recorded' },
      { label: 'Purpose', value: 'For her debts' },
    ])
    expect(facts('Rent arrears')).toEqual([
      { label: 'Agency', value: 'Not recorded' },
      { label: 'Purpose', value: 'Rent arrears – For her debts' },
    ])
  })
})

import {
  coded,
  type Json,
  note,
  observation,
  problem,
  reference,
  related,
} from '../wire-builders.ts'

const referral = (id: string, more: Json): Json => ({
  resourceType: 'ReferralRequest',
  id,
  status: 'unknown',
  intent: 'order',
  authoredOn: '2025-04-14',
  ...more,
})
const place = (resourceType: string, id: string, name: string): Json => ({ resourceType, id, name })

const REFERRALS: readonly Json[] = [
  place('Organization', 'iapt', 'Talking Matters Fernhollow'),
  place('HealthcareService', 'memory', 'Fernhollow Memory Service'),
  place('Organization', 'ers', 'NHS e-Referral Service'),
  {
    resourceType: 'PractitionerRole',
    id: 'role1',
    practitioner: reference('Practitioner/physio'),
  },
  { resourceType: 'Practitioner', id: 'physio', name: [{ family: 'Lund', given: ['Per'] }] },

  referral('whole', {
    reasonCode: [
      coded('Referral to psychological therapy', '1'),
      coded('Panic attacks', '2'),
      coded('Poor sleep', '3'),
    ],
    serviceRequested: [coded('Talking therapy', '4')],
    specialty: coded('Clinical psychology'),
    description: 'Panics on buses since the accident',
    requester: {
      agent: reference('Practitioner/gp1'),
      onBehalfOf: reference('Organization/org1'),
    },
    recipient: [reference('Organization/iapt'), reference('HealthcareService/memory')],
    priority: 'urgent',
    note: [{ text: 'Mode:Written' }, { text: 'Purpose:Assessment' }],
    supportingInfo: [{ display: 'Letter to therapist' }],
    context: reference('Encounter/enc1'),
  }),
  referral('through-ers', {
    reasonCode: [coded('Cataract')],
    recipient: [reference('Organization/ers')],
    note: [{ text: 'Priority:routine' }, { text: 'Purpose:Unknown' }],
  }),
  referral('to-practice', {
    reasonCode: [coded('Referral to social services')],
    requester: { agent: reference('Practitioner/gp1'), onBehalfOf: reference('Organization/org1') },
    recipient: [reference('Organization/org1'), reference('Practitioner/gp1')],
  }),
  referral('to-person', {
    status: 'Cancelled',
    description: 'Frozen shoulder',
    recipient: [reference('PractitionerRole/role1'), { display: 'Ward clerk' }],
  }),
  referral('to-one-person', { recipient: [reference('Practitioner/physio')] }),
  referral('specialty', { specialty: coded('Dermatology'), authoredOn: 'soon' }),
  referral('service', { serviceRequested: [coded('Community nursing')], authoredOn: undefined }),
  referral('degraded', {
    reasonCode: [coded('Transfer-degraded referral', '196431000000106')],
    description: 'Debt adviser',
    note: [{ text: 'Debt adviser, wrote himself' }],
  }),
]

/** Referrals, agencies and care plans that were recorded as codes or as words. */
const IN_WORDS: readonly Json[] = [
  ...[
    'Referral to citizens advice',
    'Self referral',
    'Physiotherapy referral',
    'Referred by school nurse',
    'Under care of community mental health team',
    'Discharged from drug and alcohol service',
    'Seen by dietitian',
    'Known to social services',
    'Signposted to food bank',
    'Referral for further care',
    'Social services involved',
    'Has a support worker',
    'Refer to the carers centre',
    'Urgent referral',
  ].map((term, at) =>
    observation(`in-words-${at + 1}`, term, {
      effectiveDateTime: `2025-0${(at % 9) + 1}-03`,
      ...(at % 3 === 0 ? { comment: 'Asked for by her daughter' } : {}),
      ...(at === 1 ? { comment: 'x'.repeat(301) } : {}),
    }),
  ),
  note('in-note', 'Referred to Age UK befriending, they will ring her.', {
    effectiveDateTime: '2025-03-03',
  }),
  observation('plan', 'Care plan agreed', { comment: 'Goals: back to choir\nReview: spring' }),
  observation('plan-2', 'Mental health crisis plan', { effectiveDateTime: '2024' }),
  observation('plan-3', 'Advance care plan declined', { performer: undefined }),
  note('plan-note', 'Personalised care and support plan made.\nIntended outcome: to sleep.'),
]

/** What is dated after a referral and speaks of the same agency or problem. */
const LATER: readonly Json[] = [
  problem('panic', 'Panic disorder', {
    extension: [related('ReferralRequest/whole'), related('Observation/late-2')],
  }),
  observation('late-1', 'Letter from psychological therapy', { effectiveDateTime: '2025-06-01' }),
  observation('late-2', 'Did not attend first appointment', { effectiveDateTime: '2025-07' }),
  observation('late-3', 'Discharged from talking matters', { effectiveDateTime: '2025-09-09' }),
  observation('late-4', 'Seen in talking matters clinic', { effectiveDateTime: '2025-10-10' }),
  observation('early', 'Letter from talking matters', { effectiveDateTime: '2025-04-13' }),
  observation('same-day', 'Letter received from talking matters', {
    effectiveDateTime: '2025-04-14',
  }),
  observation('same-month', 'Report received from talking matters', {
    effectiveDateTime: '2025-04',
  }),
  {
    resourceType: 'DocumentReference',
    id: 'late-letter',
    type: { text: 'Letter from the memory service' },
    description: 'Dementia assessed',
    created: '2025-05-20',
  },
]

/** Referrals of every shape, with what came of them. */
export const REFERRAL_SHAPES: readonly Json[] = [...REFERRALS, ...IN_WORDS, ...LATER]

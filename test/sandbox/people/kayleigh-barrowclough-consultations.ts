import type { RecordBuilder } from '../../builders/gp-record.ts'
import {
  coded,
  filed,
  measured,
  newProblem,
  notForPatient,
  planned,
  prescribed,
  refer,
  scored,
  vaccine,
} from '../../builders/story.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DESK = 'Miss Bethan Rowe'
const PHARMACIST = 'Ms Orla Quinn'

export const consultations = (record: RecordBuilder): RecordBuilder =>
  record
    .consultation('2017-06-12T14:30', {
      by: GP,
      about: 'migraine',
      history:
        'Migraines since school, worse since baby. New to area, living with mum and stepdad, 5 in a 2 bed.',
      plan: 'Paracetamol, diary.',
    })
    .consultation('2019-08-05T17:20', {
      setting: 'telephone',
      by: GP2,
      about: 'uti',
      history: 'Frequency/dysuria 2/7. Not preg.',
      medication: prescribed('nitrofurantoin'),
    })
    .consultation('2021-02-23T09:30', {
      by: GP,
      about: 'abuse',
      history: [
        newProblem('abuse'),
        'Bruising L arm and jaw. Partner (Lee) punched her Sat night, police called by neighbours. He is out on bail, not to contact. Alfie asleep at the time.',
      ],
      plan: [
        'DASH completed, high. MARAC referral. IDVA Sandra T. Not to write to home or text appts, ring only when she has said safe.',
        coded('Referral to MARAC (multi-agency risk assessment conference)'),
      ],
    })
    .consultation('2021-03-09T12:00', {
      setting: 'admin',
      by: DESK,
      administration: notForPatient(
        'Non-mol order granted to mother and child, copy scanned. Lee H. is also registered here - DO NOT disclose address or appts. Flag on screen.',
      ),
    })
    .consultation('2022-09-12T11:00', {
      setting: 'nurse',
      by: NURSE,
      comment: [
        'Postnatal. Ruby 6/52, bottle fed, lovely. Now in own flat, Cable St, quiet. Ruby\'s dad "one night, not in picture".',
        coded('Edinburgh postnatal depression scale score', undefined, { value: { value: 11 } }),
      ],
      medication: prescribed('desogestrel'),
    })
    .consultation('2022-11-21T10:10', {
      by: GP2,
      about: 'depression',
      problem: newProblem('depression'),
      history:
        'Tearful, guilty, up all night with Ruby, Alfie playing up at school. HV worried, made the appt. No thoughts of harming self or baby. Mum helps Sundays.',
      examination: coded('Edinburgh postnatal depression scale score', undefined, {
        value: { value: 18 },
      }),
      medication: prescribed('sertraline'),
      plan: [
        refer(
          'Referral to talking therapies',
          'Sampleton Talking Therapies',
          'Postnatal, priority',
        ),
        'See 2/52.',
      ],
    })
    .consultation('2023-05-04T08:50', {
      by: GP,
      about: 'back strain',
      problem: newProblem('back strain'),
      history: 'Hurt back lifting a client, home care. Zero hours so no sick pay.',
      plan: 'Keep moving. Offered fit note, cant afford it.',
    })
    .consultation('2023-12-04T09:20', {
      by: GP2,
      about: 'depression',
      history:
        'Great. Finished 8 sessions of CBT, likes her job, back with her friends. Off sertraline since Oct.',
      examination: scored('PHQ-9 score', 4),
      plan: 'Well done. Knows where we are.',
    })
    .consultation('2024-01-15T16:00', {
      setting: 'nurse',
      by: NURSE,
      comment: ['New year, wants to stop. 12/day, vapes too.', coded('Smoker', '12/day')],
      medication: prescribed('nicotine gum'),
      referral: refer('Referral to stop-smoking clinic', 'Sampleton Stop Smoking Service'),
    })
    .consultation('2024-12-02T15:40', {
      by: GP2,
      about: ['housing', 'asthma'],
      history: [
        newProblem('housing'),
        'Chest tight every night since heating went wrong. Mould behind both beds and in bathroom, shows me photos - black. Landlord says open a window. Alfie wheezing too, seen Dr W last wk.',
      ],
      examination: measured('Peak expiratory flow rate', 340, 'L/min'),
      plan: [
        'Letter for environmental health done, no charge.',
        refer(
          'Referral to housing department',
          'Sampleton Council Housing Standards',
          'Damp and mould, two asthmatics in household',
        ),
      ],
    })
    .consultation('2025-02-10T11:30', {
      setting: 'letter',
      by: DESK,
      about: 'housing',
      document: filed(
        'Letter - Other',
        'Sampleton Council: housing inspection report, category 1 hazard (damp and mould)',
        '2025-02-03',
      ),
    })
    .consultation('2025-06-09T09:05', {
      setting: 'admin',
      by: DESK,
      administration: coded('Did not attend - no reason', 'Asthma review. Text sent'),
    })
    .consultation('2025-10-21T10:30', {
      setting: 'nurse',
      by: NURSE,
      about: 'asthma',
      additional: [
        coded(
          'Asthma annual review',
          'Night sx 4/wk. Not using brown inhaler - prescription charges',
        ),
        vaccine('Seasonal influenza vaccination'),
        coded('Smoker', '10/day, on the step not in the flat'),
        measured('Alcohol units per week', 0, 'units/week', 'Never has, dad drank'),
        coded('Family history of alcoholism', 'Father'),
      ],
      plan: 'HC2 form given for charges.',
    })
    .consultation('2026-01-27T08:40', {
      setting: 'telephone',
      by: GP,
      about: 'migraine',
      history:
        'Migraines weekly. Alfie in hosp last wk w asthma, 2 nights, she slept in the chair, sent home from work for being late next day.',
      plan: 'Continue triptan.',
    })
    .consultation('2026-05-18T14:10', {
      setting: 'pharmacy',
      by: PHARMACIST,
      comment:
        'Rx query: sumatriptan early again. Paying for it - does not know she may be exempt on UC.',
    })
    .consultation('2026-07-06T10:20', {
      by: GP2,
      minutes: 20,
      about: ['depression', 'money'],
      problem: [newProblem('money')],
      history:
        'Hours cut from 28 to 10 in June. UC not adjusted, then paid nothing in July "because of a missed journal message". Behind on rent. Low for 6/52, crying in car, awake 3am doing sums. Eating once a day. No DSH thoughts: "I have got them two".',
      examination: scored('PHQ-9 score', 16),
      medication: prescribed('citalopram'),
      plan: [
        'Food bank voucher x1 from desk.',
        planned('Depression medication review', '2026-08-03'),
      ],
    })
    .consultation('2026-08-04T09:00', {
      setting: 'admin',
      by: DESK,
      administration: coded(
        'Did not attend - no reason',
        'Dr Siddiq. No credit on phone, came to desk 5/8 upset',
      ),
    })
    .consultation('2026-08-17T11:50', {
      by: GP2,
      about: ['housing', 'depression'],
      history:
        'Wall in kids room wet to touch. Landlord (Mr Pask) shouted at her on the doorstep when she showed him the council report. Alfie admitted again 9/8.',
      social:
        'Three of them in the living room to sleep. Borrowed £300 off a man who comes to the door Fridays, paying back £40 a wk and "it never goes down".',
      plan: [
        'Second food bank voucher.',
        'Landlord letter. Told her re Advice Centre, she has not rung - embarrassed.',
      ],
    })
    .consultation('2026-09-07T15:30', {
      setting: 'telephone',
      by: GP2,
      about: 'depression',
      history:
        'Citalopram a bit better, sleeping till 5. Ruby started nursery (full days Mon-Weds) so could work if there was any. Wants to train as a nurse one day.',
      examination: scored('PHQ-9 score', 13),
    })
    .consultation('2026-10-23T12:20', {
      by: GP2,
      about: ['housing', 'money'],
      history:
        'Court papers came 20/10, possession hearing 22 Dec. Notice was end of Aug, she had not opened it. Arrears £2,400. Council told her she isnt homeless until the bailiffs come.',
      social: [
        coded('Housing problems', 'Possession hearing 22/12/26, rent arrears'),
        coded('Financial problem', 'Rent arrears £2,400, catalogues, doorstep loan'),
        'Mum Denise has them Sundays, cannot take them in (1 bed, stepdads COPD).',
      ],
      plan: 'Third food bank voucher. SP referral discussed, yes please. Will write.',
    })
    .consultation('2026-10-28T16:45', {
      setting: 'admin',
      by: DESK,
      administration:
        'School (Mrs Platt, family support) rang: Alfies attendance 81%, all chest. Not a concern, want to help with uniform. Consent from mum to talk to us.',
    })
    .consultation('2026-11-09T10:40', {
      by: GP2,
      about: ['depression', 'housing'],
      history:
        'Has packed some boxes. Not sleeping again. Ex (Lee) released from prison in Sept, seen him once at the retail park, did not approach. Order ran out 2023. Scared of being put in a B+B near his mums.',
      examination: scored('PHQ-9 score', 17),
      social: 'No one else at home. Friend Shannon has a key.',
      medication: prescribed('citalopram'),
      plan: [
        refer(
          'Referral to social prescribing service',
          'Quayside Social Prescribing Team',
          'Debt, possession hearing 22 Dec, damp, low mood. URGENT',
          { priority: 'urgent' },
        ),
        'IDVA number again, given on a folded bit of card.',
        planned('Depression medication review', '2026-12-07'),
      ],
    })
    .tests(
      '2026-07-08',
      'Full blood count',
      [
        { term: 'Haemoglobin estimation', value: 112, unit: 'g/L', words: 'Below range' },
        { term: 'Platelet count', value: 254, unit: '10*9/L' },
      ],
      'Mild anaemia, iron advice',
    )
    .entry('2026-06-01', planned('Asthma review due', '2026-10-21'), NURSE)

import type { RecordBuilder } from '../../builders/gp-record.ts'
import {
  bloodPressure,
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

const GP = 'Dr Samina Iqbal'
const GP2 = 'Dr Peter Lomas'
const NURSE = 'Sister Carol Dunn'
const HCA = 'Mr Jamie Frost'
const DESK = 'Mrs Wendy Pugh'

export const consultations = (record: RecordBuilder): RecordBuilder =>
  record
    .consultation('2018-08-13T09:10', {
      by: GP2,
      about: 'gout',
      problem: newProblem('gout'),
      history: 'Big toe agony since Sat, after yard do. Off 2 shifts, first sick days in 11 yrs.',
      medication: prescribed('codeine'),
      plan: 'Bloods. Cut down beer advice.',
    })
    .consultation('2019-11-04T16:10', {
      by: GP2,
      about: 'hand',
      problem: newProblem('hand'),
      history:
        'White fingers in cold. OH at work know, moved to light gauge. Union rep helping w claim.',
    })
    .consultation('2021-06-14T08:30', {
      setting: 'nurse',
      by: HCA,
      about: 'blood pressure',
      title: 'Hypertension annual review',
      examination: [bloodPressure(134, 82), measured('Body mass index', 28.8, 'kg/m2')],
      additional: measured('Alcohol units per week', 18, 'units/week', 'Mostly w/e'),
      social: 'Wife and 2 kids at home. Cornet in Sampleton Silver Band. Coaches lads in workshop.',
    })
    .consultation('2022-12-05T17:00', {
      by: GP,
      title: 'Chest infection',
      history: [coded('Cough', '2/52, productive')],
      medication: prescribed('doxycycline'),
    })
    .consultation('2024-02-12T08:20', {
      setting: 'nurse',
      by: HCA,
      about: 'blood pressure',
      title: 'Hypertension annual review',
      examination: bloodPressure(138, 84),
      additional: measured('Alcohol units per week', 22, 'units/week'),
      social: 'Rumours about the yard. Rhys (son) emigrated to Canada in Jan.',
    })
    .consultation('2025-03-24T11:00', {
      by: GP2,
      title: 'Stress',
      history:
        'Hallams closed end of Feb, 27 yrs. Redundancy paid, "statutory and a handshake". Not sleeping. Applied for 12 jobs, heard from 1, too old.',
      examination: bloodPressure(152, 94),
      assessment: 'Adjustment. Not depressed today. Denies suicidal thoughts.',
      plan: 'Jobcentre. Walk. Back if worse.',
    })
    .consultation('2025-06-30T10:30', {
      by: GP,
      minutes: 18,
      about: ['depression', 'unemployed'],
      problem: [newProblem('depression'), newProblem('unemployed')],
      history:
        'Wife made him come. Not getting dressed. Snapping at Cerys. Stopped band in April "cant look at them".',
      examination: scored('PHQ-9 score', 18),
      social: measured('Alcohol units per week', 45, 'units/week', 'Says. Wife shakes her head'),
      medication: prescribed('fluoxetine'),
      plan: [
        refer('Referral to talking therapies', 'Sampleton Talking Therapies'),
        planned('Depression medication review', '2025-07-28'),
      ],
    })
    .consultation('2025-08-11T09:00', {
      setting: 'letter',
      by: DESK,
      about: 'depression',
      document: filed(
        'Letter - Other',
        'Talking Therapies: did not attend, discharged',
        '2025-08-07',
      ),
    })
    .consultation('2025-09-29T15:50', {
      setting: 'telephone',
      by: GP,
      title: 'Third party call',
      history: notForPatient(
        'Wife Sian rang. She has asked him to leave, cannot have Cerys see him like this. Worried what he will do. Says he has debts on the phone (betting). Asked that he is not told she rang.',
      ),
    })
    .consultation('2025-10-06T12:10', {
      by: GP,
      about: 'depression',
      history:
        'Separated, sleeping at brother Huws on the settee. Smells of alcohol at noon. Tearful, ashamed. Says gambling on phone "a bit, when I cant sleep" - £1,800 of the redundancy gone. Thoughts of not being here, no plan.',
      social: [coded('Separated'), 'Huw has a wife with MS and 2 lads, cannot be long term.'],
      plan: ['Crisis numbers. See weekly.', 'GamCare card.'],
    })
    .consultation('2025-11-17T09:20', {
      by: GP,
      minutes: 25,
      about: 'alcohol',
      problem: newProblem('alcohol'),
      history:
        'Drinking from 8am, shakes if not. Vodka 70cl most days. Spends nearly all of it. Wants to stop "for Cerys".',
      examination: [
        scored('AUDIT-C score', 12),
        bloodPressure(164, 98),
        'Tremor, no jaundice, liver 2 fb.',
      ],
      social: measured('Alcohol units per week', 180, 'units/week', 'Vodka + cans'),
      medication: prescribed('thiamine'),
      plan: [
        refer(
          'Referral to alcohol misuse service',
          'Sampleton Recovery Service',
          'Dependent, job loss + separation. Needs supported detox',
        ),
        'NOT to stop suddenly. Explained fits.',
      ],
    })
    .consultation('2025-12-22T16:40', {
      by: GP2,
      about: 'gout',
      history:
        'Gout again L toe. Not taking allopurinol. Missed Recovery appts x2 ("not like them in there").',
      medication: prescribed('colchicine'),
    })
    .consultation('2026-01-12T10:00', {
      setting: 'admin',
      by: DESK,
      administration: [
        'New address Room 4, 19 Harbour View (bedsit, shared kitchen).',
        coded('Did not attend - no reason', 'Dr Iqbal'),
      ],
    })
    .consultation('2026-03-16T14:20', {
      by: GP,
      about: ['overdose', 'depression'],
      problem: newProblem(
        'overdose',
        '14/3/26. 32 paracetamol + vodka, found by Huw, told him in text. 2 nights Infirmary, NAC',
      ),
      history:
        'Seen day of discharge with brother. Flat. Says it was the Saturday Cerys cancelled. Glad to be found "today". Psych liaison saw, home treatment team x2 wk.',
      plan: [
        'Meds fortnightly.',
        refer(
          'Referral to mental health crisis team',
          'Home Treatment Team',
          'Following overdose',
          { priority: 'urgent' },
        ),
      ],
    })
    .consultation('2026-04-20T09:40', {
      by: GP2,
      title: 'Fit note',
      history: 'Stopped by police 2/4, over limit at 10am. Lost licence. No van = no cash jobs.',
      plan: coded('eMED3 new statement issued, not fit for work', '2/12'),
    })
    .consultation('2026-05-18T11:15', {
      setting: 'letter',
      by: DESK,
      about: ['seizure', 'alcohol'],
      problem: newProblem('seizure'),
      document: filed(
        'Letter - Discharge',
        'Sampleton Infirmary discharge: withdrawal seizure, inpatient detox 11 to 20 May',
        '2026-05-20',
      ),
      comment:
        'Ran out of money so stopped, fitted in the Co-op. CT head nil. Detox completed on ward.',
    })
    .consultation('2026-05-22T10:00', {
      by: GP,
      about: 'alcohol',
      history:
        '11 days dry. Looks 10 yrs younger. Frightened by fit. No cravings at all yet, "its the boredom I am feared of".',
      medication: prescribed('acamprosate'),
      plan: ['Recovery Service re-referred, worker is Marcus Bell.', 'DVLA aware, not driving.'],
    })
    .consultation('2026-07-13T15:30', {
      by: GP,
      about: 'alcohol',
      history:
        'Lapsed 3 wks in June after a knockback (agency wouldnt take him, hands). Back on 4 cans a day, some days none. Missed Marcus twice.',
      examination: bloodPressure(148, 90),
    })
    .consultation('2026-08-24T09:30', {
      setting: 'telephone',
      by: GP,
      about: 'alcohol',
      history:
        'Going to Recovery Tues + Fri, 3 wks on the trot. Marcus good. PIP form turned down. Using the food pantry at chapel.',
    })
    .consultation('2026-09-11T10:20', {
      setting: 'nurse',
      by: NURSE,
      about: 'blood pressure',
      title: 'Hypertension annual review',
      examination: [bloodPressure(142, 86), measured('Body weight', 71, 'kg')],
      additional: [
        coded('Ex-smoker'),
        measured(
          'Alcohol units per week',
          20,
          'units/week',
          'Cans, 3-4 on a bad day, nil on a good',
        ),
      ],
      social:
        'Fixed the clinic door while waiting. Has his cornet still, under the bed. No kitchen to speak of, eats cold.',
      comment: vaccine('Seasonal influenza vaccination'),
    })
    .consultation('2026-11-04T11:40', {
      by: GP,
      minutes: 20,
      about: ['alcohol', 'depression'],
      history:
        'Best I have seen him. No self harm thoughts since spring, "not going back there". Recovery 2x wk. Lonely. All pals are pub pals. Cerys turns 18 in Feb, wants to be able to buy her a meal.',
      examination: scored('PHQ-9 score', 9),
      social: [
        'Room 4: one ring, shared bathroom, man next door shouts all night. UC £92 a wk after deductions for an advance. Not gambled since March he says.',
        coded('Unemployed', 'Welder. Wants work or to be near it'),
      ],
      plan: [
        refer(
          'Referral to social prescribing service',
          'Sampleton Social Prescribing',
          'Daytime purpose, company away from pub, money',
        ),
        coded('eMED3 may be fit for work', 'Phased, no driving, no working at height'),
        planned('Depression medication review', '2027-01-06'),
      ],
    })
    .tests(
      '2026-09-11',
      'Liver function tests',
      [
        {
          term: 'Serum GGT level',
          value: 142,
          unit: 'iu/L',
          words: 'Above range. Was 611 in Nov 2025',
        },
        { term: 'Serum alanine aminotransferase level', value: 48, unit: 'iu/L' },
      ],
      'Much better, tell him',
    )
    .tests('2025-11-18', 'Liver function tests', [
      { term: 'Serum GGT level', value: 611, unit: 'iu/L', words: 'Above range' },
    ])
    .entry('2026-09-11', planned('Hypertension review due', '2027-09-11'), NURSE)

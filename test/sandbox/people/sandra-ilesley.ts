import { aRecord } from '../../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  measured,
  newProblem,
  planned,
  prescribed,
  refer,
  scored,
} from '../../builders/story.ts'
import { staithes } from '../practices.ts'
import type { Person } from '../world.ts'
import { routineCare } from './routine-care.ts'
import { ROUTINE } from './sandra-ilesley-routine.ts'

const GP = 'Dr Samina Iqbal'
const LOCUM = 'Dr Edward Shaw'
const NURSE = 'Sister Carol Dunn'
const HCA = 'Mr Jamie Frost'

const about: Omit<Person, 'bundle'> = {
  id: 'sandra-ilesley',
  nhsNumber: '9991634894',
  name: { family: 'Ilesley', given: ['Sandra', 'Jean'], prefix: 'Mrs' },
  gender: 'female',
  birthDate: '1961-08-30',
  address: { line: '112 Beacon Road', city: 'Sampleton', postalCode: 'ZZ99 5WX' },
  phone: '01632 960211',
  practice: staithes,
  headline: '65, weight and exercise (check the letter against the record)',
  referral: { reason: 'Weight loss group', referrer: 'Dr Edward Shaw (locum)', date: '2026-11-13' },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Edward Shaw, locum, Staithes Lane Health Centre',
    date: '2026-11-13',
    text: `Dear sir or madam,

Thank you for seeing this 65-year-old lady with obesity and osteoarthritis, whom I met once, today. She is retired and lives at home with her supportive husband, Brian, who is in good health and drives. She has no mental health history. She does not smoke and drinks alcohol only on special occasions.

Her BMI is 34 and she has had knee pain for some years. Her blood pressure was raised at 158/94. I have advised her about diet and exercise. She agreed to a referral and I think that she would benefit from a weight loss group, walking for health, or similar, which she might enjoy doing together with her husband.

She was rather quiet and did not ask anything. There are no safeguarding concerns that I am aware of, no mobility aids, and no barriers to attending in the daytime or the evening. She speaks English and has no allergies. I did not have time to go through her notes in detail as the clinic was running late; the details above are from our new patient questionnaire, which is on file and dated 2019.

Please accept her for whatever is available locally and discharge her back to us in due course.

Yours faithfully,
E Shaw`,
  },
  consent: true,
  appointments: [{ at: '2026-11-27T10:30', what: 'First conversation, by telephone' }],
  script: null,
}

const record = () =>
  routineCare(
    aRecord(about, {
      practice: staithes,
      registered: '2019-03-04',
      mobile: '07700 900211',
      staff: [
        { prefix: 'Dr', given: 'Edward', family: 'Shaw', role: 'gp' },
        { prefix: 'Sister', given: 'Carol', family: 'Dunn', role: 'nurse' },
        { prefix: 'Mr', given: 'Jamie', family: 'Frost', role: 'other' },
      ],
      contacts: [
        {
          relationship: ['Next of kin', 'Sister'],
          given: 'Maureen',
          family: 'Gaunt',
          phone: '01632 960212',
          gender: 'female',
        },
      ],
    })
      .problem('depression', {
        term: 'Depressive disorder',
        significance: 'major',
        since: '2016',
        recorded: '2019-03-04',
        notes: ['Previous practice'],
      })
      .problem('bereavement', {
        term: 'Bereavement',
        significance: 'major',
        since: '2025-01-19',
        recorded: '2025-01-22',
        by: GP,
      })
      .problem('knees', {
        term: 'Osteoarthritis of knee',
        significance: 'major',
        since: '2018',
        recorded: '2019-03-18',
      })
      .problem('blood pressure', {
        term: 'Hypertension',
        significance: 'major',
        since: '2021',
        recorded: '2021-02-15',
      })
      .problem('drinking', {
        term: 'Alcohol misuse',
        significance: 'major',
        since: '2025',
        recorded: '2025-11-10',
        by: GP,
        partOf: 'bereavement',
      })
      .problem('heartburn', {
        term: 'Gastro-oesophageal reflux',
        significance: 'minor',
        recorded: '2022-05-09',
      })
      .medicine('sertraline', {
        drug: 'Sertraline 100mg tablets',
        dose: 'One each morning',
        started: '2025-05-12',
        issues: ['2025-05-12', '2026-10-26'],
        by: GP,
        for: 'depression',
      })
      .medicine('amlodipine', {
        drug: 'Amlodipine 10mg tablets',
        dose: 'One each day',
        started: '2021-02-15',
        issues: ['2021-02-15', '2026-10-26'],
        for: 'blood pressure',
      })
      .medicine('omeprazole', {
        drug: 'Omeprazole 20mg gastro-resistant capsules',
        dose: 'One each morning',
        started: '2022-05-09',
        issues: ['2022-05-09', '2026-10-26'],
        for: 'heartburn',
      })
      .medicine('co-codamol', {
        drug: 'Co-codamol 8mg/500mg effervescent tablets',
        dose: 'Two when needed',
        started: '2019-03-18',
        ended: '2021-02-15',
        for: 'knees',
      })
      .entry('2019-03-04', coded('Never smoked tobacco', 'New patient questionnaire'), HCA)
      .entry(
        '2019-03-04',
        coded('Alcohol consumption', 'Special occasions. New patient questionnaire', {
          value: { value: 1, unit: 'units/week' },
        }),
        HCA,
      )
      .entry('2019-03-04', coded('Married', 'Brian. New patient questionnaire'), HCA)
      .consultation('2019-03-04T09:00', {
        setting: 'nurse',
        by: HCA,
        title: 'New patient check',
        examination: [bloodPressure(136, 84), measured('Body mass index', 31.2, 'kg/m2')],
        history: 'Moved here to be near Brians work. No kids.',
      })
      .consultation('2021-02-15T10:10', {
        by: GP,
        about: 'blood pressure',
        examination: bloodPressure(156, 94),
        medication: prescribed('amlodipine'),
        plan: 'Home readings.',
      })
      .consultation('2024-02-12T09:30', {
        setting: 'nurse',
        by: NURSE,
        title: 'Hypertension annual review',
        examination: [bloodPressure(138, 84), measured('Body mass index', 32.8, 'kg/m2')],
        comment: 'Brian waiting for heart op, worried about him.',
      })
      .consultation('2025-01-22T09:20', {
        setting: 'telephone',
        by: GP,
        about: 'bereavement',
        problem: newProblem('bereavement', 'Husband Brian d. 19/1/25 on table, CABG'),
        history: 'She was in the waiting room. Sister Maureen with her.',
        plan: 'Ring weekly.',
      })
      .consultation('2025-05-12T10:20', {
        by: GP,
        minutes: 20,
        about: ['depression', 'bereavement'],
        history:
          'Relapse of old depression (in hosp 2016 w it, CMHT). Cannot go in the bedroom. Off work (tills at the Co-op, 16 hrs). No plans to harm self.',
        examination: scored('PHQ-9 score', 19),
        social: [
          coded('Widowed'),
          coded('Lives alone', 'Rented, his name on tenancy'),
          'No car, Brian drove.',
        ],
        medication: prescribed('sertraline'),
        plan: coded('eMED3 new statement issued, not fit for work', '6/52'),
      })
      .consultation('2025-11-10T11:00', {
        by: GP,
        about: 'drinking',
        problem: newProblem('drinking'),
        history:
          'Wine "to sleep", bottle a night, hides bottles from sister. Back on tills. Ashamed. Declined Recovery.',
        examination: scored('AUDIT-C score', 10),
        social: measured('Alcohol units per week', 60, 'units/week', 'Wine'),
        plan: [
          coded('Brief intervention for excessive alcohol consumption completed'),
          'See 4/52.',
        ],
      })
      .consultation('2026-02-09T09:30', {
        setting: 'nurse',
        by: NURSE,
        title: 'Hypertension annual review',
        examination: [bloodPressure(150, 92), measured('Body mass index', 33.6, 'kg/m2')],
        additional: measured('Alcohol units per week', 45, 'units/week', 'Two bottles fewer a wk'),
        comment:
          'Landlord wants new tenancy in her name at £90 more. Lonely at nights, works mornings 6-10.',
      })
      .consultation('2026-07-06T11:10', {
        by: GP,
        about: ['depression', 'knees'],
        history:
          'Steadier. Goes to grave Sundays by 2 buses. Knees sore after shift. Stick indoors. Would like to swim again but "not on my own".',
        examination: scored('PHQ-9 score', 12),
        plan: planned('Depression medication review', '2026-12-07'),
      })
      .consultation('2026-11-13T11:50', {
        by: LOCUM,
        about: 'knees',
        history: 'Knee pain. Wt advice.',
        examination: [bloodPressure(158, 94), measured('Body mass index', 34, 'kg/m2')],
        plan: refer(
          'Referral to social prescribing service',
          'Sampleton Social Prescribing',
          'Weight loss group',
        ),
      }),
    ROUTINE,
  ).bundle()

/** A letter from an old form, a record that says otherwise. */
export const sandraIlesley: Person = { ...about, bundle: record }

import { aRecord } from '../../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  measured,
  newProblem,
  planned,
  prescribed,
  refer,
  vaccine,
} from '../../builders/story.ts'
import { elmRoad } from '../practices.ts'
import type { Person } from '../world.ts'

const GP = 'Dr Abena Osei'
const NURSE = 'Sister Joan Ambler'

const about: Omit<Person, 'bundle'> = {
  id: 'birth-date-differs',
  nhsNumber: '9992822740',
  name: { family: 'Clarke', given: ['Winston', 'Anthony'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1954-04-03',
  address: { line: '31 Foundry Street', city: 'Sampleton', postalCode: 'ZZ99 2CD' },
  phone: '01632 960131',
  practice: elmRoad,
  headline: 'Script: the record holds another birth date',
  referral: {
    reason: 'Diabetes not well kept; gave up the allotment; low',
    referrer: 'Sister Joan Ambler',
    date: '2026-11-12',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Sister Joan Ambler, Elm Road Surgery',
    date: '2026-11-12',
    text: `Hello,

I see Winston for his diabetes. His sugars have crept up all year and I do not think it is about tablets. He gave up the allotment in the spring when his knee got bad, and with it went the walking, the vegetables and the company. He is at home most of the day now with the television. His wife Beverley still works at the hospital laundry.

He came over from Jamaica as a boy, worked on the railway for forty years, and has a lot to say once he starts. He told me he misses "having something growing". He does not think of himself as depressed and would not thank me for the word, but he has stopped cooking, which for Winston is a sign.

Is there anything like a shared plot, or growing something sitting down? He would also come to a group on food if it was not all lettuce. Mornings are best. He has a bus pass and will use it.

Thank you,
Joan`,
  },
  consent: true,
  appointments: [{ at: '2026-11-26T11:00', what: 'First conversation, at the surgery' }],
  script: 'birth-date-differs',
}

const record = () =>
  aRecord(about, {
    practice: elmRoad,
    registered: '1999-02-11',
    held: { birthDate: '1954-03-04' },
    staff: [{ prefix: 'Sister', given: 'Joan', family: 'Ambler', role: 'nurse' }],
    contacts: [
      {
        relationship: ['Next of kin', 'Wife'],
        given: 'Beverley',
        family: 'Clarke',
        phone: '01632 960132',
      },
    ],
  })
    .problem('diabetes', {
      term: 'Type 2 diabetes mellitus',
      significance: 'major',
      since: '2014-09',
      recorded: '2014-09-22',
      by: GP,
    })
    .problem('knee', {
      term: 'Osteoarthritis of knee',
      significance: 'major',
      since: '2022',
      recorded: '2022-05-16',
      by: GP,
    })
    .problem('athletes foot', {
      term: 'Tinea pedis',
      recorded: '2023-07-03',
      ended: '2023-08',
    })
    .medicine('metformin', {
      drug: 'Metformin 500mg tablets',
      dose: 'Two to be taken twice a day with meals',
      started: '2014-09-22',
      issues: ['2014-09-22', '2026-10-30'],
      for: 'diabetes',
    })
    .medicine('atorvastatin', {
      drug: 'Atorvastatin 20mg tablets',
      dose: 'One at night',
      started: '2015-01-12',
      issues: ['2015-01-12', '2026-10-30'],
    })
    .entry('2014-09-22', coded('Ex-smoker', 'Stopped 1989 when daughter born'))
    .entry('2024-02-19', coded('Retired', 'Railway signalman, 40 yrs'))
    .consultation('2024-02-19T09:40', {
      setting: 'nurse',
      by: NURSE,
      about: 'diabetes',
      title: 'Diabetic review',
      examination: [bloodPressure(136, 80), measured('Body weight', 88, 'kg')],
      history: 'HbA1c 54, pleased. Walks to allotment daily, grows callaloo and beans.',
      social: measured(
        'Alcohol units per week',
        4,
        'units/week',
        'Guinness with his brother in law on a Saturday',
      ),
    })
    .consultation('2025-10-14T10:00', {
      setting: 'nurse',
      by: NURSE,
      additional: [vaccine('Seasonal influenza vaccination'), bloodPressure(142, 84)],
    })
    .consultation('2026-05-11T09:00', {
      by: GP,
      about: 'knee',
      problem: newProblem('knee'),
      history:
        'Cannot kneel or dig. Handed the allotment keys back in April after 22 yrs. "Thats me done then."',
      examination: 'Effusion small, crepitus ++.',
      plan: [
        refer('Referral to physiotherapist', 'Sampleton MSK Service', 'OA knee, was v active'),
        'Not keen on injection.',
      ],
    })
    .consultation('2026-11-09T09:50', {
      setting: 'nurse',
      by: NURSE,
      about: 'diabetes',
      title: 'Diabetic review',
      examination: [bloodPressure(150, 86), measured('Body weight', 94, 'kg')],
      history:
        'HbA1c up to 69. Toast and telly. Not cooking, Beverley brings things in after her shift. Denies low mood.',
      social: [
        'Home all day on his own. Misses the men at the allotment. No money worries.',
        coded('Lives with wife'),
      ],
      medication: prescribed('metformin'),
      plan: [
        refer(
          'Referral to social prescribing service',
          'Sampleton Social Prescribing',
          'Growing, food, company',
        ),
        planned('Diabetic review due', '2027-02-09'),
      ],
    })
    .bundle()

/** The practice holds day and month the wrong way round. */
export const winstonClarke: Person = { ...about, bundle: record }

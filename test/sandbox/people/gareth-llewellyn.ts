import { aRecord } from '../../builders/gp-record.ts'
import { coded } from '../../builders/story.ts'
import { staithes } from '../practices.ts'
import type { Person } from '../world.ts'
import { consultations } from './gareth-llewellyn-consultations.ts'
import { ROUTINE } from './gareth-llewellyn-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Samina Iqbal'
const GP2 = 'Dr Peter Lomas'
const NURSE = 'Sister Carol Dunn'

const about: Omit<Person, 'bundle'> = {
  id: 'gareth-llewellyn',
  nhsNumber: '9991159754',
  name: { family: 'Llewellyn', given: ['Gareth', 'Wyn'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1971-10-05',
  address: { line: 'Room 4, 19 Harbour View', city: 'Sampleton', postalCode: 'ZZ99 5JK' },
  phone: '01632 960151',
  practice: staithes,
  headline: '55, lost his job and his marriage, drinking',
  referral: {
    reason: 'Drinking since redundancy and separation; isolated; wants to be working',
    referrer: 'Dr Samina Iqbal',
    date: '2026-11-06',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Samina Iqbal, Staithes Lane Health Centre',
    date: '2026-11-06',
    text: `Dear colleague,

I would be grateful for your help with Gareth, 55, a welder by trade. He worked at Hallam's yard for 27 years until it closed in February 2025. He has not worked since. His marriage to Sian ended that September and he has been in a bedsit on Harbour View since the new year. He sees his daughter Cerys (17) on Saturdays if he is sober, and she is the reason he gives for wanting to change.

He was drinking up to a bottle of vodka a day. He had a withdrawal fit in May and was detoxed in hospital; he then went to the recovery service, and after a shaky start has kept going since August. He tells me he is down to three or four cans on bad days and I believe him, more or less. He takes acamprosate.

What is missing is everything else. He has nothing to do between seven in the morning and the evening, no money and no company that is not in the pub. He was a brass bandsman, and mended lawnmowers for half the estate. He would hate a "group" but might come to a workshop.

He should not stop drinking suddenly. He was low enough to harm himself in March, and tells me those thoughts have gone, but ask him how he is.

Many thanks,
Samina Iqbal`,
  },
  consent: true,
  appointments: [
    { at: '2026-11-24T15:00', what: 'First conversation, at Harbour View library' },
    { at: '2026-12-01T09:30', what: 'Work coach, joint appointment' },
  ],
  script: null,
}

const record = () =>
  routineCare(
    consultations(
      aRecord(about, {
        practice: staithes,
        registered: '1998-11-02',
        mobile: '07700 900151',
        staff: [
          { prefix: 'Dr', given: 'Peter', family: 'Lomas', role: 'gp' },
          { prefix: 'Sister', given: 'Carol', family: 'Dunn', role: 'nurse' },
          { prefix: 'Mr', given: 'Jamie', family: 'Frost', role: 'other' },
          { prefix: 'Mrs', given: 'Wendy', family: 'Pugh', role: 'receptionist' },
        ],
        contacts: [
          {
            relationship: ['Next of kin', 'Brother'],
            given: 'Huw',
            family: 'Llewellyn',
            phone: '01632 960152',
          },
        ],
      })
        .problem('alcohol', {
          term: 'Alcohol dependence',
          significance: 'major',
          since: '2025-10',
          recorded: '2025-11-17',
          by: GP,
        })
        .problem('depression', {
          term: 'Depression',
          significance: 'major',
          since: '2025-03',
          recorded: '2025-06-30',
          by: GP,
          beside: 'alcohol',
        })
        .problem('overdose', {
          term: 'Overdose of drug',
          significance: 'major',
          since: '2026-03-14',
          recorded: '2026-03-16',
          ended: '2026-03-20',
          active: false,
          partOf: 'depression',
        })
        .problem('seizure', {
          term: 'Alcohol withdrawal-induced seizure',
          significance: 'major',
          since: '2026-05-11',
          recorded: '2026-05-18',
          partOf: 'alcohol',
        })
        .problem('unemployed', {
          term: 'Unemployed',
          significance: 'minor',
          since: '2025-02-28',
          recorded: '2025-06-30',
          by: GP,
        })
        .problem('blood pressure', {
          term: 'Hypertension',
          significance: 'major',
          since: '2015',
          recorded: '2015-06-08',
        })
        .problem('gout', {
          term: 'Gout',
          significance: 'minor',
          since: '2018-08',
          recorded: '2018-08-13',
        })
        .problem('hand', {
          term: 'Hand-arm vibration syndrome',
          significance: 'minor',
          since: '2019',
          recorded: '2019-11-04',
          notes: ['Occupational health, Hallams'],
        })
        .problem('hernia', {
          term: 'Inguinal hernia',
          active: false,
          since: '2012-03',
          recorded: '2012-03-19',
          ended: '2012-10-02',
        })
        .problem('chest infection', {
          term: 'Lower respiratory tract infection',
          active: false,
          recorded: '2022-12-05',
          ended: '2022-12-19',
        })
        .medicine('acamprosate', {
          drug: 'Acamprosate 333mg gastro-resistant tablets',
          dose: 'Two tablets three times a day',
          started: '2026-05-22',
          issues: ['2026-05-22', '2026-09-11', '2026-10-30'],
          by: GP,
          for: 'alcohol',
        })
        .medicine('thiamine', {
          drug: 'Thiamine 100mg tablets',
          dose: 'One three times a day',
          started: '2025-11-17',
          issues: ['2025-11-17', '2026-10-30'],
          for: 'alcohol',
        })
        .medicine('fluoxetine', {
          drug: 'Fluoxetine 20mg capsules',
          dose: 'One each morning',
          started: '2025-06-30',
          issues: ['2025-06-30', '2026-09-11', '2026-10-30'],
          quantity: { value: 14, unit: 'capsule' },
          notes: ['Prescriber Notes: fortnightly issue only'],
          for: 'depression',
        })
        .medicine('chlordiazepoxide', {
          drug: 'Chlordiazepoxide 10mg capsules',
          dose: 'Reducing course, as directed by hospital',
          started: '2026-05-13',
          ended: '2026-05-20',
          kind: 'acute',
          elsewhere: 'Prescribed by Sampleton Infirmary',
          for: 'alcohol',
        })
        .medicine('ramipril', {
          drug: 'Ramipril 10mg tablets',
          dose: 'One each day',
          started: '2016-01-18',
          issues: ['2016-01-18', '2026-10-30'],
          for: 'blood pressure',
        })
        .medicine('allopurinol', {
          drug: 'Allopurinol 300mg tablets',
          dose: 'One each day',
          started: '2019-02-11',
          issues: ['2019-02-11', '2025-01-13'],
          for: 'gout',
        })
        .medicine('colchicine', {
          drug: 'Colchicine 500microgram tablets',
          dose: 'One twice a day for 6 days',
          started: '2025-12-22',
          ended: '2025-12-28',
          kind: 'acute',
          for: 'gout',
        })
        .medicine('codeine', {
          drug: 'Codeine 30mg tablets',
          dose: 'One or two when needed',
          started: '2018-08-13',
          ended: '2018-08-27',
          stopped: 'Course finished',
          kind: 'acute',
        })
        .medicine('doxycycline', {
          drug: 'Doxycycline 100mg capsules',
          dose: 'Two on day one then one daily',
          started: '2022-12-05',
          ended: '2022-12-10',
          kind: 'acute',
        })
        .entry('2015-06-08', coded('Ex-smoker', 'Gave up 2010, 20/day before'), NURSE)
        .entry(
          '2015-06-08',
          coded('Alcohol units per week', 'Beer after band practice', {
            value: { value: 14, unit: 'units/week' },
          }),
          NURSE,
        )
        .entry(
          '2015-06-08',
          coded('FH: Cardiovascular disease', 'Father MI 58. Father also a drinker, d. liver 1999'),
        )
        .entry(
          '2003',
          coded('Married', 'Sian. Two children: Rhys b. 2001, Cerys b. 2009', { on: '2003' }),
        )
        .entry(null, coded('No known allergies', undefined, { on: null }))
        .entry(
          '2026-04-20',
          coded('Drink driving offence', 'Disqualified 14 months. Lost van', { on: '2026-04' }),
          GP2,
        ),
    ),
    ROUTINE,
  ).bundle()

/** Job loss and alcohol. */
export const garethLlewellyn: Person = { ...about, bundle: record }

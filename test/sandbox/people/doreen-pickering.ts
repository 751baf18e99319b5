import { aRecord } from '../../builders/gp-record.ts'
import { allergicTo, coded } from '../../builders/story.ts'
import { elmRoad } from '../practices.ts'
import type { Person } from '../world.ts'
import { consultations } from './doreen-pickering-consultations.ts'
import { ROUTINE } from './doreen-pickering-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'

const about: Omit<Person, 'bundle'> = {
  id: 'doreen-pickering',
  nhsNumber: '9991001379',
  name: { family: 'Pickering', given: ['Doreen', 'May'], prefix: 'Mrs' },
  gender: 'female',
  birthDate: '1949-02-17',
  address: { line: '14 Laburnum Close', city: 'Sampleton', postalCode: 'ZZ99 1AB' },
  phone: '01632 960111',
  practice: elmRoad,
  headline: '77, living alone since her husband died, hardly goes out',
  referral: {
    reason: 'Loneliness and low mood since the death of her husband',
    referrer: 'Dr Abena Osei',
    date: '2026-11-11',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Abena Osei, Elm Road Surgery',
    date: '2026-11-11',
    text: `Dear colleague,

Thank you for seeing Doreen, who is 77 and has been my patient for nearly twenty years. Her husband Ken died in March 2024 after a short illness. They had been married 54 years and did everything together; he drove, she does not, and since he went her world has shrunk to the bungalow and the corner shop.

She has been coming to us a great deal, mostly about small things, and I think the truth is that we are the people she talks to. She tells me she can go four or five days without a conversation. Her daughter Julie lives in Aberdeen and rings on Sundays. The cat died last year, which hit her harder than she lets on.

She used to sing (St Oswald's choir, until the spring of 2024) and she was a school cook, well known and well liked. She had a fall in the kitchen in February and has lost her confidence outdoors. Her hearing is poor and she does not always put the aids in.

She turned down bereavement counselling twice, saying she was not one for talking to strangers. I suspect something with a job to do, and a lift to get there, would suit her better than a support group. She is happy for you to ring, in the morning, and please let it ring a long time.

With thanks,
Abena Osei`,
  },
  consent: true,
  appointments: [
    { at: '2026-11-25T10:30', what: 'First conversation, by telephone' },
    { at: '2026-12-09T11:00', what: 'Home visit' },
  ],
  script: null,
}

const record = () =>
  routineCare(
    consultations(
      aRecord(about, {
        practice: elmRoad,
        registered: '1987-06-01',
        mobile: '07700 900111',
        staff: [
          { prefix: 'Dr', given: 'Tom', family: 'Haverill', role: 'gp' },
          { prefix: 'Sister', given: 'Joan', family: 'Ambler', role: 'nurse' },
          { prefix: 'Mrs', given: 'Lorraine', family: 'Speight', role: 'other' },
          { prefix: 'Mrs', given: 'Pauline', family: 'Tranter', role: 'receptionist' },
          { prefix: 'Mr', given: 'Dev', family: 'Mistry', role: 'pharmacist' },
        ],
        contacts: [
          {
            relationship: ['Next of kin', 'Daughter'],
            given: 'Julie',
            family: 'Farquhar',
            phone: '01632 960112',
            gender: 'female',
          },
          { relationship: ['Neighbour'], given: 'Sheila', family: 'Obie', phone: '01632 960113' },
        ],
      })
        .problem('depression', {
          term: 'Moderate depression',
          significance: 'major',
          since: '2024-08-19',
          recorded: '2024-08-19',
          by: GP,
          notes: ['Reactive, after bereavement'],
          partOf: 'bereavement',
        })
        .problem('bereavement', {
          term: 'Bereavement',
          significance: 'major',
          since: '2024-03-09',
          recorded: '2024-03-12',
          by: GP,
        })
        .problem('knee', {
          term: 'Osteoarthritis of knee',
          significance: 'major',
          since: '2016',
          recorded: '2017-02-06',
          by: GP,
          dangling: ['Encounter/consultation-2016-11-21'],
        })
        .problem('blood pressure', {
          term: 'Essential hypertension',
          significance: 'major',
          since: '2009-05',
          recorded: '2009-05-14',
        })
        .problem('thyroid', {
          term: 'Hypothyroidism',
          significance: 'major',
          since: '2003',
          recorded: '2003-10-02',
        })
        .problem('hearing', {
          term: 'Hearing loss',
          significance: 'minor',
          since: '2019-09',
          recorded: '2019-09-23',
          by: GP,
        })
        .problem('glaucoma', {
          term: 'Glaucoma',
          significance: 'minor',
          since: '2021',
          recorded: '2021-07-05',
        })
        .problem('falls', {
          term: 'Fall in home',
          significance: 'minor',
          since: '2026-02-03',
          recorded: '2026-02-04',
          by: REGISTRAR,
        })
        .problem('sleep', {
          term: 'Insomnia',
          significance: 'minor',
          since: '2024-06',
          recorded: '2024-06-17',
          partOf: 'depression',
        })
        .problem('ear wax', {
          term: 'Impacted cerumen',
          active: false,
          recorded: '2022-01-18',
          ended: '2022-02-01',
        })
        .problem('shingles', {
          term: 'Herpes zoster',
          active: false,
          since: '2018-10',
          recorded: '2018-10-08',
          ended: '2018-12',
        })
        .problem('plantar fasciitis', {
          term: 'Plantar fasciitis',
          active: false,
          recorded: '2014-03-11',
          ended: '2015-01',
        })
        .medicine('sertraline', {
          drug: 'Sertraline 50mg tablets',
          dose: 'One to be taken each morning',
          started: '2024-08-19',
          ended: '2025-01-13',
          stopped: 'Patient stopped it: felt sick',
          issues: ['2024-08-19', '2024-09-16', '2024-11-25'],
          by: GP,
          for: 'depression',
        })
        .medicine('mirtazapine', {
          drug: 'Mirtazapine 15mg tablets',
          dose: 'One to be taken at night',
          started: '2025-01-13',
          issues: ['2025-01-13', '2026-09-14', '2026-10-19'],
          quantity: { value: 28, unit: 'tablet' },
          by: GP,
          for: 'depression',
        })
        .medicine('amlodipine', {
          drug: 'Amlodipine 10mg tablets',
          dose: 'One to be taken each day',
          started: '2012-02-20',
          issues: ['2012-02-20', '2026-10-19'],
          quantity: { value: 56, unit: 'tablet' },
          for: 'blood pressure',
        })
        .medicine('levothyroxine', {
          drug: 'Levothyroxine sodium 75microgram tablets',
          dose: 'One to be taken each morning before breakfast',
          started: '2003-10-02',
          issues: ['2003-10-02', '2026-10-19'],
          for: 'thyroid',
        })
        .medicine('co-codamol', {
          drug: 'Co-codamol 30mg/500mg tablets',
          dose: 'One or two up to four times a day when needed for knee pain',
          started: '2023-02-14',
          issues: ['2023-02-14', '2026-08-03', '2026-10-19'],
          quantity: { value: 100, unit: 'tablet' },
          for: 'knee',
        })
        .medicine('latanoprost', {
          drug: 'Latanoprost 50micrograms/ml eye drops',
          dose: 'One drop in each eye at night',
          started: '2021-07-12',
          issues: ['2021-07-12', '2026-10-19'],
          for: 'glaucoma',
        })
        .medicine('zopiclone', {
          drug: 'Zopiclone 3.75mg tablets',
          dose: 'One at night, short term',
          started: '2024-06-17',
          ended: '2024-07-01',
          kind: 'acute',
          for: 'sleep',
        })
        .medicine('amoxicillin', {
          drug: 'Amoxicillin 500mg capsules',
          dose: 'One three times a day',
          started: '2023-01-09',
          ended: '2023-01-16',
          kind: 'acute',
        })
        .medicine('ear drops', {
          drug: 'Olive oil ear drops',
          dose: 'Two drops twice a day for a fortnight',
          started: '2022-01-18',
          ended: '2022-02-01',
          kind: 'acute',
        })
        .entry('2019-04-02', coded('Never smoked tobacco'), NURSE)
        .entry(
          '2015-10-12',
          coded('Alcohol consumption', 'Sherry at weekends', {
            value: { value: 3, unit: 'units/week' },
          }),
        )
        .entry(
          '2001',
          allergicTo('Allergy to pollen', 'environment', {
            words: 'Hay fever, bad in June. Avoids cut grass',
            on: '1970',
          }),
        )
        .entry(
          '2011-05-03',
          allergicTo('Allergy to penicillin', 'medication', {
            words: 'Rash as a child, per mother. Has since had amoxicillin without trouble',
            ended: { on: '2023-01-16', why: 'Tolerated amoxicillin' },
          }),
        )
        .entry('1968', coded('Termination of pregnancy', undefined, { on: '1968' }))
        .entry(
          null,
          coded(
            { text: 'Retired. Was school cook, Sampleton Juniors', degraded: true },
            undefined,
            {
              on: null,
            },
          ),
        )
        .entry('2008-09', coded('Main spoken language English')),
    ),
    ROUTINE,
  ).bundle()

/** Lonely after bereavement. */
export const doreenPickering: Person = { ...about, bundle: record }

import { aRecord } from '../../builders/gp-record.ts'
import { coded } from '../../builders/story.ts'
import { elmRoad } from '../practices.ts'
import type { Person } from '../world.ts'
import { routineCare } from './routine-care.ts'
import { consultations } from './yusuf-abdelrahman-consultations.ts'
import { ROUTINE } from './yusuf-abdelrahman-routine.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const OLD = 'Dr M Castell'

const about: Omit<Person, 'bundle'> = {
  id: 'yusuf-abdelrahman',
  nhsNumber: '9991318135',
  name: { family: 'Abdelrahman', given: ['Yusuf', 'Idris'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1994-01-01',
  address: { line: 'Flat 2, 8 Ferry Approach', city: 'Sampleton', postalCode: 'ZZ99 1NP' },
  phone: '01632 960171',
  practice: elmRoad,
  headline: '32, refugee, Arabic interpreter, pain and nightmares',
  referral: {
    reason: 'Isolation, pain, English classes, temporary housing; wife and child abroad',
    referrer: 'Dr Tom Haverill',
    date: '2026-11-05',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Tom Haverill, Elm Road Surgery',
    date: '2026-11-05',
    text: `Dear colleague,

Please see Yusuf, a 32 year old from Darfur in Sudan, who has had refugee status since February 2025. He needs an interpreter (Sudanese Arabic, a man, and not anyone from the local community, please use the telephone service). He speaks some English and is proud of it but misses a lot.

He was a primary school teacher. He was imprisoned and ill-treated before he left and has pain in his back and shoulder every day, which is real and has been looked into; there is nothing to operate on. He has nightmares and sleeps three or four hours. He is on the list for specialist therapy, which is a long list.

His wife Amal and daughter Rahma, who is six, are in a camp in Chad and he has not seen them for four years. The family reunion application has stalled because he cannot pay for legal help. He has been in temporary accommodation since the asylum hostel closed on him, shares a kitchen with five men, and has a room he calls "the box".

He would like to work, to learn proper English, and to play football again if his shoulder lets him. He walks to keep the thoughts away. Letters in English go unread: please ring with an interpreter.

Best wishes,
Tom Haverill`,
  },
  consent: true,
  appointments: [
    {
      at: '2026-11-26T09:30',
      what: 'First conversation, telephone interpreter booked (Arabic, male)',
    },
  ],
  script: null,
}

const record = () =>
  routineCare(
    consultations(
      aRecord(about, {
        practice: elmRoad,
        registered: '2025-04-14',
        mobile: '07700 900171',
        staff: [
          { prefix: 'Dr', given: 'Tom', family: 'Haverill', role: 'gp' },
          { prefix: 'Sister', given: 'Joan', family: 'Ambler', role: 'nurse' },
          { prefix: 'Mrs', given: 'Pauline', family: 'Tranter', role: 'receptionist' },
          { prefix: 'Dr', given: 'M', family: 'Castell', role: 'other' },
        ],
        contacts: [
          {
            relationship: ['Friend', 'Emergency contact'],
            given: 'Ismail',
            family: 'Adam',
            phone: '07700 900172',
          },
        ],
        language: { code: 'ar', display: 'Arabic', interpreter: true, proficiency: 'Fair' },
      })
        .problem('ptsd', {
          term: 'Post-traumatic stress disorder',
          significance: 'major',
          since: '2022',
          recorded: '2023-02-20',
          by: OLD,
        })
        .problem('pain', {
          term: 'Chronic low back pain',
          significance: 'major',
          since: '2021',
          recorded: '2023-01-16',
          by: OLD,
          partOf: 'ptsd',
          dangling: ['DocumentReference/hostel-screening-2022'],
        })
        .problem('refugee', {
          term: 'Refugee',
          significance: 'minor',
          since: '2025-02-11',
          recorded: '2025-04-28',
          by: GP,
        })
        .problem('shoulder', {
          term: 'Shoulder pain',
          significance: 'minor',
          since: '2021',
          recorded: '2025-05-19',
          beside: 'pain',
        })
        .problem('housing', {
          term: 'Housing problems',
          significance: 'minor',
          since: '2025-03',
          recorded: '2025-09-08',
          by: REGISTRAR,
        })
        .problem('vitamin d', {
          term: 'Vitamin D deficiency',
          significance: 'minor',
          recorded: '2023-03-06',
        })
        .problem('latent tb', {
          term: 'Latent tuberculosis',
          active: false,
          since: '2022-12',
          recorded: '2022-12-12',
          ended: '2023-06',
          notes: ['3HR completed'],
        })
        .problem('h pylori', {
          term: 'Helicobacter pylori gastritis',
          active: false,
          recorded: '2025-06-23',
          ended: '2025-08',
        })
        .problem('headache', {
          term: 'Headache',
          significance: 'minor',
          since: '2023',
          recorded: '2023-02-20',
          partOf: 'ptsd',
        })
        .medicine('amitriptyline', {
          drug: 'Amitriptyline 25mg tablets',
          dose: 'One at night for pain and sleep',
          started: '2023-01-16',
          issues: ['2023-01-16', '2026-09-29', '2026-10-27'],
          for: 'pain',
        })
        .medicine('naproxen', {
          drug: 'Naproxen 250mg tablets',
          dose: 'One twice a day with food when needed',
          started: '2023-01-16',
          ended: '2025-06-23',
          stopped: 'Stomach pain',
          issues: ['2023-01-16', '2025-05-19'],
          for: 'pain',
        })
        .medicine('sertraline', {
          drug: 'Sertraline 100mg tablets',
          dose: 'One each morning',
          started: '2025-05-19',
          issues: ['2025-05-19', '2026-09-29', '2026-10-27'],
          by: GP,
          for: 'ptsd',
        })
        .medicine('prazosin', {
          drug: 'Prazosin 1mg tablets',
          dose: 'At night as advised by specialist',
          started: '2026-03-02',
          issues: [],
          elsewhere: 'Prescribed by Northern Trauma Service',
          for: 'ptsd',
        })
        .medicine('omeprazole', {
          drug: 'Omeprazole 20mg gastro-resistant capsules',
          dose: 'One each day',
          started: '2025-06-23',
          ended: '2025-09-01',
          for: 'h pylori',
        })
        .medicine('colecalciferol', {
          drug: 'Colecalciferol 800unit capsules',
          dose: 'One each day',
          started: '2023-03-06',
          issues: ['2023-03-06', '2026-10-27'],
          for: 'vitamin d',
        })
        .medicine('hydrocortisone', {
          drug: { text: 'Hydrocortisone cream', degraded: true },
          dose: 'No information available',
          started: '2023-07-10',
          ended: '2023-07-24',
          kind: 'acute',
        })
        .entry('2022-12-12', coded('Asylum seeker', 'Initial accommodation, health screen'), OLD)
        .entry('2022-12-12', coded('HIV screening test', 'Negative'), OLD)
        .entry(
          '2022-12-12',
          coded(
            { text: 'Never smoked. No alcohol (Muslim)', degraded: true },
            'Original text: Smoking status',
          ),
          OLD,
        )
        .entry('2025-04-28', coded('Main spoken language Arabic'), NURSE)
        .entry(
          '2025-04-28',
          coded('Interpreter needed', 'Sudanese Arabic. MALE, by phone, not local'),
          NURSE,
        )
        .entry('2025-04-28', coded('Speaks English poorly'), NURSE)
        .entry('2021', coded('Victim of torture', 'Detained Khartoum 2021', { on: '2021' }), OLD)
        .entry(
          '2023-02-20',
          coded(
            'Sexual assault',
            'In detention. Disclosed to Dr Castell, does not want discussed',
            {
              on: null,
            },
          ),
          OLD,
        )
        .entry(null, coded('No known allergies', undefined, { on: null }), OLD),
    ),
    ROUTINE,
  ).bundle()

/** A refugee with an interpreter and pain. */
export const yusufAbdelrahman: Person = { ...about, bundle: record }

import { aRecord } from '../../builders/gp-record.ts'
import { allergicTo, coded } from '../../builders/story.ts'
import { quayside } from '../practices.ts'
import type { Person } from '../world.ts'
import { consultations } from './kayleigh-barrowclough-consultations.ts'
import { ROUTINE } from './kayleigh-barrowclough-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'

const about: Omit<Person, 'bundle'> = {
  id: 'kayleigh-barrowclough',
  nhsNumber: '9991080562',
  name: { family: 'Barrowclough', given: ['Kayleigh'], prefix: 'Ms' },
  gender: 'female',
  birthDate: '1992-07-30',
  address: { line: 'Ground Floor, 62 Cable Street', city: 'Sampleton', postalCode: 'ZZ99 3GH' },
  phone: '01632 960121',
  practice: quayside,
  headline: '34, rent arrears and a possession hearing, damp flat, two children, low',
  referral: {
    reason: 'Debt, possession hearing, damp housing and low mood',
    referrer: 'Dr Farah Siddiq',
    date: '2026-11-09',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Farah Siddiq, Quayside Medical Centre',
    date: '2026-11-09',
    text: `Dear team,

Please could you see Kayleigh as soon as you can. She is 34 and lives with her children Alfie (9) and Ruby (4) in a privately rented ground floor flat which is black with mould. Alfie's asthma has had him in hospital twice since last winter. She took the council's report to the landlord in August and he answered with a notice for rent arrears. Court papers came on 20 October: the possession hearing is on 22 December.

She owes about £2,400 in rent and more on catalogues and a doorstep loan. Her care agency cut her to ten hours in June and her Universal Credit has been wrong since then; she has had three food bank parcels from us and I know she is going without so that the children eat.

She has had depression on and off since Ruby was born and is low again, tearful, not sleeping. She is not at risk of harming herself. She is a warm and capable mum and nobody here has concerns about the children.

She needs debt and housing advice first; the rest can wait. She misses appointments when the phone has no credit, so please text and try again. Please do not leave voicemail or mention us if anyone else answers.

Thank you,
Farah Siddiq`,
  },
  consent: true,
  appointments: [
    { at: '2026-11-23T13:15', what: 'First conversation, by telephone (text first)' },
    { at: '2026-11-24T10:00', what: 'Sampleton Advice Centre, debt appointment' },
  ],
  script: null,
}

const record = () =>
  routineCare(
    consultations(
      aRecord(about, {
        practice: quayside,
        registered: '2017-03-13',
        mobile: '07700 900122',
        staff: [
          { prefix: 'Dr', given: 'Farah', family: 'Siddiq', role: 'gp' },
          { prefix: 'Nurse', given: 'Chidi', family: 'Eze', role: 'nurse' },
          { prefix: 'Miss', given: 'Bethan', family: 'Rowe', role: 'receptionist' },
          { prefix: 'Ms', given: 'Orla', family: 'Quinn', role: 'pharmacist' },
        ],
        contacts: [
          {
            relationship: ['Next of kin', 'Mother'],
            given: 'Denise',
            family: 'Barrowclough',
            phone: '01632 960123',
          },
        ],
      })
        .problem('depression', {
          term: 'Depressive disorder',
          significance: 'major',
          since: '2022-11',
          recorded: '2022-11-21',
          by: GP2,
          notes: ['Original text: Postnatal depression'],
        })
        .problem('asthma', {
          term: 'Asthma',
          significance: 'major',
          since: '1999',
          recorded: '2017-03-20',
        })
        .problem('housing', {
          term: 'Damp housing',
          significance: 'major',
          since: '2024-11',
          recorded: '2024-12-02',
          by: GP2,
          beside: 'depression',
        })
        .problem('money', {
          term: 'Financial problem',
          significance: 'minor',
          since: '2026-06',
          recorded: '2026-07-06',
          by: GP2,
          partOf: 'housing',
        })
        .problem('migraine', {
          term: 'Migraine',
          significance: 'minor',
          since: '2010',
          recorded: '2017-06-12',
        })
        .problem('abuse', {
          term: 'Victim of domestic abuse',
          significance: 'major',
          since: '2021-02',
          recorded: '2021-02-23',
          by: GP,
        })
        .problem('eczema', {
          term: 'Hand eczema',
          significance: 'minor',
          recorded: '2020-10-19',
          since: '2020-04',
        })
        .problem('uti', {
          term: 'Urinary tract infection',
          active: false,
          recorded: '2019-08-05',
          ended: '2019-08-12',
        })
        .problem('back strain', {
          term: 'Sprain of spinal ligament',
          active: false,
          since: '2023-05-02',
          recorded: '2023-05-04',
          ended: '2023-07',
          notes: ['Lifting a client at work'],
        })
        .medicine('citalopram', {
          drug: 'Citalopram 20mg tablets',
          dose: 'One to be taken each morning',
          started: '2026-07-06',
          issues: ['2026-07-06', '2026-09-07', '2026-11-09'],
          quantity: { value: 28, unit: 'tablet' },
          by: GP2,
          for: 'depression',
        })
        .medicine('sertraline', {
          drug: 'Sertraline 100mg tablets',
          dose: 'One to be taken each morning',
          started: '2022-11-21',
          ended: '2023-12-04',
          stopped: 'No longer needed',
          issues: ['2022-11-21', '2023-10-30'],
          by: GP2,
          for: 'depression',
        })
        .medicine('salbutamol', {
          drug: 'Salbutamol 100micrograms/dose inhaler CFC free',
          dose: 'Two puffs when needed',
          started: '2017-03-20',
          issues: ['2017-03-20', '2026-09-21', '2026-11-02'],
          for: 'asthma',
        })
        .medicine('beclometasone', {
          drug: 'Beclometasone 100micrograms/dose inhaler CFC free',
          dose: 'Two puffs twice a day',
          started: '2017-03-20',
          issues: ['2017-03-20', '2025-12-08'],
          notes: ['Patient Notes: please collect, not ordered for 11 months'],
          for: 'asthma',
        })
        .medicine('sumatriptan', {
          drug: 'Sumatriptan 50mg tablets',
          dose: 'One at the onset of migraine',
          started: '2018-02-05',
          issues: ['2018-02-05', '2026-05-18'],
          for: 'migraine',
        })
        .medicine('desogestrel', {
          drug: 'Desogestrel 75microgram tablets',
          dose: 'One each day',
          started: '2022-09-12',
          issues: ['2022-09-12', '2026-08-10'],
        })
        .medicine('nicotine gum', {
          drug: 'Nicotine 4mg medicated chewing gum sugar free',
          dose: 'One to be chewed when wanting to smoke',
          started: '2024-01-15',
          ended: '2024-02-12',
          kind: 'acute',
        })
        .medicine('nitrofurantoin', {
          drug: 'Nitrofurantoin 100mg modified-release capsules',
          dose: 'One twice a day for 3 days',
          started: '2019-08-05',
          ended: '2019-08-08',
          kind: 'acute',
        })
        .entry('2017-03-20', coded('Smoker', '15 a day'))
        .entry('2017-03-20', coded('Main spoken language English'))
        .entry('2009', allergicTo('Allergy to cat dander', 'environment', { words: 'Wheeze' }))
        .entry(
          null,
          coded(
            { text: 'FH: Depression - mother', degraded: true },
            'Original text: FH: Depression\nSubject: Mother',
            { on: null },
          ),
        )
        .entry('2017-03-20', coded('Single parent', 'Alfie b. Feb 2017. Dad not involved')),
    ),
    ROUTINE,
  ).bundle()

/** Debt, housing and low mood. */
export const kayleighBarrowclough: Person = { ...about, bundle: record }

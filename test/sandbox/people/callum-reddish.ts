import { aRecord } from '../../builders/gp-record.ts'
import { allergicTo, coded } from '../../builders/story.ts'
import { quayside } from '../practices.ts'
import type { Person } from '../world.ts'
import { consultations } from './callum-reddish-consultations.ts'
import { ROUTINE } from './callum-reddish-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'

const about: Omit<Person, 'bundle'> = {
  id: 'callum-reddish',
  nhsNumber: '9991397329',
  name: { family: 'Reddish', given: ['Callum', 'James'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1985-05-22',
  address: { line: 'Larch House, 3 Mill Lane', city: 'Sampleton', postalCode: 'ZZ99 3QR' },
  phone: '01632 960181',
  practice: quayside,
  headline: '41, schizophrenia, care co-ordinator, wants something to do',
  referral: {
    reason:
      'Stable on clozapine; wants meaningful activity and to lose weight; grieving for his mother',
    referrer: 'Bev Hartnoll, care co-ordinator',
    date: '2026-11-12',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Bev Hartnoll, care co-ordinator (CPN), Sampleton Community Mental Health Team',
    date: '2026-11-12',
    text: `Dear link worker,

I am Callum's care co-ordinator and am writing with his agreement; Dr Whitlock supports it. He is 41, has lived with schizophrenia since he was 21, and has been well on clozapine for seven years, which is the longest he has ever been out of hospital. He lives at Larch House, supported housing, with staff in the day; his key worker is Darren Foy.

His mum Lesley died in June 2023. She was the one who rang every night and took him to town on Saturdays. He has not found anything to put in that space. He sleeps till noon, smokes, and has put on three stone. He has diabetes now, which frightened him.

Voices are there most days but he manages them, mostly with headphones. He gets anxious on buses when they are full. He used to strip down and rebuild bikes and is really very good. He says "I want to be useful to somebody".

His sister Nicola has him for Sunday dinner once a month and is appointee for his benefits. He drinks very little and has not used cannabis for years.

Early signs: stops washing, stops answering the door, talks about the water board. Please ring me or Darren if you see any. There is a crisis plan at Larch House. Mornings are hopeless; after 1 is best.

Bev Hartnoll`,
  },
  consent: true,
  appointments: [
    { at: '2026-11-25T14:00', what: 'First conversation at Larch House, with Darren Foy' },
  ],
  carePlan: {
    title: 'Keeping well plan',
    from: '2026-10-05',
    by: 'Bev Hartnoll, care co-ordinator',
    goal: 'Something to do on two days of the week',
    activity: 'Visit a men’s shed together with Darren',
  },
  script: null,
}

const record = () =>
  routineCare(
    consultations(
      aRecord(about, {
        practice: quayside,
        registered: '2009-10-19',
        staff: [
          { prefix: 'Dr', given: 'Farah', family: 'Siddiq', role: 'gp' },
          { prefix: 'Nurse', given: 'Chidi', family: 'Eze', role: 'nurse' },
          { prefix: 'Miss', given: 'Bethan', family: 'Rowe', role: 'receptionist' },
          { prefix: 'Ms', given: 'Orla', family: 'Quinn', role: 'pharmacist' },
        ],
        contacts: [
          {
            relationship: ['Next of kin', 'Sister'],
            given: 'Nicola',
            family: 'Reddish-Webb',
            phone: '01632 960182',
            gender: 'female',
          },
          {
            relationship: ['Care co-ordinator'],
            given: 'Bev',
            family: 'Hartnoll',
            phone: '01632 960183',
            gender: 'female',
          },
          {
            relationship: ['Key worker, Larch House'],
            given: 'Darren',
            family: 'Foy',
            phone: '01632 960181',
            gender: 'male',
          },
        ],
      })
        .problem('schizophrenia', {
          term: 'Paranoid schizophrenia',
          significance: 'major',
          since: '2006-09',
          recorded: '2009-10-26',
          by: GP,
          notes: ['Original text: Paranoid schizophrenia'],
        })
        .problem('diabetes', {
          term: 'Type 2 diabetes mellitus',
          significance: 'major',
          since: '2024-11',
          recorded: '2024-11-25',
          by: GP2,
          beside: 'schizophrenia',
        })
        .problem('bereavement', {
          term: 'Bereavement',
          significance: 'minor',
          since: '2023-06-18',
          recorded: '2023-06-26',
          by: GP,
          notes: ['Mother, Lesley'],
        })
        .problem('constipation', {
          term: 'Drug-induced constipation',
          significance: 'minor',
          since: '2020',
          recorded: '2020-02-10',
        })
        .problem('self harm', {
          term: 'Self-harm',
          significance: 'major',
          active: false,
          since: '2012-03',
          recorded: '2012-03-28',
          ended: '2013',
        })
        .problem('violence', {
          term: 'Threatening behaviour',
          significance: 'major',
          active: false,
          since: '2012-02',
          recorded: '2012-03-05',
          ended: '2013-06',
          notes: ['Relapse. Brandished a knife at neighbour, nobody hurt'],
        })
        .problem('cannabis', {
          term: 'H/O cannabis misuse',
          significance: 'minor',
          active: false,
          since: '2002',
          recorded: '2009-10-26',
          ended: '2014',
        })
        .problem('teeth', {
          term: 'Dental caries',
          significance: 'minor',
          recorded: '2025-08-18',
          since: '2025-08',
        })
        .problem('boil', {
          term: 'Drainage of boil of skin',
          active: false,
          recorded: '2021-03-08',
          ended: '2021-03-29',
        })
        .medicine('clozapine', {
          drug: 'Clozapine 100mg tablets',
          dose: '100mg morning, 250mg night. Issued by hospital clinic',
          started: '2019-08-12',
          issues: [],
          elsewhere: 'Prescribed by Sampleton CMHT clozapine clinic. Monthly bloods there',
          for: 'schizophrenia',
        })
        .medicine('metformin', {
          drug: 'Metformin 500mg tablets',
          dose: 'One twice a day with meals',
          started: '2024-11-25',
          issues: ['2024-11-25', '2026-09-28', '2026-10-26'],
          for: 'diabetes',
        })
        .medicine('macrogol', {
          drug: 'Macrogol compound oral powder sachets',
          dose: 'One or two a day, important with clozapine',
          started: '2020-02-10',
          issues: ['2020-02-10', '2026-10-26'],
          for: 'constipation',
        })
        .medicine('hyoscine', {
          drug: 'Hyoscine hydrobromide 300microgram tablets',
          dose: 'One at night for drooling',
          started: '2020-05-18',
          issues: ['2020-05-18', '2026-10-26'],
        })
        .medicine('atorvastatin', {
          drug: 'Atorvastatin 20mg tablets',
          dose: 'One at night',
          started: '2025-02-03',
          issues: ['2025-02-03', '2026-10-26'],
        })
        .medicine('olanzapine', {
          drug: 'Olanzapine 20mg tablets',
          dose: 'One at night',
          started: '2013-01-14',
          ended: '2019-06-24',
          stopped: 'Not effective, changed in hospital',
          issues: ['2013-01-14', '2019-05-27'],
          for: 'schizophrenia',
        })
        .medicine('flucloxacillin', {
          drug: 'Flucloxacillin 500mg capsules',
          dose: 'One four times a day',
          started: '2021-03-08',
          ended: '2021-03-15',
          kind: 'acute',
        })
        .entry('2009-10-26', coded('Smoker', '20 rollies'), NURSE)
        .entry(
          '2012-07',
          coded('Prison record', 'Remand 6/52 then transferred to hospital', { on: '2012-07' }),
          GP,
        )
        .entry('2013-06-03', coded('Community mental health team'), GP)
        .entry(
          '2019-09-16',
          coded('Mental health crisis plan', 'Copy at Larch House + CMHT. Early signs listed'),
          GP,
        )
        .entry('2024-03-04', coded('CPA key worker', 'Bev Hartnoll CPN, CMHT 01632 960183'), GP)
        .entry(
          '2002',
          coded('Parents separated', 'Dad (Ray) left when Callum 16, no contact', { on: '2002' }),
        )
        .entry(
          '2009-10-26',
          coded({ text: 'Maternal uncle: schizophrenia', degraded: true }, 'Subject: Uncle', {
            on: null,
          }),
        )
        .entry(
          '2011',
          allergicTo({ text: 'Haloperidol: acute dystonia', degraded: true }, 'medication', {
            on: '2007',
          }),
        ),
    ),
    ROUTINE,
  ).bundle()

/** Severe mental illness, with a care co-ordinator. */
export const callumReddish: Person = { ...about, bundle: record }

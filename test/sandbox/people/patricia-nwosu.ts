import { aRecord } from '../../builders/gp-record.ts'
import { allergicTo, coded } from '../../builders/story.ts'
import { staithes } from '../practices.ts'
import type { Person } from '../world.ts'
import { consultations } from './patricia-nwosu-consultations.ts'
import { ROUTINE } from './patricia-nwosu-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Samina Iqbal'
const GP2 = 'Dr Peter Lomas'
const NURSE = 'Sister Carol Dunn'

const about: Omit<Person, 'bundle'> = {
  id: 'patricia-nwosu',
  nhsNumber: '9991238948',
  name: { family: 'Nwosu', given: ['Patricia', 'Ngozi'], prefix: 'Mrs' },
  gender: 'female',
  birthDate: '1964-12-11',
  address: { line: '27 Chapel Bank', city: 'Sampleton', postalCode: 'ZZ99 5LM' },
  phone: '01632 960161',
  practice: staithes,
  headline: '61, caring for her husband day and night, at her limit',
  referral: {
    reason: 'Carer at her limit; needs a break, money advice and people around her',
    referrer: 'Ms Helen Marr, care co-ordinator',
    date: '2026-11-10',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Helen Marr, care co-ordinator, Staithes Lane Health Centre',
    date: '2026-11-10',
    text: `Hi all,

Referring Patricia Nwosu, who is 61. She looks after her husband Emeka (74), who has vascular dementia following two strokes. He needs help with everything, gets up four or five times a night and follows her from room to room. He does not like strangers in the house and the agency carers we found in the spring lasted nine days.

Patricia gave up her job in the school office in January to do this and has had no income of her own since. I do not think she has ever been told what she is entitled to. She had a carer's assessment request go in on 20 April and has heard nothing, I have chased it twice.

She told our nurse last month "I cannot do this any more, and there is nobody to do it instead". Her daughter Adaeze is in Manchester with a new baby. They lost their son Chidi in 2011. Church used to be her life and she has not been since Easter because Emeka shouts in the service.

She has her own health to think of, diabetes and a bad back from lifting. She says she feels guilty asking. Please could you look at a sitting service or day centre, benefits, and something for herself. She can only talk between 1 and 2 when he naps, and please do not discuss him in front of him.

Helen`,
  },
  consent: true,
  appointments: [
    { at: '2026-11-24T13:00', what: 'First conversation, by telephone' },
    { at: '2026-12-03T13:00', what: 'Home visit (Emeka at home)' },
  ],
  script: null,
}

const record = () =>
  routineCare(
    consultations(
      aRecord(about, {
        practice: staithes,
        registered: '1991-09-16',
        mobile: '07700 900161',
        staff: [
          { prefix: 'Dr', given: 'Peter', family: 'Lomas', role: 'gp' },
          { prefix: 'Sister', given: 'Carol', family: 'Dunn', role: 'nurse' },
          { prefix: 'Mr', given: 'Ade', family: 'Bright', role: 'paramedic' },
          { prefix: 'Mrs', given: 'Wendy', family: 'Pugh', role: 'receptionist' },
          { prefix: 'Ms', given: 'Helen', family: 'Marr', role: 'other' },
        ],
        contacts: [
          {
            relationship: ['Next of kin', 'Daughter'],
            given: 'Adaeze',
            family: 'Nwosu-Hart',
            phone: '01632 960162',
            gender: 'female',
          },
          {
            relationship: ['Husband', 'Cared for by patient'],
            given: 'Emeka',
            family: 'Nwosu',
            phone: '01632 960161',
            gender: 'male',
          },
        ],
        language: { code: 'en', display: 'English', interpreter: false },
      })
        .problem('carer', {
          term: 'Carer of person with dementia',
          significance: 'major',
          since: '2023-05',
          recorded: '2023-05-15',
          by: GP,
        })
        .problem('diabetes', {
          term: 'Type 2 diabetes mellitus',
          significance: 'major',
          since: '2013',
          recorded: '2013-04-22',
        })
        .problem('back', {
          term: 'Chronic low back pain',
          significance: 'major',
          since: '2024',
          recorded: '2025-02-17',
          by: GP2,
          partOf: 'carer',
        })
        .problem('low mood', {
          term: 'Anxiety with depression',
          significance: 'major',
          since: '2026-02',
          recorded: '2026-04-20',
          by: GP,
          partOf: 'carer',
        })
        .problem('blood pressure', {
          term: 'Essential hypertension',
          significance: 'major',
          since: '2011',
          recorded: '2011-10-10',
        })
        .problem('sleep', {
          term: 'Insomnia',
          since: '2025',
          recorded: '2025-09-15',
          partOf: 'carer',
        })
        .problem('grief', {
          term: 'Bereavement',
          significance: 'major',
          active: false,
          since: '2011-07-02',
          recorded: '2011-07-11',
          ended: '2013-01',
          notes: ['Son Chidi, 22, road accident'],
        })
        .problem('safeguarding', {
          term: 'Adult safeguarding concern',
          significance: 'major',
          since: '2026-08-17',
          recorded: '2026-08-18',
          by: GP,
        })
        .problem('fibroids', {
          term: 'Uterine fibroids',
          active: false,
          since: '2002',
          recorded: '2002-03-01',
          ended: '2004',
        })
        .problem('eczema', { term: 'Hand eczema', significance: 'minor', recorded: '2024-10-02' })
        .medicine('metformin', {
          drug: 'Metformin 500mg tablets',
          dose: 'Two twice a day with food',
          started: '2013-04-22',
          issues: ['2013-04-22', '2026-10-05'],
          for: 'diabetes',
        })
        .medicine('amlodipine', {
          drug: 'Amlodipine 10mg tablets',
          dose: 'One each day',
          started: '2012-01-09',
          issues: ['2012-01-09', '2026-10-05'],
          for: 'blood pressure',
        })
        .medicine('atorvastatin', {
          drug: 'Atorvastatin 20mg tablets',
          dose: 'One at night',
          started: '2016-05-16',
          issues: ['2016-05-16', '2026-10-05'],
        })
        .medicine('mirtazapine', {
          drug: 'Mirtazapine 15mg tablets',
          dose: 'One at night',
          started: '2026-04-20',
          ended: '2026-06-01',
          stopped: 'Too drowsy to hear husband at night',
          issues: ['2026-04-20'],
          for: 'low mood',
        })
        .medicine('sertraline', {
          drug: 'Sertraline 50mg tablets',
          dose: 'One each morning',
          started: '2026-06-01',
          issues: ['2026-06-01', '2026-10-05', '2026-11-02'],
          by: GP,
          for: 'low mood',
        })
        .medicine('codeine', {
          drug: 'Codeine 15mg tablets',
          dose: 'One or two when needed for back pain, up to four times a day',
          started: '2025-02-17',
          issues: ['2025-02-17', '2026-09-07', '2026-11-02'],
          by: GP2,
          for: 'back',
        })
        .medicine('emollient', {
          drug: 'Emollient cream',
          dose: 'Use freely on hands',
          started: '2024-10-02',
          issues: ['2024-10-02', '2025-01-20'],
          for: 'eczema',
        })
        .entry('2013-04-22', coded('Never smoked tobacco'), NURSE)
        .entry(
          '2013-04-22',
          coded('Alcohol consumption', 'Never. Church', {
            value: { value: 0, unit: 'units/week' },
          }),
          NURSE,
        )
        .entry('1985', coded('Married', 'Emeka', { on: '1985' }))
        .entry('2011-10-10', coded('FH: Diabetes mellitus', 'Mother, two sisters'))
        .entry('2019-11', coded('School administrator', undefined, { on: '2019-11' }))
        .entry(
          '2016-05-16',
          allergicTo(
            { text: 'Adverse reaction to ramipril (cough)', degraded: true },
            'medication',
            {
              on: '2011',
            },
          ),
        ),
    ),
    ROUTINE,
  ).bundle()

/** A carer at her limit. */
export const patriciaNwosu: Person = { ...about, bundle: record }

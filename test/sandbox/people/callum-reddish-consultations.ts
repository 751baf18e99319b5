import type { RecordBuilder } from '../../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  filed,
  measured,
  newProblem,
  planned,
  prescribed,
  refer,
  vaccine,
} from '../../builders/story.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DESK = 'Miss Bethan Rowe'
const PHARMACIST = 'Ms Orla Quinn'

export const consultations = (record: RecordBuilder): RecordBuilder =>
  record
    .consultation('2012-03-05T16:50', {
      by: GP,
      about: 'violence',
      history: [
        newProblem('violence'),
        'Police + AMHP. Convinced neighbour poisoning water. Had knife in doorway. Section 3 today.',
      ],
    })
    .consultation('2012-03-28T12:00', {
      setting: 'letter',
      by: DESK,
      about: 'self harm',
      document: filed(
        'Letter - Discharge',
        'Ward letter: cut both forearms on ward, voices telling him to',
        '2012-03-26',
      ),
    })
    .consultation('2017-05-15T14:30', {
      setting: 'nurse',
      by: NURSE,
      title: 'SMI physical check',
      examination: [
        coded('Antipsychotic medication physical health check'),
        bloodPressure(128, 80),
        measured('Body weight', 84, 'kg'),
      ],
      history: 'With mum. Chatty. Fixes bikes in her shed and sells on.',
    })
    .consultation('2019-06-24T10:00', {
      setting: 'telephone',
      by: GP,
      about: 'schizophrenia',
      history:
        'Bev (CMHT): relapsed after flat above flooded. Water board again. Sectioned 22/6. Lost tenancy on Mill St in consequence.',
    })
    .consultation('2019-09-16T11:30', {
      by: GP,
      about: 'schizophrenia',
      history:
        'Out of hosp, on clozapine, "first quiet in my head since school". Moved to Larch Hse, supported, Darren key wkr.',
      plan: ['Clozapine from clinic only.', 'Bowels!! Told staff.'],
    })
    .consultation('2020-02-10T09:40', {
      setting: 'telephone',
      by: GP2,
      about: 'constipation',
      history: 'Not been 6 days. Clozapine.',
      medication: prescribed('macrogol'),
    })
    .consultation('2021-03-08T15:10', {
      by: GP2,
      about: 'boil',
      history: 'Boil L buttock. I+D.',
      medication: prescribed('flucloxacillin'),
    })
    .consultation('2023-06-26T13:40', {
      by: GP,
      about: 'bereavement',
      history: [
        newProblem('bereavement', 'Mum Lesley d. 18/6, stroke, sudden'),
        'With sister Nicola. Flat. "Who is going to ring me". Voices a bit louder, not telling him to do anything. No self harm thoughts.',
      ],
      plan: ['Bev aware, visits 2x wk for now.', 'Cruse ?, not ready.'],
    })
    .consultation('2023-12-11T14:00', {
      setting: 'nurse',
      by: NURSE,
      title: 'SMI physical check',
      examination: [
        coded('Antipsychotic medication physical health check'),
        bloodPressure(138, 88),
        measured('Body weight', 96, 'kg'),
        measured('Body mass index', 30.9, 'kg/m2'),
      ],
      additional: [
        coded('Smoker', '30/day'),
        measured('Alcohol units per week', 2, 'units/week', 'A can w the football'),
        'Not interested in stopping smoking yet.',
      ],
      history: 'Hasnt been in the shed since mum died, house being sold. Tools went to a skip.',
    })
    .consultation('2024-07-15T09:00', {
      setting: 'admin',
      by: DESK,
      administration: coded('Did not attend - no reason', 'Bloods 9am. Darren says never up'),
    })
    .consultation('2024-11-25T14:20', {
      by: GP2,
      about: 'diabetes',
      history: [
        newProblem('diabetes', 'HbA1c 58'),
        'Frightened, nan lost a leg. 4 energy drinks + takeaway daily.',
      ],
      examination: measured('Body weight', 103, 'kg'),
      medication: prescribed('metformin'),
      plan: 'Dietician + DESMOND. Prefers someone to cook with.',
    })
    .consultation('2025-02-17T11:00', {
      setting: 'letter',
      by: DESK,
      about: 'diabetes',
      document: filed(
        'Letter - Other',
        'Diabetes education: did not attend x2 (10 a.m. sessions), discharged',
        '2025-02-13',
      ),
    })
    .consultation('2025-04-07T15:20', {
      setting: 'letter',
      by: DESK,
      about: 'schizophrenia',
      document: filed(
        'Letter - CPA',
        'CMHT: CPA review, stable, care plan attached, next review April 2026',
        '2025-04-01',
      ),
    })
    .consultation('2025-08-18T16:00', {
      by: GP,
      about: 'teeth',
      history: [newProblem('teeth'), 'Toothache, cant find NHS dentist. Not eating on L.'],
      plan: 'Dental access no. given, Darren to ring.',
    })
    .consultation('2025-12-08T14:10', {
      setting: 'nurse',
      by: NURSE,
      title: 'SMI physical check',
      examination: [
        coded('Antipsychotic medication physical health check'),
        bloodPressure(140, 88),
        measured('Body weight', 104, 'kg'),
      ],
      additional: [
        coded('Smoker', '30/day, "nowt else to do"'),
        vaccine('Seasonal influenza vaccination'),
        coded('Does not drink alcohol', 'Hardly, a can at Xmas'),
      ],
    })
    .consultation('2026-04-20T15:00', {
      setting: 'letter',
      by: DESK,
      about: 'schizophrenia',
      document: filed(
        'Letter - CPA',
        'CMHT: CPA review, well, wants occupation, crisis plan updated',
        '2026-04-14',
      ),
      comment: 'Care co-ord still Bev Hartnoll. Nicola appointee for PIP + UC. £40 a wk in hand.',
    })
    .consultation('2026-06-15T13:30', {
      setting: 'telephone',
      by: PHARMACIST,
      title: 'Medication review',
      comment: [
        'Tabs in dosette at Larch Hse, staff prompt. Bowels ok w sachets. Sleeps 2am-noon.',
        coded('Medication review done'),
      ],
    })
    .consultation('2026-09-14T14:40', {
      by: GP2,
      about: ['diabetes', 'bereavement'],
      history:
        'HbA1c 61. Third year without mum, went quiet in June, better now. Walks to the chip shop and back is all. Asked me was there a job fixing wheelchairs.',
      examination: [bloodPressure(136, 86), measured('Body weight', 105, 'kg')],
      plan: ['Bev to refer to link wkr.', coded('Smoker', '25/day. Would think about a vape')],
    })
    .consultation('2026-11-02T14:15', {
      by: GP,
      about: 'schizophrenia',
      title: 'Mental health review',
      history: [
        coded('Mental health review'),
        'Well. Voices 2-3x day, headphones. Buses full = panics, gets off. No thoughts of harming self or others. Sunday dinner at Nicolas once a month, plays w nephew Finn (6), fixed his bike.',
      ],
      examination: 'Clean, good eye contact, laughed.',
      plan: [
        refer(
          'Referral to social prescribing service',
          'Quayside Social Prescribing Team',
          'Occupation (bikes), walking, food. Via care co-ord',
        ),
        planned('Mental health review', '2027-05-03'),
        planned('Antipsychotic medication physical health check', '2026-12-07', 'PM slot only'),
      ],
    })
    .tests(
      '2026-09-10',
      'HbA1c',
      [{ term: 'Haemoglobin A1c level', value: 61, unit: 'mmol/mol' }],
      'Up slightly',
    )
    .tests('2025-12-08', 'Lipids', [
      { term: 'Serum cholesterol level', value: 5.1, unit: 'mmol/L' },
    ])

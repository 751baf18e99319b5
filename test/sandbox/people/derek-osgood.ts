import { aRecord } from '../../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  measured,
  newProblem,
  planned,
  refer,
  vaccine,
} from '../../builders/story.ts'
import { elmRoad } from '../practices.ts'
import type { Person } from '../world.ts'
import { ROUTINE } from './derek-osgood-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const HCA = 'Mrs Lorraine Speight'
const DESK = 'Mrs Pauline Tranter'

const about: Omit<Person, 'bundle'> = {
  id: 'derek-osgood',
  nhsNumber: '9991714081',
  name: { family: 'Osgood', given: ['Derek'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1956-02-27',
  address: { line: '3 Maltings Yard', city: 'Sampleton', postalCode: 'ZZ99 1YZ' },
  phone: '01632 960221',
  practice: elmRoad,
  headline: '70, does not answer letters, benefits stopped',
  referral: {
    reason: 'Does not engage; Pension Credit stopped; help with independence',
    referrer: 'Dr Tom Haverill',
    date: '2026-11-09',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Tom Haverill, Elm Road Surgery',
    date: '2026-11-09',
    text: `Dear colleague,

Could you please help with Derek, a 70-year-old widower and retired pig man. He has COPD and angina, both reasonably stable, and a leg that took a year to heal.

He is a puzzle to us. He is pleasant and always early, but he does not do what he is asked: he has missed chest clinic three times this year, has not returned the bowel screening kit, and told us his inhalers "were all the same" although we gave him a written plan. His Pension Credit was stopped in August because he did not send back a form, and he has been living on his state pension, with his heating off, since. When I asked he said he had not got round to it and changed the subject.

He has been sent four letters about the benefit and the council has written about his rent. I enclosed a leaflet about your service, and he said he would have a look.

He keeps ferrets and a whippet, knows more about pigs than anyone alive, and helped at the county show for years. He does not have a computer. Please send him an appointment and let us know if he does not reply, and we will discharge.

Best wishes,
Tom Haverill`,
  },
  consent: true,
  appointments: [{ at: '2026-11-26T14:00', what: 'First conversation, appointment letter sent' }],
  script: null,
}

const record = () =>
  routineCare(
    aRecord(about, {
      practice: elmRoad,
      registered: '1979-05-08',
      staff: [
        { prefix: 'Dr', given: 'Tom', family: 'Haverill', role: 'gp' },
        { prefix: 'Sister', given: 'Joan', family: 'Ambler', role: 'nurse' },
        { prefix: 'Mrs', given: 'Lorraine', family: 'Speight', role: 'other' },
        { prefix: 'Mrs', given: 'Pauline', family: 'Tranter', role: 'receptionist' },
      ],
      contacts: [
        {
          relationship: ['Next of kin', 'Cousin'],
          given: 'Roy',
          family: 'Osgood',
          phone: '01632 960222',
          gender: 'male',
        },
      ],
    })
      .problem('copd', {
        term: 'COPD',
        significance: 'major',
        since: '2012',
        recorded: '2012-10-15',
        by: GP,
      })
      .problem('angina', {
        term: 'Angina',
        significance: 'major',
        since: '2017',
        recorded: '2017-03-20',
        by: GP,
      })
      .problem('leg', {
        term: 'Venous leg ulcer',
        significance: 'minor',
        active: false,
        since: '2023-11',
        recorded: '2023-12-04',
        ended: '2024-12',
      })
      .problem('widowed', {
        term: 'Widowed',
        significance: 'minor',
        since: '2022-10-02',
        recorded: '2022-10-10',
      })
      .problem('haemorrhoids', {
        term: 'Haemorrhoids',
        active: false,
        recorded: '2015-06-01',
        ended: '2015-09',
      })
      .medicine('tiotropium', {
        drug: 'Tiotropium bromide 18microgram inhalation powder capsules',
        dose: 'One capsule inhaled each day',
        started: '2013-01-07',
        issues: ['2013-01-07', '2026-10-05'],
        for: 'copd',
      })
      .medicine('salbutamol', {
        drug: 'Salbutamol 100micrograms/dose inhaler CFC free',
        dose: 'Two puffs when breathless',
        started: '2012-10-15',
        issues: ['2012-10-15', '2026-10-05'],
        for: 'copd',
      })
      .medicine('aspirin', {
        drug: 'Aspirin 75mg tablets',
        dose: 'One each day',
        started: '2017-03-20',
        issues: ['2017-03-20', '2026-10-05'],
        for: 'angina',
      })
      .medicine('bisoprolol', {
        drug: 'Bisoprolol 2.5mg tablets',
        dose: 'One each morning',
        started: '2017-03-20',
        issues: ['2017-03-20', '2026-10-05'],
        for: 'angina',
      })
      .medicine('gtn', {
        drug: 'Glyceryl trinitrate 400micrograms/dose pump sublingual spray',
        dose: 'One or two sprays when chest pain',
        started: '2017-03-20',
        issues: ['2017-03-20', '2025-04-14'],
        for: 'angina',
      })
      .entry('2012-10-15', coded('Ex-smoker', 'Stopped 2012, 40 pack yrs'))
      .entry('2022-10-10', coded('Lives alone', 'Council house'))
      .entry('1972', coded('Farm worker', 'Pigs, until 2019', { on: '1972' }))
      .entry('2013-04-08', measured('Alcohol units per week', 6, 'units/week', 'Pints Sat'))
      .consultation('2017-03-20T10:00', {
        by: GP,
        about: 'angina',
        problem: newProblem('angina'),
        history: 'Tight chest up the hill w pigs. Wife Jean with him, she writes it all down.',
        plan: 'RACPC.',
      })
      .consultation('2022-10-10T11:20', {
        by: GP,
        about: 'widowed',
        problem: newProblem('widowed', 'Jean d. 2/10, 46 yrs'),
        history:
          '"She did the house side, I did the pigs." Cousin Roy ten miles off. Keeps ferrets.',
      })
      .consultation('2023-12-04T09:00', {
        by: REGISTRAR,
        about: 'leg',
        problem: newProblem('leg'),
        history: 'Wire caught shin 4/52.',
        plan: 'Nurse clinic wkly.',
      })
      .consultation('2024-01-23T09:30', {
        setting: 'nurse',
        by: NURSE,
        about: 'leg',
        comment: 'Ulcer 3x2cm, slough. Compression. Whippet under chair, not supposed to be in.',
      })
      .consultation('2024-03-12T09:30', {
        setting: 'nurse',
        by: NURSE,
        about: 'leg',
        comment: '2.5x2. Kept dry.',
      })
      .consultation('2024-05-21T09:30', {
        setting: 'nurse',
        by: NURSE,
        about: 'leg',
        comment:
          '2x1.5cm, granulating. Stocking size ok. Took 40 min as talking. Tells me he never learned to read or write - kept home for lambing and harvest - Jean did all letters and forms, now puts them behind the clock. Does not want the Drs told, ashamed. Says he can manage if someone reads it out. Dressing as before, rv 1/52.',
      })
      .consultation('2024-07-09T09:30', {
        setting: 'nurse',
        by: HCA,
        about: 'leg',
        comment: '1cm. Talked ferrets.',
      })
      .consultation('2024-10-15T14:00', {
        setting: 'nurse',
        by: HCA,
        additional: [vaccine('Seasonal influenza vaccination'), bloodPressure(132, 76)],
      })
      .consultation('2024-12-10T09:30', {
        setting: 'nurse',
        by: NURSE,
        about: 'leg',
        comment: 'HEALED. Cake.',
      })
      .consultation('2025-04-14T10:40', {
        by: REGISTRAR,
        about: 'angina',
        history: 'Spray twice a wk on hill. No change.',
        examination: bloodPressure(138, 80),
      })
      .consultation('2026-02-03T09:00', {
        setting: 'admin',
        by: DESK,
        administration: coded('Did not attend - no reason', 'Chest clinic, letter sent'),
      })
      .consultation('2026-03-16T11:00', {
        by: REGISTRAR,
        about: 'copd',
        history:
          'Exacerbation. Using both inhalers same way. Written self mgmt plan given + leaflet.',
        plan: planned('COPD review due', '2026-09-14'),
      })
      .consultation('2026-05-12T09:00', {
        setting: 'admin',
        by: DESK,
        administration: coded('Did not attend - no reason', 'Chest clinic, 2nd letter'),
      })
      .consultation('2026-08-11T09:00', {
        setting: 'admin',
        by: DESK,
        administration: coded('Did not attend - no reason', 'Chest clinic. Discharged by them'),
      })
      .consultation('2026-09-22T10:10', {
        by: REGISTRAR,
        about: 'copd',
        history:
          'Cold house, heating off since Aug. Pension Credit stopped: form not returned. Says not got round to it.',
        examination: 'Sats 93.',
        social: coded('Financial problem', 'Pension Credit stopped. State pension only'),
        plan: 'Printed info on winter payments.',
      })
      .consultation('2026-11-09T10:00', {
        by: REGISTRAR,
        about: 'copd',
        history: 'As above. "Non engagement". Rent letter from council unopened in his pocket.',
        plan: [
          refer(
            'Referral to social prescribing service',
            'Sampleton Social Prescribing',
            'Benefits, engagement',
          ),
          'Leaflet given.',
        ],
      }),
    ROUTINE,
  ).bundle()

/** The fact that explains everything is in a dressing note of thirty months ago. */
export const derekOsgood: Person = { ...about, bundle: record }

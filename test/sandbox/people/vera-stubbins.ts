import { aRecord } from '../../builders/gp-record.ts'
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
import { quayside } from '../practices.ts'
import type { Person } from '../world.ts'
import { routineCare } from './routine-care.ts'
import { ROUTINE } from './vera-stubbins-routine.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const PARAMEDIC = 'Ms Lyn Coates'
const DESK = 'Miss Bethan Rowe'

const about: Omit<Person, 'bundle'> = {
  id: 'vera-stubbins',
  nhsNumber: '9991793275',
  name: { family: 'Stubbins', given: ['Vera'], prefix: 'Mrs' },
  gender: 'female',
  birthDate: '1944-09-03',
  address: { line: '40 Quarry Terrace', city: 'Sampleton', postalCode: 'ZZ99 3BA' },
  phone: '01632 960231',
  practice: quayside,
  headline: '82, early dementia, three falls this year, lives alone with her dog',
  referral: {
    reason: 'Early Alzheimer’s; falls; wants to stay at home and keep walking the dog',
    referrer: 'Dr Jonathan Whitlock',
    date: '2026-11-12',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Jonathan Whitlock, Quayside Medical Centre',
    date: '2026-11-12',
    text: `Dear colleague,

Vera is 82 and was told in January that she has Alzheimer's disease, at an early stage. She knows, and will tell you so herself: "I've got a colander for a head." She has had three falls this year, the last in October on the front step with the dog's lead round her ankle, and has been lucky each time.

She lives alone at Quarry Terrace with Patch, a terrier. Her daughter Linda comes on Wednesdays and Sundays from across the county and rings every evening; she holds lasting power of attorney for health. Carers come in each morning for her tablets since the summer. A neighbour, Mr Fry, has a key.

What she wants is to stay in her own house, with the dog, and to go on singing: she was a club singer. What Linda wants is to sleep at night. I think the two can be squared for a while with some company in the daytime, someone to walk with her and Patch, and a look at the step and the rugs.

Please write things down for her in large plain words and let Linda know of any appointment. Vera is happy for that. Mornings are her best time; by four she is lost.

With thanks,
Jonathan Whitlock`,
  },
  consent: true,
  appointments: [{ at: '2026-11-25T10:30', what: 'Home visit, with Linda (daughter)' }],
  script: null,
}

const record = () =>
  routineCare(
    aRecord(about, {
      practice: quayside,
      registered: '1969-11-03',
      staff: [
        { prefix: 'Dr', given: 'Farah', family: 'Siddiq', role: 'gp' },
        { prefix: 'Nurse', given: 'Chidi', family: 'Eze', role: 'nurse' },
        { prefix: 'Ms', given: 'Lyn', family: 'Coates', role: 'paramedic' },
        { prefix: 'Miss', given: 'Bethan', family: 'Rowe', role: 'receptionist' },
      ],
      contacts: [
        {
          relationship: ['Next of kin', 'Daughter', 'LPA health and welfare'],
          given: 'Linda',
          family: 'Marsden',
          phone: '01632 960232',
          gender: 'female',
        },
        {
          relationship: ['Neighbour, key holder'],
          given: 'Albert',
          family: 'Fry',
          phone: '01632 960233',
          gender: 'male',
        },
      ],
    })
      .problem('alzheimers', {
        term: "Alzheimer's disease",
        significance: 'major',
        since: '2026-01-14',
        recorded: '2026-01-26',
        by: GP,
      })
      .problem('falls', {
        term: 'Recurrent falls',
        significance: 'major',
        since: '2026-02',
        recorded: '2026-06-08',
        by: GP2,
      })
      .problem('frailty', {
        term: 'Mild frailty',
        significance: 'minor',
        since: '2025-09',
        recorded: '2025-09-22',
      })
      .problem('osteoporosis', {
        term: 'Osteoporosis',
        significance: 'major',
        since: '2019',
        recorded: '2019-05-13',
      })
      .problem('bladder', {
        term: 'Incontinence of urine',
        significance: 'minor',
        since: '2025',
        recorded: '2025-09-22',
      })
      .problem('blood pressure', {
        term: 'Essential hypertension',
        significance: 'minor',
        since: '2006',
        recorded: '2006-03-06',
      })
      .problem('hip', {
        term: 'Osteoarthritis of hip',
        significance: 'minor',
        since: '2014',
        recorded: '2014-10-13',
      })
      .problem('bereavement', {
        term: 'Bereavement',
        significance: 'minor',
        active: false,
        since: '2018-12',
        recorded: '2018-12-17',
        ended: '2020',
      })
      .medicine('donepezil', {
        drug: 'Donepezil 10mg tablets',
        dose: 'One at night',
        started: '2026-03-09',
        issues: ['2026-03-09', '2026-10-26'],
        by: GP,
        for: 'alzheimers',
      })
      .medicine('alendronic acid', {
        drug: 'Alendronic acid 70mg tablets',
        dose: 'One weekly',
        started: '2019-05-13',
        issues: ['2019-05-13', '2026-10-26'],
        for: 'osteoporosis',
      })
      .medicine('amlodipine', {
        drug: 'Amlodipine 5mg tablets',
        dose: 'One each day',
        started: '2006-03-06',
        ended: '2026-06-08',
        stopped: 'Postural drop',
        issues: ['2006-03-06', '2026-05-11'],
        for: 'blood pressure',
      })
      .medicine('paracetamol', {
        drug: 'Paracetamol 500mg tablets',
        dose: 'Two up to four times a day',
        started: '2014-10-13',
        issues: ['2014-10-13', '2026-10-26'],
        for: 'hip',
      })
      .medicine('solifenacin', {
        drug: 'Solifenacin 5mg tablets',
        dose: 'One each day',
        started: '2025-09-22',
        ended: '2026-01-26',
        stopped: 'Confusion',
        issues: ['2025-09-22'],
        for: 'bladder',
      })
      .entry('2006-03-06', coded('Ex-smoker', 'Stopped 1990'))
      .entry('2018-12-17', coded('Widowed', 'Stan'))
      .entry('2018-12-17', coded('Lives alone', 'With dog'))
      .entry(
        '2026-03-02',
        coded('Lasting power of attorney personal welfare', 'Linda Marsden, daughter, seen'),
        GP,
      )
      .entry(
        '2026-03-09',
        coded(
          'Dementia care plan agreed',
          'Stay at home with dog. Singing. Linda to be told of appts',
        ),
        GP,
      )
      .entry(
        '2026-09-14',
        coded(
          'Not for cardiopulmonary resuscitation',
          'Discussed with Vera and Linda, form at home',
        ),
        GP,
      )
      .consultation('2018-12-17T12:00', {
        setting: 'telephone',
        by: GP,
        about: 'bereavement',
        history: 'Husband Stan d. 12/12 lung ca. Daughter Linda up.',
      })
      .consultation('2024-02-19T10:10', {
        setting: 'nurse',
        by: NURSE,
        additional: bloodPressure(148, 78),
        comment: 'Twice today at desk asking same. Sang to the waiting room.',
      })
      .consultation('2024-11-11T09:00', {
        setting: 'nurse',
        by: NURSE,
        additional: [vaccine('Seasonal influenza vaccination'), coded('Never drinks alcohol')],
      })
      .consultation('2025-09-22T09:40', {
        by: GP2,
        about: ['frailty', 'bladder'],
        history:
          'Linda brings her. Forgetting names, pans burnt x2, got off bus at wrong end and brought home by driver. Vera laughs it off.',
        examination: ['6CIT 12. Get up and go 19s.', measured('Body weight', 54, 'kg')],
        plan: [
          refer('Referral to memory clinic', 'Sampleton Memory Service', 'Gradual decline 18/12'),
          'Bloods.',
        ],
      })
      .consultation('2026-01-26T09:50', {
        setting: 'letter',
        by: DESK,
        about: 'alzheimers',
        document: filed(
          'Letter - Clinic Letter',
          'Memory Service: early Alzheimer’s disease, diagnosis shared with patient and daughter',
          '2026-01-14',
        ),
      })
      .consultation('2026-02-16T14:20', {
        setting: 'home',
        by: PARAMEDIC,
        about: 'falls',
        history:
          'Found on landing by Mr Fry, had been to the loo in the dark. Bruised cheek. No LOC.',
        examination: bloodPressure(128, 64),
        plan: 'Night lights. Rugs up (put back by Vera).',
      })
      .consultation('2026-03-09T09:30', {
        by: GP,
        minutes: 25,
        about: 'alzheimers',
        history:
          'Vera + Linda. Understands. "Colander". Not low. Wants dog and home. Driving: stopped 2021.',
        medication: prescribed('donepezil'),
        plan: [
          refer("Referral to Alzheimer's Society", "Alzheimer's Society", 'Dementia adviser'),
          planned('Dementia care plan review', '2027-03-08'),
        ],
      })
      .consultation('2026-06-08T10:00', {
        by: GP2,
        about: 'falls',
        problem: newProblem('falls', '2nd this yr, bathroom'),
        history: 'Dizzy on standing. Tablets muddled, box found under bed.',
        examination: ['Postural drop 30.', bloodPressure(104, 58)],
        plan: [
          'Amlodipine stopped.',
          refer('Refer to social worker', 'Adult Social Care', 'Morning call for tablets'),
          refer(
            'Referral to physiotherapist',
            'Sampleton Community Falls Team',
            '2 falls, osteoporosis',
          ),
        ],
      })
      .consultation('2026-07-20T11:00', {
        setting: 'letter',
        by: DESK,
        about: 'falls',
        document: filed(
          'Letter - Community',
          'Falls Team: exercises, frame for indoors, rails fitted. Step not assessed',
          '2026-07-14',
        ),
        comment: 'Brightwell Care start mornings 21/7.',
      })
      .consultation('2026-09-14T10:20', {
        by: GP,
        about: 'alzheimers',
        history:
          'Linda worn out, ringing nightly, works full time. Vera rang her 23 times one Sat. Dementia adviser (Sue) been once, singing cafe suggested, cannot get there. Handbag found in freezer.',
        examination: [measured('Body weight', 51, 'kg'), bloodPressure(134, 70)],
        social: 'Attendance Allowance lower rate. Meals - toast, biscuits.',
      })
      .consultation('2026-10-19T13:40', {
        setting: 'home',
        by: PARAMEDIC,
        about: 'falls',
        history:
          'Front step, dog lead round ankle. Graze knees. Mr Fry picked her up. 3rd this yr. Patch is 12 and pulls. "I am not having him took off me."',
        plan: 'Step rail? d/w Dr W.',
      })
      .consultation('2026-11-11T10:10', {
        by: GP,
        about: ['alzheimers', 'falls'],
        history:
          'With Linda. Wants company in day + someone to walk Patch with. Singing. Safe w gas - now cut off, microwave only.',
        plan: [
          refer(
            'Referral to social prescribing service',
            'Quayside Social Prescribing Team',
            'Company, dog, singing, step',
          ),
          planned('Frailty review', '2027-02-08'),
        ],
      }),
    ROUTINE,
  ).bundle()

/** Early dementia, with falls. */
export const veraStubbins: Person = { ...about, bundle: record }

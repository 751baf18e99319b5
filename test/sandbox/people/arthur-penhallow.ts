import { aRecord } from '../../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  measured,
  newProblem,
  notForPatient,
  prescribed,
  refer,
  vaccine,
} from '../../builders/story.ts'
import { quayside } from '../practices.ts'
import type { Person } from '../world.ts'
import { ROUTINE } from './arthur-penhallow-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DISTRICT = 'Sister Mo Brannan'
const DESK = 'Miss Bethan Rowe'

const about: Omit<Person, 'bundle'> = {
  id: 'arthur-penhallow',
  nhsNumber: '9991555706',
  name: { family: 'Penhallow', given: ['Arthur'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1943-06-08',
  address: { line: '5 Signal Cottages', city: 'Sampleton', postalCode: 'ZZ99 3UV' },
  phone: '01632 960201',
  practice: quayside,
  headline: '83, after a stroke, son lives with him',
  referral: {
    reason: 'Wants to see his friends again; hardly seen out',
    referrer: 'Sister Mo Brannan, district nurse',
    date: '2026-11-10',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Sister Mo Brannan, district nursing team',
    date: '2026-11-10',
    text: `Hello,

Please could you see Arthur, 83. He had a stroke in 2023 which left his right arm weak and his words slow, but there is nothing wrong with his mind. He was a signalman and ran the model railway club in the old station for thirty years. He has not been since last winter and says that he would "give anything" to get back.

His son Neil lives with him and is down as his carer and next of kin. Neil is always in the room and tends to answer for him. I would ask you to arrange to see Arthur by himself: he has a clinic with us at the health centre every other Tuesday at 10, without Neil, and I would be glad to lend you the room. Please do not ring the house to arrange it, and please do not leave a message or post anything. Ring me.

Arthur was very clear that he wanted this referral and that it was his own idea. His old friend from the club, Ken Aske, would fetch him if it could be arranged.

I have asked Dr Whitlock to speak to you before you visit. I would rather not put more in a letter.

Thank you,
Mo`,
  },
  consent: true,
  appointments: [
    {
      at: '2026-12-01T10:15',
      what: 'First conversation, in the leg clinic with Sister Brannan. Do not ring home',
    },
  ],
  script: null,
}

const record = () =>
  routineCare(
    aRecord(about, {
      practice: quayside,
      registered: '1984-01-16',
      staff: [
        { prefix: 'Dr', given: 'Farah', family: 'Siddiq', role: 'gp' },
        { prefix: 'Nurse', given: 'Chidi', family: 'Eze', role: 'nurse' },
        { prefix: 'Sister', given: 'Mo', family: 'Brannan', role: 'nurse' },
        { prefix: 'Miss', given: 'Bethan', family: 'Rowe', role: 'receptionist' },
      ],
      contacts: [
        {
          relationship: ['Next of kin', 'Son', 'Carer'],
          given: 'Neil',
          family: 'Penhallow',
          phone: '01632 960201',
          gender: 'male',
        },
        {
          relationship: ['Friend'],
          given: 'Ken',
          family: 'Aske',
          phone: '01632 960202',
          gender: 'male',
        },
      ],
    })
      .problem('stroke', {
        term: 'Stroke',
        significance: 'major',
        since: '2023-09-27',
        recorded: '2023-10-16',
        by: GP,
      })
      .problem('abuse', {
        term: 'Victim of domestic abuse',
        significance: 'major',
        since: '2026-09',
        recorded: '2026-10-06',
        by: GP,
      })
      .problem('safeguarding', {
        term: 'Adult safeguarding concern',
        significance: 'major',
        since: '2026-09-29',
        recorded: '2026-10-06',
        by: GP,
        beside: 'abuse',
      })
      .problem('ulcer', {
        term: 'Venous leg ulcer',
        significance: 'minor',
        since: '2025-08',
        recorded: '2025-09-01',
        by: GP2,
      })
      .problem('atrial fibrillation', {
        term: 'Atrial fibrillation',
        significance: 'major',
        since: '2023-09',
        recorded: '2023-10-16',
        partOf: 'stroke',
      })
      .problem('aphasia', {
        term: 'Expressive dysphasia',
        significance: 'minor',
        since: '2023-09',
        recorded: '2023-10-16',
        partOf: 'stroke',
      })
      .problem('widowed', {
        term: 'Widowed',
        significance: 'minor',
        since: '2020-04',
        recorded: '2020-05-04',
      })
      .problem('cataract', {
        term: 'Extraction of cataract',
        active: false,
        since: '2017',
        recorded: '2017-06-05',
        ended: '2018',
      })
      .medicine('apixaban', {
        drug: 'Apixaban 5mg tablets',
        dose: 'One twice a day',
        started: '2023-10-16',
        issues: ['2023-10-16', '2026-10-19'],
        for: 'atrial fibrillation',
      })
      .medicine('atorvastatin', {
        drug: 'Atorvastatin 20mg tablets',
        dose: 'One at night',
        started: '2023-10-16',
        issues: ['2023-10-16', '2026-10-19'],
        for: 'stroke',
      })
      .medicine('bisoprolol', {
        drug: 'Bisoprolol 2.5mg tablets',
        dose: 'One each morning',
        started: '2023-10-16',
        issues: ['2023-10-16', '2026-10-19'],
        for: 'atrial fibrillation',
      })
      .medicine('zopiclone', {
        drug: 'Zopiclone 3.75mg tablets',
        dose: 'One at night',
        started: '2026-05-11',
        ended: '2026-06-15',
        stopped: 'Asked for by son, not by patient',
        issues: ['2026-05-11'],
        kind: 'acute',
      })
      .entry('2023-10-16', coded('Ex-smoker', 'Pipe, until 1995'))
      .entry('2024-03-11', coded('Has a caregiver', 'Son Neil, lives in'))
      .entry('2017-06-05', coded('Main spoken language English'))
      .entry(null, coded('No known allergies', undefined, { on: null }))
      .consultation('2020-05-04T10:00', {
        setting: 'telephone',
        by: GP,
        about: 'widowed',
        history: 'Wife Betty d. in hospital w Covid, could not visit. Ken Aske phones nightly.',
      })
      .consultation('2023-10-16T11:20', {
        by: GP,
        about: ['stroke', 'aphasia'],
        problem: newProblem('stroke', 'L MCA, 27/9'),
        history:
          'Home from stroke unit. R arm weak, words slow but knows exactly what he means. Frustrated. Ken drives him.',
        medication: [prescribed('apixaban'), prescribed('atorvastatin')],
        plan: refer('Referral to speech and language therapy', 'Community Stroke Team'),
      })
      .consultation('2024-03-11T15:10', {
        by: GP2,
        about: 'stroke',
        history:
          'Son Neil (51) moved in Feb after divorce, "to look after dad". Pleased of company he says. Carers allowance form signed.',
        social: measured('Alcohol units per week', 4, 'units/week', 'A bottle of stout at club'),
      })
      .consultation('2024-10-22T10:00', {
        setting: 'nurse',
        by: NURSE,
        additional: [vaccine('Seasonal influenza vaccination'), bloodPressure(136, 78)],
        comment: 'Ken brought him. Club AGM next wk, chairman again.',
      })
      .consultation('2025-09-01T10:30', {
        by: GP2,
        about: 'ulcer',
        problem: newProblem('ulcer', 'L gaiter'),
        history: 'Knocked it on the coal scuttle. Neil says he is clumsy.',
        plan: 'Leg clinic w district nurses alt Tues.',
      })
      .consultation('2026-01-20T10:10', {
        setting: 'nurse',
        by: DISTRICT,
        about: 'ulcer',
        comment:
          'Not at club since before Xmas, "no lift now". Ken not allowed to call, Neil has "had words". Wt down a bit.',
        additional: measured('Body weight', 64, 'kg'),
      })
      .consultation('2026-05-11T12:00', {
        setting: 'telephone',
        by: GP2,
        history:
          'Son rang, dad up all night shouting, wants him "settled". Short course zopiclone.',
        medication: prescribed('zopiclone'),
      })
      .consultation('2026-06-16T10:20', {
        setting: 'nurse',
        by: DISTRICT,
        about: 'ulcer',
        comment:
          'Drowsy. Does not know what the new tablet is. Says sleeps fine, it is Neil who is up. Stopped, d/w Dr S. Pension card "Neil has it".',
        additional: measured('Body weight', 61, 'kg'),
      })
      .consultation('2026-09-29T10:15', {
        setting: 'nurse',
        by: DISTRICT,
        about: ['ulcer', 'safeguarding'],
        comment: [
          'Finger-shaped bruises both upper arms. Asked straight: "Neil has a temper. He is all I have got." Door locked when Neil goes out. Does not want police. Wants the club and Ken.',
          measured('Body weight', 59, 'kg'),
        ],
      })
      .consultation('2026-10-06T09:40', {
        by: GP,
        minutes: 30,
        about: ['abuse', 'safeguarding'],
        history: [
          newProblem('abuse'),
          newProblem(
            'safeguarding',
            'Physical + financial, by son. Has capacity, does not want him to know. Enquiry opened, social worker Jane Tull',
          ),
          'Seen alone at leg clinic. Afraid of Neil when drinking, mostly Fri/Sat. Cash card + bank letters kept from him. Not afraid tonight.',
        ],
        plan: [
          notForPatient(
            'ALL STAFF: do not discuss with son, do not ring house. Appts only via leg clinic. Son is listed as NOK/carer - do not use.',
          ),
          refer('Referral to safeguarding adults team', 'Adult Social Care', 'By consent', {
            priority: 'urgent',
          }),
        ],
      })
      .consultation('2026-10-20T10:20', {
        setting: 'nurse',
        by: DISTRICT,
        about: 'ulcer',
        additional: [
          vaccine('Seasonal influenza vaccination'),
          'Ulcer nearly healed. SW saw him here. Would love the model railway again.',
        ],
      })
      .consultation('2026-11-10T10:20', {
        setting: 'admin',
        by: DESK,
        administration:
          'Son rang asking what appt was for today and why. Told check up for leg only. Dr W informed.',
      }),
    ROUTINE,
  ).bundle()

/** His carer is the one he is afraid of. */
export const arthurPenhallow: Person = { ...about, bundle: record }

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
} from '../../builders/story.ts'
import { quayside } from '../practices.ts'
import type { Person } from '../world.ts'

const GP = 'Dr Jonathan Whitlock'
const NURSE = 'Nurse Chidi Eze'

const about: Omit<Person, 'bundle'> = {
  id: 'some-items-withheld',
  nhsNumber: '9992901934',
  name: { family: 'Townsend', given: ['Iris'], prefix: 'Miss' },
  gender: 'female',
  birthDate: '1979-01-26',
  address: { line: 'Flat 9, Ropery Court', city: 'Sampleton', postalCode: 'ZZ99 3EF' },
  phone: '01632 960141',
  practice: quayside,
  headline: 'Script: some items are withheld',
  referral: {
    reason: 'Fatigue, off work, needs help with pacing and with money',
    referrer: 'Dr Jonathan Whitlock',
    date: '2026-11-13',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Jonathan Whitlock, Quayside Medical Centre',
    date: '2026-11-13',
    text: `Dear colleague,

Iris is a primary school teaching assistant of 47 who has not been well since a bad chest infection in the spring of 2025. She has been left exhausted, with days in bed after any effort, and has been off work since January. She was seen by the fatigue clinic, who were helpful about pacing but have now discharged her.

Her sick pay halved in July and stops in January. She lives alone in a first-floor flat with no lift and relies on a friend for shopping. She is an organised person who finds it very hard to ask.

There are parts of her history that she has asked us to keep between her and the surgery, and you may notice gaps in what you can see. Please do not press her on them. What she would like from you is help with the benefits forms, something gentle and sociable that does not punish her the next day, and perhaps someone who understands what it is like.

Kind regards,
Jonathan Whitlock`,
  },
  consent: true,
  appointments: [{ at: '2026-11-30T13:00', what: 'First conversation, by video' }],
  script: 'withheld',
}

const record = () =>
  aRecord(about, {
    practice: quayside,
    registered: '2012-08-20',
    staff: [{ prefix: 'Nurse', given: 'Chidi', family: 'Eze', role: 'nurse' }],
  })
    .warning('uncategorised', 'confidential-items')
    .warning('consultations', 'confidential-items')
    .warning('problems', 'confidential-items')
    .problem('fatigue', {
      term: 'Chronic fatigue syndrome',
      significance: 'major',
      since: '2025-04',
      recorded: '2025-11-03',
      by: GP,
    })
    .problem('asthma', {
      term: 'Asthma',
      significance: 'major',
      since: '1988',
      recorded: '2012-09-10',
    })
    .medicine('salbutamol', {
      drug: 'Salbutamol 100micrograms/dose inhaler CFC free',
      dose: 'Two puffs when needed',
      started: '2012-09-10',
      issues: ['2012-09-10', '2026-06-22'],
      for: 'asthma',
    })
    .medicine('amitriptyline', {
      drug: 'Amitriptyline 10mg tablets',
      dose: 'One at night for sleep',
      started: '2025-11-03',
      issues: ['2025-11-03', '2026-10-12'],
      for: 'fatigue',
    })
    .entry('2012-09-10', coded('Never smoked tobacco'))
    .entry('2026-01-19', coded('Lives alone', 'First floor flat, no lift'))
    .consultation('2025-04-14T11:30', {
      by: GP,
      history: [
        coded('Cough', 'LRTI 2/52, antibiotics from walk in'),
        'Wiped out. Off work this wk.',
      ],
      examination: 'Chest clear now.',
    })
    .consultation('2025-11-03T09:10', {
      by: GP,
      about: 'fatigue',
      problem: newProblem('fatigue'),
      history:
        'Seven months. Crashes 24-48h after any exertion. Bloods all normal. Managing 3 mornings at school then bed.',
      medication: prescribed('amitriptyline'),
      plan: refer('Referral to fatigue clinic', 'Northern Fatigue Service', 'Post-infective, PEM'),
    })
    .consultation('2026-01-19T10:40', {
      by: GP,
      about: 'fatigue',
      history:
        'Had to stop work. Upset about leaving her class mid year. Friend Ros does shopping.',
      plan: coded('eMED3 new statement issued, not fit for work', '3/12'),
    })
    .consultation('2026-07-27T15:15', {
      setting: 'telephone',
      by: GP,
      about: 'fatigue',
      history:
        'Half pay from this month. Rent covered till New Year. Parents dead, sister in Canada.',
      plan: [
        coded('eMED3 new statement issued, not fit for work', '3/12'),
        coded('Financial problem', 'Sick pay halved'),
      ],
    })
    .consultation('2026-10-12T09:00', {
      setting: 'nurse',
      by: NURSE,
      about: 'asthma',
      additional: [
        coded('Asthma annual review'),
        bloodPressure(118, 74),
        measured('Peak expiratory flow rate', 420, 'L/min'),
      ],
    })
    .consultation('2026-11-12T16:20', {
      by: GP,
      about: 'fatigue',
      history: 'Fatigue clinic d/c. Lonely, sees Ros and the delivery man. Not low, frustrated.',
      document: filed(
        'Letter - Clinic Letter',
        'Northern Fatigue Service: discharge, pacing plan',
        '2026-10-29',
      ),
      plan: [
        refer(
          'Referral to social prescribing service',
          'Sampleton Social Prescribing',
          'Benefits advice, gentle social contact',
        ),
        planned('Medication review due', '2027-05-03'),
      ],
    })
    .bundle()

/** She has asked the practice to keep some of her record to itself. */
export const irisTownsend: Person = { ...about, bundle: record }

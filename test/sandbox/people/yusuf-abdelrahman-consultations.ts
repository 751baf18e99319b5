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
  scored,
  vaccine,
} from '../../builders/story.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const DESK = 'Mrs Pauline Tranter'
const OLD = 'Dr M Castell'

export const consultations = (record: RecordBuilder): RecordBuilder =>
  record
    .consultation(null, {
      setting: 'elsewhere',
      by: OLD,
      title: 'Health screen',
      comment:
        'Initial accommodation screen. Wt 58kg. Scars back + both wrists. Left Darfur 2021, Libya, boat. Brother Hassan d. at sea (same boat). Says wife + daughter alive in Chad.',
    })
    .consultation('2023-01-16T11:00', {
      setting: 'elsewhere',
      by: OLD,
      about: 'pain',
      problem: newProblem('pain'),
      history:
        'Hostel clinic w phone interp. Back pain since beatings, R shoulder too (hung by arms). Cannot sit more than 20 mins.',
      medication: [prescribed('amitriptyline'), prescribed('naproxen')],
    })
    .consultation('2023-02-20T10:30', {
      setting: 'elsewhere',
      by: OLD,
      about: ['ptsd', 'headache'],
      problem: newProblem('ptsd'),
      history:
        'Nightmares nightly, wakes shouting, roommates complain. Jumps at doors. Flashbacks to prison, smell of diesel. No suicidal plans. Prays.',
      plan: refer('Referral to psychologist', 'Northern Trauma Service', 'Torture, PTSD'),
    })
    .consultation('2023-06-19T09:00', {
      setting: 'letter',
      by: OLD,
      about: 'latent tb',
      document: filed(
        'Letter - Clinic Letter',
        'TB service: latent TB treatment completed',
        '2023-06-15',
      ),
    })
    .consultation('2024-05-13T14:00', {
      setting: 'elsewhere',
      by: OLD,
      about: 'pain',
      history:
        'Hostel moved to barge-type site 20 mi out for 5 months. Lost place on ESOL. No football, no mosque nearby. Pain worse.',
      social: 'Not permitted to work. £9 a wk.',
    })
    .consultation('2025-04-28T09:15', {
      setting: 'nurse',
      by: NURSE,
      minutes: 30,
      title: 'New patient check',
      examination: [bloodPressure(118, 72), measured('Body weight', 61, 'kg')],
      additional: [
        coded('Never smoked tobacco'),
        measured('Alcohol units per week', 0, 'units/week'),
      ],
      social: [
        'Granted status Feb, told to leave hostel in 28 days. Slept at mosque and on a friends floor 3 wks, now council temp accom.',
        newProblem('refugee', 'Leave to remain granted 11/2/25, 5 yrs'),
      ],
      comment: 'Phone interp used, worked well. Very polite. Brought me dates.',
    })
    .consultation('2025-05-19T16:10', {
      by: GP,
      minutes: 30,
      about: ['ptsd', 'pain'],
      history:
        'With interp (Mahmoud, tel). Sleeps 3-4 hrs. Low. "In my body I am still there". Wife + daughter in camp, calls when they have signal. Teacher in Nyala before war, taught 7 yr olds.',
      examination: ['R shoulder abd 90 only.', scored('PHQ-9 score', 18)],
      medication: prescribed('sertraline'),
      plan: [
        refer(
          'Referral to physiotherapist',
          'Sampleton MSK Service',
          'Back/shoulder, torture survivor. INTERPRETER',
        ),
        refer(
          'Referral to psychologist',
          'Northern Trauma Service',
          'Re-referral, was lost on moving',
        ),
      ],
    })
    .consultation('2025-06-23T10:40', {
      by: REGISTRAR,
      about: 'h pylori',
      problem: newProblem('h pylori'),
      history: 'Epigastric pain on naproxen. Stool Ag pos.',
      medication: prescribed('omeprazole'),
      plan: 'Eradication. Stop naproxen.',
    })
    .consultation('2025-08-04T09:00', {
      setting: 'letter',
      by: DESK,
      about: 'pain',
      document: filed('Letter - Other', 'MSK Service: did not attend, discharged', '2025-07-31'),
      comment: 'Letter was in English. Pt came to desk w it asking what it says. Told Dr H.',
    })
    .consultation('2025-09-08T11:30', {
      by: REGISTRAR,
      about: 'housing',
      problem: newProblem('housing'),
      history:
        'Room in shared house, 5 men, lock broken, shouting at night sets off flashbacks. Council say wait.',
      plan: [
        'Housing letter done.',
        refer(
          'Referral to housing department',
          'Sampleton Council Homelessness Team',
          'Medical priority: PTSD',
        ),
      ],
    })
    .consultation('2025-10-27T14:20', {
      setting: 'nurse',
      by: NURSE,
      additional: vaccine('Seasonal influenza vaccination', 'Declined last yr'),
      comment: 'ESOL started Sept at college, Tues+Thurs am. Pleased. Wrote his name and mine.',
    })
    .consultation('2026-01-19T10:00', {
      by: REGISTRAR,
      about: 'pain',
      history:
        'Lost warehouse job after 3 wks, couldnt lift. Was sending £50 a month to wife. Cried.',
      plan: 'MSK again, letter marked INTERPRETER + phone not post.',
      social: coded('Unemployed', 'Warehouse, agency, 3/52. UC now'),
    })
    .consultation('2026-03-09T09:30', {
      setting: 'letter',
      by: DESK,
      about: 'ptsd',
      document: filed(
        'Letter - Clinic Letter',
        'Northern Trauma Service: assessment, waiting list 14 months, prazosin started',
        '2026-03-02',
      ),
    })
    .consultation('2026-04-28T15:00', {
      setting: 'telephone',
      by: GP,
      about: 'ptsd',
      history:
        'Tel interp. Ramadan done, ate with the mosque each night and slept better than for yrs. Heard fighting near camp in Chad, no contact w Amal 2 wks then ok.',
      examination: scored('PHQ-9 score', 14),
    })
    .consultation('2026-07-07T09:10', {
      setting: 'admin',
      by: DESK,
      administration: [
        coded('Did not attend - no reason', 'Dr H, fit note. No interp was booked, our fault'),
        'Rebooked.',
      ],
    })
    .consultation('2026-08-24T10:50', {
      by: REGISTRAR,
      about: ['shoulder', 'pain'],
      history:
        'Saw physio x4, good man, exercises on phone video. Can throw a ball under-arm. Pain still 6/10.',
      examination: 'R abd 120.',
    })
    .consultation('2026-10-27T11:20', {
      by: REGISTRAR,
      minutes: 30,
      about: ['ptsd', 'refugee'],
      history:
        'Tel interp. Walks at night till tired. ESOL finished in July, no place this yr (waiting list). Family reunion papers: solicitor wants £1,900, legal aid not found. Rahma asked him on phone if he has a new family.',
      examination: scored('PHQ-9 score', 15),
      social: [
        'House: 5 men, nobody from home. Friend Ismail at mosque. UC, phone £35 a month is his biggest bill after food.',
        coded('Social isolation'),
        'Not suicidal: "I have a daughter".',
      ],
      plan: [
        refer(
          'Referral to social prescribing service',
          'Sampleton Social Prescribing',
          'English, football, legal help for family reunion, housing. INTERPRETER',
        ),
        planned('Depression medication review', '2027-01-26'),
      ],
    })
    .tests(
      '2025-06-20',
      'Vitamin D',
      [{ term: 'Serum 25-hydroxyvitamin D', value: 31, unit: 'nmol/L', words: 'Low' }],
      'Continue',
    )

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

const GP = 'Dr Samina Iqbal'
const GP2 = 'Dr Peter Lomas'
const NURSE = 'Sister Carol Dunn'
const PARAMEDIC = 'Mr Ade Bright'
const DESK = 'Mrs Wendy Pugh'
const COORD = 'Ms Helen Marr'

export const consultations = (record: RecordBuilder): RecordBuilder =>
  record
    .consultation('2019-11-18T08:40', {
      setting: 'nurse',
      by: NURSE,
      about: 'diabetes',
      title: 'Diabetic annual review',
      examination: [
        bloodPressure(134, 80),
        measured('Body weight', 79, 'kg'),
        'Feet normal. HbA1c 52.',
      ],
      social: 'Works FT school office. Husband drives taxi. Sings in choir, church Sun + Weds.',
    })
    .consultation('2022-10-24T16:20', {
      by: GP2,
      title: 'Family stress',
      history:
        'Husband (Emeka) had stroke Sept, home now, weak R side. She is managing, school good about time off.',
      plan: 'Carers leaflet.',
    })
    .consultation('2023-05-15T11:10', {
      by: GP,
      about: 'carer',
      problem: newProblem('carer'),
      history:
        '2nd stroke Mar. Memory clinic have told Emeka vascular dementia. He accuses her of moving money. She is coping, prayer helps.',
      plan: ['On carers register.', 'Offered carers centre, will think.'],
    })
    .consultation('2024-03-11T09:00', {
      setting: 'nurse',
      by: NURSE,
      about: 'diabetes',
      title: 'Diabetic annual review',
      examination: [bloodPressure(142, 84), measured('Body weight', 76, 'kg'), 'HbA1c 58.'],
      social: 'Eats standing up. Down to 3 days at school.',
    })
    .consultation('2024-10-02T15:00', {
      setting: 'telephone',
      by: GP2,
      about: 'eczema',
      history: 'Hands raw, washing + bleach (husb incontinent).',
      medication: prescribed('emollient'),
    })
    .consultation('2025-02-17T10:30', {
      by: GP2,
      about: 'back',
      problem: newProblem('back'),
      history:
        'Low back pain 1 yr, worse since getting him off the bathroom floor in Jan. No red flags.',
      medication: prescribed('codeine'),
      plan: [
        refer('Referral to physiotherapist', 'Sampleton MSK Service', 'Back pain, carer, lifting'),
        'Told not to lift alone. "Who else is there?"',
      ],
    })
    .consultation('2025-05-12T09:00', {
      setting: 'letter',
      by: DESK,
      about: 'back',
      document: filed('Letter - Other', 'MSK Service: did not attend x2, discharged', '2025-05-08'),
      comment: 'Rang - no one to sit with husband. Will re-refer if wants.',
    })
    .consultation('2025-09-15T14:40', {
      by: GP,
      about: 'sleep',
      problem: newProblem('sleep'),
      history: 'Up with husband 4-5x. Fell asleep at her desk, head teacher kind about it but.',
      plan: 'No tabs. ?night sits - none locally.',
    })
    .consultation('2025-10-20T08:30', {
      setting: 'nurse',
      by: NURSE,
      additional: [vaccine('Seasonal influenza vaccination', 'As carer'), bloodPressure(150, 90)],
    })
    .consultation('2026-01-26T12:10', {
      setting: 'telephone',
      by: GP,
      about: 'carer',
      history:
        'Left her job on Friday after 19 yrs. "He is my husband". Emeka now not safe alone, put a pan on and went to bed. Their money is his state pension and a small taxi one. She is 61 so no pension of her own for years.',
      plan: [
        'Told to ask about Carers Allowance.',
        refer('Refer to social worker', 'Adult Social Care', 'Sitting service'),
      ],
    })
    .consultation('2026-04-20T11:30', {
      by: GP,
      minutes: 25,
      about: ['low mood', 'carer'],
      problem: newProblem('low mood'),
      history:
        'Came while Adaeze minds him, first time out alone since Feb. Palpitations, dread when key turns. Cries in the bath w taps on. No thoughts of ending life, "God forbid, who would have him".',
      examination: [scored('PHQ-9 score', 15), scored('GAD-7 score', 14), bloodPressure(156, 92)],
      social:
        'No church since Easter: he shouts. Choir asked twice, stopped asking. Agency carers 9 days in March, he pushed one, they withdrew.',
      medication: prescribed('mirtazapine'),
      plan: [
        refer(
          "Referral for social services carer's assessment",
          'Adult Social Care',
          'Spouse w vascular dementia, sole carer, own health failing',
        ),
        refer("Referral to Alzheimer's Society", "Alzheimer's Society", 'Carer information group'),
        planned('Depression medication review', '2026-05-18'),
      ],
    })
    .consultation('2026-06-01T13:15', {
      setting: 'telephone',
      by: GP,
      about: 'low mood',
      history:
        'Slept thru him falling on mirtaz, blames herself. Stopped. Will try sertraline. Carer info group clashes w his bad time (teatime).',
      medication: prescribed('sertraline'),
    })
    .consultation('2026-07-14T09:50', {
      setting: 'admin',
      by: COORD,
      about: 'carer',
      administration: [
        'Chased carers assessment, ASC ref given, "in the queue, 16-20 wks".',
        'Day centre (Mayfield) Weds, £38 a day + transport. She says cant afford. ?Attendance Allowance for Emeka - never claimed!!',
      ],
    })
    .consultation('2026-08-18T10:00', {
      setting: 'home',
      by: PARAMEDIC,
      about: 'safeguarding',
      problem: newProblem(
        'safeguarding',
        'Bruise L forearm + cheek. Emeka hit her 17/8 when she tried to change him. She says he does not know what he does. Also told me she "shook him by the shoulders" in July and has not slept for the shame.',
      ),
      history:
        'Tearful. Not frightened of him in general. Locks herself in bathroom when bad. Knives moved to shed.',
      plan: [
        refer(
          'Referral to safeguarding adults team',
          'Adult Social Care',
          'Carer stress, both at risk. Patricia aware + agrees',
          { priority: 'urgent' },
        ),
      ],
    })
    .consultation('2026-09-02T11:30', {
      setting: 'letter',
      by: DESK,
      about: 'safeguarding',
      document: filed(
        'Letter - Other',
        'Adult Social Care: safeguarding enquiry outcome, no further action, care needs review advised',
        '2026-08-31',
      ),
      comment: 'Says "await carers assessment".',
    })
    .consultation('2026-09-28T08:50', {
      setting: 'nurse',
      by: NURSE,
      about: 'diabetes',
      title: 'Diabetic annual review',
      examination: [
        bloodPressure(158, 92),
        measured('Body weight', 70, 'kg'),
        'HbA1c 74 (was 58). Forgets tabs.',
      ],
      additional: [
        coded('Never smoked tobacco'),
        coded('Alcohol consumption', 'None', { value: { value: 0, unit: 'units/week' } }),
      ],
      social:
        '"I cannot do this any more and there is nobody to do it instead." Emeka in the car outside w neighbour. Laughs once - about the choir robes.',
      plan: ['Told Dr Iqbal same day.', planned('Diabetic review due', '2026-12-28')],
    })
    .consultation('2026-10-05T13:05', {
      setting: 'telephone',
      by: GP,
      about: ['low mood', 'carer'],
      history:
        'Sertraline helping the dread. Still 3 hrs sleep. Daughters baby (Zikora, Aug) not yet held - "she is 12 wks". Emeka refused respite bed at Mayfield Aug, she cannot make him.',
      examination: scored('PHQ-9 score', 13),
      social: [
        coded('Carer unable to cope', 'Says so herself'),
        'Brother in law in Leeds "prays for us on the phone". Neighbour Mr Dawes sits 1/2 hr now and then.',
      ],
      plan: 'Helen to refer to link worker. Fit-for-caring talk.',
    })
    .consultation('2026-11-09T13:20', {
      setting: 'telephone',
      by: COORD,
      about: 'carer',
      history:
        'Consent to SP referral. Only 1-2pm. Wants to hold the baby and sing. Worried about gas bill £410.',
      plan: refer(
        'Referral to social prescribing service',
        'Sampleton Social Prescribing',
        'Carer at limit',
      ),
    })
    .tests(
      '2026-09-28',
      'Renal function',
      [{ term: 'Serum creatinine level', value: 84, unit: 'umol/L' }],
      'OK',
    )
    .entry('2026-10-05', planned('Depression medication review', '2027-01-11'), GP)

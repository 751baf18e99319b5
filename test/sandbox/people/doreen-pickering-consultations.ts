import type { RecordBuilder } from '../../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  filed,
  measured,
  newProblem,
  notForPatient,
  planned,
  prescribed,
  refer,
  scored,
  vaccine,
} from '../../builders/story.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const HCA = 'Mrs Lorraine Speight'
const DESK = 'Mrs Pauline Tranter'
const PHARMACIST = 'Mr Dev Mistry'

export const consultations = (record: RecordBuilder): RecordBuilder =>
  record
    .consultation('2016-02-08T09:20', {
      by: GP,
      about: 'knee',
      history:
        'R knee sore on stairs, worse since Christmas. Walks to church and back, 1 mile. Husband gives her a lift if wet.',
      examination: ['Crepitus, no effusion. FROM.', measured('Body mass index', 29.4, 'kg/m2')],
      plan: 'Likely OA. Analgesia, quads exercises leaflet. XR if no better.',
    })
    .consultation('2018-10-08T11:10', {
      by: GP,
      about: 'shingles',
      problem: newProblem('shingles', 'L T8'),
      history: 'Rash 2/7 under L breast, painful. Worried re giving it to grandson, advised.',
      plan: 'Aciclovir. Husband has had chickenpox.',
    })
    .consultation('2019-09-23T15:00', {
      by: GP,
      about: 'hearing',
      problem: newProblem('hearing'),
      history: 'Husband says telly too loud!! Misses things in choir.',
      plan: refer(
        'Audiological medicine referral',
        'Sampleton Audiology',
        'Gradual bilateral loss, ?aids',
      ),
    })
    .consultation('2020-03-30T10:00', {
      setting: 'telephone',
      by: NURSE,
      administration:
        'Shielding call. Both well, Ken doing the shopping. Misses choir and the grandchildren. No carer needs.',
    })
    .consultation('2022-01-18T09:40', {
      by: HCA,
      setting: 'nurse',
      about: 'ear wax',
      problem: newProblem('ear wax', 'Bilat, L>R'),
      examination: 'Wax ++ both sides, aids whistling.',
      medication: prescribed('ear drops'),
    })
    .consultation('2022-10-11T14:00', {
      by: HCA,
      setting: 'nurse',
      additional: [vaccine('Seasonal influenza vaccination'), bloodPressure(138, 78)],
      comment: 'Came with husband, both done. Off to Whitby for the w/e.',
    })
    .consultation('2023-01-09T16:30', {
      by: REGISTRAR,
      title: 'Cough',
      history: [coded('Cough', '10/7, green. No SOB. Grandson had same.')],
      examination: 'Chest few crackles R base, sats 97.',
      medication: prescribed('amoxicillin'),
      plan: 'Safety netted. ?pen allergy as a child - mother said rash - happy to try, husband at home to watch.',
    })
    .consultation('2023-02-14T10:50', {
      by: GP,
      about: 'knee',
      history:
        'Knees both bad now. Stairs at church one at a time. Not wanting op while Ken not himself.',
      examination: measured('Body weight', 74, 'kg'),
      medication: prescribed('co-codamol'),
      plan: 'Laxative if needed. Discussed TKR, declines for now.',
    })
    .consultation('2023-11-27T17:10', {
      by: GP,
      title: 'Husband unwell',
      history:
        'Attends alone. Ken (husb) has been told pancreatic Ca, spread to liver. Tearful. "54 yrs and never a night apart". He is at home, hospice nurses starting.',
      social: [
        coded(
          'Caregiver',
          'Looking after husband at home, personal care and medicines. Daughter coming down from Aberdeen when she can.',
        ),
      ],
      plan: 'Time to talk. Support as needed, on the palliative list for him. Review me any time.',
    })
    .consultation('2024-03-12T09:00', {
      setting: 'telephone',
      by: GP,
      about: 'bereavement',
      problem: newProblem('bereavement', 'Husband Ken d. 9/3/24 at home, Ca pancreas'),
      history:
        'Rang Doreen. Ken died Saturday morning, peaceful, she was holding his hand. Julie staying till after funeral (22nd, St Oswalds). Son Martin in Australia will not be coming - not spoken since 2015.',
      plan: 'Condolences. Cruse leaflet posted. I will ring again 2/52.',
    })
    .consultation('2024-04-15T11:20', {
      by: GP,
      about: 'bereavement',
      social: [
        coded('Widowed'),
        coded('Lives alone', 'Bungalow, owned. Daughter gone back to Aberdeen'),
      ],
      history:
        'Coping "for other people". Not sleeping in their bed, on the settee. Paperwork - Ken did all the bills, she has never written a cheque.',
      plan: [
        refer(
          'Referral to counsellor',
          'Cruse Bereavement Support',
          'Offered, patient declined: "not one for talking to strangers"',
        ),
        'Come back whenever.',
      ],
    })
    .consultation('2024-06-17T09:30', {
      by: REGISTRAR,
      about: 'sleep',
      problem: newProblem('sleep'),
      history:
        'Awake 2-5 most nights. Radio on for company. No nightmares. Not low she says, just tired. Denies suicidal thoughts.',
      medication: prescribed('zopiclone'),
      plan: 'Two weeks only, explained. Sleep hygeine leaflet.',
    })
    .consultation('2024-08-19T10:00', {
      by: GP,
      minutes: 22,
      about: ['depression', 'bereavement'],
      problem: newProblem('depression'),
      history:
        'Daughter persuaded her to come. Crying daily, off food, lost a stone. Choir - stopped going in April, couldnt face the hymns. "I dont see the point of most days". Passive thoughts of not waking up, no plan, no intent, would not do it to Julie.',
      examination: [scored('PHQ-9 score', 17), measured('Body weight', 66, 'kg')],
      social:
        'Speaks to nobody from one day to next apart from Sheila next door who takes the bins out. Does not drive, Ken did. Car sold in July.',
      medication: prescribed('sertraline'),
      plan: [
        planned('Depression medication review', '2024-09-16'),
        'See 4/52. Samaritans number given.',
      ],
    })
    .consultation('2024-08-20T12:05', {
      setting: 'admin',
      by: DESK,
      administration: notForPatient(
        'Daughter Julie rang from Aberdeen v worried, says mum has been giving Kens things away and talking about "tidying up after myself". Asked us NOT to tell Doreen she rang. Passed to Dr Osei same day.',
      ),
    })
    .consultation('2024-09-16T10:20', {
      by: GP,
      about: 'depression',
      history:
        'Bit sick with tabs, persisting. Eating toast. Things given away = charity shop, Julie had agreed really. No thoughts of self harm today.',
      examination: scored('PHQ-9 score', 14),
      plan: 'Carry on. Talking therapies offered - declined. Lunch club leaflet, "full of old people".',
    })
    .consultation('2024-10-08T15:20', {
      by: HCA,
      setting: 'nurse',
      additional: [vaccine('Seasonal influenza vaccination'), bloodPressure(146, 82)],
      comment:
        'First flu jab without Ken, tearful in the chair. Sat with her 10 mins. Mentioned the choir are short of altos.',
    })
    .consultation('2024-11-19T08:50', {
      setting: 'admin',
      by: DESK,
      administration: coded(
        'Did not attend - no reason',
        'BP check. Rang - forgot, said the days run together',
      ),
    })
    .consultation('2025-01-13T11:40', {
      by: GP,
      about: 'depression',
      history:
        'Stopped sertraline before Xmas, sick every day. Xmas alone - flights cancelled, Julie couldnt get down. Ate a boiled egg. Mood no better.',
      examination: measured('Body weight', 63.5, 'kg'),
      medication: prescribed('mirtazapine'),
      plan: 'Should help sleep and appetite too. Review 4/52.',
    })
    .consultation('2025-04-02T16:00', {
      by: GP,
      about: 'depression',
      history:
        'Sleeping better, eating. But lonely +++. 6th appointment since New Year - wrist, spots before eyes, "funny turn" all nil found. Says straight out that she comes for the company.',
      social: [
        coded('Lonely', '4-5 days at a time without a proper conversation'),
        'Great grandaughter (Isla) b. Feb in Aberdeen, seen on phone only, cannot work the video.',
      ],
      plan: 'Befriending discussed. Will think about it.',
    })
    .consultation('2025-06-24T14:10', {
      by: REGISTRAR,
      title: 'Hay fever',
      history: 'Eyes streaming, usual for June. Cut grass next door sets it off.',
      plan: 'OTC cetirizine.',
    })
    .consultation('2025-09-30T09:10', {
      by: NURSE,
      setting: 'nurse',
      title: 'Over 75 health check',
      additional: [
        coded('Over 75 health check'),
        bloodPressure(152, 84),
        measured('Body mass index', 26.1, 'kg/m2'),
        measured(
          'Alcohol units per week',
          10,
          'units/week',
          'Sherry most nights now, "one to sleep". Was 3/wk',
        ),
        coded('Never smoked tobacco'),
      ],
      social: [
        'Cat (Tibbles, 17) put to sleep in Aug. "Thats the last of us gone now."',
        coded('Death of pet'),
        'Money: managing, own pension + bit of Kens. Heating on low, "habit".',
      ],
      plan: [
        'Alcohol advice given, not keen to hear it.',
        planned('Over 75 health check', '2026-09-30'),
      ],
    })
    .consultation('2026-02-04T10:15', {
      setting: 'home',
      by: REGISTRAR,
      about: 'falls',
      problem: newProblem(
        'falls',
        'Slipped on wet lino 3/2, on floor approx 40 min until Sheila heard her',
      ),
      history:
        'No LOC, no #. Bruise R hip. Couldnt reach phone. Shaken. Says she will not be going out on her own till the weather turns.',
      examination: [
        'Walks furniture to furniture. Gets up from chair 3rd try.',
        bloodPressure(148, 80),
        coded('Reduced mobility'),
      ],
      social:
        'House cold, tidy. Fridge: milk, 1 ready meal, sherry. Hearing aids in a drawer - battery doors broken.',
      plan: [
        refer(
          'Referral to physiotherapist',
          'Sampleton Community Falls Team',
          'Fall at home, lives alone, loss of confidence',
        ),
        'Pendant alarm discussed, does not want one ("for old people").',
        'Stick from Red Cross.',
      ],
    })
    .consultation('2026-04-13T13:30', {
      setting: 'letter',
      by: DESK,
      about: 'falls',
      document: filed(
        'Letter - Community',
        'Community Falls Team: 4 of 6 sessions attended, discharged to home exercises',
        '2026-04-09',
      ),
      comment:
        'Falls team d/c. They say transport was the problem - volunteer driver let her down twice.',
    })
    .consultation('2026-07-20T10:00', {
      setting: 'telephone',
      by: PHARMACIST,
      title: 'Medication review',
      additional: coded(
        'Medication review done',
        'Taking mirtazapine, sleeps. Co-codamol most days for knees. Bowels ok.',
      ),
      comment: 'Hard to hear on phone, shouted. Chatted about Kens allotment.',
    })
    .consultation('2026-11-10T11:00', {
      by: GP,
      minutes: 25,
      about: ['depression', 'bereavement'],
      history:
        'Anniversary of diagnosis coming up. Mood flat rather than low, no thoughts of ending life. Misses being useful: "I fed 200 children a day and now I dont feed anybody". Would like to sing again but no way of getting there, and "they will have forgotten me".',
      examination: [scored('PHQ-9 score', 12), measured('Body weight', 65, 'kg')],
      social: [
        coded('Lives alone'),
        coded('Social isolation', 'Out twice this month: shop, and here'),
        'Julie rings Sundays. Neighbour Sheila moving in the New Year to be near her son - Doreen upset about this.',
      ],
      plan: [
        refer(
          'Referral to social prescribing service',
          'Sampleton Social Prescribing',
          'Loneliness after bereavement; transport; choir?',
        ),
        planned('Depression medication review', '2027-02-08'),
        'Carry on mirtazapine. Audiology to re-fit aids - form done.',
      ],
    })
    .consultation('2026-11-18T09:05', {
      setting: 'admin',
      by: DESK,
      draft: true,
      administration: 'Audiology say 14 wk wait. Tell pt?',
    })
    .tests(
      '2025-10-02',
      'Thyroid function',
      [{ term: 'Serum TSH level', value: 2.1, unit: 'mIU/L' }],
      'Normal, no action',
    )
    .entry('2026-11-10', planned('Medication review due', '2027-07-20'), PHARMACIST)

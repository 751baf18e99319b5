import { aRecord } from '../../builders/gp-record.ts'
import {
  allergicTo,
  coded,
  filed,
  newProblem,
  notForPatient,
  planned,
  prescribed,
  refer,
  scored,
} from '../../builders/story.ts'
import { elmRoad } from '../practices.ts'
import type { Person } from '../world.ts'
import { ROUTINE } from './ellie-mae-fothergill-routine.ts'
import { routineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const DESK = 'Mrs Pauline Tranter'
const MHP = 'Ms Rachel Ode'

const about: Omit<Person, 'bundle'> = {
  id: 'ellie-mae-fothergill',
  nhsNumber: '9991476512',
  name: { family: 'Fothergill', given: ['Ellie-Mae'], prefix: 'Miss' },
  gender: 'female',
  birthDate: '2011-03-19',
  address: { line: '9 Sorrel Way', city: 'Sampleton', postalCode: 'ZZ99 1ST' },
  phone: '01632 960191',
  practice: elmRoad,
  headline: '15, out of school, anxious',
  referral: {
    reason: 'Out of school since January; anxiety; wants to be with animals',
    referrer: 'Ms Rachel Ode, mental health practitioner',
    date: '2026-11-04',
  },
  letter: {
    title: 'Referral to young people’s social prescribing',
    author: 'Rachel Ode, mental health practitioner, Elm Road Surgery',
    date: '2026-11-04',
    text: `Hi,

Thank you for taking young people. Ellie-Mae is 15, in Year 11 on paper, and has not been into school since January. She lives with her mum Kerry, her brother Jayden (8) and, since the summer, mum's partner Craig. Her dad has a new family in Hull and sees her in the holidays.

She has been waiting for an autism assessment since February 2025. School say they can't do more without it, and CAMHS say school should. She is bright, funny once she trusts you, and finds noise, crowds and being looked at unbearable. There was bullying in Year 9, mostly on her phone.

What gets her out of the house is animals. She walked next door's greyhound every day until it died in September. She draws horses in great detail. She would like to be somewhere she could look after something, with few people and a job to do.

She can consent for herself and has; she is happy for mum to know that we have referred her and to know nothing else. Please see her on her own for part of it, somewhere that isn't home. She would rather text than talk. Two to one is too many.

Thanks so much,
Rachel`,
  },
  consent: true,
  appointments: [
    {
      at: '2026-11-27T15:30',
      what: 'First meeting, Elm Road garden room, with Rachel for ten minutes',
    },
  ],
  script: null,
}

const record = () =>
  routineCare(
    aRecord(about, {
      practice: elmRoad,
      registered: '2016-09-05',
      mobile: '07700 900191',
      staff: [
        { prefix: 'Dr', given: 'Tom', family: 'Haverill', role: 'gp' },
        { prefix: 'Sister', given: 'Joan', family: 'Ambler', role: 'nurse' },
        { prefix: 'Mrs', given: 'Pauline', family: 'Tranter', role: 'receptionist' },
        { prefix: 'Ms', given: 'Rachel', family: 'Ode', role: 'other' },
      ],
      contacts: [
        {
          relationship: ['Mother', 'Next of kin'],
          given: 'Kerry',
          family: 'Fothergill',
          phone: '01632 960191',
          gender: 'female',
        },
        {
          relationship: ['Father'],
          given: 'Dean',
          family: 'Fothergill',
          phone: '01632 960192',
          gender: 'male',
        },
      ],
    })
      .problem('anxiety', {
        term: 'Anxiety',
        significance: 'major',
        since: '2025-01',
        recorded: '2025-02-10',
        by: GP,
      })
      .problem('school', {
        term: 'School phobia',
        significance: 'major',
        since: '2026-01',
        recorded: '2026-02-02',
        by: GP,
        partOf: 'anxiety',
      })
      .problem('self harm', {
        term: 'Self-harm',
        significance: 'major',
        since: '2026-04',
        recorded: '2026-04-27',
        by: MHP,
        partOf: 'anxiety',
      })
      .problem('child in need', {
        term: 'Child in need',
        significance: 'major',
        since: '2026-06-15',
        recorded: '2026-06-22',
        by: GP,
      })
      .problem('asthma', {
        term: 'Asthma',
        significance: 'minor',
        since: '2015',
        recorded: '2016-10-03',
      })
      .problem('glue ear', {
        term: 'Glue ear',
        active: false,
        since: '2014',
        recorded: '2016-10-03',
        ended: '2018',
      })
      .problem('periods', {
        term: 'Heavy periods',
        significance: 'minor',
        since: '2024',
        recorded: '2024-09-16',
      })
      .medicine('salbutamol', {
        drug: 'Salbutamol 100micrograms/dose inhaler CFC free',
        dose: 'Two puffs when needed, through a spacer',
        started: '2016-10-03',
        issues: ['2016-10-03', '2026-03-09'],
        for: 'asthma',
      })
      .medicine('melatonin', {
        drug: 'Melatonin 2mg modified-release tablets',
        dose: 'One an hour before bed',
        started: '2026-05-18',
        issues: ['2026-05-18', '2026-10-12'],
        elsewhere: 'Prescribed by Community Paediatrics',
        for: 'anxiety',
      })
      .medicine('tranexamic', {
        drug: 'Tranexamic acid 500mg tablets',
        dose: 'Two three times a day during periods, up to 4 days',
        started: '2024-09-16',
        issues: ['2024-09-16', '2026-08-17'],
        for: 'periods',
      })
      .medicine('penicillin', {
        drug: 'Phenoxymethylpenicillin 250mg tablets',
        dose: 'Two four times a day',
        started: '2023-12-11',
        ended: '2023-12-21',
        kind: 'acute',
      })
      .entry(
        '2016-10-03',
        allergicTo('Allergy to pollen', 'environment', { words: 'Mild', on: '2015' }),
      )
      .entry('2020', coded('Parents separated', 'Dad to Hull', { on: '2020' }))
      .entry(
        '2025-02-10',
        coded('Referral for autism assessment', 'Community paeds, 24/12 wait'),
        GP,
      )
      .consultation('2023-12-11T16:40', {
        by: REGISTRAR,
        title: 'Tonsillitis',
        history: 'Sore throat 3/7, mum w her. Quiet.',
        medication: prescribed('penicillin'),
      })
      .consultation('2024-09-16T15:50', {
        by: GP,
        about: 'periods',
        problem: newProblem('periods'),
        history: 'Off school 2 days a month. Mum did most of the talking.',
        medication: prescribed('tranexamic'),
      })
      .consultation('2025-02-10T16:20', {
        by: GP,
        minutes: 20,
        about: 'anxiety',
        problem: newProblem('anxiety'),
        history:
          'Tummy aches on Sundays. Year 9 girls made a group chat about her, school say dealt with. Cannot do the dining hall, hands over ears since small. Lines up her pens. ?ASD, mum agrees.',
        plan: [
          refer(
            'Referral for autism assessment',
            'Community Paediatrics',
            'Sensory, social, rigid; anxiety',
          ),
          'School letter re quiet place for lunch.',
        ],
      })
      .consultation('2025-10-07T15:30', {
        setting: 'nurse',
        by: NURSE,
        about: 'asthma',
        additional: [
          coded('Asthma annual review', 'Fine, uses before PE. Not doing PE'),
          coded('Never smoked tobacco'),
        ],
        comment: 'Nan died Aug (mums mum) - used to have her after school. Not talked about it.',
      })
      .consultation('2026-02-02T09:40', {
        by: GP,
        about: 'school',
        problem: newProblem('school', 'Not been in since 6 Jan'),
        history:
          'Gets uniform on, gets to gate, sick. Mum has had the attendance officer, threatened w fine. Mum crying, E-M looking at floor. Mum lost hours at work w it.',
        plan: [
          refer(
            'CAMHS referral',
            'Sampleton CAMHS',
            'Anxiety, school non attendance, awaiting ASD assessment',
          ),
          'Rachel (MHP) to see.',
        ],
      })
      .consultation('2026-03-23T12:00', {
        setting: 'letter',
        by: DESK,
        about: 'anxiety',
        document: filed(
          'Letter - Other',
          'CAMHS: referral not accepted, suggest school support and autism pathway',
          '2026-03-18',
        ),
      })
      .consultation('2026-04-27T16:00', {
        by: MHP,
        minutes: 40,
        about: ['self harm', 'anxiety'],
        problem: newProblem(
          'self harm',
          'Scratches both forearms w compass, since Easter, "when it is loud". No wish to die. Mum does not know about the arms, E-M asked not yet; agreed will tell together.',
        ),
        history:
          'Seen alone. Likes: Biscuit (greyhound nextdoor), horses, drawing, rain. Hates: phone ringing.',
        plan: [
          'Safe plan written on phone. 2-weekly.',
          notForPatient('Not to be discussed w mum or on home number.'),
        ],
      })
      .consultation('2026-06-22T11:30', {
        setting: 'letter',
        by: DESK,
        about: 'child in need',
        problem: newProblem('child in need'),
        document: filed(
          'Letter - Other',
          'Children’s services: child in need plan, social worker Amy Lund',
          '2026-06-19',
        ),
      })
      .consultation('2026-07-13T16:10', {
        by: MHP,
        about: 'anxiety',
        history:
          'Craig moved in. "He is alright he just shouts at the telly". Stays in her room. Walks Biscuit 7am every day. Not scratched since May.',
        examination: scored('RCADS anxiety score', 71),
      })
      .consultation('2026-08-17T10:20', {
        setting: 'telephone',
        by: REGISTRAR,
        about: 'periods',
        history: 'Mum rang for tabs. Nothing new.',
      })
      .consultation('2026-09-21T16:00', {
        by: MHP,
        about: 'anxiety',
        history:
          'Biscuit (dog) died 12/9. Has not been out since. Flat. Drew him for me. No thoughts of ending life. Home tutor 3 hrs wk started, likes her (Mrs Vane).',
      })
      .consultation('2026-11-03T15:40', {
        by: MHP,
        minutes: 30,
        about: ['anxiety', 'school'],
        history:
          'Would go somewhere w animals "if there is hardly anyone". Consents to SP referral, Gillick competent. Mum knows of referral only. Jayden gets all the attention she says, not bitter.',
        plan: [
          refer(
            'Referral to social prescribing service',
            'Sampleton Young People’s Social Prescribing',
            'Animals, quiet, a job to do',
          ),
          planned('Mental health review', '2026-12-01', 'Rachel, 4pm'),
        ],
      }),
    ROUTINE,
  ).bundle()

/** A fifteen-year-old, who decides what her mother hears. */
export const ellieMaeFothergill: Person = { ...about, bundle: record }

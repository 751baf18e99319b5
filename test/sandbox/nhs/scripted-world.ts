import { nhsCheckDigit } from '../../builders/check-digits.ts'
import { aRecord, type RecordBuilder, type RecordFacts } from '../../builders/gp-record.ts'
import {
  allergicTo,
  coded,
  filed,
  newProblem,
  notForPatient,
  planned,
  prescribed,
  refer,
  vaccine,
} from '../../builders/story.ts'
import type { Person, Practice, PracticeScript, Script, World } from '../world.ts'

/** One practice for each thing that a whole practice may do, and one that behaves. */
export type PracticeName = PracticeScript | 'ordinary'

const PRACTICE_NAMES: readonly PracticeName[] = [
  'ordinary',
  'not-in-sds',
  'no-agreement',
  'switched-off',
  'moved',
  'old-provider',
  'referrals-off',
]

function practiceCalled(name: PracticeName, index: number): Practice {
  return {
    ods: `A9900${index}`,
    name: `Practice that is ${name}`,
    phone: '01632 960000',
    asid: `91800000${String(index).padStart(4, '0')}`,
    partyKey: `A9900${index}-99000${index}`,
    dialect: 'emis',
    gp: { family: 'Quaye', given: 'Ama', prefix: 'Dr', sdsUserId: '999000000001' },
    ...(name === 'ordinary' ? {} : { script: name }),
  }
}

/** The 999 number with this place in the line of valid ones. */
function numberAt(place: number): string {
  for (let nine = 0, found = 0; ; nine++) {
    const digits = `9991${String(nine).padStart(5, '0')}`
    const check = nhsCheckDigit(digits)
    if (check === null) continue
    if (found === place) return `${digits}${check}`
    found++
  }
}

const GP = 'Dr Ama Quaye'

/** A life in every area: a tree of problems, two dozen consultations over eight years, one undated. */
function rich(record: RecordBuilder): RecordBuilder {
  const told = record
    .problem('low-mood', {
      term: 'Low mood',
      significance: 'major',
      since: '2024-01',
      recorded: '2024-02-05',
      by: GP,
    })
    .problem('insomnia', { term: 'Insomnia', recorded: '2024-03-04', partOf: 'low-mood', by: GP })
    .problem('backache', {
      term: 'Backache',
      active: false,
      since: '2018',
      recorded: '2018-06-01',
      ended: '2019-01-10',
      by: GP,
    })
    .medicine('sertraline', {
      drug: 'Sertraline 50mg tablets',
      dose: 'One a day',
      started: '2024-02-05',
      kind: 'repeat',
      issues: ['2024-02-05', '2026-10-01'],
      for: 'low-mood',
    })
    .medicine('amoxicillin', {
      drug: 'Amoxicillin 500mg capsules',
      dose: 'One three times a day',
      started: '2020-01-20',
      ended: '2020-01-27',
      kind: 'acute',
    })
    .medicine('ibuprofen', {
      drug: 'Ibuprofen 400mg tablets',
      dose: 'As needed',
      started: '2019-03-01',
      kind: 'acute',
    })
    .medicine('clozapine', {
      drug: 'Clozapine 100mg tablets',
      dose: 'At night',
      started: '2017-05-01',
      ended: '2018-05-01',
      elsewhere: 'Prescribed by the hospital',
    })
  for (let year = 2018; year <= 2025; year++) {
    for (const month of ['02', '06', '11']) {
      told.consultation(`${year}-${month}-10T09:30`, {
        by: GP,
        history: `Seen in ${month} of ${year}`,
        ...(year < 2020 && month === '06'
          ? { about: 'backache', problem: newProblem('backache') }
          : {}),
      })
    }
  }
  return told
    .consultation('2026-04-14T10:40', {
      by: GP,
      title: 'Low mood',
      about: ['low-mood', 'insomnia'],
      problem: newProblem('low-mood'),
      history: 'Low since the depot closed.',
      social: coded('Unemployed', 'Made redundant'),
      plan: [
        prescribed('sertraline'),
        refer('Referral to counsellor', 'Sampleton Talking Therapies'),
        planned('Medication review', '2027-01-12'),
      ],
      document: filed('Letter', 'From the employer'),
      additional: [vaccine('Influenza vaccination'), notForPatient('Wife is worried.')],
    })
    .consultation(null, { by: GP, history: 'A consultation without a date' })
    .entry('2019', coded('Lives alone'), GP)
    .entry('2024-06', coded('Current smoker'), GP)
    .entry(null, coded('Unpaid carer'), GP)
    .entry('2026-01-15', allergicTo('Allergy to penicillin', 'medication'), GP)
    .entry(
      '2010-01-15',
      allergicTo('Allergy to egg', 'environment', {
        ended: { on: '2015-01-01', why: 'Grown out of it' },
      }),
      GP,
    )
    .entry('2020-05-05', refer('Referral to dermatologist'), GP)
    .entry('2026-05-01', planned('Blood pressure check', '2026-06-01'), GP)
    .tests('2024-05-02', 'Full blood count', [
      { term: 'Haemoglobin', value: 131, unit: 'g/L' },
      { term: 'Platelet count', value: 240, unit: '10*9/L' },
    ])
}

/** Text without codes, entries that an older system degraded, partial dates, an undated consultation. */
const degraded = (record: RecordBuilder) =>
  record
    .problem('old', {
      term: { text: 'Trouble with nerves', degraded: true },
      since: '1998',
      recorded: '1999-02',
      by: GP,
    })
    .consultation(null, { by: GP, history: coded({ text: 'Seen at home', degraded: true }) })
    .entry('2001', coded({ text: 'Widow', degraded: true }), GP)

const dangling = (record: RecordBuilder) =>
  record
    .problem('grief', {
      term: 'Bereavement',
      recorded: '2025-03-01',
      by: GP,
      dangling: ['Observation/not-sent', 'Encounter/not-sent'],
    })
    .consultation('2025-03-01T09:00', { by: GP, about: 'grief', history: 'Her brother died.' })

interface Case {
  id: string
  /** What this person shows. */
  shows: string
  practice?: PracticeName
  script?: Script
  story?: (record: RecordBuilder) => RecordBuilder
}

const both = (record: RecordBuilder) =>
  rich(record)
    .warning('every', 'data-in-transit', '23-Jun-2026')
    .warning('uncategorised', 'confidential-items')
    .warning('immunisations', 'confidential-items')

const CASES: readonly Case[] = [
  { id: 'rich', shows: 'problem tree, many consultations over years, all areas', story: rich },
  { id: 'sparse', shows: 'every list empty' },
  { id: 'in-transit', shows: 'a record on its way, with something withheld', story: both },
  { id: 'dissent', shows: '403 NO_PATIENT_CONSENT', script: 'dissent' },
  { id: 'sensitive', shows: '404 for a sensitive patient', script: 'not-found' },
  { id: 'deceased-at-practice', shows: '404 for a deceased patient', script: 'not-found' },
  { id: 'left', shows: '404 for one who has left', script: 'not-found' },
  { id: 'temporary', shows: '404 for a temporary patient', script: 'not-found' },
  { id: 'unverified-at-practice', shows: '404 for an unverified number', script: 'not-found' },
  { id: 'off', shows: '403 ACCESS DENIED', practice: 'switched-off' },
  { id: 'old', shows: 'a provider of version 1.2', practice: 'old-provider', story: rich },
  { id: 'no-referrals', shows: 'referrals disabled', practice: 'referrals-off', story: rich },
  { id: 'degraded', shows: 'degraded codes, partial dates', story: degraded },
  { id: 'mismatch', shows: 'another birth date', script: 'birth-date-differs', story: rich },
  { id: 'dangling', shows: 'references to nothing', story: dangling },
  { id: 'not-for-patient', shows: 'NOPAT labels', story: rich },
  {
    id: 'no-sharing-practice',
    shows: '403 NO_ORGANISATION_CONSENT',
    script: 'no-organisation-consent',
  },
  { id: 'no-agreement', shows: 'FOT_CHECK_FAILED', practice: 'no-agreement' },
  { id: 'not-in-sds', shows: 'no endpoint in SDS', practice: 'not-in-sds' },
  { id: 'moved', shows: 'an address that SDS had wrong', practice: 'moved', story: rich },
  { id: 'not-on-pds', shows: '404 RESOURCE_NOT_FOUND', script: 'not-on-pds' },
  { id: 'invalidated', shows: '404 INVALIDATED_RESOURCE', script: 'invalidated' },
  { id: 'restricted', shows: 'security R', script: 'restricted' },
  { id: 'very-restricted', shows: 'security V', script: 'very-restricted' },
  { id: 'deceased', shows: 'deceasedDateTime', script: 'deceased' },
  { id: 'no-practice', shows: 'no generalPractitioner', script: 'no-practice' },
  { id: 'superseded', shows: 'a superseded number', script: 'superseded', story: rich },
  { id: 'unverified', shows: 'another name and birth date on PDS', script: 'unverified' },
  {
    id: 'all-withheld',
    shows: 'every list empty because withheld',
    script: 'all-withheld',
    story: rich,
  },
  { id: 'some-withheld', shows: 'some items withheld', script: 'withheld', story: rich },
  { id: 'refused', shows: '400 BAD_REQUEST', script: 'request-refused' },
  { id: 'error', shows: '500 INTERNAL_SERVER_ERROR', script: 'practice-error' },
  { id: 'not-implemented', shows: '501 NOT_IMPLEMENTED', script: 'not-implemented' },
  { id: 'down', shows: '502 from the proxy', script: 'practice-down' },
  { id: 'gateway-timeout', shows: '504 from the proxy', script: 'gateway-timeout' },
  { id: 'never-answers', shows: 'silence', script: 'never-answers' },
  { id: 'html', shows: 'HTML', script: 'html' },
  { id: 'broken-json', shows: 'half a Bundle', script: 'broken-json' },
  { id: 'no-patient', shows: 'a Bundle without a Patient', script: 'no-patient' },
  {
    id: 'another-patient',
    shows: 'another patient’s Bundle',
    script: 'another-patient',
    story: rich,
  },
]

/** A world of cases: somebody for every way in which PDS, SDS, the proxy and a practice may answer. */
export function scriptedWorld(): World {
  const practices = new Map(
    PRACTICE_NAMES.map((name, index) => [name, practiceCalled(name, index)] as const),
  )
  const people = CASES.map((one, place): Person => {
    const practice = practices.get(one.practice ?? 'ordinary')
    if (practice === undefined) throw new Error(`no practice is ${one.practice}`)
    const person: Omit<Person, 'bundle'> = {
      id: one.id,
      nhsNumber: numberAt(place),
      name: { family: 'Sampleton', given: ['Robin'], prefix: 'Mx' },
      gender: 'other',
      birthDate: '1968-11-03',
      address: { line: '4 Example Row', city: 'Sampleton', postalCode: 'ZZ99 9ZZ' },
      phone: '01632 960001',
      practice,
      headline: one.shows,
      referral: null,
      letter: null,
      consent: true,
      appointments: [],
      script: one.script ?? null,
    }
    const facts: RecordFacts = { practice }
    return {
      ...person,
      bundle: () => (one.story ?? ((record) => record))(aRecord(person, facts)).bundle(),
    }
  })
  return { practices: [...practices.values()], people }
}

/** The person of a case, by its id. */
export function personCalled(world: World, id: string): Person {
  const person = world.people.find((one) => one.id === id)
  if (person === undefined) throw new Error(`nobody is called ${id}`)
  return person
}

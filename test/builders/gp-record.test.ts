import { describe, expect, it } from 'vitest'
import { elmRoad, quayside, staithes } from '../sandbox/practices.ts'
import type { Person, Practice } from '../sandbox/world.ts'
import { aRecord, type RecordBuilder } from './gp-record.ts'
import { bloodPressure, coded, newProblem, planned, prescribed, refer } from './story.ts'

const somebody = (practice: Practice): Omit<Person, 'bundle'> => ({
  id: 'somebody',
  nhsNumber: '9991001379',
  name: { family: 'Body', given: ['Some'], prefix: 'Mx' },
  gender: 'unknown',
  birthDate: '1970-01-01',
  address: { line: '1 Any Street', city: 'Sampleton', postalCode: 'ZZ99 1AB' },
  phone: '01632 960999',
  practice,
  headline: '',
  referral: null,
  letter: null,
  consent: false,
  appointments: [],
  script: null,
})

const empty = (practice: Practice): RecordBuilder => aRecord(somebody(practice), { practice })
const doctor = ({ gp }: Practice) => `${gp.prefix} ${gp.given} ${gp.family}`

const told = (practice: Practice): RecordBuilder =>
  empty(practice)
    .problem('low mood', {
      term: 'Anxiety with depression',
      significance: 'major',
      recorded: '2017-03-04',
    })
    .problem('grief', { term: 'Bereavement', recorded: '2017-03-04', partOf: 'low mood' })
    .medicine('sertraline', {
      drug: 'Sertraline 100mg tablets',
      dose: 'One each morning',
      started: '2024-03-04',
      issues: ['2024-03-04', '2024-04-04'],
      for: 'low mood',
    })
    .consultation('2024-03-04T10:40', {
      by: doctor(practice),
      about: 'low mood',
      problem: newProblem('low mood'),
      history: 'Low since March.',
      examination: bloodPressure(130, 80),
      social: coded('Lives alone', 'Since March'),
      medication: prescribed('sertraline'),
      plan: [
        refer('Referral to talking therapies', 'Talking Therapies'),
        planned('Medication review', '2027-01-02'),
      ],
    })

type Of<T extends fhir3.FhirResource['resourceType']> = Extract<
  fhir3.FhirResource,
  { resourceType: T }
>

function all<T extends fhir3.FhirResource['resourceType']>(
  record: RecordBuilder,
  type: T,
): Of<T>[] {
  return (record.bundle().entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as Of<T>] : [],
  )
}

const problem = (record: RecordBuilder, key: string): fhir3.Condition => {
  const found = all(record, 'Condition').find(({ id }) => id === `problem-${key}`)
  if (!found) throw new Error(`no problem ${key}`)
  return found
}

const linked = (condition: fhir3.Condition): (string | undefined)[] =>
  (condition.extension ?? []).flatMap(({ url, valueReference }) =>
    url.endsWith('RelatedClinicalContent-1') ? [valueReference?.reference] : [],
  )

const list = (record: RecordBuilder, code: string): fhir3.List | undefined =>
  all(record, 'List').find((one) => one.code?.coding?.[0]?.code === code)

describe('a consultation', () => {
  it('is an Encounter whose lists hold its items in the order of their headings', () => {
    const record = told(elmRoad)
    const [encounter] = all(record, 'Encounter')
    expect(encounter?.period).toEqual({ start: '2024-03-04T10:40:00+00:00' })
    const structure = all(record, 'List').filter(({ encounter: e }) => e !== undefined)
    expect(structure.map(({ title }) => title)).toEqual([
      'Problem',
      'History',
      'Examination',
      'Social',
      'Medication',
      'Plan',
      'Anxiety with depression',
      'GP Surgery',
    ])
    const topic = structure.find(({ id }) => id === 'consultation-2024-03-04-PG')
    expect(topic?.entry).toHaveLength(6)
  })

  it('knows summer time', () => {
    const record = empty(elmRoad).consultation('2024-07-04T10:40', {
      by: doctor(elmRoad),
      comment: 'Well',
    })
    expect(all(record, 'Encounter')[0]?.period?.start).toBe('2024-07-04T10:40:00+01:00')
  })

  it('has no period where its date is not known, and is unknown while a draft', () => {
    const record = empty(elmRoad).consultation(null, {
      by: doctor(elmRoad),
      draft: true,
      comment: 'Half a th',
    })
    const [encounter] = all(record, 'Encounter')
    expect(encounter?.period).toBeUndefined()
    expect(encounter?.status).toBe('unknown')
  })

  it('is refused when nobody of that name works there', () => {
    expect(() => empty(elmRoad).consultation('2024-01-01', { by: 'Dr Who', comment: 'x' })).toThrow(
      'nobody called Dr Who',
    )
  })
})

describe('a problem', () => {
  it('is linked to its consultation, its topic and what was said there, in the EMIS manner', () => {
    const links = linked(problem(told(elmRoad), 'low-mood'))
    expect(links).toContain('Encounter/consultation-2024-03-04')
    expect(links).toContain('List/consultation-2024-03-04-PG')
    expect(links).toContain('MedicationRequest/sertraline-plan')
    expect(links.some((ref) => ref?.startsWith('ReferralRequest/'))).toBe(true)
  })

  it('has no topics in the TPP manner, nor their titles', () => {
    const record = told(quayside)
    const links = linked(problem(record, 'low-mood'))
    expect(links).toContain('Encounter/consultation-2024-03-04')
    expect(links.filter((ref) => ref?.startsWith('List/'))).toEqual([])
    const topic = all(record, 'List').find(({ id }) => id === 'consultation-2024-03-04_NoTopic')
    expect(topic?.title).toBeUndefined()
    expect(topic?.extension).toBeUndefined()
  })

  it('is reached by its titled topic alone in the Medicus manner', () => {
    const record = told(staithes)
    expect(
      linked(problem(record, 'low-mood')).filter((ref) => /^(Enc|List)/.test(ref ?? '')),
    ).toEqual([])
    const topic = all(record, 'List').find(({ id }) => id === 'consultation-2024-03-04-topic')
    expect(topic?.title).toBe('Anxiety with depression')
    expect(JSON.stringify(topic?.extension)).toContain('Condition/problem-low-mood')
  })

  it('names its parent and its child, in the case that the supplier writes', () => {
    expect(JSON.stringify(problem(told(elmRoad), 'grief').extension)).toContain('"parent"')
    expect(JSON.stringify(problem(told(elmRoad), 'low-mood').extension)).toContain('"child"')
    expect(JSON.stringify(problem(told(staithes), 'grief').extension)).toContain('"Parent"')
  })

  it('was made from an entry with the same code', () => {
    const record = told(elmRoad)
    const actual = problem(record, 'low-mood').extension?.find(({ url }) =>
      url.endsWith('ActualProblem-1'),
    )
    const entry = all(record, 'Observation').find(
      ({ id }) => actual?.valueReference?.reference === `Observation/${id}`,
    )
    expect(entry?.code).toEqual(expect.objectContaining({ text: 'Anxiety with depression' }))
  })

  it('from before SNOMED keeps its Read code, in EMIS only', () => {
    const systems = (practice: Practice) =>
      problem(told(practice), 'low-mood').code?.coding?.map(({ system }) => system)
    expect(systems(elmRoad)).toEqual(['http://read.info/readv2', 'http://snomed.info/sct'])
    expect(systems(staithes)).toEqual(['http://snomed.info/sct'])
  })
})

describe('a medicine', () => {
  it('is a drug, a summary, an authorisation, and each issue', () => {
    const record = told(elmRoad)
    const requests = all(record, 'MedicationRequest')
    expect(requests.map(({ intent }) => intent)).toEqual(['plan', 'order', 'order'])
    const [statement] = all(record, 'MedicationStatement')
    expect(statement?.basedOn).toEqual([{ reference: 'MedicationRequest/sertraline-plan' }])
    expect(statement?.status).toBe('active')
    expect(JSON.stringify(statement?.extension)).toContain('2024-04-04')
  })

  it('that was stopped says why and when', () => {
    const record = empty(elmRoad).medicine('x', {
      drug: 'Citalopram 20mg tablets',
      dose: 'One',
      started: '2024-01-01',
      ended: '2024-02-01',
      stopped: 'Felt sick',
    })
    expect(JSON.stringify(all(record, 'MedicationRequest')[0]?.extension)).toContain('Felt sick')
    expect(all(record, 'MedicationStatement')[0]?.status).toBe('stopped')
  })
})

describe('the lists', () => {
  it('are ten for the areas, each once, empty ones saying so', () => {
    const record = empty(elmRoad)
    const lists = all(record, 'List')
    expect(lists).toHaveLength(10)
    expect(lists.every(({ emptyReason, entry }) => emptyReason !== undefined && !entry)).toBe(true)
  })

  it('of what consultations contain and problems are related to come only with content', () => {
    const record = told(elmRoad)
    expect(list(record, 'consultations-outbound-referrals-in-consultations')?.entry).toHaveLength(1)
    expect(list(record, 'problems-medications-related-to-problems')?.entry).toEqual([
      { item: { reference: 'MedicationStatement/sertraline-statement' } },
    ])
    expect(list(record, 'consultations-immunisations-contained-in-consultations')).toBeUndefined()
  })

  it('carry warnings as a code and in words', () => {
    const record = told(elmRoad)
      .warning('uncategorised', 'confidential-items')
      .warning('every', 'data-in-transit', '02-Mar-2026')
    const uncategorised = list(record, '826501000000100')
    expect(
      uncategorised?.extension?.flatMap(({ valueCode }) => (valueCode ? [valueCode] : [])),
    ).toEqual(['confidential-items', 'data-in-transit'])
    expect(uncategorised?.note?.[0]?.text).toBe(
      'Items excluded due to confidentiality and/or patient preferences. Patient record transfer from previous GP practice not yet complete; information recorded before 02-Mar-2026 may be missing.',
    )
    expect(list(record, '717711000000103')?.note?.[0]?.text).toContain('02-Mar-2026')
  })

  it('hold allergies that ended inside their own list', () => {
    const record = empty(elmRoad).entry('2001', {
      line: 'allergy',
      term: 'Allergy to penicillin',
      kind: 'medication',
      ended: { on: '2020-01-01', why: 'Tolerated' },
    })
    expect(all(record, 'AllergyIntolerance')).toEqual([])
    expect(list(record, '1103671000000101')?.contained).toHaveLength(1)
  })
})

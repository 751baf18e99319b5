import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import {
  bundleOf,
  coded,
  encounter,
  type Json,
  NHS_NUMBER,
  note,
  observation,
  organisation,
  patient,
  primaryList,
  problem,
  readOrThrow,
  recordOf,
  reference,
  related,
  structure,
  TODAY,
} from './wire-builders.ts'

const read = (...bundles: unknown[]) => readRecord(bundles, { today: TODAY })

describe('what is refused', () => {
  it.each([null, 'x', 7, [], {}, { resourceType: 'Patient' }, { resourceType: 'Bundle' }])(
    'is what is no collection Bundle: %j',
    (value) => {
      expect(read(value)).toMatchObject({ ok: false, code: 'answer-unreadable' })
    },
  )

  it('is a searchset, and no Bundle at all', () => {
    expect(read({ ...bundleOf(patient()), type: 'searchset' })).toMatchObject({ ok: false })
    expect(read()).toMatchObject({ ok: false, code: 'answer-unreadable' })
  })

  it('is a Bundle without a patient', () => {
    expect(read(bundleOf(organisation()))).toMatchObject({ code: 'answer-without-patient' })
  })

  it('is another patient’s Bundle beside the first', () => {
    const number = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }
    expect(read(bundleOf(patient()), bundleOf(patient({ identifier: [number] })))).toMatchObject({
      ok: false,
      code: 'another-patient',
    })
  })
})

describe('the accounting', () => {
  it('puts every entry into one class, and names what it does not understand', () => {
    const same = observation('o', 'Lives alone')
    const bundle = bundleOf(
      patient(),
      organisation(),
      same,
      structuredClone(same),
      observation('v', 'Verruca'),
      primaryList('problems'),
      { resourceType: 'OperationOutcome' },
      { resourceType: 'Flag', id: 'f1' },
      { resourceType: 7 },
    )
    ;(bundle.entry as unknown[]).push({}, null, 'x')
    const record = readOrThrow(bundle)
    expect(record.entries).toEqual({
      total: 12,
      relevant: 1,
      lower: 1,
      closed: 0,
      administrative: 2,
      structural: 3,
      notUnderstood: 5,
    })
    expect(record.notUnderstood.map(({ reference: name }) => name)).toContain('Flag/f1')
  })

  it('keeps two different entries that claim one id as two items', () => {
    const record = recordOf(observation('o', 'Lives alone'), observation('o', 'Unemployed'))
    expect(record.items.map(({ term }) => term)).toEqual(['Lives alone', 'Unemployed'])
    expect(record.byReference.size).toBe(2)
  })

  it('keeps entries without an id, byte-equal ones once', () => {
    const bare = { ...observation('x', 'Lives alone'), id: undefined }
    const record = recordOf(bare, structuredClone(bare), { ...bare, comment: 'now' })
    expect(record.items).toHaveLength(2)
    expect(record.entries.structural).toBe(1)
  })
})

describe('the union of two retrievals', () => {
  const whole = (...resources: Json[]) => bundleOf(patient(), organisation(), ...resources)

  it('takes the newest copy by Type/id, and the counts are of both', () => {
    const record = readOrThrow(
      whole(observation('o', 'Lives with daughter')),
      whole(observation('o', 'Lives alone'), observation('p', 'Unemployed')),
    )
    expect(record.items.map(({ term }) => term)).toEqual(['Lives with daughter', 'Unemployed'])
    const { total, ...classes } = record.entries
    expect(total).toBe(7)
    expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(7)
  })

  it('recognises by business identifier what was given another id, links included', () => {
    const identifier = [{ system: 'https://practice.example', value: 'abc' }]
    const record = readOrThrow(
      whole(observation('new', 'Lives alone', { identifier })),
      whole(
        observation('old', 'Lives alone', { identifier }),
        problem('p', 'Grief', { extension: [related('Observation/old')] }),
      ),
    )
    expect(record.items.filter(({ type }) => type === 'Observation')).toHaveLength(1)
    expect(record.problems.get('Condition/p')).toMatchObject({
      linked: ['Observation/new'],
      missing: [],
    })
  })

  it('does not take an identifier that two entries of one Bundle share for identity', () => {
    const identifier = [{ system: 'https://practice.example', value: 'abc' }]
    const record = readOrThrow(
      whole(observation('n1', 'Lives alone', { identifier })),
      whole(
        observation('o1', 'Unemployed', { identifier }),
        observation('o2', 'Widowed', { identifier }),
      ),
    )
    expect(record.items).toHaveLength(3)
  })

  it('fills a consultation of which only the header had come', () => {
    const record = readOrThrow(
      whole(encounter('enc1')),
      whole(
        encounter('enc1'),
        structure('consultation', 'c', ['List/t']),
        structure('topic', 't', ['Observation/n']),
        note('n', 'Very lonely', { context: reference('Encounter/enc1') }),
      ),
    )
    expect(record.consultations.has('Encounter/enc1')).toBe(true)
    expect(record.byReference.get('Encounter/enc1')?.marks).not.toContain('headerOnly')
  })

  it('loses no warning of either', () => {
    const record = readOrThrow(
      whole(primaryList('problems')),
      whole(primaryList('problems', [], { warnings: ['confidential-items'] })),
    )
    expect(record.lists.get('problems')?.warnings).toEqual(['confidential-items'])
    expect(record.partial).toBe(true)
  })
})

describe('the patient', () => {
  it('is read with who they are, how to reach them and their practice', () => {
    const record = recordOf()
    expect(record.patient).toMatchObject({
      nhsNumber: NHS_NUMBER,
      name: { family: 'Quill', given: ['Maud', 'Ivy'], prefix: ['Mrs'] },
      birthDate: '1951-03-04',
      gender: 'female',
      practice: { name: 'Fernhollow Surgery', ods: 'Z99001' },
    })
  })

  it('needs an interpreter when any of their languages says so', () => {
    const speaks = (language: string, interpreterRequired: boolean) => ({
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSCommunication-1',
      extension: [
        { url: 'language', valueCodeableConcept: coded(language) },
        { url: 'interpreterRequired', valueBoolean: interpreterRequired },
      ],
    })
    const record = readOrThrow(
      bundleOf(patient({ extension: [speaks('Tigrinya', true), speaks('English', false)] })),
    )
    expect(record.patient).toMatchObject({ language: 'Tigrinya', interpreterRequired: true })
  })
})

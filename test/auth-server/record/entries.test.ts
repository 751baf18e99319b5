import { describe, expect, it } from 'vitest'
import {
  coded,
  encounter,
  extensionUrl,
  note,
  observation,
  primaryList,
  problem,
  recordOf,
  reference,
} from './wire-builders.ts'

const itemOf = (name: string, ...resources: unknown[]) =>
  recordOf(...resources).byReference.get(name)

describe('an observation', () => {
  it('says its value in words, the unit alone if that is all there is', () => {
    const value = (more: object) =>
      itemOf('Observation/o', observation('o', 'Alcohol intake', { ...more }))?.value
    expect(value({ valueQuantity: { value: 26, unit: 'units/week' } })).toBe('26 units/week')
    expect(value({ valueQuantity: { unit: 'units/week' } })).toBe('units/week')
    expect(value({ valueQuantity: { value: 5, comparator: '<' } })).toBe('<5')
    expect(value({ valueString: 'Declined' })).toBe('Declined')
    expect(value({ valueCodeableConcept: { text: 'Ex-smoker' } })).toBe('Ex-smoker')
    expect(value({ valueBoolean: false })).toBe('No')
    expect(value({})).toBeNull()
  })

  it('joins the parts of a blood pressure', () => {
    const component = [
      { code: coded('Systolic'), valueQuantity: { value: 128, unit: 'mm[Hg]' } },
      { code: coded('Diastolic'), valueQuantity: { value: 76, unit: 'mm[Hg]' } },
    ]
    expect(
      itemOf('Observation/o', observation('o', 'Blood pressure', { component })),
    ).toMatchObject({
      value: 'Systolic 128 mm[Hg], Diastolic 76 mm[Hg]',
      area: 'tests',
    })
  })

  it('puts what was typed before the code before what was typed after it', () => {
    const component = [
      { code: coded('Comment note', '37331000000100'), valueString: 'told us on the phone' },
    ]
    const item = itemOf(
      'Observation/o',
      observation('o', 'Lives alone', { component, comment: 'since January' }),
    )
    expect(item).toMatchObject({
      term: 'Lives alone',
      text: 'told us on the phone\nsince January',
      value: null,
    })
  })

  it('is its own words when it is a comment note, line breaks kept', () => {
    expect(itemOf('Observation/n', note('n', 'Very lonely.\n\nWants company.'))).toMatchObject({
      term: 'Very lonely.\n\nWants company.',
      isNote: true,
      text: null,
    })
  })

  it('never takes the recording date for the date it happened', () => {
    const undated = observation('o', 'Lives alone', { effectiveDateTime: undefined })
    expect(itemOf('Observation/o', undated)).toMatchObject({ date: null, recorded: '2026-04-14' })
  })

  it('keeps a date that cannot be read as it was sent', () => {
    const item = itemOf('Observation/o', observation('o', 'x', { effectiveDateTime: 'May 26' }))
    expect(item?.date).toBeNull()
    expect(item?.facts).toContainEqual({ label: 'Date as it was sent', value: 'May 26' })
  })

  it('belongs to a laboratory report with its members, however they are joined', () => {
    const record = recordOf(
      {
        resourceType: 'DiagnosticReport',
        id: 'rep',
        code: coded('Report'),
        result: [reference('Observation/group')],
        specimen: [reference('Specimen/sp')],
        basedOn: [reference('ProcedureRequest/order')],
      },
      { resourceType: 'Specimen', id: 'sp' },
      { resourceType: 'ProcedureRequest', id: 'order', intent: 'order', code: coded('FBC') },
      observation('group', 'Full blood count', {
        related: [{ type: 'has-member', target: reference('Observation/hb') }],
      }),
      observation('hb', 'Haemoglobin'),
      observation('filing', 'Comment note', {
        code: coded('Comment note', '37331000000100'),
        comment: 'Normal, no action',
        related: [{ type: 'derived-from', target: reference('Observation/hb') }],
      }),
      observation('other', 'Weight'),
    )
    const inReport = record.items.filter(({ isLaboratory }) => isLaboratory)
    expect(inReport.map(({ reference: name }) => name)).toEqual([
      'DiagnosticReport/rep',
      'Observation/group',
      'Observation/hb',
      'Observation/filing',
    ])
    expect(record.byReference.get('DiagnosticReport/rep')?.facts[0]).toEqual({
      label: 'Results',
      value: 'Full blood count',
    })
    expect(record.within?.get('Specimen/sp')).toBe('DiagnosticReport/rep')
    expect(record.within?.get('ProcedureRequest/order')).toBe('DiagnosticReport/rep')
  })

  it('is marked when it must not be disclosed to the patient', () => {
    const meta = { security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }] }
    expect(itemOf('Observation/o', observation('o', 'x', { meta }))?.marks).toContain(
      'notForPatient',
    )
  })
})

describe('a problem', () => {
  it('says whether it is active, how significant, and from when to when', () => {
    const ended = problem('p', 'Low mood', {
      significance: 'minor',
      clinicalStatus: 'inactive',
      onsetDateTime: '2019-06',
      abatementDateTime: '2021',
      note: [{ text: 'Better since the move' }],
    })
    expect(itemOf('Condition/p', ended)).toMatchObject({
      active: false,
      status: 'Ended',
      significance: 'minor',
      date: '2019-06',
      end: '2021',
      text: 'Better since the move',
      marks: ['ended'],
    })
  })

  it('falls back on the date it was recorded only for the date of an undated onset', () => {
    expect(itemOf('Condition/p', problem('p', 'Low mood'))).toMatchObject({
      date: '2026-04-14',
      active: true,
    })
  })
})

describe('a diary entry', () => {
  it('is planned whatever its code says', () => {
    const item = itemOf('ProcedureRequest/d', {
      resourceType: 'ProcedureRequest',
      id: 'd',
      intent: 'plan',
      code: coded('Mixed anxiety and depressive disorder'),
      occurrencePeriod: { start: '2020-08-18' },
      note: [{ text: 'Review in two months' }],
    })
    expect(item).toMatchObject({
      area: 'planned',
      status: 'Planned',
      marks: ['planned'],
      date: '2020-08-18',
      text: 'Review in two months',
    })
  })
})

describe('an immunisation', () => {
  it('is named by its procedure, and unmistakable when not given', () => {
    const item = itemOf('Immunization/i', {
      resourceType: 'Immunization',
      id: 'i',
      notGiven: true,
      date: '2019-09-28',
      vaccineCode: { text: 'Unknown' },
      explanation: { reasonNotGiven: [{ text: 'Generally unwell' }] },
      extension: [
        {
          url: `${extensionUrl.careConnect}-VaccinationProcedure-1`,
          valueCodeableConcept: coded('Hepatitis A vaccination'),
        },
      ],
    })
    expect(item).toMatchObject({
      term: 'Hepatitis A vaccination',
      status: 'Not given',
      marks: ['notGiven'],
    })
    expect(item?.facts).toContainEqual({ label: 'Why not given', value: 'Generally unwell' })
  })
})

describe('an allergy', () => {
  it('that ended is an item of its own within the list that holds it', () => {
    const record = recordOf(
      primaryList('endedAllergies', [], {
        id: 'ended',
        contained: [
          {
            resourceType: 'AllergyIntolerance',
            id: 'a1',
            clinicalStatus: 'resolved',
            code: coded('Egg allergy'),
            extension: [
              {
                url: `${extensionUrl.gpConnect}-AllergyIntoleranceEnd-1`,
                extension: [
                  { url: 'endDate', valueDateTime: '2015-01-02' },
                  { url: 'reasonEnded', valueString: 'Outgrown' },
                ],
              },
            ],
          },
        ],
      }),
    )
    const item = record.byReference.get('List/ended#a1')
    expect(item).toMatchObject({ term: 'Egg allergy', status: 'Ended', end: '2015-01-02' })
    expect(item?.facts).toContainEqual({ label: 'Why ended', value: 'Outgrown' })
    expect(record.entries.total).toBe(5)
  })

  it('leaves out reactions that say that nothing is known', () => {
    const item = itemOf('AllergyIntolerance/a', {
      resourceType: 'AllergyIntolerance',
      id: 'a',
      clinicalStatus: 'active',
      code: coded('Penicillin allergy'),
      reaction: [{ manifestation: [coded('No information', 'NI'), coded('Rash', '271807003')] }],
    })
    expect(item?.facts).toContainEqual({ label: 'Reaction', value: 'Rash' })
  })
})

describe('a form', () => {
  it('shows its questions with their answers, nested ones after their parents', () => {
    const item = itemOf('QuestionnaireResponse/q', {
      resourceType: 'QuestionnaireResponse',
      id: 'q',
      authored: '2025-05-05',
      item: [
        {
          text: 'Home',
          item: [{ text: 'Who is there?', answer: [{ valueString: 'Nobody' }] }],
        },
        { text: 'Sleep?', answer: [{ valueBoolean: false }] },
      ],
    })
    expect(item?.text).toBe('Home\nWho is there?: Nobody\nSleep?: No')
  })
})

describe('a draft', () => {
  it('is marked', () => {
    expect(itemOf('Encounter/e', encounter('e', { status: 'unknown' }))).toMatchObject({
      status: 'Draft',
      marks: ['draft', 'headerOnly'],
    })
  })
})

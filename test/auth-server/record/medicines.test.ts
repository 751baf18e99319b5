import { describe, expect, it } from 'vitest'
import { coded, extensionUrl, type Json, recordOf, reference } from './wire-builders.ts'

const statement = (more: Json = {}): Json => ({
  resourceType: 'MedicationStatement',
  id: 's',
  status: 'active',
  taken: 'unk',
  basedOn: [reference('MedicationRequest/plan')],
  medicationReference: reference('Medication/drug'),
  effectivePeriod: { start: '2021-02-11' },
  dosage: [{ text: 'ONE each morning' }],
  extension: [
    {
      url: `${extensionUrl.gpConnect}-MedicationStatementLastIssueDate-1`,
      valueDateTime: '2026-11-02T09:00:00Z',
    },
  ],
  ...more,
})

const plan = (more: Json = {}): Json => ({
  resourceType: 'MedicationRequest',
  id: 'plan',
  intent: 'plan',
  status: 'active',
  medicationReference: reference('Medication/drug'),
  extension: [
    {
      url: `${extensionUrl.gpConnect}-PrescriptionType-1`,
      valueCodeableConcept: coded('Repeat', 'repeat'),
    },
    {
      url: `${extensionUrl.gpConnect}-MedicationRepeatInformation-1`,
      extension: [
        { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt: 6 },
        { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: 2 },
      ],
    },
  ],
  ...more,
})

const order = (id: string, more: Json = {}): Json => ({
  resourceType: 'MedicationRequest',
  id,
  intent: 'order',
  status: 'completed',
  basedOn: [reference('MedicationRequest/plan')],
  medicationReference: reference('Medication/drug'),
  note: [{ text: 'Patient Notes: bring your diary' }],
  ...more,
})

const drug = { resourceType: 'Medication', id: 'drug', code: coded('Sertraline 50mg tablets') }
const factsOf = (record: ReturnType<typeof recordOf>, name: string) =>
  Object.fromEntries(
    record.byReference.get(name)?.facts.map(({ label, value }) => [label, value]) ?? [],
  )

describe('a medicine', () => {
  it('is one line over its four resources, with drug and dose word for word', () => {
    const record = recordOf(statement(), plan(), order('o1'), order('o2'), drug)
    const medicines = record.items.filter(({ area }) => area === 'medicines')
    expect(medicines.map(({ reference: name }) => name)).toEqual(['MedicationStatement/s'])
    expect(medicines[0]).toMatchObject({
      term: 'Sertraline 50mg tablets',
      status: 'Repeat',
      active: true,
      date: '2021-02-11',
    })
    expect(factsOf(record, 'MedicationStatement/s')).toMatchObject({
      Type: 'Repeat',
      Dose: 'ONE each morning',
      'Last issued': '02-Nov-2026',
      Started: '11-Feb-2021',
      Issues: '2 issued, 6 allowed',
    })
    expect(record.entries.relevant).toBe(5)
  })

  it('never says that it is taken', () => {
    const record = recordOf(statement({ taken: 'y' }), plan(), drug)
    expect(JSON.stringify(record.items).toLowerCase()).not.toContain('taken')
  })

  it('says when and why it ended', () => {
    const stopped = {
      url: `${extensionUrl.gpConnect}-MedicationStatusReason-1`,
      extension: [
        { url: 'statusReason', valueCodeableConcept: { text: 'Nausea' } },
        { url: 'statusChangeDate', valueDateTime: '2022-05-01' },
      ],
    }
    const record = recordOf(
      statement({ status: 'stopped', effectivePeriod: { start: '2021', end: '2022-05-02' } }),
      plan({ status: 'stopped', extension: [stopped] }),
      drug,
    )
    expect(record.byReference.get('MedicationStatement/s')).toMatchObject({
      status: 'Stopped',
      active: false,
      end: '2022-05-02',
      marks: ['ended'],
    })
    expect(factsOf(record, 'MedicationStatement/s')).toMatchObject({
      Ended: '02-May-2022',
      'Why ended': 'Nausea',
      Type: 'Not recorded',
    })
  })

  it('is marked when it was prescribed outside the practice', () => {
    const agency = (code: string, text?: string) => ({
      url: `${extensionUrl.gpConnect}-PrescribingAgency-1`,
      valueCodeableConcept: { ...coded('Prescribed by another organisation', code), text },
    })
    const outside = recordOf(
      statement({ extension: [agency('prescribed-by-another-organisation', 'Hospital')] }),
    )
    expect(outside.byReference.get('MedicationStatement/s')?.marks).toContain('elsewhere')
    expect(factsOf(outside, 'MedicationStatement/s')['Prescribed elsewhere']).toBe('Hospital')
    const here = recordOf(statement({ extension: [agency('prescribed-at-gp-practice')] }))
    expect(here.byReference.get('MedicationStatement/s')?.marks).not.toContain('elsewhere')
  })

  it('stands on its plan, its issue or its name when the statement did not come', () => {
    const names = (...resources: Json[]) =>
      recordOf(...resources)
        .items.filter(({ area }) => area === 'medicines')
        .map(({ reference: name }) => name)
    expect(names(plan(), order('o1'), drug)).toEqual(['MedicationRequest/plan'])
    expect(names(order('o1'), drug)).toEqual(['MedicationRequest/o1'])
    expect(names(drug)).toEqual(['Medication/drug'])
  })

  it('is found from the problem that names its plan', () => {
    const record = recordOf(statement(), plan(), drug, {
      resourceType: 'Condition',
      id: 'p',
      code: coded('Low mood'),
      extension: [
        {
          url: `${extensionUrl.careConnect}-RelatedClinicalContent-1`,
          valueReference: reference('MedicationRequest/plan'),
        },
      ],
    })
    expect(record.problems.get('Condition/p')?.linked).toEqual(['MedicationRequest/plan'])
    expect(record.byReference.get('MedicationStatement/s')?.problems).toEqual(['Condition/p'])
  })

  it('survives plans that are based on each other', () => {
    const record = recordOf(
      plan({ id: 'a', basedOn: [reference('MedicationRequest/b')] }),
      plan({ id: 'b', basedOn: [reference('MedicationRequest/a')] }),
    )
    const { total, ...classes } = record.entries
    expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(total)
  })
})

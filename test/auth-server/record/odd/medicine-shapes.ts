import { coded, extensionUrl, type Json, reference } from '../wire-builders.ts'

const GP_CONNECT = extensionUrl.gpConnect

const type = (code: string, display: string): Json => ({
  url: `${GP_CONNECT}-PrescriptionType-1`,
  valueCodeableConcept: { coding: [{ system: 'type', code, display }] },
})
const agency = (code: string, display?: string): Json => ({
  url: `${GP_CONNECT}-PrescribingAgency-1`,
  valueCodeableConcept: { coding: [{ system: 'agency', code, ...(display ? { display } : {}) }] },
})
const lastIssued = (on: string): Json => ({
  url: `${GP_CONNECT}-MedicationStatementLastIssueDate-1`,
  valueDateTime: on,
})
const repeats = (...parts: readonly Json[]): Json => ({
  url: `${GP_CONNECT}-MedicationRepeatInformation-1`,
  extension: parts,
})
const allowed = (valueUnsignedInt: number): Json => ({
  url: 'numberOfRepeatPrescriptionsAllowed',
  valueUnsignedInt,
})
const issued = (valuePositiveInt: number): Json => ({
  url: 'numberOfRepeatPrescriptionsIssued',
  valuePositiveInt,
})
const stopped = (...parts: readonly Json[]): Json => ({
  url: `${GP_CONNECT}-MedicationStatusReason-1`,
  extension: parts,
})

const medication = (id: string, term: string, more: Json = {}): Json => ({
  resourceType: 'Medication',
  id,
  code: coded(term, '322236009', more),
})
const statement = (id: string, more: Json): Json => ({
  resourceType: 'MedicationStatement',
  id,
  ...more,
})
const request = (id: string, intent: 'plan' | 'order', more: Json): Json => ({
  resourceType: 'MedicationRequest',
  id,
  intent,
  ...more,
})
const of = (drug: string): Json => ({ medicationReference: reference(`Medication/${drug}`) })
const basedOn = (...plans: readonly string[]): Json => ({
  basedOn: plans.map((plan) => reference(`MedicationRequest/${plan}`)),
})
const supply = (start: string, end: string | null, more: Json = {}): Json => ({
  dispenseRequest: { validityPeriod: end === null ? { start } : { start, end }, ...more },
})

/** Each shape in which a medicine comes: whole, and with every one of its resources missing. */
export const MEDICINE_SHAPES: readonly Json[] = [
  medication('sertraline', 'Sertraline 50mg tablets'),
  medication('codeine', 'Codeine 30mg tablets'),
  medication('inhaler', 'Salbutamol 100micrograms/dose inhaler'),
  medication('alone', 'Nicotine 21mg/24hours transdermal patches'),
  medication('degraded', 'Transfer-degraded medication entry', { code: '196421000000109' }),

  // Whole: two issues, the second with a dose and a note of its own.
  statement('whole', {
    status: 'active',
    ...basedOn('whole-plan'),
    ...of('sertraline'),
    effectivePeriod: { start: '2026-01-12', end: '2026-12-30' },
    dateAsserted: '2026-01-11T09:00:00+00:00',
    dosage: [{ text: 'One each morning', patientInstruction: 'With food' }],
    note: [{ text: 'Review in spring' }],
    extension: [lastIssued('2026-10-02')],
    context: reference('Encounter/enc1'),
  }),
  request('whole-plan', 'plan', {
    status: 'active',
    ...of('sertraline'),
    extension: [type('repeat', 'Repeat'), repeats(allowed(6), issued(4))],
    recorder: reference('Practitioner/gp1'),
    dosageInstruction: [{ text: 'One each morning' }],
    note: [{ text: 'Review in spring' }, { text: 'Ask about sleep' }],
    ...supply('2026-01-12', null, { quantity: { value: 28, unit: 'tablet' } }),
  }),
  request('whole-issue-1', 'order', { ...basedOn('whole-plan'), ...of('sertraline') }),
  request('whole-issue-2', 'order', {
    ...basedOn('whole-plan'),
    ...of('sertraline'),
    dosageInstruction: [{ text: 'Two each morning' }],
  }),

  // Ended, with the reason and the day; prescribed at a hospital.
  statement('ended', {
    status: 'stopped',
    ...basedOn('ended-plan'),
    ...of('codeine'),
    effectiveDateTime: '2024-03',
    extension: [agency('prescribed-by-another-organisation', 'Prescribed by another organisation')],
  }),
  request('ended-plan', 'plan', {
    status: 'stopped',
    ...of('codeine'),
    extension: [
      type('acute', 'Acute'),
      stopped(
        { url: 'statusReason', valueCodeableConcept: coded('Dependence feared') },
        { url: 'statusChangeDate', valueDateTime: '2024-06-11' },
      ),
    ],
    requester: { agent: reference('Practitioner/gp2') },
    ...supply('2024-03-02', '2024-06-30', {
      quantity: { extension: [{ url: 'q', valueString: 'one box' }] },
    }),
  }),
  statement('completed', {
    status: ' Completed ',
    medicationCodeableConcept: coded('Prednisolone 5mg tablets'),
    effectivePeriod: { start: '2025-02-01', end: '2025-02-08' },
    informationSource: reference('Practitioner/gp2'),
    extension: [agency('prescribed-at-gp-practice', 'Prescribed at GP practice')],
    meta: { security: [{ code: 'NOPAT' }] },
  }),
  statement('no-reason', {
    status: 'stopped',
    ...basedOn('no-reason-plan', 'no-reason-plan-2', 'not-in-bundle'),
    ...of('codeine'),
    effectivePeriod: { start: 'the spring' },
  }),
  request('no-reason-plan', 'plan', { extension: [stopped()], ...supply('2023-05-05', null) }),
  request('no-reason-plan-2', 'plan', {
    extension: [type('delayed-prescribing', 'Delayed'), repeats(issued(2))],
    ...supply('2023-06-06', '2023-07-07', { quantity: { value: 14 } }),
    encounter: reference('Encounter/enc2'),
  }),

  // A plan without its statement, an issue without its plan, a drug without either.
  request('plan-alone', 'plan', {
    status: 'active',
    ...of('inhaler'),
    authoredOn: '2022-09-09',
    extension: [type('repeat-dispensing', 'Repeat dispensing'), repeats(allowed(12))],
    dosageInstruction: [{ text: 'Two puffs when needed' }],
  }),
  request('plan-alone-issue', 'order', { ...basedOn('plan-alone'), ...of('inhaler') }),
  request('issue-alone', 'order', {
    status: 'completed',
    medicationReference: { display: 'Amoxicillin 500mg capsules' },
    authoredOn: '2021-01-04',
    dispenseRequest: { quantity: { value: 21, unit: 'capsule' } },
    extension: [type('unheard-of', 'Given in person')],
  }),
  // Each of the two says that it is based on the other.
  request('circle-1', 'plan', { ...basedOn('circle-2'), ...of('inhaler') }),
  request('circle-2', 'plan', { ...basedOn('circle-1'), ...of('inhaler') }),

  statement('degraded', { status: 'active', ...of('degraded'), note: [{ text: 'Old: lithium' }] }),
  statement('elsewhere', {
    status: 'active',
    medicationCodeableConcept: { text: 'Methadone 1mg/ml oral solution' },
    extension: [agency('drug-service')],
  }),
  statement('no-type', {
    status: 'active',
    ...basedOn('no-type-plan'),
    medicationCodeableConcept: coded('Diazepam 2mg tablets'),
  }),
  request('no-type-plan', 'plan', {
    extension: [type('no-information-available', 'No information available'), repeats()],
    meta: { security: [{ code: 'NOPAT' }] },
  }),
  statement('bare', {}),
]

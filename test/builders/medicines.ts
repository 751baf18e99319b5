import {
  concept,
  identifiers,
  instant,
  linkTo,
  maybe,
  NHS_UK,
  PLAIN,
  profile,
  reference,
  type Term,
  type Voice,
} from './wire.ts'

export interface MedicineFacts {
  id: string
  drug: Term
  dose: string
  /** `YYYY-MM-DD` */
  started: string
  ended?: string
  /** Why a prescriber stopped it; a course that ran out has none. */
  stopped?: string
  kind?: 'acute' | 'repeat' | 'repeat-dispensing'
  /** Days on which it was issued; the last is the last issue. */
  issues?: readonly string[]
  quantity?: { value: number; unit: string }
  elsewhere?: string
  notes?: readonly string[]
  by?: string
  encounter?: string
}

export type MedicineResource =
  | fhir3.Medication
  | fhir3.MedicationStatement
  | fhir3.MedicationRequest

/** The references by which a medicine's parts are known. */
export const medicineParts = (id: string) => ({
  medication: `Medication/${id}-drug`,
  statement: `MedicationStatement/${id}-statement`,
  plan: `MedicationRequest/${id}-plan`,
})

/** One line of a medication list: what it is, the summary, the authorisation, and each issue. */
export function aMedicine(facts: MedicineFacts, voice: Voice = PLAIN): MedicineResource[] {
  const parts = medicineParts(facts.id)
  const drug = reference(parts.medication)
  const status = facts.stopped ? 'stopped' : facts.ended ? 'completed' : 'active'
  const issues = facts.elsewhere ? [] : (facts.issues ?? [facts.started])
  const last = issues.at(-1)
  const common = {
    medicationReference: drug,
    subject: reference(voice.patient),
    ...maybe('context', linkTo(facts.encounter)),
  }
  const request = {
    ...common,
    ...maybe('requester', facts.by === undefined ? undefined : { agent: reference(facts.by) }),
    ...maybe('recorder', linkTo(facts.by)),
    dosageInstruction: [{ text: facts.dose }],
    dispenseRequest: {
      validityPeriod: { start: facts.started, ...maybe('end', facts.ended) },
      ...maybe('quantity', facts.quantity),
    },
  }
  return [
    {
      resourceType: 'Medication',
      id: idOf(parts.medication),
      meta: profile('Medication'),
      code: concept(facts.drug, voice, facts.started, 'medication'),
    },
    {
      resourceType: 'MedicationStatement',
      id: idOf(parts.statement),
      meta: profile('MedicationStatement'),
      extension: [
        ...(last
          ? [
              {
                url: `${NHS_UK}/Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1`,
                valueDateTime: last,
              },
            ]
          : []),
        { url: `${NHS_UK}/Extension-CareConnect-GPC-PrescribingAgency-1`, ...agency(facts) },
      ],
      identifier: identifiers(idOf(parts.statement), voice),
      ...common,
      basedOn: [reference(parts.plan)],
      status,
      effectivePeriod: { start: facts.started, ...maybe('end', facts.ended) },
      dateAsserted: instant(`${facts.started}T09:00`),
      taken: 'unk',
      dosage: [{ text: facts.dose }],
      ...maybe(
        'note',
        facts.notes?.map((text) => ({ text })),
      ),
    },
    {
      resourceType: 'MedicationRequest',
      id: idOf(parts.plan),
      meta: profile('MedicationRequest'),
      extension: planExtensions(facts, issues.length, voice),
      identifier: identifiers(idOf(parts.plan), voice),
      ...request,
      status,
      intent: 'plan',
      authoredOn: instant(`${facts.started}T09:00`),
    },
    ...issues.map(
      (day, i): fhir3.MedicationRequest => ({
        resourceType: 'MedicationRequest',
        id: `${facts.id}-issue-${i + 1}`,
        meta: profile('MedicationRequest'),
        extension: [prescriptionType(facts)],
        identifier: identifiers(`${facts.id}-issue-${i + 1}`, voice),
        ...request,
        basedOn: [reference(parts.plan)],
        status: 'completed',
        intent: 'order',
        authoredOn: instant(`${day}T09:00`),
      }),
    ),
  ]
}

const idOf = (ref: string): string => ref.slice(ref.indexOf('/') + 1)

function agency({ elsewhere }: MedicineFacts): { valueCodeableConcept: fhir3.CodeableConcept } {
  const [code, display] = elsewhere
    ? ['prescribed-by-another-organisation', 'Prescribed by another organisation']
    : ['prescribed-at-gp-practice', 'Prescribed at GP practice']
  return {
    valueCodeableConcept: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescribingAgency-1',
          code,
          display,
        },
      ],
      ...maybe('text', elsewhere),
    },
  }
}

const KINDS = { acute: 'Acute', repeat: 'Repeat', 'repeat-dispensing': 'Repeat dispensing' }

function prescriptionType({ kind = 'repeat' }: MedicineFacts): fhir3.Extension {
  return {
    url: `${NHS_UK}/Extension-CareConnect-GPC-PrescriptionType-1`,
    valueCodeableConcept: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1',
          code: kind,
          display: KINDS[kind],
        },
      ],
    },
  }
}

function planExtensions(facts: MedicineFacts, issued: number, voice: Voice): fhir3.Extension[] {
  const { kind = 'repeat', stopped, ended } = facts
  const count = (url: string, value: number): fhir3.Extension => ({
    url,
    [voice.dialect.repeats]: value,
  })
  return [
    prescriptionType(facts),
    ...(kind === 'acute'
      ? []
      : [
          {
            url: `${NHS_UK}/Extension-CareConnect-GPC-MedicationRepeatInformation-1`,
            extension: [
              count('numberOfRepeatPrescriptionsAllowed', 12),
              count('numberOfRepeatPrescriptionsIssued', issued),
            ],
          },
        ]),
    ...(stopped
      ? [
          {
            url: `${NHS_UK}/Extension-CareConnect-GPC-MedicationStatusReason-1`,
            extension: [
              { url: 'statusReason', valueCodeableConcept: { text: stopped } },
              ...(ended ? [{ url: 'statusChangeDate', valueDateTime: ended }] : []),
            ],
          },
        ]
      : []),
  ]
}

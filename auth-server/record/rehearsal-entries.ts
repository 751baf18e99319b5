/** Said of nobody: words of the kinds that the rules listen for, and of kinds that they pass over. */
const NOTES = [
  'Lives alone since the summer, feels low and sleeps badly. No thoughts of harm.',
  'Daughter rings on Sundays. Behind with the rent, has not asked for advice yet.',
  'Please ring after ten, hard of hearing. Uses a stick, had a fall on the stairs.',
  'Chest clear. Continue as before, review in four weeks.',
  'Smokes ten a day, would like to stop. Two glasses of wine at the weekend.',
  'Referred to talking therapies, did not attend twice. Works nights in a bakery.',
]
export const TERMS = [
  'Low mood',
  'Backache',
  'Type 2 diabetes mellitus',
  'Cough',
  'Asthma',
  'Insomnia',
]
export const FINDINGS = ['Ex-smoker', 'Lives with wife', 'Chest clear', 'Retired', 'Did not attend']
const DRUGS = ['Sertraline 50mg tablets', 'Metformin 500mg tablets', 'Codeine 30mg tablets']
const SERVICES = ['Talking therapies', 'Physiotherapy']

export const SNOMED = 'http://snomed.info/sct'
const NHS = 'https://fhir.nhs.uk/STU3/StructureDefinition/'
const HL7 = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-'
export const GP_CONNECT = `${NHS}Extension-CareConnect-GPC-`
export const COMMENT_NOTE = { code: '37331000000100', display: 'Comment note' }
export const HEADING = '24781000000107'
export const TOPIC = '25851000000105'
export const CONSULTATION = '325851000000107'
export const PAPERS_EVERY = 12

export type Elements = { readonly [element: string]: unknown }

export interface Made extends Elements {
  resourceType: string
  id: string
}

/** Makes the entries of one visit. */
export interface Visit {
  number: number
  /** `YYYY-MM-DD`. */
  on: string
  context: Elements
  made(resourceType: string, body: Elements, profileName?: string): Made
  observed(code: Elements, value?: Elements, where?: Elements): Made
}

export const PATIENT = 'Patient/nobody'
export const GP = 'Practitioner/gp'
export const PRACTICE = 'Organization/practice'

export const to = (reference: string) => ({ reference })
export const toEach = (entries: readonly Made[]) => entries.map((each) => ({ item: toMade(each) }))
export const toMade = ({ resourceType, id }: Made) => to(`${resourceType}/${id}`)
export const from = (texts: readonly string[], turn: number) => texts[turn % texts.length] ?? ''
export const profile = (name: string) => ({ profile: [`${NHS}CareConnect-GPC-${name}-1`] })
export const coding = (code: string, display: string) => ({ system: SNOMED, code, display })
export const valued = (url: string, code: string, display: string) => ({
  url,
  valueCodeableConcept: { coding: [{ system: `${NHS}CodeSystem`, code, display }] },
})

/** A coded term with the description that was chosen; the code itself is nobody's. */
export const coded = (display: string) => ({
  coding: [
    {
      extension: [
        {
          url: `${NHS}Extension-coding-sctdescid`,
          extension: [{ url: 'descriptionId', valueId: '1234567890' }],
        },
      ],
      ...coding(`4046400${display.length}`, display),
      userSelected: true,
    },
  ],
})

export const quantity = (value: number, unit: string) => ({ valueQuantity: { value, unit } })

export function beginVisit(number: number): Visit {
  const on = `${1990 + Math.floor(number / 9)}-0${1 + (number % 9)}-11`
  const at = `${on}T10:15:00+00:00`
  let count = 0
  const made: Visit['made'] = (resourceType, body, profileName = resourceType) => {
    const id = `${number}-${count++}-0000-4000-8000-000000000000`
    const identifier = [{ system: 'https://nowhere.invalid/entries', value: `entry-${id}` }]
    return { resourceType, id, meta: profile(profileName), identifier, ...body }
  }
  const context = { context: to(`Encounter/${number}-0-0000-4000-8000-000000000000`) }
  return {
    number,
    on,
    context,
    made,
    observed: (code, value = {}, where = context) =>
      made('Observation', {
        status: 'final',
        code,
        subject: to(PATIENT),
        ...where,
        effectiveDateTime: at,
        issued: at,
        performer: [to(GP)],
        ...value,
      }),
  }
}

export const comment = (turn: number) => ({ comment: from(NOTES, turn) })

export function listOf(
  { made, on, context }: Visit,
  list: { title: string; code: string; entries: readonly Made[]; problem?: Made | null },
): Made {
  const about = list.problem && [
    {
      url: `${HL7}RelatedProblemHeader-1`,
      extension: [{ url: 'target', valueReference: toMade(list.problem) }],
    },
  ]
  return made('List', {
    ...(about ? { extension: about } : {}),
    status: 'current',
    mode: 'snapshot',
    title: list.title,
    code: { coding: [coding(list.code, list.title)] },
    subject: to(PATIENT),
    encounter: context.context,
    date: `${on}T10:15:00+00:00`,
    orderedBy: { coding: [{ system: 'http://hl7.org/fhir/list-order', code: 'system' }] },
    entry: toEach(list.entries),
  })
}

export function problemOf(
  { made, number, on, context }: Visit,
  actual: Made,
  related: readonly Made[],
): Made {
  const isOver = number % 3 > 0
  return made(
    'Condition',
    {
      extension: [
        { url: `${HL7}ActualProblem-1`, valueReference: toMade(actual) },
        ...related.map((each) => ({
          url: `${HL7}RelatedClinicalContent-1`,
          valueReference: toMade(each),
        })),
        { url: `${HL7}ProblemSignificance-1`, valueCode: number % 4 === 0 ? 'major' : 'minor' },
      ],
      clinicalStatus: isOver ? 'inactive' : 'active',
      category: [{ coding: [{ code: 'problem-list-item', display: 'Problem List Item' }] }],
      code: coded(from(TERMS, number)),
      subject: to(PATIENT),
      ...context,
      onsetDateTime: on,
      ...(isOver ? { abatementDateTime: on } : {}),
      assertedDate: on,
      asserter: to(GP),
    },
    'ProblemHeader-Condition',
  )
}

/** A medicine: its statement, its name, its plan and two issues. */
export function medicineOf({ made, number, on, context }: Visit): readonly Made[] {
  const drug = made('Medication', { code: { text: from(DRUGS, number >> 1) } })
  const named = { medicationReference: toMade(drug), subject: to(PATIENT), ...context }
  const kind = number % 4 === 0 ? 'repeat' : 'acute'
  const requested = (intent: string, of: Elements) =>
    made('MedicationRequest', {
      extension: [valued(`${GP_CONNECT}PrescriptionType-1`, kind, kind)],
      ...of,
      status: 'active',
      intent,
      ...named,
      authoredOn: `${on}T09:00:00+00:00`,
      recorder: to(GP),
      dosageInstruction: [{ text: '1 to be taken daily' }],
      dispenseRequest: { validityPeriod: { start: on }, quantity: { value: 28, unit: 'tablet' } },
    })
  const plan = requested('plan', {})
  const statement = made('MedicationStatement', {
    extension: [
      { url: `${GP_CONNECT}MedicationStatementLastIssueDate-1`, valueDateTime: on },
      valued(`${GP_CONNECT}PrescribingAgency-1`, 'prescribed-at-gp-practice', 'GP practice'),
    ],
    basedOn: [toMade(plan)],
    status: number % 4 === 0 ? 'active' : 'completed',
    ...named,
    effectivePeriod: { start: on },
    dateAsserted: `${on}T09:00:00+00:00`,
    dosage: [{ text: '1 to be taken daily' }],
  })
  const issues = [0, 1].map(() => requested('order', { basedOn: [toMade(plan)] }))
  return [statement, drug, plan, ...issues]
}

/** A laboratory report, a referral, an allergy, a vaccination, a document and something planned. */
export function papersOf({ made, number, on, context, observed }: Visit): readonly Made[] {
  const results = ['Serum creatinine level', 'Platelet count'].map((term) =>
    observed(
      coded(term),
      { ...quantity(70, 'umol/L'), referenceRange: [{ text: '60 - 120' }] },
      {},
    ),
  )
  const subject = { subject: to(PATIENT) }
  return [
    ...results,
    made('DiagnosticReport', {
      status: 'final',
      code: coded('Diagnostic studies report'),
      ...subject,
      issued: `${on}T10:15:00+00:00`,
      result: results.map(toMade),
    }),
    made('ReferralRequest', {
      status: 'unknown',
      intent: 'order',
      ...subject,
      ...context,
      authoredOn: on,
      requester: { agent: to(GP), onBehalfOf: to(PRACTICE) },
      reasonCode: [coded(from(SERVICES, number / PAPERS_EVERY))],
      note: [{ text: 'Priority: Routine' }],
    }),
    made('AllergyIntolerance', {
      clinicalStatus: 'active',
      category: ['medication'],
      code: coded('Adverse reaction to penicillin'),
      assertedDate: on,
      recorder: to(GP),
      reaction: [{ manifestation: [coded('Rash')] }],
    }),
    made('Immunization', {
      extension: [{ url: `${HL7}VaccinationProcedure-1`, valueCodeableConcept: coded('Flu jab') }],
      status: 'completed',
      notGiven: false,
      date: on,
      practitioner: [{ actor: to(GP) }],
    }),
    made('DocumentReference', {
      status: 'current',
      type: coded('Letter from hospital'),
      ...subject,
      created: on,
      description: from(NOTES, number),
    }),
    made('ProcedureRequest', {
      status: 'active',
      intent: 'plan',
      code: coded('Review'),
      ...subject,
      occurrenceDateTime: on,
      authoredOn: on,
    }),
  ]
}

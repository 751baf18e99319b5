import { coded, extensionUrl, type Json, note, observation, reference } from '../wire-builders.ts'

const COMMENT = coded('Comment note', '37331000000100')

/** Observations with each kind of value, part and date. */
const OBSERVATIONS: readonly Json[] = [
  observation('pressure', 'Blood pressure', {
    component: [
      { code: coded('Systolic'), valueQuantity: { value: 128, unit: 'mm[Hg]' } },
      { code: coded('Diastolic'), valueQuantity: { value: 76, code: 'mm[Hg]' } },
      { code: coded('Mean'), dataAbsentReason: coded('not performed') },
      { code: COMMENT, valueString: 'After a rest' },
    ],
    comment: 'Sitting',
    bodySite: coded('Left arm'),
  }),
  observation('units', 'Alcohol intake', {
    valueQuantity: { value: 14, comparator: '>', unit: 'units/week' },
  }),
  observation('unit-alone', 'Smoking intake', { valueQuantity: { unit: 'cigarettes/day' } }),
  observation('weight', 'Body weight', {
    valueQuantity: { value: 71.5, unit: 'kg' },
    referenceRange: [
      { low: { value: 50, unit: 'kg' }, high: { value: 80, unit: 'kg' }, text: 'for her height' },
    ],
    interpretation: coded('Normal'),
  }),
  observation('range', 'Walking distance', {
    valueRange: { low: { value: 50 }, high: { value: 200, unit: 'm' } },
    referenceRange: { low: { value: 10 }, text: 'at least 10' },
  }),
  observation('at-most', 'Steps', { valueRange: { high: { value: 12 } } }),
  observation('ratio', 'Ratio', {
    valueRatio: { numerator: { value: 1 }, denominator: { value: 4, unit: 'week' } },
  }),
  observation('yes', 'Has own door key', { valueBoolean: true }),
  observation('no', 'Uses stairs', { valueBoolean: false }),
  observation('answered', 'Housing', { valueCodeableConcept: coded('Lives in hostel') }),
  observation('when', 'Date of last fall', { valueDateTime: '2026-02-03T14:30:00+00:00' }),
  observation('when-unknown', 'Date of last visit', { valueDateTime: 'last week' }),
  observation('spell', 'In hospital', { valuePeriod: { start: '2025-01-01', end: '2025-01-09' } }),
  observation('since', 'Off work', { valuePeriod: { start: '2025-02' } }),
  observation('until', 'Notice period', { valuePeriod: { end: '2025-03-03' } }),
  observation('absent', 'Occupation', { dataAbsentReason: coded('asked but unknown') }),
  observation('two-values', 'Sleep', { valueInteger: 4, valueString: 'hours a night' }),
  note('note', 'Lost her job in May.&#10;Rent arrears. Denies low mood.', {
    component: [{ code: COMMENT, valueString: 'Telephoned:' }],
  }),
  note('note-value', '', { comment: undefined, valueString: 'Sister helps on Fridays.' }),
  note('note-bare', '', { comment: undefined }),
  observation('hidden', 'Lives with partner', { meta: { security: [{ code: 'NOPAT' }] } }),
  observation('lost', 'Transfer-degraded record entry', {
    code: coded('Transfer-degraded record entry', '196411000000103'),
    comment: 'Original text: Widowed\nsince 2010',
  }),
  observation('two-terms', 'Carer', {
    code: {
      coding: [
        { system: 'http://read.info/readv2', code: '918F.', display: 'Has a carer' },
        {
          system: 'http://snomed.info/sct',
          code: '184156008',
          display: 'Carer finding',
          userSelected: true,
          extension: [
            {
              url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
              extension: [
                { url: 'descriptionId', valueId: '283545017' },
                { url: 'descriptionDisplay', valueString: 'Looked after by carer' },
              ],
            },
          ],
        },
      ],
    },
  }),
  observation('text-wins', 'x', { code: { ...coded('Unemployed'), text: 'Out of work' } }),
  observation('no-words', '', { code: { coding: [{ system: 's', code: '1' }] } }),
  observation('effective', 'Attends day centre', {
    effectiveDateTime: undefined,
    effectivePeriod: { start: '2024-01-08', end: '2024-11-30' },
    performer: [reference('Organization/org1'), reference('Practitioner/gp2')],
  }),
  ...[
    '2025',
    '2025-06',
    '2025-06-31',
    '2025-06-30T00:00:00Z',
    '2025-06-30T09:05:00Z',
    ' 1999 ',
  ].map((effectiveDateTime, at) =>
    observation(`dated-${at + 1}`, 'Feels lonely', { effectiveDateTime, issued: undefined }),
  ),
  observation('undated', 'Feels isolated', { effectiveDateTime: undefined, issued: undefined }),
]

const LABORATORY: readonly Json[] = [
  {
    resourceType: 'DiagnosticReport',
    id: 'report',
    code: coded('Diagnostic studies report', '721981007'),
    issued: '2025-02-02T10:00:00Z',
    result: [reference('Observation/fbc'), reference('Observation/filing')],
    specimen: [reference('Specimen/blood')],
    basedOn: [reference('ProcedureRequest/ordered')],
    conclusion: 'Normal, no action',
    codedDiagnosis: [coded('Anaemia excluded')],
    performer: [{ actor: reference('Practitioner/gp1') }],
  },
  { resourceType: 'DiagnosticReport', id: 'report-2', effectiveDateTime: '2024' },
  {
    resourceType: 'Specimen',
    id: 'blood',
    type: { text: 'Blood' },
    accessionIdentifier: { value: 'S-77' },
  },
  {
    resourceType: 'Specimen',
    id: 'alone',
    type: coded('Urine'),
    accessionIdentifier: { value: 'S-78' },
    collection: { collectedPeriod: { start: '2025-03-01' } },
    receivedTime: '2025-03-02',
    note: [{ text: 'Leaked' }],
  },
  observation('fbc', 'Full blood count', {
    related: [{ type: 'has-member', target: reference('Observation/hb') }],
  }),
  observation('hb', 'Haemoglobin', {
    valueQuantity: { value: 131, unit: 'g/L' },
    referenceRange: [{ low: { value: 115 }, high: { value: 165 } }],
  }),
  observation('comment', 'Technician comment', {
    related: [{ type: 'derived-from', target: reference('Observation/hb') }],
  }),
  observation('of-specimen', 'Urine colour', { specimen: reference('Specimen/alone') }),
  note('filing', 'Seen by GP: telephone her, worried about money'),
  {
    resourceType: 'ProcedureRequest',
    id: 'ordered',
    intent: 'order',
    code: coded('Blood test'),
    authoredOn: '2025-01-30',
  },
  {
    resourceType: 'ProcedureRequest',
    id: 'ordered-alone',
    intent: 'order',
    code: coded('X-ray'),
    authoredOn: '2025-01-31',
  },
]

const IMMUNISATIONS: readonly Json[] = [
  {
    resourceType: 'Immunization',
    id: 'given',
    notGiven: false,
    date: '2025-10-01',
    vaccineCode: coded('Influenza vaccine'),
    lotNumber: 'F-12',
    vaccinationProtocol: [{ doseSequence: 2 }],
    explanation: { reason: [coded('At risk group')] },
    practitioner: [{ actor: reference('Practitioner/gp2') }],
    location: { display: 'Fernhollow Hall' },
    note: [{ text: 'Left arm' }],
    extension: [
      {
        url: `${extensionUrl.careConnect}-VaccinationProcedure-1`,
        valueCodeableConcept: coded('Administration of influenza vaccine'),
      },
      { url: `${extensionUrl.careConnect}-DateRecorded-1`, valueDateTime: '2025-10-03' },
    ],
  },
  {
    resourceType: 'Immunization',
    id: 'refused',
    notGiven: 'true',
    date: '2026-01',
    vaccineCode: coded('Shingles vaccine'),
    explanation: { reasonNotGiven: [coded('Patient refused')] },
  },
  observation('consent', 'Consent given for immunisation'),
]

const allergy = (id: string, term: string, more: Json): Json => ({
  resourceType: 'AllergyIntolerance',
  id,
  code: coded(term),
  ...more,
})
const ALLERGIES: readonly Json[] = [
  allergy('peanut', 'Peanut allergy', {
    clinicalStatus: 'active',
    category: ['food', 'environment', 'latex'],
    assertedDate: '2004',
    onsetDateTime: '1999-05',
    recorder: reference('Practitioner/gp1'),
    note: [{ text: 'Carries a pen' }],
    reaction: [
      {
        manifestation: [coded('Swelling'), { coding: [{ code: 'UNK', display: 'unknown' }] }],
        severity: 'severe',
        description: 'At a wedding',
        note: [{ text: 'Ambulance' }],
      },
    ],
  }),
  allergy('egg', 'Egg allergy', {
    clinicalStatus: 'resolved',
    asserter: reference('Practitioner/gp2'),
    extension: [
      {
        url: `${extensionUrl.careConnect}-AllergyIntoleranceEnd-1`,
        extension: [
          { url: 'endDate', valueDateTime: '2015-06-07' },
          { url: 'reasonEnded', valueString: 'Outgrown' },
        ],
      },
    ],
  }),
  allergy('unsure', 'Drug allergy', {}),
  allergy('ended-unsaid', 'Latex allergy', {
    extension: [
      {
        url: `${extensionUrl.careConnect}-AllergyIntoleranceEnd-1`,
        extension: [{ url: 'endReason', valueCodeableConcept: coded('Entered in error') }],
      },
    ],
  }),
]

const PLANNED: readonly Json[] = [
  ['review', { occurrenceDateTime: '2027-01-10', reasonCode: [coded('Low mood')] }],
  ['overdue', { occurrencePeriod: { start: '2026-02-01', end: '2026-02-28' } }],
  ['undated', { requester: { agent: reference('Practitioner/gp1') }, note: [{ text: 'Ring' }] }],
  ['unclear', { occurrenceDateTime: 'next year', performer: reference('Organization/org1') }],
].map(([id, more]) => ({
  resourceType: 'ProcedureRequest',
  id,
  intent: 'plan',
  status: 'active',
  code: coded(`Social prescribing review ${id}`),
  authoredOn: '2026-01-10',
  ...(more as Json),
}))

const PAPERS: readonly Json[] = [
  {
    resourceType: 'DocumentReference',
    id: 'letter',
    type: coded('Letter from hospital'),
    class: coded('Clinical letter'),
    description: 'Discharge summary',
    created: '2025-03-03',
    indexed: '2025-03-05T10:00:00Z',
    author: [reference('Practitioner/gp1'), reference('Organization/org1')],
    content: [{ attachment: { title: 'discharge.pdf', url: 'https://example.test/secret' } }],
    context: { practiceSetting: coded('Cardiology') },
    securityLabel: [{ coding: [{ code: 'NOPAT' }] }],
  },
  { resourceType: 'DocumentReference', id: 'bare', description: 'Fit note', indexed: '2024-01-01' },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'form',
    status: 'in-progress',
    authored: '2025-05-05',
    questionnaire: { display: 'Carer assessment' },
    author: reference('Practitioner/gp1'),
    item: [
      { text: 'Who is at home?', answer: [{ valueString: 'Nobody' }, { valueBoolean: true }] },
      {
        text: 'Help',
        item: [{ text: 'Shopping', answer: [{ valueCoding: { display: 'Neighbour' } }] }],
        answer: [{ item: [{ text: 'How often', answer: [{ valueInteger: 2 }] }] }],
      },
      { answer: [{ valueReference: reference('Observation/answered') }] },
      { text: 'Left blank' },
    ],
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'of-entry',
    parent: [reference('Observation/yes')],
    item: { text: 'Since when', answer: { valueDate: '2020-01' } },
  },
]

/** Entries of every type and odd shape that stand outside consultations. */
export const ENTRY_SHAPES: readonly Json[] = [
  ...OBSERVATIONS,
  ...LABORATORY,
  ...IMMUNISATIONS,
  ...ALLERGIES,
  ...PLANNED,
  ...PAPERS,
]

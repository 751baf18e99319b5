import {
  beginVisit,
  COMMENT_NOTE,
  CONSULTATION,
  coded,
  coding,
  comment,
  type Elements,
  FINDINGS,
  from,
  GP,
  GP_CONNECT,
  HEADING,
  listOf,
  type Made,
  medicineOf,
  PAPERS_EVERY,
  PATIENT,
  PRACTICE,
  papersOf,
  problemOf,
  profile,
  quantity,
  SNOMED,
  TERMS,
  TOPIC,
  to,
  toEach,
  valued,
} from './rehearsal-entries.ts'

/**
 * An invented Bundle of so many visits, about eleven entries each, in the shapes and the order of elements in which
 * practices' systems send them: what is compiled for one shape is compiled anew for the next.
 */
export function rehearsalBundle(visits: number): Elements {
  const entries = Array.from({ length: visits }, (_, number) => visitOf(number)).flat()
  const resources: readonly Elements[] = [
    {
      resourceType: 'Patient',
      id: 'nobody',
      birthDate: '1960-01-01',
      managingOrganization: to(PRACTICE),
    },
    { resourceType: 'Practitioner', id: 'gp', name: [{ family: 'Nobody', prefix: ['Dr'] }] },
    { resourceType: 'Organization', id: 'practice', name: 'Nowhere Surgery' },
    ...QUERY_LISTS.map(([code, type]) => {
      return queryList(
        code,
        entries.filter(({ resourceType }) => resourceType === type),
      )
    }),
    ...entries,
  ]
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  }
}

const QUERY_LISTS = [
  ['717711000000103', 'Condition'],
  ['1149501000000101', 'Encounter'],
  ['933361000000108', 'MedicationStatement'],
] as const

function queryList(code: string, entries: readonly Made[]): Elements {
  return {
    resourceType: 'List',
    meta: profile('List'),
    extension: [valued(`${GP_CONNECT}ClinicalSetting-1`, '1060971000000108', 'General practice')],
    status: 'current',
    mode: 'snapshot',
    title: 'All of a kind',
    code: { coding: [coding(code, 'All of a kind')] },
    subject: to(PATIENT),
    date: '2026-01-31T09:00:00+00:00',
    entry: toEach(entries),
  }
}

/** One visit; every second brings a problem with its medicine, some bring a test, a referral or other papers. */
function visitOf(number: number): readonly Made[] {
  const visit = beginVisit(number)
  const { on, observed } = visit
  const isNew = number % 2 === 0
  const encounter = visit.made('Encounter', {
    status: 'finished',
    type: [{ text: 'GP Surgery' }],
    subject: to(PATIENT),
    participant: ['PPRF', 'REC'].map((role) => ({
      type: [{ coding: [{ system: 'http://hl7.org/fhir/v3/ParticipationType', code: role }] }],
      individual: to(GP),
    })),
    period: { start: `${on}T10:15:00+00:00` },
    serviceProvider: to(PRACTICE),
  })
  const finding = observed(coded(from(isNew ? TERMS : FINDINGS, number)))
  const notes = [number, number + 1].map((turn) =>
    observed({ coding: [{ system: SNOMED, ...COMMENT_NOTE }] }, comment(turn)),
  )
  const pressure = observed(coded('Blood pressure'), {
    component: ['Systolic', 'Diastolic'].map((term) => ({
      code: { coding: [coding('271649006', term)] },
      ...quantity(80 + (number % 50), 'mm[Hg]'),
    })),
  })
  const measured = isNew
    ? [pressure]
    : [pressure, observed(coded('Body weight'), quantity(70, 'kg'))]
  const medicine = isNew ? medicineOf(visit) : []
  const problem = isNew
    ? problemOf(visit, finding, [encounter, finding, ...notes, ...medicine])
    : null
  const headings = [
    listOf(visit, { title: 'History', code: HEADING, entries: [finding, ...notes] }),
    listOf(visit, { title: 'Examination', code: HEADING, entries: measured }),
  ]
  const title = isNew ? from(TERMS, number) : 'Review'
  const topic = listOf(visit, { title, code: TOPIC, entries: headings, problem })
  return [
    ...(problem ? [problem] : []),
    encounter,
    finding,
    ...notes,
    ...measured,
    ...headings,
    topic,
    listOf(visit, { title: 'GP Surgery', code: CONSULTATION, entries: [topic] }),
    ...medicine,
    observed(coded(from(FINDINGS, number + 1)), number % 3 === 0 ? comment(number) : {}, {}),
    ...(number % PAPERS_EVERY === 0 ? papersOf(visit) : []),
  ]
}

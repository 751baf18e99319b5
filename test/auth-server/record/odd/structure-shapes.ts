import {
  actual,
  coded,
  encounter,
  type Json,
  note,
  observation,
  primaryList,
  problem,
  reference,
  related,
  relatedProblem,
  structure,
  wholeAnswer,
} from '../wire-builders.ts'

const of = (id: string): Json => ({ encounter: reference(`Encounter/${id}`) })
const at = (start: string, more: Json = {}): Json => ({ period: { start }, ...more })

const CONSULTATIONS: readonly Json[] = [
  encounter('enc1', {
    type: [{ text: 'Home Visit' }, coded('Joint visit')],
    reason: [coded('Housing worry')],
    length: { value: 12, unit: 'min' },
    location: [{ location: { display: 'Fernhollow Hall' } }],
    serviceProvider: { display: 'Out of hours' },
    period: { start: '2026-04-14T10:40:00+01:00', end: '2026-04-15T00:10:00+01:00' },
    participant: [
      { type: [coded('recorder', 'REC')], individual: reference('Practitioner/gp2') },
      { type: [coded('primary performer', 'PPRF')], individual: reference('Practitioner/gp1') },
      { individual: { display: 'Student nurse' } },
    ],
  }),
  encounter('draft', { status: 'Unknown', ...at('2026-05-01') }),
  encounter('undated', { period: undefined, type: undefined }),
  encounter('header', at('2019-05', { serviceProvider: reference('Organization/org1') })),
  encounter('old-whole', at('2018-02-02')),
  encounter('notes', at('2026-06-01')),
  encounter('terms', at('2026-06-02')),
  encounter('papers', at('2026-06-03')),
  encounter('loose', at('2026-06-04')),
  encounter('closed-title', at('2026-06-05')),
  encounter('empty', at('2026-06-06', { type: [] })),
]

/** Topics without titles, headings without topics, lists in lists, in circles, and shared by two. */
const TREES: readonly Json[] = [
  structure('consultation', 'cons1', ['List/t1', 'List/t2', 'List/t1', 'List/t3'], {
    title: 'Home Visit',
  }),
  structure('topic', 't1', ['List/social', 'List/history', 'List/examination'], {
    title: 'Low mood',
    extension: [relatedProblem('Condition/mood'), relatedProblem('Condition/gone')],
  }),
  structure('topic', 't2', ['Observation/pressure', 'Not supported', 'Observation/absent'], {
    title: 'Home visit ',
  }),
  structure('topic', 't3', ['List/history', 'Observation/worn', 'List/plan', 'Observation/late'], {
    title: undefined,
  }),
  structure('heading', 'social', ['Observation/alone', 'Observation/rent'], { title: 'Social' }),
  structure('heading', 'history', ['Observation/note1', 'List/inner'], { title: 'History' }),
  structure('heading', 'inner', ['Observation/inner', 'List/history', 'List/inner'], {}),
  structure('heading', 'examination', ['Observation/pressure'], { title: ' Examination' }),
  structure('heading', 'plan', ['Condition/mood', 'Encounter/enc1'], { title: 'Plan' }),
  structure('consultation', 'cons2', ['List/h-alone', 'Observation/alone'], of('draft')),
  structure('heading', 'h-alone', ['Observation/draft-note'], { title: 'Social history' }),
  structure('consultation', 'cons3', ['List/nowhere'], of('undated')),
  structure('consultation', 'cons4', ['Observation/old'], of('old-whole')),
  structure('consultation', 'cons5', ['Observation/long', 'Observation/short'], of('notes')),
  structure(
    'consultation',
    'cons6',
    ['one', 'two', 'three', 'four', 'five'].map((each) => `Observation/term-${each}`),
    of('terms'),
  ),
  structure('consultation', 'cons7', ['DocumentReference/fit', 'DiagnosticReport/rep'], {
    ...of('papers'),
  }),
  structure('consultation', 'cons8', ['List/t-closed', 'List/t-offence'], of('closed-title')),
  structure('topic', 't-closed', ['Observation/harmless'], {
    title: 'Termination of pregnancy',
  }),
  structure('topic', 't-offence', [], {
    title: 'Old matter',
    extension: [relatedProblem('Condition/offence')],
  }),
]

const INSIDE: readonly Json[] = [
  observation('alone', 'Lives alone', { encounter: reference('Encounter/enc1') }),
  observation('rent', 'Rent arrears', { context: reference('Encounter/enc1') }),
  note('note1', 'Very lonely since her husband died.\nWould like company.'),
  observation('inner', 'Unable to use stairs'),
  observation('pressure', 'Blood pressure', { valueQuantity: { value: 128 } }),
  observation('worn', 'Tired all the time'),
  observation('late', 'Arrived late'),
  observation('beside', 'Sleeps badly', { context: reference('Encounter/enc1') }),
  note('draft-note', 'Draft: wants to move'),
  observation('old', 'Retired'),
  note('long', 'One two three four five six seven eight nine ten eleven twelve 13 14 15'),
  note('short', 'Short one'),
  ...['one', 'two', 'three', 'four', 'five'].map((each) =>
    observation(`term-${each}`, `Finding ${each === 'five' ? 'one' : each}`),
  ),
  { resourceType: 'DocumentReference', id: 'fit', description: 'Fit note', created: '2026-06-03' },
  { resourceType: 'DiagnosticReport', id: 'rep', code: coded('Bloods'), issued: '2026-06-03' },
  observation('lost', 'Transfer-degraded record entry', {
    code: coded('Transfer-degraded record entry', '196411000000103'),
    comment: 'Original text: Moved house\nagain',
    context: reference('Encounter/loose'),
  }),
  observation('in-gone', 'Hearing aid fitted', { context: reference('Encounter/gone') }),
  observation('harmless', 'Seen with sister'),
]

const PROBLEMS: readonly Json[] = [
  problem('mood', 'Low mood', {
    onsetDateTime: '2025-11',
    note: [{ text: 'Since the move' }],
    asserter: reference('Practitioner/gp1'),
    extension: [
      related('Encounter/enc1'),
      related('List/t1'),
      related('Observation/alone'),
      related('Observation/alone'),
      related('Observation/gone'),
      { ...related('x'), valueReference: { display: 'Referral items are not supported' } },
      actual('Observation/mood'),
      relatedProblem('Condition/grief', 'Child'),
      relatedProblem('Condition/work', 'sibling'),
      relatedProblem('Condition/lost', 'parent'),
    ],
  }),
  observation('mood', 'Low mood', { context: reference('Encounter/enc1') }),
  problem('grief', 'Bereavement', {
    significance: 'minor',
    context: reference('Encounter/header'),
    extension: [relatedProblem('Condition/grief', 'parent')],
  }),
  problem('work', 'Stress at work', {
    clinicalStatus: 'resolved',
    abatementDateTime: '2026-02',
    onsetPeriod: { start: '2025-01-02' },
    context: reference('Encounter/gone'),
  }),
  problem('ended-unsaid', 'Sprained ankle', {
    clinicalStatus: undefined,
    abatementPeriod: { start: '2020-03-01' },
    significance: 'Minor',
  }),
  problem('unknown', 'Problem of unusual name', {
    clinicalStatus: 'provisional',
    significance: 'moderate',
    assertedDate: undefined,
    onsetString: 'in her twenties',
  }),
  problem('relapse', 'Alcohol dependence', {
    clinicalStatus: 'relapse',
    extension: [actual('Condition/relapse')],
  }),
  problem('mentioned', 'Falls', { assertedDate: '2026-04-14' }),
  observation('fall', 'Two falls in the garden', { effectiveDateTime: '2026-01-01' }),
  problem('offence', 'Convicted of theft', {
    extension: [actual('Observation/offence'), related('Encounter/closed-title')],
  }),
  observation('offence', 'Old matter'),
]

const WARNINGS: readonly Json[] = [
  primaryList('problems', [], {
    warnings: ['data-in-transit', 'confidential-items'],
    note: [{ text: 'Information recorded before 23-Jun-2010 may be missing.' }],
  }),
  primaryList('consultations', [], { warnings: ['data-awaiting-filing'] }),
  primaryList('referrals', [], { warnings: ['unheard-of'], emptyReason: { text: 'withheld' } }),
  primaryList('immunisations', [], { warnings: ['unheard-of'], note: [{ text: 'Ask us' }] }),
  {
    resourceType: 'List',
    code: { coding: [{ code: 'problems-medications-related-to-problems' }] },
    extension: primaryList('problems', [], { warnings: ['confidential-items'] }).extension,
  },
  {
    resourceType: 'OperationOutcome',
    issue: [
      {
        code: 'x',
        details: { coding: [{ code: 'NOT_IMPLEMENTED' }], text: 'tests have been disabled' },
        diagnostics: 'includeInvestigations',
      },
      {
        code: 'x',
        details: { coding: [{ code: 'NOT_IMPLEMENTED' }], text: 'unrecognised' },
        diagnostics: 'includeUncategorisedData',
      },
      { code: 'not-supported', diagnostics: 'includeSomething' },
      { code: 'informational' },
    ],
  },
]

const twin = observation('twin', 'Widowed')
/** What is no entry, is one twice, or is nothing that a record holds. */
const REPEATED: readonly unknown[] = [
  twin,
  structuredClone(twin),
  { ...twin, comment: 'another of the same name' },
  { resourceType: 'Observation', code: coded('Nameless') },
  { resourceType: 'Flag', id: 'flag1' },
  { resourceType: 'Appointment' },
  { id: 'of-no-type' },
  null,
  {
    resourceType: 'List',
    id: 'ended',
    code: coded('Ended allergies', '1103671000000101'),
    contained: [
      { resourceType: 'AllergyIntolerance', id: 'old1', code: coded('Egg allergy') },
      { resourceType: 'AllergyIntolerance', id: '#old2', code: coded('Dust allergy') },
    ],
    entry: [{ item: { reference: '#old1' } }, { item: { reference: '#old2' } }],
  },
  observation('wrong', 'x', {
    code: 'Words for a code',
    performer: 'nobody',
    issued: 7,
    effectiveDateTime: ['2026'],
    comment: { text: 'x' },
    component: 'y',
  }),
]

/** Consultations, problems, warnings and entries whose structure is odd in every way that the wire allows. */
export const STRUCTURE_SHAPES: readonly unknown[] = [
  ...wholeAnswer().slice(2),
  ...WARNINGS,
  ...CONSULTATIONS,
  ...TREES,
  ...INSIDE,
  ...PROBLEMS,
  ...REPEATED,
]

import { AREAS, type ReferralView } from '../contract.ts'
import { withoutEmpties } from './left-out.ts'
import { overviewOf } from './overview/overview.ts'
import { presentItem } from './present.ts'
import { readRecord } from './read-record.ts'
import type { PatientRecord } from './record.ts'
import { sectionView } from './section.ts'

const TODAY = '2026-01-31'
const VISITS = 60
const ROUNDS = 3
const NOTHING_OPENED: ReadonlySet<string> = new Set()

/** Said of nobody: words of the kinds that the rules listen for, and of kinds that they pass over. */
const NOTES = [
  'Lives alone since the summer, feels low and sleeps badly. No thoughts of harm.',
  'Daughter rings on Sundays. Behind with the rent, has not asked for advice yet.',
  'Please ring after ten, hard of hearing. Uses a stick, had a fall on the stairs.',
  'Chest clear. Continue as before, review in four weeks.',
  'Smokes ten a day, would like to stop. Two glasses of wine at the weekend.',
  'Referred to talking therapies, did not attend twice. Works nights in a bakery.',
]
const TERMS = ['Low mood', 'Backache', 'Type 2 diabetes mellitus', 'Cough', 'Asthma', 'Insomnia']
const FINDINGS = ['Ex-smoker', 'Lives with wife', 'Body weight', 'Chest clear', 'Retired']
const DRUGS = ['Sertraline 50mg tablets', 'Metformin 500mg tablets', 'Codeine 30mg tablets']

const REFERRAL: ReferralView = {
  source: 'stated',
  id: null,
  reason: 'Lonely, low in mood and behind with the rent.',
  referrer: null,
  date: TODAY,
  letter: null,
}

/**
 * Reads a small invented record and makes its first screen and its lists, a few times over. The engine compiles what
 * it runs when that is first run: after this, the first link worker of the day waits no longer than the second.
 * Nothing is kept; the record of the last round is returned.
 */
export function rehearse(): PatientRecord {
  let last = rehearsal()
  for (let round = 1; round < ROUNDS; round++) last = rehearsal()
  return last
}

function rehearsal(): PatientRecord {
  const read = readRecord([JSON.parse(JSON.stringify(inventedBundle()))], { today: TODAY })
  if (!read.ok) throw new Error(read.message)
  const { record } = read
  const overview = overviewOf(record, {
    referral: REFERRAL,
    today: TODAY,
    opened: NOTHING_OPENED,
    present: (item) => presentItem(item, NOTHING_OPENED),
  })
  const options = { all: false, asked: null, opened: NOTHING_OPENED }
  const sections = AREAS.map((area) => sectionView(record, area, options))
  JSON.stringify(withoutEmpties({ overview, sections }, ''))
  return record
}

function inventedBundle() {
  const resources = [
    { resourceType: 'Patient', id: 'nobody', birthDate: '1960-01-01' },
    { resourceType: 'Practitioner', id: 'gp', name: [{ family: 'Nobody', prefix: ['Dr'] }] },
    ...Array.from({ length: VISITS }, (_, visit) => visitOf(visit)).flat(),
  ]
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  }
}

const said = (texts: readonly string[], turn: number) => ({ text: texts[turn % texts.length] })
const to = (type: string, id: string | number) => ({ reference: `${type}/${id}` })

/** One visit with its problem, headings, findings and a medicine, as a practice's system sends them. */
function visitOf(visit: number) {
  const date = `${2006 + Math.floor(visit / 3)}-0${1 + (visit % 9)}-11`
  const subject = to('Patient', 'nobody')
  const context = to('Encounter', visit)
  const finding = (id: string, turn: number) => ({
    resourceType: 'Observation',
    id: `${visit}-${id}`,
    status: 'final',
    code: said(id === 'note' ? ['Comment note'] : FINDINGS, turn),
    comment: said(NOTES, turn).text,
    subject,
    context,
    effectiveDateTime: date,
    performer: [to('Practitioner', 'gp')],
  })
  const list = (id: string, title: string, items: readonly string[]) => ({
    resourceType: 'List',
    id: `${visit}-${id}`,
    status: 'current',
    mode: 'snapshot',
    title,
    subject,
    encounter: context,
    date,
    entry: items.map((reference) => ({ item: { reference } })),
  })
  return [
    {
      resourceType: 'Encounter',
      id: String(visit),
      status: 'finished',
      type: [{ text: 'GP Surgery' }],
      subject,
      participant: [{ individual: to('Practitioner', 'gp') }],
      period: { start: `${date}T10:00:00+00:00` },
    },
    {
      resourceType: 'Condition',
      id: String(visit),
      clinicalStatus: visit % 2 === 0 ? 'active' : 'inactive',
      code: said(TERMS, visit),
      subject,
      context,
      onsetDateTime: date,
      assertedDate: date,
      asserter: to('Practitioner', 'gp'),
    },
    finding('finding', visit),
    finding('note', visit + 1),
    {
      resourceType: 'MedicationStatement',
      id: String(visit),
      status: visit % 2 === 0 ? 'active' : 'completed',
      medicationReference: to('Medication', visit),
      basedOn: [to('MedicationRequest', visit)],
      effectivePeriod: { start: date },
      subject,
      context,
    },
    { resourceType: 'Medication', id: String(visit), code: said(DRUGS, visit) },
    {
      resourceType: 'MedicationRequest',
      id: String(visit),
      status: 'active',
      intent: 'plan',
      medicationReference: to('Medication', visit),
      authoredOn: date,
      subject,
    },
    {
      resourceType: 'ReferralRequest',
      id: String(visit),
      status: 'unknown',
      intent: 'order',
      authoredOn: date,
      subject,
      context,
      reasonCode: [said(['Talking therapies', 'Physiotherapy'], visit)],
    },
    list('topic', 'Topic', [`List/${visit}-history`]),
    list('history', 'History', [`Observation/${visit}-note`, `Observation/${visit}-finding`]),
  ]
}

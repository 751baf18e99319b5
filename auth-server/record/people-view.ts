import type { Fact, ItemGroup, RowView } from '../contract.ts'
import type { PatientRecord } from './record.ts'

/** People and contacts, which the record holds beside the clinical entries: drawn as rows of their own. */
export function peopleGroups({ patient }: PatientRecord): readonly ItemGroup[] {
  const groups: ItemGroup[] = []
  const add = (title: string, items: readonly RowView[]) => {
    if (items.length > 0) groups.push({ title, count: items.length, items })
  }
  add(
    'Contacts',
    patient.contacts.map((contact, at) =>
      row(`contact-${at + 1}`, contact.name, {
        value: contact.relationships.join(', ') || null,
        facts: contact.telecom.map((value) => ({ label: 'Contact', value })),
      }),
    ),
  )
  const language: RowView[] = []
  if (patient.language !== null)
    language.push(row('language', 'Language', { value: patient.language }))
  if (patient.interpreterRequired !== null) {
    const value = patient.interpreterRequired ? 'Needed' : 'Recorded as not needed'
    language.push(row('interpreter', 'Interpreter', { value }))
  }
  add('Language', language)
  const practice: RowView[] = []
  if (patient.usualGp !== null)
    practice.push(row('usual-gp', 'Usual GP', { value: patient.usualGp }))
  if (patient.practice.name !== null) {
    practice.push(row('practice', 'Practice', { value: patient.practice.name }))
  }
  add('Practice', practice)
  const reach: RowView[] = patient.address.map((line, at) =>
    row(`address-${at + 1}`, 'Address', { value: line }),
  )
  for (const [at, { use, value }] of patient.telecom.entries()) {
    reach.push(row(`telecom-${at + 1}`, use === null ? 'Contact' : `Contact (${use})`, { value }))
  }
  add('Contact details', reach)
  return groups
}

function row(
  id: string,
  term: string,
  { value = null, facts = [] }: { value?: string | null; facts?: readonly Fact[] },
): RowView {
  return {
    reference: `Patient#${id}`,
    place: 'relevant',
    term,
    value,
    text: null,
    date: null,
    time: null,
    end: null,
    who: null,
    where: null,
    status: null,
    marks: [],
    reasons: [],
    facts,
    source: null,
  }
}

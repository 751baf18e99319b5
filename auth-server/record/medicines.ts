import type { Fact, Mark } from '../contract.ts'
import { type BundleIndex, follow } from './bundle-index.ts'
import { type CodedText, readCoded } from './coded-text.ts'
import { dateOf, formatDate } from './dates.ts'
import { doseInParts } from './dose.ts'
import type { Item } from './item.ts'
import { quantity } from './measures.ts'
import {
  extensionOf,
  isNotForPatient,
  marked,
  type Reading,
  recordedIn,
  setWhen,
  startItem,
  whoOf,
} from './reading.ts'
import { displayOf } from './references.ts'
import type { MedicineLine, Resource } from './resource.ts'
import { joined, noteTexts, wire, wires, words } from './wire.ts'

const NOT_RECORDED = 'Not recorded'
const TYPES: ReadonlyMap<string, string> = new Map([
  ['acute', 'Acute'],
  ['delayed-prescribing', 'Delayed prescribing'],
  ['repeat', 'Repeat'],
  ['repeat-dispensing', 'Repeat dispensing'],
])

/** One line per drug. The words of drug and dose are verbatim; `taken` has no meaning on this wire and is not read. */
export function readMedicine(line: MedicineLine, reading: Reading): Item {
  const { head, plans, orders, members } = line
  const { body } = head
  const item = startItem(head, 'medicines', reading)
  const drug = drugOf(members, reading.index)
  const isStatement = head.type === 'MedicationStatement'
  const plan = plans[0] ?? (head.type === 'MedicationRequest' ? head : null)
  const validity = wire(wire(plan?.body.dispenseRequest)?.validityPeriod)
  const effective = wire(body.effectivePeriod)
  const unreadable = isStatement
    ? setWhen(item, effective?.start, body.effectiveDateTime, validity?.start)
    : setWhen(item, validity?.start, body.authoredOn)
  const end = dateOf(isStatement ? effective?.end : validity?.end)
  const status = words(body.status)?.trim().toLowerCase() ?? null
  const active = status === 'active' ? true : status !== null && OVER.has(status) ? false : null
  const type = typeOfPrescription(plans) ?? typeOfPrescription(orders)
  const agency = agencyOf(head)
  const doses = dosesOf(members)
  const notes = notesOf(members)
  const own = isStatement ? noteTexts(body.note) : NO_WORDS
  item.codes = drug.codes
  item.term = drug.term ?? item.term
  item.otherTerms = drug.otherTerms
  item.text = (own.length > 0 ? own : notes).join('\n') || null
  item.time = null
  item.end = end
  item.recorded = dateOf(body.dateAsserted ?? body.authoredOn)
  item.who =
    whoOf(plan?.body.recorder, head, reading) ??
    whoOf(wire(plan?.body.requester)?.agent, head, reading) ??
    whoOf(body.informationSource, head, reading)
  item.where = agency
  item.status =
    active === false
      ? status === 'stopped'
        ? 'Stopped'
        : 'Ended'
      : active === true
        ? (type ?? 'Current')
        : stateInWords(status)
  item.active = active
  item.encounter ??= encounterOfMembers(members, reading)
  item.headings = gathered(members, headingsOf)
  item.problems = gathered(members, problemsOf)
  item.facts = [
    ...medicineFacts(line, { type, dose: doses[0] ?? null, start: item.date, end, agency, active }),
    ...unreadable,
  ]
  if (doses.length > 1 || notes.length > own.length) {
    item.searchable = [...doses.slice(1), ...notes.filter((note) => !own.includes(note))]
  }
  item.marks = members.some(isNotForPatient) ? NOT_FOR_PATIENT : NO_MARKS
  if (active === false) marked(item, 'ended')
  if (agency !== null) marked(item, 'elsewhere')
  if (drug.degraded) marked(item, 'originalWording')
  return item
}

/** States of a medicine that is not taken any more. GP Connect sends the first two; FHIR knows of the others. */
const OVER: ReadonlySet<string> = new Set(['completed', 'stopped', 'cancelled', 'entered-in-error'])

/** "On hold", "Intended", "Draft": what else was sent, in its own words. */
function stateInWords(status: string | null): string {
  const state = status?.replaceAll('-', ' ') ?? ''
  if (state === '' || state === 'unknown') return 'Status not recorded'
  return state.charAt(0).toUpperCase() + state.slice(1)
}

const NO_WORDS: readonly string[] = []
const NO_MARKS: readonly Mark[] = []
const NOT_FOR_PATIENT: readonly Mark[] = ['notForPatient']

function medicineFacts(
  { head, plans, orders }: MedicineLine,
  known: {
    type: string | null
    dose: string | null
    start: string | null
    end: string | null
    agency: string | null
    active: boolean | null
  },
): readonly Fact[] {
  const issued = dateOf(extensionOf(head, 'MedicationStatementLastIssueDate')?.valueDateTime)
  const stopped = firstOf(plans, stopOf)
  const facts: Fact[] = [
    { label: 'Type', value: known.type ?? NOT_RECORDED },
    { label: 'Dose', value: known.dose ?? NOT_RECORDED },
  ]
  if (head.type === 'MedicationStatement') {
    facts.push({ label: 'Last issued', value: issued === null ? NOT_RECORDED : formatDate(issued) })
  }
  facts.push({
    label: 'Started',
    value: known.start === null ? NOT_RECORDED : formatDate(known.start),
  })
  const end = known.end ?? stopped?.date ?? null
  if (end !== null) {
    // A current medicine has the day to which it is supplied here.
    const label = known.active === true ? 'End date recorded' : 'Ended'
    facts.push({ label, value: formatDate(end) })
  }
  if (stopped) facts.push({ label: 'Why ended', value: stopped.reason ?? NOT_RECORDED })
  if (known.agency !== null) facts.push({ label: 'Prescribed elsewhere', value: known.agency })
  const supply = firstOf(plans, quantityOf) ?? (orders[0] ? quantityOf(orders[0]) : null)
  if (supply) facts.push({ label: 'Quantity', value: supply })
  const repeats = firstOf(plans, repeatsOf)
  if (repeats) facts.push({ label: 'Issues', value: repeats })
  return facts
}

function drugOf(members: readonly Resource[], index: BundleIndex): CodedText {
  let unnamed: CodedText | null = null
  for (const member of members) {
    if (member.type === 'Medication') return readCoded(member.body.code)
    const { medicationReference } = member.body
    const named = follow(index, member, medicationReference)
    const drug = readCoded(named ? named.body.code : member.body.medicationCodeableConcept)
    if (drug.term !== null) return drug
    const display = displayOf(medicationReference)
    if (display !== null) return { ...drug, term: display }
    if (drug.codes.length > 0) unnamed ??= drug
  }
  return unnamed ?? readCoded(undefined)
}

function firstOf<Found>(
  plans: readonly Resource[],
  of: (plan: Resource) => Found | null,
): Found | null {
  for (const plan of plans) {
    const found = of(plan)
    if (found !== null) return found
  }
  return null
}

function typeOfPrescription(requests: readonly Resource[]): string | null {
  for (const request of requests) {
    const coded = readCoded(extensionOf(request, 'PrescriptionType')?.valueCodeableConcept)
    for (const { code } of coded.codes) {
      const known = TYPES.get(code)
      if (known) return known
    }
    if (coded.term !== null && !/^no information available$/i.test(coded.term)) return coded.term
  }
  return null
}

/** Where it was prescribed, when that is not the practice. */
function agencyOf(head: Resource): string | null {
  const coded = readCoded(extensionOf(head, 'PrescribingAgency')?.valueCodeableConcept)
  if (coded.term === null && coded.codes.length === 0) return null
  if (coded.codes.some(({ code }) => code === 'prescribed-at-gp-practice')) return null
  return coded.term ?? coded.codes[0]?.code ?? null
}

/** Every dose of a line, each once: issues repeat that of their plan. */
function dosesOf(members: readonly Resource[]): readonly string[] {
  const doses: string[] = []
  const add = (value: unknown) => {
    const dose = words(value)
    if (dose !== null && dose !== doses.at(-1)) doses.push(dose)
  }
  for (const { body } of members) {
    for (const dosage of wires(body.dosage ?? body.dosageInstruction)) {
      add(dosage.text ?? doseInParts(dosage))
      add(dosage.patientInstruction)
    }
  }
  return doses.length < 2 ? doses : [...new Set(doses)]
}

function notesOf(members: readonly Resource[]): readonly string[] {
  const notes: string[] = []
  for (const { body } of members) {
    if (body.note !== undefined) notes.push(...noteTexts(body.note))
  }
  return notes.length < 2 ? notes : [...new Set(notes)]
}

function stopOf(plan: Resource): { date: string | null; reason: string | null } | null {
  const extension = extensionOf(plan, 'MedicationStatusReason')
  if (!extension) return null
  let date: string | null = null
  let reason: string | null = null
  for (const part of wires(extension.extension)) {
    if (part.url === 'statusChangeDate') date = dateOf(part.valueDateTime)
    if (part.url === 'statusReason') reason = readCoded(part.valueCodeableConcept).term
  }
  return { date, reason }
}

function quantityOf(request: Resource): string | null {
  const dispense = wire(request.body.dispenseRequest)
  const text = wires(wire(dispense?.quantity)?.extension).flatMap(
    (extension) => words(extension.valueString) ?? [],
  )[0]
  return quantity(dispense?.quantity) ?? text ?? null
}

function repeatsOf(plan: Resource): string | null {
  const extension = extensionOf(plan, 'MedicationRepeatInformation')
  if (!extension) return null
  let allowed: string | null = null
  let issued: string | null = null
  for (const part of wires(extension.extension)) {
    const number = words(part.valueUnsignedInt ?? part.valuePositiveInt)
    if (part.url === 'numberOfRepeatPrescriptionsAllowed') allowed = number
    if (part.url === 'numberOfRepeatPrescriptionsIssued') issued = number
  }
  if (issued === null && allowed === null) return null
  return joined(
    [issued === null ? null : `${issued} issued`, allowed === null ? null : `${allowed} allowed`],
    ', ',
  )
}

function encounterOfMembers(members: readonly Resource[], { index }: Reading): string | null {
  for (const member of members) {
    const own = recordedIn(member, index).reference ?? member.listedIn?.reference ?? null
    if (own !== null) return own
  }
  return null
}

const headingsOf = ({ headings }: Resource): readonly string[] => headings
const problemsOf = ({ problems }: Resource): readonly string[] => problems

/** What several members say, each once; most often only one of them says anything. */
function gathered(
  members: readonly Resource[],
  of: (member: Resource) => readonly string[],
): readonly string[] {
  let only: readonly string[] = NO_WORDS
  let found: Set<string> | null = null
  for (const member of members) {
    const own = of(member)
    if (own.length === 0 || own === only) continue
    if (only.length === 0) only = own
    else {
      found ??= new Set(only)
      for (const each of own) found.add(each)
    }
  }
  return found ? [...found] : only
}

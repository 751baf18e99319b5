import type { Fact } from '../contract.ts'
import { type BundleIndex, follow, type Resource } from './bundle-index.ts'
import { type CodedText, readCoded } from './coded-text.ts'
import { formatDate, readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { quantity } from './measures.ts'
import { dated, extensionOf, isNotForPatient, type Reading, startItem, whoOf } from './reading.ts'
import { joined, noteTexts, wire, wires, words } from './wire.ts'

/** One drug over its four resources: the statement (or what stands for it), its plans, issues and drug names. */
export interface MedicineLine {
  /** A MedicationStatement; without one the plan, else the issue, else the Medication itself. */
  head: Resource
  plans: readonly Resource[]
  orders: readonly Resource[]
}

export interface MedicineLines {
  lines: readonly MedicineLine[]
  /** The line's head for each plan, issue and Medication that is counted with it. */
  headOf: ReadonlyMap<string, string>
}

/** Gathers the lines: statement → plan through `basedOn`, issue → plan through `basedOn`, all → Medication. */
export function readMedicineLines(index: BundleIndex): MedicineLines {
  const headOf = new Map<string, string>()
  const ordersOf = new Map<string, Resource[]>()
  const requests = index.ofType('MedicationRequest')
  for (const request of requests) {
    for (const value of wires(request.body.basedOn)) {
      const plan = follow(index, request, value)
      if (plan?.type !== 'MedicationRequest' || plan === request) continue
      const held = ordersOf.get(plan.reference)
      if (held) held.push(request)
      else ordersOf.set(plan.reference, [request])
    }
  }
  const lines: MedicineLine[] = []
  const claimed = new Set<string>()
  const claim = (head: Resource, plans: readonly Resource[]) => {
    const orders: Resource[] = []
    const members = [...plans]
    for (const plan of plans) {
      for (const order of ordersOf.get(plan.reference) ?? []) {
        if (claimed.has(order.reference)) continue
        orders.push(order)
        members.push(order)
        claimed.add(order.reference)
      }
    }
    for (const member of members) {
      claimed.add(member.reference)
      if (member !== head && !headOf.has(member.reference)) {
        headOf.set(member.reference, head.reference)
      }
    }
    for (const member of [head, ...members]) {
      const drug = follow(index, member, member.body.medicationReference)
      if (drug && drug.type === 'Medication' && !headOf.has(drug.reference)) {
        headOf.set(drug.reference, head.reference)
      }
    }
    lines.push({ head, plans, orders })
  }
  for (const statement of index.ofType('MedicationStatement')) {
    const plans: Resource[] = []
    for (const value of wires(statement.body.basedOn)) {
      const plan = follow(index, statement, value)
      if (plan?.type === 'MedicationRequest' && !plans.includes(plan)) plans.push(plan)
    }
    claim(statement, plans)
  }
  for (const request of requests) {
    if (!claimed.has(request.reference) && ordersOf.has(request.reference)) {
      claimed.add(request.reference)
      claim(request, [request])
    }
  }
  for (const request of requests) {
    if (claimed.has(request.reference)) continue
    claimed.add(request.reference)
    claim(request, [request])
  }
  for (const drug of index.ofType('Medication')) {
    if (!headOf.has(drug.reference)) lines.push({ head: drug, plans: [], orders: [] })
  }
  return { lines, headOf }
}

const NOT_RECORDED = 'Not recorded'
const TYPES: ReadonlyMap<string, string> = new Map([
  ['acute', 'Acute'],
  ['delayed-prescribing', 'Delayed prescribing'],
  ['repeat', 'Repeat'],
  ['repeat-dispensing', 'Repeat dispensing'],
])

/** One line per drug. The words of drug and dose are verbatim; `taken` has no meaning on this wire and is not read. */
export function readMedicine(line: MedicineLine, reading: Reading): ReadItem {
  const { head, plans, orders } = line
  const { body } = head
  const base = startItem(head, 'medicines', reading)
  const members = [head, ...plans.filter((plan) => plan !== head), ...orders]
  const drug = drugOf(line, reading.index)
  const isStatement = head.type === 'MedicationStatement'
  const plan = plans[0] ?? (head.type === 'MedicationRequest' ? head : null)
  const validity = wire(wire(plan?.body.dispenseRequest)?.validityPeriod)
  const effective = wire(body.effectivePeriod)
  const { when, facts } = isStatement
    ? dated(effective?.start, body.effectiveDateTime, validity?.start)
    : dated(validity?.start, body.authoredOn)
  const end = readWhen(isStatement ? effective?.end : validity?.end).date
  const status = words(body.status)?.trim().toLowerCase() ?? null
  const active = status === null ? null : status === 'active'
  const type = typeOfPrescription([...plans, ...orders])
  const agency = agencyOf(head)
  const doses = dosesOf(members)
  const notes = [...new Set(members.flatMap((member) => noteTexts(member.body.note)))]
  const own = isStatement ? noteTexts(body.note) : []
  return {
    ...base,
    codes: drug.codes,
    term: drug.term ?? base.term,
    otherTerms: drug.otherTerms,
    text: (own.length > 0 ? own : notes).join('\n') || null,
    date: when.date,
    time: null,
    end,
    recorded: readWhen(body.dateAsserted ?? body.authoredOn).date,
    who: whoOf(
      head,
      reading,
      plan?.body.recorder,
      wire(plan?.body.requester)?.agent,
      body.informationSource,
    ),
    where: agency,
    status: active === false ? (status === 'stopped' ? 'Stopped' : 'Ended') : (type ?? 'Current'),
    active,
    encounter: base.encounter ?? encounterOfMembers(members, reading),
    headings: gathered(members, reading.headings),
    problems: gathered(members, reading.problems),
    marks: [
      ...(members.some(isNotForPatient) ? (['notForPatient'] as const) : []),
      ...(active === false ? (['ended'] as const) : []),
      ...(agency === null ? [] : (['elsewhere'] as const)),
      ...(drug.degraded ? (['originalWording'] as const) : []),
    ],
    facts: [
      ...medicineFacts(line, { type, dose: doses[0] ?? null, start: when.date, end, agency }),
      ...facts,
    ],
    searchable: [...doses.slice(1), ...notes.filter((note) => !own.includes(note))],
  }
}

function medicineFacts(
  { head, plans, orders }: MedicineLine,
  known: {
    type: string | null
    dose: string | null
    start: string | null
    end: string | null
    agency: string | null
  },
): readonly Fact[] {
  const issued = readWhen(extensionOf(head, 'MedicationStatementLastIssueDate')?.valueDateTime).date
  const stopped = plans.map(stopOf).find((each) => each !== null) ?? null
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
  if (end !== null) facts.push({ label: 'Ended', value: formatDate(end) })
  if (stopped) facts.push({ label: 'Why ended', value: stopped.reason ?? NOT_RECORDED })
  if (known.agency !== null) facts.push({ label: 'Prescribed elsewhere', value: known.agency })
  const supply = plans.map(quantityOf).find((each) => each !== null) ?? orders.map(quantityOf)[0]
  if (supply) facts.push({ label: 'Quantity', value: supply })
  const repeats = plans.map(repeatsOf).find((each) => each !== null)
  if (repeats) facts.push({ label: 'Issues', value: repeats })
  return facts
}

function drugOf({ head, plans, orders }: MedicineLine, index: BundleIndex): CodedText {
  if (head.type === 'Medication') return readCoded(head.body.code)
  for (const member of [head, ...plans, ...orders]) {
    const named = follow(index, member, member.body.medicationReference)
    const drug = readCoded(named ? named.body.code : member.body.medicationCodeableConcept)
    if (drug.term !== null) return drug
    const display = words(wire(member.body.medicationReference)?.display)
    if (display !== null) return { ...drug, term: display }
  }
  return readCoded(undefined)
}

function typeOfPrescription(requests: readonly Resource[]): string | null {
  for (const request of requests) {
    const coded = readCoded(extensionOf(request, 'PrescriptionType')?.valueCodeableConcept)
    const known = coded.codes.map(({ code }) => TYPES.get(code)).find((each) => each !== undefined)
    if (known) return known
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

function dosesOf(members: readonly Resource[]): readonly string[] {
  const doses = members.flatMap(({ body }) =>
    wires(body.dosage ?? body.dosageInstruction).flatMap((dosage) => [
      ...(words(dosage.text) === null ? [] : [String(dosage.text)]),
      ...(words(dosage.patientInstruction) === null ? [] : [String(dosage.patientInstruction)]),
    ]),
  )
  return [...new Set(doses)]
}

function stopOf(plan: Resource): { date: string | null; reason: string | null } | null {
  const extension = extensionOf(plan, 'MedicationStatusReason')
  if (!extension) return null
  let date: string | null = null
  let reason: string | null = null
  for (const part of wires(extension.extension)) {
    if (part.url === 'statusChangeDate') date = readWhen(part.valueDateTime).date
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

function encounterOfMembers(members: readonly Resource[], reading: Reading): string | null {
  for (const member of members) {
    const own = startItem(member, 'medicines', reading).encounter
    if (own !== null) return own
  }
  return null
}

function gathered(
  members: readonly Resource[],
  map: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const found = new Set<string>()
  for (const { reference } of members) for (const each of map.get(reference) ?? []) found.add(each)
  return [...found]
}

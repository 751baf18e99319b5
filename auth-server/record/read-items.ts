import { readAllergy } from './allergies.ts'
import type { BundleIndex, Resource } from './bundle-index.ts'
import { readConsultation } from './consultations.ts'
import { readDocument } from './documents.ts'
import { readImmunisation } from './immunisations.ts'
import { readReport, readSpecimen } from './investigations.ts'
import type { ReadItem } from './item.ts'
import type { Laboratory } from './laboratory.ts'
import type { Linkage } from './links.ts'
import { type MedicineLine, type MedicineLines, readMedicine } from './medicines.ts'
import { readObservation } from './observations.ts'
import { isTestRequest, readPlanned } from './planned.ts'
import { readProblem } from './problems.ts'
import { readQuestionnaire } from './questionnaires.ts'
import type { Reading } from './reading.ts'
import type { ConsultationTree } from './record.ts'
import { readReferral } from './referrals.ts'

export interface Found {
  reading: Reading
  laboratory: Laboratory
  linkage: Linkage
  medicines: MedicineLines
  trees: ReadonlyMap<string, ConsultationTree>
}

export interface ReadItems {
  items: readonly ReadItem[]
  /** The item that a plan, issue, drug name, specimen or test request is drawn in. */
  within: ReadonlyMap<string, string>
}

/** Reads every item of a Bundle, in the order of its entries, contained items after them. */
export function readItems(index: BundleIndex, found: Found): ReadItems {
  const within = new Map(found.medicines.headOf)
  const lines = new Map<string, MedicineLine>()
  for (const line of found.medicines.lines) lines.set(line.head.reference, line)
  const items: ReadItem[] = []
  const read = (resource: Resource) => {
    if (within.has(resource.reference)) return
    const report = found.laboratory.reportOf.get(resource.reference)
    const isPart = resource.type === 'Specimen' || isOrder(resource)
    if (report !== undefined && isPart) {
      within.set(resource.reference, report)
      return
    }
    const item = readOne(resource, found, lines)
    if (item) items.push(item)
  }
  for (const resource of index.entries) read(resource)
  for (const resource of index.contained) read(resource)
  return { items, within }
}

function isOrder(resource: Resource): boolean {
  return resource.type === 'ProcedureRequest' && isTestRequest(resource)
}

function readOne(
  resource: Resource,
  { reading, linkage, trees }: Found,
  lines: ReadonlyMap<string, MedicineLine>,
): ReadItem | null {
  switch (resource.type) {
    case 'Condition':
      return readProblem(resource, reading)
    case 'Encounter':
      return readConsultation(resource, reading, {
        tree: trees.get(resource.reference) ?? null,
        problems: linkage.byConsultation.get(resource.reference) ?? [],
      })
    case 'AllergyIntolerance':
      return readAllergy(resource, reading)
    case 'Immunization':
      return readImmunisation(resource, reading)
    case 'Observation':
      return readObservation(resource, reading)
    case 'DiagnosticReport':
      return readReport(resource, reading)
    case 'ReferralRequest':
      return readReferral(resource, reading)
    case 'ProcedureRequest':
      return readPlanned(resource, reading)
    case 'DocumentReference':
      return readDocument(resource, reading)
    case 'QuestionnaireResponse':
      return readQuestionnaire(resource, reading)
    case 'Specimen':
      return readSpecimen(resource, reading)
    case 'MedicationStatement':
    case 'MedicationRequest':
    case 'Medication': {
      const line = lines.get(resource.reference)
      return line ? readMedicine(line, reading) : null
    }
    default:
      return null
  }
}

import { readAllergy } from './allergies.ts'
import type { BundleIndex, Resource } from './bundle-index.ts'
import type { ReadTree } from './consultation-tree.ts'
import { readConsultation } from './consultations.ts'
import { readDocument } from './documents.ts'
import { readImmunisation } from './immunisations.ts'
import { readReport, readSpecimen } from './investigations.ts'
import type { Item } from './item.ts'
import type { Laboratory } from './laboratory.ts'
import { type MedicineLine, readMedicine } from './medicines.ts'
import { readObservation } from './observations.ts'
import { isTestRequest, readPlanned } from './planned.ts'
import { readProblem } from './problems.ts'
import { readQuestionnaire } from './questionnaires.ts'
import type { Reading } from './reading.ts'
import { readReferral } from './referrals.ts'

export interface Found {
  reading: Reading
  laboratory: Laboratory
  medicines: ReadonlyMap<Resource, MedicineLine>
  trees: ReadonlyMap<string, ReadTree>
}

export interface ReadItems {
  /** In the order of the entries, contained items after them, each with the resource it was read from. */
  items: readonly Item[]
  resources: readonly Resource[]
}

/** Reads every item of a Bundle. A plan, issue, drug name, specimen or test request is drawn in another's row. */
export function readItems(index: BundleIndex, found: Found): ReadItems {
  const items: Item[] = []
  const resources: Resource[] = []
  const read = (resource: Resource) => {
    if (resource.drawnIn !== null) return
    if (resource.type === 'Specimen' || resource.type === 'ProcedureRequest') {
      const report = found.laboratory.reportOf.get(resource)
      if (report && (resource.type === 'Specimen' || isTestRequest(resource))) {
        resource.drawnIn = report
        return
      }
    }
    const item = readOne(resource, found)
    if (item === null) return
    items.push(item)
    resources.push(resource)
  }
  for (const resource of index.entries) read(resource)
  for (const resource of index.contained) read(resource)
  return { items, resources }
}

function readOne(resource: Resource, { reading, medicines, trees }: Found): Item | null {
  switch (resource.type) {
    case 'Observation':
      return readObservation(resource, reading)
    case 'Condition':
      return readProblem(resource, reading)
    case 'Encounter':
      return readConsultation(resource, trees.get(resource.reference)?.tree ?? null, reading)
    case 'AllergyIntolerance':
      return readAllergy(resource, reading)
    case 'Immunization':
      return readImmunisation(resource, reading)
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
      const line = medicines.get(resource)
      return line ? readMedicine(line, reading) : null
    }
    default:
      return null
  }
}

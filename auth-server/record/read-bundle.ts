import { readAllergy } from './allergies.ts'
import type { BundleIndex } from './bundle-index.ts'
import { readConsultations } from './consultation-tree.ts'
import { readConsultation } from './consultations.ts'
import { readDocument } from './documents.ts'
import { readImmunisation } from './immunisations.ts'
import { readReport, readSpecimen } from './investigations.ts'
import type { Item } from './item.ts'
import { type Laboratory, readLaboratory } from './laboratory.ts'
import { readLinks } from './links.ts'
import { type ReadLists, readLists } from './lists.ts'
import { readMedicineLines } from './medicine-lines.ts'
import { readMedicine } from './medicines.ts'
import { readObservation } from './observations.ts'
import { isTestRequest, readPlanned } from './planned.ts'
import { readProblem } from './problems.ts'
import { readQuestionnaire } from './questionnaires.ts'
import { NO_TERM, type Reading } from './reading.ts'
import type { ProblemLinks } from './record.ts'
import { readReferral } from './referrals.ts'
import type { ReadTree, Resource } from './resource.ts'
import { withdraw } from './withdrawn.ts'

/** What one Bundle says, read and linked, up to where the rules begin. */
export interface ReadBundle {
  lists: ReadLists
  problems: ReadonlyMap<string, ProblemLinks>
  trees: readonly ReadTree[]
  laboratory: Laboratory
  /** In the order of the entries, contained items after them. */
  items: readonly Item[]
  /** The resource that each item was read from, in the same order. */
  resources: readonly Resource[]
}

/** Reads and links everything that an index holds. Each pass finds on the resources what those before it wrote. */
export function readBundle(index: BundleIndex): ReadBundle {
  const lists = readLists(index)
  const trees = readConsultations(lists.consultations, index)
  const problems = readLinks(index)
  const laboratory = readLaboratory(index)
  readMedicineLines(index)
  const reading: Reading = { index, immunisationStatus: lists.immunisations }
  return { lists, problems, trees, laboratory, ...readItems(reading, laboratory) }
}

/** Every item. A plan, issue, drug name, specimen or test request is drawn in another's row. */
function readItems(
  reading: Reading,
  { reportOf }: Laboratory,
): Pick<ReadBundle, 'items' | 'resources'> {
  const items: Item[] = []
  const resources: Resource[] = []
  for (const all of [reading.index.entries, reading.index.contained]) {
    for (const resource of all) {
      if (reportOf.size > 0) resource.drawnIn ??= reportWith(resource, reportOf)
      if (resource.drawnIn !== null) continue
      const item = readOne(resource, reading)
      if (item === null) continue
      withdraw(item, resource.body)
      nameByCode(item)
      items.push(item)
      resources.push(resource)
    }
  }
  return { items, resources }
}

/** A code without words is told by the code, so that it can be asked for. */
function nameByCode(item: Item): void {
  const code = item.codes[0]?.code
  if (item.term === NO_TERM && code !== undefined) item.term = `${NO_TERM}, code ${code}`
}

/** The report that a specimen or a test request is drawn in. */
function reportWith(resource: Resource, reportOf: Laboratory['reportOf']): Resource | null {
  const { type } = resource
  const isPart = type === 'Specimen' || (type === 'ProcedureRequest' && isTestRequest(resource))
  return (isPart && reportOf.get(resource)) || null
}

function readOne(resource: Resource, reading: Reading): Item | null {
  switch (resource.type) {
    case 'Observation':
      return readObservation(resource, reading)
    case 'Condition':
      return readProblem(resource, reading)
    case 'Encounter':
      return readConsultation(resource, reading)
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
    case 'Medication':
      return resource.line === null ? null : readMedicine(resource.line, reading)
    default:
      return null
  }
}

import type { Asked } from './asked.ts'
import { extensionsAt, listAt, type RecordIndex, type Resource, textAt } from './resource.ts'

/** A clinical area of the API: its parameter and its primary list. */
export interface ApiArea {
  key: Exclude<keyof Asked, 'nhsNumber' | 'unknown'>
  parameter: string
  code: string
  display: string
  title: string
}

export const SNOMED = 'http://snomed.info/sct'
export const ENDED_ALLERGIES = '1103671000000101'
export const CONSULTATION = '325851000000107'
const COMMENT_NOTE = '37331000000100'

const area = (
  key: ApiArea['key'],
  parameter: string,
  code: string,
  display: string,
  title = display,
): ApiArea => ({ key, parameter, code, display, title })

export const API_AREAS: readonly ApiArea[] = [
  area('allergies', 'includeAllergies', '886921000000105', 'Allergies and adverse reactions'),
  area('consultations', 'includeConsultations', '1149501000000101', 'List of consultations'),
  area('diary', 'includeDiaryEntries', '714311000000108', 'Patient recall administration'),
  area('immunisations', 'includeImmunisations', '1102181000000102', 'Immunisations'),
  area('investigations', 'includeInvestigations', '887191000000108', 'Investigations and results'),
  area('medication', 'includeMedication', '933361000000108', 'Medications and medical devices'),
  area('referrals', 'includeReferrals', '792931000000107', 'Outbound referral'),
  area('problems', 'includeProblems', '717711000000103', 'Problems'),
  area(
    'uncategorised',
    'includeUncategorisedData',
    '826501000000100',
    'Miscellaneous record',
    'Uncategorised data',
  ),
]

export const listCode = (list: Resource): string =>
  (textAt(list, 'code', 'coding', 0, 'code') ?? '').trim()

/** All Lists of a code; an area may have come in more than one. */
export function listsOf(index: RecordIndex, code: string): Resource[] {
  return index.all.filter((one) => one.resourceType === 'List' && listCode(one) === code)
}

const isNote = (resource: Resource) =>
  listAt(resource, 'code', 'coding').some((coding) => textAt(coding, 'code') === COMMENT_NOTE)

/** Where a record has no primary list for an area, its members by type. */
const BY_TYPE: {
  readonly [key in ApiArea['key']]: (resource: Resource, index: RecordIndex) => boolean
} = {
  allergies: (one) => one.resourceType === 'AllergyIntolerance',
  consultations: (one) => one.resourceType === 'Encounter',
  diary: (one) => one.resourceType === 'ProcedureRequest' && one.intent === 'plan',
  immunisations: (one) => one.resourceType === 'Immunization',
  investigations: (one) => one.resourceType === 'DiagnosticReport',
  medication: (one) => one.resourceType === 'MedicationStatement',
  referrals: (one) => one.resourceType === 'ReferralRequest',
  problems: (one) => one.resourceType === 'Condition',
  uncategorised: (one) => one.resourceType === 'Observation' && !isNote(one),
}

/** Everything the practice holds in an area, whatever was asked. */
export function membersOf(index: RecordIndex, { key, code }: ApiArea): Resource[] {
  const lists = listsOf(index, code)
  if (lists.length === 0) return index.all.filter((one) => BY_TYPE[key](one, index))
  const references = lists.flatMap((list) =>
    listAt(list, 'entry').flatMap((entry) => textAt(entry, 'item', 'reference') ?? []),
  )
  return [...new Set(references)].flatMap((reference) => index.byRef.get(reference) ?? [])
}

/** The plan of a medication summary, or of an issue. */
export function plansOf(index: RecordIndex, resource: Resource): Resource[] {
  return listAt(resource, 'basedOn').flatMap((one) => {
    const plan = index.byRef.get(textAt(one, 'reference') ?? '')
    return plan?.resourceType === 'MedicationRequest' ? [plan] : []
  })
}

/** `acute`, `repeat` … as the plan's prescription type says; null when it does not. */
export function prescriptionType(index: RecordIndex, statement: Resource): string | null {
  for (const plan of plansOf(index, statement)) {
    for (const extension of extensionsAt(plan, 'PrescriptionType-1')) {
      const code = textAt(extension, 'valueCodeableConcept', 'coding', 0, 'code')
      if (code !== null) return code
    }
  }
  return null
}

import type { Ledger, Resource } from './ledger.ts'
import type { PrimaryList, Warnings } from './lists.ts'
import { aQueryList, PRIMARY_LISTS } from './lists.ts'
import { COMMENT_NOTE, maybe } from './wire.ts'

/** What the system says about its lists: about one area's, or about one secondary list by its code. */
export type RecordWarnings = { [list in PrimaryList | 'every']?: Warnings }

const refOf = (resource: Resource): string => `${resource.resourceType}/${resource.id}`

/** Every list that a practice sends for the whole record: one for each area, and those of what hangs together. */
export function queryLists(
  clinical: Resource[],
  ledger: Ledger,
  warnings: RecordWarnings,
): fhir3.List[] {
  const areas = areasOf(clinical)
  const ended = clinical.filter(
    (r): r is fhir3.AllergyIntolerance =>
      r.resourceType === 'AllergyIntolerance' && r.clinicalStatus === 'resolved',
  )
  for (const allergy of ended) clinical.splice(clinical.indexOf(allergy), 1)
  const primary = (Object.keys(PRIMARY_LISTS) as PrimaryList[]).map((list) =>
    aQueryList(
      {
        list: { primary: list },
        entries: areas.get(list) ?? [],
        made: ledger.made,
        ...maybe('warnings', both(warnings.every, warnings[list])),
        ...(list === 'endedAllergies' && ended.length > 0 ? { contained: ended } : {}),
      },
      ledger.voice,
    ),
  )
  return [...primary, ...secondaryLists(clinical, ledger)]
}

function both(every?: Warnings, one?: Warnings): Warnings | undefined {
  if (!every || !one) return one ?? every
  const codes = new Set([...one.codes, ...every.codes])
  return {
    codes: [...codes].sort(),
    ...maybe('before', one.before ?? every.before),
  }
}

function areasOf(clinical: readonly Resource[]): Map<PrimaryList, string[]> {
  const laboratory = new Set(
    clinical.flatMap((r) =>
      r.resourceType === 'DiagnosticReport' ? (r.result ?? []).map((o) => o.reference) : [],
    ),
  )
  const areas = new Map<PrimaryList, string[]>()
  for (const resource of clinical) {
    const list = areaOf(resource)
    if (!list || laboratory.has(refOf(resource))) continue
    const entries = areas.get(list) ?? []
    entries.push(refOf(resource))
    areas.set(list, entries)
  }
  return areas
}

function areaOf(resource: Resource): PrimaryList | undefined {
  switch (resource.resourceType) {
    case 'AllergyIntolerance':
      return resource.clinicalStatus === 'resolved' ? undefined : 'allergies'
    case 'Encounter':
      return 'consultations'
    case 'ProcedureRequest':
      return resource.intent === 'plan' ? 'diary' : undefined
    case 'Immunization':
      return 'immunisations'
    case 'DiagnosticReport':
      return 'investigations'
    case 'MedicationStatement':
      return 'medication'
    case 'ReferralRequest':
      return 'referrals'
    case 'Condition':
      return 'problems'
    case 'Observation':
      return isNote(resource) ? undefined : 'uncategorised'
    default:
      return undefined
  }
}

const isNote = (o: fhir3.Observation) => o.code.coding?.[0]?.code === COMMENT_NOTE

const KINDS: { readonly [type: string]: string } = {
  AllergyIntolerance: 'allergies',
  List: 'allergies-that-have-been-ended',
  ProcedureRequest: 'diary-entries',
  DocumentReference: 'documents',
  Immunization: 'immunisations',
  DiagnosticReport: 'investigations',
  MedicationRequest: 'medications',
  ReferralRequest: 'outbound-referrals',
  Condition: 'problems',
  Observation: 'uncategorised-data',
  Encounter: 'consultations',
}

function secondaryLists(clinical: readonly Resource[], ledger: Ledger): fhir3.List[] {
  const notes = new Set(
    clinical.filter((r) => r.resourceType === 'Observation' && isNote(r)).map(refOf),
  )
  const lists = new Map<string, Set<string>>()
  const put = (code: string, ref: string) => {
    const entries = lists.get(code) ?? new Set()
    entries.add(ref)
    lists.set(code, entries)
  }
  const sort = (refs: readonly string[], codeOf: (kind: string) => string) => {
    for (const ref of refs) {
      const type = ref.split('/')[0] ?? ''
      const kind = KINDS[type]
      if (!kind || notes.has(ref)) continue
      const statement = ref.replace('MedicationRequest/', 'MedicationStatement/')
      put(
        codeOf(kind),
        type === 'MedicationRequest' ? statement.replace(/-plan$/, '-statement') : ref,
      )
    }
  }
  for (const refs of ledger.contained.values())
    sort(refs, (kind) =>
      kind === 'outbound-referrals'
        ? 'consultations-outbound-referrals-in-consultations'
        : `consultations-${kind}-contained-in-consultations`,
    )
  for (const { items, encounters } of ledger.links.values())
    sort([...encounters, ...items], (kind) => `problems-${kind}-related-to-problems`)
  return [...lists].map(([secondary, entries]) =>
    aQueryList({ list: { secondary }, entries: [...entries], made: ledger.made }, ledger.voice),
  )
}

import { byLength, trimmed, type Wire, wire, words } from './wire.ts'

/** The target that a FHIR Reference names, as written; null for a display-only reference. */
export function targetOf(value: unknown): string | null {
  const reference = wire(value)?.reference
  if (typeof reference !== 'string') return null
  const target = trimmed(reference)
  return target === '' ? null : target
}

/** The words of a Reference that names no target ("Referral items are not supported by the provider system"). */
export function displayOf(value: unknown): string | null {
  return words(wire(value)?.display)
}

/** `Type` of a relative `Type/id`. */
export function typeOf(reference: string): string {
  const slash = reference.indexOf('/')
  return slash < 0 ? '' : reference.slice(0, slash)
}

/** `id` of a relative `Type/id`. */
export function idOf(reference: string): string {
  return reference.slice(reference.indexOf('/') + 1)
}

/** The last part of an extension url, without the supplier variations of host, scheme and `GPC-`. */
export function extensionName({ url }: Wire): string {
  if (typeof url !== 'string') return ''
  const usual = USUAL_URLS[url.length]
  if (usual !== undefined) for (const each of usual) if (each === url) return nameIn(each)
  return nameIn(url)
}

function nameIn(url: string): string {
  const known = NAMES.get(url)
  if (known !== undefined) return known
  return url
    .slice(url.lastIndexOf('/') + 1)
    .replace(/^Extension-CareConnect-(GPC-)?/, '')
    .replace(/-1$/, '')
}

/** The spellings of the specification, so that the usual url costs one look-up. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...[
    'RelatedClinicalContent',
    'ActualProblem',
    'RelatedProblemHeader',
    'ProblemSignificance',
    'VaccinationProcedure',
    'DateRecorded',
  ].map((name): [string, string] => [
    `https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-${name}-1`,
    name,
  ]),
  ...[
    'ListWarningCode',
    'ClinicalSetting',
    'MedicationStatementLastIssueDate',
    'PrescribingAgency',
    'PrescriptionType',
    'MedicationRepeatInformation',
    'MedicationStatusReason',
  ].map((name): [string, string] => [
    `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-${name}-1`,
    name,
  ]),
])

const USUAL_URLS = byLength([...NAMES.keys()])

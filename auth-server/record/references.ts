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

/** `id` of a relative `Type/id`. */
export function idOf(reference: string): string {
  return reference.slice(reference.indexOf('/') + 1)
}

/** The last part of an extension url, without the supplier variations of host, scheme and `GPC-`. */
export function extensionName({ url }: Wire): string {
  if (typeof url !== 'string') return ''
  const usual = USUAL_URLS[url.length]
  if (usual !== undefined) {
    for (const each of usual) if (each === url) return USUAL_NAMES.get(each) ?? ''
  }
  return url
    .slice(url.lastIndexOf('/') + 1)
    .replace(/^Extension-CareConnect-(GPC-)?/, '')
    .replace(/-1$/, '')
}

/** Extensions as the specification spells them, so that a usual url is told by one comparison. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map([
  ...named('https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-', [
    'RelatedClinicalContent',
    'ActualProblem',
    'RelatedProblemHeader',
    'ProblemSignificance',
    'VaccinationProcedure',
    'DateRecorded',
  ]),
  ...named('https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-', [
    'ListWarningCode',
    'ClinicalSetting',
    'MedicationStatementLastIssueDate',
    'PrescribingAgency',
    'PrescriptionType',
    'MedicationRepeatInformation',
    'MedicationStatusReason',
  ]),
])

function named(before: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [`${before}${name}-1`, name] as const)
}

const USUAL_URLS = byLength([...USUAL_NAMES.keys()])

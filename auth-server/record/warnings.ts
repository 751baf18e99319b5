import { AREA_TITLES, type Area, type RecordWarning } from '../contract.ts'
import type { BundleIndex } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import type { ListWarning } from './lists.ts'
import { wires, words } from './wire.ts'

/** The areas that a request parameter asks for; the in-bundle OperationOutcome names parameters. */
const AREAS_OF_PARAMETER: readonly (readonly [RegExp, readonly Area[]])[] = [
  [/^includeConsultations/i, ['consultations']],
  [/^includeProblems/i, ['problems']],
  [/^includeMedication/i, ['medicines']],
  [/^includeAllergies/i, ['allergies']],
  [/^includeReferrals/i, ['referrals']],
  [/^includeUncategorisedData/i, ['socialHistory', 'lifestyle', 'other']],
  [/^includeDiaryEntries/i, ['planned']],
  [/^includeInvestigations/i, ['tests']],
  [/^includeImmuni[sz]ations/i, ['immunisations']],
  [/^DocumentReference/i, ['documents']],
]

const SUPPORT_CODES: ReadonlySet<string> = new Set(['NOT_IMPLEMENTED', 'not-supported'])

/** True for the code of an area that the practice has switched off or cannot send. */
export function isNotSupported(code: string): boolean {
  return SUPPORT_CODES.has(code)
}

/** Every warning that came with a record, in human words, each once for each area. */
export function readWarnings(
  index: BundleIndex,
  lists: readonly ListWarning[],
): readonly RecordWarning[] {
  const found = new Map<string, RecordWarning>()
  const add = (warning: RecordWarning) => {
    const key = `${warning.area} ${warning.code} ${warning.text}`
    if (!found.has(key)) found.set(key, warning)
  }
  for (const { areas, code, note } of lists) {
    for (const area of areas.length > 0 ? areas : [null]) add(listWarning(area, code, note))
  }
  for (const outcome of index.ofType('OperationOutcome')) {
    for (const issue of wires(outcome.body.issue)) {
      const details = readCoded(issue.details)
      const parameter = words(issue.diagnostics)
      const areas =
        AREAS_OF_PARAMETER.find(([pattern]) => pattern.test(parameter?.trim() ?? ''))?.[1] ?? []
      const code = details.codes[0]?.code ?? words(issue.code) ?? 'unknown'
      const disabled = /disabled/i.test(details.term ?? '')
      for (const area of areas.length > 0 ? areas : [null]) {
        add(
          isNotSupported(code)
            ? supportWarning(area, code, disabled, parameter)
            : {
                area,
                code,
                title: 'The practice’s system sent a warning.',
                text: details.term ?? parameter ?? code,
              },
        )
      }
    }
  }
  return [...found.values()]
}

function listWarning(area: Area | null, code: string, note: string | null): RecordWarning {
  switch (code) {
    case 'confidential-items':
      return {
        area,
        code,
        title: 'Some of this record is withheld.',
        text: 'The practice has left some items out because they’re private or the patient asked. We don’t know what or how many. Ask the patient; don’t assume.',
      }
    case 'data-in-transit': {
      const before = dateIn(note)
      return {
        area,
        code,
        title: 'The record is still moving from the last practice.',
        text: before ? `Entries before ${before} may be missing.` : 'Older entries may be missing.',
      }
    }
    case 'data-awaiting-filing': {
      const before = dateIn(note)
      return {
        area,
        code,
        title: 'Some entries are waiting to be filed.',
        text: `The practice has items it hasn’t filed yet. They aren’t shown.${
          before ? ` Entries before ${before} may be missing.` : ''
        }`,
      }
    }
    default:
      return {
        area,
        code,
        title: 'The practice’s system sent a warning.',
        text: note ?? `It says only “${code}”.`,
      }
  }
}

function supportWarning(
  area: Area | null,
  code: string,
  disabled: boolean,
  parameter: string | null,
): RecordWarning {
  const what = area ? AREA_TITLES[area].toLowerCase() : `“${parameter ?? 'part of the record'}”`
  return disabled
    ? {
        area,
        code,
        title: 'The practice has switched this off.',
        text: `This practice has switched off sending ${what}.`,
      }
    : {
        area,
        code,
        title: 'Not available from this GP system.',
        text: `This practice’s system can’t send ${what}.`,
      }
}

/** The date in "information recorded before 23-Jun-2010 may be missing". */
function dateIn(note: string | null): string | null {
  return /before\s+(\d{1,2}-[A-Za-z]{3}-\d{4})/.exec(note?.slice(0, 2000) ?? '')?.[1] ?? null
}

/** The warning of an answer that names more than one patient. */
export const SEVERAL_PATIENTS: RecordWarning = {
  area: null,
  code: 'several-patients',
  title: 'This answer names more than one patient.',
  text: 'Check each entry with the patient before you rely on it, and tell the practice.',
}

import type { QuoteWarning } from '../contract.ts'
import type { Item } from '../record/item.ts'
import { isOpen, type Opened, wordsOpen } from '../record/present.ts'
import { Refusal } from '../refusal.ts'
import { shownDate } from './dates.ts'

/** What a quote takes from an entry of the record. */
export interface QuotedEntry {
  words: string
  /** Type, date, author and place in words; the time it was fetched is added by who knows it. */
  sourceParts: readonly string[]
  warnings: readonly QuoteWarning[]
}

const TYPES: { readonly [type: string]: string } = {
  Condition: 'Problem',
  Encounter: 'Consultation',
  MedicationStatement: 'Medicine',
  Medication: 'Medicine',
  MedicationRequest: 'Medicine',
  AllergyIntolerance: 'Allergy',
  Immunization: 'Immunisation',
  DiagnosticReport: 'Test report',
  Specimen: 'Test report',
  ReferralRequest: 'Referral',
  ProcedureRequest: 'Planned',
  DocumentReference: 'Document',
  QuestionnaireResponse: 'Questionnaire',
}

/**
 * The exact words of an entry. Refuses with `reason-needed` while it, or what is written behind its code, is closed, and
 * with `not-openable` when it is never opened here.
 */
export function quoteItem(item: Item, opened: Opened): QuotedEntry {
  if (!isOpen(item, opened)) {
    throw new Refusal(item.closing === 'locked' ? 'not-openable' : 'reason-needed')
  }
  if (!wordsOpen(item, opened)) throw new Refusal('reason-needed')
  const type = item.isNote ? 'Note' : (TYPES[item.type] ?? 'Entry')
  return {
    words: wordsOf(item),
    sourceParts: [
      type,
      item.date === null ? 'date not recorded' : shownDate(item.date),
      item.who,
      item.where,
    ].filter((part) => part !== null),
    warnings: warningsOf(item),
  }
}

/** Term, value, comment and labelled parts as recorded, each on a line of its own. */
function wordsOf({ term, value, text, facts, type }: Item): string {
  const head = value === null ? term : `${term}: ${value}`
  const parts = type === 'Condition' ? [] : facts.map((fact) => `${fact.label}: ${fact.value}`)
  return [head, text === term ? null : text, ...parts]
    .filter((part) => part !== null && part !== '')
    .join('\n')
}

function warningsOf(item: Item): readonly QuoteWarning[] {
  const warnings: QuoteWarning[] = []
  if (item.marks.includes('notForPatient')) warnings.push('notForPatient')
  if (item.closing !== null || item.wordsClosed) warnings.push('sensitive')
  if (item.otherPerson || item.marks.includes('otherPerson') || item.area === 'people') {
    warnings.push('thirdParty')
  }
  return warnings
}

import { type ApiArea, ENDED_ALLERGIES, listsOf, SNOMED } from './areas.ts'
import { extensionsAt, listAt, type RecordIndex, type Resource, refOf, textAt } from './resource.ts'

const SECONDARY_SYSTEM = 'https://fhir.hl7.org.uk/STU3/CodeSystem/GPConnect-SecondaryListValues-1'

const CLINICAL_SETTING = {
  url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ClinicalSetting-1',
  valueCodeableConcept: {
    coding: [{ system: SNOMED, code: '1060971000000108', display: 'General practice service' }],
  },
}

export interface ListContext {
  index: RecordIndex
  patient: Resource | undefined
  now: Date
}

/** The list-warning codes and their texts that the practice has put on its own lists of a code. */
function warningsOf(index: RecordIndex, code: string) {
  const lists = listsOf(index, code)
  return {
    extensions: lists.flatMap((list) => extensionsAt(list, 'ListWarningCode-1')),
    note: lists
      .filter((list) => extensionsAt(list, 'ListWarningCode-1').length > 0)
      .flatMap((list) => listAt(list, 'note').flatMap((note) => textAt(note, 'text') ?? []))
      .map((text) => text.replace(/\s*Information not available\.?$/, ''))
      .filter((text) => text !== '')
      .join(' '),
  }
}

/** The words this supplier puts on an empty list. */
function emptyWords({ index }: ListContext): string {
  const found = index.all
    .filter((one) => one.resourceType === 'List' && one.emptyReason !== undefined)
    .flatMap((list) => listAt(list, 'note'))
    .map((note) => /Information not available\.?$/.exec(textAt(note, 'text') ?? '')?.[0])
    .find((words) => words !== undefined)
  return found ?? 'Information not available'
}

/** A list of this answer. Where the practice's record has that list already, its supplier's way of writing is kept. */
function queryList(
  context: ListContext,
  list: {
    system: string
    code: string
    display: string
    title: string
    references: readonly string[]
    contained?: readonly unknown[]
    id?: string
  },
): Resource {
  const { extensions, note } = warningsOf(context.index, list.code)
  const written = listsOf(context.index, list.code)[0]
  const empty = list.references.length === 0
  const text = [note, empty ? emptyWords(context) : ''].filter(Boolean).join(' ')
  return {
    resourceType: 'List',
    ...(list.id === undefined ? {} : { id: list.id }),
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-List-1'] },
    ...(list.contained === undefined || list.contained.length === 0
      ? {}
      : { contained: list.contained }),
    extension:
      written === undefined ? [CLINICAL_SETTING, ...extensions] : listAt(written, 'extension'),
    status: 'current',
    mode: 'snapshot',
    title: list.title,
    code: written?.code ?? {
      coding: [{ system: list.system, code: list.code, display: list.display }],
    },
    ...(context.patient === undefined ? {} : { subject: { reference: refOf(context.patient) } }),
    date: context.now.toISOString().replace('Z', '+00:00'),
    ...(text === '' ? {} : { note: [{ text }] }),
    ...(empty
      ? {
          emptyReason: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1',
                code: 'no-content-recorded',
                display: 'No Content Recorded',
              },
            ],
          },
        }
      : { entry: list.references.map((reference) => ({ item: { reference } })) }),
  }
}

/** The list of an area that was asked for: there even when it is empty. */
export function primaryList(
  context: ListContext,
  { code, display, title }: ApiArea,
  members: readonly Resource[],
): Resource {
  return queryList(context, {
    system: SNOMED,
    code,
    display,
    title,
    references: members.map(refOf),
  })
}

/** Ended allergies are contained in their list, which then needs an id. */
export function endedAllergiesList(context: ListContext): Resource {
  const source = listsOf(context.index, ENDED_ALLERGIES)
  const contained = source.flatMap((list) => listAt(list, 'contained'))
  return queryList(context, {
    system: SNOMED,
    code: ENDED_ALLERGIES,
    display: 'Ended allergies',
    title: 'Ended allergies',
    id: source[0]?.id ?? 'ended-allergies',
    contained,
    references: contained.flatMap((one) => {
      const id = textAt(one, 'id')
      return id === null ? [] : [`#${id}`]
    }),
  })
}

/** Area words of the secondary lists, by what a reference points at. */
const SECONDARY: readonly {
  words: string
  inConsultations: string | null
  ofProblems: string | null
  holds(reference: string, resource: Resource | undefined): boolean
}[] = [
  secondary('allergies', (reference) => reference.startsWith('AllergyIntolerance/')),
  secondary('allergies-that-have-been-ended', (reference) => /^List\/.*#/.test(reference)),
  secondary(
    'diary-entries',
    (_, resource) => resource?.resourceType === 'ProcedureRequest' && resource.intent === 'plan',
  ),
  secondary('documents', (reference) => reference.startsWith('DocumentReference/')),
  secondary('immunisations', (reference) => reference.startsWith('Immunization/')),
  secondary('investigations', (reference) => reference.startsWith('DiagnosticReport/')),
  secondary('medications', (reference) => reference.startsWith('MedicationStatement/')),
  {
    ...secondary('outbound-referrals', (reference) => reference.startsWith('ReferralRequest/')),
    inConsultations: 'consultations-outbound-referrals-in-consultations',
  },
  {
    ...secondary('problems', (reference) => reference.startsWith('Condition/')),
    ofProblems: null,
  },
  {
    ...secondary('consultations', (reference) => reference.startsWith('Encounter/')),
    inConsultations: null,
  },
  secondary('uncategorised-data', (reference) => reference.startsWith('Observation/')),
]

function secondary(
  words: string,
  holds: (reference: string, resource: Resource | undefined) => boolean,
) {
  return {
    words,
    inConsultations: `consultations-${words}-contained-in-consultations` as string | null,
    ofProblems: `problems-${words}-related-to-problems` as string | null,
    holds,
  }
}

/** Present only with content or a warning, and never empty without a warning. */
export function secondaryLists(
  context: ListContext,
  of: 'inConsultations' | 'ofProblems',
  references: readonly string[],
): Resource[] {
  return SECONDARY.flatMap((row) => {
    const code = row[of]
    if (code === null) return []
    const held = references.filter((reference) =>
      row.holds(reference, context.index.byRef.get(reference)),
    )
    return secondaryList(context, code, held)
  })
}

export const LINKED_PROBLEMS = 'problems-linked-problems-not-relating-to-the-primary-query'

export function secondaryList(
  context: ListContext,
  code: string,
  references: readonly string[],
): Resource[] {
  if (references.length === 0 && warningsOf(context.index, code).extensions.length === 0) return []
  const words = code.replaceAll('-', ' ').replace(' ', ' - ')
  const title = `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
  return [queryList(context, { system: SECONDARY_SYSTEM, code, display: title, title, references })]
}

import { GENERAL_PRACTICE } from './administration.ts'
import type { Voice } from './wire.ts'
import { maybe, NHS_UK, PLAIN, profile, reference, SNOMED } from './wire.ts'

/** The primary lists of GP Connect, Access Record: Structured ("Using the List resource to return data"). */
export const PRIMARY_LISTS = {
  allergies: ['886921000000105', 'Allergies and adverse reactions'],
  endedAllergies: ['1103671000000101', 'Ended allergies'],
  consultations: ['1149501000000101', 'List of consultations'],
  diary: ['714311000000108', 'Patient recall administration'],
  immunisations: ['1102181000000102', 'Immunisations'],
  investigations: ['887191000000108', 'Investigations and results'],
  medication: ['933361000000108', 'Medications and medical devices'],
  referrals: ['792931000000107', 'Outbound referral'],
  problems: ['717711000000103', 'Problems'],
  uncategorised: ['826501000000100', 'Uncategorised data'],
} as const
export type PrimaryList = keyof typeof PRIMARY_LISTS

const SECONDARY_SYSTEM = 'https://fhir.hl7.org.uk/STU3/CodeSystem/GPConnect-SecondaryListValues-1'

export type Warning = 'confidential-items' | 'data-in-transit' | 'data-awaiting-filing'

/** Warnings of a list: codes in extensions, their standard words joined in one note. */
export interface Warnings {
  codes: readonly Warning[]
  /** Registration date, for `data-in-transit`; filing date for `data-awaiting-filing`: `dd-Mmm-yyyy`. */
  before?: string
}

function warningText(code: Warning, before = ''): string {
  if (code === 'confidential-items')
    return 'Items excluded due to confidentiality and/or patient preferences.'
  const missing = `information recorded before ${before} may be missing.`
  return code === 'data-in-transit'
    ? `Patient record transfer from previous GP practice not yet complete; ${missing}`
    : `Patient record contains some items in the GP practice workflow that have not been reviewed for inclusion in this message; ${missing}`
}

export interface QueryList {
  list: { primary: PrimaryList } | { secondary: string }
  entries: readonly string[]
  made: string
  warnings?: Warnings
  contained?: readonly fhir3.AllergyIntolerance[]
}

/** A list that answers a part of the request: what came, or that nothing is recorded. */
export function aQueryList(facts: QueryList, voice: Voice = PLAIN): fhir3.List {
  const { list, entries, warnings } = facts
  const { dialect } = voice
  const primary = 'primary' in list ? PRIMARY_LISTS[list.primary] : undefined
  const title = primary ? primary[1] : titleOf('secondary' in list ? list.secondary : '')
  const ended = 'primary' in list && list.primary === 'endedAllergies'
  const empty = entries.length === 0 && (facts.contained ?? []).length === 0
  const notes = [
    ...(warnings?.codes.map((code) => warningText(code, warnings.before)) ?? []),
    ...(empty ? [dialect.emptyNote] : []),
  ]
  const extension: fhir3.Extension[] = [
    ...(dialect.clinicalSettingOnLists
      ? [
          {
            url: `${NHS_UK}/Extension-CareConnect-GPC-ClinicalSetting-1`,
            valueCodeableConcept: GENERAL_PRACTICE,
          },
        ]
      : []),
    ...(warnings?.codes.map((valueCode) => ({
      url: `${NHS_UK}/Extension-CareConnect-GPC-ListWarningCode-1`,
      valueCode,
    })) ?? []),
  ]
  const display =
    'primary' in list && list.primary === 'uncategorised' ? dialect.miscellaneous : title
  return {
    resourceType: 'List',
    ...(ended ? { id: 'ended-allergies' } : {}),
    meta: profile('List'),
    ...maybe('contained', facts.contained ? [...facts.contained] : undefined),
    ...maybe('extension', extension.length > 0 ? extension : undefined),
    status: 'current',
    mode: 'snapshot',
    title,
    code: {
      coding: [
        primary
          ? { system: SNOMED, code: primary[0], display }
          : {
              system: SECONDARY_SYSTEM,
              code: 'secondary' in list ? list.secondary : '',
              display: title,
            },
      ],
    },
    subject: reference(voice.patient),
    date: facts.made,
    ...maybe('note', notes.length > 0 ? [{ text: notes.join(' ') }] : undefined),
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
      : { entry: entries.map((to) => ({ item: reference(to) })) }),
  }
}

function titleOf(code: string): string {
  const [first = '', ...rest] = code.split('-')
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} - ${rest.join(' ')}`
}

const LEVELS = {
  consultation: ['325851000000107', 'Consultation'],
  topic: ['25851000000105', 'Topic (EHR)'],
  heading: ['24781000000107', 'Category (EHR)'],
} as const

export interface StructureList {
  id: string
  level: keyof typeof LEVELS
  encounter: string
  made: string
  title?: string
  /** Problems that a topic is about, `Condition/…`. */
  about?: readonly string[]
  /** `Type/id`, or words alone after a `#` for what the system cannot send. */
  entries: readonly string[]
}

/** A level of a consultation: the consultation itself, a topic, a heading; its order is the order shown. */
export function aStructureList(facts: StructureList, voice: Voice = PLAIN): fhir3.List {
  const [code, display] = LEVELS[facts.level]
  return {
    resourceType: 'List',
    id: facts.id,
    meta: profile('List'),
    ...maybe(
      'extension',
      facts.about && facts.about.length > 0
        ? facts.about.map((to) => ({
            url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedProblemHeader-1',
            extension: [{ url: 'target', valueReference: reference(to) }],
          }))
        : undefined,
    ),
    status: 'current',
    mode: 'snapshot',
    ...maybe('title', facts.title),
    code: { coding: [{ system: SNOMED, code, display }] },
    subject: reference(voice.patient),
    encounter: reference(facts.encounter),
    date: facts.made,
    orderedBy: {
      coding: [
        {
          system: 'http://hl7.org/fhir/list-order',
          code: 'system',
          display: 'Sorted by System',
        },
      ],
    },
    entry: facts.entries.map((to) => ({
      item: to.startsWith('#') ? { display: to.slice(1) } : reference(to),
    })),
  }
}

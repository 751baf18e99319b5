import type { Area } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { addDays, daysOf, isWholeDate, monthsBefore } from './calendar.ts'
import type { Ask, Retrieval } from './retrieval.ts'

/** Whole days, `YYYY-MM-DD`, both included. */
export interface Period {
  start?: string
  end?: string
}

/**
 * What may be asked for. The filters that GP Connect forbids beside consultations or problems (dates of medication,
 * uncategorised data, referrals and diary entries, status and significance of problems, the immunisation switches)
 * do not exist here, so no request can hold a forbidden combination.
 */
export interface Selection {
  allergies?: { resolved: boolean }
  medication?: { issues: boolean }
  consultations?: { period?: Period }
  problems?: true
  referrals?: true
  uncategorised?: true
  diary?: true
  investigations?: true
  immunisations?: true
}

interface Part {
  name: string
  valueBoolean?: boolean
  valuePeriod?: Period
}

interface Parameter {
  name: string
  valueIdentifier?: { system: string; value: string }
  part?: Part[]
}

/** The body of a request: FHIR STU3 `Parameters`. */
export interface ParametersBody {
  resourceType: 'Parameters'
  parameter: Parameter[]
}

/** How each area is asked for, in the order in which it is written. Parts are sent even where they have a default: providers before 1.2.6 require them. */
export const AREA_PARAMETERS: {
  rule: string
  of(selection: Selection): Parameter | null
}[] = [
  {
    rule: 'request/includeAllergies',
    of: ({ allergies }) =>
      allergies
        ? {
            name: 'includeAllergies',
            part: [{ name: 'includeResolvedAllergies', valueBoolean: allergies.resolved }],
          }
        : null,
  },
  {
    rule: 'request/includeMedication',
    of: ({ medication }) =>
      medication
        ? {
            name: 'includeMedication',
            part: [{ name: 'includePrescriptionIssues', valueBoolean: medication.issues }],
          }
        : null,
  },
  {
    rule: 'request/includeConsultations',
    of: ({ consultations }) => {
      if (!consultations) return null
      const { period } = consultations
      return period
        ? {
            name: 'includeConsultations',
            part: [{ name: 'consultationSearchPeriod', valuePeriod: period }],
          }
        : { name: 'includeConsultations' }
    },
  },
  {
    rule: 'request/includeProblems',
    of: ({ problems }) => (problems ? { name: 'includeProblems' } : null),
  },
  {
    rule: 'request/includeReferrals',
    of: ({ referrals }) => (referrals ? { name: 'includeReferrals' } : null),
  },
  {
    rule: 'request/includeUncategorisedData',
    of: ({ uncategorised }) => (uncategorised ? { name: 'includeUncategorisedData' } : null),
  },
  {
    rule: 'request/includeDiaryEntries',
    of: ({ diary }) => (diary ? { name: 'includeDiaryEntries' } : null),
  },
  {
    rule: 'request/includeInvestigations',
    of: ({ investigations }) => (investigations ? { name: 'includeInvestigations' } : null),
  },
  {
    rule: 'request/includeImmunisations',
    of: ({ immunisations }) => (immunisations ? { name: 'includeImmunisations' } : null),
  },
]

/** Input of `$gpc.getstructuredrecord`. */
export function parameters(nhsNumber: string, selection: Selection): ParametersBody {
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'patientNHSNumber',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber },
      },
      ...AREA_PARAMETERS.flatMap(({ of }) => of(selection) ?? []),
    ],
  }
}

/** The areas of a record that the default request fills. Those of uncategorised data are told apart only after reading. */
export const DEFAULT_AREAS: readonly Area[] = [
  'problems',
  'consultations',
  'medicines',
  'socialHistory',
  'lifestyle',
  'referrals',
  'carePlans',
  'planned',
  'allergies',
  'people',
  'other',
]

/**
 * What one ask becomes. The default is the whole background at once, with consultations of the last months; the other
 * two are later, wider calls for consultations alone, whose problems and items come by linkage.
 * Throws `request-invalid` for dates that are none, or a start after its end.
 */
export function planOf(
  ask: Ask,
  today: string,
): { selection: Selection; asked: Retrieval['asked'] } {
  switch (ask.kind) {
    case 'default': {
      const from = ask.months === null ? null : monthsBefore(today, ask.months)
      return {
        selection: {
          allergies: { resolved: false },
          medication: { issues: false },
          consultations: from === null ? {} : { period: { start: from } },
          problems: true,
          referrals: true,
          uncategorised: true,
          diary: true,
          ...(ask.tests ? { investigations: true, immunisations: true } : {}),
        },
        asked: {
          months: ask.months,
          from,
          to: today,
          areas: ask.tests ? [...DEFAULT_AREAS, 'tests', 'immunisations'] : DEFAULT_AREAS,
        },
      }
    }
    case 'older':
      if (!isWholeDate(ask.from) || !isWholeDate(ask.to)) throw new Refusal('request-invalid')
      return consultationsOnly(ask.from, ask.to, today)
    case 'around': {
      const days = daysOf(ask.date.slice(0, 10))
      if (days === null) throw new Refusal('request-invalid')
      return consultationsOnly(addDays(days.first, -1), addDays(days.last, 1), today)
    }
  }
}

function consultationsOnly(from: string, to: string, today: string) {
  const end = to > today ? today : to
  if (from > end) throw new Refusal('request-invalid')
  return {
    selection: { consultations: { period: { start: from, end } } },
    asked: { months: null, from, to: end, areas: ['consultations'] as const },
  }
}

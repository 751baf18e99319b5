import { KNOWN_PARAMETERS, knownParts, partValue, type RawParameters } from './asked.ts'
import { type Fault, invalidParameter, invalidResource, practiceFault } from './outcome.ts'
import { validNhsNumber } from './wire.ts'

export interface ParameterContext {
  raw: RawParameters
  /** `YYYY-MM-DD`. */
  today: string
}
export type ParameterRule = { rule: string; refuses(context: ParameterContext): Fault | null }

const numbers = ({ raw }: ParameterContext) =>
  raw.parameter.filter(({ name }) => name === 'patientNHSNumber')
const identifier = (context: ParameterContext) =>
  (numbers(context)[0]?.valueIdentifier ?? {}) as { system?: unknown; value?: unknown }

/** The patient: checked before anything is said about them. */
export const NUMBER_RULES: ParameterRule[] = [
  {
    rule: 'parameters/nhs-number-present',
    refuses: (context) => {
      if (numbers(context).length === 0) return invalidParameter('patientNHSNumber is missing')
      return numbers(context).length > 1
        ? invalidResource('patientNHSNumber may be sent once')
        : null
    },
  },
  {
    rule: 'parameters/identifier-system',
    refuses: (context) =>
      identifier(context).system === 'https://fhir.nhs.uk/Id/nhs-number'
        ? null
        : practiceFault(400, 'value', 'INVALID_IDENTIFIER_SYSTEM', 'Invalid identifier system'),
  },
  {
    rule: 'parameters/identifier-value',
    refuses: (context) =>
      typeof identifier(context).value === 'string' && identifier(context).value !== ''
        ? null
        : practiceFault(400, 'value', 'INVALID_IDENTIFIER_VALUE', 'Invalid identifier value'),
  },
  {
    rule: 'parameters/nhs-number',
    refuses: (context) =>
      validNhsNumber(String(identifier(context).value))
        ? null
        : practiceFault(400, 'value', 'INVALID_NHS_NUMBER', 'Invalid NHS number'),
  },
]

const WHOLE = /^\d{4}-\d{2}-\d{2}$/
const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  WHOLE.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)

/** Every date in the request, with the part it stands in. */
function datesIn({ raw }: ParameterContext): { part: string; value: unknown }[] {
  return knownParts(raw).flatMap(({ part, kind }) => {
    const value = partValue(part, kind)
    if (kind === 'date') return [{ part: part.name, value }]
    if (kind !== 'period') return []
    const { start, end } = value as { start?: unknown; end?: unknown }
    return [start, end].flatMap((one) =>
      one === undefined ? [] : [{ part: part.name, value: one }],
    )
  })
}

const CODES: { readonly [part: string]: readonly string[] } = {
  filterStatus: ['active', 'inactive'],
  filterSignificance: ['major', 'minor'],
}

/** The rules of each parameter by itself. */
export const VALUE_RULES: ParameterRule[] = [
  {
    rule: 'parameters/cardinality',
    refuses: ({ raw }) => {
      const repeated = Object.keys(KNOWN_PARAMETERS).find(
        (known) =>
          known !== 'includeProblems' &&
          raw.parameter.filter(({ name }) => name === known).length > 1,
      )
      const part = raw.parameter
        .filter(({ name }) => KNOWN_PARAMETERS[name] !== undefined)
        .flatMap(({ part = [] }) =>
          part.filter(({ name }) => part.filter((one) => one.name === name).length > 1),
        )[0]
      const twice = repeated ?? part?.name
      return twice === undefined ? null : invalidResource(`${twice} may be sent once`)
    },
  },
  {
    rule: 'parameters/no-value',
    refuses: ({ raw }) => {
      const found = raw.parameter.find(
        (parameter) =>
          KNOWN_PARAMETERS[parameter.name] !== undefined &&
          Object.keys(parameter).some((key) => key.startsWith('value')),
      )
      return found === undefined ? null : invalidResource(`${found.name} takes no value`)
    },
  },
  {
    rule: 'parameters/part-value',
    refuses: ({ raw }) => {
      const found = knownParts(raw).find(({ part, kind }) => {
        const value = partValue(part, kind)
        if (kind === 'boolean') return typeof value !== 'boolean'
        if (kind === 'period') return typeof value !== 'object'
        return value === undefined
      })
      return found === undefined ? null : invalidParameter(`${found.part.name} has no valid value`)
    },
  },
  {
    rule: 'parameters/mandatory-part',
    refuses: ({ raw }) =>
      raw.parameter.some(
        ({ name, part = [] }) =>
          name === 'includeAllergies' &&
          !part.some((one) => one.name === 'includeResolvedAllergies'),
      )
        ? invalidParameter('includeResolvedAllergies is missing')
        : null,
  },
  {
    rule: 'parameters/one-consultation-filter',
    refuses: ({ raw }) =>
      raw.parameter.some(
        ({ name, part = [] }) =>
          name === 'includeConsultations' &&
          ['consultationSearchPeriod', 'includeNumberOfMostRecent'].every((filter) =>
            part.some((one) => one.name === filter),
          ),
      )
        ? invalidResource(
            'consultationSearchPeriod and includeNumberOfMostRecent exclude each other',
          )
        : null,
  },
  {
    rule: 'parameters/period-bounded',
    refuses: ({ raw }) => {
      const found = knownParts(raw).find(({ part, kind }) => {
        if (kind !== 'period') return false
        const { start, end } = partValue(part, kind) as { start?: unknown; end?: unknown }
        return start === undefined && end === undefined
      })
      return found === undefined ? null : invalidParameter(`${found.part.name} is empty`)
    },
  },
  {
    rule: 'parameters/whole-date',
    refuses: (context) => {
      const found = datesIn(context).find(({ value }) => !isDay(value))
      return found === undefined ? null : invalidParameter(`${found.part} must be a whole date`)
    },
  },
  {
    rule: 'parameters/not-future',
    refuses: (context) => {
      const found = datesIn(context).find(
        ({ part, value }) => part !== 'diaryEntriesSearchDate' && String(value) > context.today,
      )
      return found === undefined ? null : invalidParameter(`${found.part} is in the future`)
    },
  },
  {
    rule: 'parameters/diary-not-past',
    refuses: (context) =>
      datesIn(context).some(
        ({ part, value }) => part === 'diaryEntriesSearchDate' && String(value) < context.today,
      )
        ? invalidParameter('diaryEntriesSearchDate is in the past')
        : null,
  },
  {
    rule: 'parameters/period-order',
    refuses: ({ raw }) => {
      const found = knownParts(raw).find(({ part, kind }) => {
        if (kind !== 'period') return false
        const { start, end } = partValue(part, kind) as { start?: string; end?: string }
        return start !== undefined && end !== undefined && start > end
      })
      return found === undefined ? null : invalidParameter(`${found.part.name}: start is after end`)
    },
  },
  {
    rule: 'parameters/positive-number',
    refuses: ({ raw }) =>
      knownParts(raw).some(({ part, kind }) => {
        const value = partValue(part, kind)
        return kind === 'positive' && !(Number.isInteger(value) && Number(value) > 0)
      })
        ? invalidParameter('includeNumberOfMostRecent must be a positive number')
        : null,
  },
  {
    rule: 'parameters/filter-code',
    refuses: ({ raw }) => {
      const found = knownParts(raw).find(
        ({ part, kind }) =>
          kind === 'code' && !CODES[part.name]?.includes(String(partValue(part, kind))),
      )
      return found === undefined ? null : invalidParameter(`${found.part.name} has an unknown code`)
    },
  },
]

/** The parts that must not come beside consultations or problems; `true` where the part is the area's own filter. */
const FORBIDDEN: {
  readonly [part: string]: { ofProblems?: true }
} = {
  medicationSearchFromDate: {},
  uncategorisedDataSearchPeriod: {},
  referralSearchPeriod: {},
  diaryEntriesSearchDate: {},
  includeNotGiven: {},
  includeStatus: {},
  filterStatus: { ofProblems: true },
  filterSignificance: { ofProblems: true },
}

/** One rule for each forbidden pair. */
export const COMBINATION_RULES: ParameterRule[] = Object.entries(FORBIDDEN).flatMap(
  ([part, { ofProblems }]) =>
    ['includeConsultations', ...(ofProblems ? [] : ['includeProblems'])].map((area) => ({
      rule: `combination/${part}+${area}`,
      refuses: (context: ParameterContext) =>
        knownParts(context.raw).some((one) => one.part.name === part) &&
        context.raw.parameter.some(({ name }) => name === area) &&
        !isPredefinedSearch(context)
          ? invalidParameter(`${part} must not be used with ${area}`)
          : null,
    })),
)

/** The two predefined searches of the specification, to the letter, are the only exceptions. */
function isPredefinedSearch({ raw, today }: ParameterContext): boolean {
  const sent = raw.parameter
    .filter(({ name }) => name !== 'patientNHSNumber')
    .map(({ name, part = [] }) => {
      const parts = part
        .filter(({ name }) => name !== 'includePrescriptionIssues')
        .map((one) => {
          const kind = KNOWN_PARAMETERS[name]?.[one.name]
          return `${one.name}=${kind === undefined ? '?' : String(partValue(one, kind))}`
        })
      return `${name}(${parts.join()})`
    })
    .sort()
    .join()
  const yearAgo = new Date(Date.parse(`${today}T00:00:00Z`) - 365 * 86_400_000)
    .toISOString()
    .slice(0, 10)
  const four = [
    'includeAllergies(includeResolvedAllergies=true)',
    'includeConsultations(includeNumberOfMostRecent=3)',
    `includeMedication(medicationSearchFromDate=${yearAgo})`,
    'includeProblems()',
  ]
  const six = [...four, 'includeImmunisations()', 'includeUncategorisedData()']
  return sent === four.sort().join() || sent === six.sort().join()
}

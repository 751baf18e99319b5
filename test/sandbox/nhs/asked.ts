export interface AskedPeriod {
  start: string | null
  end: string | null
}

/** What a request asks for, after its rules have passed; null is "not asked". */
export interface Asked {
  nhsNumber: string
  allergies: { resolved: boolean } | null
  medication: { issues: boolean; from: string | null } | null
  consultations: { period: AskedPeriod | null; mostRecent: number | null } | null
  /** Each pair is ANDed, the pairs are ORed; a pair of two nulls takes all. */
  problems: readonly { status: string | null; significance: string | null }[] | null
  immunisations: { notGiven: boolean; status: boolean } | null
  uncategorised: { period: AskedPeriod | null } | null
  investigations: { period: AskedPeriod | null } | null
  referrals: { period: AskedPeriod | null } | null
  diary: { until: string | null } | null
  /** Names of what was not recognised: `name` or `name.part`. */
  unknown: readonly string[]
}

interface RawPart {
  name: string
  [value: string]: unknown
}

/** A Parameters resource that is well-formed as such; its rules are still to be checked. */
export interface RawParameters {
  parameter: readonly (RawPart & { part?: readonly RawPart[] })[]
}

/** The kind of value each part takes. */
export type PartKind = 'boolean' | 'date' | 'period' | 'positive' | 'code'

/** Every parameter of `$gpc.getstructuredrecord` with its parts. */
export const KNOWN_PARAMETERS: {
  readonly [name: string]: { readonly [part: string]: PartKind }
} = {
  includeAllergies: { includeResolvedAllergies: 'boolean' },
  includeMedication: { includePrescriptionIssues: 'boolean', medicationSearchFromDate: 'date' },
  includeConsultations: {
    consultationSearchPeriod: 'period',
    includeNumberOfMostRecent: 'positive',
  },
  includeProblems: { filterStatus: 'code', filterSignificance: 'code' },
  includeImmunisations: { includeNotGiven: 'boolean', includeStatus: 'boolean' },
  includeUncategorisedData: { uncategorisedDataSearchPeriod: 'period' },
  includeInvestigations: { investigationSearchPeriod: 'period' },
  includeReferrals: { referralSearchPeriod: 'period' },
  includeDiaryEntries: { diaryEntriesSearchDate: 'date' },
}

const VALUE_KEYS: { readonly [kind in PartKind]: readonly string[] } = {
  boolean: ['valueBoolean'],
  date: ['valueDate'],
  period: ['valuePeriod'],
  positive: ['valuePositiveInt', 'valueInteger'],
  code: ['valueCode'],
}

/** The value of a part under one of the keys its kind takes. */
export function partValue(part: RawPart, kind: PartKind): unknown {
  const key = VALUE_KEYS[kind].find((one) => part[one] !== undefined && part[one] !== null)
  return key === undefined ? undefined : part[key]
}

/** All known parts of all known parameters that were sent, with their kind. */
export function knownParts(raw: RawParameters) {
  return raw.parameter.flatMap((parameter) => {
    const known = KNOWN_PARAMETERS[parameter.name]
    if (known === undefined) return []
    return (parameter.part ?? []).flatMap((part) => {
      const kind = known[part.name]
      return kind === undefined ? [] : [{ parameter: parameter.name, part, kind }]
    })
  })
}

function unknownNames(raw: RawParameters): string[] {
  const names = raw.parameter.flatMap((parameter) => {
    if (parameter.name === 'patientNHSNumber') return []
    const known = KNOWN_PARAMETERS[parameter.name]
    if (known === undefined) return [parameter.name]
    return (parameter.part ?? [])
      .filter(({ name }) => known[name] === undefined)
      .map(({ name }) => `${parameter.name}.${name}`)
  })
  return [...new Set(names)]
}

/** Reads parameters that have passed every rule. */
export function askedFor(raw: RawParameters, nhsNumber: string): Asked {
  const first = (name: string) => raw.parameter.find((parameter) => parameter.name === name)
  const value = (parameter: RawParameters['parameter'][number], name: string): unknown => {
    const kind = KNOWN_PARAMETERS[parameter.name]?.[name]
    const part = parameter.part?.find((one) => one.name === name)
    return kind === undefined || part === undefined ? undefined : partValue(part, kind)
  }
  const text = (parameter: RawParameters['parameter'][number], name: string) => {
    const found = value(parameter, name)
    return typeof found === 'string' ? found : null
  }
  const period = (parameter: RawParameters['parameter'][number], name: string) => {
    const found = value(parameter, name) as { start?: string; end?: string } | undefined
    return found === undefined ? null : { start: found.start ?? null, end: found.end ?? null }
  }
  const area = <T>(
    name: string,
    read: (parameter: RawParameters['parameter'][number]) => T,
  ): T | null => {
    const parameter = first(name)
    return parameter === undefined ? null : read(parameter)
  }
  const problems = raw.parameter.filter(({ name }) => name === 'includeProblems')
  return {
    nhsNumber,
    allergies: area('includeAllergies', (parameter) => ({
      resolved: value(parameter, 'includeResolvedAllergies') === true,
    })),
    medication: area('includeMedication', (parameter) => ({
      issues: value(parameter, 'includePrescriptionIssues') !== false,
      from: text(parameter, 'medicationSearchFromDate'),
    })),
    consultations: area('includeConsultations', (parameter) => ({
      period: period(parameter, 'consultationSearchPeriod'),
      mostRecent: (value(parameter, 'includeNumberOfMostRecent') as number | undefined) ?? null,
    })),
    problems:
      problems.length === 0
        ? null
        : problems.map((parameter) => ({
            status: text(parameter, 'filterStatus'),
            significance: text(parameter, 'filterSignificance'),
          })),
    immunisations: area('includeImmunisations', (parameter) => ({
      notGiven: value(parameter, 'includeNotGiven') === true,
      status: value(parameter, 'includeStatus') !== false,
    })),
    uncategorised: area('includeUncategorisedData', (parameter) => ({
      period: period(parameter, 'uncategorisedDataSearchPeriod'),
    })),
    investigations: area('includeInvestigations', (parameter) => ({
      period: period(parameter, 'investigationSearchPeriod'),
    })),
    referrals: area('includeReferrals', (parameter) => ({
      period: period(parameter, 'referralSearchPeriod'),
    })),
    diary: area('includeDiaryEntries', (parameter) => ({
      until: text(parameter, 'diaryEntriesSearchDate'),
    })),
    unknown: unknownNames(raw),
  }
}

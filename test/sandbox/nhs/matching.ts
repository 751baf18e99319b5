import { type ApiArea, membersOf, prescriptionType } from './areas.ts'
import type { Asked } from './asked.ts'
import { daysMeant, meetsPeriod } from './dates.ts'
import { at, extensionsAt, type RecordIndex, type Resource, textAt } from './resource.ts'

interface Candidate {
  resource: Resource
  index: RecordIndex
  asked: Asked
}

const instant = (resource: Resource, element: string) => {
  const date = textAt(resource, element)
  return { start: date, end: null }
}
const periodOf = (resource: Resource, element: string) => ({
  start: textAt(resource, element, 'start'),
  end: textAt(resource, element, 'end'),
})

/** What each area's own parameter lets through; an item must pass every row of its area. */
export const AREA_FILTERS: {
  rule: string
  area: ApiArea['key']
  keeps(candidate: Candidate): boolean
}[] = [
  {
    rule: 'filter/consultationSearchPeriod',
    area: 'consultations',
    keeps: ({ resource, asked }) =>
      meetsPeriod(periodOf(resource, 'period'), asked.consultations?.period ?? null),
  },
  {
    rule: 'filter/includeNumberOfMostRecent',
    area: 'consultations',
    keeps: ({ resource, index, asked }) => {
      const most = asked.consultations?.mostRecent ?? null
      const start = textAt(resource, 'period', 'start')
      if (most === null || start === null) return true
      const later = index.all.filter(
        (one) => one.resourceType === 'Encounter' && (textAt(one, 'period', 'start') ?? '') > start,
      )
      return later.length < most
    },
  },
  {
    rule: 'filter/medicationSearchFromDate',
    area: 'medication',
    keeps: ({ resource, index, asked }) =>
      isActiveFrom(resource, index, asked.medication?.from ?? null),
  },
  {
    rule: 'filter/filterStatus-and-filterSignificance',
    area: 'problems',
    keeps: ({ resource, asked }) => {
      const significance = extensionsAt(resource, 'ProblemSignificance-1')[0]
      return (asked.problems ?? []).some(
        (pair) =>
          (pair.status === null || pair.status === resource.clinicalStatus) &&
          (pair.significance === null || pair.significance === textAt(significance, 'valueCode')),
      )
    },
  },
  {
    rule: 'filter/includeNotGiven',
    area: 'immunisations',
    keeps: ({ resource, asked }) =>
      resource.notGiven !== true || (asked.immunisations?.notGiven ?? false),
  },
  {
    rule: 'filter/includeStatus',
    area: 'immunisations',
    keeps: ({ resource, asked }) =>
      resource.resourceType !== 'Observation' || (asked.immunisations?.status ?? true),
  },
  {
    rule: 'filter/uncategorisedDataSearchPeriod',
    area: 'uncategorised',
    keeps: ({ resource, asked }) => {
      const recorded =
        at(resource, 'effectivePeriod') === undefined
          ? instant(resource, 'effectiveDateTime')
          : periodOf(resource, 'effectivePeriod')
      return meetsPeriod(recorded, asked.uncategorised?.period ?? null)
    },
  },
  {
    rule: 'filter/investigationSearchPeriod',
    area: 'investigations',
    keeps: ({ resource, asked }) =>
      meetsPeriod(instant(resource, 'issued'), asked.investigations?.period ?? null),
  },
  {
    rule: 'filter/referralSearchPeriod',
    area: 'referrals',
    keeps: ({ resource, asked }) =>
      meetsPeriod(instant(resource, 'authoredOn'), asked.referrals?.period ?? null),
  },
  {
    // Overdue entries are still active, so there is no lower bound.
    rule: 'filter/diaryEntriesSearchDate',
    area: 'diary',
    keeps: ({ resource, asked }) => {
      const start =
        textAt(resource, 'occurrenceDateTime') ?? textAt(resource, 'occurrencePeriod', 'start')
      return meetsPeriod({ start, end: null }, { start: null, end: asked.diary?.until ?? null })
    },
  },
]

/** Members of an area that its own parameter asks for. */
export function matching(index: RecordIndex, area: ApiArea, asked: Asked): Resource[] {
  const filters = AREA_FILTERS.filter((filter) => filter.area === area.key)
  return membersOf(index, area).filter((resource) =>
    filters.every(({ keeps }) => keeps({ resource, index, asked })),
  )
}

/** The ways in which a medication is active on or after a date. */
export const ACTIVITY_RULES: {
  rule: string
  active(
    medication: { start: string; end: string | null; type: string | null; elsewhere: boolean },
    from: string,
  ): boolean
}[] = [
  { rule: 'activity/prescribed-elsewhere', active: ({ elsewhere }) => elsewhere },
  { rule: 'activity/undated', active: ({ start, end }) => start === '' && end === null },
  {
    rule: 'activity/end-on-or-after',
    active: ({ end }, from) => end !== null && (daysMeant(end)?.last ?? '') >= from,
  },
  {
    rule: 'activity/acute-on-its-day',
    active: ({ start, end, type }, from) =>
      end === null && type === 'acute' && (daysMeant(start)?.last ?? '') >= from,
  },
  {
    rule: 'activity/repeat-is-ongoing',
    active: ({ end, type }) => end === null && type !== 'acute',
  },
]

function isActiveFrom(statement: Resource, index: RecordIndex, from: string | null): boolean {
  if (from === null) return true
  const agency = extensionsAt(statement, 'PrescribingAgency-1')[0]
  const medication = {
    start:
      textAt(statement, 'effectivePeriod', 'start') ?? textAt(statement, 'effectiveDateTime') ?? '',
    end: textAt(statement, 'effectivePeriod', 'end'),
    type: prescriptionType(index, statement),
    elsewhere:
      textAt(agency, 'valueCodeableConcept', 'coding', 0, 'code') ===
      'prescribed-by-another-organisation',
  }
  return ACTIVITY_RULES.some(({ active }) => active(medication, from))
}

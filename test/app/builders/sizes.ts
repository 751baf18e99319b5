import {
  AREAS,
  type Area,
  type ItemView,
  type RecordEvent,
  type SectionView,
  type TimelineView,
} from '../../../auth-server/contract.ts'
import { aGroup, anItem, aSection, aTimeline } from './items.ts'
import { anOverview, aRetrieval } from './session.ts'

const TYPES: { readonly [area in Area]: string } = {
  problems: 'Condition',
  consultations: 'Encounter',
  medicines: 'MedicationStatement',
  socialHistory: 'Observation',
  lifestyle: 'Observation',
  referrals: 'ReferralRequest',
  carePlans: 'Observation',
  planned: 'ProcedureRequest',
  allergies: 'AllergyIntolerance',
  tests: 'DiagnosticReport',
  immunisations: 'Immunization',
  documents: 'DocumentReference',
  questionnaires: 'QuestionnaireResponse',
  people: 'Patient',
  other: 'Observation',
}
const TERMS = [
  'Lives alone',
  'Housing problems',
  'Chronic obstructive pulmonary disease',
  'Referral to physiotherapist',
  'Seen in own home by the community nurse, door answered by the neighbour who has the key and the dog',
  'Fit',
] as const

const two = (number: number) => String(number).padStart(2, '0')

/** The nth entry of an area; dates run back from November 2026, some partial and some missing. */
function nth(area: Area, number: number): ItemView {
  const year = 2026 - Math.floor(number / 60)
  const day = `${year}-${two(1 + (number % 11))}-${two(1 + (number % 28))}`
  const date = number % 17 === 16 ? null : number % 9 === 8 ? day.slice(0, 7) : day
  return anItem({
    reference: `${TYPES[area]}/${area}-${number}`,
    type: TYPES[area],
    area,
    term: `${TERMS[number % TERMS.length]} ${number}`,
    date,
    place: number % 3 === 2 ? 'lower' : 'relevant',
    text:
      number % 4 === 0
        ? 'Written at length about how the week has been, and what might help.'
        : null,
    facts: area === 'medicines' ? [{ label: 'Dose', value: 'one each morning' }] : [],
    problems: area === 'problems' ? [] : ['Condition/problems-0'],
    group: null,
  })
}

/** An area with so many entries, a third of them lower. */
export function sectionOf(area: Area, size: number): SectionView {
  const items = Array.from({ length: size }, (_, number) => nth(area, number))
  const first = items.filter(({ place }) => place === 'relevant')
  const lower = items.filter(({ place }) => place === 'lower')
  return aSection(area, {
    state: size === 0 ? 'nothing-recorded' : 'ready',
    groups: first.length === 0 ? [] : [aGroup('First', ...first)],
    lowerGroups: lower.length === 0 ? [] : [['the rest', lower.length]],
    lower: lower.length === 0 ? [] : [aGroup('The rest', ...lower)],
    counts: { relevant: first.length, lower: lower.length, closed: 0, atLeast: false },
    range:
      area === 'consultations' ? 'Consultations from 22-Nov-2023 to 22-Nov-2026 (today).' : null,
  })
}

/** A whole record with so many entries in each of its areas. */
export function recordOf(size: number): {
  events: readonly RecordEvent[]
  sections: ReadonlyMap<Area, SectionView>
  timeline: TimelineView
} {
  const sections = new Map(AREAS.map((area) => [area, sectionOf(area, size)]))
  const problems = sections.get('problems')?.groups[0]?.items.slice(0, 12) ?? []
  const total = size * AREAS.length
  return {
    sections,
    timeline: timelineOf(size),
    events: [
      {
        type: 'retrieval',
        retrieval: aRetrieval({
          entries: {
            total,
            relevant: total,
            lower: 0,
            closed: 0,
            administrative: 0,
            structural: 0,
            notUnderstood: 0,
          },
        }),
      },
      { type: 'overview', overview: anOverview({ conditions: problems }) },
      // As the server sends it: the folded entries come when they are asked for.
      {
        type: 'sections',
        sections: [...sections.values()].map((section) => ({ ...section, lower: null })),
      },
      { type: 'done' },
    ],
  }
}

function timelineOf(size: number): TimelineView {
  const items = AREAS.flatMap((area) =>
    Array.from({ length: size }, (_, number) => nth(area, number)),
  )
    .filter(({ place }) => place === 'relevant')
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
  const years = new Map<string | null, ItemView[]>()
  for (const item of items) {
    const year = item.date?.slice(0, 4) ?? null
    const held = years.get(year)
    if (held) held.push(item)
    else years.set(year, [item])
  }
  return aTimeline({
    years: [...years].map(([year, held]) => ({
      year,
      entries: held.map((item) => ({ item, problems: [] })),
    })),
  })
}

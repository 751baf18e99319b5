import type {
  Area,
  ItemGroup,
  ItemView,
  SectionView,
  TimelineView,
} from '../../../auth-server/contract.ts'

/** One recorded thing; say only what matters to the test. */
export function anItem(item: Partial<ItemView> = {}): ItemView {
  return {
    reference: 'Observation/an-item',
    type: 'Observation',
    area: 'socialHistory',
    place: 'relevant',
    closing: null,
    term: 'Lives alone',
    value: null,
    text: null,
    date: '2024-03-04',
    time: null,
    end: null,
    who: 'Dr Asha Patel',
    where: null,
    status: null,
    marks: [],
    reasons: [{ text: 'home: lives alone', rule: 'home' }],
    group: 'Home',
    facts: [],
    problems: [],
    consultation: null,
    source: null,
    ...item,
  }
}

export const aProblem = (item: Partial<ItemView> = {}): ItemView =>
  anItem({
    reference: 'Condition/low-mood',
    type: 'Condition',
    area: 'problems',
    term: 'Depressive disorder',
    date: '2021-02-11',
    status: 'Active',
    group: 'Mind',
    reasons: [{ text: 'it’s an active problem', rule: 'active-problem' }],
    ...item,
  })

export const aConsultation = (item: Partial<ItemView> = {}): ItemView =>
  anItem({
    reference: 'Encounter/march',
    type: 'Encounter',
    area: 'consultations',
    term: 'Low mood after bereavement',
    time: '10:20',
    who: 'Dr Asha Patel',
    where: 'Elm Road Surgery',
    group: '2024',
    problems: ['Condition/low-mood'],
    reasons: [{ text: 'it mentions “very lonely”', rule: 'loneliness' }],
    ...item,
  })

export function aGroup(title: string, ...items: readonly ItemView[]): ItemGroup {
  return { title, count: items.length, items }
}

/** A section as it comes; counts are those of its groups unless given. */
export function aSection(area: Area, section: Partial<SectionView> = {}): SectionView {
  const groups = section.groups ?? []
  const relevant = groups.reduce((sum, { items }) => sum + items.length, 0)
  return {
    area,
    state: relevant > 0 ? 'ready' : 'nothing-recorded',
    note: null,
    range: null,
    counts: { relevant, lower: 0, closed: 0, atLeast: false },
    groups,
    lowerGroups: [],
    lower: null,
    ...section,
  }
}

export function aTimeline(timeline: Partial<TimelineView> = {}): TimelineView {
  return {
    range: '22-Nov-2023 to 22-Nov-2026',
    years: [],
    planned: [],
    lower: 0,
    problems: [],
    ...timeline,
  }
}

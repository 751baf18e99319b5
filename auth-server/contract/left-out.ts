import type { RowView } from './items.ts'
import type { BriefLine, OverviewView } from './overview.ts'
import type { RetrievalView } from './retrieval.ts'
import type { SectionView } from './sections.ts'

type Empty = null | 0 | false | readonly never[] | typeof COUNTS | typeof SENSITIVE
const LINE = { date: null, sources: [] } satisfies Partial<BriefLine>
const ROW = {
  place: 'relevant',
  value: null,
  text: null,
  date: null,
  time: null,
  end: null,
  who: null,
  where: null,
  status: null,
  marks: [],
  reasons: [],
  facts: [],
  source: null,
} satisfies Partial<RowView>
const COUNTS = {
  relevant: 0,
  lower: 0,
  closed: 0,
  atLeast: false,
} as const satisfies SectionView['counts']
const SENSITIVE = { count: 0, headlines: [], safety: false } as const
const SECTION = {
  state: 'ready',
  note: null,
  range: null,
  counts: COUNTS,
  groups: [],
  lowerGroups: [],
  lower: null,
} satisfies Partial<SectionView>

/**
 * What is left out of sections and of the events of a retrieval because it holds nothing, by the name under which an
 * object, or a list of objects, stands; the panel puts it back. Two words are among them: of a row that it is
 * relevant, and of a section that it is ready.
 */
export const LEFT_OUT: {
  readonly [name: string]: { readonly [field: string]: Empty | 'relevant' | 'ready' }
} = {
  retrieval: { warnings: [], notUnderstood: [] } satisfies Partial<RetrievalView>,
  section: SECTION,
  sections: SECTION,
  counts: COUNTS,
  groups: { items: [] },
  items: ROW,
  headlines: ROW,
  overview: {
    brief: [],
    phrases: [],
    differences: [],
    conditions: [],
    lifeEvents: [],
    ask: [],
    beforeContact: [],
    contactPattern: [],
    activityFlags: [],
    newSince: null,
    sensitive: SENSITIVE,
  } satisfies Partial<OverviewView>,
  brief: { lines: [] },
  answers: { lines: [] },
  lines: LINE,
  differences: LINE,
  ask: LINE,
  beforeContact: LINE,
  contactPattern: LINE,
  activityFlags: LINE,
  phrases: { matches: [], against: [] },
  sensitive: SENSITIVE,
}

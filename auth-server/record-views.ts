import {
  AREAS,
  type Area,
  type BriefPart,
  type NamedEntry,
  type OverviewView,
  type RecordWarning,
  type RetrievalView,
  type SearchRequest,
  type SearchView,
  type SectionView,
  type ViewAnswers,
  type ViewRequest,
  type WarningView,
} from './contract.ts'
import { consultationView } from './record/consultation-view.ts'
import { type Overview, overviewOf } from './record/overview/overview.ts'
import { presentItem, rowOf } from './record/present.ts'
import { itemFor, problemView } from './record/problem-view.ts'
import { sameDay } from './record/same-day.ts'
import { searchRecord } from './record/search/search-record.ts'
import { type Asked, sectionView } from './record/section.ts'
import { timelineView } from './record/timeline.ts'
import type { ViewContext } from './record-desk.ts'
import type { KeptRetrieval, OpenRecord } from './record-shelf.ts'
import { Refusal } from './refusal.ts'

const openedIn = ({ opened }: ViewContext): ReadonlySet<string> => new Set(opened)

/** What was asked for, over all retrievals: an older part moves the beginning, one consultation does not. */
function askedOf(retrievals: readonly KeptRetrieval[]): Asked {
  const first = retrievals.at(-1)
  if (first === undefined) throw new Refusal('record-not-fetched')
  const older = retrievals.filter(({ kind }) => kind === 'older')
  const from = older.reduce(
    (earliest, { asked }) =>
      earliest === null || asked.from === null || asked.from >= earliest ? earliest : asked.from,
    first.asked.from,
  )
  return { ...first.asked, from }
}

export function retrievalAnswer({ record, retrievals }: OpenRecord): RetrievalView {
  const newest = retrievals[0]
  const first = retrievals.at(-1)
  if (newest === undefined || first === undefined) throw new Refusal('record-not-fetched')
  return {
    practice: { name: first.practice.name, ods: first.practice.ods },
    fetchedAt: retrievals.map(({ fetchedAt }) => fetchedAt),
    asked: askedOf(retrievals),
    traceId: newest.traceId,
    warnings: [
      ...Map.groupBy(record.warnings, ({ code, title, text }) =>
        JSON.stringify([code, title, text]),
      ).values(),
    ].flatMap(said),
    entries: record.entries,
    notUnderstood: record.notUnderstood,
    rules: record.rules,
  }
}

/** The same warning often comes for several areas: it is said once. */
function said(warnings: readonly RecordWarning[]): readonly WarningView[] {
  const [first] = warnings
  if (first === undefined) return []
  const { code, title, text } = first
  return [{ areas: warnings.flatMap(({ area }) => area ?? []), code, title, text }]
}

export function overviewAnswer({ record }: OpenRecord, context: ViewContext): OverviewView {
  const opened = openedIn(context)
  return asSent(
    overviewOf(record, {
      referral: context.referral,
      today: context.today,
      opened,
      lastOpened: context.lastOpened ?? null,
      present: (item) => presentItem(item, opened),
    }),
  )
}

/** Parts of the brief that the panel draws; the others it says in parts of their own. */
const DRAWN: ReadonlySet<BriefPart['key']> = new Set<BriefPart['key']>(['why', 'changed'])

function asSent(overview: Overview): OverviewView {
  const { brief, conditions, lifeEvents, newSince, sensitive } = overview
  return {
    ...overview,
    brief: brief.filter(({ key }) => DRAWN.has(key)),
    phrases: overview.phrases.map(({ search, ...phrase }) =>
      search === undefined || search === phrase.phrase ? phrase : { ...phrase, search },
    ),
    conditions: conditions.map(named),
    lifeEvents: lifeEvents.map(named),
    newSince: newSince && { ...newSince, entries: newSince.entries.map(named) },
    sensitive: { ...sensitive, headlines: sensitive.headlines.map(rowOf) },
  }
}

const named = ({ reference, term, date }: NamedEntry): NamedEntry => ({ reference, term, date })

export function sectionAnswer(
  { record, retrievals }: OpenRecord,
  context: ViewContext,
  area: Area,
  { all = false, rows = Number.POSITIVE_INFINITY }: { all?: boolean; rows?: number },
): SectionView {
  const asked = askedOf(retrievals)
  return sectionView(record, area, { all, rows, asked, opened: openedIn(context) })
}

/** About what fills a panel: so many entries of each list come with the record, the others when it is opened. */
const FIRST_ROWS = 3

export const sectionsAnswer = (open: OpenRecord, context: ViewContext): readonly SectionView[] =>
  AREAS.map((area) => sectionAnswer(open, context, area, { rows: FIRST_ROWS }))

export function answerSearch(
  { index, retrievals }: OpenRecord,
  context: ViewContext,
  request: SearchRequest,
): SearchView {
  const opened = openedIn(context)
  const asked = askedOf(retrievals)
  return searchRecord(index(), request, {
    opened,
    present: (item) => presentItem(item, opened),
    hasLetter: context.referral.letter !== null,
    range:
      asked.from === null
        ? `everything up to ${day(asked.to)}`
        : `${day(asked.from)} to ${day(asked.to)}`,
  })
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const day = (date: string) =>
  `${date.slice(8, 10)}-${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}-${date.slice(0, 4)}`

/** The answer to a view, or `item-unknown`. */
export function answerView(
  open: OpenRecord,
  context: ViewContext,
  request: ViewRequest,
): ViewAnswers[ViewRequest['show']] {
  const { record, retrievals } = open
  const opened = openedIn(context)
  const asked = askedOf(retrievals)
  switch (request.show) {
    case 'section':
      return sectionAnswer(open, context, request.area, request)
    case 'problem':
      return found(problemView(record, request.reference, opened))
    case 'consultation':
      return found(consultationView(record, request.reference, opened))
    case 'item':
      return presentItem(found(itemFor(record, request.reference)), opened)
    case 'sameDay':
      return sameDay(record, request.date, opened)
    case 'timeline':
      return timelineView(record, { ...request, opened, asked })
  }
}

function found<View>(view: View | null | undefined): View {
  if (view === null || view === undefined) throw new Refusal('item-unknown')
  return view
}

import {
  AREA_TITLES,
  type Area,
  type ItemGroup,
  type PeriodMonths,
  type RecordWarning,
  type RowView,
  type SectionState,
  type SectionView,
} from '../contract.ts'
import { formatDate, newestFirst } from './dates.ts'
import { groupOf, orderGroups } from './groups.ts'
import type { Item } from './item.ts'
import { consultationsBefore, isBefore } from './older.ts'
import { peopleGroups } from './people-view.ts'
import { isOpen, type Opened, presentRow } from './present.ts'
import type { PatientRecord, PrimaryList } from './record.ts'
import { isNotSupported } from './warnings.ts'

/** What the practice was asked for; null where that is not known (a file that was loaded). */
export interface Asked {
  months: PeriodMonths
  /** First day of the consultations asked for; null is all of them. */
  from: string | null
  to: string
  areas: readonly Area[]
}

/** How much of an area is wanted, and for whom. */
export interface SectionOptions {
  /** With the folded items themselves. */
  all: boolean
  /** Of those shown first, so many at most; all of them unless given. */
  rows?: number
  asked: Asked | null
  opened: Opened
}

/** The list that says whether there is anything in an area; three areas share the uncategorised data. */
const LIST_OF: ReadonlyMap<Area, PrimaryList> = new Map<Area, PrimaryList>([
  ['problems', 'problems'],
  ['consultations', 'consultations'],
  ['medicines', 'medicines'],
  ['socialHistory', 'uncategorised'],
  ['lifestyle', 'uncategorised'],
  ['referrals', 'referrals'],
  ['planned', 'planned'],
  ['allergies', 'allergies'],
  ['tests', 'investigations'],
  ['immunisations', 'immunisations'],
  ['other', 'uncategorised'],
])

/** Areas that also draw on the words of consultations, and so on the period that was asked for. */
const FED_BY_CONSULTATIONS: ReadonlySet<Area> = new Set<Area>([
  'consultations',
  'socialHistory',
  'lifestyle',
  'referrals',
  'carePlans',
  'documents',
  'questionnaires',
  'other',
])

const NO_CARE_PLANS =
  'GP Connect sends no care plans. What is listed here was found elsewhere in the record.'
const NO_CARE_PLANS_FOUND =
  'GP Connect sends no care plans, and nothing about one was found elsewhere in this copy of the record. Ask the patient.'

/** One area of the record: why it looks as it does, what is in it, relevant first, the rest folded and counted. */
export function sectionView(
  record: PatientRecord,
  area: Area,
  { all, rows = Number.POSITIVE_INFINITY, asked, opened }: SectionOptions,
): SectionView {
  const items = itemsOf(record, area)
  const shown = items.filter((item) => item.place !== 'lower' && isListed(item, opened))
  const lower = items.filter((item) => item.place === 'lower')
  const warnings = record.warnings.filter((warning) => warning.area === area)
  const people = area === 'people' ? peopleGroups(record) : []
  const isEmpty = items.length === 0 && people.length === 0
  const state = isEmpty ? emptyState(record, area, { asked, warnings }) : 'ready'
  const present = (item: Item) => withLinkage(presentRow(item, opened), item, { record, asked })
  return {
    area,
    state,
    note: noteOf(area, state, asked),
    range: rangeOf(record, area, asked),
    counts: {
      relevant: items.filter((item) => item.place === 'relevant').length,
      lower: lower.length,
      closed: items.filter((item) => item.place === 'closed').length,
      atLeast: isAtLeast(record, area, { asked, warnings }),
    },
    groups: firstOf([...people, ...grouped(shown, area)], { rows, present }),
    lowerGroups: grouped(lower, area).map(({ title, items }) => [title, items.length]),
    lower: all ? firstOf(grouped(lower, area), { rows: lower.length, present }) : null,
  }
}

/** The rows of an area. What a consultation or report is made of is drawn inside it, not once more. */
function itemsOf(record: PatientRecord, area: Area): readonly Item[] {
  return record.items.filter((item) => item.area === area)
}

/** Closed items are a number, not a row, until they are opened; a headline is a row. */
function isListed(item: Item, opened: Opened): boolean {
  return item.closing === null || item.closing === 'headline' || isOpen(item, opened)
}

/** Older than what was asked for, and without its content: here only because the GP system links it. */
function withLinkage(
  row: RowView,
  { type, reference }: Item,
  { record, asked }: { record: PatientRecord; asked: Asked | null },
): RowView {
  const outside =
    type === 'Encounter' &&
    isBefore(row.date, asked?.from ?? null) &&
    !record.consultations.has(reference)
  return outside ? { ...row, marks: [...row.marks, 'byLinkage'] } : row
}

interface Group<Entry> {
  title: string
  items: readonly Entry[]
}

/** The items of an area under their headings. */
function grouped(items: readonly Item[], area: Area): readonly Group<Item>[] {
  const groups = Map.groupBy(items, (item) => groupOf(item, area))
  return orderGroups(area, [...groups.keys()]).map((title) => ({
    title,
    items: groups.get(title) ?? [],
  }))
}

/** The first rows of groups, the newest under each heading; only those are made. People and contacts are rows already. */
function firstOf(
  groups: readonly (Group<Item> | ItemGroup)[],
  { rows, present }: { rows: number; present: (item: Item) => RowView },
): readonly ItemGroup[] {
  let room = rows
  return groups.map((group) => {
    const count = group.items.length
    const items =
      room <= 0
        ? []
        : 'count' in group
          ? group.items.slice(0, room)
          : group.items.toSorted(newestFirst).slice(0, room).map(present)
    room -= items.length
    return { title: group.title, count, items }
  })
}

interface Known {
  asked: Asked | null
  warnings: readonly RecordWarning[]
}

/** The five kinds of nothing. They must never be mistaken for one another. */
function emptyState(
  record: PatientRecord,
  area: Area,
  { asked, warnings }: Known,
): Exclude<SectionState, 'ready'> {
  if (area === 'carePlans') return 'not-available'
  if (warnings.some(({ code }) => isNotSupported(code))) return 'not-available'
  const list = LIST_OF.get(area)
  if (list === undefined) return area === 'people' ? 'nothing-recorded' : 'not-asked'
  const state = record.lists.get(list)
  if (warnings.some(({ code }) => code === 'confidential-items')) return 'withheld'
  if (state) return 'nothing-recorded'
  return asked && !asked.areas.includes(area) ? 'not-asked' : 'not-loaded'
}

function isAtLeast(record: PatientRecord, area: Area, { asked, warnings }: Known): boolean {
  const list = LIST_OF.get(area)
  if (warnings.length > 0 || (list !== undefined && !record.lists.has(list))) return true
  if (list === undefined && area !== 'people') return true
  if (!FED_BY_CONSULTATIONS.has(area)) return false
  const withheld = record.warnings.some((warning) => warning.area === 'consultations')
  return withheld || !record.lists.has('consultations') || (asked !== null && asked.from !== null)
}

function noteOf(area: Area, state: SectionState, asked: Asked | null): string | null {
  const what = AREA_TITLES[area].toLowerCase()
  if (area === 'carePlans') return state === 'ready' ? NO_CARE_PLANS : NO_CARE_PLANS_FOUND
  switch (state) {
    case 'nothing-recorded':
      return `Nothing recorded about ${what}. This doesn’t mean there’s nothing to know.`
    case 'withheld':
      return `Nothing is shown about ${what}, because something was withheld. Ask the patient; don’t assume.`
    case 'not-available':
      return `This practice’s system can’t send ${what}.`
    case 'not-loaded':
      return `${AREA_TITLES[area]} didn’t load, so this page may be incomplete. Try again.`
    case 'not-asked':
      return area === 'documents' || area === 'questionnaires'
        ? `We can’t ask for ${what}. They come only where the GP system links them.`
        : `We didn’t ask for ${what}.`
    default:
      return ASKED_FOR_SEPARATELY.has(area) && asked !== null && !asked.areas.includes(area)
        ? `We didn’t ask for ${what}. These came with something else, so there may be more.`
        : (STANDING.get(area) ?? null)
  }
}

/** Areas that a link worker's request leaves out unless they say so; some of it comes with problems or notes. */
const ASKED_FOR_SEPARATELY: ReadonlySet<Area> = new Set<Area>(['tests', 'immunisations'])

const STANDING: ReadonlyMap<Area, string> = new Map<Area, string>([
  ['consultations', 'Consultations aren’t the whole record.'],
  [
    'medicines',
    'Does not include hospital or over-the-counter medicines unless the practice noted them.',
  ],
  ['referrals', 'The GP record doesn’t say whether a referral is open or closed.'],
  ['planned', 'Planned. These haven’t happened yet, or may not have been updated.'],
  ['socialHistory', 'Blank doesn’t mean no: ask.'],
])

/** What was asked for, in words; null for an area that has no period. */
function rangeOf(record: PatientRecord, area: Area, asked: Asked | null): string | null {
  if (!asked || area !== 'consultations') return null
  const until = `${formatDate(asked.to)} (today)`
  if (asked.from === null) return `All consultations to ${until}.`
  const older = consultationsBefore(record, asked.from)
  const range = `Consultations from ${formatDate(asked.from)} to ${until}`
  return older === 0
    ? `${range}. Older ones weren’t asked for.`
    : `${range} were asked for. The answer also holds ${older === 1 ? 'one older one' : `${older} older ones`} in full.`
}

import {
  AREAS,
  type Area,
  type BriefLine,
  type ItemView,
  type ReferralView,
  type RowView,
  type SearchHit,
  type SearchView,
} from '../../../auth-server/contract.ts'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import type { Item } from '../../../auth-server/record/item.ts'
import { type Overview, overviewOf } from '../../../auth-server/record/overview/overview.ts'
import { openable, presentItem } from '../../../auth-server/record/present.ts'
import { problemView } from '../../../auth-server/record/problem-view.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { buildIndex } from '../../../auth-server/record/search/search-index.ts'
import { searchRecord } from '../../../auth-server/record/search/search-record.ts'
import { type Asked, sectionView } from '../../../auth-server/record/section.ts'
import { timelineView } from '../../../auth-server/record/timeline.ts'
import { fieldLines, indented, inWords, type Lines, under } from './reading-lines.ts'

export const TODAY = '2026-11-23'
const LAST_OPENED = '2026-09-15T09:30:00Z'
const ASKED: Asked = {
  months: 36,
  from: '2023-11-23',
  to: TODAY,
  areas: ['problems', 'consultations', 'medicines', 'allergies', 'referrals', 'planned'],
}
const NONE: ReadonlySet<string> = new Set()

/** All that may be opened with a reason. */
const allOpened = (record: PatientRecord): ReadonlySet<string> =>
  new Set(record.items.flatMap(({ reference }) => openable(record, { reference })))

const text = (...parts: Lines[]): string => `${parts.flat().join('\n')}\n`

// ---------------------------------------------------------------- items

/** The patient, the warnings and the counts, then every item with all that was read and decided. */
export function itemsText(record: PatientRecord): string {
  const held = new Map<string, string[]>()
  for (const [part, whole] of record.within ?? []) {
    held.set(whole, [...(held.get(whole) ?? []), part])
  }
  return text(
    under('patient', fieldLines(record.patient)),
    fieldLines(record, [...ELSEWHERE, 'lists']),
    [...record.lists].map(([list, state]) => `list ${list}: ${inWords(state)}`),
    ...record.items.map((item) =>
      isRoutine(item) ? [] : itemLines(item, held.get(item.reference) ?? []),
    ),
  )
}

/** Of a record, what the items and views tell. */
const ELSEWHERE = [
  'patient',
  'items',
  'byReference',
  'problems',
  'consultations',
  'rules',
  'within',
]
/** Of an item, what stands in its first lines. */
const FIRST = [
  'reference',
  'type',
  'area',
  'group',
  'place',
  'reasons',
  'term',
  'codes',
  'mentioned',
]

/** Measurements and injections that stand lower are counted, and named by the views, as the most and the least telling. */
const isRoutine = ({ place, area, isLaboratory, problems }: Item): boolean =>
  place === 'lower' &&
  ['tests', 'immunisations'].includes(area) &&
  !isLaboratory &&
  problems.length === 0

/** What stands lower takes one line. `shown` is what a reader sees instead of what was read. */
function itemLines(item: Item, parts: Lines): Lines {
  const view = presentItem(item, NONE)
  const shown = new Map<string, unknown>(Object.entries(view))
  const { reference, area, group, place, term, reasons, topics, codes, mentioned = [] } = item
  const where = [area, group, place].filter((each) => each !== null).join(' / ')
  const fields = [
    `${where} ← ${reasons.map((reason) => `${reason.text} (${reason.rule})`).join('; ')}`,
    ...fieldLines(
      { ...item, recorded: sameDayAs(item) ? null : item.recorded, facts: null },
      FIRST,
    ),
    ...item.facts.map(({ label, value }) => `[${label}] ${inWords(value)}`),
    ...(inWords(mentioned) === inWords(topics) ? [] : [`mentioned: ${inWords(mentioned)}`]),
    ...codes.map(({ system, code, display }) =>
      inWords({
        code,
        display: display === term ? null : display,
        system: SYSTEMS.get(system) ?? system,
      }),
    ),
    ...(parts.length === 0 ? [] : [`holds ${parts.join(' ')}`]),
    ...Object.entries(item).flatMap(([name, read]) =>
      shown.has(name) && inWords(shown.get(name)) !== inWords(read)
        ? [`shown ${name}: ${inWords(shown.get(name)) || '–'}`]
        : [],
    ),
    ...(view.wordsClosed ? ['shown wordsClosed'] : []),
  ]
  const [why = '', ...rest] = fields
  const name = `${reference} “${inWords(term)}” ${rest.join('; ')}`
  return place === 'lower' ? [`${name}; ${why}`] : [name, `  ${why}`]
}

const sameDayAs = ({ date, recorded }: Item): boolean => recorded?.slice(0, 10) === date

const SYSTEMS: ReadonlyMap<string, string> = new Map([['http://snomed.info/sct', '']])

// ---------------------------------------------------------------- overview

/** The first screen as it starts, then the lines that come and go when all is opened that may be. */
export function overviewText(record: PatientRecord, referral: ReferralView): string {
  const first = overviewLines(record, referral, NONE)
  const opened = overviewLines(record, referral, allOpened(record))
  return text(
    first,
    under('\nwith all opened', [
      ...first.filter((line) => !opened.includes(line)).map((line) => `- ${line.trim()}`),
      ...opened.filter((line) => !first.includes(line)).map((line) => `+ ${line.trim()}`),
    ]),
  )
}

function overviewLines(
  record: PatientRecord,
  referral: ReferralView,
  opened: ReadonlySet<string>,
): Lines {
  const view: Overview = overviewOf(record, {
    referral,
    today: TODAY,
    opened,
    lastOpened: LAST_OPENED,
    present: (item) => presentItem(item, opened),
  })
  return [
    ...[...view.brief, ...view.answers].flatMap(({ key, title, lines }) =>
      under(`${key}: ${title}`, lines.map(briefLine)),
    ),
    ...under(
      'phrases of the referral',
      view.phrases.flatMap(({ phrase, search, matches, against }) => [
        `“${phrase}” (${search})`,
        ...matches.map((match) => `  for ${named(match)} (${match.area})`),
        ...against.map((match) => `  against ${named(match)} (${match.area})`),
      ]),
    ),
    ...under('differences', view.differences.map(briefLine)),
    ...under('conditions', view.conditions.map(named)),
    ...under('life events', view.lifeEvents.map(named)),
    ...under('ask', view.ask.map(briefLine)),
    ...under('before contact', view.beforeContact.map(briefLine)),
    ...under('contact pattern', view.contactPattern.map(briefLine)),
    ...under('activity flags', view.activityFlags.map(briefLine)),
    ...under(`new since ${view.newSince?.since}, and ${view.newSince?.more} more`, [
      ...(view.newSince?.entries ?? []).map(named),
    ]),
    `sensitive: ${view.sensitive.count}, safety: ${view.sensitive.safety}`,
    ...indented(view.sensitive.headlines.map(named)),
  ]
}

const briefLine = ({ text: words, date, sources }: BriefLine): string =>
  inWords([words, date, ...sources].filter((each) => each !== null))

const named = ({ reference, term, date }: Pick<ItemView, 'reference' | 'term' | 'date'>) =>
  [reference, date, start(inWords(term))].filter((each) => each !== null).join(' ')

const start = (words: string) => (words.length > 40 ? `${words.slice(0, 40)}…` : words)

// ---------------------------------------------------------------- views

/** Every section, problem and consultation, and the timeline, as lists of what stands in them. */
export function viewsText(record: PatientRecord): string {
  const problems = [...record.problems.keys()]
  const encounters = record.items.filter(({ type }) => type === 'Encounter')
  return text(
    ...AREAS.map((area) => withOpened(record, (opened) => sectionLines(record, area, opened))),
    withOpened(record, (opened) => under('timeline', timelineLines(record, { opened }))),
    ...problems
      .slice(0, 1)
      .map((problem) =>
        under(`timeline of ${problem}`, timelineLines(record, { problem, opened: NONE })),
      ),
    ...problems.map((problem) =>
      withOpened(record, (opened) => problemLines(record, problem, opened)),
    ),
    ...encounters.map(({ reference }) =>
      withOpened(record, (opened) => consultationLines(record, reference, opened)),
    ),
  )
}

/** Lines as they start, then those that come when all is opened that may be. */
function withOpened(record: PatientRecord, lines: (opened: ReadonlySet<string>) => Lines): Lines {
  const first = lines(NONE)
  const more = lines(allOpened(record)).filter((line) => !first.includes(line))
  return ['', ...first, ...under('  opened', more)]
}

function sectionLines(record: PatientRecord, area: Area, opened: ReadonlySet<string>): Lines {
  const view = sectionView(record, area, { all: true, asked: ASKED, opened })
  const { state, note, range, counts } = view
  const warnings = record.warnings.filter((warning) => warning.area === area)
  return under(`section ${area}`, [
    ...fieldLines({ state, note, warnings, range, counts }, []),
    ...view.groups.map(({ title, items }) => `${title}: ${items.map(row).join(' ')}`),
    ...(view.lower ?? []).map(
      ({ title, items }, at) =>
        `lower: ${title} (title ${view.lowerGroups[at]?.[0]}, count ${view.lowerGroups[at]?.[1]}): ${items.map(row).join(' ')}`,
    ),
  ])
}

/** A row by its reference; those of the patient have no entry of their own, and so are written whole. */
function row(view: RowView): string {
  if (view.reference.startsWith('Patient#')) {
    return `\n    ${fieldLines(view, ['place']).join('; ')}`
  }
  return view.marks.includes('byLinkage') ? `${view.reference} (by linkage)` : view.reference
}

interface TimelineOf {
  problem?: string
  opened: ReadonlySet<string>
}

function timelineLines(record: PatientRecord, of: TimelineOf): Lines {
  const view = timelineView(record, { ...of, asked: ASKED, all: true })
  const first = timelineView(record, { ...of, asked: ASKED })
  return [
    view.range,
    `${first.years.reduce((sum, { entries }) => sum + entries.length, 0)} first, ${view.lower} lower`,
    ...view.years.map(
      ({ year, entries }) =>
        `${year}: ${entries.map(({ item, problems }) => `${item.reference}${problems.map(({ term }) => ` (${term})`).join('')}`).join('; ')}`,
    ),
    `planned: ${view.planned.map(row).join(' ')}`,
    `problems: ${view.problems.map(({ reference, term, count }) => `${reference} ${term} ${count}`).join(', ')}`,
  ]
}

function problemLines(
  record: PatientRecord,
  reference: string,
  opened: ReadonlySet<string>,
): Lines {
  const links = record.problems.get(reference)
  const view = problemView(record, reference, opened)
  return under(`problem ${reference}`, [
    ...(links === undefined ? [] : fieldLines(links).map((line) => `links ${line}`)),
    ...Object.entries(view ?? {}).flatMap(([name, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value]
      const line = values.map((one) => (isView(one) ? one.reference : inWords(one))).join(' ')
      return line === '' ? [] : [`${name}: ${line}`]
    }),
  ])
}

const isView = (value: unknown): value is ItemView =>
  typeof value === 'object' && value !== null && 'reference' in value && 'term' in value

function consultationLines(
  record: PatientRecord,
  reference: string,
  opened: ReadonlySet<string>,
): Lines {
  const view = consultationView(record, reference, opened)
  if (view === null) return []
  return under(`consultation ${reference}`, [
    ...fieldLines(view, ['consultation', 'topics', 'problems']),
    `problems: ${view.problems.map(row).join(' ')}`,
    ...view.topics.flatMap(({ title, problems, headings }) =>
      under(
        `topic ${title ?? '–'} ${problems.map(({ reference: of, term }) => `[${of} ${term}]`).join(' ')}`,
        headings.map(
          (heading) =>
            `${heading.title ?? '–'}${heading.folded ? ' (folded)' : ''}: ${heading.entries.map(({ item, display }) => item?.reference ?? `“${display}”`).join(' ')}`,
        ),
      ),
    ),
  ])
}

// ---------------------------------------------------------------- search

const SEARCHES = [
  'money',
  'lonely',
  'housing',
  'carer',
  'alcohol',
  'falls',
  'sleep',
  'pain',
  'work',
  'husband',
  'low mood',
  'berevement',
  '"lives alone"',
  'dep',
  'smoking and drugs',
  'zeppelin',
]
const SHOWN = 12

/** What is found for a dozen queries: the words of each hit, with what matched in brackets. */
export function searchText(record: PatientRecord, more: readonly string[] = []): string {
  const index = buildIndex(record)
  const all = allOpened(record)
  const answer = (words: string, opened: ReadonlySet<string>) =>
    searchRecord(
      index,
      { words },
      { opened, present: (item) => presentItem(item, opened), range: 'the last three years' },
    )
  return text(
    ...[...SEARCHES, ...more].map((words) => {
      const first = answerLines(answer(words, NONE))
      const opened = all.size === 0 ? [] : answerLines(answer(words, all))
      return under(`\nsearch ${words}`, [
        ...first,
        ...under(
          'opened',
          opened.filter((line) => !first.includes(line)),
        ),
      ])
    }),
    ['', answer('money', NONE).scope, inWords(answer('money', NONE).notSearched)],
  )
}

function answerLines({ total, chips, suggestions, groups }: SearchView): Lines {
  return [
    `${total} found`,
    ...chips.map(({ word, also }) => `${word} also: ${inWords(also)}`),
    ...fieldLines({ suggestions }),
    ...groups.flatMap((group) => [
      `${group.title}: ${group.total}`,
      ...group.hits.slice(0, SHOWN).map(hitLine),
    ]),
  ]
}

function hitLine({ item, snippet, negated, otherPerson }: SearchHit): string {
  const words = snippet.map((part) => (part.mark ? `[${part.text}]` : part.text))
  const said = [negated ? ' (negated)' : '', otherPerson ? ' (other person)' : '']
  return `  ${item.reference}${said.join('')}: ${inWords(words.join(''))}`
}

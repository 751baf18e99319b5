import { Fragment } from 'preact'
import type { ItemView, TimelineView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { Answer } from '../parts/answer.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { formatNumber, plural } from '../parts/counts.ts'
import { dayOf } from '../parts/dates.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { EntryTerm } from '../parts/entry-term.tsx'
import { EntryWords } from '../parts/entry-words.tsx'
import { FetchedLine } from '../parts/fetched-line.tsx'
import { lazy } from '../parts/lazy.tsx'
import { useMemories, useMemory } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { screenFor } from '../parts/screen-titles.ts'
import { Sentence } from '../parts/sentence.tsx'
import { ShowAll } from '../parts/show-all.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'
import { useRoom } from '../parts/use-room.ts'

/** Years that stand open at first. */
const OPEN_YEARS = 3
/** Entries of a year drawn at once. */
const FIRST = 40

const LaneChart = lazy(() => import('./lane-chart.tsx').then((view) => view.LaneChart))

/** What happened when, by year, newest first; a filter says what it leaves out. */
export function Timeline({ problem, content }: { problem: string | null; content: RecordContent }) {
  const chosen = useMemory<string | null>('problem', problem)
  const all = useMemory('all', false)
  return (
    <>
      <ScreenHeading>Timeline</ScreenHeading>
      <FetchedLine content={content} />
      <Answer
        key={`${chosen.value} ${all.value}`}
        request={{
          show: 'timeline',
          ...(chosen.value === null ? {} : { problem: chosen.value }),
          ...(all.value ? { all: true } : {}),
        }}
      >
        {(view) => (
          <TimelineBody
            view={view}
            content={content}
            chosen={chosen.value}
            onChoose={(reference) => {
              chosen.value = reference
            }}
            onShowAll={
              all.value
                ? null
                : () => {
                    all.value = true
                  }
            }
          />
        )}
      </Answer>
    </>
  )
}

interface TimelineBodyProps {
  view: TimelineView
  content: RecordContent
  chosen: string | null
  onChoose: (problem: string | null) => void
  /** Null once all is shown. */
  onShowAll: (() => void) | null
}

function TimelineBody({ view, content, chosen, onChoose, onShowAll }: TimelineBodyProps) {
  const memory = useMemories()
  const hasRoom = useRoom('(min-width: 60rem)')
  const shown = view.years.reduce((sum, { entries }) => sum + entries.length, 0)
  const range = view.range.replace(/\.+$/, '')
  const chosenTerm = view.problems.find(({ reference }) => reference === chosen)?.term
  const lower = onShowAll === null ? 0 : view.lower
  /** Unfolds the year, draws as far as the entry, and goes there. */
  const goTo = (reference: string) => {
    for (const { year, entries } of view.years) {
      const index = entries.findIndex(({ item }) => item.reference === reference)
      if (index < 0) continue
      const title = titleOf(year)
      memory(`open:year:${title}`, false).value = true
      const drawn = memory(`drawn:${title}`, FIRST)
      drawn.value = Math.max(drawn.value, index + 1)
    }
    focusPoint(reference)
  }
  return (
    <>
      <div class="filter">
        <label class="nhsuk-label" for="timeline-problem">
          Show
        </label>
        <select
          class="nhsuk-select"
          id="timeline-problem"
          value={chosen ?? ''}
          onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
        >
          <option value="">All problems</option>
          {view.problems.map(({ reference, term, count }) => (
            <option key={reference} value={reference}>
              {term} ({count})
            </option>
          ))}
        </select>
      </div>
      <p class="range">
        <Sentence words={range} />. {plural(shown, 'entry', 'entries')} shown
        {lower > 0 ? `, ${formatNumber(lower)} more lower` : null}
        {chosen === null
          ? '.'
          : `. Only those linked to ${chosenTerm ?? 'the problem chosen'}: the others are hidden.`}{' '}
        {chosen === null ? null : (
          <Button look="link" onClick={() => onChoose(null)}>
            Show all problems
          </Button>
        )}
      </p>
      {lower > 0 && onShowAll !== null ? (
        <ShowAll area="timeline" count={shown + lower} onShow={onShowAll} />
      ) : null}
      {hasRoom.value ? (
        <LaneChart
          view={view}
          lifeEvents={content.overview?.lifeEvents ?? []}
          today={dayOf(content.retrieval?.fetchedAt[0] ?? new Date().toISOString())}
          onOpen={goTo}
        />
      ) : null}
      <div class="timeline__list" tabIndex={-1}>
        {withGaps(view.years).map((year, index) =>
          year.entries === null ? (
            <p class="gap" key={`gap ${year.title}`}>
              {year.title}: no entries
            </p>
          ) : (
            <Year
              key={year.title}
              title={year.title}
              entries={year.entries}
              isOpen={index < OPEN_YEARS}
            />
          ),
        )}
        {view.planned.length === 0 ? null : (
          <section class="year">
            <h3 class="group__title">Planned</h3>
            <ol class="timeline">
              {view.planned.map((item) => (
                <Point key={item.reference} item={item} problems={[]} sameTime={false} />
              ))}
            </ol>
          </section>
        )}
        <p class="gap">
          <Sentence words={range} />. What lies outside was not asked for.
        </p>
      </div>
    </>
  )
}

/** Frames to wait for an entry that is still being drawn. */
const PATIENCE = 10

function focusPoint(reference: string, patience = PATIENCE) {
  const link = document.querySelector<HTMLElement>(
    `.timeline__list [data-trail="${CSS.escape(`point:${reference}`)}"]`,
  )
  if (link?.offsetParent) {
    link.focus()
    link.scrollIntoView({ block: 'center' })
  } else if (patience > 0) requestAnimationFrame(() => focusPoint(reference, patience - 1))
}

type Entries = TimelineView['years'][number]['entries']

/** One year, folded or not; of a year with very many entries the first are drawn. */
function Year({ title, entries, isOpen }: { title: string; entries: Entries; isOpen: boolean }) {
  const drawn = useMemory(`drawn:${title}`, FIRST)
  const shown = entries.slice(0, drawn.value)
  return (
    <section class="year">
      <h3 class="nhsuk-u-visually-hidden">{title}</h3>
      <Disclosure
        name={`year:${title}`}
        look="group"
        open={isOpen}
        summary={`${title} (${plural(entries.length, 'entry', 'entries')})`}
      >
        <ol class="timeline">
          {shown.map(({ item, problems }, position) => {
            const before = entries[position - 1]
            return (
              <Point
                key={item.reference}
                item={item}
                problems={before && sameProblems(before.problems, problems) ? [] : problems}
                sameTime={before !== undefined && sameTime(before.item, item)}
              />
            )
          })}
        </ol>
        {entries.length > shown.length ? (
          <p class="more">
            Showing {formatNumber(shown.length)} of {formatNumber(entries.length)} in {title}.{' '}
            <Button
              onClick={() => {
                drawn.value += FIRST
              }}
            >
              Show {formatNumber(Math.min(FIRST, entries.length - shown.length))} more
            </Button>
          </p>
        ) : null}
      </Disclosure>
    </section>
  )
}

const titleOf = (year: string | null) => year ?? 'Date not recorded'

/** Years in which nothing stands are said, several in a row as one. */
function withGaps(years: TimelineView['years']): { title: string; entries: Entries | null }[] {
  const rows: { title: string; entries: Entries | null }[] = []
  let last: number | null = null
  for (const { year, entries } of years) {
    const now = year === null ? null : Number(year)
    if (last !== null && now !== null && last - now > 1) {
      const from = now + 1
      const to = last - 1
      rows.push({ title: from === to ? String(from) : `${from} to ${to}`, entries: null })
    }
    if (now !== null) last = now
    rows.push({ title: titleOf(year), entries })
  }
  return rows
}

const sameTime = (one: ItemView, other: ItemView) =>
  one.date === other.date && one.time === other.time && one.who === other.who

const sameProblems = (
  ones: Entries[number]['problems'],
  others: Entries[number]['problems'],
): boolean =>
  ones.map(({ reference }) => reference).join() === others.map(({ reference }) => reference).join()

/** One entry; its date and its problems are not said again when the entry above, or its name, says them. */
function Point({ item, problems, sameTime: isSame }: Entries[number] & { sameTime: boolean }) {
  const isNamed = item.term === problems.map(({ term }) => term).join(', ')
  return (
    <li class={isSame ? 'timeline__point timeline__point--same' : 'timeline__point'}>
      {isSame ? null : <SourceLine item={item} called={false} />}
      <div class="entry__head">
        <EntryTerm item={item} at="point" dated />
        <ItemTags item={item} />
      </div>
      <EntryWords item={item} />
      {problems.length === 0 || isNamed ? null : (
        <p class="timeline__problem">
          {problems.length === 1 ? 'Problem: ' : 'Problems: '}
          {problems.map((problem, index) => (
            <Fragment key={problem.reference}>
              {index > 0 ? ', ' : null}
              <ScreenLink
                to={screenFor(problem)}
                trail={`point:${item.reference}:${problem.reference}`}
              >
                {problem.term}
              </ScreenLink>
            </Fragment>
          ))}
        </p>
      )}
    </li>
  )
}

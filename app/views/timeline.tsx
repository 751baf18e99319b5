import { Fragment } from 'preact'
import type { ItemView, TimelineView } from '../../auth-server/contract.ts'
import { Answer } from '../parts/answer.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { plural } from '../parts/counts.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { EntryTerm } from '../parts/entry-term.tsx'
import { useMemory } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { screenFor } from '../parts/screen-titles.ts'
import { Sentence } from '../parts/sentence.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'
import { Words } from '../parts/words.tsx'

/** Years that stand open at first. */
const OPEN_YEARS = 3

/** What happened when, by year, newest first; a filter says what it leaves out. */
export function Timeline({ problem }: { problem: string | null }) {
  const chosen = useMemory<string | null>('problem', problem)
  const all = useMemory('all', false)
  return (
    <>
      <ScreenHeading>Timeline</ScreenHeading>
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
  chosen: string | null
  onChoose: (problem: string | null) => void
  onShowAll: (() => void) | null
}

function TimelineBody({ view, chosen, onChoose, onShowAll }: TimelineBodyProps) {
  const shown = view.years.reduce((sum, { entries }) => sum + entries.length, 0)
  const range = view.range.replace(/\.+$/, '')
  const chosenTerm = view.problems.find(({ reference }) => reference === chosen)?.term
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
      <p>
        <Sentence words={range} />. {plural(shown, 'entry', 'entries')} shown
        {view.lower > 0 ? `, ${view.lower} more lower` : null}
        {chosen === null ? '.' : `, only those linked to ${chosenTerm ?? 'the problem chosen'}.`}{' '}
        {chosen === null ? null : (
          <Button look="link" onClick={() => onChoose(null)}>
            Show all problems
          </Button>
        )}
      </p>
      {view.lower > 0 && onShowAll !== null ? (
        <p>
          <Button onClick={onShowAll}>Show all {shown + view.lower}</Button>
        </p>
      ) : null}
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
      {withGaps(view.years).map((year, index) =>
        year.entries === null ? (
          <p class="gap" key={`gap ${year.title}`}>
            {year.title}: no entries
          </p>
        ) : (
          <section class="year" key={year.title}>
            <h3 class="nhsuk-u-visually-hidden">{year.title}</h3>
            <Disclosure
              name={`year:${year.title}`}
              look="group"
              open={index < OPEN_YEARS}
              summary={`${year.title} (${plural(year.entries.length, 'entry', 'entries')})`}
            >
              <ol class="timeline">
                {year.entries.map(({ item, problems }, position) => {
                  const before = year.entries?.[position - 1]
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
            </Disclosure>
          </section>
        ),
      )}
      <p class="gap">
        <Sentence words={range} />. What lies outside was not asked for.
      </p>
    </>
  )
}

type Entries = TimelineView['years'][number]['entries']

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
    rows.push({ title: year ?? 'Date not recorded', entries })
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

/** One entry; its date and its problems are not said again when they are those of the entry above. */
function Point({ item, problems, sameTime: isSame }: Entries[number] & { sameTime: boolean }) {
  return (
    <li class={isSame ? 'timeline__point timeline__point--same' : 'timeline__point'}>
      {isSame ? null : <SourceLine item={item} />}
      <div class="entry__head">
        <EntryTerm item={item} at="point" />
        <ItemTags item={item} />
      </div>
      {item.value === null ? null : (
        <p class="entry__value">
          <Words text={item.value} />
        </p>
      )}
      {item.text === null || item.text === item.term ? null : (
        <p class="words">
          <Words text={item.text} />
        </p>
      )}
      {problems.length === 0 ? null : (
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

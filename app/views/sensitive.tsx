import { Fragment } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type RowView, SAFETY_LINE } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { plural } from '../parts/counts.ts'
import { formatDate } from '../parts/dates.ts'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { Tag } from '../parts/tags.tsx'
import { OpenWithReason, useAsking, WhyAsked } from './open-with-reason.tsx'

/** What is closed, and the reason that opens it. What was opened is gone when the screen is left. */
export function Sensitive({ content }: { content: RecordContent }) {
  const asking = useAsking(content)
  const sensitive = content.overview?.sensitive
  if (!sensitive) return null
  const { count, headlines, safety } = sensitive
  return (
    <>
      <ScreenHeading>Sensitive entries</ScreenHeading>
      {count === 0 && headlines.length === 0 && !safety ? (
        <p>
          Nothing that was fetched is closed as sensitive. That doesn’t mean that there is no risk:
          practices don’t send their alerts.
        </p>
      ) : (
        <WhyAsked asking={asking} />
      )}
      {safety ? (
        <section class="block">
          <h3>{SAFETY_LINE}</h3>
          <Opens />
          <OpenWithReason asking={asking} what="safety" name={SAFETY_LINE} />
        </section>
      ) : null}
      {headlineGroups(headlines).map(([term, items]) => (
        <section class="block" key={term}>
          <h3>
            {term}
            {items.length > 1 ? `, ${items.length} entries` : null}
          </h3>
          <Opens />
          {items.map(({ reference, date, who }) => (
            <Fragment key={reference}>
              <p class="source">
                <RecordedDate date={date} />
                {who === null ? null : ` · ${who}`}
              </p>
              <OpenWithReason
                asking={asking}
                what={{ reference }}
                name={`${term}, ${formatDate(date)}`}
              />
            </Fragment>
          ))}
        </section>
      ))}
      <Counted count={count} asking={asking} />
    </>
  )
}

/** One heading for all entries of the same label. */
const headlineGroups = (headlines: readonly RowView[]) => [
  ...Map.groupBy(headlines, ({ term }) => term),
]

/**
 * What is told by its number alone. Which of it never opens here would say what it is about: it is told with the
 * answer to a reason, and from then on before any further click.
 */
function Counted({ count, asking }: { count: number; asking: ReturnType<typeof useAsking> }) {
  const locked = usePanel().locked.value
  const opens = count - (locked ?? 0)
  const called = plural(opens, 'sensitive entry', 'sensitive entries')
  return (
    <>
      {opens > 0 ? (
        <section class="block">
          <h3>{called}</h3>
          {locked === null ? (
            <p>
              <Tag word="May not open here" look="nhsuk-tag--white" /> Some kinds open with a
              reason, some never here. To tell which before would tell what they are about.
            </p>
          ) : (
            <Opens />
          )}
          <OpenWithReason asking={asking} what="sensitive" expected={count} name={called} />
        </section>
      ) : null}
      {locked ? <Locked count={locked} takesFocus={opens === 0} /> : null}
    </>
  )
}

const Opens = () => (
  <p>
    <Tag word="Opens with a reason" look="nhsuk-tag--blue" />
  </p>
)

function Locked({ count, takesFocus }: { count: number; takesFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The button whose answer this is has gone: nothing opened. On the way in the screen's heading has the focus.
  useLayoutEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <section class="block block--locked">
      <h3 class="opened" tabIndex={-1} ref={heading}>
        {plural(count, 'sensitive entry', 'sensitive entries')}
      </h3>
      <p>
        <Tag word="Never opened here" /> No reason opens {count === 1 ? 'it' : 'them'} here: ask the
        practice.
      </p>
    </section>
  )
}

/** An entry whose code and date are shown: what was written behind them opens with a reason. */
export function ClosedWords({
  reference,
  term,
  content,
}: {
  reference: string
  term: string
  content: RecordContent
}) {
  const asking = useAsking(content)
  return (
    <>
      <ScreenHeading>{term}</ScreenHeading>
      <WhyAsked asking={asking} />
      <OpenWithReason asking={asking} what={{ reference }} name={term} />
    </>
  )
}

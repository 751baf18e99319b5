import { useSignal } from '@preact/signals'
import { Fragment } from 'preact'
import {
  type ItemView,
  OPEN_REASONS,
  type OpenReason,
  type OpenRequest,
  type RowView,
  SAFETY_LINE,
} from '../../auth-server/contract.ts'
import type { Loaded } from '../models/loaded.ts'
import type { RecordContent } from '../models/record-model.ts'
import { Button } from '../parts/controls.tsx'
import { plural } from '../parts/counts.ts'
import { EntryBody } from '../parts/entry.tsx'
import { focusFirstError, Radios } from '../parts/form.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { QuoteButton } from '../parts/quote-button.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'

/** What is closed, and the reason that opens it. What was opened is gone when the screen is left. */
export function Sensitive({ content }: { content: RecordContent }) {
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
        <p>
          Choose why you need it. Your name, the time and the reason are recorded. It closes again
          when you leave this screen.
        </p>
      )}
      {safety ? (
        <section class="block">
          <h3>{SAFETY_LINE}</h3>
          <OpenWithReason name="safety" what="safety" />
        </section>
      ) : null}
      {headlineGroups(headlines).map(([term, items]) => (
        <section class="block" key={term}>
          <h3>
            {term}
            {items.length > 1 ? `, ${items.length} entries` : null}
          </h3>
          {items.map((item) => (
            <Fragment key={item.reference}>
              <p class="source">
                <RecordedDate date={item.date} />
                {item.who === null ? null : ` · ${item.who}`}
              </p>
              <OpenWithReason
                name={`headline-${item.reference}`}
                what={{ reference: item.reference }}
              />
            </Fragment>
          ))}
        </section>
      ))}
      {count === 0 ? null : (
        <section class="block">
          <h3>{plural(count, 'sensitive entry', 'sensitive entries')}</h3>
          <p>Some kinds are never opened here, whatever the reason: then ask the practice.</p>
          <OpenWithReason name="sensitive" what="sensitive" expected={count} />
        </section>
      )}
    </>
  )
}

/** One heading for all entries of the same label. */
const headlineGroups = (headlines: readonly RowView[]) => [
  ...Map.groupBy(headlines, ({ term }) => term),
]

/** An entry whose code and date are shown: what was written behind them opens with a reason. */
export function ClosedWords({ reference, term }: { reference: string; term: string }) {
  return (
    <>
      <ScreenHeading>{term}</ScreenHeading>
      <p>
        Choose why you need it. Your name, the time and the reason are recorded. It closes again
        when you leave this screen.
      </p>
      <OpenWithReason name="words" what={{ reference }} />
    </>
  )
}

interface OpenWithReasonProps {
  name: string
  what: OpenRequest['what']
  /** How many are closed; some of them are not opened here at all. */
  expected?: number
}

function OpenWithReason({ name, what, expected }: OpenWithReasonProps) {
  const panel = usePanel()
  const reason = useSignal<OpenReason | null>(null)
  const missed = useSignal(false)
  const opened = useSignal<Loaded<readonly ItemView[]> | null>(null)
  const now = opened.value
  const send = async (event: Event) => {
    event.preventDefault()
    missed.value = reason.value === null
    if (reason.value === null) focusFirstError(event.currentTarget)
    if (reason.value === null || opened.value?.at === 'loading') return
    opened.value = { at: 'loading' }
    opened.value = await panel.open({ what, reason: reason.value })
  }
  if (now?.at === 'ready') {
    const locked = Math.max(0, (expected ?? now.value.length) - now.value.length)
    return (
      <>
        <ul class="entries">
          {now.value.map((item) => (
            <li class="entry" key={item.reference}>
              <h4 class="entry__term">{item.term}</h4>
              <ItemTags item={item} />
              <EntryBody item={item} />
              <SourceLine item={item} />
              <QuoteButton item={item} opened />
            </li>
          ))}
        </ul>
        {locked === 0 ? null : (
          <p>
            {plural(locked, 'entry', 'entries')} {locked === 1 ? 'is' : 'are'} not opened in
            Backstory. Ask the practice if you need {locked === 1 ? 'it' : 'them'}.
          </p>
        )}
      </>
    )
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Radios
        name={`reason-${name}`}
        legend="Why do you need it?"
        error={missed.value ? 'Choose why you need it' : null}
        options={OPEN_REASONS}
        value={reason.value}
        onChoose={(value) => {
          reason.value = value
        }}
      />
      {now?.at === 'refused' ? <RefusalNote refusal={now.refusal} /> : null}
      <Button type="submit" busy={now?.at === 'loading'}>
        Open and record why
      </Button>
    </form>
  )
}

import { AREA_TITLES, type SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { formatNumber, plural } from '../parts/counts.ts'
import { formatDate } from '../parts/dates.ts'
import { FetchedLine, Refresh } from '../parts/fetched-line.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { PeriodChoice } from '../parts/period-choice.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { STATE_WORDS } from '../parts/section-states.ts'
import { Sentence } from '../parts/sentence.tsx'
import { Warnings } from '../parts/warnings.tsx'

/** What was asked for, what came, and where every entry went. */
export function About({ content, session }: { content: RecordContent; session: SessionView }) {
  const { record } = usePanel()
  const { retrieval, sections } = content
  const state = record.state.value
  if (retrieval === null) return null
  const { entries, asked, notUnderstood } = retrieval
  const counts = [
    { label: 'Shown first', value: entries.relevant },
    { label: 'Lower in the lists', value: entries.lower },
    { label: 'Sensitive, closed', value: entries.closed },
    { label: 'Names of staff, places and organisations', value: entries.administrative },
    { label: 'Lists and repeats', value: entries.structural },
    { label: 'Not understood', value: entries.notUnderstood },
  ]
  return (
    <>
      <ScreenHeading>About this record</ScreenHeading>
      <FetchedLine content={content} />
      <Refresh update={state.at === 'ready' ? state.update : { at: 'none' }} />
      <Warnings warnings={retrieval.warnings} />
      <section class="block">
        <h3>What was asked for</h3>
        <p>
          <Sentence
            words={
              asked.from === null
                ? 'Consultations of all dates.'
                : `Consultations from ${formatDate(asked.from)} to ${formatDate(asked.to)}.`
            }
          />{' '}
          The other sections came whole where the practice’s system sends them.
        </p>
        <PeriodChoice session={session} content={content} />
      </section>
      <section class="block">
        <h3>What came</h3>
        <p>{plural(entries.total, 'entry', 'entries')} came. Each has its place:</p>
        <dl class="facts facts--wide">
          {counts.map(({ label, value }) => (
            <div class="facts__row" key={label}>
              <dt>{label}</dt>
              <dd>{formatNumber(value)}</dd>
            </div>
          ))}
        </dl>
        {notUnderstood.length === 0 ? null : (
          <>
            <p>Not understood, so not shown:</p>
            <ul class="plain">
              {notUnderstood.map(({ reference, why }) => (
                <li key={reference}>
                  {reference}: {why}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section class="block">
        <h3>Sections</h3>
        <dl class="facts facts--wide">
          {[...sections.values()].map((section) => (
            <div class="facts__row" key={section.area}>
              <dt>{AREA_TITLES[section.area]}</dt>
              <dd>{section.state === 'ready' ? 'Loaded' : STATE_WORDS[section.state]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p class="small">
        <Sentence words={`${retrieval.rules}.`} /> Reference:{' '}
        <span class="trace">{retrieval.traceId}</span>
      </p>
    </>
  )
}

import type {
  ConsultationEntry,
  ConsultationHeading,
  ConsultationView,
} from '../../auth-server/contract.ts'
import { screenFor } from '../models/trail-model.ts'
import { Answer } from '../parts/answer.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { EntryBody, SourceLine, Why } from '../parts/entry.tsx'
import { LinkList } from '../parts/link-list.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { ItemTags } from '../parts/tags.tsx'

interface ConsultationProps {
  reference: string
  term: string
  rules: string | null
}

/** One consultation, in the GP's own structure and order. */
export function Consultation({ reference, term, rules }: ConsultationProps) {
  return (
    <>
      <ScreenHeading>{term}</ScreenHeading>
      <Answer request={{ show: 'consultation', reference }}>
        {(view) => <ConsultationBody view={view} rules={rules} />}
      </Answer>
    </>
  )
}

export function ConsultationBody({
  view,
  rules,
}: {
  view: ConsultationView
  rules: string | null
}) {
  const { consultation } = view
  const facts = [
    { label: 'Type', value: view.setting },
    { label: 'With', value: view.clinician },
    { label: 'Where', value: view.place },
  ].filter(({ value }) => value !== null)
  return (
    <>
      <ItemTags item={consultation} />
      <p>
        <RecordedDate date={consultation.date} time={consultation.time} />
        {view.about && view.about !== consultation.term ? ` · About: ${view.about}` : null}
      </p>
      {facts.length === 0 ? null : (
        <dl class="facts">
          {facts.map(({ label, value }) => (
            <div class="facts__row" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {consultation.marks.includes('draft') ? (
        <p class="mark-note">Saved as a draft. The GP may still change it.</p>
      ) : null}
      <Why item={consultation} rules={rules} />
      {view.headerOnly ? <HeaderOnly reference={consultation.reference} /> : null}
      {view.topics.map((topic, index) => (
        <section class="topic" key={`${index} ${topic.title ?? ''}`}>
          {topic.title === null && topic.problems.length === 0 ? null : (
            <h3 class="group__title">{topic.title ?? 'Topic'}</h3>
          )}
          {topic.problems.map((problem) => (
            <p key={problem.reference}>
              Problem:{' '}
              <ScreenLink to={screenFor(problem)} trail={`topic-${index}:${problem.reference}`}>
                {problem.term}
              </ScreenLink>
            </p>
          ))}
          {topic.headings.map((heading, position) => (
            <Heading
              key={`${position} ${heading.title ?? ''}`}
              heading={heading}
              name={`${index}-${position}`}
            />
          ))}
        </section>
      ))}
      {view.problems.length === 0 ? null : (
        <section class="links">
          <h3 class="group__title">Problems this consultation belongs to</h3>
          <LinkList items={view.problems} at="problems" />
        </section>
      )}
      {consultation.date === null || consultation.date.length < 10 ? null : (
        <p class="actions">
          <ScreenLink
            to={{ name: 'same-day', date: consultation.date.slice(0, 10) }}
            trail="same-day"
            look="button"
          >
            Everything from this day
          </ScreenLink>
        </p>
      )}
    </>
  )
}

function Heading({ heading, name }: { heading: ConsultationHeading; name: string }) {
  const entries = (
    <ul class="entries entries--plain">
      {heading.entries.map((entry, index) => (
        <ConsultationLine
          entry={entry}
          at={`heading-${name}`}
          key={entry.item?.reference ?? `${index} ${entry.display ?? ''}`}
        />
      ))}
    </ul>
  )
  if (heading.title === null) return entries
  if (!heading.folded) {
    return (
      <>
        <h4 class="heading">{heading.title}</h4>
        {entries}
      </>
    )
  }
  return (
    <Disclosure
      name={`heading:${name}`}
      look="group"
      summary={`${heading.title} (${heading.entries.length})`}
    >
      {entries}
    </Disclosure>
  )
}

function ConsultationLine({ entry, at }: { entry: ConsultationEntry; at: string }) {
  const { item, display } = entry
  if (item === null) return <li class="entry">{display ?? 'An entry without its words'}</li>
  const isClosed = item.place === 'closed'
  return (
    <li class={isClosed ? 'entry entry--sensitive' : 'entry'}>
      <ScreenLink
        to={isClosed ? { name: 'sensitive' } : screenFor(item)}
        trail={`${at}:${item.reference}`}
        look="row"
      >
        {item.term}
      </ScreenLink>
      <ItemTags item={item} />
      <EntryBody item={item} />
      {item.who === null ? null : <SourceLine item={item} />}
    </li>
  )
}

/** A consultation of which only the heading came: its content is fetched at a click. */
function HeaderOnly({ reference }: { reference: string }) {
  const { record } = usePanel()
  const state = record.state.value
  const update = state.at === 'ready' ? state.update : null
  return (
    <div class="older">
      <p>
        Only the heading of this consultation was fetched. What was written lies outside the dates
        asked for. That doesn’t mean that it is empty.
      </p>
      {update?.at === 'running' ? (
        <p class="quiet">{update.words}</p>
      ) : (
        <Button onClick={() => void record.more({ kind: 'around', reference })}>
          Get what was written
        </Button>
      )}
      {update?.at === 'refused' ? <p class="failed">{update.refusal.message}</p> : null}
    </div>
  )
}

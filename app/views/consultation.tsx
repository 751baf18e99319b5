import type {
  ConsultationEntry,
  ConsultationHeading,
  ConsultationView,
  ItemView,
} from '../../auth-server/contract.ts'
import { Answer } from '../parts/answer.tsx'
import { AskAgain } from '../parts/ask-again.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { EntryBody, Why } from '../parts/entry.tsx'
import { EntryTerm } from '../parts/entry-term.tsx'
import { LinkList } from '../parts/link-list.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { QuoteButton } from '../parts/quote-button.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { screenFor } from '../parts/screen-titles.ts'
import { SourceLine } from '../parts/source-line.tsx'
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
  const named = new Set(
    view.topics.flatMap(({ problems }) => problems.map((each) => each.reference)),
  )
  const others = view.problems.filter(({ reference }) => !named.has(reference))
  const facts = [
    { label: 'Type', value: view.setting },
    { label: 'With', value: view.clinician },
    { label: 'Where', value: view.place },
  ].filter(({ value }) => value !== null)
  return (
    <>
      <ItemTags item={consultation} />
      <p class="lead">About: {view.about || consultation.term}</p>
      <p>
        <RecordedDate date={consultation.date} time={consultation.time} />
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
          {topic.title === null ||
          topic.problems.some(({ term }) => term === topic.title) ? null : (
            <h3 class="group__title">{topic.title}</h3>
          )}
          {topic.problems.map((problem) => (
            <h3 class="group__title" key={problem.reference}>
              Problem:{' '}
              <ScreenLink to={screenFor(problem)} trail={`topic-${index}:${problem.reference}`}>
                {problem.term}
              </ScreenLink>
            </h3>
          ))}
          {topic.headings.map((heading, position) => (
            <Heading
              key={`${position} ${heading.title ?? ''}`}
              heading={heading}
              name={`${index}-${position}`}
              consultation={consultation}
            />
          ))}
        </section>
      ))}
      {others.length === 0 ? null : (
        <section class="links">
          <h3 class="group__title">Other problems it is linked to</h3>
          <LinkList items={others} at="problems" />
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

function Heading({
  heading,
  name,
  consultation,
}: {
  heading: ConsultationHeading
  name: string
  consultation: ItemView
}) {
  const entries = (
    <ul class="entries entries--plain">
      {heading.entries.map((entry, index) => (
        <ConsultationLine
          entry={entry}
          at={`heading-${name}`}
          consultation={consultation}
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

/** Date and clinician of the consultation itself are not said again on each line. */
const isOfConsultation = (item: ItemView, consultation: ItemView) =>
  item.date === consultation.date && (item.who === null || item.who === consultation.who)

/** Words that name an agency and no more: where each part stands is said in the list of referrals. */
const isOnlyWords = ({ type, facts }: ItemView) =>
  type === 'Observation' && facts.filter(({ value }) => value === 'Not recorded').length > 1

function ConsultationLine({
  entry,
  at,
  consultation,
}: {
  entry: ConsultationEntry
  at: string
  consultation: ItemView
}) {
  const { item, display } = entry
  if (item === null) return <li class="entry">{display ?? 'An entry without its words'}</li>
  const isClosed = item.place === 'closed'
  return (
    <li class={isClosed ? 'entry entry--sensitive' : 'entry'}>
      <EntryTerm item={item} at={at} />
      <ItemTags item={item} />
      <EntryBody item={isOnlyWords(item) ? { ...item, facts: [] } : item} />
      {isOfConsultation(item, consultation) ? null : <SourceLine item={item} withFacts />}
      <QuoteButton item={item} />
    </li>
  )
}

/** A consultation of which only the heading came: its content is fetched at a click. */
function HeaderOnly({ reference }: { reference: string }) {
  const { record } = usePanel()
  return (
    <AskAgain
      button={
        <Button onClick={() => void record.more({ kind: 'around', reference })}>
          Get what was written
        </Button>
      }
    >
      Only the heading of this consultation was fetched. What was written lies outside the dates
      asked for. That doesn’t mean that it is empty.
    </AskAgain>
  )
}

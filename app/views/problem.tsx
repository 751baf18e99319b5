import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { AREA_TITLES, AREAS, type ItemView, type ProblemView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { Answer } from '../parts/answer.tsx'
import { AskAgain } from '../parts/ask-again.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { plural } from '../parts/counts.ts'
import { dayOf, formatDuration } from '../parts/dates.ts'
import { EntryBody, Why } from '../parts/entry.tsx'
import { FindServicesButton } from '../parts/find-services-button.tsx'
import { CloseIcon } from '../parts/icons.tsx'
import { LinkList } from '../parts/link-list.tsx'
import { BesideContext, useMemory, usePanel } from '../parts/panel-context.tsx'
import { QuoteButton } from '../parts/quote-button.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { ItemTags } from '../parts/tags.tsx'
import { ConsultationBody } from './consultation.tsx'

/** Width from which a consultation is read beside its problem. */
const ROOM_BESIDE = '(min-width: 75rem)'

interface ProblemProps {
  reference: string
  term: string
  content: RecordContent
}

/** One problem with what is linked to it, in three strengths that are never merged. */
export function Problem({ reference, term, content }: ProblemProps) {
  const beside = useMemory<{ reference: string; term: string } | null>('beside', null)
  const rules = content.retrieval?.rules ?? null
  const openBeside = (screen: Screen): boolean => {
    if (screen.name !== 'consultation' || !matchMedia(ROOM_BESIDE).matches) return false
    beside.value = { reference: screen.reference, term: screen.term }
    return true
  }
  return (
    <div class={beside.value === null ? 'split' : 'split split--two'}>
      <div>
        <ScreenHeading>{term}</ScreenHeading>
        <BesideContext.Provider value={openBeside}>
          <Answer request={{ show: 'problem', reference }}>
            {(view) => <ProblemBody view={view} content={content} rules={rules} />}
          </Answer>
        </BesideContext.Provider>
      </div>
      {beside.value === null ? null : (
        <aside class="beside" aria-label="Consultation">
          <p class="beside__close">
            <Button
              look="link"
              onClick={() => {
                const trail = `consultations:${beside.value?.reference}`
                beside.value = null
                document.querySelector<HTMLElement>(`[data-trail="${CSS.escape(trail)}"]`)?.focus()
              }}
            >
              <CloseIcon /> Close
            </Button>
          </p>
          <BesideHeading key={beside.value.reference}>{beside.value.term}</BesideHeading>
          <Answer
            key={beside.value.reference}
            request={{ show: 'consultation', reference: beside.value.reference }}
          >
            {(view) => <ConsultationBody view={view} rules={rules} />}
          </Answer>
        </aside>
      )}
    </div>
  )
}

/** Takes the focus, as a screen's heading would: the reader has moved here. */
function BesideHeading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <h3 class="screen-heading" ref={heading} tabIndex={-1}>
      {children}
    </h3>
  )
}

function ProblemBody({
  view,
  content,
  rules,
}: {
  view: ProblemView
  content: RecordContent
  rules: string | null
}) {
  const { problem } = view
  const today = dayOf(content.retrieval?.fetchedAt[0] ?? new Date().toISOString())
  const lasted = formatDuration(problem.date, problem.end ?? today)
  const linked = view.consultations.length + view.evidence.length + (view.actual ? 1 : 0)
  return (
    <>
      <ItemTags item={problem} />
      <p>
        {view.significance === null
          ? null
          : view.significance === 'major'
            ? 'Significant problem. '
            : 'Minor problem. '}
        Started <RecordedDate date={problem.date} />
        {problem.end === null ? null : (
          <>
            , ended <RecordedDate date={problem.end} />
          </>
        )}
        {lasted === null ? '.' : ` · ${lasted}.`}
      </p>
      <EntryBody item={problem} />
      {problem.who === null ? null : <p class="source">{problem.who}</p>}
      <QuoteButton item={problem} withQuestion />
      <FindServicesButton item={problem} />
      <Why item={problem} rules={rules} />
      <Related view={view} />
      <section class="links">
        <h3 class="group__title">
          Linked by the GP system <span class="group__count">{linked}</span>
        </h3>
        {linked === 0 ? (
          <p>The GP system links nothing here to this problem.</p>
        ) : (
          <>
            {view.actual === null ? null : (
              <LinkList title="The entry it began with" items={[view.actual]} at="actual" />
            )}
            <LinkList title="Consultations" items={view.consultations} at="consultations" />
            {AREAS.map((area) => (
              <LinkList
                key={area}
                title={AREA_TITLES[area]}
                items={view.evidence.filter((item) => item.area === area)}
                at={`evidence-${area}`}
              />
            ))}
          </>
        )}
        {view.displayOnly.length === 0 ? null : (
          <>
            <p>The practice also named these, without the entries themselves:</p>
            <ul class="plain">
              {view.displayOnly.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        )}
        {view.missing === 0 ? null : <Missing problem={problem} missing={view.missing} />}
      </section>
      <section class="links links--weaker">
        <h3 class="group__title">
          Same day <span class="group__count">{view.sameDay.length}</span>
        </h3>
        {view.sameDay.length === 0 ? (
          <p>Nothing else was recorded on that day.</p>
        ) : (
          <LinkList items={view.sameDay} at="same-day" />
        )}
      </section>
      <section class="links links--weaker">
        <h3 class="group__title">
          Mentions the words <span class="group__count">{view.mentions.length}</span>
        </h3>
        {view.mentions.length === 0 ? (
          <p>No other entry uses the words of this problem.</p>
        ) : (
          <>
            <p class="small">Found by the words only: it may be about something else.</p>
            <LinkList items={view.mentions} at="mentions" />
          </>
        )}
      </section>
      <p class="actions">
        <ScreenLink
          to={{ name: 'timeline', problem: problem.reference }}
          trail="timeline"
          look="button"
        >
          See on the timeline
        </ScreenLink>
        <SearchFor words={problem.term} />
      </p>
    </>
  )
}

function SearchFor({ words }: { words: string }) {
  const { search } = usePanel()
  return (
    <ScreenLink
      to={{ name: 'search' }}
      trail="search"
      look="button"
      begin={() => void search.lookFor(words)}
    >
      Search these words
    </ScreenLink>
  )
}

function Related({ view }: { view: ProblemView }) {
  const kinds = [
    { title: 'Part of', items: view.parents, at: 'parents' },
    { title: 'Includes', items: view.children, at: 'children' },
    { title: 'Beside it', items: view.siblings, at: 'siblings' },
  ].filter(({ items }) => items.length > 0)
  if (kinds.length === 0) return null
  return (
    <section class="links">
      <h3 class="group__title">Related problems</h3>
      {kinds.map(({ title, items, at }) => (
        <LinkList key={at} title={title} items={items} at={at} />
      ))}
    </section>
  )
}

/** Linked entries that did not come: said, and fetched at a click. */
function Missing({ problem, missing }: { problem: ItemView; missing: number }) {
  const { record } = usePanel()
  return (
    <AskAgain
      button={
        <Button onClick={() => void record.more({ kind: 'around', reference: problem.reference })}>
          Try to get them
        </Button>
      }
    >
      Not fetched: {plural(missing, 'linked entry', 'linked entries')}, outside the dates asked for
      or not shared.
    </AskAgain>
  )
}

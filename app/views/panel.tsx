import { useLayoutEffect } from 'preact/hooks'
import type { SessionView } from '../../auth-server/contract.ts'
import type { Panel } from '../models/panel-model.ts'
import type { RecordContent, RecordState } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { Button } from '../parts/controls.tsx'
import { IdentityStrip } from '../parts/identity-strip.tsx'
import { lazy } from '../parts/lazy.tsx'
import { PanelContext, StepContext } from '../parts/panel-context.tsx'
import { needsRecord } from '../parts/screen-titles.ts'
import { SectionMenu } from '../parts/section-menu.tsx'
import { SessionWarning } from '../parts/session-warning.tsx'
import { Home } from './home.tsx'

const Ended = lazy(() => import('./ended.tsx').then(({ Ended }) => Ended))
const Section = lazy(() => import('./section.tsx').then(({ Section }) => Section))
const Problem = lazy(() => import('./problem.tsx').then(({ Problem }) => Problem))
const Consultation = lazy(() => import('./consultation.tsx').then((view) => view.Consultation))
const SingleItem = lazy(() => import('./single-item.tsx').then((view) => view.SingleItem))
const SameDay = lazy(() => import('./same-day.tsx').then(({ SameDay }) => SameDay))
const Timeline = lazy(() => import('./timeline.tsx').then(({ Timeline }) => Timeline))
const Search = lazy(() => import('./search.tsx').then(({ Search }) => Search))
const Sensitive = lazy(() => import('./sensitive.tsx').then(({ Sensitive }) => Sensitive))
const Letter = lazy(() => import('./letter.tsx').then(({ Letter }) => Letter))
const Guide = lazy(() => import('./guide.tsx').then(({ Guide }) => Guide))
const Ask = lazy(() => import('./ask.tsx').then(({ Ask }) => Ask))
const About = lazy(() => import('./about.tsx').then(({ About }) => About))
const Help = lazy(() => import('./help.tsx').then(({ Help }) => Help))

/** What of the record may be read, if anything. */
export function readable(record: RecordState): RecordContent | null {
  if (record.at === 'ready') return record.content
  return record.at === 'loading' && record.content.overview !== null ? record.content : null
}

function ScreenView({
  screen,
  session,
  content,
}: {
  screen: Screen
  session: SessionView
  content: RecordContent | null
}) {
  if (screen.name === 'overview' || (needsRecord(screen) && content === null)) {
    return <Home session={session} />
  }
  const rules = content?.retrieval?.rules ?? null
  switch (screen.name) {
    case 'letter':
      return <Letter session={session} />
    case 'guide':
      return <Guide session={session} />
    case 'ask':
      return <Ask session={session} />
    case 'help':
      return <Help session={session} />
  }
  if (content === null) return null
  switch (screen.name) {
    case 'section':
      return <Section area={screen.area} content={content} session={session} />
    case 'problem':
      return <Problem reference={screen.reference} term={screen.term} content={content} />
    case 'consultation':
      return <Consultation reference={screen.reference} term={screen.term} rules={rules} />
    case 'item':
      return <SingleItem reference={screen.reference} term={screen.term} rules={rules} />
    case 'same-day':
      return <SameDay date={screen.date} rules={rules} />
    case 'timeline':
      return <Timeline problem={screen.problem ?? null} rules={rules} />
    case 'search':
      return <Search rules={rules} />
    case 'sensitive':
      return <Sensitive content={content} rules={rules} />
    case 'about':
      return <About content={content} session={session} />
  }
}

/** The banner may cover what gets the focus: keep room for it. */
function useBannerRoom() {
  useLayoutEffect(() => {
    const top = document.querySelector<HTMLElement>('.top')
    if (!top || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--top', `${top.offsetHeight}px`)
    })
    observer.observe(top)
    return () => observer.disconnect()
  }, [])
}

function Open({ panel, session }: { panel: Panel; session: SessionView }) {
  useBannerRoom()
  const record = panel.record.state.value
  const content = readable(record)
  const step = panel.trail.current.value
  const isHome = step.screen.name === 'overview' || (needsRecord(step.screen) && content === null)
  return (
    <>
      <button
        type="button"
        class="nhsuk-skip-link"
        onClick={() => document.getElementById('main')?.focus()}
      >
        Skip to main content
      </button>
      <div class="top">
        <IdentityStrip session={session} />
        {session.banner === null ? null : <p class="standing">{session.banner}</p>}
        <SessionWarning />
      </div>
      <div class="columns">
        <SectionMenu content={content} />
        <main id="main" class="main" tabIndex={-1} aria-busy={record.at === 'loading'}>
          <StepContext.Provider value={step}>
            <ScreenView
              key={isHome ? `home-${step.id}` : step.id}
              screen={step.screen}
              session={session}
              content={content}
            />
          </StepContext.Provider>
        </main>
      </div>
    </>
  )
}

/** Shown while the worker has hidden the panel: nothing of the patient is on the page. */
function Hidden({ panel }: { panel: Panel }) {
  return (
    <main class="cover">
      <h1>This panel is hidden</h1>
      <p>Nothing about the patient is shown. Your session goes on.</p>
      <Button
        look="primary"
        onClick={() => {
          panel.hidden.value = false
        }}
      >
        Show it again
      </Button>
      <Button onClick={() => void panel.end()}>End my session</Button>
    </main>
  )
}

/** The whole panel, as the session allows. */
export function PanelView({ panel }: { panel: Panel }) {
  const now = panel.session.state.value
  return (
    <PanelContext.Provider value={panel}>
      {now.at === 'loading' ? (
        <main class="opening">
          <p>Opening Backstory.</p>
        </main>
      ) : now.at === 'refused' ? (
        <main class="cover">
          <h1>Backstory can’t open yet</h1>
          <p>{now.refusal.message}</p>
          {now.refusal.retry ? (
            <Button look="primary" onClick={() => void panel.start(null)}>
              Try again
            </Button>
          ) : null}
          {now.refusal.traceId === null ? null : (
            <p>
              If it keeps failing, quote <strong>{now.refusal.traceId}</strong> to your help desk.
            </p>
          )}
        </main>
      ) : now.at === 'ended' ? (
        <Ended why={now.why} refusal={now.refusal} />
      ) : panel.hidden.value ? (
        <Hidden panel={panel} />
      ) : (
        <Open panel={panel} session={now.session} />
      )}
    </PanelContext.Provider>
  )
}

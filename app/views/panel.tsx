import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import type { SessionView } from '../../auth-server/contract.ts'
import type { Panel } from '../models/panel-model.ts'
import { type RecordState, readable } from '../models/record-model.ts'
import { needsRecord, type Screen, type Step } from '../models/trail-model.ts'
import { Button } from '../parts/controls.tsx'
import { IdentityStrip } from '../parts/identity-strip.tsx'
import { lazy } from '../parts/lazy.tsx'
import { TraceReference } from '../parts/notices.tsx'
import { PanelContext, StepContext } from '../parts/panel-context.tsx'
import { PaperHead } from '../parts/paper-head.tsx'
import { SectionMenu } from '../parts/section-menu.tsx'
import { SessionWarning } from '../parts/session-warning.tsx'
import { useRoom } from '../parts/use-room.ts'
import { Ended } from './ended.tsx'
import { Loading } from './loading.tsx'
import { Overview } from './overview.tsx'
import { Start } from './start.tsx'

const OwnScreen = lazy(() => import('./own-screen.tsx').then((view) => view.OwnScreen))
const NotesBeside = lazy(() => import('./work-screen.tsx').then((view) => view.NotesBeside), {
  work: true,
})
const RecordScreen = lazy(() => import('./record-screen.tsx').then((view) => view.RecordScreen), {
  work: true,
})

interface ScreenViewProps {
  screen: Screen
  session: SessionView
  record: RecordState
}

function ScreenView({ screen, session, record }: ScreenViewProps) {
  const content = readable(record)
  // While the overview is read, the code of what it leads to comes: then a list opens at once.
  const canRead = content !== null
  useEffect(() => {
    if (!canRead) return
    const timer = setTimeout(RecordScreen.preload)
    return () => clearTimeout(timer)
  }, [canRead])
  if (session.barrier !== null || !needsRecord(screen)) {
    return <OwnScreen screen={screen} session={session} record={record} />
  }
  if (content === null) {
    switch (record.at) {
      case 'not-asked':
        return <Start session={session} />
      case 'loading':
        return <Loading stages={record.stages} wait={record.wait} />
      default:
        return <OwnScreen screen={screen} session={session} record={record} />
    }
  }
  if (screen.name !== 'overview') {
    return <RecordScreen screen={screen} session={session} content={content} />
  }
  return content.overview === null ? null : (
    <Overview overview={content.overview} content={content} session={session} />
  )
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

/** Beside the record the notes are no step of the trail, and remember what is unfolded all the same. */
const stepOfNotes = (): Step => ({
  id: 0,
  screen: { name: 'notes' },
  memory: new Map(),
  scroll: 0,
  left: null,
})

function Open({ panel, session }: { panel: Panel; session: SessionView }) {
  useBannerRoom()
  const hasRoom = useRoom('(min-width: 60rem)')
  const besideStep = useMemo(stepOfNotes, [])
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
        {session.banner === null ? null : (
          <section class="standing" aria-label="About this patient’s record">
            {session.banner}
          </section>
        )}
        {needsRecord(step.screen) ? <PaperHead session={session} content={content} /> : null}
        <SessionWarning />
      </div>
      <div
        class={hasRoom.value && step.screen.name !== 'notes' ? 'columns columns--notes' : 'columns'}
      >
        <SectionMenu content={content} />
        <main id="main" class="main" tabIndex={-1} aria-busy={record.at === 'loading'}>
          <StepContext.Provider value={step}>
            <ScreenView
              key={isHome ? `home-${step.id}` : step.id}
              screen={step.screen}
              session={session}
              record={record}
            />
          </StepContext.Provider>
        </main>
        {hasRoom.value && step.screen.name !== 'notes' ? (
          <aside class="notes-beside" aria-label="My notes">
            <StepContext.Provider value={besideStep}>
              <NotesBeside session={session} />
            </StepContext.Provider>
          </aside>
        ) : null}
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
          <TraceReference traceId={now.refusal.traceId} />
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

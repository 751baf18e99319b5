import type { SessionView } from '../../auth-server/contract.ts'
import type { RecordState } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { lazy } from '../parts/lazy.tsx'

const Ask = lazy(() => import('./ask.tsx').then((view) => view.Ask), { work: true })
const Guide = lazy(() => import('./guide.tsx').then((view) => view.Guide))
const Help = lazy(() => import('./help.tsx').then((view) => view.Help))
const IdentityStop = lazy(() => import('./identity-stop.tsx').then((view) => view.IdentityStop))
const Letter = lazy(() => import('./letter.tsx').then((view) => view.Letter), { work: true })
const Notes = lazy(() => import('./notes.tsx').then((view) => view.Notes), { work: true })
const PatientCopy = lazy(() => import('./patient-copy.tsx').then((view) => view.PatientCopy), {
  work: true,
})
const Refused = lazy(() => import('./refused.tsx').then((view) => view.Refused))
const Services = lazy(() => import('./services.tsx').then((view) => view.Services), { work: true })
const Start = lazy(() => import('./start.tsx').then((view) => view.Start))
const WithoutRecord = lazy(() => import('./without-record.tsx').then((view) => view.WithoutRecord))

interface OwnScreenProps {
  screen: Screen
  session: SessionView
  record: RecordState
}

/** The screens that need no GP record: before it, instead of it, and beside it. */
export function OwnScreen({ screen, session, record }: OwnScreenProps) {
  switch (screen.name) {
    case 'letter':
      return <Letter session={session} />
    case 'guide':
      return <Guide session={session} />
    case 'ask':
      return <Ask session={session} />
    case 'notes':
      return <Notes session={session} />
    case 'services':
      return <Services session={session} />
    case 'patient-copy':
      return <PatientCopy session={session} />
    case 'help':
      return <Help session={session} />
  }
  if (session.barrier !== null) {
    const { code, message } = session.barrier
    return <Refused session={session} code={code} message={message} traceId={null} />
  }
  switch (record.at) {
    case 'not-asked':
      return <Start session={session} />
    case 'set-aside':
      return <WithoutRecord session={session} />
    case 'identity':
      return <IdentityStop session={session} differences={record.differences} />
    case 'refused': {
      const { code, message, traceId } = record.refusal
      return <Refused session={session} code={code} message={message} traceId={traceId} />
    }
    default:
      return null
  }
}

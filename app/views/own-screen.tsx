import type { SessionView } from '../../auth-server/contract.ts'
import type { RecordState } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { lazy } from '../parts/lazy.tsx'
import { Guide } from './guide.tsx'
import { IdentityStop } from './identity-stop.tsx'
import { Refused } from './refused.tsx'
import { WithoutRecord } from './without-record.tsx'

const Help = lazy(() => import('./help.tsx').then((view) => view.Help))
const Services = lazy(() => import('./services.tsx').then((view) => view.Services), { work: true })
const WorkScreen = lazy(() => import('./work-screen.tsx').then((view) => view.WorkScreen), {
  work: true,
})

interface OwnScreenProps {
  screen: Screen
  session: SessionView
  record: RecordState
}

/** The screens that need no GP record: instead of it, and beside it. */
export function OwnScreen({ screen, session, record }: OwnScreenProps) {
  switch (screen.name) {
    case 'letter':
    case 'ask':
    case 'notes':
    case 'patient-copy':
      return <WorkScreen name={screen.name} session={session} />
    case 'guide':
      return <Guide session={session} />
    case 'services':
      return <Services session={session} />
    case 'help':
      return <Help session={session} />
  }
  if (session.barrier !== null) {
    return (
      <Refused session={session} refusal={{ ...session.barrier, retry: false, traceId: null }} />
    )
  }
  switch (record.at) {
    case 'set-aside':
      return <WithoutRecord session={session} />
    case 'identity':
      return <IdentityStop session={session} differences={record.differences} />
    case 'refused':
      return <Refused session={session} refusal={record.refusal} />
    default:
      return null
  }
}

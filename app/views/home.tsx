import type { SessionView } from '../../auth-server/contract.ts'
import { lazy } from '../parts/lazy.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { Loading } from './loading.tsx'
import { Overview } from './overview.tsx'

const Start = lazy(() => import('./start.tsx').then(({ Start }) => Start))
const IdentityStop = lazy(() => import('./identity-stop.tsx').then((view) => view.IdentityStop))
const Refused = lazy(() => import('./refused.tsx').then(({ Refused }) => Refused))
const WithoutRecord = lazy(() => import('./without-record.tsx').then((view) => view.WithoutRecord))

/** The first screen: whatever the state of the record makes it. */
export function Home({ session }: { session: SessionView }) {
  const record = usePanel().record.state.value
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
    case 'refused':
      return (
        <Refused
          session={session}
          code={record.refusal.code}
          message={record.refusal.message}
          traceId={record.refusal.traceId}
        />
      )
    case 'loading':
      if (record.content.overview === null) {
        return <Loading stages={record.stages} wait={record.wait} />
      }
      return (
        <Overview overview={record.content.overview} content={record.content} session={session} />
      )
    case 'ready':
      if (record.content.overview === null) return null
      return (
        <Overview overview={record.content.overview} content={record.content} session={session} />
      )
  }
}

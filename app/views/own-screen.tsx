import type { SessionView } from '../../auth-server/contract.ts'
import type { RecordState } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { Ask } from './ask.tsx'
import { Guide } from './guide.tsx'
import { Help } from './help.tsx'
import { IdentityStop } from './identity-stop.tsx'
import { Letter } from './letter.tsx'
import { Notes } from './notes.tsx'
import { Refused } from './refused.tsx'
import { Services } from './services.tsx'
import { Start } from './start.tsx'
import { WithoutRecord } from './without-record.tsx'

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

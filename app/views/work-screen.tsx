import type { SessionView } from '../../auth-server/contract.ts'
import type { Screen } from '../models/trail-model.ts'
import { Ask } from './ask.tsx'
import { Letter } from './letter.tsx'
import { Notes } from './notes.tsx'
import { PatientCopy } from './patient-copy.tsx'

export { NotesBeside } from './notes.tsx'

/** The screens on which the worker writes, or reads what to write about. */
export function WorkScreen({ name, session }: { name: Screen['name']; session: SessionView }) {
  switch (name) {
    case 'letter':
      return <Letter session={session} />
    case 'ask':
      return <Ask session={session} />
    case 'notes':
      return <Notes session={session} />
    case 'patient-copy':
      return <PatientCopy session={session} />
    default:
      return null
  }
}

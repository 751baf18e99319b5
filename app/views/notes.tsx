import type { SessionView } from '../../auth-server/contract.ts'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { DraftConflict, SetAside } from './notes-conflict.tsx'
import { NoteEditor } from './notes-editor.tsx'
import { Earlier, KeepLine } from './notes-keeping.tsx'
import { SavedNotes } from './notes-saved.tsx'
import { NoteSaving } from './notes-saving.tsx'

/** The worker's notes as a screen of its own, where the panel is narrow. */
export function Notes({ session }: { session: SessionView }) {
  return (
    <>
      <ScreenHeading>My notes</ScreenHeading>
      <NotesBody session={session} />
    </>
  )
}

/** The same beside the record, where there is room. */
export function NotesBeside({ session }: { session: SessionView }) {
  return (
    <>
      <h2 class="notes-beside__heading">My notes</h2>
      <NotesBody session={session} />
    </>
  )
}

function NotesBody({ session }: { session: SessionView }) {
  const { notes } = usePanel()
  const view = notes.view.value
  const trouble = notes.trouble.value
  if (view === null) {
    return trouble === null ? (
      <p class="quiet">Getting your notes.</p>
    ) : (
      <RefusalNote refusal={trouble} retry={() => void notes.load()} />
    )
  }
  return (
    <div class="notes">
      <KeepLine toSaving />
      <Earlier />
      <DraftConflict />
      {view.replaces === null ? null : (
        <p class="mark-note">
          You are correcting a saved note. Saving makes a new one that replaces it.
        </p>
      )}
      <NoteEditor session={session} />
      {trouble === null ? null : <RefusalNote refusal={trouble} />}
      <NoteSaving session={session} />
      <SetAside />
      <SavedNotes session={session} />
    </div>
  )
}

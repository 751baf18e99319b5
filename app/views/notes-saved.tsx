import type { SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { formatSecond } from '../parts/seconds.ts'

/** Notes that the vendor's system holds from here; each can be corrected by a new one that replaces it. */
export function SavedNotes({ session }: { session: SessionView }) {
  const { notes } = usePanel()
  const view = notes.view.value
  if (view === null || view.saved.length === 0) return null
  return (
    <section class="block">
      <h3>Saved in {session.vendor.name}</h3>
      <ul class="rows">
        {view.saved.map(({ identifier, title, savedAt, readBack, replaced }) => (
          <li class="row" key={identifier}>
            <p>{title}</p>
            <p class="source">
              Saved at {formatSecond(savedAt)}
              {readBack === 'same' ? ' · read back, the same' : null}
              {readBack === 'differs' ? ' · read back, the words differ: check it' : null}
              {replaced ? ' · replaced by a later one' : null}
            </p>
            {replaced || view.replaces?.identifier === identifier ? null : (
              <Button
                label={`Correct: ${title}`}
                busy={notes.saving.value}
                onClick={() => void notes.correct(identifier)}
              >
                Correct it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

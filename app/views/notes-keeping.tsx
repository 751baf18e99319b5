import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { formatSecond } from '../parts/seconds.ts'

/** How the draft stands: kept, not kept yet, or not kept, and since when. */
export function KeepLine({ toSaving = false }: { toSaving?: boolean }) {
  const { notes } = usePanel()
  const now = notes.keeping.value
  if (now.at === 'failed') {
    return (
      <div class="failed keep-line">
        <p>
          <strong>Not kept.</strong> {now.refusal.message}{' '}
          {now.keptAt === null
            ? 'Nothing of this note is kept yet.'
            : `Kept last at ${formatSecond(now.keptAt)}.`}
        </p>
      </div>
    )
  }
  const words =
    now.at === 'typing'
      ? 'Draft: keeping your words …'
      : now.at === 'kept'
        ? `Draft kept at ${formatSecond(now.when)}. Not saved yet.`
        : now.at === 'conflict'
          ? 'Draft: two windows differ. Both are kept.'
          : 'What you type is kept within a second.'
  return (
    <p class="keep-line quiet" data-keeping={now.at}>
      {words}
      {toSaving ? (
        <Button
          look="link"
          onClick={() => document.querySelector<HTMLElement>('.save-area')?.focus()}
        >
          Go to save
        </Button>
      ) : null}
    </p>
  )
}

/** A draft of an earlier time: what may be missing from it is said. */
export function Earlier() {
  const { notes } = usePanel()
  const when = notes.found.value
  if (when === null) return null
  return (
    <div class="earlier">
      <p>
        <strong>Your draft is here, as it was at {formatSecond(when)}.</strong> If the panel closed
        while you were typing, what you typed in the last second may be missing: look at the end.
      </p>
      <Button look="link" onClick={() => notes.seen()}>
        OK, I’ve looked
      </Button>
    </div>
  )
}

import { Button } from './controls.tsx'
import { usePanel } from './panel-context.tsx'

/** Two minutes before the session ends, with one key to stay; and when the server cannot be reached. */
export function SessionWarning() {
  const { watch } = usePanel()
  const warning = watch.warning.value
  if (warning !== null) {
    return (
      <section class="session-warning" aria-label="Session ending">
        <p>{warning}</p>
        {watch.canStay.value ? (
          <Button look="primary" onClick={() => void watch.stay()}>
            Stay signed in
          </Button>
        ) : null}
      </section>
    )
  }
  if (!watch.reachable.value) {
    return (
      <section class="session-warning" aria-label="Connection">
        <p>The panel can’t reach Backstory at the moment. It keeps trying.</p>
      </section>
    )
  }
  return null
}

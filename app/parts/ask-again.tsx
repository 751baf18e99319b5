import type { ComponentChildren } from 'preact'
import { usePanel } from './panel-context.tsx'

/** What did not come, and the way to ask the practice for it; what is shown stays until the answer is whole. */
export function AskAgain({
  button,
  children,
}: {
  button: ComponentChildren
  children: ComponentChildren
}) {
  const state = usePanel().record.state.value
  if (state.at !== 'ready') return null
  const { update } = state
  return (
    <div class="older">
      <p>{children}</p>
      {update.at === 'running' ? <p class="quiet">{update.words}</p> : button}
      {update.at === 'refused' ? <p class="failed">{update.refusal.message}</p> : null}
    </div>
  )
}

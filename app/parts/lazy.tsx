import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { Button } from './controls.tsx'

/** A screen whose code comes when it is first opened. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const found = signal<ComponentType<Props> | 'waiting' | 'failed' | null>(null)
  const start = () => {
    found.value = 'waiting'
    load().then(
      (component) => {
        found.value = component
      },
      () => {
        found.value = 'failed'
      },
    )
  }
  return function Lazy(props: Props) {
    const now = found.value
    if (now === null) start()
    if (now === null || now === 'waiting') return <p class="quiet">Opening.</p>
    if (now === 'failed') {
      return (
        <div class="failed">
          <p>This screen could not be loaded. Check your connection, then try again.</p>
          <Button onClick={start}>Try again</Button>
        </div>
      )
    }
    const Loaded = now
    return <Loaded {...props} />
  }
}

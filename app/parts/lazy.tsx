import { signal, useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from './controls.tsx'
import { usePanel } from './panel-context.tsx'

/** A screen whose code comes when it is first opened; `work` when it also uses search, notes or services. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { work = false } = {},
): ComponentType<Props> & { preload: () => void } {
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
  function Lazy(props: Props) {
    const panel = usePanel()
    const workFailed = useWork(work)
    const now = found.value
    if (now === null) start()
    if (now === 'failed' || workFailed.value) {
      return (
        <div class="failed">
          <p>This screen could not be loaded. Check your connection, then try again.</p>
          <Button
            onClick={() => {
              workFailed.value = false
              start()
            }}
          >
            Try again
          </Button>
        </div>
      )
    }
    if (now === null || now === 'waiting' || (work && panel.work.value === null)) {
      return <p class="quiet">Opening.</p>
    }
    const Loaded = now
    return <Loaded {...props} />
  }
  return Object.assign(Lazy, {
    preload: () => {
      if (found.peek() === null) start()
    },
  })
}

/** Asks for the code of search, notes and services once; true when it could not be had. */
function useWork(isNeeded: boolean) {
  const { work, loadWork } = usePanel()
  const failed = useSignal(false)
  useEffect(() => {
    if (!isNeeded || work.peek() !== null || failed.value) return
    loadWork().catch(() => {
      failed.value = true
    })
  }, [failed.value])
  return failed
}

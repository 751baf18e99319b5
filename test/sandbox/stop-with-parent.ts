import { whenStarterGone } from '../../auth-server/starter.ts'

/** Calls `stop` once: on a signal, or when the process that started this one has gone. */
export function stopWithParent(stop: (why: string) => void): void {
  let stopped = false
  const once = (why: string) => {
    if (stopped) return
    stopped = true
    stop(why)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => once(signal))
  }
  process.on('disconnect', () => once('its starter has gone'))
  whenStarterGone(() => once('its starter has gone'))
}

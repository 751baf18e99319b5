/** How often the parent is looked for. */
const EVERY_MS = 500

/**
 * Calls `stop` once on SIGTERM, SIGINT or SIGHUP, and when the process that started this one has gone: npm does not
 * pass SIGTERM on, and a sandbox without its starter would run for ever.
 */
export function stopWithParent(stop: (why: string) => void): void {
  let stopped = false
  const once = (why: string) => {
    if (stopped) return
    stopped = true
    clearInterval(watch)
    stop(why)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => once(signal))
  process.on('disconnect', () => once('its starter has gone'))
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent || !alive(parent)) once('its starter has gone')
  }, EVERY_MS)
  watch.unref()
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return Reflect.get(Object(error), 'code') === 'EPERM'
  }
}

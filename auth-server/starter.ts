import { execFileSync } from 'node:child_process'

/** How often the starters are looked for. */
const EVERY_MS = 500

/**
 * Calls `stop` once when the process that started this one has gone: npm does not pass SIGTERM on. Under npm that is
 * npm itself, two steps up: it runs scripts in a shell, which lives on when npm is killed.
 */
export function whenStarterGone(stop: () => void): void {
  const parent = process.ppid
  const npm = process.env.npm_lifecycle_event === undefined ? null : parentOf(parent)
  const watch = setInterval(() => {
    const gone = process.ppid !== parent || !isAlive(parent) || (npm !== null && !isAlive(npm))
    if (!gone) return
    clearInterval(watch)
    stop()
  }, EVERY_MS)
  watch.unref()
}

/** The parent of another process, or null where the system cannot say. */
function parentOf(pid: number): number | null {
  try {
    const found = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { stdio: 'pipe' }))
    return found > 1 ? found : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return Reflect.get(Object(error), 'code') === 'EPERM'
  }
}

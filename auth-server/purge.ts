import type { AuditTrail } from './audit/events.ts'
import { auditSessionEnd } from './audit/session-end.ts'
import type { RecordDesk } from './record-desk.ts'
import type { Store } from './store/store.ts'

const EVERY_MS = 60_000

/**
 * Takes away what is over. Sessions that ended by themselves are in the audit first; while the audit cannot be
 * written, nothing is taken away (what is over does not open in any case).
 */
export async function purgeStore(
  { store, audit }: { store: Store; audit: AuditTrail },
  now: Date,
): Promise<void> {
  const instant = now.toISOString()
  for (const { launchId, idleEndsAt, endsAt } of await store.sessions.over(instant)) {
    const byLimit = endsAt <= instant && endsAt <= idleEndsAt
    const reason = byLimit ? 'limit' : 'idle'
    const at = byLimit ? endsAt : idleEndsAt
    await auditSessionEnd({ audit, sessions: store.sessions }, { launchId, reason, at }, now)
  }
  await store.purge(instant)
}

/** Purges the store every minute, and has the records let go of that nobody has used since a session may be idle. */
export function startPurging(
  { store, audit, records }: { store: Store; audit: AuditTrail; records: RecordDesk },
  { idleMinutes, now, failed }: { idleMinutes: number; now(): Date; failed(): void },
): { stop(): void } {
  const timer = setInterval(() => {
    const at = now()
    const idleSince = new Date(at.getTime() - idleMinutes * 60_000).toISOString()
    Promise.all([purgeStore({ store, audit }, at), records.sweep(idleSince)]).catch(failed)
  }, EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

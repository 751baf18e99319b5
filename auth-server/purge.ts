import type { AuditTrail } from './audit/events.ts'
import { auditSessionEnd } from './audit/session-end.ts'
import type { Store } from './store/store.ts'

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

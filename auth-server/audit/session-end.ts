import type { SessionRows } from '../store/store.ts'
import type { AuditTrail } from './events.ts'

/** Why a session ended that its worker did not end. */
export type SessionEndReason = 'idle' | 'limit' | 'vendor'

const LOCK = 'ending'
const LOCK_MS = 60_000

/**
 * Writes once that a session ended by itself. Who and whose it was stands in what the launch's own events said, since
 * nobody can open the session any more. Rejects with `audit-unavailable`; then the session must stay where it is.
 */
export async function auditSessionEnd(
  ports: { audit: AuditTrail; sessions: Pick<SessionRows, 'lock' | 'unlock'> },
  ended: { launchId: string; reason: SessionEndReason; at: string },
  now: Date,
): Promise<void> {
  const { launchId, reason, at } = ended
  const until = new Date(now.getTime() + LOCK_MS).toISOString()
  // Several servers find the same session over at the same time.
  if (!(await ports.sessions.lock(launchId, LOCK, now.toISOString(), until))) return
  const events = await ports.audit.ofLaunch(launchId)
  if (events.some(({ event }) => event === 'session-ended')) return
  const known = events.findLast(({ identity }) => identity.user !== null)
  await ports.audit.record({
    event: 'session-ended',
    launchId,
    traceId: null,
    fields: {
      outcome: 'success',
      vendor: known?.fields.vendor ?? null,
      organisation: known?.fields.organisation ?? null,
      details: [reason, at],
    },
    identity: {
      user: known?.identity.user ?? null,
      patient: known?.identity.patient ?? null,
      items: [],
    },
  })
}

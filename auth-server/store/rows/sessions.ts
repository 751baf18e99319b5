import { one, type Sql } from '../sql.ts'
import type { SessionEnd, SessionRow, SessionRows } from '../store.ts'

const COLUMNS = `launch_id AS "launchId", credential_hash AS "credentialHash", sealed, version,
  idle_ends_at AS "idleEndsAt", ends_at AS "endsAt", handoff_hash AS "handoffHash", handoff_sealed AS "handoffSealed"`
const NOT_OVER = 'idle_ends_at > $2 AND ends_at > $2'
/** What goes with a session. */
const TABLES = ['sessions', 'records', 'session_locks']

export const sessionRows = (sql: Sql): SessionRows => ({
  create: async (row) => {
    await sql.run(
      `INSERT INTO sessions (launch_id, credential_hash, sealed, version, idle_ends_at, ends_at, handoff_hash, handoff_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      row.launchId,
      row.credentialHash,
      row.sealed,
      row.version,
      row.idleEndsAt,
      row.endsAt,
      row.handoffHash,
      row.handoffSealed,
    )
  },
  get: (launchId, now) =>
    one<SessionRow>(
      sql,
      `SELECT ${COLUMNS} FROM sessions WHERE launch_id = $1 AND ${NOT_OVER}`,
      launchId,
      now,
    ),
  update: async (launchId, version, sealed) =>
    (await sql.run(
      'UPDATE sessions SET sealed = $3, version = version + 1 WHERE launch_id = $1 AND version = $2',
      launchId,
      version,
      sealed,
    )) > 0,
  touch: async (launchId, idleEndsAt) => {
    await sql.run(
      'UPDATE sessions SET idle_ends_at = $2 WHERE launch_id = $1 AND idle_ends_at < $2',
      launchId,
      idleEndsAt,
    )
  },
  takeHandoff: async (launchId, handoffHash, now) => {
    const row = await one<{ sealed: Uint8Array | null }>(
      sql,
      `SELECT handoff_sealed AS sealed FROM sessions
       WHERE launch_id = $1 AND ${NOT_OVER} AND handoff_hash = $3`,
      launchId,
      now,
      handoffHash,
    )
    if (row === null) return null
    // Of two that read it, one empties it.
    const emptied = await sql.run(
      'UPDATE sessions SET handoff_hash = NULL, handoff_sealed = NULL WHERE launch_id = $1 AND handoff_hash = $2',
      launchId,
      handoffHash,
    )
    return emptied > 0 ? row.sealed : null
  },
  end: (launchId) =>
    sql.together(
      TABLES.map((table) => [`DELETE FROM ${table} WHERE launch_id = $1`, launchId] as const),
    ),
  over: (now) =>
    sql.all<SessionEnd>(
      `SELECT launch_id AS "launchId", idle_ends_at AS "idleEndsAt", ends_at AS "endsAt" FROM sessions
       WHERE idle_ends_at <= $1 OR ends_at <= $1
       ORDER BY CASE WHEN idle_ends_at < ends_at THEN idle_ends_at ELSE ends_at END`,
      now,
    ),
  lock: async (launchId, name, now, until) =>
    (await sql.run(
      `INSERT INTO session_locks (launch_id, name, until) VALUES ($1, $2, $3)
       ON CONFLICT (launch_id, name) DO UPDATE SET until = excluded.until
       WHERE session_locks.until <= $4`,
      launchId,
      name,
      until,
      now,
    )) > 0,
  unlock: async (launchId, name) => {
    await sql.run('DELETE FROM session_locks WHERE launch_id = $1 AND name = $2', launchId, name)
  },
})

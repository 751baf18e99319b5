import pg, { type PoolClient } from 'pg'
import { Refusal } from '../refusal.ts'
import { POSTGRES_MIGRATIONS } from './postgres-schema.ts'
import type { AuditRow, DirectoryRow, LaunchRow, SessionEnd, SessionRow, Store } from './store.ts'

/** Names of the two locks that all servers on one database share. */
const MIGRATION_LOCK = 0x6261_636b
const AUDIT_LOCK = 0x6175_6469

/** The store that several servers share: PostgreSQL 13 or later, reached by a `postgresql://` address. */
export async function postgresStore(address: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // The server's own limit says nothing while the network between is silent: then the caller gives up by itself.
    query_timeout: 12_000,
    application_name: 'backstory',
  })
  // A connection that breaks is replaced at the next call, and its query rejects; unheard, the event would end the
  // process, whether the connection was idle or at work.
  const heard = () => undefined
  pool.on('error', heard)
  pool.on('connect', (client) => client.on('error', heard))
  await migrate(pool)

  const query = async <Row extends object>(sql: string, ...values: unknown[]) => {
    try {
      return await pool.query<Row>(sql, values)
    } catch (cause) {
      throw new Refusal('store-unavailable', { cause })
    }
  }
  const all = async <Row extends object>(sql: string, ...values: unknown[]) =>
    (await query<Row>(sql, ...values)).rows
  const one = async <Row extends object>(sql: string, ...values: unknown[]) =>
    (await all<Row>(sql, ...values))[0] ?? null
  const run = async (sql: string, ...values: unknown[]) =>
    (await query(sql, ...values)).rowCount ?? 0

  return {
    launches: {
      create: async (row) => {
        await run(
          'INSERT INTO launches (launch_id, credential_hash, sealed, expires_at) VALUES ($1, $2, $3, $4)',
          row.launchId,
          row.credentialHash,
          row.sealed,
          row.expiresAt,
        )
      },
      get: (launchId, now) =>
        one<LaunchRow>(
          `SELECT ${LAUNCH} FROM launches WHERE launch_id = $1 AND expires_at > $2`,
          launchId,
          now,
        ),
      update: async (launchId, sealed) =>
        (await run('UPDATE launches SET sealed = $2 WHERE launch_id = $1', launchId, sealed)) > 0,
      bindState: async (launchId, stateKey) => {
        await run('UPDATE launches SET state_key = $2 WHERE launch_id = $1', launchId, stateKey)
      },
      takeByState: async (stateKey, now) => {
        const row = await one<LaunchRow>(
          `DELETE FROM launches WHERE state_key = $1 RETURNING ${LAUNCH}`,
          stateKey,
        )
        return row !== null && row.expiresAt > now ? row : null
      },
    },
    sessions: {
      create: async (row) => {
        await run(
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
          `SELECT ${SESSION} FROM sessions WHERE launch_id = $1 AND idle_ends_at > $2 AND ends_at > $2`,
          launchId,
          now,
        ),
      update: async (launchId, version, sealed) =>
        (await run(
          'UPDATE sessions SET sealed = $3, version = version + 1 WHERE launch_id = $1 AND version = $2',
          launchId,
          version,
          sealed,
        )) > 0,
      touch: async (launchId, idleEndsAt) => {
        await run(
          'UPDATE sessions SET idle_ends_at = greatest(idle_ends_at, $2) WHERE launch_id = $1',
          launchId,
          idleEndsAt,
        )
      },
      takeHandoff: async (launchId, handoffHash, now) => {
        const row = await one<{ sealed: Uint8Array | null }>(
          `WITH held AS (
             SELECT launch_id, handoff_sealed FROM sessions
             WHERE launch_id = $1 AND handoff_hash = $2 AND idle_ends_at > $3 AND ends_at > $3
             FOR UPDATE
           )
           UPDATE sessions SET handoff_hash = NULL, handoff_sealed = NULL FROM held
           WHERE sessions.launch_id = held.launch_id RETURNING held.handoff_sealed AS sealed`,
          launchId,
          handoffHash,
          now,
        )
        return row?.sealed ?? null
      },
      end: async (launchId) => {
        await run(
          `WITH session AS (DELETE FROM sessions WHERE launch_id = $1),
             locks AS (DELETE FROM session_locks WHERE launch_id = $1)
           DELETE FROM records WHERE launch_id = $1`,
          launchId,
        )
      },
      over: (now) =>
        all<SessionEnd>(
          `SELECT launch_id AS "launchId", idle_ends_at AS "idleEndsAt", ends_at AS "endsAt" FROM sessions
           WHERE idle_ends_at <= $1 OR ends_at <= $1 ORDER BY least(idle_ends_at, ends_at)`,
          now,
        ),
      lock: async (launchId, name, now, until) =>
        (await run(
          `INSERT INTO session_locks (launch_id, name, until) VALUES ($1, $2, $3)
           ON CONFLICT (launch_id, name) DO UPDATE SET until = excluded.until
           WHERE session_locks.until <= $4`,
          launchId,
          name,
          until,
          now,
        )) > 0,
      unlock: async (launchId, name) => {
        await run('DELETE FROM session_locks WHERE launch_id = $1 AND name = $2', launchId, name)
      },
    },
    records: {
      add: async (launchId, sequence, sealed) => {
        await run(
          `INSERT INTO records (launch_id, sequence, sealed) VALUES ($1, $2, $3)
           ON CONFLICT (launch_id, sequence) DO UPDATE SET sealed = excluded.sealed`,
          launchId,
          sequence,
          sealed,
        )
      },
      all: (launchId) =>
        all(
          'SELECT sequence, sealed FROM records WHERE launch_id = $1 ORDER BY sequence',
          launchId,
        ),
    },
    kept: {
      get: (purpose, key, now) =>
        one(
          `WITH over AS (DELETE FROM kept WHERE purpose = $1 AND key = $2 AND expires_at <= $3)
           SELECT sealed, version FROM kept WHERE purpose = $1 AND key = $2 AND expires_at > $3`,
          purpose,
          key,
          now,
        ),
      put: async (purpose, key, version, sealed, expiresAt) => {
        const written =
          version === 0
            ? run(
                `INSERT INTO kept (purpose, key, sealed, version, expires_at) VALUES ($1, $2, $3, 1, $4)
                 ON CONFLICT (purpose, key) DO NOTHING`,
                purpose,
                key,
                sealed,
                expiresAt,
              )
            : run(
                `UPDATE kept SET sealed = $3, version = version + 1, expires_at = $4
                 WHERE purpose = $1 AND key = $2 AND version = $5`,
                purpose,
                key,
                sealed,
                expiresAt,
                version,
              )
        return (await written) > 0
      },
      delete: async (purpose, key) => {
        await run('DELETE FROM kept WHERE purpose = $1 AND key = $2', purpose, key)
      },
    },
    audit: {
      append: (make) =>
        inTransaction(pool, async (client) => {
          await client.query('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK])
          const { rows } = await client.query<StoredAudit>(
            `${AUDIT} ORDER BY sequence DESC LIMIT 1`,
          )
          const row = make(rows[0] ? auditRow(rows[0]) : null)
          await client.query(
            `INSERT INTO audit (sequence, at, event, launch_id, trace_id, fields, sealed_identity, mac)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
            [
              row.sequence,
              row.at,
              row.event,
              row.launchId,
              row.traceId,
              row.fields,
              row.sealedIdentity,
              row.mac,
            ],
          )
          return row
        }),
      last: async () => {
        const row = await one<StoredAudit>(`${AUDIT} ORDER BY sequence DESC LIMIT 1`)
        return row && auditRow(row)
      },
      read: async (from, limit) => {
        const sql = `${AUDIT} WHERE sequence >= $1 ORDER BY sequence LIMIT $2`
        return (await all<StoredAudit>(sql, from, limit)).map(auditRow)
      },
      ofLaunch: async (launchId) => {
        const sql = `${AUDIT} WHERE launch_id = $1 ORDER BY sequence`
        return (await all<StoredAudit>(sql, launchId)).map(auditRow)
      },
    },
    directory: {
      list: () => all<DirectoryRow>(`SELECT ${DIRECTORY} FROM directory ORDER BY source`),
      content: async (source) =>
        (
          await one<{ content: Uint8Array | null }>(
            'SELECT content FROM directory WHERE source = $1',
            source,
          )
        )?.content ?? null,
      replace: async (row, content) => {
        await run(
          `INSERT INTO directory (source, taken_at, attempted_at, report, content)
           VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (source) DO UPDATE SET taken_at = excluded.taken_at,
             attempted_at = excluded.attempted_at, report = excluded.report, content = excluded.content`,
          row.source,
          row.takenAt,
          row.attemptedAt,
          row.report,
          content,
        )
      },
      note: async (source, attemptedAt, report) => {
        await run(
          `INSERT INTO directory (source, attempted_at, report) VALUES ($1, $2, $3)
           ON CONFLICT (source) DO UPDATE
           SET attempted_at = excluded.attempted_at, report = excluded.report`,
          source,
          attemptedAt,
          report,
        )
      },
      claim: async (source, now, notAfter) =>
        (await run(
          `INSERT INTO directory (source, attempted_at, report) VALUES ($1, $2, '{}')
           ON CONFLICT (source) DO UPDATE SET attempted_at = excluded.attempted_at
           WHERE directory.attempted_at <= $3`,
          source,
          now,
          notAfter,
        )) > 0,
      delete: async (source) => {
        await run('DELETE FROM directory WHERE source = $1', source)
      },
    },
    purge: (now) =>
      inTransaction(pool, async (client) => {
        await client.query('DELETE FROM launches WHERE expires_at <= $1', [now])
        await client.query('DELETE FROM sessions WHERE idle_ends_at <= $1 OR ends_at <= $1', [now])
        await client.query(
          'DELETE FROM records WHERE NOT EXISTS (SELECT FROM sessions WHERE sessions.launch_id = records.launch_id)',
        )
        await client.query('DELETE FROM session_locks WHERE until <= $1', [now])
        await client.query('DELETE FROM kept WHERE expires_at <= $1', [now])
      }),
    close: () => pool.end(),
  }
}

const LAUNCH =
  'launch_id AS "launchId", credential_hash AS "credentialHash", sealed, expires_at AS "expiresAt"'
const SESSION = `launch_id AS "launchId", credential_hash AS "credentialHash", sealed, version,
  idle_ends_at AS "idleEndsAt", ends_at AS "endsAt", handoff_hash AS "handoffHash", handoff_sealed AS "handoffSealed"`
const DIRECTORY = 'source, taken_at AS "takenAt", attempted_at AS "attemptedAt", report'
const AUDIT = `SELECT sequence, at, event, launch_id AS "launchId", trace_id AS "traceId", fields,
  sealed_identity AS "sealedIdentity", mac FROM audit`

/** The driver gives a 64-bit integer as text. */
type StoredAudit = Omit<AuditRow, 'sequence'> & { sequence: string }
const auditRow = (row: StoredAudit): AuditRow => ({ ...row, sequence: Number(row.sequence) })

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  let client: PoolClient | null = null
  try {
    client = await pool.connect()
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (cause) {
    // The connection is closed, and its transaction with it: what state it is in is not known.
    client?.release(true)
    throw cause instanceof Refusal ? cause : new Refusal('store-unavailable', { cause })
  }
}

async function migrate(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query('CREATE TABLE IF NOT EXISTS backstory_version (version integer NOT NULL)')
    const { rows } = await client.query<{ version: number }>(
      'SELECT version FROM backstory_version',
    )
    const version = rows[0]?.version ?? 0
    if (version > POSTGRES_MIGRATIONS.length) {
      throw new Error('The store was written by a newer Backstory; this one cannot read it')
    }
    for (const migration of POSTGRES_MIGRATIONS.slice(version)) await client.query(migration)
    await client.query('DELETE FROM backstory_version')
    await client.query('INSERT INTO backstory_version VALUES ($1)', [POSTGRES_MIGRATIONS.length])
  })
}

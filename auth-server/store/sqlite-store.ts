import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Refusal } from '../refusal.ts'
import { MIGRATIONS } from './sqlite-schema.ts'
import type { AuditRow, DirectoryRow, LaunchRow, SessionEnd, SessionRow, Store } from './store.ts'

export interface SqliteOptions {
  /** Path of the database file, or `:memory:`. Its folder is made when it is not there. */
  file: string
  /**
   * Holds a lock beside the file for as long as the store is open, so that a second server on the same data folder
   * is told instead of sharing it. A worker of the same server passes false.
   */
  writer?: boolean
}

/** Raised when another process already holds the store as its writer. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse'
}

/**
 * The default store: one SQLite file in WAL mode with full synchronisation, so that whatever was acknowledged
 * survives a killed process or a power cut. Deleted content is overwritten (`secure_delete`).
 */
export function sqliteStore({ file, writer = true }: SqliteOptions): Store {
  const onDisk = file !== ':memory:'
  if (onDisk) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // SQLite gives its write-ahead log the mode of the database, so the mode comes first.
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  }
  const lock = onDisk && writer ? takeWriterLock(`${file}.lock`) : null
  const db = openDatabase(file)

  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    statements.set(sql, made)
    return made
  }
  const all = <Row>(sql: string, ...values: SQLInputValue[]) =>
    guard(() => prepared(sql).all(...values) as Row[])
  const one = async <Row>(sql: string, ...values: SQLInputValue[]) =>
    (await all<Row>(sql, ...values))[0] ?? null
  const run = (sql: string, ...values: SQLInputValue[]) =>
    guard(() => Number(prepared(sql).run(...values).changes))
  const transaction = <Result>(work: () => Result): Result => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      db.exec('COMMIT')
      return result
    } catch (fault) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw fault
    }
  }

  return {
    launches: {
      create: async (row) => {
        await run(
          'INSERT INTO launches (launch_id, credential_hash, sealed, expires_at) VALUES (?, ?, ?, ?)',
          row.launchId,
          row.credentialHash,
          row.sealed,
          row.expiresAt,
        )
      },
      get: (launchId, now) =>
        one<LaunchRow>(
          `SELECT ${LAUNCH} FROM launches WHERE launch_id = ? AND expires_at > ?`,
          launchId,
          now,
        ),
      update: async (launchId, sealed) =>
        (await run('UPDATE launches SET sealed = ? WHERE launch_id = ?', sealed, launchId)) > 0,
      bindState: async (launchId, stateKey) => {
        await run('UPDATE launches SET state_key = ? WHERE launch_id = ?', stateKey, launchId)
      },
      takeByState: async (stateKey, now) => {
        const row = await one<LaunchRow>(
          `DELETE FROM launches WHERE state_key = ? RETURNING ${LAUNCH}`,
          stateKey,
        )
        return row !== null && row.expiresAt > now ? row : null
      },
    },
    sessions: {
      create: async (row) => {
        await run(
          `INSERT INTO sessions (launch_id, credential_hash, sealed, version, idle_ends_at, ends_at, handoff_hash, handoff_sealed)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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
          `SELECT ${SESSION} FROM sessions WHERE launch_id = ? AND idle_ends_at > ? AND ends_at > ?`,
          launchId,
          now,
          now,
        ),
      update: async (launchId, version, sealed) =>
        (await run(
          'UPDATE sessions SET sealed = ?, version = version + 1 WHERE launch_id = ? AND version = ?',
          sealed,
          launchId,
          version,
        )) > 0,
      touch: async (launchId, idleEndsAt) => {
        await run(
          'UPDATE sessions SET idle_ends_at = max(idle_ends_at, ?) WHERE launch_id = ?',
          idleEndsAt,
          launchId,
        )
      },
      takeHandoff: (launchId, handoffHash, now) =>
        guard(() =>
          transaction(() => {
            const row = prepared(
              `SELECT handoff_sealed AS sealed FROM sessions
               WHERE launch_id = ? AND handoff_hash = ? AND idle_ends_at > ? AND ends_at > ?`,
            ).get(launchId, handoffHash, now, now) as { sealed: Uint8Array | null } | undefined
            if (!row?.sealed) return null
            prepared(
              'UPDATE sessions SET handoff_hash = NULL, handoff_sealed = NULL WHERE launch_id = ?',
            ).run(launchId)
            return row.sealed
          }),
        ),
      end: (launchId) =>
        guard(() =>
          transaction(() => {
            for (const table of ['sessions', 'records', 'session_locks']) {
              prepared(`DELETE FROM ${table} WHERE launch_id = ?`).run(launchId)
            }
          }),
        ),
      over: (now) =>
        all<SessionEnd>(
          `SELECT launch_id AS launchId, idle_ends_at AS idleEndsAt, ends_at AS endsAt FROM sessions
           WHERE idle_ends_at <= ? OR ends_at <= ? ORDER BY min(idle_ends_at, ends_at)`,
          now,
          now,
        ),
      lock: async (launchId, name, now, until) =>
        (await run(
          `INSERT INTO session_locks (launch_id, name, until) VALUES (?, ?, ?)
           ON CONFLICT (launch_id, name) DO UPDATE SET until = excluded.until WHERE until <= ?`,
          launchId,
          name,
          until,
          now,
        )) > 0,
      unlock: async (launchId, name) => {
        await run('DELETE FROM session_locks WHERE launch_id = ? AND name = ?', launchId, name)
      },
    },
    records: {
      add: async (launchId, sequence, sealed) => {
        await run(
          'INSERT OR REPLACE INTO records (launch_id, sequence, sealed) VALUES (?, ?, ?)',
          launchId,
          sequence,
          sealed,
        )
      },
      all: (launchId) =>
        all('SELECT sequence, sealed FROM records WHERE launch_id = ? ORDER BY sequence', launchId),
    },
    kept: {
      get: async (purpose, key, now) => {
        await run(
          'DELETE FROM kept WHERE purpose = ? AND key = ? AND expires_at <= ?',
          purpose,
          key,
          now,
        )
        return one('SELECT sealed, version FROM kept WHERE purpose = ? AND key = ?', purpose, key)
      },
      put: async (purpose, key, version, sealed, expiresAt) => {
        const written =
          version === 0
            ? run(
                `INSERT INTO kept (purpose, key, sealed, version, expires_at) VALUES (?, ?, ?, 1, ?)
                 ON CONFLICT (purpose, key) DO NOTHING`,
                purpose,
                key,
                sealed,
                expiresAt,
              )
            : run(
                `UPDATE kept SET sealed = ?, version = version + 1, expires_at = ?
                 WHERE purpose = ? AND key = ? AND version = ?`,
                sealed,
                expiresAt,
                purpose,
                key,
                version,
              )
        return (await written) > 0
      },
      delete: async (purpose, key) => {
        await run('DELETE FROM kept WHERE purpose = ? AND key = ?', purpose, key)
      },
    },
    audit: {
      append: (make) =>
        guard(() =>
          transaction(() => {
            const last = prepared(
              `SELECT ${AUDIT} FROM audit ORDER BY sequence DESC LIMIT 1`,
            ).get() as AuditRow | undefined
            const row = make(last ?? null)
            prepared(
              `INSERT INTO audit (sequence, at, event, launch_id, trace_id, fields, sealed_identity, mac)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
            ).run(
              row.sequence,
              row.at,
              row.event,
              row.launchId,
              row.traceId,
              row.fields,
              row.sealedIdentity,
              row.mac,
            )
            return row
          }),
        ),
      last: () => one<AuditRow>(`SELECT ${AUDIT} FROM audit ORDER BY sequence DESC LIMIT 1`),
      read: (from, limit) =>
        all<AuditRow>(
          `SELECT ${AUDIT} FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?`,
          from,
          limit,
        ),
      ofLaunch: (launchId) =>
        all<AuditRow>(`SELECT ${AUDIT} FROM audit WHERE launch_id = ? ORDER BY sequence`, launchId),
    },
    directory: {
      list: () => all<DirectoryRow>(`SELECT ${DIRECTORY} FROM directory ORDER BY source`),
      content: async (source) =>
        (
          await one<{ content: Uint8Array | null }>(
            'SELECT content FROM directory WHERE source = ?',
            source,
          )
        )?.content ?? null,
      replace: async (row, content) => {
        await run(
          `INSERT OR REPLACE INTO directory (source, taken_at, attempted_at, report, content)
           VALUES (?, ?, ?, ?, ?)`,
          row.source,
          row.takenAt,
          row.attemptedAt,
          row.report,
          content,
        )
      },
      note: async (source, attemptedAt, report) => {
        await run(
          `INSERT INTO directory (source, attempted_at, report) VALUES (?, ?, ?)
           ON CONFLICT (source) DO UPDATE
           SET attempted_at = excluded.attempted_at, report = excluded.report`,
          source,
          attemptedAt,
          report,
        )
      },
      claim: async (source, now, notAfter) =>
        (await run(
          `INSERT INTO directory (source, attempted_at, report) VALUES (?, ?, '{}')
           ON CONFLICT (source) DO UPDATE SET attempted_at = excluded.attempted_at
           WHERE attempted_at <= ?`,
          source,
          now,
          notAfter,
        )) > 0,
      delete: async (source) => {
        await run('DELETE FROM directory WHERE source = ?', source)
      },
    },
    purge: (now) =>
      guard(() =>
        transaction(() => {
          prepared('DELETE FROM launches WHERE expires_at <= ?').run(now)
          prepared('DELETE FROM sessions WHERE idle_ends_at <= ? OR ends_at <= ?').run(now, now)
          prepared(
            'DELETE FROM records WHERE launch_id NOT IN (SELECT launch_id FROM sessions)',
          ).run()
          prepared('DELETE FROM session_locks WHERE until <= ?').run(now)
          prepared('DELETE FROM kept WHERE expires_at <= ?').run(now)
        }),
      ),
    close: async () => {
      db.close()
      lock?.close()
    },
  }
}

const LAUNCH =
  'launch_id AS launchId, credential_hash AS credentialHash, sealed, expires_at AS expiresAt'
const SESSION = `launch_id AS launchId, credential_hash AS credentialHash, sealed, version,
  idle_ends_at AS idleEndsAt, ends_at AS endsAt, handoff_hash AS handoffHash, handoff_sealed AS handoffSealed`
const DIRECTORY = 'source, taken_at AS takenAt, attempted_at AS attemptedAt, report'
const AUDIT = `sequence, at, event, launch_id AS launchId, trace_id AS traceId, fields,
  sealed_identity AS sealedIdentity, mac`

async function guard<Result>(work: () => Result): Promise<Result> {
  try {
    return work()
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('store-unavailable', { cause })
  }
}

function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  db.exec('BEGIN IMMEDIATE')
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as {
    user_version: number
  }
  if (version > MIGRATIONS.length) {
    db.exec('ROLLBACK')
    db.close()
    throw new Error('The store was written by a newer Backstory; this one cannot read it')
  }
  for (const migration of MIGRATIONS.slice(version)) db.exec(migration)
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  db.exec('COMMIT')
  return db
}

/** An exclusive transaction on a file of its own: the system frees it however the process ends. */
function takeWriterLock(file: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock.close()
    throw new StoreInUse('Another Backstory is already running on this data folder', { cause })
  }
}

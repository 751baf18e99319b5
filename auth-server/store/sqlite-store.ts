import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../refusal.ts'
import { ADD_AUDIT, auditRow, auditValues, LAST_AUDIT, type StoredAudit } from './rows/audit.ts'
import { everyRow } from './rows/every-row.ts'
import type { Sql, SqlValue, Statement } from './sql.ts'
import { MIGRATIONS } from './sqlite-schema.ts'
import type { AuditRows, Store } from './store.ts'

/** Which file, and who opens it. */
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
  const prepared = (text: string) => {
    const known = statements.get(text)
    if (known) return known
    const made = db.prepare(text)
    statements.set(text, made)
    return made
  }
  const all = <Row>([text, ...values]: Statement) => prepared(text).all(named(values)) as Row[]
  const run = ([text, ...values]: Statement) => Number(prepared(text).run(named(values)).changes)
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

  const sql: Sql = {
    all: <Row>(...statement: Statement) => guard(() => all<Row>(statement)),
    run: (...statement) => guard(() => run(statement)),
    together: (each) => guard(() => transaction(() => void each.forEach(run))),
  }
  const append: AuditRows['append'] = (make) =>
    guard(() =>
      transaction(() => {
        const [last] = all<StoredAudit>([LAST_AUDIT])
        const row = make(last ? auditRow(last) : null)
        run([ADD_AUDIT, ...auditValues(row)])
        return row
      }),
    )
  return {
    ...everyRow(sql, append),
    close: async () => {
      db.close()
      lock?.close()
    },
  }
}

/** The values under the names that SQLite gives to `$1`, `$2`… */
const named = (values: readonly SqlValue[]): { [name: string]: SqlValue } =>
  Object.fromEntries(values.map((value, at) => [`$${at + 1}`, value]))

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

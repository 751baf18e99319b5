import pg, { type PoolClient } from 'pg'
import { Refusal } from '../refusal.ts'
import { POSTGRES_MIGRATIONS } from './postgres-schema.ts'
import { ADD_AUDIT, auditRow, auditValues, LAST_AUDIT, type StoredAudit } from './rows/audit.ts'
import { everyRow } from './rows/every-row.ts'
import type { Sql, Statement } from './sql.ts'
import type { AuditRows, Store } from './store.ts'

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

  const query = async <Row extends object>([text, ...values]: Statement) => {
    try {
      return await pool.query<Row>(text, values)
    } catch (cause) {
      throw new Refusal('store-unavailable', { cause })
    }
  }
  const sql: Sql = {
    all: async <Row extends object>(...statement: Statement) => (await query<Row>(statement)).rows,
    run: async (...statement) => (await query(statement)).rowCount ?? 0,
    together: (statements) =>
      inTransaction(pool, async (client) => {
        for (const [text, ...values] of statements) await client.query(text, values)
      }),
  }
  const append: AuditRows['append'] = (make) =>
    inTransaction(pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK])
      const { rows } = await client.query<StoredAudit>(LAST_AUDIT)
      const row = make(rows[0] ? auditRow(rows[0]) : null)
      await client.query(ADD_AUDIT, auditValues(row))
      return row
    })
  return { ...everyRow(sql, append), close: () => pool.end() }
}

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

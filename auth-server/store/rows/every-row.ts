import type { Sql } from '../sql.ts'
import type { AuditRows, Store } from '../store.ts'
import { auditRows } from './audit.ts'
import { directoryRows } from './directory.ts'
import { keptRows } from './kept.ts'
import { launchRows } from './launches.ts'
import { recordRows } from './records.ts'
import { sessionRows } from './sessions.ts'

/** The rows of a store over one database; opening, closing and appending to the audit are the adapter's. */
export const everyRow = (sql: Sql, append: AuditRows['append']): Omit<Store, 'close'> => ({
  launches: launchRows(sql),
  sessions: sessionRows(sql),
  records: recordRows(sql),
  kept: keptRows(sql),
  audit: auditRows(sql, append),
  directory: directoryRows(sql),
  purge: (now) =>
    sql.together([
      ['DELETE FROM launches WHERE expires_at <= $1', now],
      ['DELETE FROM sessions WHERE idle_ends_at <= $1 OR ends_at <= $1', now],
      [
        'DELETE FROM records WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.launch_id = records.launch_id)',
      ],
      ['DELETE FROM session_locks WHERE until <= $1', now],
      ['DELETE FROM kept WHERE expires_at <= $1', now],
    ]),
})

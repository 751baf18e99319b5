import type { Sql } from '../sql.ts'
import type { RecordRows } from '../store.ts'

export const recordRows = (sql: Sql): RecordRows => ({
  add: async (launchId, sequence, sealed) => {
    await sql.run(
      `INSERT INTO records (launch_id, sequence, sealed) VALUES ($1, $2, $3)
       ON CONFLICT (launch_id, sequence) DO UPDATE SET sealed = excluded.sealed`,
      launchId,
      sequence,
      sealed,
    )
  },
  all: (launchId) =>
    sql.all(
      'SELECT sequence, sealed FROM records WHERE launch_id = $1 ORDER BY sequence',
      launchId,
    ),
})

import { one, type Sql } from '../sql.ts'
import type { KeptRows } from '../store.ts'

interface Kept {
  sealed: Uint8Array
  version: number
  expiresAt: string
}

export const keptRows = (sql: Sql): KeptRows => ({
  get: async (purpose, key, now) => {
    const row = await one<Kept>(
      sql,
      'SELECT sealed, version, expires_at AS "expiresAt" FROM kept WHERE purpose = $1 AND key = $2',
      purpose,
      key,
    )
    if (row === null) return null
    if (row.expiresAt > now) return { sealed: row.sealed, version: row.version }
    // Its place must be free for a new one.
    await sql.run(
      'DELETE FROM kept WHERE purpose = $1 AND key = $2 AND expires_at <= $3',
      purpose,
      key,
      now,
    )
    return null
  },
  put: async (purpose, key, version, sealed, expiresAt) => {
    const written =
      version === 0
        ? sql.run(
            `INSERT INTO kept (purpose, key, sealed, version, expires_at) VALUES ($1, $2, $3, 1, $4)
             ON CONFLICT (purpose, key) DO NOTHING`,
            purpose,
            key,
            sealed,
            expiresAt,
          )
        : sql.run(
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
    await sql.run('DELETE FROM kept WHERE purpose = $1 AND key = $2', purpose, key)
  },
})

import { one, type Sql } from '../sql.ts'
import type { LaunchRow, LaunchRows } from '../store.ts'

const COLUMNS =
  'launch_id AS "launchId", credential_hash AS "credentialHash", sealed, expires_at AS "expiresAt"'

export const launchRows = (sql: Sql): LaunchRows => ({
  create: async ({ launchId, credentialHash, sealed, expiresAt }) => {
    await sql.run(
      'INSERT INTO launches (launch_id, credential_hash, sealed, expires_at) VALUES ($1, $2, $3, $4)',
      launchId,
      credentialHash,
      sealed,
      expiresAt,
    )
  },
  get: (launchId, now) =>
    one<LaunchRow>(
      sql,
      `SELECT ${COLUMNS} FROM launches WHERE launch_id = $1 AND expires_at > $2`,
      launchId,
      now,
    ),
  update: async (launchId, sealed) =>
    (await sql.run('UPDATE launches SET sealed = $2 WHERE launch_id = $1', launchId, sealed)) > 0,
  bindState: async (launchId, stateKey) => {
    await sql.run('UPDATE launches SET state_key = $2 WHERE launch_id = $1', launchId, stateKey)
  },
  takeByState: async (stateKey, now) => {
    const row = await one<LaunchRow>(
      sql,
      `DELETE FROM launches WHERE state_key = $1 RETURNING ${COLUMNS}`,
      stateKey,
    )
    return row !== null && row.expiresAt > now ? row : null
  },
})

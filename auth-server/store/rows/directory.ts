import { one, type Sql } from '../sql.ts'
import type { DirectoryRow, DirectoryRows } from '../store.ts'

const COLUMNS = 'source, taken_at AS "takenAt", attempted_at AS "attemptedAt", report'

export const directoryRows = (sql: Sql): DirectoryRows => ({
  list: () => sql.all<DirectoryRow>(`SELECT ${COLUMNS} FROM directory ORDER BY source`),
  content: async (source) => {
    const text = 'SELECT content FROM directory WHERE source = $1'
    return (await one<{ content: Uint8Array | null }>(sql, text, source))?.content ?? null
  },
  replace: async ({ source, takenAt, attemptedAt, report }, content) => {
    await sql.run(
      `INSERT INTO directory (source, taken_at, attempted_at, report, content)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (source) DO UPDATE SET taken_at = excluded.taken_at,
         attempted_at = excluded.attempted_at, report = excluded.report, content = excluded.content`,
      source,
      takenAt,
      attemptedAt,
      report,
      content,
    )
  },
  note: async (source, attemptedAt, report) => {
    await sql.run(
      `INSERT INTO directory (source, attempted_at, report) VALUES ($1, $2, $3)
       ON CONFLICT (source) DO UPDATE
       SET attempted_at = excluded.attempted_at, report = excluded.report`,
      source,
      attemptedAt,
      report,
    )
  },
  claim: async (source, now, notAfter) =>
    (await sql.run(
      `INSERT INTO directory (source, attempted_at, report) VALUES ($1, $2, '{}')
       ON CONFLICT (source) DO UPDATE SET attempted_at = excluded.attempted_at
       WHERE directory.attempted_at <= $3`,
      source,
      now,
      notAfter,
    )) > 0,
  delete: async (source) => {
    await sql.run('DELETE FROM directory WHERE source = $1', source)
  },
})

import { one, type Sql, type SqlValue } from '../sql.ts'
import type { AuditRow, AuditRows } from '../store.ts'

const AUDIT = `SELECT sequence, at, event, launch_id AS "launchId", trace_id AS "traceId", fields,
  sealed_identity AS "sealedIdentity", mac FROM audit`

export const LAST_AUDIT = `${AUDIT} ORDER BY sequence DESC LIMIT 1`

export const ADD_AUDIT = `INSERT INTO audit (sequence, at, event, launch_id, trace_id, fields, sealed_identity, mac)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

/** What `ADD_AUDIT` takes. */
export const auditValues = (row: AuditRow): SqlValue[] => [
  row.sequence,
  row.at,
  row.event,
  row.launchId,
  row.traceId,
  row.fields,
  row.sealedIdentity,
  row.mac,
]

/** A 64-bit integer comes as text from one of the databases. */
export type StoredAudit = Omit<AuditRow, 'sequence'> & { sequence: number | string }

export const auditRow = (row: StoredAudit): AuditRow => ({ ...row, sequence: Number(row.sequence) })

/** `append` is the adapter's own: how a database lets one writer at a time read the last row and add the next. */
export const auditRows = (sql: Sql, append: AuditRows['append']): AuditRows => ({
  append,
  last: async () => {
    const row = await one<StoredAudit>(sql, LAST_AUDIT)
    return row && auditRow(row)
  },
  read: async (from, limit) => {
    const text = `${AUDIT} WHERE sequence >= $1 ORDER BY sequence LIMIT $2`
    return (await sql.all<StoredAudit>(text, from, limit)).map(auditRow)
  },
  ofLaunch: async (launchId) => {
    const text = `${AUDIT} WHERE launch_id = $1 ORDER BY sequence`
    return (await sql.all<StoredAudit>(text, launchId)).map(auditRow)
  },
})

import type { KeyRing } from '../store/seal.ts'
import type { Store } from '../store/store.ts'
import { type ChainHead, type ChainReport, verifyChain } from './chain.ts'
import type { AuditEntry } from './events.ts'
import { CSV_COLUMNS, toAuditEvent, toCsv } from './export.ts'
import { auditSealing, chainKeys } from './keys.ts'
import { allRows, readEntry } from './trail.ts'

const FAULTS = {
  missing: 'is missing',
  altered: 'was altered, or stands where another event stood',
  'unknown-key': 'was signed with a key that is not listed in BACKSTORY_KEY',
  'tail-cut': 'was noted as the last one, and the chain ends before it',
} as const

/** Walks the whole chain, and says what was found in sentences. */
export async function verifyAudit(
  store: Store,
  keys: KeyRing,
  heads: readonly ChainHead[],
): Promise<{ report: ChainReport; text: string }> {
  const report = await verifyChain(allRows(store.audit), chainKeys(keys), heads)
  const { rows, head, faults } = report
  const lines =
    faults.length === 0
      ? [
          `The audit is whole: ${rows} events${head === null ? '' : `, head ${head.sequence}:${head.mac}`}.`,
        ]
      : [
          `The audit is NOT whole: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${rows} events.`,
          ...faults.map(({ sequence, fault }) => `- event ${sequence} ${FAULTS[fault]}`),
        ]
  return { report, text: `${lines.join('\n')}\n` }
}

/** Which events to export; everything that is given must fit. */
export interface AuditFilter {
  from?: number
  patient?: string
  /** Subject of the user at the vendor. */
  user?: string
  organisation?: string
  launch?: string
  /** ISO instants, the beginning included and the end not. */
  since?: string
  before?: string
}

function fits({ fields, identity, ...entry }: AuditEntry, filter: AuditFilter): boolean {
  return (
    (filter.patient === undefined || identity.patient?.nhsNumber === filter.patient) &&
    (filter.user === undefined || identity.user?.subject === filter.user) &&
    (filter.organisation === undefined || fields.organisation === filter.organisation) &&
    (filter.launch === undefined || entry.launchId === filter.launch) &&
    (filter.since === undefined || entry.at >= filter.since) &&
    (filter.before === undefined || entry.at < filter.before)
  )
}

/** The events as lines: FHIR R4 AuditEvents (NDJSON), or CSV with its heading. */
export async function* exportAudit(
  store: Store,
  keys: KeyRing,
  format: 'ndjson' | 'csv',
  filter: AuditFilter,
): AsyncGenerator<string> {
  const sealing = auditSealing(keys)
  if (format === 'csv') yield `${CSV_COLUMNS.join(',')}\r\n`
  for await (const row of allRows(store.audit, filter.from)) {
    const entry = readEntry(row, sealing)
    if (!fits(entry, filter)) continue
    yield format === 'csv' ? `${toCsv(entry)}\r\n` : `${JSON.stringify(toAuditEvent(entry))}\n`
  }
}

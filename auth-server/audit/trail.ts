import { Refusal } from '../refusal.ts'
import type { AuditRow, AuditRows } from '../store/store.ts'
import { type ChainHead, type ChainKey, nextRow } from './chain.ts'
import type { AuditEntry, AuditEvent, AuditEventName, AuditTrail } from './events.ts'

/** How identity is sealed; the keys come from the deployment key, never from the store. */
export interface AuditSealing {
  seal(text: string): Uint8Array
  open(sealed: Uint8Array): string
}

export interface AuditTrailOptions {
  rows: AuditRows
  /** Newest first: the first one signs, all of them verify. */
  keys: readonly [ChainKey, ...ChainKey[]]
  sealing: AuditSealing
  now(): Date
  /** Identifier of this installation, part of every event. */
  device: string
  /** Notes the head of the chain where the store cannot reach it: the log, and a file beside it. */
  noteHead(head: ChainHead): void
}

/** The append-only trail. Whoever shows something waits for `record` first. */
export function createAuditTrail(options: AuditTrailOptions): AuditTrail {
  const { rows, keys, sealing, now, device, noteHead } = options
  return {
    async record(event) {
      let row: AuditRow
      try {
        const draft = {
          at: `${now().toISOString().slice(0, 19)}Z`,
          event: event.event,
          launchId: event.launchId,
          traceId: event.traceId,
          fields: JSON.stringify({ ...event.fields, device }),
          sealedIdentity: sealing.seal(JSON.stringify(event.identity)),
        }
        row = await rows.append((last) => nextRow(last, draft, keys[0]))
      } catch (cause) {
        throw new Refusal('audit-unavailable', { cause })
      }
      noteHead({ sequence: row.sequence, mac: row.mac })
    },
    ofLaunch: async (launchId) =>
      (await rows.ofLaunch(launchId)).map((row) => readEntry(row, sealing)),
  }
}

/** An event without its launch, for those that no session belongs to. */
export function systemEvent(
  event: AuditEventName,
  details: readonly string[],
  outcome: 'success' | 'failed' = 'success',
): AuditEvent {
  return {
    event,
    launchId: null,
    traceId: null,
    fields: { outcome, vendor: null, organisation: null, details },
    identity: { user: null, patient: null, items: [] },
  }
}

const PAGE = 500

/** Every row from `first` on, in order, read page by page. */
export async function* allRows(rows: AuditRows, first = 1): AsyncGenerator<AuditRow> {
  let from = first
  for (;;) {
    const page = await rows.read(from, PAGE)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    from = last.sequence + 1
  }
}

/** A row with its identity opened. */
export function readEntry(row: AuditRow, sealing: AuditSealing): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    event: row.event as AuditEventName,
    launchId: row.launchId,
    traceId: row.traceId,
    fields: JSON.parse(row.fields) as AuditEntry['fields'],
    identity: JSON.parse(sealing.open(row.sealedIdentity)) as AuditEntry['identity'],
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditRow } from '../store/store.ts'

/** A key of the chain; the id travels in each row, so that keys can be rotated. */
export interface ChainKey {
  id: string
  key: Uint8Array
}

/** The place up to which the chain was known to be whole. */
export interface ChainHead {
  sequence: number
  mac: string
}

export type AuditDraft = Omit<AuditRow, 'sequence' | 'mac'>

/** What the first row is chained to. */
const BEGINNING = 'backstory-audit'

/** The next row: numbered without a gap, its MAC taken over everything in it and over the MAC before it. */
export function nextRow(last: AuditRow | null, draft: AuditDraft, key: ChainKey): AuditRow {
  const row = { ...draft, sequence: (last?.sequence ?? 0) + 1 }
  return { ...row, mac: `${key.id}.${macOf(last?.mac ?? BEGINNING, row, key)}` }
}

function macOf(before: string, row: Omit<AuditRow, 'mac'>, key: ChainKey): string {
  const everything = JSON.stringify([
    before,
    row.sequence,
    row.at,
    row.event,
    row.launchId,
    row.traceId,
    row.fields,
    Buffer.from(row.sealedIdentity).toString('base64'),
  ])
  return createHmac('sha256', key.key).update(everything).digest('base64url')
}

/** What is wrong with the chain, and where. */
export interface ChainFault {
  sequence: number
  fault: 'missing' | 'altered' | 'unknown-key' | 'tail-cut'
}

export interface ChainReport {
  rows: number
  head: ChainHead | null
  faults: readonly ChainFault[]
}

/**
 * Walks the chain from its beginning. Any altered, deleted, inserted or reordered row breaks it; a cut tail shows
 * against `heads`, the places that were noted elsewhere (the log, the head file).
 */
export async function verifyChain(
  rows: AsyncIterable<AuditRow>,
  keys: readonly ChainKey[],
  heads: readonly ChainHead[],
): Promise<ChainReport> {
  const faults: ChainFault[] = []
  const known = new Map(keys.map((key) => [key.id, key]))
  const noted = new Map(heads.map((head) => [head.sequence, head.mac]))
  let before = BEGINNING
  let last: AuditRow | null = null
  let count = 0
  for await (const row of rows) {
    count += 1
    const expected: number = (last?.sequence ?? 0) + 1
    if (row.sequence !== expected) faults.push({ sequence: expected, fault: 'missing' })
    const [id = ''] = row.mac.split('.')
    const key = known.get(id)
    if (key === undefined) faults.push({ sequence: row.sequence, fault: 'unknown-key' })
    else if (!same(row.mac, `${id}.${macOf(before, row, key)}`)) {
      faults.push({ sequence: row.sequence, fault: 'altered' })
    }
    const mac = noted.get(row.sequence)
    if (mac !== undefined && !same(mac, row.mac)) {
      faults.push({ sequence: row.sequence, fault: 'altered' })
    }
    before = row.mac
    last = row
  }
  const end = last?.sequence ?? 0
  for (const head of heads) {
    if (head.sequence > end) faults.push({ sequence: head.sequence, fault: 'tail-cut' })
  }
  return {
    rows: count,
    head: last === null ? null : { sequence: last.sequence, mac: last.mac },
    faults,
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

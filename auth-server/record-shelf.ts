import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { IdentityDifference } from './contract.ts'
import type { Ask, LocalPatient, Retrieval } from './gp-connect/retrieval.ts'
import type { PatientRecord } from './record/record.ts'
import type { SearchIndex } from './record/search/search-index.ts'
import type { RecordKey } from './record-desk.ts'
import { Refusal } from './refusal.ts'
import { openUnder, sealUnder } from './store/seal.ts'
import type { RecordRows } from './store/store.ts'

/** A retrieval as it is kept: everything but its text. */
export interface KeptRetrieval extends Omit<Retrieval, 'bundleText'> {
  sequence: number
  kind: Ask['kind']
  local: LocalPatient
  /** Of identity, between this answer and the vendor's patient. */
  differences: readonly IdentityDifference[]
}

/** A kept retrieval with its Bundle. */
export interface Kept {
  kept: KeptRetrieval
  bundleText: string
}

/** A record that is open in memory. */
export interface OpenRecord {
  /** Newest first; the last one is the `default` retrieval that the others were merged into. */
  retrievals: readonly KeptRetrieval[]
  record: PatientRecord
  /** Made when it is first asked for: the first screen does without it. */
  index: () => SearchIndex
  /** Of all retrievals together, for the bound on memory. */
  characters: number
  /** What the places were decided with; another policy or day means reading again. */
  readWith: string
}

const PURPOSE = 'record'
const contextOf = ({ launchId }: RecordKey, sequence: number) => `${launchId}/${sequence}`

const gzipped = promisify(gzip)

/** Compresses a Bundle beside this thread, which reads it meanwhile: in one piece, so that nothing of it waits. */
export function compressed(bundleText: string): Promise<Buffer> {
  const bytes = Buffer.from(bundleText)
  const chunkSize = Math.max(1 << 14, bytes.length >> 2)
  const working = gzipped(bytes, { level: 1, chunkSize })
  // Of an answer that is refused nobody waits for it.
  working.catch(() => undefined)
  return working
}

/** Seals a retrieval with its compressed Bundle under the session's credential, and stores it. */
export async function keepRetrieval(
  rows: RecordRows,
  key: RecordKey,
  kept: KeptRetrieval,
  bundle: Promise<Buffer>,
): Promise<void> {
  const head = Buffer.from(JSON.stringify(kept))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const plain = Buffer.concat([length, head, await bundle])
  const sealed = sealUnder(key.credential, PURPOSE, contextOf(key, kept.sequence), plain)
  await rows.add(key.launchId, kept.sequence, sealed)
}

/** The retrievals of a session from its last `default` one on, newest first. Refuses with `record-not-fetched`. */
export async function keptRetrievals(rows: RecordRows, key: RecordKey): Promise<readonly Kept[]> {
  const found = await rows.all(key.launchId)
  const opened: Kept[] = []
  for (const { sequence, sealed } of found.toSorted(
    (one, other) => other.sequence - one.sequence,
  )) {
    const plain = openUnder(key.credential, PURPOSE, contextOf(key, sequence), sealed)
    if (plain === null) throw new Refusal('session-unknown')
    const bytes = Buffer.from(plain)
    const end = 4 + bytes.readUInt32BE(0)
    const kept = JSON.parse(bytes.subarray(4, end).toString()) as KeptRetrieval
    opened.push({ kept, bundleText: gunzipSync(bytes.subarray(end)).toString() })
    if (kept.kind === 'default') return opened
  }
  throw new Refusal('record-not-fetched')
}

export interface ShelfLimits {
  records: number
  characters: number
}

/** Opened records in memory, the least recently used one leaving first. */
export interface Shelf {
  get(key: RecordKey): OpenRecord | null
  put(key: RecordKey, open: OpenRecord): void
  drop(launchId: string): void
  /** Drops what was not used since an instant (ISO). */
  sweep(unusedSince: string): void
}

export function createShelf(limits: ShelfLimits, now: () => Date = () => new Date()): Shelf {
  const open = new Map<string, { credential: string; record: OpenRecord; usedAt: string }>()
  let characters = 0

  function drop(launchId: string) {
    characters -= open.get(launchId)?.record.characters ?? 0
    open.delete(launchId)
  }

  return {
    get({ launchId, credential }) {
      const found = open.get(launchId)
      if (found === undefined || found.credential !== credential) return null
      open.delete(launchId)
      open.set(launchId, { ...found, usedAt: now().toISOString() })
      return found.record
    },
    put({ launchId, credential }, record) {
      drop(launchId)
      open.set(launchId, { credential, record, usedAt: now().toISOString() })
      characters += record.characters
      for (const oldest of open.keys()) {
        if (open.size <= limits.records && characters <= limits.characters) return
        if (oldest !== launchId) drop(oldest)
      }
    },
    drop,
    sweep(unusedSince) {
      for (const [launchId, { usedAt }] of [...open]) if (usedAt < unusedSince) drop(launchId)
    },
  }
}

import { fromBytes, type KeyRing, toBytes } from '../store/seal.ts'
import type { KeptRows } from '../store/store.ts'
import type { ConsentSubject } from './consent.ts'

/** When a user last opened a patient: for "new since". */
export interface LastSeen {
  /** The previous time, and remembers this one. */
  mark(subject: ConsentSubject, now: Date): Promise<string | null>
}

const PURPOSE = 'last-seen'
const KEEP_DAYS = 400

/** Remembers, sealed, when a user last opened a patient. */
export function createLastSeen(kept: KeptRows, keys: KeyRing): LastSeen {
  return {
    async mark({ vendorId, issuer, subject, patient }, now) {
      const parts = [vendorId, issuer, subject, patient]
      const context = JSON.stringify(parts)
      const key = keys.lookup(PURPOSE, ...parts)
      const row = await kept.get(PURPOSE, key, now.toISOString())
      const opened = row === null ? null : keys.open(PURPOSE, context, row.sealed)
      const sealed = keys.seal(PURPOSE, context, toBytes(now.toISOString()))
      const until = new Date(now.getTime() + KEEP_DAYS * 86_400_000).toISOString()
      // Losing this race to another tab loses nothing: both are "just now".
      await kept.put(PURPOSE, key, row?.version ?? 0, sealed, until)
      return opened === null ? null : String(fromBytes(opened))
    },
  }
}

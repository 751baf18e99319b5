import { fromBytes, type KeyRing, toBytes } from '../store/seal.ts'
import type { KeptRows } from '../store/store.ts'

/**
 * Which vendor a launch belongs to, for the panel's `frame-ancestors` alone. Where no cookie comes back the page is
 * asked for without any credential, and must still be framed by its own vendor and nobody else.
 */
export interface Framing {
  remember(launchId: string, vendorId: string, until: string): Promise<void>
  vendorOf(launchId: string, now: Date): Promise<string | null>
}

const PURPOSE = 'framing'
const DAY = 86_400_000

/** Remembers beyond a session’s end whose pages may frame it. */
export function createFraming(kept: KeptRows, keys: KeyRing): Framing {
  return {
    async remember(launchId, vendorId, until) {
      // A day longer than the session: a frame that is reloaded late can still say that the session ended.
      const expires = new Date(Date.parse(until) + DAY).toISOString()
      const sealed = keys.seal(PURPOSE, launchId, toBytes(vendorId))
      await kept.put(PURPOSE, keys.lookup(PURPOSE, launchId), 0, sealed, expires)
    },
    async vendorOf(launchId, now) {
      for (const key of keys.lookups(PURPOSE, launchId)) {
        const row = await kept.get(PURPOSE, key, now.toISOString())
        const plain = row === null ? null : keys.open(PURPOSE, launchId, row.sealed)
        if (plain !== null) return String(fromBytes(plain))
      }
      return null
    },
  }
}

import { createHash, randomBytes } from 'node:crypto'

/**
 * `X-Request-ID` of PDS calls that failed and may be tried again: a retry must carry the value of the first try
 * (PDS FHIR API, "X-Request-ID"). Keyed by a salted hash, so no NHS number is kept; bounded and short-lived.
 */
export interface RequestIds {
  take(nhsNumber: string, now: Date): string
  /** The call was answered: the next one is a new request. */
  done(nhsNumber: string): void
}

const KEEP_MS = 15 * 60_000
const MOST = 1_000

/** Ids in memory alone, under a hash of the number. */
export function requestIds(uuid: () => string): RequestIds {
  const salt = randomBytes(16)
  const kept = new Map<string, { id: string; until: number }>()
  const keyOf = (nhsNumber: string) =>
    createHash('sha256').update(salt).update(nhsNumber).digest('base64')

  return {
    take(nhsNumber, now) {
      const key = keyOf(nhsNumber)
      const before = kept.get(key)
      const id = before !== undefined && before.until > now.getTime() ? before.id : uuid()
      kept.delete(key)
      kept.set(key, { id, until: now.getTime() + KEEP_MS })
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break
        kept.delete(oldest)
      }
      return id
    },
    done(nhsNumber) {
      kept.delete(keyOf(nhsNumber))
    },
  }
}

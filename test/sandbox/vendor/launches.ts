import { randomBytes } from 'node:crypto'

/** What a launch value stands for: which patient is open, before whom. */
export interface Launch {
  patient: string
  user: string
}

export interface Launches {
  /** An opaque value for the `launch` parameter, good for five minutes. */
  mint(launch: Launch): string
  resolve(value: string | undefined): Launch | null
}

const LIFE_MS = 5 * 60_000

/** Launch values of the vendor, in memory. A value says nothing by itself. */
export function launches(now: () => number = Date.now): Launches {
  const known = new Map<string, Launch & { until: number }>()
  return {
    mint(launch) {
      for (const [value, { until }] of known) if (until < now()) known.delete(value)
      const value = randomBytes(24).toString('base64url')
      known.set(value, { ...launch, until: now() + LIFE_MS })
      return value
    },
    resolve(value) {
      const found = value === undefined ? undefined : known.get(value)
      if (found === undefined || found.until < now()) return null
      return { patient: found.patient, user: found.user }
    },
  }
}

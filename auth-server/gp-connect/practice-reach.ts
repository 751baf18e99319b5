import { Refusal } from '../refusal.ts'
import { sds } from './sds.ts'
import { type GpConnectPorts, type GpConnectSettings, systemPorts } from './settings.ts'

/**
 * Whether SDS lists a practice as offering Access Record: Structured. It says nothing about any patient, nor whether the
 * practice agreed to share: only its own answer says that. Rejects with `sds-unavailable` when SDS cannot tell.
 */
export type PracticeReach = (practiceOds: string) => Promise<boolean>

/** Yes and no are kept for minutes: a vendor's page may ask at every opening. Addresses and ids of SDS are not kept. */
const KEPT_MS = 10 * 60_000
const MOST_KEPT = 2_000
const PATIENCE_MS = 8_000

/** Asks SDS whether practices are listed, and keeps each answer for a while. */
export function practiceReach(
  settings: GpConnectSettings,
  ports: GpConnectPorts = systemPorts,
): PracticeReach {
  const directory = sds(settings, ports)
  const known = new Map<string, { until: number; answer: Promise<boolean> }>()
  const ask = async (ods: string) => {
    try {
      return await directory.lists(ods, AbortSignal.timeout(PATIENCE_MS))
    } catch (fault) {
      known.delete(ods)
      throw new Refusal('sds-unavailable', { cause: fault })
    }
  }
  return (ods) => {
    const now = ports.now().getTime()
    const held = known.get(ods)
    if (held !== undefined && held.until > now) return held.answer
    if (known.size >= MOST_KEPT) known.clear()
    const answer = ask(ods)
    known.set(ods, { until: now + KEPT_MS, answer })
    return answer
  }
}

import { readService, type SkipReason } from './read-service.ts'
import type { Service } from './service.ts'

/** Every record of a source is accounted for: kept, or skipped for a reason. */
export interface ReadCounts {
  records: number
  kept: number
  skipped: { readonly [reason in SkipReason]?: number }
}

export interface ReadServices {
  services: readonly Service[]
  counts: ReadCounts
}

/** What was read of a record before, by the record itself. */
type Known = ReadonlyMap<unknown, Service>

const AT_ONCE = 50

/**
 * Reads a list of records, in small steps, so that nobody waits while a server reads a large feed. A record that cannot
 * be used is skipped and counted; the first of several with one id is kept.
 */
export async function readServicesInSteps(
  records: readonly unknown[],
  source: string,
  today: string,
  known: Known = new Map(),
): Promise<ReadServices> {
  const services = new Map<string, Service>()
  const skipped: { [reason in SkipReason]?: number } = {}
  const skip = (reason: SkipReason) => {
    skipped[reason] = (skipped[reason] ?? 0) + 1
  }
  for (const [at, record] of records.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((next) => setImmediate(next))
    const copy = known.get(record)
    const read = copy === undefined ? readService(record, source, today) : { service: copy }
    if ('skipped' in read) skip(read.skipped)
    else if (services.has(read.service.id)) skip('id used before')
    else services.set(read.service.id, read.service)
  }
  return {
    services: [...services.values()],
    counts: { records: records.length, kept: services.size, skipped },
  }
}

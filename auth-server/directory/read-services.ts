import { readService, type SkipReason } from './read-service.ts'
import type { Service } from './service.ts'

/** Every record of a source is accounted for: kept, or skipped for a reason. */
export interface ReadCounts {
  records: number
  kept: number
  skipped: { readonly [reason in SkipReason]?: number }
}

/**
 * Reads a list of records; one that cannot be used is skipped and counted, the first of several with one id is kept.
 * `known` holds, by the record itself, what was read of it before.
 */
export function readServices(
  records: readonly unknown[],
  source: string,
  today: string,
  known: ReadonlyMap<unknown, Service> = new Map(),
): { services: readonly Service[]; counts: ReadCounts } {
  const services = new Map<string, Service>()
  const skipped: { [reason in SkipReason]?: number } = {}
  const skip = (reason: SkipReason) => {
    skipped[reason] = (skipped[reason] ?? 0) + 1
  }
  for (const record of records) {
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

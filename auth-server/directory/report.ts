import { z } from 'zod'

const Counts = z.object({
  records: z.number(),
  kept: z.number(),
  skipped: z.record(z.string(), z.number()),
})

/** What the last attempt on a source came to. */
export const Report = z.object({
  kind: z.enum(['feed', 'import', 'postcodes']).default('feed'),
  name: z.string().default(''),
  /** `running` while a pull goes on, or after one that was cut off by the end of its process. */
  outcome: z.enum(['taken', 'kept-last', 'failed', 'running']).default('running'),
  /** Why the last good copy was kept, or why it failed; a word for each cause. */
  why: z.string().optional(),
  /** Of the copy that is in use. */
  services: z.number().default(0),
  counts: Counts.optional(),
  walk: z.object({ pages: z.number(), end: z.string(), claimed: z.number().nullable() }).optional(),
  details: z.object({ asked: z.number(), failed: z.number(), reused: z.number() }).optional(),
  milliseconds: z.number().optional(),
})
export type Report = z.output<typeof Report>

/** A stored report; an unreadable one counts as none. */
export function readReport(text: string): Report {
  try {
    return Report.parse(JSON.parse(text))
  } catch {
    return Report.parse({})
  }
}

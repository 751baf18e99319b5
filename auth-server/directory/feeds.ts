import { z } from 'zod'
import { readShape } from '../read-shape.ts'

const address = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const sourceId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower case letters, digits and dashes')

/** One Open Referral UK feed that is mirrored. */
export const Feed = z.strictObject({
  id: sourceId,
  /** What the panel calls it. */
  name: z.string().min(1).max(120),
  /** Base URL, to which `/services` is appended; or the address of the list itself when it ends in `/services`. */
  url: address,
  /** Further hosts to which the feed may redirect; its own is always allowed. */
  hosts: z.array(z.string().min(1)).max(10).default([]),
  /** Lists of version 3.0 are shallow: each service is then asked for by itself. */
  details: z.enum(['when-needed', 'never']).default('when-needed'),
  pageSize: z.int().min(1).max(500).default(100),
  /** Added to the query of each list page, e.g. `include` of version 1.0. */
  query: z.record(z.string(), z.string()).default({}),
})
export type Feed = z.output<typeof Feed>

/** The file that `DIRECTORY_FILE` names. */
export const DirectoryFile = z.strictObject({
  feeds: z.array(Feed).max(50).default([]),
  /** How often each feed is pulled. */
  refreshHours: z.number().min(1).max(720).default(24),
  /** After how many days a copy is called old. */
  staleDays: z.int().min(1).max(365).default(14),
  /** CSV of postcode districts and their middles; a relative path starts at this file. Large tables are imported instead. */
  postcodes: z.string().min(1).optional(),
  /** Pause between two calls to a feed. */
  pauseMs: z.int().min(0).max(60_000).default(100),
})
export type DirectoryFile = z.output<typeof DirectoryFile>

/** Raised with every fault of the file, one a line. */
export class DirectoryFault extends Error {
  override readonly name = 'DirectoryFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('; '))
    this.faults = faults
  }
}

/** Reads the feeds; outside the sandbox each must be https. Throws `DirectoryFault`. */
export function readDirectoryFile(text: string, { sandbox }: { sandbox: boolean }): DirectoryFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new DirectoryFault(['not JSON'])
  }
  const read = readShape(DirectoryFile, json)
  if (!read.success) {
    throw new DirectoryFault(
      read.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`),
    )
  }
  const faults: string[] = []
  const ids = new Set<string>()
  for (const { id, url } of read.data.feeds) {
    if (ids.has(id)) faults.push(`feeds: the id ${id} is used twice`)
    ids.add(id)
    if (!sandbox && !url.startsWith('https:')) faults.push(`feeds: ${id} must be https`)
  }
  if (faults.length > 0) throw new DirectoryFault(faults)
  return read.data
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Consumer } from './nhs/proxy-rules.ts'

/** As much of an entry as the sandbox looks at; the auth server checks all of it, and names its faults. */
const Entry = z.looseObject({
  organisation: z.looseObject({ ods: z.string(), asid: z.string().optional() }).optional(),
})
export type VendorEntry = z.output<typeof Entry>

const VendorsFile = z.object({ vendors: z.array(Entry) })

/** The entries of a vendors file of the tester's own; none without a file. */
export async function moreVendors(file: string | undefined): Promise<readonly VendorEntry[]> {
  if (file === undefined) return []
  const read = VendorsFile.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!read.success) throw new Error(`${file} holds no "vendors"`)
  return read.data.vendors
}

/** Their organisations as systems that the pretend Spine knows, so that each may ask a practice. */
export function consumersOf(
  vendors: readonly VendorEntry[],
  known: readonly Consumer[],
): readonly Consumer[] {
  const own = new Map(vendors.flatMap(({ organisation }) => pairOf(organisation)))
  for (const { ods } of known) own.delete(ods)
  return [
    ...known,
    ...[...own].map(([ods, asid], index) => ({ ods, asid: asid ?? String(200000019990 + index) })),
  ]
}

const pairOf = (organisation: VendorEntry['organisation']): [string, string | undefined][] =>
  organisation === undefined ? [] : [[organisation.ods, organisation.asid]]

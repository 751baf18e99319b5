import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Service, Snapshot } from './service.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** A snapshot is at most as large as what a pull may bring. */
const LARGEST = 512 * 1024 * 1024

/** A snapshot as the store keeps it: gzipped JSON. */
export function packServices(services: readonly Service[]): Promise<Uint8Array> {
  const snapshot: Snapshot = { version: 1, services }
  return pack(JSON.stringify(snapshot))
}

/** The services of a snapshot; none when it was written in another form. */
export async function unpackServices(content: Uint8Array | null): Promise<readonly Service[]> {
  if (content === null) return []
  const snapshot = JSON.parse(
    (await unpack(content, { maxOutputLength: LARGEST })).toString('utf8'),
  ) as Partial<Snapshot>
  return snapshot.version === 1 && Array.isArray(snapshot.services) ? snapshot.services : []
}

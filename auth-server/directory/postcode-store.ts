import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { District, PostcodeTable } from './postcodes.ts'

/** Under this name the table stands in the mirror's rows; no feed can have it. */
export const POSTCODES = '_postcodes'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

export function packPostcodes(table: PostcodeTable): Promise<Uint8Array> {
  return pack(JSON.stringify([...table.values()]))
}

/** The table as it was stored; empty when there is none. */
export async function unpackPostcodes(content: Uint8Array | null): Promise<PostcodeTable> {
  if (content === null) return new Map()
  const districts = JSON.parse((await unpack(content)).toString('utf8')) as readonly District[]
  return new Map(districts.map((district) => [district.code, district]))
}

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Content codings (RFC 9110, 8.4.1) of which copies are kept, the smaller first, and what ends a copy's name. */
export const COPIES = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const

/** Files of which there are copies. */
export const COPIED = /\.(?:js|css)$/

const squeeze = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
}

/** Writes a compressed copy beside each script and style sheet of a folder, once for all who will ask. */
export async function writeCopies(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => COPIED.test(name))
  await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name))
      for (const { coding, suffix } of COPIES) {
        await writeFile(join(folder, name + suffix), await squeeze[coding](bytes))
      }
    }),
  )
}

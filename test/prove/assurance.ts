import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { billOfMaterials } from '../assurance/bill-of-materials.ts'
import { documents } from '../assurance/documents.ts'

export const about =
  'writes hazard log, requirements, threats, data flow, access rules, audit, SBOM to dist/assurance'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'dist/assurance')

/** `npm run prove -- assurance`. */
export async function prove(): Promise<boolean> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  const now = new Date()
  const parts = billOfMaterials(await readFile(join(ROOT, 'package-lock.json'), 'utf8'), now)
  const files = { ...documents(version, now.toISOString().slice(0, 10)), 'sbom.cdx.json': parts }
  await mkdir(FOLDER, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    const file = join(FOLDER, name)
    await writeFile(file, text)
    process.stdout.write(`${relative(ROOT, file).padEnd(44)} ${text.length} characters\n`)
  }
  const { components } = JSON.parse(parts) as { components: readonly { licenses?: unknown }[] }
  const silent = components.filter(({ licenses }) => licenses === undefined).length
  process.stdout.write(
    `${components.length} parts in the bill of materials; ${silent} of them state no licence\n`,
  )
  return components.length > 0
}

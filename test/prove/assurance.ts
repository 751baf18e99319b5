import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { documents } from '../assurance/documents.ts'

export const about =
  'writes hazard log, requirements, threats, data flow, access rules, audit, SBOM to dist/assurance'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'dist/assurance')

/** `npm run prove -- assurance`. The list of parts is CycloneDX, written by npm itself from the lockfile. */
export async function prove(): Promise<boolean> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  await mkdir(FOLDER, { recursive: true })
  const made = documents(version, new Date().toISOString().slice(0, 10))
  const parts = await billOfMaterials()
  const files = { ...made, 'sbom.cdx.json': parts }
  for (const [name, text] of Object.entries(files)) {
    const file = join(FOLDER, name)
    await writeFile(file, text)
    process.stdout.write(`${relative(ROOT, file).padEnd(44)} ${text.length} characters\n`)
  }
  const { components } = JSON.parse(parts) as { components: readonly unknown[] }
  process.stdout.write(`${components.length} parts in the bill of materials\n`)
  return components.length > 10
}

async function billOfMaterials(): Promise<string> {
  const npm = process.env.npm_execpath
  const command = npm === undefined ? 'npm' : process.execPath
  const parameters = [
    ...(npm === undefined ? [] : [npm]),
    'sbom',
    '--sbom-format=cyclonedx',
    '--package-lock-only',
    '--omit=dev',
  ]
  const run = promisify(execFile)
  const { stdout } = await run(command, parameters, { cwd: ROOT, maxBuffer: 32 * 1024 * 1024 })
  return stdout
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** Public GP Connect examples, kept beside the checkout; tests that need them are skipped where they are not. */
const FOLDER = resolve(process.cwd(), '../shared/gp-connect-examples')

export const hasExamples = existsSync(FOLDER)

export interface Example {
  name: string
  path: string
  text: string
}

/** Every JSON file of the examples, or of one of their folders. */
export function examples(folder = ''): readonly Example[] {
  if (!hasExamples) return []
  const from = join(FOLDER, folder)
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const path = join(from, name)
      return { name: relative(FOLDER, path), path, text: readFileSync(path, 'utf8') }
    })
}

/** True for what should be read: a `collection` Bundle with a Patient, judged without our own code. */
export function isReadable(value: unknown): boolean {
  const bundle = value as { resourceType?: unknown; type?: unknown; entry?: unknown } | null
  return (
    bundle?.resourceType === 'Bundle' &&
    bundle.type === 'collection' &&
    Array.isArray(bundle.entry) &&
    bundle.entry.some((entry) => entry?.resource?.resourceType === 'Patient')
  )
}

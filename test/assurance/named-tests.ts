import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

export const readFile = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** Every file below a folder whose name ends so, by its path from the root. */
export const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()

/** The beginning of a title that is made from a table: `consumer token/${claim}`, `consumer transport/%s`. */
const FROM_TABLE = /consumer ([\w-]+\/)(?:\$\{|%)/g

/** The files among these whose tests carry a rule of the wire in their title, written out or made from its table. */
export function filesCarrying(rule: string, files: readonly string[]): readonly string[] {
  const bare = rule.replace(/^consumer /, '')
  return files.filter((file) => {
    const text = readFile(file)
    const made = [...text.matchAll(FROM_TABLE)].map(([, beginning]) => beginning ?? '')
    const written = text.includes(`'${bare}`) || text.includes(`consumer ${bare}`)
    return written || made.some((beginning) => bare.startsWith(beginning))
  })
}

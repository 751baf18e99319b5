import { readdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'

/**
 * `npm run prove -- NAME`: the long or printed proofs, one file each in `test/prove/`. A proof exports `about`, one
 * line for the list, and `prove(args)`, which prints what it saw and answers whether it held.
 */
interface Proof {
  about: string
  prove(args: readonly string[]): Promise<boolean>
}

const folder = resolve(import.meta.dirname, 'prove')

async function proofs(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .sort()
}

const load = async (name: string): Promise<Proof> => import(resolve(folder, `${name}.ts`))

const [name, ...args] = process.argv.slice(2)
const known = await proofs()
const wantsHelp = name === undefined || name === '--help' || name === '-h'
if (wantsHelp || !known.includes(name)) {
  if (!wantsHelp) process.stderr.write(`There is no proof "${name}".\n`)
  process.stdout.write('Usage: npm run prove -- NAME\n\n')
  for (const each of known) process.stdout.write(`${each.padEnd(14)} ${(await load(each)).about}\n`)
  process.exitCode = wantsHelp ? 0 : 64
} else {
  const held = await (await load(name)).prove(args)
  process.stdout.write(held ? '\nHeld.\n' : '\nDid not hold.\n')
  process.exitCode = held ? 0 : 1
}

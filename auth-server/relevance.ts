import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ReadOptions, ReadResult } from './record/read-record.ts'
import { defaultPolicy, type RecordPolicy } from './record/relevance/policy.ts'
import { score } from './relevance-score.ts'
import { WRONG_USAGE } from './wrong-usage.ts'

const USAGE = `Usage:
  npm run relevance -- score [FILE…]        recall and precision on the labelled entries (test/relevance/labels*.json),
                                            and each entry of the tune set that the rules place otherwise
                       --tune, --held       without the set that is held back; with the misses of that set too
  npm run relevance -- diff OLD NEW DIR     which entries of the Bundles in DIR change place, and why
OLD and NEW are each "now", a git revision, a folder that holds a copy of Backstory, or a JSON file with a policy.
`

const print = (line: string) => process.stdout.write(`${line}\n`)

interface Rules {
  name: string
  read: (bundles: readonly unknown[], options: ReadOptions) => ReadResult
  policy: RecordPolicy
}

/** Neither "now", a folder, a policy file nor a revision that can read records. */
class RulesNotFound extends Error {
  override readonly name = 'RulesNotFound'

  constructor(rules: string, options: ErrorOptions) {
    super(`There are no rules called "${rules}" that can read records.`, options)
  }
}

const copies: string[] = []

/** A version of the rules by name: this one, another folder's or revision's, or this one under another policy. */
async function rulesOf(name: string): Promise<Rules> {
  const from = async (folder: string, policy = defaultPolicy): Promise<Rules> => {
    const file = join(folder, 'auth-server/record/read-record.ts')
    const { readRecord } = (await import(pathToFileURL(file).href)) as {
      readRecord: Rules['read']
    }
    return { name, read: readRecord, policy }
  }
  const here = resolve(import.meta.dirname, '..')
  if (name === 'now') return from(here)
  if (existsSync(name) && statSync(name).isDirectory()) return from(resolve(name))
  if (name.endsWith('.json')) {
    const policy = JSON.parse(readFileSync(name, 'utf8')) as Partial<RecordPolicy>
    return from(here, { ...defaultPolicy, ...policy })
  }
  const copy = mkdtempSync(join(tmpdir(), 'backstory-rules-'))
  copies.push(copy)
  try {
    const archive = execFileSync('git', ['archive', name, 'auth-server'], {
      cwd: here,
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    execFileSync('tar', ['-xf', '-', '-C', copy], { input: archive })
    return await from(copy)
  } catch (cause) {
    throw new RulesNotFound(name, { cause })
  }
}

function bundlesIn(folder: string): readonly { file: string; bundle: unknown }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      try {
        return [{ file: name, bundle: JSON.parse(readFileSync(join(folder, name), 'utf8')) }]
      } catch {
        return []
      }
    })
}

async function diff([oldName, newName, folder]: readonly string[], today: string): Promise<number> {
  if (!oldName || !newName || !folder) {
    process.stderr.write(USAGE)
    return WRONG_USAGE
  }
  try {
    const [before, after] = [await rulesOf(oldName), await rulesOf(newName)]
    let changed = 0
    let entries = 0
    for (const { file, bundle } of bundlesIn(folder)) {
      const old = before.read([bundle], { today, policy: before.policy })
      const now = after.read([bundle], { today, policy: after.policy })
      if (!old.ok || !now.ok) continue
      for (const item of now.record.items) {
        entries += 1
        const was = old.record.byReference.get(item.reference)
        if (!was || was.place === item.place) continue
        changed += 1
        const closed = was.place === 'closed' || item.place === 'closed'
        const why = (reasons: readonly { text: string }[]) =>
          closed ? '' : ` (${reasons.map(({ text }) => text).join('; ')})`
        print(`${file} ${item.reference} ${closed ? 'Sensitive' : item.term.slice(0, 80)}`)
        print(`    ${was.place}${why(was.reasons)}`)
        print(`    → ${item.place}${why(item.reasons)}`)
      }
    }
    print(`${changed} of ${entries} entries change place between ${oldName} and ${newName}.`)
    return 0
  } catch (error) {
    if (!(error instanceof RulesNotFound)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true })
  }
}

/** Runs `relevance score` or `relevance diff`; answers the exit code. */
async function relevance(args: readonly string[], today: string): Promise<number> {
  const [verb, ...rest] = args
  if (verb === 'score') return score(rest, today)
  if (verb === 'diff') return diff(rest, today)
  process.stderr.write(USAGE)
  return WRONG_USAGE
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await relevance(process.argv.slice(2), new Date().toISOString().slice(0, 10))
}

import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { LaunchRule } from './rule.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const COPIED = [
  'app',
  'auth-server',
  'launch',
  'test',
  'package.json',
  'tsconfig.json',
  'smart-manifest.json',
]

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { assertionResults: { fullName: string; status: string }[] }[]
}

/** A copy of the project of its own, in which a check can be taken out without anybody noticing. */
export interface Workshop {
  /** Runs a file of tests and names those that fail; null when none could run at all. */
  failing(tests: string): Promise<readonly string[] | null>
  takeOut(rule: LaunchRule): Promise<void>
  putBack(rule: LaunchRule): Promise<void>
  close(): Promise<void>
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-rules-'))
  for (const name of COPIED) await cp(join(ROOT, name), join(folder, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const original = (file: string) => readFile(join(ROOT, file), 'utf8')
  return {
    failing: (tests) => failingIn(folder, tests),
    takeOut: async (rule) => {
      await writeFile(join(folder, rule.file), without(await original(rule.file), rule))
    },
    putBack: async ({ file }) => writeFile(join(folder, file), await original(file)),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The text of a file with one check taken out. Throws when it is not there, or there more than once. */
export function without(text: string, { rule, file, from, to }: LaunchRule): string {
  const times = text.split(from).length - 1
  if (times !== 1) throw new Error(`${file}: "${rule}" is there ${times} times`)
  return text.replace(from, () => to)
}

async function failingIn(folder: string, tests: string): Promise<readonly string[] | null> {
  const output = join(folder, `${crypto.randomUUID()}.json`)
  const child = spawn(
    process.execPath,
    [
      join(folder, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=test/vitest.config.ts',
      '--project=parts',
      '--reporter=json',
      `--outputFile=${output}`,
      tests,
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  await new Promise((ended) => child.once('close', ended))
  const report = JSON.parse(await readFile(output, 'utf8').catch(() => 'null')) as Report | null
  if (report === null || report.numPassedTests + report.numFailedTests === 0) return null
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => fullName)
}

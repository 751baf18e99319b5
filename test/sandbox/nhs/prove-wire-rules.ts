import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { MUTATIONS } from './mutations.ts'
import { ruleNames } from './wire-rules.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const RUNNER = join(import.meta.dirname, 'run-changed.ts')
const FOLDERS = ['test/sandbox/nhs', 'test/auth-server/gp-connect']
/** Two at a time: each is a process of its own. */
const AT_ONCE = 2

interface Report {
  testResults: {
    name: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/** One rule of the wire, the tests that bear its name, and how many of them fail without it. */
export interface Proven {
  rule: string
  tests: readonly string[]
  red: number
}

async function runTests(
  files: readonly string[],
  names: string,
  env: { readonly [name: string]: string },
  folder: string,
): Promise<Report> {
  const report = join(folder, `${crypto.randomUUID()}.json`)
  const child = spawn(process.execPath, [RUNNER, report, names, ...files], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString()
  })
  await new Promise((ended) => child.once('close', ended))
  const text = await readFile(report, 'utf8').catch(() => null)
  if (text === null) throw new Error(`vitest did not report:\n${complaint}`)
  return JSON.parse(text) as Report
}

/**
 * Takes every rule of the wire out of the code that keeps it, one at a time, and runs the tests that bear its name.
 * A rule is proven when a test goes red without it.
 */
async function proveWireRules(onProven: (proven: Proven) => void, only = ''): Promise<Proven[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wire-rules-'))
  try {
    const all = await runTests(FOLDERS, '', {}, folder)
    const tests = all.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map((test) => ({ ...test, file: relative(ROOT, name) })),
    )
    const failing = tests.filter(({ status }) => status === 'failed')
    if (failing.length > 0 || tests.length === 0) {
      throw new Error(`The tests must be green before a rule is taken out: ${failing[0]?.fullName}`)
    }
    const rows = [...new Set(ruleNames())].map((rule) => ({ rule, env: { WIRE_RULE_OFF: rule } }))
    const lines = MUTATIONS.map(({ rule }) => ({ rule, env: { WIRE_MUTATION: rule } }))
    const rules: { rule: string; env: { [name: string]: string } }[] = [...rows, ...lines].filter(
      ({ rule }) => rule.includes(only),
    )
    const proven: Proven[] = []
    const next = rules.values()
    const work = async () => {
      for (const { rule, env } of next) {
        const named = tests.filter(({ fullName }) => fullName.includes(`${rule}:`))
        const files = [...new Set(named.map(({ file }) => file))]
        const name = `${rule.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:`
        const report =
          files.length === 0 ? { testResults: [] } : await runTests(files, name, env, folder)
        const red = report.testResults
          .flatMap(({ assertionResults }) => assertionResults)
          .filter(({ status }) => status === 'failed').length
        const one = { rule, tests: named.map(({ fullName }) => fullName), red }
        proven.push(one)
        onProven(one)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return proven
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const about =
  'every rule of the GP Connect exchange, the test that guards it, and that it goes red without the rule'

/** Prints rule → test → red or GREEN; with an argument, only the rules whose name holds it. */
export async function prove([only]: readonly string[]): Promise<boolean> {
  const proven = await proveWireRules(({ rule, tests, red }) => {
    const test = tests[0] ?? 'NO TEST'
    process.stdout.write(`${red > 0 ? 'red  ' : 'GREEN'} ${rule} → ${test}\n`)
  }, only)
  const held = proven.filter(({ red }) => red > 0).length
  process.stdout.write(`${held} of ${proven.length} rules proven\n`)
  return held === proven.length
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = (await prove(process.argv.slice(2))) ? 0 : 1
}

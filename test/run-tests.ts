import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** What a run of the tests came to. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

const root = resolve(import.meta.dirname, '..')

/**
 * Runs vitest over everything (or what `args` name) and counts. A file that cannot be loaded, or a run that
 * dies, counts as one failed: it must never look like nothing happened.
 */
async function runTests(args: readonly string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-tests-'))
  const results = join(folder, 'results.json')
  try {
    const code = await new Promise<number>((settle) => {
      const vitest = spawn(
        process.execPath,
        [
          resolve(root, 'node_modules/vitest/vitest.mjs'),
          'run',
          '--config=test/vitest.config.ts',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${results}`,
          ...args,
        ],
        { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
      )
      vitest.on('close', (exit) => settle(exit ?? 1))
    })
    return await count(results, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function count(results: string, code: number): Promise<Tally> {
  let report: unknown
  try {
    report = JSON.parse(await readFile(results, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const number = (name: string): number => {
    const value: unknown = Reflect.get(Object(report), name)
    return typeof value === 'number' ? value : 0
  }
  const failed = number('numFailedTests')
  return {
    passed: number('numPassedTests'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: number('numPendingTests') + number('numTodoTests'),
  }
}

if (process.argv[1] === import.meta.filename) {
  const tally = await runTests(process.argv.slice(2))
  process.stdout.write(`\n${tallyLine(tally)}\n`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runOf, type StrykerReport } from './mutation/report.ts'
import { slicesOf } from './mutation/slices.ts'

export const about =
  'changes record/ bit by bit, and counts which changes its tests notice (StrykerJS): [--slice K/N] [FILE…]'

/** Of all changes, how many a test must notice. */
const BAR = 0.85
const STRYKER = '10.1.1'
const TESTS = 'test/auth-server/record'
const OTHERS = 'all-others.test.ts'
const root = resolve(import.meta.dirname, '../..')

/**
 * StrykerJS on a clone of what is committed, in a folder of its own: it writes into the files that it changes. It is
 * fetched by npm for this proof alone. All of record/ takes hours on two processors; `--slice 1/40` takes every
 * fortieth piece of ten lines, throughout, in a quarter of one. The clone stands alone: what public examples notice
 * beyond the tests of invented people is not counted.
 */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { slice: { type: 'string', default: '1/1' } },
  })
  const folder = await mkdtemp(join(tmpdir(), 'backstory-mutation-'))
  const tree = join(folder, 'tree')
  try {
    await run('git', ['clone', '--quiet', root, tree], folder)
    process.stderr.write('installing …\n')
    await run('npm', ['ci'], tree)
    const own = [`@stryker-mutator/core@${STRYKER}`, `@stryker-mutator/vitest-runner@${STRYKER}`]
    await run('npm', ['install', '--no-save', ...own], tree)
    const files = positionals.length > 0 ? positionals : await filesOfRecord(tree)
    const mutate = await slicesOf(tree, files, values.slice)
    await gatherTests(tree)
    await writeFile(join(tree, 'mutation.vitest.config.ts'), VITEST)
    await writeFile(join(tree, 'stryker.conf.json'), JSON.stringify(settings(mutate)))
    process.stderr.write(`${mutate.length} pieces of ${files.length} files …\n`)
    await run(process.execPath, [join(tree, 'node_modules/.bin/stryker'), 'run'], tree, true)
    const report: StrykerReport = JSON.parse(
      await readFile(join(tree, 'reports/mutation/mutation.json'), 'utf8'),
    )
    const { table, score } = runOf(report)
    process.stdout.write(table)
    return score >= BAR
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function filesOfRecord(tree: string): Promise<string[]> {
  const found = await readdir(join(tree, 'auth-server/record'), { recursive: true })
  return found
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `auth-server/record/${file}`)
    .sort()
}

// The approved readings come first, since they notice most: the first test that fails settles it. All others are one
// file, so that what they import is loaded once for each change.
const VITEST = `import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

class ReadingsFirst extends BaseSequencer {
  async sort(files) {
    const isLate = ({ moduleId }) => Number(!moduleId.includes('/readings.test.'))
    return [...files].sort((a, b) => isLate(a) - isLate(b))
  }
}

export default defineConfig({
  test: {
    include: ['${TESTS}/readings.test.ts', '${TESTS}/${OTHERS}'],
    sequence: { sequencer: ReadingsFirst },
    testTimeout: 60_000,
  },
})
`

/** Writes one file of all tests but the readings, and but those that mutate Bundles: they notice only a throw. */
async function gatherTests(tree: string): Promise<void> {
  const folder = join(tree, TESTS)
  const others = (await readdir(folder, { recursive: true })).filter(
    (file) =>
      file.endsWith('.test.ts') && !['readings.test.ts', 'mutations.test.ts'].includes(file),
  )
  await writeFile(join(folder, OTHERS), others.map((file) => `import './${file}'\n`).join(''))
}

const settings = (mutate: readonly string[]) => ({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate,
  inPlace: true,
  concurrency: 2,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['json', 'progress-append-only'],
  vitest: { configFile: 'mutation.vitest.config.ts' },
  // Long: on a busy machine a slow run must not pass for an endless one, which counts as noticed.
  timeoutMS: 40_000,
})

function run(command: string, args: readonly string[], cwd: string, loud = false): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', loud ? 2 : 'ignore', 2] })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0 ? done() : failed(new Error(`${command} ended with ${code}`)),
    )
  })
}

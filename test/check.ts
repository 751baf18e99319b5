import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { type Tally, tallyLine } from './run-tests.ts'

const root = resolve(import.meta.dirname, '..')
const bin = (path: string) => resolve(root, 'node_modules', path)

/** Lint, types, build: each must pass, and counts as one failed when it does not. */
const STEPS: readonly { name: string; file: string; args: readonly string[] }[] = [
  {
    name: 'lint',
    file: bin('@biomejs/biome/bin/biome'),
    args: ['check', '--error-on-warnings', '.'],
  },
  { name: 'types', file: bin('typescript/bin/tsc'), args: ['-p', '.'] },
  { name: 'build', file: resolve(root, 'auth-server/run.mjs'), args: ['build'] },
]

function run(file: string, args: readonly string[]): Promise<{ code: number; lastLine: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let tail = ''
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      tail = (tail + chunk.toString('utf8')).slice(-500)
    })
    child.on('close', (code) =>
      settle({ code: code ?? 1, lastLine: tail.trimEnd().split('\n').at(-1) ?? '' }),
    )
  })
}

let failedSteps = 0
for (const { name, file, args } of STEPS) {
  process.stdout.write(`\n== ${name}\n`)
  const { code } = await run(file, args)
  if (code !== 0) failedSteps += 1
}

process.stdout.write('\n== tests\n')
const { code, lastLine } = await run(resolve(root, 'auth-server/run.mjs'), ['test'])
const found = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(lastLine)
const tests: Tally =
  found === null
    ? { passed: 0, failed: 1, skipped: 0 }
    : { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) }
const failed = tests.failed + failedSteps + (code !== 0 && tests.failed === 0 ? 1 : 0)
process.stdout.write(`\n${tallyLine({ ...tests, failed })}\n`)
process.exitCode = failed > 0 ? 1 : 0

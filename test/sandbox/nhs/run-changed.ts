import { resolve } from 'node:path'
import { startVitest } from 'vitest/node'
import { MUTATIONS } from './mutations.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const mutation = MUTATIONS.find(({ rule }) => rule === process.env.WIRE_MUTATION)
const [outputFile = '', names = '', ...files] = process.argv.slice(2)

/** Runs test files with one line of the code changed, as `WIRE_MUTATION` names it, and writes a JSON report. */
const vitest = await startVitest(
  'test',
  files,
  {
    config: false,
    root: ROOT,
    include: ['test/**/*.test.ts'],
    watch: false,
    reporters: ['json'],
    outputFile,
    // A cached module would be the unchanged one.
    fsModuleCache: false,
    ...(names === '' ? {} : { testNamePattern: new RegExp(names) }),
  },
  {
    plugins: [
      {
        name: 'one-line-changed',
        enforce: 'pre',
        transform(code: string, id: string) {
          if (mutation === undefined || !id.endsWith(mutation.file)) return null
          if (!code.includes(mutation.from)) throw new Error(`${mutation.rule}: no such line`)
          return code.replace(mutation.from, () => mutation.to)
        },
      },
    ],
  },
)
await vitest.close()

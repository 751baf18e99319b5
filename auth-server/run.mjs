// The door to every command. Plain JavaScript, so that an old Node can read it and be told, before any TypeScript is.
import { fileURLToPath } from 'node:url'

/** What each `npm run` name runs, and whether the browser's files must be built first. */
const COMMANDS = {
  build: { file: './build.ts' },
  start: { file: '../test/sandbox/start.ts', built: true },
  serve: { file: './main.ts' },
  inspect: { file: './inspect.ts' },
  relevance: { file: './relevance.ts' },
  vendor: { file: './vendor.ts' },
  directory: { file: './directory.ts' },
  audit: { file: './audit-command.ts' },
  test: { file: '../test/run-tests.ts', built: true },
  check: { file: '../test/check.ts' },
  prove: { file: '../test/prove.ts', built: true },
  bench: { file: '../test/bench/bench.ts', built: true },
  shots: { file: '../test/journeys/shots.ts', built: true },
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Backstory needs Node 22.18 or newer and found ${process.versions.node}. ` +
      'Run it through npm (npm start, npm test): npm ci brings the right Node along.\n',
  )
  process.exit(1)
}

const [name = '', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command === undefined) {
  process.stderr.write(
    `There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.\n`,
  )
  process.exit(64)
}
// A reader that goes away early, as `head` does, is no fault. A server would rather know.
if (name !== 'start' && name !== 'serve') {
  process.stdout.on('error', (fault) => {
    if (fault.code !== 'EPIPE') throw fault
    process.exit()
  })
}
if (command.built) await (await import('./build.ts')).build()
const file = new URL(command.file, import.meta.url)
process.argv = [process.argv[0], fileURLToPath(file), ...rest]
await import(file.href)

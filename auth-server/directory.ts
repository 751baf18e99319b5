import { mkdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigFault, readDirectoryConfig } from './config.ts'
import {
  describeReport,
  importPostcodes,
  importServices,
  pullFeeds,
  statusText,
} from './directory/commands.ts'
import { DirectoryFault, type DirectoryFile, readDirectoryFile } from './directory/feeds.ts'
import { CSV_COLUMNS, ImportFault } from './directory/import-file.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { storePlace } from './wiring.ts'
import { isWrongUsage, WRONG_USAGE } from './wrong-usage.ts'

const USAGE = `npm run directory -- pull [--source ID] [--accept-smaller]
npm run directory -- import --source ID [--name NAME] FILE…
npm run directory -- import --postcodes FILE
npm run directory -- remove --source ID
npm run directory -- status

Works on the store of BACKSTORY_DATA or DATABASE_URL, also while a server runs on it, with the feeds of DIRECTORY_FILE.
pull copies the feeds; a copy that came empty, broken or much smaller does not replace the last good one, unless
--accept-smaller says that the smaller one is right. import takes CSV, JSON in the form of any feed, or NDJSON.
Columns of a CSV file: ${Object.keys(CSV_COLUMNS).join(', ')}.
A table of postcodes is a CSV file with a postcode, sector or district column, latitude and longitude, such as the
ONS Postcode Directory. The exit code is 1 when anything was not taken.
`

const OPTIONS = {
  source: { type: 'string' },
  name: { type: 'string' },
  postcodes: { type: 'string' },
  'accept-smaller': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

process.exitCode = await run(process.argv.slice(2)).catch((fault: unknown) => {
  const isUsage = isWrongUsage(fault)
  if (!isUsage && !(fault instanceof ConfigFault) && !(fault instanceof ImportFault)) throw fault
  process.stderr.write(`${fault.message}\n`)
  return isUsage ? WRONG_USAGE : fault instanceof ConfigFault ? 78 : 1
})

async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: OPTIONS,
    allowPositionals: true,
  })
  const [command = '', ...files] = positionals
  if (values.help || !['pull', 'import', 'remove', 'status'].includes(command)) {
    process.stderr.write(USAGE)
    return values.help ? 0 : WRONG_USAGE
  }
  const config = readDirectoryConfig(process.env)
  const file = readFeeds(config)
  mkdirSync(config.BACKSTORY_DATA, { recursive: true, mode: 0o700 })
  const store = await openStore(storePlace(config), { writer: false })
  try {
    const { source } = values
    if (command === 'status') return say(await statusText(store.directory, file))
    if (command === 'pull') {
      const ports = {
        rows: store.directory,
        now: () => new Date(),
        sandbox: config.BACKSTORY_SANDBOX,
        pauseMs: file.pauseMs,
      }
      return await pull(ports, file, {
        ...(source === undefined ? {} : { source }),
        acceptSmaller: values['accept-smaller'],
      })
    }
    if (command === 'import' && values.postcodes !== undefined) {
      return await takePostcodes(store, values.postcodes)
    }
    if (source === undefined || !/^[a-z0-9-]{1,40}$/.test(source)) {
      process.stderr.write('--source needs an id of lower case letters, digits and dashes\n')
      return 64
    }
    if (command === 'remove') {
      await store.directory.delete(source)
      return say(`${source} was removed.`)
    }
    if (file.feeds.some(({ id }) => id === source)) {
      process.stderr.write(`${source} is a feed: import under another id\n`)
      return 64
    }
    const report = await importServices(store.directory, {
      source,
      name: values.name ?? source,
      files,
      now: new Date(),
    })
    say(`${source}: ${describeReport(report)}`)
    return report.outcome === 'taken' ? 0 : 1
  } finally {
    await store.close()
  }
}

function readFeeds(config: ReturnType<typeof readDirectoryConfig>): DirectoryFile {
  const { DIRECTORY_FILE: path, BACKSTORY_SANDBOX: sandbox } = config
  try {
    return readDirectoryFile(path === undefined ? '{}' : readFileSync(path, 'utf8'), { sandbox })
  } catch (fault) {
    const faults = fault instanceof DirectoryFault ? fault.faults : ['the file cannot be read']
    throw new ConfigFault(faults.map((one) => `DIRECTORY_FILE: ${one}`))
  }
}

async function pull(
  ports: Parameters<typeof pullFeeds>[0],
  file: DirectoryFile,
  options: { source?: string; acceptSmaller: boolean },
): Promise<number> {
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const done = await pullFeeds(ports, file, { ...options, signal: stopping.signal })
  if (done.length === 0) {
    const what = options.source === undefined ? 'no feed' : `no feed ${options.source}`
    process.stderr.write(`DIRECTORY_FILE names ${what}\n`)
    return 64
  }
  for (const { source, report } of done) say(`${source}: ${describeReport(report)}`)
  return done.every(({ report }) => report.outcome === 'taken') ? 0 : 1
}

async function takePostcodes(store: Store, path: string): Promise<number> {
  const { rows, skipped, districts } = await importPostcodes(store.directory, {
    file: path,
    now: new Date(),
  })
  say(`postcodes: ${rows} rows, ${skipped} skipped, ${districts} districts and sectors`)
  return districts > 0 ? 0 : 1
}

function say(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

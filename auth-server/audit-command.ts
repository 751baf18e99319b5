import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { exportAudit, verifyAudit } from './audit/commands.ts'
import { readHead, writeHead } from './audit/head-file.ts'
import { auditSealing, chainKeys } from './audit/keys.ts'
import { createAuditTrail, systemEvent } from './audit/trail.ts'
import { ConfigFault, readStoreConfig, SETTINGS } from './config.ts'
import { openStore } from './store/open-store.ts'
import { keyRing } from './store/seal.ts'
import { HEAD_FILE, STORE_FILE, storePlace } from './wiring.ts'
import { isWrongUsage, WRONG_USAGE } from './wrong-usage.ts'

const USAGE = `npm run audit -- verify [--head SEQUENCE:MAC]
npm run audit -- export [--format ndjson|csv] [--from SEQUENCE] [--since INSTANT] [--before INSTANT]
                        [--patient NHS-NUMBER] [--user SUBJECT] [--organisation ODS] [--launch ID]

Reads the store in BACKSTORY_DATA, or at DATABASE_URL, with the keys of BACKSTORY_KEY; npm start keeps both in .data.
--head is a head of the chain from the log: with it a cut tail shows even when the head file was cut too.
Verifying and exporting are themselves written to the audit. The exit code is 1 when the chain has a fault.
`

const OPTIONS = {
  head: { type: 'string' },
  format: { type: 'string', default: 'ndjson' },
  from: { type: 'string' },
  since: { type: 'string' },
  before: { type: 'string' },
  patient: { type: 'string' },
  user: { type: 'string' },
  organisation: { type: 'string' },
  launch: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

process.exitCode = await run(process.argv.slice(2)).catch((fault: unknown) => {
  if (!(fault instanceof ConfigFault) && !isWrongUsage(fault)) throw fault
  process.stderr.write(`${fault.message}\n`)
  return fault instanceof ConfigFault ? 78 : WRONG_USAGE
})

async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: OPTIONS,
    allowPositionals: true,
  })
  const [command] = positionals
  const { format } = values
  const known = command === 'verify' || command === 'export'
  if (values.help || !known || (format !== 'ndjson' && format !== 'csv')) {
    process.stderr.write(USAGE)
    return values.help ? 0 : WRONG_USAGE
  }
  const folder = process.env.BACKSTORY_DATA || SETTINGS.BACKSTORY_DATA.fallback
  const config = readStoreConfig({ ...process.env, BACKSTORY_KEY: keyFor(folder) })
  const place = storePlace(config)
  if ('file' in place && !existsSync(place.file)) {
    throw new ConfigFault([`BACKSTORY_DATA: there is no ${STORE_FILE} in it`])
  }
  const headFile = join(folder, HEAD_FILE)
  const store = await openStore(place, { writer: false })
  const keys = keyRing(config.BACKSTORY_KEY)
  const audit = createAuditTrail({
    rows: store.audit,
    keys: chainKeys(keys),
    sealing: auditSealing(keys),
    now: () => new Date(),
    device: config.DEVICE_ID,
    noteHead: (head) => writeHead(headFile, head),
  })
  try {
    if (command === 'export') {
      await audit.record(systemEvent('audit-exported', [format]))
      const lines = Readable.from(exportAudit(store, keys, format, filterOf(values)))
      // Whoever reads may stop early, as `head` does.
      await pipeline(lines, process.stdout, { end: false }).catch((fault: unknown) => {
        if (Reflect.get(Object(fault), 'code') !== 'EPIPE') throw fault
      })
      return 0
    }
    const noted = [readHead(headFile), headOf(values.head)].filter((head) => head !== null)
    const { report, text } = await verifyAudit(store, keys, noted)
    process.stdout.write(text)
    const whole = report.faults.length === 0
    // A broken chain is left as it was found.
    if (whole) await audit.record(systemEvent('audit-verified', [`events:${report.rows}`]))
    return whole ? 0 : 1
  } finally {
    await store.close()
  }
}

/** The environment's key, else the one that `npm start` made in the data folder. */
function keyFor(folder: string): string | undefined {
  const own = join(folder, 'backstory.key')
  if (process.env.BACKSTORY_KEY) return process.env.BACKSTORY_KEY
  return existsSync(own) ? readFileSync(own, 'utf8').trim() : undefined
}

function headOf(text: string | undefined) {
  const found = /^(\d+):(.+)$/.exec(text ?? '')
  return found === null ? null : { sequence: Number(found[1]), mac: found[2] ?? '' }
}

type Values = { readonly [option in keyof typeof OPTIONS]?: string | boolean | undefined }

function filterOf(values: Values) {
  const { from } = values
  const names = ['since', 'before', 'patient', 'user', 'organisation', 'launch'] as const
  return {
    ...(typeof from === 'string' ? { from: Number(from) } : {}),
    ...Object.fromEntries(
      names.flatMap((name) => (values[name] === undefined ? [] : [[name, String(values[name])]])),
    ),
  }
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Express } from 'express'
import { systemEvent } from './audit/trail.ts'
import { type Config, ConfigFault, describeSettings, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { Refusal } from './refusal.ts'
import { readStartUp } from './start-up.ts'
import { whenStarterGone } from './starter.ts'
import { StoreInUse } from './store/sqlite-store.ts'
import { assemble } from './wiring.ts'

/** `EX_CONFIG` of sysexits.h. */
const WRONG_CONFIGURATION = 78
/** `EX_UNAVAILABLE`. */
const NO_STORE = 69

const root = resolve(import.meta.dirname, '..')

if (process.argv.includes('--help')) {
  process.stdout.write(`${describeSettings()}\n`)
} else {
  await run().catch((fault: unknown) => {
    if (fault instanceof Refusal) {
      process.stderr.write(`The store cannot be reached: ${causeOf(fault)}\n`)
      process.exit(NO_STORE)
    }
    if (!(fault instanceof ConfigFault) && !(fault instanceof StoreInUse)) throw fault
    process.stderr.write(`${fault.message}\n`)
    process.exit(WRONG_CONFIGURATION)
  })
}

async function run(): Promise<void> {
  const config = readConfig(process.env)
  const dist = join(root, 'dist')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const startUp = await readStartUp(config, root, version)
  const log = createLog(config.LOG_LEVEL)

  let app: Express | null = null
  const answer: Parameters<typeof createHttpServer>[1] = (request, response) => {
    if (app === null) response.writeHead(503, { 'Retry-After': '1' }).end()
    else app(request, response)
  }
  const server =
    startUp.tls === null ? createHttpServer(answer) : createHttpsServer(startUp.tls, answer)
  server.requestTimeout = 30_000
  // Longer than the minute for which reverse proxies keep a connection: else they send into one that has just closed.
  server.keepAliveTimeout = 75_000
  const baseUrl = await listen(server, config, startUp.tls !== null)

  const assembled = await assemble({ config, startUp, log, dist, baseUrl })
  app = assembled.app
  const digest = createHash('sha256').update(readFileSync(config.VENDORS_FILE)).digest('hex')
  await assembled.audit.record(
    systemEvent('server-started', [`version:${version}`, `vendors:${digest.slice(0, 16)}`]),
  )

  const stop = stopper(server, async () => {
    await assembled.close()
    log.info('Backstory has stopped')
  })
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.once('disconnect', stop)
  whenStarterGone(stop)
  process.on('SIGHUP', () => {
    assembled.reload().catch((fault: unknown) => {
      log.error({ err: fault }, 'the vendors file was not taken: the vendors stay as they were')
    })
  })

  log.info({ baseUrl }, 'Backstory is listening')
  if (process.send) process.send({ listening: baseUrl })
  else process.stderr.write(`Backstory is listening on ${baseUrl}\n`)
}

/** Code or name of what stood behind a refusal; a driver's message may hold the address with its password. */
function causeOf({ cause }: Refusal): string {
  const code: unknown = Reflect.get(Object(cause), 'code')
  return typeof code === 'string' ? code : cause instanceof Error ? cause.name : 'no reason given'
}

/** Listens, and names the public base URL: the configured one, else the address it listens on. */
function listen(server: Server, { HOST, PORT, BASE_URL }: Config, https: boolean): Promise<string> {
  return new Promise((fulfil, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, () => {
      const { port } = server.address() as AddressInfo
      const host = HOST.includes(':') ? `[${HOST}]` : HOST
      fulfil(BASE_URL ?? `${https ? 'https' : 'http'}://${host}:${port}`)
    })
  })
}

/** Takes no new calls, lets those that run end within a few seconds, then closes everything. */
function stopper(server: Server, close: () => Promise<void>): () => void {
  let stopping = false
  return () => {
    if (stopping) return
    stopping = true
    const cut = setTimeout(() => server.closeAllConnections(), 3_000)
    server.close(() => {
      clearTimeout(cut)
      void close().finally(() => process.exit())
    })
    server.closeIdleConnections()
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type PostgresPackage, unpackPostgres } from './postgres-package.ts'

/** A real PostgreSQL of this test run, on loopback, in a temporary folder of its own. */
export interface Postgres {
  /** Where its pages and its write-ahead log lie. */
  data: string
  /** Address of a new, empty database. */
  database(): Promise<string>
  /** SIGKILL to the server, as a crash would; `start` brings it back on its port, with what it had committed. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Short, since the path of the server's socket must stay below a hundred characters. */
/** Until the backends of a killed server are gone, it ends at once with 1. */
const MOST_STARTS = 25
const PREFIX = 'bs-pg-'

export async function startPostgres(found: PostgresPackage): Promise<Postgres> {
  sweepStale(tmpdir())
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  writeFileSync(join(folder, 'starter'), String(process.pid))
  const bin = unpackPostgres(found, folder)
  const run = join(folder, 'run')
  mkdirSync(run)
  const owner = ownerOfServer()
  chmodSync(folder, 0o755)
  if (owner) chownSync(run, owner.uid, owner.gid)
  const data = join(run, 'data')
  const settings = { ...owner, cwd: run, env: { ...process.env, LC_ALL: 'C' } }
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'backstory', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...settings, encoding: 'utf8' },
  )
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  }
  const port = await freePort()
  const address = (name: string) => `postgresql://backstory@127.0.0.1:${port}/${name}`
  const options = ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, '-k', run, '-c', 'fsync=off']

  let server: ChildProcess | null = null
  async function start() {
    for (let attempt = 1; ; attempt++) {
      const started = spawn(join(bin, 'postgres'), options, { ...settings, stdio: 'ignore' })
      server = started
      try {
        await (await connect(address('postgres'), started)).end()
        return
      } catch (fault) {
        // The backends of a server that was killed hold its memory until they notice.
        if (started.exitCode !== 1 || attempt === MOST_STARTS) throw fault
        await wait(200)
      }
    }
  }
  async function end(signal: 'SIGINT' | 'SIGKILL') {
    const running = server
    server = null
    if (running === null || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((done) => running.once('exit', done))
    running.kill(signal)
    await gone
  }

  let count = 0
  try {
    await start()
  } catch (fault) {
    await end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    throw fault
  }
  return {
    data,
    database: async () => {
      const name = `test_${++count}`
      const admin = new pg.Client({ connectionString: address('postgres') })
      await admin.connect()
      await admin.query(`CREATE DATABASE ${name}`)
      await admin.end()
      return address(name)
    },
    kill: () => end('SIGKILL'),
    start,
    stop: async () => {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Takes away what a run that died has left: its server, when that still runs, and its folder. */
export function sweepStale(parent: string): void {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(parent, name)
    const starter = numberIn(join(folder, 'starter'))
    if (starter === null || isAlive(starter)) continue
    const server = numberIn(join(folder, 'run', 'data', 'postmaster.pid'))
    if (server !== null && runsIn(server, folder)) process.kill(server, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** True when the process really is that folder's server: its number may long be somebody else's. */
function runsIn(pid: number, folder: string): boolean {
  if (process.platform === 'win32') return false
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.includes(join(folder, 'run', 'data')) === true
}

function numberIn(file: string): number | null {
  try {
    const found = Number(readFileSync(file, 'utf8').split('\n')[0])
    return Number.isInteger(found) && found > 1 ? found : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return Reflect.get(Object(fault), 'code') === 'EPERM'
  }
}

/** PostgreSQL refuses to run as root; there it runs as `nobody`. */
function ownerOfServer(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function connect(address: string, server: ChildProcess): Promise<pg.Client> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`)
    const client = new pg.Client({ connectionString: address })
    try {
      await client.connect()
      return client
    } catch {
      await client.end().catch(() => undefined)
      await wait(50)
    }
  }
  throw new Error('PostgreSQL did not start')
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A real PostgreSQL of this test run, on loopback, in a temporary folder of its own. */
export interface Postgres {
  /** Address of a new, empty database. */
  database(): Promise<string>
  stop(): Promise<void>
}

/** `postgres` and `initdb` of this machine, side by side in one folder; null where there are none. */
export function postgresBinaries(): { initdb: string; postgres: string } | null {
  const folder = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  if (!folder) return null
  const found = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
  return spawnSync(found.initdb, ['--version']).status === 0 ? found : null
}

export async function startPostgres(binaries: {
  initdb: string
  postgres: string
}): Promise<Postgres> {
  // Short, since the path of its socket must stay below a hundred characters.
  const folder = mkdtempSync(join(tmpdir(), 'bs-pg-'))
  const data = join(folder, 'data')
  const owner = ownerOfServer()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const made = spawnSync(
    binaries.initdb,
    ['-D', data, '-U', 'backstory', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const server = spawn(
    binaries.postgres,
    ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, '-k', folder, '-c', 'fsync=off'],
    { ...owner, cwd: folder, stdio: 'ignore' },
  )
  const address = (name: string) => `postgresql://backstory@127.0.0.1:${port}/${name}`
  const admin = await connect(address('postgres'), server)
  let count = 0
  return {
    database: async () => {
      const name = `test_${++count}`
      await admin.query(`CREATE DATABASE ${name}`)
      return address(name)
    },
    stop: async () => {
      await admin.end()
      const gone = new Promise((done) => server.once('exit', done))
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
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
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`)
    const client = new pg.Client({ connectionString: address })
    try {
      await client.connect()
      return client
    } catch {
      await client.end().catch(() => undefined)
      await wait(100)
    }
  }
  throw new Error('PostgreSQL did not start')
}

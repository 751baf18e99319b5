import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { startPostgres, sweepStale } from './a-postgres.ts'
import { postgresPackage } from './postgres-package.ts'

const found = postgresPackage()

/** A run of the tests that dies with its cluster still running. */
const A_RUN = `
import { startPostgres } from './a-postgres.ts'
import { postgresPackage } from './postgres-package.ts'
const postgres = await startPostgres(postgresPackage())
process.send(await postgres.database())
setInterval(() => undefined, 1000)
`

const answers = async (address: string) => {
  const client = new pg.Client({ connectionString: address })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

describe.skipIf(found === null)('a PostgreSQL of a test run', () => {
  it('is taken away by the next run when its own run died', async () => {
    const run = spawn(process.execPath, ['--input-type=module', '-e', A_RUN], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const address = await new Promise<string>((told) =>
      run.once('message', (text) => told(`${text}`)),
    )
    const gone = new Promise((done) => run.once('exit', done))
    run.kill('SIGKILL')
    await gone
    expect(await answers(address)).toBe(true)

    sweepStale(tmpdir())

    await expect.poll(() => answers(address)).toBe(false)
  }, 60_000)

  it('keeps what it had committed when it is killed and started again, and no other run takes it away', async () => {
    if (found === null) return
    const postgres = await startPostgres(found)
    const address = await postgres.database()
    const before = new pg.Client({ connectionString: address })
    before.on('error', () => undefined)
    await before.connect()
    await before.query('CREATE TABLE kept (word text)')
    await before.query("INSERT INTO kept VALUES ('here')")

    await postgres.kill()
    await postgres.start()
    sweepStale(tmpdir())

    const after = new pg.Client({ connectionString: address })
    await after.connect()
    expect((await after.query('SELECT word FROM kept')).rows).toEqual([{ word: 'here' }])
    await after.end()
    await before.end().catch(() => undefined)
    await postgres.stop()
  }, 60_000)
})

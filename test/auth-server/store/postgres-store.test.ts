import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresStore } from '../../../auth-server/store/postgres-store.ts'
import { type Postgres, startPostgres } from './a-postgres.ts'
import { postgresPackage } from './postgres-package.ts'
import { storeContract } from './store-contract.ts'

const found = postgresPackage()

describe.skipIf(found === null)('PostgreSQL (from its npm package for this platform)', () => {
  let postgres: Postgres
  beforeAll(async () => {
    if (found !== null) postgres = await startPostgres(found)
  }, 60_000)
  afterAll(() => postgres?.stop(), 30_000)

  storeContract('PostgreSQL', async () => postgresStore(await postgres.database()))

  it('is migrated once, however many servers start together, and shared by them', async () => {
    const address = await postgres.database()
    const stores = await Promise.all([1, 2, 3].map(() => postgresStore(address)))
    const [one, other] = stores
    await one?.kept.put('draft', 'key', 0, Buffer.from('words'), '2027-01-01T00:00:00.000Z')
    expect(await other?.kept.get('draft', 'key', '2026-11-22T00:00:00.000Z')).not.toBeNull()
    await Promise.all(stores.map((store) => store.close()))
  })

  it('appends to one audit chain from several servers', async () => {
    const address = await postgres.database()
    const stores = await Promise.all([1, 2].map(() => postgresStore(address)))
    const row = (sequence: number) => ({
      sequence,
      at: '2026-11-22T09:00:00.000Z',
      event: 'launch',
      launchId: null,
      traceId: null,
      fields: '{}',
      sealedIdentity: Buffer.from(''),
      mac: `mac ${sequence}`,
    })
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        stores[at % 2]?.audit.append((last) => row((last?.sequence ?? 0) + 1)),
      ),
    )
    const rows = (await stores[0]?.audit.read(1, 100)) ?? []
    expect(rows.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    )
    await Promise.all(stores.map((store) => store.close()))
  })

  it('does not let an audit row be changed or deleted', async () => {
    const address = await postgres.database()
    const store = await postgresStore(address)
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    for (const sql of ["UPDATE audit SET mac = ''", 'DELETE FROM audit', 'TRUNCATE audit']) {
      await expect(client.query(sql)).rejects.toThrow('append only')
    }
    await client.end()
    await store.close()
  })

  it('refuses a database that a newer release wrote, and one that is not there', async () => {
    const address = await postgres.database()
    await (await postgresStore(address)).close()
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query('UPDATE backstory_version SET version = 999')
    await client.end()
    const unavailable = { code: 'store-unavailable' }
    await expect(postgresStore(address)).rejects.toMatchObject(unavailable)
    await expect(postgresStore(address.replace(/test_\d+$/, 'none'))).rejects.toMatchObject(
      unavailable,
    )
  })

  it('goes on after its connections were cut again and again in the middle of its work', async () => {
    const address = await postgres.database()
    const store = await postgresStore(address)
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    let working = true
    let done = 0
    const work = Array.from({ length: 6 }, async (_each, at) => {
      for (let turn = 1; working; turn += 1) {
        await store.kept
          .put('draft', `${at} ${turn}`, 0, Buffer.from('words'), '2027-01-01T00:00:00.000Z')
          .then(() => store.purge('2026-11-22T00:00:00.000Z'))
          .then(() => {
            done += 1
          })
          .catch((fault: unknown) => expect(fault).toMatchObject({ code: 'store-unavailable' }))
      }
    })
    for (let cut = 0; cut < 20; cut += 1) {
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      await wait(20)
    }
    working = false
    await Promise.all(work)
    await client.end()
    expect(done).toBeGreaterThan(0)
    await expect.poll(() => store.audit.last().catch(() => 'not yet')).toBeNull()
    await store.close()
  }, 30_000)

  it('goes on after its connections were cut', async () => {
    const address = await postgres.database()
    const store = await postgresStore(address)
    await store.audit.last()
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    await client.end()
    await expect.poll(() => store.audit.last().catch(() => 'not yet')).toBeNull()
    await store.close()
  })
})

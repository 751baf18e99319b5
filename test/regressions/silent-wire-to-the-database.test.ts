import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresStore } from '../../auth-server/store/postgres-store.ts'
import { type Postgres, startPostgres } from '../auth-server/store/a-postgres.ts'
import { postgresPackage } from '../auth-server/store/postgres-package.ts'

const found = postgresPackage()

/** A wire to a port of this machine that can fall silent without closing, as when a network breaks. */
async function startWire(to: number) {
  const sockets = new Set<Socket>()
  let silent = false
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [from, on] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => silent || on.write(bytes))
      from.on('error', () => on.destroy())
      from.on('close', () => on.destroy())
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    fallSilent: () => {
      silent = true
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

describe.skipIf(found === null)('a database that no longer answers on a wire that is open', () => {
  let postgres: Postgres
  beforeAll(async () => {
    if (found !== null) postgres = await startPostgres(found)
  }, 60_000)
  afterAll(() => postgres?.stop())

  it('refuses every call in the end, and keeps nobody waiting for ever', async () => {
    const address = new URL(await postgres.database())
    const wire = await startWire(Number(address.port))
    address.port = String(wire.port)
    const store = await postgresStore(address.href)
    wire.fallSilent()
    const append = store.audit.append(() => {
      throw new Error('nothing can be appended')
    })
    await expect(append).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.audit.last()).rejects.toMatchObject({ code: 'store-unavailable' })
    wire.close()
    await store.close()
  }, 90_000)
})

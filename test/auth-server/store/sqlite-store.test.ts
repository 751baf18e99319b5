import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { StoreInUse, sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import { storeContract } from './store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'backstory-store-'))
let count = 0
const fresh = () => join(folder, `${++count}`, 'backstory.sqlite')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

storeContract('SQLite', async () => sqliteStore({ file: fresh() }))

describe('the SQLite store', () => {
  it('is opened by one writer at a time, and is free again when that one ends', async () => {
    const file = fresh()
    const first = sqliteStore({ file })
    expect(() => sqliteStore({ file })).toThrow(StoreInUse)
    const worker = sqliteStore({ file, writer: false })
    await worker.records.add('launch-1', 1, Buffer.from('from a worker'))
    expect(await first.records.all('launch-1')).toHaveLength(1)
    await worker.close()
    await first.close()
    await sqliteStore({ file }).close()
  })

  it('keeps what it acknowledged over a restart', async () => {
    const file = fresh()
    const first = sqliteStore({ file })
    await first.kept.put('draft', 'key', 0, Buffer.from('words'), '2027-01-01T00:00:00.000Z')
    await first.close()
    const second = sqliteStore({ file })
    expect(await second.kept.get('draft', 'key', '2026-11-22T00:00:00.000Z')).not.toBeNull()
    await second.close()
  })

  it('writes ahead with full synchronisation, readable by its owner alone', async () => {
    const file = fresh()
    const store = sqliteStore({ file })
    const look = new DatabaseSync(file)
    expect(look.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    look.close()
    for (const name of [file, `${file}-wal`]) expect(statSync(name).mode & 0o077).toBe(0)
    await store.close()
  })

  it('overwrites what it deletes', async () => {
    const file = fresh()
    const store = sqliteStore({ file })
    await store.kept.put('draft', 'key', 0, Buffer.from('canary-words'), '2027-01-01T00:00:00.000Z')
    await store.kept.delete('draft', 'key')
    await store.close()
    expect(readFileSync(file).includes('canary-words')).toBe(false)
  })

  it('does not let an audit row be changed or deleted', async () => {
    const file = fresh()
    const store = sqliteStore({ file })
    await store.audit.append(() => ({
      sequence: 1,
      at: '2026-11-22T09:00:00.000Z',
      event: 'launch',
      launchId: null,
      traceId: null,
      fields: '{}',
      sealedIdentity: Buffer.from(''),
      mac: 'mac',
    }))
    const other = new DatabaseSync(file)
    expect(() => other.exec("UPDATE audit SET mac = 'other'")).toThrow('append only')
    expect(() => other.exec('DELETE FROM audit')).toThrow('append only')
    other.close()
    await store.close()
  })

  it('refuses a store that a newer release wrote', async () => {
    const file = fresh()
    await sqliteStore({ file }).close()
    const other = new DatabaseSync(file)
    other.exec('PRAGMA user_version = 999')
    other.close()
    expect(() => sqliteStore({ file, writer: false })).toThrow('newer')
  })

  it('says that the store is unavailable when it is', async () => {
    const store = sqliteStore({ file: ':memory:' })
    await store.close()
    await expect(store.sessions.get('launch-1', '')).rejects.toMatchObject({
      code: 'store-unavailable',
    })
  })
})

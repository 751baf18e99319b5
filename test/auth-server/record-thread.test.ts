import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecordDesk, RecordKey, Taking, ViewContext } from '../../auth-server/record-desk.ts'
import { createRecordDesk } from '../../auth-server/record-reading.ts'
import { createShelf, type OpenRecord } from '../../auth-server/record-shelf.ts'
import { recordThread } from '../../auth-server/record-thread.ts'
import { sqliteStore } from '../../auth-server/store/sqlite-store.ts'
import type { RecordRows, Store } from '../../auth-server/store/store.ts'
import { aBundle, aNote, NHS_NUMBER } from './routes/panel-server.ts'

let folder: string
let store: Store
let storeFile: string
let desk: RecordDesk
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backstory-desk-'))
  storeFile = join(folder, 'store.sqlite')
  store = sqliteStore({ file: storeFile })
  desk = recordThread({ store: { file: storeFile }, openRecords: 4 })
})
afterEach(async () => {
  await desk.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const aKey = (): RecordKey => ({
  launchId: randomBytes(16).toString('hex'),
  credential: randomBytes(32).toString('base64url'),
})

const context: ViewContext = {
  today: '2026-11-22',
  referral: { source: 'none', id: null, reason: null, referrer: null, date: null, letter: null },
  policy: { areasOff: [], rulesOff: [], closings: {} },
  opened: [],
}

const taking = (bundleText: string, changes: Partial<Taking> = {}): Taking => ({
  sequence: 1,
  kind: 'default',
  local: {
    nhsNumber: NHS_NUMBER,
    family: 'Canarywharf',
    given: 'Cressida',
    birthDate: '1953-03-04',
    gender: 'female',
  },
  retrieval: {
    bundleText,
    nhsNumber: NHS_NUMBER,
    practice: { ods: 'A99001', name: 'Sampleton Surgery' },
    pds: { family: '', given: '', birthDate: '', gender: '' },
    fetchedAt: '2026-11-22T10:00:00.000Z',
    asked: { months: 36, from: '2023-11-22', to: '2026-11-22', areas: ['problems'] },
    traceId: 'trace',
  },
  context,
  ...changes,
})

const aLargeBundle = (notes: number) =>
  aBundle(
    {},
    Array.from({ length: notes }, (_each, at) =>
      aNote(
        `many-${at}`,
        '2024-05-05',
        `Seen about entry ${at}. ${'Lives alone and is lonely. '.repeat(12)}`,
      ),
    ),
  )

describe('the record desk on its own thread', () => {
  it('takes a record, and answers every kind of look at it', async () => {
    const key = aKey()
    expect(await desk.take(key, taking(aBundle()))).toEqual({ differences: [] })
    expect((await desk.retrieval(key, context)).entries.total).toBe(6)
    expect((await desk.overview(key, context)).sensitive.safety).toBe(true)
    expect((await desk.section(key, context, 'socialHistory', true)).area).toBe('socialHistory')
    expect((await desk.search(key, context, { words: 'canarynote' })).total).toBe(1)
    expect(await desk.dateOf(key, context, 'Observation/n1')).toBe('2025-06-01')
  })

  it('passes refusals on with their code', async () => {
    const key = aKey()
    await expect(desk.take(key, taking('{'))).rejects.toMatchObject({ code: 'answer-unreadable' })
    await expect(desk.retrieval(key, context)).rejects.toMatchObject({ code: 'record-not-fetched' })
  })

  it('opens a record again from the store, sealed, for its own credential alone', async () => {
    const key = aKey()
    await desk.take(key, taking(aBundle()))
    await desk.drop(key.launchId)
    expect((await desk.search(key, context, { words: 'canarynote' })).total).toBe(1)
    const thief = { ...key, credential: aKey().credential }
    await expect(desk.retrieval(thief, context)).rejects.toMatchObject({ code: 'session-unknown' })
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).toString('latin1')).not.toMatch(/canary|9990000018/i)
    }
  })

  it('does not open a sealed row that was moved to another launch', async () => {
    const key = aKey()
    await desk.take(key, taking(aBundle()))
    const [row] = await store.records.all(key.launchId)
    const other = { ...key, launchId: aKey().launchId }
    await store.records.add(other.launchId, 1, row?.sealed ?? new Uint8Array())
    await expect(desk.retrieval(other, context)).rejects.toMatchObject({ code: 'session-unknown' })
  })

  it('reads again when the vendor’s policy changes', async () => {
    const key = aKey()
    await desk.take(key, taking(aBundle()))
    expect((await desk.overview(key, context)).sensitive.safety).toBe(true)
    const policy = { ...context.policy, closings: { 'domestic-abuse': 'open' as const } }
    expect((await desk.overview(key, { ...context, policy })).sensitive.safety).toBe(false)
  })

  it('keeps the main thread free while it reads a record of five megabytes', async () => {
    const large = aLargeBundle(10_000)
    expect(large.length).toBeGreaterThan(5_000_000)
    await desk.take(aKey(), taking(aBundle()))
    const inline = createRecordDesk({ rows: noRows, openRecords: 1 })
    const answer = { status: 200, body: large }
    const blocked = await turnsDuring(() => inline.readAnswer(answer, NHS_NUMBER, 'A99001'))
    const free = await turnsDuring(() => desk.take(aKey(), taking(large)))
    expect(blocked).toBeLessThan(10)
    expect(free).toBeGreaterThan(100)
  }, 30_000)

  it('takes what it has read without being sent it again, each text for its own session', async () => {
    const texts = [aBundle(), aBundle({}, [aNote('n1', '2025-06-01', 'Another canarynote here')])]
    const keys = [aKey(), aKey()]
    for (const body of texts) await desk.readAnswer({ status: 200, body }, NHS_NUMBER, 'A99001')
    await desk.take(keys[1] as RecordKey, taking(texts[1] ?? ''))
    await desk.take(keys[0] as RecordKey, taking(texts[0] ?? ''))
    await desk.take(aKey(), taking(texts[0] ?? ''))
    const found = await Promise.all(
      keys.map(async (key) => {
        await desk.drop(key.launchId)
        return (await desk.retrieval(key, context)).entries.total
      }),
    )
    const alone = await Promise.all(
      texts.map(async (text) => {
        const key = aKey()
        await desk.take(key, taking(text))
        return (await desk.retrieval(key, context)).entries.total
      }),
    )
    expect(found).toEqual(alone)
    expect(found[0]).not.toBe(found[1])
  })

  it('keeps whole what it compressed while it read: it opens again from the store the same', async () => {
    const key = aKey()
    const body = aLargeBundle(3_000)
    await desk.readAnswer({ status: 200, body }, NHS_NUMBER, 'A99001')
    await desk.take(key, taking(body))
    const before = await desk.section(key, context, 'socialHistory', true)
    await desk.drop(key.launchId)
    expect(await desk.section(key, context, 'socialHistory', true)).toEqual(before)
  })

  it('says of an answer of five megabytes whose it is, while the main thread goes on', async () => {
    const answer = { status: 200, body: aLargeBundle(12_000) }
    await desk.take(aKey(), taking(aBundle()))
    const turns = await turnsDuring(async () => {
      const read = await desk.readAnswer(answer, NHS_NUMBER, 'A99001')
      expect(read).toEqual({ kind: 'record', practiceName: 'Sampleton Surgery' })
    })
    expect(turns).toBeGreaterThan(20)
    expect(await desk.readAnswer(answer, '9990000026', 'A99001')).toMatchObject({
      kind: 'refused',
      meaning: { refusal: 'another-patient' },
    })
  }, 30_000)
})

const noRows: RecordRows = { add: async () => undefined, all: async () => [] }

/** How often something else had its turn on this thread meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let working = true
  const turn = () => {
    turns += 1
    if (working) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  working = false
  return turns
}

describe('the shelf of open records', () => {
  const open = (characters: number) => ({ characters }) as OpenRecord
  const keys = Array.from({ length: 5 }, aKey)
  const held = (shelf: ReturnType<typeof createShelf>) => keys.map((key) => shelf.get(key) !== null)

  it('holds no more records than it may, the least recently used one leaving first', () => {
    const shelf = createShelf({ records: 3, characters: 1000 })
    const [first, second, third, fourth] = keys as [RecordKey, RecordKey, RecordKey, RecordKey]
    for (const key of [first, second, third]) shelf.put(key, open(1))
    shelf.get(first)
    shelf.put(fourth, open(1))
    expect(held(shelf)).toEqual([true, false, true, true, false])
  })

  it('holds no more text than it may, but always the record that was just opened', () => {
    const shelf = createShelf({ records: 10, characters: 100 })
    const [first, second, third] = keys as [RecordKey, RecordKey, RecordKey]
    shelf.put(first, open(60))
    shelf.put(second, open(60))
    expect(held(shelf)).toEqual([false, true, false, false, false])
    shelf.put(third, open(500))
    expect(held(shelf)).toEqual([false, false, true, false, false])
  })

  it('forgets a session that ended', () => {
    const shelf = createShelf({ records: 3, characters: 100 })
    const [first] = keys as [RecordKey]
    shelf.put(first, open(60))
    shelf.drop(first.launchId)
    expect(shelf.get(first)).toBe(null)
  })

  it('forgets what nobody looked at for as long as a session may be idle', () => {
    let now = new Date('2026-11-22T10:00:00Z')
    const shelf = createShelf({ records: 3, characters: 100 }, () => now)
    const [first, second] = keys as [RecordKey, RecordKey]
    shelf.put(first, open(1))
    shelf.put(second, open(1))
    now = new Date('2026-11-22T10:19:00Z')
    shelf.get(second)
    shelf.sweep('2026-11-22T10:01:00.000Z')
    expect(held(shelf)).toEqual([false, true, false, false, false])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditRow, LaunchRow, SessionRow, Store } from '../../../auth-server/store/store.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 9, minutes)).toISOString()
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const words = (sealed: Uint8Array | undefined | null) =>
  sealed ? Buffer.from(sealed).toString() : sealed

function aLaunch(changes: Partial<LaunchRow> = {}): LaunchRow {
  return {
    launchId: 'launch-1',
    credentialHash: 'hash',
    sealed: bytes('sealed'),
    expiresAt: at(10),
    ...changes,
  }
}

function aSession(changes: Partial<SessionRow> = {}): SessionRow {
  return {
    launchId: 'launch-1',
    credentialHash: 'hash',
    sealed: bytes('sealed'),
    version: 1,
    idleEndsAt: at(20),
    endsAt: at(55),
    handoffHash: null,
    handoffSealed: null,
    ...changes,
  }
}

const aRow = (sequence: number): AuditRow => ({
  sequence,
  at: at(0),
  event: 'record-shown',
  launchId: 'launch-1',
  traceId: null,
  fields: '{"area":"problems"}',
  sealedIdentity: bytes(`identity ${sequence}`),
  mac: `mac ${sequence}`,
})

/** What every adapter of the store keeps, written once. `open` gives an empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: launches`, () => {
    const store = opened(open)

    it('gives back what was kept until it expires', async () => {
      await store().launches.create(aLaunch())
      expect(await store().launches.get('launch-1', at(9))).toMatchObject({
        launchId: 'launch-1',
        credentialHash: 'hash',
        expiresAt: at(10),
      })
      expect(await store().launches.get('launch-1', at(10))).toBeNull()
      expect(await store().launches.get('another', at(9))).toBeNull()
    })

    it('replaces the sealed part, and says when the launch is gone', async () => {
      await store().launches.create(aLaunch())
      expect(await store().launches.update('launch-1', bytes('newer'))).toBe(true)
      expect(words((await store().launches.get('launch-1', at(1)))?.sealed)).toBe('newer')
      expect(await store().launches.update('another', bytes('newer'))).toBe(false)
    })

    it('is taken by its state once, even by two at the same time', async () => {
      await store().launches.create(aLaunch())
      await store().launches.bindState('launch-1', 'state-key')
      const taken = await Promise.all([
        store().launches.takeByState('state-key', at(1)),
        store().launches.takeByState('state-key', at(1)),
      ])
      expect(taken.map((row) => row?.launchId).sort()).toEqual(['launch-1', undefined])
      expect(await store().launches.get('launch-1', at(1))).toBeNull()
    })

    it('is not taken after it expired, nor by another state', async () => {
      await store().launches.create(aLaunch())
      await store().launches.bindState('launch-1', 'state-key')
      expect(await store().launches.takeByState('another', at(1))).toBeNull()
      expect(await store().launches.takeByState('state-key', at(10))).toBeNull()
    })
  })

  describe(`${name}: sessions`, () => {
    const store = opened(open)

    it('gives a session back until it is idle for too long or at its end', async () => {
      await store().sessions.create(aSession())
      const { sealed, ...rest } = aSession()
      const found = await store().sessions.get('launch-1', at(19))
      expect(found).toMatchObject(rest)
      expect(words(found?.sealed)).toBe(words(sealed))
      expect(await store().sessions.get('launch-1', at(20))).toBeNull()
      await store().sessions.touch('launch-1', at(59))
      expect(await store().sessions.get('launch-1', at(54))).not.toBeNull()
      expect(await store().sessions.get('launch-1', at(55))).toBeNull()
    })

    it('never shortens the idle time by a late touch', async () => {
      await store().sessions.create(aSession())
      await store().sessions.touch('launch-1', at(5))
      expect(await store().sessions.get('launch-1', at(19))).not.toBeNull()
    })

    it('is written by the one who read the stored version, and tells the other', async () => {
      await store().sessions.create(aSession())
      const written = await Promise.all([
        store().sessions.update('launch-1', 1, bytes('one')),
        store().sessions.update('launch-1', 1, bytes('other')),
      ])
      expect(written.sort()).toEqual([false, true])
      expect((await store().sessions.get('launch-1', at(1)))?.version).toBe(2)
    })

    it('gives its hand-off once, for the right code', async () => {
      await store().sessions.create(
        aSession({ handoffHash: 'code', handoffSealed: bytes('credential') }),
      )
      expect(await store().sessions.takeHandoff('launch-1', 'wrong', at(1))).toBeNull()
      const taken = await Promise.all([
        store().sessions.takeHandoff('launch-1', 'code', at(1)),
        store().sessions.takeHandoff('launch-1', 'code', at(1)),
      ])
      expect(taken.map(words).sort()).toEqual(['credential', null])
    })

    it('ends with its record, and leaves others alone', async () => {
      await store().sessions.create(aSession())
      await store().sessions.create(aSession({ launchId: 'launch-2' }))
      await store().records.add('launch-1', 1, bytes('record'))
      await store().records.add('launch-2', 1, bytes('record'))
      await store().sessions.end('launch-1')
      expect(await store().sessions.get('launch-1', at(1))).toBeNull()
      expect(await store().records.all('launch-1')).toEqual([])
      expect(await store().records.all('launch-2')).toHaveLength(1)
    })

    it('locks for one writer until it is unlocked or the time is over', async () => {
      const lock = (now: number) =>
        store().sessions.lock('launch-1', 'refresh', at(now), at(now + 1))
      expect((await Promise.all([lock(0), lock(0)])).sort()).toEqual([false, true])
      expect(await store().sessions.lock('launch-2', 'refresh', at(0), at(1))).toBe(true)
      expect(await lock(1)).toBe(true)
      await store().sessions.unlock('launch-1', 'refresh')
      expect(await lock(1)).toBe(true)
    })
  })

  describe(`${name}: records and what is kept`, () => {
    const store = opened(open)

    it('keeps the retrievals of a session in order', async () => {
      await store().records.add('launch-1', 2, bytes('second'))
      await store().records.add('launch-1', 1, bytes('first'))
      const rows = await store().records.all('launch-1')
      expect(rows.map(({ sequence, sealed }) => [sequence, words(sealed)])).toEqual([
        [1, 'first'],
        [2, 'second'],
      ])
    })

    it('keeps a row by purpose and key, one writer at a time', async () => {
      const put = (version: number, text: string) =>
        store().kept.put('draft', 'key', version, bytes(text), at(10))
      expect((await Promise.all([put(0, 'a'), put(0, 'b')])).sort()).toEqual([false, true])
      expect((await Promise.all([put(1, 'c'), put(1, 'd')])).sort()).toEqual([false, true])
      expect((await store().kept.get('draft', 'key', at(1)))?.version).toBe(2)
      expect(await store().kept.get('consent', 'key', at(1))).toBeNull()
      await store().kept.delete('draft', 'key')
      expect(await store().kept.get('draft', 'key', at(1))).toBeNull()
    })

    it('forgets a kept row at its end, and its place can be used again', async () => {
      await store().kept.put('draft', 'key', 0, bytes('old'), at(10))
      expect(await store().kept.get('draft', 'key', at(10))).toBeNull()
      expect(await store().kept.put('draft', 'key', 0, bytes('new'), at(20))).toBe(true)
      expect(words((await store().kept.get('draft', 'key', at(11)))?.sealed)).toBe('new')
    })

    it('names the sessions that are over, the earliest first', async () => {
      await store().sessions.create(
        aSession({ launchId: 'by-limit', idleEndsAt: at(29), endsAt: at(29) }),
      )
      await store().sessions.create(aSession({ launchId: 'by-idleness', idleEndsAt: at(20) }))
      await store().sessions.create(aSession({ launchId: 'open', idleEndsAt: at(40) }))
      expect(await store().sessions.over(at(30))).toEqual([
        { launchId: 'by-idleness', idleEndsAt: at(20), endsAt: at(55) },
        { launchId: 'by-limit', idleEndsAt: at(29), endsAt: at(29) },
      ])
    })

    it('purges what has expired and nothing else', async () => {
      await store().launches.create(aLaunch())
      await store().launches.create(aLaunch({ launchId: 'launch-2', expiresAt: at(40) }))
      await store().sessions.create(aSession())
      await store().sessions.create(aSession({ launchId: 'launch-2', idleEndsAt: at(40) }))
      await store().records.add('launch-1', 1, bytes('record'))
      await store().records.add('launch-2', 1, bytes('record'))
      await store().kept.put('draft', 'one', 0, bytes('x'), at(10))
      await store().kept.put('draft', 'two', 0, bytes('x'), at(40))
      await store().purge(at(30))
      const before = at(1)
      expect(await store().launches.get('launch-1', before)).toBeNull()
      expect(await store().launches.get('launch-2', before)).not.toBeNull()
      expect(await store().sessions.get('launch-1', before)).toBeNull()
      expect(await store().sessions.get('launch-2', before)).not.toBeNull()
      expect(await store().records.all('launch-1')).toEqual([])
      expect(await store().records.all('launch-2')).toHaveLength(1)
      expect(await store().kept.get('draft', 'one', before)).toBeNull()
      expect(await store().kept.get('draft', 'two', before)).not.toBeNull()
    })
  })

  describe(`${name}: audit`, () => {
    const store = opened(open)
    const next = () => store().audit.append((last) => aRow((last?.sequence ?? 0) + 1))

    it('appends one after the other, however many write at once', async () => {
      await Promise.all(Array.from({ length: 8 }, next))
      const rows = await store().audit.read(1, 100)
      expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(await store().audit.last()).toMatchObject({ sequence: 8, mac: 'mac 8' })
    })

    it('reads from a sequence on, no more than asked', async () => {
      for (let row = 0; row < 5; row++) await next()
      const rows = await store().audit.read(2, 2)
      expect(rows.map(({ sequence }) => sequence)).toEqual([2, 3])
      expect(words(rows[0]?.sealedIdentity)).toBe('identity 2')
    })

    it('reads all of one launch, and nothing of another', async () => {
      await next()
      await store().audit.append(() => ({ ...aRow(2), launchId: 'launch-2' }))
      await store().audit.append(() => ({ ...aRow(3), launchId: null }))
      await store().audit.append(() => aRow(4))
      const rows = await store().audit.ofLaunch('launch-1')
      expect(rows.map(({ sequence }) => sequence)).toEqual([1, 4])
      expect(words(rows[1]?.sealedIdentity)).toBe('identity 4')
    })

    it('takes nothing when the row cannot be made, and says that the store failed', async () => {
      await next()
      await expect(store().audit.append(() => aRow(1))).rejects.toMatchObject({
        code: 'store-unavailable',
      })
      expect((await store().audit.last())?.sequence).toBe(1)
    })
  })

  describe(`${name}: the directory of services`, () => {
    const store = opened(open)
    const taken = { source: 'county', takenAt: at(1), attemptedAt: at(1), report: '{"ok":1}' }

    it('keeps one snapshot for each source and lists them without it', async () => {
      await store().directory.replace(taken, bytes('first'))
      await store().directory.replace({ ...taken, takenAt: at(2) }, bytes('second'))
      expect(await store().directory.list()).toEqual([{ ...taken, takenAt: at(2) }])
      expect(words(await store().directory.content('county'))).toBe('second')
      expect(await store().directory.content('another')).toBeNull()
    })

    it('notes what an attempt came to without touching the snapshot', async () => {
      await store().directory.replace(taken, bytes('good'))
      await store().directory.note('county', at(9), '{"failed":1}')
      await store().directory.note('village', at(9), '{"failed":2}')
      expect(await store().directory.list()).toEqual([
        { ...taken, attemptedAt: at(9), report: '{"failed":1}' },
        { source: 'village', takenAt: null, attemptedAt: at(9), report: '{"failed":2}' },
      ])
      expect(words(await store().directory.content('county'))).toBe('good')
    })

    it('gives the next attempt to one server only', async () => {
      expect(await store().directory.claim('county', at(5), at(0))).toBe(true)
      expect(await store().directory.claim('county', at(6), at(4))).toBe(false)
      expect(await store().directory.claim('county', at(9), at(5))).toBe(true)
    })

    it('keeps the snapshot through a purge and forgets a source that is removed', async () => {
      await store().directory.replace(taken, bytes('good'))
      await store().purge(at(59))
      expect(await store().directory.list()).toHaveLength(1)
      await store().directory.delete('county')
      expect(await store().directory.list()).toEqual([])
    })
  })
}

function opened(open: () => Promise<Store>): () => Store {
  let store: Store
  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())
  return () => store
}

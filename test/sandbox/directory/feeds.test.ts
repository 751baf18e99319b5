import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDirectoryFile } from '../../../auth-server/directory/feeds.ts'
import { refreshFeed } from '../../../auth-server/directory/mirror.ts'
import type { Service } from '../../../auth-server/directory/service.ts'
import { unpackServices } from '../../../auth-server/directory/snapshot.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import { directoryFile } from './directory-file.ts'
import { DISTRICTS } from './feed-records.ts'
import { sandboxServices, uuidOf } from './read-services-file.ts'
import { type RunningFeeds, startFeeds } from './start-feeds.ts'

describe('the directories of the invented county', () => {
  const store = sqliteStore({ file: ':memory:' })
  let feeds: RunningFeeds
  const pulled = new Map<string, Awaited<ReturnType<typeof refreshFeed>>>()
  const services: Service[] = []

  beforeAll(async () => {
    feeds = await startFeeds()
    const file = readDirectoryFile(JSON.stringify(directoryFile(feeds)), { sandbox: true })
    const ports = { rows: store.directory, now: () => new Date(), sandbox: true, pauseMs: 0 }
    for (const feed of file.feeds) {
      pulled.set(feed.id, await refreshFeed(ports, feed, { signal: new AbortController().signal }))
      services.push(...(await unpackServices(await store.directory.content(feed.id))))
    }
  })
  afterAll(async () => {
    await feeds.close()
    await store.close()
  })

  it('hold at least two hundred services between them, each with an id of its own', () => {
    const ids = [...sandboxServices('county'), ...sandboxServices('voluntary')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(services.length).toBeGreaterThanOrEqual(200)
  })

  it('are read whole in version 1.0 and 3.0; what no reader can use is counted', () => {
    expect(pulled.get('county')).toMatchObject({
      outcome: 'taken',
      services: sandboxServices('county').length,
      counts: { skipped: { 'no name': 1, 'no id': 1 } },
    })
    expect(pulled.get('voluntary')).toMatchObject({
      outcome: 'taken',
      services: sandboxServices('voluntary').length - 1,
      counts: { skipped: { 'no name': 1, 'no id': 1, 'not active': 1 } },
      details: { failed: 1 },
    })
  })

  it('come out of the mirror as they stand in the readable files', () => {
    const byId = new Map(services.map((service) => [service.id.split('/')[1], service]))
    for (const block of [...sandboxServices('county'), ...sandboxServices('voluntary')]) {
      if (block.fields.get('status')?.[0] === 'defunct') continue
      const service = byId.get(uuidOf('service', block.id))
      expect(service?.name, block.id).toBe(block.name)
      expect(service?.organisation).toBe(block.organisation)
      expect(service?.description).toContain(block.says.split('\n')[0])
      expect(service?.terms).toEqual(block.fields.get('kind') ?? [])
      expect(service?.telephones).toHaveLength(1)
      const placed = (block.fields.get('at') ?? []).filter((place) => /ZZ\d\d/.test(place))
      expect(service?.places.length, block.id).toBe(placed.length)
      if (block.fields.has('when')) expect(service?.times.length, block.id).toBeGreaterThan(0)
      const joins = (block.fields.get('join') ?? []).includes('referral')
      const first = block.fields.get('join')?.[0] === 'referral'
      if (joins && first) expect(service?.attend, block.id).toContain('referral')
    }
  })

  it('lie in the invented districts only, with telephone numbers kept for fiction', () => {
    for (const { places, telephones, id } of services) {
      for (const { postcode, point } of places) {
        expect(DISTRICTS.has(postcode?.split(' ')[0] ?? ''), id).toBe(true)
        expect(point, id).not.toBeNull()
      }
      for (const { number } of telephones) expect(number).toMatch(/^01632 960\d{3}$/)
    }
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { openCatalogue } from '../../../auth-server/directory/catalogue.ts'
import { DirectoryFile } from '../../../auth-server/directory/feeds.ts'
import { finderAddress } from '../../../auth-server/directory/finder.ts'
import { POSTCODES, packPostcodes } from '../../../auth-server/directory/postcode-store.ts'
import { readPostcodes } from '../../../auth-server/directory/postcodes.ts'
import { packServices } from '../../../auth-server/directory/snapshot.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { Store } from '../../../auth-server/store/store.ts'
import { aService, DISTRICTS } from './a-service.ts'

let store: Store
afterEach(() => store.close())

async function put(
  source: string,
  kind: string,
  content: Uint8Array,
  at = '2026-11-22T06:00:00.000Z',
) {
  const report = JSON.stringify({ kind, name: `Name of ${source}`, outcome: 'taken' })
  await store.directory.replace({ source, takenAt: at, attemptedAt: at, report }, content)
}

const county = { id: 'county', name: 'The county', url: 'https://feed.example' }
const club = aService('club', 'Lunch Club', { languages: ['Polish'] })

function aCatalogue(feeds: readonly object[] = [county]) {
  let now = new Date('2026-11-22T09:00:00Z')
  const file = DirectoryFile.parse({ feeds })
  return {
    ...openCatalogue({ rows: store.directory, file, now: () => now }),
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
  }
}

describe('the mirror in memory', () => {
  it('searches feeds that are configured, and imports; a feed that was taken out is not shown', async () => {
    store = sqliteStore({ file: ':memory:' })
    await put('county', 'feed', await packServices([club]))
    await put('gone', 'feed', await packServices([aService('x', 'Lunch Club of before')]))
    await put(
      'own',
      'import',
      await packServices([aService('y', 'Own Lunch Club', { source: 'own' })]),
    )
    const catalogue = aCatalogue()
    expect(await catalogue.overview()).toMatchObject({
      sources: [
        { name: 'The county', services: 1, stale: false },
        { name: 'Name of own', services: 1 },
      ],
      languages: ['Polish'],
      knowsPostcodes: false,
    })
    const { services } = await catalogue.find({ needs: ['lunch club'] })
    expect(services.map(({ name }) => name).sort()).toEqual(['Lunch Club', 'Own Lunch Club'])
  })

  it('takes up a new copy that another process took, without keeping anybody waiting', async () => {
    store = sqliteStore({ file: ':memory:' })
    await put('county', 'feed', await packServices([club]))
    const catalogue = aCatalogue()
    const count = async () => (await catalogue.find({ needs: ['lunch club'] })).total
    expect(await count()).toBe(1)
    const more = await packServices([club, aService('b', 'Lunch Club Two')])
    await put('county', 'feed', more, '2026-11-22T09:00:03.000Z')
    expect(await count()).toBe(1)
    catalogue.pass(6)
    expect(await count()).toBe(1)
    await expect.poll(count).toBe(2)
  })

  it('says when a copy is old, and that there is none', async () => {
    store = sqliteStore({ file: ':memory:' })
    expect(await aCatalogue().overview()).toMatchObject({ sources: [], languages: [] })
    await put('county', 'feed', await packServices([club]), '2026-11-01T06:00:00.000Z')
    expect((await aCatalogue().overview()).sources[0]?.stale).toBe(true)
  })

  it('measures with an imported table of postcodes', async () => {
    store = sqliteStore({ file: ':memory:' })
    const { table } = await readPostcodes(DISTRICTS)
    await put(POSTCODES, 'postcodes', await packPostcodes(table))
    await put('county', 'feed', await packServices([club]))
    const catalogue = aCatalogue()
    expect((await catalogue.overview()).knowsPostcodes).toBe(true)
    expect((await catalogue.find({ needs: ['lunch'], postcode: 'ZZ99' })).from?.place).toBe(
      'Sampleton',
    )
  })

  it('answers nobody with an empty directory when the store fails', async () => {
    store = sqliteStore({ file: ':memory:' })
    const catalogue = aCatalogue()
    await store.close()
    await expect(catalogue.find({ needs: ['x'] })).rejects.toMatchObject({
      code: 'store-unavailable',
    })
    store = sqliteStore({ file: ':memory:' })
  })
})

describe('the vendor’s own finder', () => {
  const address = (template: string, words = 'lunch & company', sandbox = false) =>
    finderAddress({ name: 'Finder', template }, words, { sandbox })?.url ?? null

  it('gets the confirmed words, encoded, and nothing else', () => {
    store = sqliteStore({ file: ':memory:' })
    expect(address('https://finder.example/s?q={words}&lang=en')).toBe(
      'https://finder.example/s?q=lunch%20%26%20company&lang=en',
    )
  })

  it('takes half a character for one that cannot be shown', () => {
    store = sqliteStore({ file: ':memory:' })
    expect(address('https://finder.example/s?q={words}', 'tea \ud83c')).toBe(
      'https://finder.example/s?q=tea%20%EF%BF%BD',
    )
  })

  it('is not opened where the words could change whom they go to, or over http', () => {
    store = sqliteStore({ file: ':memory:' })
    expect(address('https://{words}.example/', 'evil')).toBeNull()
    expect(address('https://finder.example:{words}/', '99')).toBeNull()
    expect(address('javascript:alert("{words}")')).toBeNull()
    expect(address('http://finder.example/{words}')).toBeNull()
    expect(address('http://127.0.0.1/{words}', 'x', true)).toBe('http://127.0.0.1/x')
    expect(finderAddress(undefined, 'x', { sandbox: true })).toBeNull()
  })
})

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findServices } from '../../auth-server/directory/find-services.ts'
import { milesBetween, readPostcodes } from '../../auth-server/directory/postcodes.ts'
import { readServicesInSteps } from '../../auth-server/directory/read-services.ts'
import type { Service } from '../../auth-server/directory/service.ts'
import { buildIndex } from '../../auth-server/directory/service-index.ts'
import { packServices, unpackServices } from '../../auth-server/directory/snapshot.ts'
import { versionOne, versionThree } from '../sandbox/directory/feed-forms.ts'
import { feedParts } from '../sandbox/directory/feed-records.ts'
import { type SandboxFeed, sandboxServices } from '../sandbox/directory/read-services-file.ts'
import { type BenchRow, median } from './row.ts'

const TODAY = '2026-11-22'
const SERVICES = 5_000
const NEEDS = [
  'lonely since her husband died',
  'behind with the rent and the gas bill',
  'lunch club',
  'forgets to turn the cooker off',
  'walking group',
  'Debt and bills',
]
const ROUNDS = 40
const CENTRE = { latitude: 53.4, longitude: 1.1 }

/** The invented county's records again and again, each with an id and a name of its own. */
function manyRecords(): readonly object[] {
  const feeds: readonly SandboxFeed[] = ['county', 'voluntary']
  const own = feeds.flatMap((feed) =>
    sandboxServices(feed).map((service, at) => {
      const parts = feedParts(service, at, new Date(TODAY))
      return feed === 'county' ? versionOne(parts) : versionThree(parts)
    }),
  )
  return Array.from({ length: SERVICES }, (_, at) => {
    const record = own[at % own.length] as { id: string; name: string }
    const copy = Math.floor(at / own.length)
    return { ...record, id: `${record.id}-${copy}`, name: `${record.name} ${copy}` }
  })
}

/** What a search without an index would do: every word in every text. */
function scan(services: readonly Service[], need: string): number {
  const words = need.toLowerCase().split(' ')
  return services.filter(({ name, description, terms, organisation }) => {
    const text = [name, description, organisation, ...terms].join(' ').toLowerCase()
    return words.some((word) => text.includes(word))
  }).length
}

async function timed<Result>(work: () => Result | Promise<Result>): Promise<[Result, number]> {
  const began = performance.now()
  const result = await work()
  return [result, performance.now() - began]
}

const p99 = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.ceil(figures.length * 0.99) - 1] ?? Number.NaN

/** Five thousand services: import, search and order by distance, beside a plain scan of the same. */
export async function rows(): Promise<readonly BenchRow[]> {
  const text = JSON.stringify(manyRecords())
  const file = resolve(import.meta.dirname, '../sandbox/directory/postcodes.csv')
  const { table: postcodes } = await readPostcodes(readFileSync(file, 'utf8').split('\n'))
  const [parsed, parsing] = await timed(() => JSON.parse(text) as readonly unknown[])
  const [read, reading] = await timed(() => readServicesInSteps(parsed, 'county', TODAY))
  const [packed, packing] = await timed(() => packServices(read.services))
  const [services, unpacking] = await timed(() => unpackServices(packed))
  const [index, building] = await timed(() => buildIndex(services, postcodes))
  const context = { index, postcodes, sources: new Map(), today: TODAY }

  const searching: number[] = []
  const nearest: number[] = []
  const scanning: number[] = []
  const sorting: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const need of NEEDS) {
      const request = { needs: [need], postcode: 'ZZ99' }
      searching.push((await timed(() => findServices(context, request)))[1])
      const sorted = { ...request, sort: 'distance' as const }
      nearest.push((await timed(() => findServices(context, sorted)))[1])
      scanning.push((await timed(() => scan(services, need)))[1])
      const sort = () =>
        services
          .map(({ places }) =>
            places[0]?.point ? milesBetween(CENTRE, places[0].point) : Infinity,
          )
          .sort((a, b) => a - b)
      sorting.push((await timed(sort))[1])
    }
  }
  const size = SERVICES.toLocaleString('en-GB')
  const row = (what: string, figure: number, beside: string, peer: number): BenchRow => ({
    what: `${size} services, ${what}`,
    figure,
    unit: 'ms',
    beside,
    peer,
    bar: null,
  })
  return [
    row('read', reading, 'JSON.parse of the same bytes', parsing),
    row('packed for the store', packing, 'unpacked', unpacking),
    row('indexed, in small steps', building, 'read', reading),
    row('search, median', median(searching), 'plain scan of the same, median', median(scanning)),
    row('search, p99', p99(searching), 'plain scan of the same, p99', p99(scanning)),
    row('nearest first, p99', p99(nearest), 'distance to all, sorted, p99', p99(sorting)),
  ]
}

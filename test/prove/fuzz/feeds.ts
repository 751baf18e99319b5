import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FeedFault } from '../../../auth-server/directory/feed-fetch.ts'
import { readPage } from '../../../auth-server/directory/feed-page.ts'
import { Feed } from '../../../auth-server/directory/feeds.ts'
import { findServices } from '../../../auth-server/directory/find-services.ts'
import { PULL_LIMITS, pullFeed } from '../../../auth-server/directory/pull-feed.ts'
import { readServicesInSteps } from '../../../auth-server/directory/read-services.ts'
import type { Service } from '../../../auth-server/directory/service.ts'
import { buildIndex } from '../../../auth-server/directory/service-index.ts'
import { startFeeds } from '../../sandbox/directory/start-feeds.ts'
import { startRelay } from '../faults/relay.ts'
import { mutated } from './mutate.ts'
import type { Fed, FuzzTarget } from './target.ts'
import { wireFault } from './wire-fault.ts'

const TODAY = '2026-11-22'
const EXAMPLES = resolve(process.cwd(), '../shared/oruk-examples')
const REAL = ['real/bristol-services-page1.json', 'made-up-v3/service_list.json']

async function look(services: readonly Service[], words: string): Promise<Fed> {
  const index = await buildIndex(services, new Map())
  const found = findServices(
    {
      index,
      postcodes: new Map(),
      sources: new Map([['fuzzed', { name: 'Fuzzed', takenAt: `${TODAY}T00:00:00Z` }]]),
      today: TODAY,
    },
    { needs: ['lonely', words.slice(0, 60)], age: 70, all: true },
  )
  const unsafe = found.services.find(({ url }) => url !== null && !/^https?:\/\//.test(url))
  return {
    outcome: services.length === 0 ? 'none' : 'some',
    ...(unsafe === undefined ? {} : { broken: `an address that is no web address: ${unsafe.url}` }),
  }
}

/** Pages as they are read, and searched. */
const pages: FuzzTarget = {
  name: 'feed-pages',
  about: 'pages of Open Referral UK feeds, read and searched',
  share: 500,
  open: async () => {
    const feeds = await startFeeds()
    const bases = [feeds.versionOne, feeds.versionThree]
    const live = await Promise.all(
      bases.map(async (base) => (await fetch(`${base}/services?per_page=12`)).json()),
    )
    const real = REAL.map((name) => resolve(EXAMPLES, name))
      .filter((path) => existsSync(path))
      .map((path) => JSON.parse(readFileSync(path, 'utf8')) as unknown)
    const seeds: readonly unknown[] = [...live, ...real]
    await feeds.close()
    return {
      feed: async ({ pick, edits, text }) => {
        const page = readPage(mutated(seeds[pick % seeds.length], edits))
        if (page === null) return { outcome: 'no page' }
        const { services } = await readServicesInSteps(page.items, 'fuzzed', TODAY)
        return look(services, text)
      },
      close: async () => undefined,
    }
  },
}

/** Feeds as they are pulled. */
const pulls: FuzzTarget = {
  name: 'feed-pulls',
  about: 'answers of a feed while it is pulled',
  share: 100,
  open: async () => {
    const feeds = await startFeeds()
    const relay = await startRelay()
    relay.route('/one', feeds.versionOne)
    relay.route('/three', feeds.versionThree)
    const limits = {
      ...PULL_LIMITS,
      answerMs: 1_000,
      totalMs: 4_000,
      answerBytes: 4_000_000,
      totalBytes: 20_000_000,
      walk: { pages: 20, records: 2_000 },
      pauseMs: 0,
      retryMs: [],
    }
    return {
      feed: async (chance) => {
        let asked = 0
        relay.meddle(() => (asked++ === chance.pick % 4 ? wireFault(chance) : null))
        const url = `${relay.url}/${chance.way % 2 === 0 ? 'one' : 'three'}`
        try {
          const { services } = await pullFeed({
            feed: Feed.parse({ id: 'fuzzed', name: 'Fuzzed', url, pageSize: 10 }),
            sandbox: true,
            today: TODAY,
            last: [],
            signal: new AbortController().signal,
            limits,
          })
          return look(services, chance.text)
        } catch (fault) {
          if (!(fault instanceof FeedFault)) throw fault
          return { outcome: fault.kind, told: [fault.message] }
        }
      },
      close: async () => {
        await relay.close()
        await feeds.close()
      },
    }
  },
}

export const feeds: readonly FuzzTarget[] = [pages, pulls]

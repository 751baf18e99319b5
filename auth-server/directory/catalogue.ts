import type {
  DirectoryView,
  ServiceNeed,
  ServiceSearchRequest,
  ServicesView,
  SuggestedNeed,
} from '../contract.ts'
import type { DirectoryRow, DirectoryRows } from '../store/store.ts'
import type { DirectoryFile } from './feeds.ts'
import { findServices } from './find-services.ts'
import { NEEDS } from './needs/need-table.ts'
import { suggestNeeds } from './needs/suggest-needs.ts'
import { POSTCODES, unpackPostcodes } from './postcode-store.ts'
import type { PostcodeTable } from './postcodes.ts'
import { readReport } from './report.ts'
import type { Service } from './service.ts'
import { buildIndex, type ServiceIndex } from './service-index.ts'
import { unpackServices } from './snapshot.ts'

/** What the panel's routes ask of the services mirror. */
export interface Catalogue {
  overview(): Promise<Omit<DirectoryView, 'finder'>>
  suggest(picked: readonly string[]): readonly SuggestedNeed[]
  find(request: ServiceSearchRequest): Promise<ServicesView>
}

interface Loaded {
  index: ServiceIndex
  postcodes: PostcodeTable
  sources: ReadonlyMap<string, { name: string; takenAt: string; services: number }>
  languages: readonly string[]
}

/** How long a look at the store holds: a copy that another process took is seen after this. */
const LOOK_EVERY_MS = 5_000
const DAY_MS = 86_400_000

const CHOICES: readonly ServiceNeed[] = NEEDS.map(({ key, title }) => ({ key, title }))

/** The mirror, held in memory and built anew when a source has another copy. While that goes on the old one answers. */
export function openCatalogue(given: {
  rows: DirectoryRows
  file: DirectoryFile
  /** The table that the configuration names; without it an imported one is used. */
  postcodes?: PostcodeTable | null
  now(): Date
}): Catalogue {
  const { rows, file, now } = given
  const feeds = new Map(file.feeds.map((feed) => [feed.id, feed.name]))
  let current: { key: string; loaded: Promise<Loaded> } | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null

  /** Imports always count; feeds only while they are configured. */
  const inUse = (row: DirectoryRow) =>
    row.takenAt !== null && (feeds.has(row.source) || readReport(row.report).kind !== 'feed')

  async function look(): Promise<void> {
    const used = (await rows.list()).filter(inUse)
    const key = used.map(({ source, takenAt }) => `${source} ${takenAt}`).join('|')
    lookedAt = now().getTime()
    if (current?.key === key) return
    const next = load(used)
    if (current === null) {
      current = { key, loaded: next }
      next.catch(() => {
        current = null
      })
      return
    }
    const ready = await next
    current = { key, loaded: Promise.resolve(ready) }
  }

  async function load(used: readonly DirectoryRow[]): Promise<Loaded> {
    const places = used.find(({ source }) => source === POSTCODES)
    const postcodes =
      given.postcodes ?? (await unpackPostcodes(places ? await rows.content(POSTCODES) : null))
    const services: Service[] = []
    const sources = new Map<string, { name: string; takenAt: string; services: number }>()
    for (const { source, takenAt, report } of used) {
      if (source === POSTCODES) continue
      const held = await unpackServices(await rows.content(source))
      for (const service of held) services.push(service)
      const name = feeds.get(source) ?? (readReport(report).name || source)
      sources.set(source, { name, takenAt: takenAt ?? '', services: held.length })
    }
    return {
      index: await buildIndex(services, postcodes),
      postcodes,
      sources,
      languages: [...new Set(services.flatMap(({ languages }) => languages))].sort(),
    }
  }

  async function loaded(): Promise<Loaded> {
    if (now().getTime() - lookedAt >= LOOK_EVERY_MS || current === null) {
      looking ??= look().finally(() => {
        looking = null
      })
      // The first look is waited for; later ones go on while the copy in hand answers.
      if (current === null) await looking
      else looking.catch(() => undefined)
    }
    if (current === null) throw new Error('The services mirror could not be read')
    return current.loaded
  }

  return {
    async overview() {
      const { sources, languages, postcodes } = await loaded()
      const old = now().getTime() - file.staleDays * DAY_MS
      return {
        needs: CHOICES,
        sources: [...sources.values()].map(({ name, services, takenAt }) => ({
          name,
          services,
          takenAt,
          stale: Date.parse(takenAt) < old,
        })),
        languages,
        knowsPostcodes: postcodes.size > 0,
      }
    },
    suggest: suggestNeeds,
    async find(request) {
      const { index, postcodes, sources } = await loaded()
      const today = now().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
      return findServices({ index, postcodes, sources, today }, request)
    },
  }
}

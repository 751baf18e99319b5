import MiniSearch from 'minisearch'
import type { Need } from './needs/need-table.ts'
import { offersIn } from './needs/phrases-in.ts'
import { districtOf, type PostcodeTable } from './postcodes.ts'
import type { Point, Service } from './service.ts'
import { tellingWords, wordsOf } from './words.ts'

/** A service with everything that a search compares, worked out once. */
export interface Indexed {
  service: Service
  /** How well it meets each need, 0 to 1. */
  meets: ReadonlyMap<Need, number>
  /** Needs whose words stand in its name, its terms or its audience: whom it is for above all. */
  named: ReadonlySet<Need>
  points: readonly Point[]
  nameWords: ReadonlySet<string>
  /** Other directories that list it too. */
  alsoIn: readonly string[]
}

export interface ServiceIndex {
  entries: readonly Indexed[]
  words: MiniSearch<{ id: number }>
  /** In how many services a stem occurs: rare words tell more. */
  frequency: ReadonlyMap<string, number>
}

/** How much a phrase says by where it stands. */
const WEIGHTS = { name: 3, terms: 2.5, audience: 1.5, organisation: 1, description: 0.9 } as const
const MOST_FROM_DESCRIPTION = 2.4
const AT_ONCE = 40

/** Builds the index in small steps, so that nobody waits for it. */
export async function buildIndex(
  services: readonly Service[],
  postcodes: PostcodeTable,
): Promise<ServiceIndex> {
  const entries: Indexed[] = []
  const words = new MiniSearch<{ id: number }>({
    fields: ['name', 'terms', 'organisation', 'audience', 'place', 'description'],
    extractField: (document, field) => {
      const entry = entries[document.id]
      return entry === undefined || field === 'id'
        ? String(document.id)
        : fieldOf(entry.service, field)
    },
    tokenize: (text) => [...tellingWords(text)],
    processTerm: (term) => term,
  })
  const frequency = new Map<string, number>()
  for (const [at, { service, alsoIn }] of withoutRepeats(services).entries()) {
    entries.push(indexed(service, alsoIn, postcodes))
    words.add({ id: at })
    const all = ['name', 'terms', 'organisation', 'audience', 'place', 'description']
      .map((field) => fieldOf(service, field))
      .join(' ')
    for (const stem of new Set(tellingWords(all)))
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((next) => setImmediate(next))
  }
  return { entries, words, frequency }
}

function fieldOf(service: Service, field: string): string {
  switch (field) {
    case 'name':
      return service.name
    case 'terms':
      return service.terms.join(' . ')
    case 'organisation':
      return service.organisation ?? ''
    case 'audience':
      return service.audience.join(' . ')
    case 'place':
      return [
        ...service.places.map(({ name, address }) => `${name ?? ''} ${address ?? ''}`),
        ...service.areas,
      ].join(' ')
    default:
      return service.description ?? ''
  }
}

function indexed(service: Service, alsoIn: readonly string[], postcodes: PostcodeTable): Indexed {
  const sums = new Map<Need, number>()
  const named = new Set<Need>()
  const add = (need: Need, weight: number) => sums.set(need, (sums.get(need) ?? 0) + weight)
  for (const field of ['name', 'terms', 'audience', 'organisation'] as const) {
    const best = new Map<Need, number>()
    for (const { need, phrase } of offersIn(wordsOf(fieldOf(service, field)))) {
      best.set(need, Math.max(best.get(need) ?? 0, phrase.weight * WEIGHTS[field]))
      if (field !== 'organisation' && phrase.weight === 1) named.add(need)
    }
    for (const [need, weight] of best) add(need, weight)
  }
  const told = new Map<Need, Map<string, number>>()
  for (const { need, phrase } of offersIn(wordsOf(service.description ?? ''))) {
    const phrases = told.get(need) ?? new Map<string, number>()
    phrases.set(
      phrase.text,
      phrase.weight * WEIGHTS.description * (phrase.stems.length > 1 ? 1.3 : 1),
    )
    told.set(need, phrases)
  }
  for (const [need, phrases] of told) {
    const sum = [...phrases.values()].reduce((total, weight) => total + weight, 0)
    add(need, Math.min(MOST_FROM_DESCRIPTION, sum))
  }
  return {
    service,
    meets: new Map([...sums].map(([need, sum]) => [need, 1 - Math.exp(-sum / 2.5)])),
    named,
    points: service.places.flatMap(({ point, postcode }) => {
      const found =
        point ?? (postcode === null ? null : (districtOf(postcodes, postcode)?.point ?? null))
      return found === null ? [] : [found]
    }),
    nameWords: new Set(tellingWords(service.name)),
    alsoIn,
  }
}

/** Two directories often list one service: the one that was checked last stands for both. */
function withoutRepeats(
  services: readonly Service[],
): readonly { service: Service; alsoIn: readonly string[] }[] {
  const kept = new Map<string, { service: Service; alsoIn: string[] }>()
  for (const service of services) {
    const where = service.places[0]?.postcode ?? service.telephones[0]?.number.replace(/\D/g, '')
    const key = where === undefined ? service.id : `${wordsOf(service.name).join(' ')} ${where}`
    const other = kept.get(key)
    if (other === undefined || other.service.source === service.source) {
      kept.set(other === undefined ? key : service.id, { service, alsoIn: [] })
    } else if ((service.assured ?? '') > (other.service.assured ?? '')) {
      kept.set(key, { service, alsoIn: [...other.alsoIn, other.service.source] })
    } else other.alsoIn.push(service.source)
  }
  return [...kept.values()]
}

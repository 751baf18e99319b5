import type { VendorCall } from '../../../auth-server/notes/create-once.ts'
import type { Written } from '../../../auth-server/notes/note.ts'
import { Refusal } from '../../../auth-server/refusal.ts'

/** What happens to the next write: an answer with this status, or none. `lost-after` writes first. */
export type Fault = number | 'lost-before' | 'lost-after'

/** A vendor's FHIR server for writing: conditional create, search by identifier, read. */
export interface VendorStore {
  call: VendorCall
  /** Faults met by the next writes, in order. */
  faults: Fault[]
  /** Switches off what a server need not offer. */
  offers: { conditional: boolean; search: boolean; read: boolean; body: boolean }
  /** How the server alters what it stores. */
  alter: (resource: Written) => Written
  stored: Written[]
  calls: { method: string; path: string }[]
  /** What runs while a create is under way, after it was stored. */
  meanwhile: (() => Promise<void>) | null
}

export function aVendorStore(): VendorStore {
  const store: VendorStore = {
    faults: [],
    offers: { conditional: true, search: true, read: true, body: true },
    alter: (resource) => resource,
    stored: [],
    calls: [],
    meanwhile: null,
    call: async ({ method = 'GET', path, body, headers = {} }) => {
      store.calls.push({ method, path: path.split('?')[0] ?? '' })
      const [target = '', query = ''] = path.split('?')
      if (method === 'POST') return create(store, body as Written, headers)
      const [type, id] = target.split('/')
      if (id !== undefined) {
        if (!store.offers.read) return answer(403, null)
        const found = store.stored.find((each) => each.resourceType === type && each.id === id)
        return found === undefined ? answer(404, null) : answer(200, found)
      }
      if (!store.offers.search) return answer(403, null)
      const wanted = new URLSearchParams(query).get('identifier')
      return answer(200, {
        resourceType: 'Bundle',
        type: 'searchset',
        entry: store.stored
          .filter((each) => each.resourceType === type && carries(each, wanted))
          .map((resource) => ({ resource })),
      })
    },
  }
  return store
}

async function create(
  store: VendorStore,
  resource: Written,
  headers: { readonly [name: string]: string },
) {
  const fault = store.faults.shift()
  if (fault === 'lost-before') throw new Refusal('vendor-unavailable')
  if (typeof fault === 'number') return answer(fault, null)
  const condition = new URLSearchParams(headers['if-none-exist'] ?? '').get('identifier')
  const known =
    store.offers.conditional && condition !== null
      ? store.stored.find((each) => carries(each, condition))
      : undefined
  const held = known ?? {
    ...store.alter(resource),
    id: `d${store.stored.length + 1}`,
    meta: { ...resource.meta, lastUpdated: `2026-11-22T10:00:0${store.stored.length}Z` },
  }
  if (known === undefined) store.stored.push(held)
  await store.meanwhile?.()
  if (fault === 'lost-after') throw new Refusal('vendor-unavailable')
  return answer(known === undefined ? 201 : 200, store.offers.body ? held : null)
}

const carries = ({ identifier }: Written, wanted: string | null): boolean =>
  (identifier ?? []).some(({ system, value }) => `${system}|${value}` === wanted)

const answer = (status: number, body: unknown) => ({ status, headers: new Headers(), body })

import { ITEM_TYPES } from './item.ts'
import { targetOf } from './references.ts'
import { type Wire, wire, wires, words } from './wire.ts'

/** One resource that is kept: its first and newest copy. */
export interface Resource {
  /** `Type/id`; `List/id#contained` for a contained one; a made-up `Type/~…` where the wire has no id of its own. */
  reference: string
  type: string
  body: Wire
  /** The resource it is contained in. */
  container: Resource | null
  /** Which Bundle it came in: 0 is the newest retrieval. */
  source: number
}

/** Everything that the entries hold, found once. The classes of the accounting are decided elsewhere. */
export interface BundleIndex {
  /** Number of entries of all Bundles together. */
  total: number
  /** Kept resources that are entries of their own, newest Bundle first, in wire order. */
  entries: readonly Resource[]
  contained: readonly Resource[]
  /** Entries that repeat a kept resource: byte-equal within a Bundle, or an older copy of a later retrieval. */
  repeats: number
  /** Entries without a readable resource. */
  unreadable: readonly { reference: string; why: string }[]
  ofType(type: string): readonly Resource[]
  /** The kept resource that a reference names; `#id` is looked up within `from`. */
  resolve(reference: string | null, from?: Resource): Resource | null
}

const ITEM_TYPE_SET: ReadonlySet<string> = new Set(ITEM_TYPES)
const STRUCTURAL_TYPES: ReadonlySet<string> = new Set(['List', 'OperationOutcome'])
const NO_RESOURCES: readonly Resource[] = []

/** True for the types that are items. */
export function isItemType(type: string): boolean {
  return ITEM_TYPE_SET.has(type)
}

/** Indexes Bundles, newest first. Each is an object with `entry`; whatever else it holds is ignored. */
export function indexBundles(bundles: readonly Wire[]): BundleIndex {
  const entries: Resource[] = []
  const contained: Resource[] = []
  const unreadable: { reference: string; why: string }[] = []
  const byReference = new Map<string, Resource>()
  const aliases = new Map<string, Resource>()
  const byType = new Map<string, Resource[]>()
  /** Serialised copies of the resources whose reference was met more than once. */
  const copies = new Map<string, Set<string>>()
  /** The number of the next resource that claims a reference which is taken by another. */
  const twins = new Map<string, number>()
  const business = bundles.length > 1 ? businessMatcher() : null
  let total = 0
  let repeats = 0

  for (const [source, bundle] of bundles.entries()) {
    const wireEntries = Array.isArray(bundle.entry) ? bundle.entry : []
    business?.open(wireEntries)
    for (let at = 0; at < wireEntries.length; at++) {
      total++
      const body = wire(wire(wireEntries[at])?.resource)
      const type = words(body?.resourceType)
      if (body && type !== null) keep(type, body, source)
      else {
        const why = body ? 'the resource does not say what it is' : 'the entry has no resource'
        unreadable.push({ reference: `entry ${at + 1}`, why })
      }
    }
    business?.close()
  }

  function keep(type: string, body: Wire, source: number): void {
    const id = words(body.id)
    const key =
      id !== null
        ? `${type}/${id.trim()}`
        : STRUCTURAL_TYPES.has(type)
          ? `${type}/~${total}`
          : `${type}/~${fingerprint(body)}`
    const held = byReference.get(key)
    if (!held) {
      const newer = business?.newer(type, body) ?? null
      if (newer) {
        aliases.set(key, newer)
        repeats++
      } else register(type, body, key, source)
      return
    }
    if (held.source < source || isRepeat(held, body)) {
      repeats++
      return
    }
    let count = twins.get(key) ?? 2
    while (byReference.has(`${key}~${count}`)) count++
    twins.set(key, count + 1)
    register(type, body, `${key}~${count}`, source)
  }

  function isRepeat(held: Resource, body: Wire): boolean {
    let known = copies.get(held.reference)
    if (!known) {
      const first = serialised(held.body)
      known = new Set(first === null ? [] : [first])
      copies.set(held.reference, known)
    }
    const own = serialised(body)
    if (own === null) return false
    if (known.has(own)) return true
    known.add(own)
    return false
  }

  function register(type: string, body: Wire, reference: string, source: number): void {
    const resource: Resource = { reference, type, body, container: null, source }
    place(resource)
    entries.push(resource)
    business?.remember(resource)
    for (const inner of wires(body.contained)) {
      const innerType = words(inner.resourceType)
      const innerId = words(inner.id)
      if (innerType === null || innerId === null) continue
      // Suppliers leave query lists without an id: then the contained id alone is what stays the same.
      const id = innerId.replace(/^#/, '')
      const usual = `${body.id === undefined ? type : reference}#${id}`
      const own = byReference.has(usual) ? `${reference}#${id}` : usual
      const taken = byReference.get(usual)
      if (byReference.has(own) || (taken && taken.source < source)) continue
      const one: Resource = {
        reference: own,
        type: innerType,
        body: inner,
        container: resource,
        source,
      }
      place(one)
      contained.push(one)
    }
  }

  function place(resource: Resource): void {
    byReference.set(resource.reference, resource)
    const same = byType.get(resource.type)
    if (same) same.push(resource)
    else byType.set(resource.type, [resource])
  }

  return {
    total,
    entries,
    contained,
    repeats,
    unreadable,
    ofType: (type) => byType.get(type) ?? NO_RESOURCES,
    resolve(reference, from) {
      if (reference === null) return null
      const found = byReference.get(reference) ?? aliases.get(reference)
      if (found) return found
      if (reference.startsWith('#')) {
        const container = from?.container ?? from
        return container
          ? (byReference.get(`${container.reference}${reference}`) ??
              byReference.get(`${container.type}${reference}`) ??
              null)
          : null
      }
      const plain = ABSOLUTE_OR_VERSIONED.exec(reference)?.[1]
      if (plain === undefined || plain === reference) return null
      return byReference.get(plain) ?? aliases.get(plain) ?? null
    },
  }
}

const ABSOLUTE_OR_VERSIONED = /(?:^|\/)([A-Za-z]+\/[^/]+)(?:\/_history\/[^/]*)?$/

/**
 * Recognises across retrievals what kept its business identifier but not its id. An identifier that two resources
 * of one Bundle share identifies nothing.
 */
function businessMatcher() {
  const newer = new Map<string, Resource | null>()
  let counts = new Map<string, number>()
  let own = new Map<string, Resource | null>()
  return {
    open(entries: readonly unknown[]): void {
      counts = new Map()
      own = new Map()
      for (const entry of entries) {
        const body = wire(wire(entry)?.resource)
        for (const key of businessKeys(words(body?.resourceType), body)) {
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
      }
    },
    newer(type: string, body: Wire): Resource | null {
      for (const key of businessKeys(type, body)) {
        const match = newer.get(key)
        if (match && counts.get(key) === 1) return match
      }
      return null
    },
    remember(resource: Resource): void {
      for (const key of businessKeys(resource.type, resource.body)) {
        own.set(key, counts.get(key) === 1 ? resource : null)
      }
    },
    close(): void {
      for (const [key, resource] of own) if (!newer.has(key)) newer.set(key, resource)
    },
  }
}

function businessKeys(type: string | null, body: Wire | null): readonly string[] {
  const value = body?.identifier
  if (value === undefined || type === null) return []
  if (!ITEM_TYPE_SET.has(type) && !type.startsWith('Medication')) return []
  return wires(value).flatMap((identifier) => {
    const own = words(identifier.value)
    return own === null ? [] : [`${type} ${words(identifier.system) ?? ''} ${own}`]
  })
}

/** More values than any resource holds; what has more is not compared. */
const MOST_VALUES = 100_000

/** The resource as text, for comparison; null when it cannot be written down: too large, too deep, or a cycle. */
function serialised(body: Wire): string | null {
  const waiting: unknown[] = [body]
  for (let count = 0; waiting.length > 0; count++) {
    if (count > MOST_VALUES) return null
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    for (const inner of Object.values(value)) waiting.push(inner)
  }
  try {
    return JSON.stringify(body)
  } catch {
    return null
  }
}

/** A short stable name for a resource without an id (FNV-1a of its text). */
function fingerprint(body: Wire): string {
  const text = serialised(body) ?? ''
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0).toString(16)
}

/** The resource that one element of another names. */
export function follow(index: BundleIndex, from: Resource, value: unknown): Resource | null {
  return index.resolve(targetOf(value), from)
}

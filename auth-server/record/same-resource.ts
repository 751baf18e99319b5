import { ITEM_TYPES } from './item.ts'
import type { Resource } from './resource.ts'
import { type Wire, wire, wires, words } from './wire.ts'

/** Tells whether a body says the same as a kept resource of its reference, or as one that was compared before. */
export function repeats(): (held: Resource, body: Wire) => boolean {
  /** Serialised copies of the resources whose reference was met more than once. */
  const copies = new Map<string, Set<string>>()
  return (held, body) => {
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
}

/**
 * Recognises across retrievals what kept its business identifier but not its id. An identifier that two resources
 * of one Bundle share identifies nothing.
 */
export function businessMatcher() {
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

const ITEMS: ReadonlySet<string> = new Set(ITEM_TYPES)

function businessKeys(type: string | null, body: Wire | null): readonly string[] {
  const value = body?.identifier
  if (value === undefined || type === null) return []
  if (!ITEMS.has(type) && !type.startsWith('Medication')) return []
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
export function fingerprint(body: Wire): string {
  const text = serialised(body) ?? ''
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0).toString(16)
}

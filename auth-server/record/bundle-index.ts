import { ITEM_TYPES } from './item.ts'
import { targetOf } from './references.ts'
import { newResource, type Resource } from './resource.ts'
import { businessMatcher, fingerprint, repeats as repeatMatcher } from './same-resource.ts'
import { byLength, trimmed, type Wire, wire, wires, words } from './wire.ts'

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
  /** Every Patient that is an entry, kept or not, with the Bundle it came in. */
  patients: readonly { body: Wire; source: number }[]
  ofType(type: string): readonly Resource[]
  /** The kept resource that a reference names; `#id` is looked up within `from`. */
  resolve(reference: string | null, from?: Resource): Resource | null
  /** A number that no pass has written on a resource yet. */
  nextStamp(): number
}

const STRUCTURAL_TYPES: ReadonlySet<string> = new Set(['List', 'OperationOutcome'])
const NO_RESOURCES: readonly Resource[] = []

/**
 * The types of a GP Connect record by their names. A name from the wire is another string than the one in our code,
 * and telling two strings equal costs far more than telling one from itself: so the name is exchanged once.
 */
const TYPE_NAMES = byLength([
  ...ITEM_TYPES,
  'Medication',
  'MedicationRequest',
  'Specimen',
  'List',
  'OperationOutcome',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
])

function ownName(type: string): string {
  const names = TYPE_NAMES[type.length]
  if (names !== undefined) for (const name of names) if (name === type) return name
  return type
}

/** Indexes Bundles, newest first. Each is an object with `entry`; whatever else it holds is ignored. */
export function indexBundles(bundles: readonly Wire[]): BundleIndex {
  const entries: Resource[] = []
  const contained: Resource[] = []
  const unreadable: { reference: string; why: string }[] = []
  const patients: { body: Wire; source: number }[] = []
  const byReference = new Map<string, Resource>()
  const aliases = new Map<string, Resource>()
  const byType = new Map<string, Resource[]>()
  const isRepeat = repeatMatcher()
  /** The number of the next resource that claims a reference which is taken by another. */
  const twins = new Map<string, number>()
  const business = bundles.length > 1 ? businessMatcher() : null
  let total = 0
  let repeats = 0
  let stamps = 0

  for (const [source, bundle] of bundles.entries()) {
    const wireEntries = Array.isArray(bundle.entry) ? bundle.entry : []
    business?.open(wireEntries)
    for (let at = 0; at < wireEntries.length; at++) {
      total++
      const body = wire(wire(wireEntries[at])?.resource)
      const type = words(body?.resourceType)
      if (body && type !== null) keep(ownName(type), body, source)
      else {
        const why = body ? 'the resource does not say what it is' : 'the entry has no resource'
        unreadable.push({ reference: `entry ${at + 1}`, why })
      }
    }
    business?.close()
  }

  function keep(type: string, body: Wire, source: number): void {
    if (type === 'Patient') patients.push({ body, source })
    const key = keyOf(type, body)
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

  function keyOf(type: string, body: Wire): string {
    const id = words(body.id)
    // Joined, not added: what is added is put together anew whenever it is compared.
    if (id !== null) return [type, trimmed(id)].join('/')
    return `${type}/~${STRUCTURAL_TYPES.has(type) ? total : fingerprint(body)}`
  }

  function register(type: string, body: Wire, reference: string, source: number): void {
    const resource = newResource(reference, type, body, { source })
    place(resource)
    entries.push(resource)
    business?.remember(resource)
    if (body.contained !== undefined) keepContained(resource)
  }

  /** What is contained, also within what is contained; nothing can name one without an id, but it says something. */
  function keepContained(container: Resource): void {
    const { body, type, reference, source } = container
    const waiting = [...wires(body.contained)]
    for (let at = 0; at < waiting.length; at++) {
      const inner = waiting[at] as Wire
      const innerType = words(inner.resourceType)
      if (innerType === null) continue
      if (inner.contained !== undefined) {
        for (const each of wires(inner.contained)) waiting.push(each)
      }
      // Suppliers leave query lists without an id: then the contained id alone is what stays the same.
      const id = words(inner.id)?.replace(/^#/, '') ?? `~${fingerprint(inner)}`
      const usual = `${body.id === undefined ? type : reference}#${id}`
      const own = byReference.has(usual) ? `${reference}#${id}` : usual
      const taken = byReference.get(usual)
      if (byReference.has(own) || (taken && taken.source < source)) continue
      const one = newResource(own, ownName(innerType), inner, { container, source })
      place(one)
      contained.push(one)
    }
  }

  function place(resource: Resource): void {
    byReference.set(resource.reference, resource)
    const same = byType.get(resource.type)
    if (!same) {
      byType.set(resource.type, [resource])
      return
    }
    const last = same[same.length - 1]
    if (last) last.next = resource
    same.push(resource)
  }

  return {
    total,
    entries,
    contained,
    repeats,
    unreadable,
    patients,
    ofType: (type) => byType.get(type) ?? NO_RESOURCES,
    resolve: resolver(byReference, aliases, () => byAddress(bundles, entries)),
    nextStamp: () => ++stamps,
  }
}

/**
 * Kept resources by the `fullUrl` of their entries, which GP Connect leaves out. Only where a reference is a `urn:` can
 * nothing else resolve it (FHIR STU3 Bundle, "Resolving references in Bundles").
 */
function byAddress(
  bundles: readonly Wire[],
  entries: readonly Resource[],
): ReadonlyMap<string, Resource> {
  const kept = new Map(entries.map((resource) => [resource.body, resource]))
  const found = new Map<string, Resource>()
  for (const { entry } of bundles) {
    for (const { fullUrl, resource } of wires(entry)) {
      const own = kept.get(resource as Wire)
      if (own && typeof fullUrl === 'string' && !found.has(fullUrl)) found.set(fullUrl, own)
    }
  }
  return found
}

const HASH = '#'.charCodeAt(0)
const ABSOLUTE_OR_VERSIONED = /(?:^|\/)([A-Za-z]+\/[^/]+)(?:\/_history\/[^/]*)?$/

/** Follows references. Most often one names what the last one of its kind named, or the next of that type. */
function resolver(
  byReference: ReadonlyMap<string, Resource>,
  aliases: ReadonlyMap<string, Resource>,
  readAddresses: () => ReadonlyMap<string, Resource>,
): BundleIndex['resolve'] {
  let addresses: ReadonlyMap<string, Resource> | null = null
  /** What was found last, by the first letter and the length of the reference, which go with its type. */
  const last: (Resource | null)[] = Array.from({ length: 64 }, () => null)

  return (reference, from) => {
    if (reference === null) return null
    const first = reference.charCodeAt(0)
    if (first === HASH) return inContainer(reference, from)
    const slot = (first + reference.length) & 63
    const held = last[slot] ?? null
    if (held !== null) {
      if (held.reference === reference) return held
      const { next } = held
      if (next !== null && next.reference === reference) {
        last[slot] = next
        return next
      }
    }
    const found = lookUp(reference)
    if (found !== null) last[slot] = found
    return found
  }

  function lookUp(reference: string): Resource | null {
    const found = byReference.get(reference) ?? aliases.get(reference)
    if (found) return found
    if (reference.startsWith('urn:')) {
      addresses ??= readAddresses()
      return addresses.get(reference) ?? null
    }
    const plain = ABSOLUTE_OR_VERSIONED.exec(reference)?.[1]
    if (plain === undefined || plain === reference) return null
    return byReference.get(plain) ?? aliases.get(plain) ?? null
  }

  function inContainer(reference: string, from: Resource | undefined): Resource | null {
    const container = from?.container ?? from
    return (
      byReference.get(reference) ??
      (container
        ? (byReference.get(`${container.reference}${reference}`) ??
          byReference.get(`${container.type}${reference}`))
        : null) ??
      null
    )
  }
}

/** The resource that one element of another names. */
export function follow(index: BundleIndex, from: Resource, value: unknown): Resource | null {
  return index.resolve(targetOf(value), from)
}

import { ITEM_TYPES, type Item } from './item.ts'
import { targetOf } from './references.ts'
import { byLength, trimmed, type Wire, wire, wires, words } from './wire.ts'

/**
 * One resource that is kept: its first and newest copy. What the passes over a record find out about it is written
 * on it, so that none of them needs a look-up table of its own.
 */
export interface Resource {
  /** `Type/id`; `List/id#contained` for a contained one; a made-up `Type/~…` where the wire has no id of its own. */
  reference: string
  type: string
  body: Wire
  /** The resource it is contained in. */
  container: Resource | null
  /** Which Bundle it came in: 0 is the newest retrieval. */
  source: number
  /** Where it says it was recorded; null until somebody asks. */
  recorded: RecordedIn | null
  /** Of an Encounter: what all that was recorded in it alone share. */
  inside: RecordedIn | null
  /** The consultation whose structure lists it. */
  listedIn: Resource | null
  /** Titles of the headings and topics under which consultations list it. */
  headings: readonly string[]
  /** Problems that name it or that it is; of a consultation or a topic those that belong to it. */
  problems: string[]
  /** True for a result, header or filing comment of a laboratory report. */
  isLaboratory: boolean
  /** What it is drawn in when it has no row of its own: a plan in its medicine, a specimen in its report. */
  drawnIn: Resource | null
  /** Its row. */
  item: Item | null
  /** Name of a person, organisation, service or place; undefined until somebody asks. */
  name: string | null | undefined
  /** Level of a List in the structure of a consultation, null for any other; undefined until somebody asks. */
  level: StructureLevel | null | undefined
  /** Number of the last problem that was linked to it. */
  stamp: number
}

export type StructureLevel = 'consultation' | 'topic' | 'heading'

export interface RecordedIn {
  /** The first Encounter it names, by its own reference where it came. */
  reference: string | null
  encounter: Resource | null
  /** Every Encounter it names that came. */
  encounters: readonly Resource[]
}

const NO_TEXTS: readonly string[] = []
const NO_PROBLEMS: string[] = []

export function newResource(
  reference: string,
  type: string,
  body: Wire,
  { container = null, source }: { container?: Resource | null; source: number },
): Resource {
  return {
    reference,
    type,
    body,
    container,
    source,
    recorded: null,
    inside: null,
    listedIn: null,
    headings: NO_TEXTS,
    problems: NO_PROBLEMS,
    isLaboratory: false,
    drawnIn: null,
    item: null,
    name: undefined,
    level: undefined,
    stamp: 0,
  }
}

/** Writes on a resource that it belongs to a problem. */
export function belongsTo(resource: Resource, problem: string): void {
  if (resource.problems.length === 0) resource.problems = [problem]
  else resource.problems.push(problem)
}

/** The row that a resource is drawn as or in. */
export const rowOf = (resource: Resource | null): Item | null =>
  resource === null ? null : (resource.item ?? resource.drawnIn?.item ?? null)

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
}

const ITEM_TYPE_SET: ReadonlySet<string> = new Set(ITEM_TYPES)
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

/** True for the types that are items. */
export function isItemType(type: string): boolean {
  return ITEM_TYPE_SET.has(type)
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
    const id = words(body.id)
    const key =
      id !== null
        ? `${type}/${trimmed(id)}`
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
    const resource = newResource(reference, type, body, { source })
    place(resource)
    entries.push(resource)
    business?.remember(resource)
    if (body.contained === undefined) return
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
      const one = newResource(own, ownName(innerType), inner, { container: resource, source })
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

  /** The last reference of each first letter: neighbours in a record name the same consultation and clinician. */
  const lastNamed: string[] = Array.from({ length: 32 }, () => '')
  const lastFound: (Resource | null)[] = Array.from({ length: 32 }, () => null)

  function lookUp(reference: string): Resource | null {
    const found = byReference.get(reference) ?? aliases.get(reference)
    if (found) return found
    const plain = ABSOLUTE_OR_VERSIONED.exec(reference)?.[1]
    if (plain === undefined || plain === reference) return null
    return byReference.get(plain) ?? aliases.get(plain) ?? null
  }

  return {
    total,
    entries,
    contained,
    repeats,
    unreadable,
    patients,
    ofType: (type) => byType.get(type) ?? NO_RESOURCES,
    resolve(reference, from) {
      if (reference === null) return null
      if (reference.startsWith('#')) {
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
      const slot = reference.charCodeAt(0) & 31
      if (lastNamed[slot] === reference) return lastFound[slot] ?? null
      const found = lookUp(reference)
      lastNamed[slot] = reference
      lastFound[slot] = found
      return found
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

/** A resource as it lies in a Bundle; read leniently, for records of testers have any shape. */
export interface Resource {
  resourceType: string
  id?: string
  [element: string]: unknown
}

/** What lies at a path, or undefined. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as { readonly [key: string]: unknown })[step]
  }
  return here
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : null
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** The reference strings of a repeating Reference element. */
export function referencesAt(value: unknown, ...path: readonly (string | number)[]): string[] {
  return listAt(value, ...path).flatMap((one) => textAt(one, 'reference') ?? [])
}

/** Every `reference` anywhere within. */
export function referencesWithin(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesWithin)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'reference' && typeof inner === 'string' ? [inner] : referencesWithin(inner),
  )
}

/** Extensions whose URL ends so: suppliers differ in host and prefix. */
export function extensionsAt(resource: unknown, urlEnd: string): unknown[] {
  return listAt(resource, 'extension').filter((one) => textAt(one, 'url')?.endsWith(urlEnd))
}

export const refOf = (resource: Resource): string => `${resource.resourceType}/${resource.id ?? ''}`

export function isResource(value: unknown): value is Resource {
  return textAt(value, 'resourceType') !== null
}

/** A whole record, addressable. */
export interface RecordIndex {
  all: readonly Resource[]
  byRef: ReadonlyMap<string, Resource>
}

export function indexOf(bundle: unknown): RecordIndex {
  const all = listAt(bundle, 'entry').flatMap((entry) => {
    const resource = at(entry, 'resource')
    return isResource(resource) ? [resource] : []
  })
  const byRef = new Map<string, Resource>()
  for (const resource of all) {
    if (resource.id !== undefined) byRef.set(refOf(resource), resource)
    for (const contained of listAt(resource, 'contained')) {
      if (isResource(contained)) byRef.set(`${refOf(resource)}#${contained.id ?? ''}`, contained)
    }
  }
  return { all, byRef }
}

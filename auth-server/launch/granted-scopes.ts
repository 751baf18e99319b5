/** One SMART resource scope, v1 or v2: `patient/Observation.rs?category=…`. */
interface ResourceScope {
  level: string
  resource: string
  letters: ReadonlySet<string>
  query: string
}

const V1: { readonly [permission: string]: string } = { read: 'rs', write: 'cud', '*': 'cruds' }

function parse(scope: string): ResourceScope | null {
  const found = /^(patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|[cruds]+)(?:\?(.+))?$/.exec(
    scope,
  )
  if (!found) return null
  const [, level = '', resource = '', permission = '', query = ''] = found
  const letters = V1[permission] ?? permission
  const inOrder = /^c?r?u?d?s?$/.test(letters)
  return inOrder ? { level, resource, letters: new Set(letters), query } : null
}

/** The scopes of a token response; null when the member is missing, which RFC 6749 5.1 reads as "as requested". */
export function readScopes(scope: unknown): readonly string[] | null {
  if (typeof scope !== 'string') return null
  return scope.split(' ').filter((part) => part !== '')
}

/**
 * True when what was granted covers what is needed, in v1 or v2 form, split over several scopes or merged, by name or by
 * wildcard (SMART App Launch 2.2, "Scopes and Launch Context"). A grant narrowed by a query covers only the same query.
 * Scopes that are no resource scopes must be there by name.
 */
export function isGranted(granted: readonly string[], needed: string): boolean {
  const wanted = parse(needed)
  if (wanted === null) return granted.includes(needed)
  const held = new Set(
    granted.flatMap((scope) => {
      const given = parse(scope)
      const covers =
        given !== null &&
        given.level === wanted.level &&
        (given.resource === '*' || given.resource === wanted.resource) &&
        (given.query === '' || given.query === wanted.query)
      return covers ? [...given.letters] : []
    }),
  )
  return [...wanted.letters].every((letter) => held.has(letter))
}

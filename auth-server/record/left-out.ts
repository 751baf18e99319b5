import { LEFT_OUT } from '../contract.ts'

type Fields = { readonly [field: string]: unknown }

/**
 * A copy of what goes to the panel, without what holds nothing: `LEFT_OUT` says under which names what is left out.
 * `name` is the one under which the value itself stands.
 */
export function withoutEmpties(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => withoutEmpties(each, name))
  const empties: Fields = LEFT_OUT[name] ?? {}
  const kept: { [field: string]: unknown } = {}
  for (const [field, held] of Object.entries(value)) {
    if (!isLeftOut(held, field, empties)) kept[field] = withoutEmpties(held, field)
  }
  return kept
}

function isLeftOut(held: unknown, field: string, empties: Fields): boolean {
  if (!Object.hasOwn(empties, field)) return false
  const empty = empties[field]
  if (Array.isArray(empty)) return Array.isArray(held) && held.length === 0
  if (typeof empty === 'object' && empty !== null) return holdsNothing(held, field)
  return held === empty
}

const holdsNothing = (held: unknown, field: string): boolean => {
  const rest = withoutEmpties(held, field)
  return typeof rest === 'object' && rest !== null && Object.keys(rest).length === 0
}

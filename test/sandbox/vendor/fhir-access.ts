import type { Access } from './authorization.ts'
import { allows, type Interaction, PATIENT_TYPES, SHARED_TYPES } from './scopes.ts'

/** A FHIR request as far as access depends on it. `path` is what follows the base, without a leading slash. */
export interface FhirCall {
  method: string
  path: readonly string[]
}

/** Which interaction a request is, by FHIR R4 RESTful API; null for what this server does not offer. */
export function interactionOf({ method, path }: FhirCall): Interaction | null {
  const [type = '', id, history] = path
  if (!PATIENT_TYPES.includes(type) && !SHARED_TYPES.includes(type)) return null
  if (method === 'GET' && id === undefined) return 's'
  if (method === 'POST' && id === '_search' && path.length === 2) return 's'
  if (method === 'POST' && id === undefined) return 'c'
  if (id === undefined || path.length > 4 || (history !== undefined && history !== '_history')) {
    return null
  }
  if (method === 'GET') return 'r'
  if (history !== undefined) return null
  if (method === 'PUT' || method === 'PATCH') return 'u'
  return method === 'DELETE' ? 'd' : null
}

export const mayCall = (access: Access, type: string, interaction: Interaction): boolean =>
  allows(access.scopes, type, interaction)

/** Whether a resource is the open patient's, or one that belongs to no patient. */
export function within(access: Access, resource: unknown): boolean {
  const type = text(resource, 'resourceType')
  if (type !== null && SHARED_TYPES.includes(type)) return true
  const patient = `Patient/${access.patient}`
  if (type === 'Patient') return text(resource, 'id') === access.patient
  const owner = type === 'Task' ? 'for' : type === 'Consent' ? 'patient' : 'subject'
  const reference = member(resource, type === 'Binary' ? 'securityContext' : owner)
  return text(reference, 'reference') === patient
}

const member = (of: unknown, name: string): unknown => Reflect.get(Object(of), name)

function text(of: unknown, name: string): string | null {
  const value = member(of, name)
  return typeof value === 'string' ? value : null
}

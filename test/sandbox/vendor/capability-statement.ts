import { PATIENT_TYPES, SHARED_TYPES } from './scopes.ts'

const READ_ONLY = ['Patient', 'Encounter', 'ServiceRequest', 'Binary', ...SHARED_TYPES]

/** `GET /metadata` (FHIR R4, "capabilities"), with the SMART endpoints in their old place too. */
export function capabilityStatement(of: { base: string; authorizeUrl: string; tokenUrl: string }) {
  const interactions = (type: string) =>
    (READ_ONLY.includes(type)
      ? ['read', 'search-type']
      : ['read', 'search-type', 'create', 'update']
    ).map((code) => ({ code }))
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['json'],
    implementation: { description: 'Harbour, a pretend social prescribing system', url: of.base },
    rest: [
      {
        mode: 'server',
        security: {
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [
                { url: 'authorize', valueUri: of.authorizeUrl },
                { url: 'token', valueUri: of.tokenUrl },
              ],
            },
          ],
        },
        resource: [...PATIENT_TYPES, ...SHARED_TYPES].map((type) => ({
          type,
          interaction: interactions(type),
          ...(READ_ONLY.includes(type) ? {} : { conditionalCreate: true }),
        })),
      },
    ],
  }
}

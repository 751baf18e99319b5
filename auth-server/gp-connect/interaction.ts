/** Spine interaction of `Patient/$gpc.getstructuredrecord` (GP Connect Access Record: Structured). */
export const INTERACTION =
  'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1'

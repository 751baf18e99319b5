import type { RetrieveRequest } from '../../../auth-server/gp-connect/retrieval.ts'
import type { GpConnectSettings } from '../../../auth-server/gp-connect/settings.ts'
import type { NhsSide } from '../../sandbox/nhs/nhs-side.ts'
import type { Person } from '../../sandbox/world.ts'

/** Settings of a consumer that is registered at this NHS side. */
export function settingsFor(
  nhs: NhsSide,
  changes: Partial<GpConnectSettings> = {},
): GpConnectSettings {
  return {
    pdsUrl: nhs.pdsUrl,
    sdsUrl: nhs.sdsUrl,
    api: {
      tokenUrl: nhs.tokenUrl,
      key: nhs.apiKey,
      keyId: nhs.keyId,
      privateKey: nhs.privateKeyPem,
    },
    proxy: { url: nhs.proxyUrl, tls: null },
    spineEndpoint: 'https://backstory.sandbox.example/',
    supplierOds: nhs.supplierOds,
    device: {
      system: 'https://backstory.example/Id/device',
      id: 'backstory-1',
      model: 'Backstory',
      version: '0.1.0',
    },
    limits: { connectMs: 2_000, totalMs: 5_000, bytes: 30_000_000 },
    ...changes,
  }
}

/** A link worker's request for this person, as the person's own details stand in the vendor's system. */
export function requestFor(
  person: Person,
  changes: Partial<RetrieveRequest> = {},
): RetrieveRequest {
  return {
    patient: {
      nhsNumber: person.nhsNumber,
      family: person.name.family,
      given: person.name.given.join(' '),
      birthDate: person.birthDate,
      gender: person.gender,
    },
    user: LOCAL_USER,
    organisation: { ods: 'Z9X8Y', name: 'Riverside Social Prescribing', asid: null },
    ask: { kind: 'default', months: 36 },
    today: new Date().toISOString().slice(0, 10),
    traceId: crypto.randomUUID(),
    signal: new AbortController().signal,
    onStage: () => undefined,
    ...changes,
  }
}

/** Signed in at the vendor, without a smartcard. */
export const LOCAL_USER: RetrieveRequest['user'] = {
  id: '0b6d2a44-55f0-4f8e-9a55-d6a1f0b7c2de',
  name: { family: 'Okafor', given: ['Tess'], prefix: ['Ms'] },
  sdsUserId: null,
  sdsRoleProfileId: null,
  idSystem: 'https://vendor.example/Id/user-guid',
}

/** The same person signed in with a smartcard. */
export const SMARTCARD_USER: RetrieveRequest['user'] = {
  ...LOCAL_USER,
  sdsUserId: '999000000421',
  sdsRoleProfileId: '999000000422',
}

import type { ReadAnswer } from './answer.ts'

/** Certificate and key (PEM) presented to the Spine proxy, and the authority that alone is trusted for it. */
export interface MutualTls {
  cert: string
  key: string
  ca: string
}

/** Milliseconds to connect and for a whole exchange; bytes of an answer, both as sent and as decompressed. */
export interface Limits {
  connectMs: number
  totalMs: number
  bytes: number
}

/** Everything the consumer needs to know of its surroundings, as plain values. */
export interface GpConnectSettings {
  /** PDS FHIR base without trailing slash. */
  pdsUrl: string
  /** SDS FHIR base without trailing slash. */
  sdsUrl: string
  /** The NHS API platform's token endpoint, and this application as it is registered there. */
  api: { tokenUrl: string; key: string; keyId: string; privateKey: string }
  /** Spine Secure Proxy base; `tls` is null only where the proxy is plain http on loopback. */
  proxy: { url: string; tls: MutualTls | null }
  /** URL of this system's own Spine endpoint: `iss` of the token. */
  spineEndpoint: string
  /** ODS code of the supplier under which this system's ASIDs are registered. */
  supplierOds: string
  /** `requesting_device` of the token. */
  device: { system: string; id: string; model: string; version: string }
  /** Limits of the call to the practice. */
  limits: Limits
}

/** No published value exists for either time-out; a provider must answer within 3 s, so these leave room for the network. */
export const DEFAULT_TIMES = { connectMs: 5_000, totalMs: 30_000 } as const

/** The clock and the source of identifiers, so that tests can fix both. */
export interface GpConnectPorts {
  now(): Date
  /** A new random UUID. */
  uuid(): string
  /** Reads the practice's answer, elsewhere where it is large; on this thread unless given. */
  readAnswer?: ReadAnswer
}

/** The real clock and random ids. */
export const systemPorts: GpConnectPorts = {
  now: () => new Date(),
  uuid: () => crypto.randomUUID(),
}

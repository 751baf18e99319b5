import type { Vendor } from '../../vendors.ts'

/** What is to be checked. */
export interface Subject {
  iss: string
  /** Origin of the vendor's pages that will hold the frame. */
  page: string
  /** Origin on which the panel will run; the browser names it as `Origin`. */
  panel: string
  /** The vendor's entry in the vendors file, when there is one. */
  entry: Vendor | null
  /** Optional parts that are wanted, e.g. `tasks`. */
  parts: readonly string[]
}

/** Why something is not asked for. */
export const OFF = 'off in your entry'

/** Whether the vendor's entry switches this part off; without an entry nothing is. */
export const isOff = ({ entry }: Subject, part: keyof Vendor['capabilities']): boolean =>
  entry !== null && !entry.capabilities[part]

/** What was learnt of the server on the way; each later check needs some of it. */
export interface Server {
  /** The SMART document, or what stood in for it. */
  document: unknown
  issuer: string | null
  authorizationEndpoint: string | null
  tokenEndpoint: string | null
  jwksUri: string | null
  revocationEndpoint: string | null
  registrationEndpoint: string | null
  namesIssuerInAnswer: boolean
  idTokenAlgorithms: readonly string[]
}

/** Every origin that the server's endpoints lie on. */
export function endpointOrigins(server: Server): readonly string[] {
  const addresses = [
    server.authorizationEndpoint,
    server.tokenEndpoint,
    server.jwksUri,
    server.revocationEndpoint,
  ]
  return [
    ...new Set(addresses.flatMap((each) => (each === null ? [] : [URL.parse(each)?.origin ?? '']))),
  ].filter((origin) => origin !== '')
}

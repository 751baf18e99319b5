import { INTERACTION } from './interaction.ts'

/** What the headers of one request are made of. */
export interface HeaderContext {
  /** New for each request. */
  traceId: string
  from: string
  to: string
  token: string
}

// No space before `charset`: some providers compare the text.
const FHIR_JSON = 'application/fhir+json;charset=utf-8'

/** The headers of every GP Connect request through the Spine Secure Proxy, one row each. */
export const PROXY_HEADERS: {
  rule: string
  name: string
  value(context: HeaderContext): string
}[] = [
  { rule: 'header/Ssp-TraceID', name: 'Ssp-TraceID', value: ({ traceId }) => traceId },
  { rule: 'header/Ssp-From', name: 'Ssp-From', value: ({ from }) => from },
  { rule: 'header/Ssp-To', name: 'Ssp-To', value: ({ to }) => to },
  { rule: 'header/Ssp-InteractionID', name: 'Ssp-InteractionID', value: () => INTERACTION },
  { rule: 'header/Authorization', name: 'Authorization', value: ({ token }) => `Bearer ${token}` },
  { rule: 'header/Accept', name: 'Accept', value: () => FHIR_JSON },
  { rule: 'header/Content-Type', name: 'Content-Type', value: () => FHIR_JSON },
  { rule: 'header/Accept-Encoding', name: 'Accept-Encoding', value: () => 'gzip' },
]

/** The headers of one request through the Spine Secure Proxy. */
export function proxyHeaders(context: HeaderContext): { [name: string]: string } {
  return Object.fromEntries(PROXY_HEADERS.map(({ name, value }) => [name, value(context)]))
}

import type { RefusalCode } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { proxyHeaders } from './headers.ts'
import {
  type ExchangeAnswer,
  ExchangeFault,
  type ExchangeFaultKind,
  exchange,
} from './http-exchange.ts'
import { type ParametersBody, parameters, type Selection } from './request.ts'
import type { RequestingOrganisation, RequestingUser } from './retrieval.ts'
import type { SpineRoute } from './sds.ts'
import type { GpConnectSettings } from './settings.ts'
import { auditToken } from './token.ts'

/** What one request of a record is made of. */
export interface ProxyCall {
  nhsNumber: string
  selection: Selection
  user: RequestingUser
  organisation: RequestingOrganisation
  route: SpineRoute
  traceId: string
  now: Date
}

/** A request as it goes out, before anything is sent: what a reviewer wants to see. */
export interface WireRequest {
  method: 'POST'
  origin: URL
  /** Request target: the practice's address appended to the proxy's path, unencoded. */
  path: string
  headers: { readonly [name: string]: string }
  body: string
}

/** What the user is told when no whole answer came back. */
export const TRANSPORT_FAULTS: {
  rule: string
  fault: ExchangeFaultKind
  refusal: RefusalCode
}[] = [
  { rule: 'transport/cancelled', fault: 'cancelled', refusal: 'cancelled' },
  { rule: 'transport/timeout', fault: 'timeout', refusal: 'practice-timeout' },
  { rule: 'transport/unreachable', fault: 'unreachable', refusal: 'practice-unavailable' },
  { rule: 'transport/too-large', fault: 'too-large', refusal: 'answer-too-large' },
  { rule: 'transport/cut', fault: 'cut', refusal: 'answer-unreadable' },
  { rule: 'transport/undecodable', fault: 'undecodable', refusal: 'answer-unreadable' },
  { rule: 'transport/misconfigured', fault: 'misconfigured', refusal: 'retrieval-failed' },
]

/**
 * `POST [proxy]/[practice's service root]/Patient/$gpc.getstructuredrecord`. The string is built by hand: URL
 * libraries collapse the `//` within the path or encode the `$`, and the proxy compares it with what SDS holds.
 */
export function wireRequest(call: ProxyCall, settings: GpConnectSettings): WireRequest {
  const origin = new URL(settings.proxy.url)
  const target = `${call.route.address.replace(/\/$/, '')}/Patient/$gpc.getstructuredrecord`
  const body: ParametersBody = parameters(call.nhsNumber, call.selection)
  return {
    method: 'POST',
    origin,
    path: `${origin.pathname.replace(/\/$/, '')}/${target}`,
    headers: proxyHeaders({
      traceId: call.traceId,
      from: call.route.from,
      to: call.route.to,
      token: auditToken({
        user: call.user,
        organisation: call.organisation,
        address: call.route.address,
        now: Math.floor(call.now.getTime() / 1000),
        settings,
      }),
    }),
    body: JSON.stringify(body),
  }
}

/** Sends it. Throws `Refusal` when no whole answer comes back within the limits. */
export async function callProxy(
  request: WireRequest,
  settings: GpConnectSettings,
  signal: AbortSignal,
  onAnswer: () => void,
): Promise<ExchangeAnswer> {
  try {
    return await exchange({
      ...request,
      tls: settings.proxy.tls,
      limits: settings.limits,
      signal,
      onAnswer,
    })
  } catch (error) {
    if (!(error instanceof ExchangeFault)) throw error
    const row = TRANSPORT_FAULTS.find(({ fault }) => fault === error.kind)
    throw new Refusal(row?.refusal ?? 'unexpected', { cause: error })
  }
}

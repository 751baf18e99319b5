import type { Practice } from '../world.ts'
import { type Fault, proxyFault } from './outcome.ts'
import { OPERATION, type RawRequest } from './wire.ts'

/** An organisation whose system may ask, with the ASID registered for it. */
export interface Consumer {
  ods: string
  asid: string
}

export interface Spine {
  practices: readonly Practice[]
  consumers: readonly Consumer[]
  /** ODS codes of practices that have no sharing agreement with anyone here. */
  unpaired: ReadonlySet<string>
}

/** What SDS holds as a practice's service root; opaque to consumers. */
export function serviceRoot(practice: Practice): string {
  return `https://gp-system.sandbox.example/${practice.ods}/STU3/1/gpconnect/structured`
}

interface Forwarding {
  request: RawRequest
  /** The practice's address: what follows the proxy's own path. */
  url: string
  receiver: Practice | undefined
  spine: Spine
}

/**
 * What the Spine proxy checks before it forwards anything. It does not look inside the message; a header that is
 * missing altogether is left for the practice to refuse.
 */
export const PROXY_RULES: {
  rule: string
  refuses(forwarding: Forwarding): Fault | null
}[] = [
  {
    rule: 'proxy/method',
    refuses: ({ request }) =>
      /^(GET|POST|PUT|PATCH|DELETE)$/.test(request.method)
        ? null
        : proxyFault(405, 'not-supported', '405: Method Not Allowed'),
  },
  {
    rule: 'proxy/sender',
    refuses: ({ request, spine }) => {
      const from = request.headers['ssp-from']
      return from === undefined || spine.consumers.some(({ asid }) => asid === from)
        ? null
        : proxyFault(403, 'forbidden', `ASID_CHECK_FAILED_MESSAGESENDER_${from}`)
    },
  },
  {
    rule: 'proxy/receiver',
    refuses: ({ request, receiver }) => {
      const to = request.headers['ssp-to']
      return to === undefined || receiver !== undefined
        ? null
        : proxyFault(403, 'forbidden', `PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_${to}`)
    },
  },
  {
    rule: 'proxy/pairing',
    refuses: ({ request, receiver, spine }) =>
      receiver !== undefined && spine.unpaired.has(receiver.ods)
        ? proxyFault(
            403,
            'forbidden',
            `FOT_CHECK_FAILED_MESSAGESENDER_${request.headers['ssp-from']}_MESSAGERECEIVER_${receiver.asid}`,
          )
        : null,
  },
  {
    rule: 'proxy/target-url',
    refuses: ({ url, receiver }) =>
      receiver === undefined || url.startsWith(serviceRoot(receiver))
        ? null
        : proxyFault(
            400,
            'invalid',
            `ENDPOINT_${serviceRoot(receiver)}_CPAID_S000000000001_VARIES_FROM_TARGETURL_${url}`,
          ),
  },
]

/** The practice that is to receive the request, or the proxy's fault with the rule that spoke. */
export function forward(
  request: RawRequest,
  proxyPath: string,
  spine: Spine,
): { practice: Practice; url: string } | { rule: string; fault: Fault } {
  const url = request.target.slice(`${proxyPath}/`.length)
  const to = request.headers['ssp-to']
  const receiver = spine.practices.find((practice) => practice.asid === to)
  for (const { rule, refuses } of PROXY_RULES) {
    const fault = refuses({ request, url, receiver, spine })
    if (fault !== null) return { rule, fault }
  }
  const practice = receiver ?? spine.practices.find((one) => url.startsWith(`${serviceRoot(one)}/`))
  return practice === undefined
    ? {
        rule: 'proxy/unreachable',
        fault: proxyFault(502, 'transient', `ERROR_COMMUNICATING_TO_ENDPOINT_URL_${url}`),
      }
    : { practice, url }
}

/** Path of the operation within a practice's service root; null when the URL is another one. */
export function isOperation(url: string, practice: Practice): boolean {
  return url === `${serviceRoot(practice)}${OPERATION}`
}

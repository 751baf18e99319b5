import type { WireRequest } from '../../../auth-server/gp-connect/proxy-call.ts'
import type { Practice } from '../world.ts'
import { type Accepted, checkRequest, type Refused } from './conformance.ts'
import { CONSUMERS } from './nhs-side.ts'
import { forward, type Spine, serviceRoot } from './proxy-rules.ts'
import type { RawRequest } from './wire.ts'

export const PROXY_BASE = 'https://ssp.sandbox.example/ssp'

const practice = (ods: string, asid: string): Practice => ({
  ods,
  name: `Practice ${ods}`,
  phone: '01632 960000',
  asid,
  partyKey: `${ods}-990001`,
  dialect: 'emis',
  gp: { family: 'Quaye', given: 'Ama', prefix: 'Dr', sdsUserId: '999000000001' },
})

export const RECEIVER = practice('A99010', '918000000010')
export const UNPAIRED = practice('A99011', '918000000011')

const SPINE: Spine = {
  practices: [RECEIVER, UNPAIRED],
  consumers: CONSUMERS,
  unpaired: new Set([UNPAIRED.ods]),
}

/** A request as the proxy receives it, without a network in between. */
export function received(request: WireRequest): RawRequest {
  return {
    method: request.method,
    target: request.path,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: request.body,
  }
}

/** What the strict NHS side says to a request: the proxy first, then the practice. */
export function verdictOn(
  request: RawRequest,
  now: Date,
  patientStatus: (nhsNumber: string) => Refused | null = () => null,
): Refused | Accepted {
  const forwarded = forward(request, new URL(PROXY_BASE).pathname, SPINE)
  if ('fault' in forwarded) return forwarded
  return checkRequest(request, {
    practice: forwarded.practice,
    url: forwarded.url,
    root: serviceRoot(forwarded.practice),
    now,
    patientStatus,
  })
}

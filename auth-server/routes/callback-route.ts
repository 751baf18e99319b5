import type { Request, RequestHandler } from 'express'
import { type ExchangePorts, exchangeCode } from '../launch/code-exchange.ts'
import { clearLaunchCookie, cookieOf, setLaunchCookie } from '../launch/credentials.ts'
import { openSession } from '../launch/open-session.ts'
import type { PendingLaunches } from '../launch/pending-launch.ts'
import type { VendorRegister } from '../launch/read-vendors.ts'
import type { OpenedSession, SessionLimits, Sessions } from '../launch/sessions.ts'
import type { Vendor } from '../launch/vendors.ts'
import { Refusal } from '../refusal.ts'
import { type LaunchRefused, refuseLaunch } from './refusal-page.ts'
import { traceOf } from './trace.ts'

export interface CallbackRoutePorts extends ExchangePorts {
  vendors: VendorRegister
  launches: PendingLaunches
  sessions: Sessions
  limits: SessionLimits
  /** Called with every session before its browser gets it. When it throws, the session is ended and nobody gets it. */
  opened: (event: { opened: OpenedSession; traceId: string }) => Promise<void>
  refused: (event: LaunchRefused) => Promise<void>
}

/** What a callback may bring; anything else is dropped before openid-client reads it. */
const SINGLE = ['code', 'state', 'error', 'error_description', 'error_uri', 'iss'] as const

/**
 * `GET /callback`: the answer of the authorization server. `state` is taken first and works once, for errors too. The
 * browser must bring the launch's cookie, unless the launch page already showed that no cookie comes back in that frame;
 * then the new session is handed over by a single-use code in the fragment.
 */
export function callbackRoute(ports: CallbackRoutePorts): RequestHandler {
  return async (request, response) => {
    let vendor: Vendor | null = null
    try {
      const answer = readAnswer(request)
      const taken = await ports.launches.take(answer.get('state') ?? '', ports.clock())
      if (taken === null) throw new Refusal('launch-invalid')
      const { launch } = taken
      vendor = ports.vendors.byId(launch.vendorId)
      if (vendor === null) throw new Refusal('vendor-unknown')

      const cookie = cookieOf(request, launch.launchId)
      const byCookie = taken.isOwnCookie(cookie)
      if (!byCookie && (cookie !== null || launch.cookieCameBack !== false)) {
        throw new Refusal('launch-invalid')
      }
      if (byCookie) clearLaunchCookie(response, launch.launchId)

      const signIn = await exchangeCode(ports, vendor, launch, answer)
      const now = ports.clock()
      const { opened, handoffCode } = await openSession(
        ports,
        vendor,
        { launchId: launch.launchId, iss: launch.iss, signIn },
        now,
        { handoff: !byCookie },
      )
      await ports.opened({ opened, traceId: traceOf(response) }).catch(async (fault: unknown) => {
        await ports.sessions.end(launch.launchId)
        throw fault
      })
      const panel = `/app/${launch.launchId}`
      if (handoffCode === null) {
        response.removeHeader('Set-Cookie')
        setLaunchCookie(response, launch.launchId, opened.credential, ports.limits.hours * 3600)
        response.redirect(303, panel)
      } else {
        response.redirect(303, `${panel}#handoff=${handoffCode}`)
      }
    } catch (fault) {
      await refuseLaunch(response, fault, vendor, ports.refused)
    }
  }
}

function readAnswer(request: Request): URLSearchParams {
  const given = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'))
  const answer = new URLSearchParams()
  for (const name of SINGLE) {
    const values = given.getAll(name)
    if (values.length > 1 || (values[0]?.length ?? 0) > 8192) throw new Refusal('launch-invalid')
    if (values[0] !== undefined) answer.set(name, values[0])
  }
  return answer
}

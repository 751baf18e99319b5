import type { Request, RequestHandler } from 'express'
import type { LaunchPageData } from '../contract.ts'
import { clearLaunchCookie, launchesInCookies, setLaunchCookie } from '../launch/credentials.ts'
import type { Discovery } from '../launch/discovery.ts'
import type { LaunchSecrets, PendingLaunch, PendingLaunches } from '../launch/pending-launch.ts'
import type { VendorRegister } from '../launch/read-vendors.ts'
import type { Sessions } from '../launch/sessions.ts'
import type { Vendor } from '../launch/vendors.ts'
import { Refusal } from '../refusal.ts'
import { sendPage } from './headers.ts'
import { type LaunchRefused, refuseLaunch } from './refusal-page.ts'

export interface LaunchRoutePorts {
  vendors: VendorRegister
  discovery: Discovery
  launches: PendingLaunches
  sessions: Sessions
  clock: () => Date
  /** Absolute URL of `/callback`, exactly as registered with every vendor. */
  redirectUri: string
  /** Life of the cookie. */
  sessionHours: number
  /** `launch.html`, whose data block `null` is replaced. */
  page: string
  /** Called for every launch that was refused, before the answer. */
  refused: (event: LaunchRefused) => Promise<void>
}

const LONGEST_LAUNCH = 4096

/** `GET /launch?iss=…&launch=…`: EHR launch (SMART App Launch 2.2). Everything in the address is hostile until it is matched. */
export function launchRoute(ports: LaunchRoutePorts): RequestHandler {
  return async (request, response) => {
    const now = ports.clock()
    let vendor: Vendor | null = null
    try {
      const { iss, launch } = readParameters(request)
      vendor = ports.vendors.byIss(iss)
      if (vendor === null) throw new Refusal('vendor-unknown')
      const server = await ports.discovery.server(vendor, iss)
      const begun = await ports.launches.begin(
        { vendorId: vendor.id, iss, issuer: server.issuer, redirectUri: ports.redirectUri },
        now,
      )
      for (const id of launchesInCookies(request).slice(0, 50)) {
        if (!(await ports.sessions.isLive(id, now))) clearLaunchCookie(response, id)
      }
      const { launchId } = begun.launch
      setLaunchCookie(response, launchId, begun.secrets.credential, ports.sessionHours * 3600)
      const data = {
        ...pageData(vendor, begun.launch, begun.secrets, launch),
        authorizationEndpoint: server.authorizationEndpoint,
      }
      sendPage(response, withData(ports.page, data), {
        frameAncestors: vendor.frameAncestors,
        connect: [new URL(iss).origin],
        trustedTypes: true,
      })
    } catch (fault) {
      await refuseLaunch(response, fault, vendor, ports.refused)
    }
  }
}

/**
 * Exactly `iss` and `launch`, once each. `+` stays `+`: launch values are often base64, and a value that travels on must
 * be the one that came.
 */
function readParameters(request: Request): { iss: string; launch: string } {
  const query = request.originalUrl.split('?').slice(1).join('?')
  const given = new Map<string, string>()
  for (const part of query.split('&')) {
    const [name = '', ...rest] = part.split('=')
    const known = name === 'iss' || name === 'launch'
    if (!known || given.has(name)) throw new Refusal('launch-invalid')
    given.set(name, decode(rest.join('=')))
  }
  const iss = given.get('iss') ?? ''
  const launch = given.get('launch') ?? ''
  if (iss === '' || launch === '' || launch.length > LONGEST_LAUNCH) {
    throw new Refusal('launch-invalid')
  }
  return { iss, launch }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new Refusal('launch-invalid', { cause })
  }
}

function pageData(
  vendor: Vendor,
  pending: PendingLaunch,
  secrets: LaunchSecrets,
  launch: string,
): Omit<LaunchPageData, 'authorizationEndpoint'> {
  return {
    launchId: pending.launchId,
    clientId: vendor.client.id,
    scope: vendor.scopes.join(' '),
    redirectUri: pending.redirectUri,
    iss: pending.iss,
    launch,
    stateKey: pending.state,
    nonce: pending.nonce,
    pageCredential: secrets.pageCredential,
  }
}

const DATA_BLOCK = '<script type="application/json" id="launch">'

function withData(page: string, data: LaunchPageData): string {
  const json = JSON.stringify(data).replace(/</g, '\\u003c')
  return page.replace(`${DATA_BLOCK}null<`, () => `${DATA_BLOCK}${json}<`)
}

import { Router, text } from 'express'
import type { OpenedSession } from '../launch/sessions.ts'
import {
  ACCESS_TOKEN,
  exchangeToken,
  readExchange,
  type TokenExchangePorts,
  TokenRefusal,
} from '../launch/token-exchange.ts'
import { refusalOf } from './errors.ts'
import { traceOf } from './trace.ts'

export interface TokenRoutePorts extends TokenExchangePorts {
  /** As at the callback: told of every session before anybody gets it. */
  opened: (event: { opened: OpenedSession; traceId: string }) => Promise<void>
}

/**
 * `POST /token`: token exchange (RFC 8693) for vendors whose own server makes the SMART call. Answers an opaque session
 * handle, never a GP Connect token, with `launch_id` and `panel_url`, the address to open in the frame within two minutes.
 * `subject_issuer`, the FHIR base of the vendor, is a parameter of our own.
 */
export function tokenRoute(ports: TokenRoutePorts): Router {
  const router = Router()
  const form = text({ type: 'application/x-www-form-urlencoded', limit: '32kb' })
  const own = new URL(ports.redirectUri).origin
  router.post('/token', form, async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' })
    try {
      const body: unknown = request.body
      if (typeof body !== 'string') throw new TokenRefusal('invalid_request', 'A form is expected')
      const asked = readExchange(new URLSearchParams(body), own)
      const { opened, handoffCode } = await exchangeToken(ports, asked)
      const { launchId } = opened.session
      await ports.opened({ opened, traceId: traceOf(response) }).catch(async (fault: unknown) => {
        await ports.sessions.end(launchId)
        throw fault
      })
      const life = Date.parse(opened.endsAt) - ports.clock().getTime()
      response.json({
        access_token: opened.credential,
        issued_token_type: ACCESS_TOKEN,
        token_type: 'Bearer',
        expires_in: Math.floor(life / 1000),
        launch_id: launchId,
        panel_url: `${own}/app/${launchId}#handoff=${handoffCode}`,
      })
    } catch (fault) {
      if (fault instanceof TokenRefusal) {
        response.status(400).json({ error: fault.error, error_description: fault.message })
      } else {
        const { message } = refusalOf(fault)
        response.status(503).json({ error: 'temporarily_unavailable', error_description: message })
      }
    }
  })
  return router
}

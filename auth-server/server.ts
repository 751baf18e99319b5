import express, { type Express } from 'express'
import type { Logger } from 'pino'
import type { SigningKeys } from './launch/signing-keys.ts'
import { type AppRoutePorts, appRoute } from './routes/app-route.ts'
import { assetsRoute } from './routes/assets-route.ts'
import { type AvailabilityRoutePorts, availabilityRoute } from './routes/availability-route.ts'
import { type CallbackRoutePorts, callbackRoute } from './routes/callback-route.ts'
import { answerErrors, nothingHere } from './routes/errors.ts'
import { type HandoffRoutePorts, handoffRoute } from './routes/handoff-route.ts'
import { hardenHeaders } from './routes/headers.ts'
import { healthRoute } from './routes/health-route.ts'
import { jwksRoute } from './routes/jwks-route.ts'
import { type LaunchRoutePorts, launchRoute } from './routes/launch-route.ts'
import { CALLS_A_MINUTE, limitCalls } from './routes/limits.ts'
import { manifestRoutes } from './routes/manifest-route.ts'
import type { PanelPorts } from './routes/panel-ports.ts'
import { panelRoutes } from './routes/panel-routes.ts'
import { logRequests } from './routes/request-log.ts'
import { onlyFromPanel } from './routes/same-origin.ts'
import { type StateRoutePorts, stateRoute } from './routes/state-route.ts'
import { type TokenRoutePorts, tokenRoute } from './routes/token-route.ts'
import { giveTrace } from './routes/trace.ts'

/** Everything the server is made of. */
export interface ServerPorts {
  log: Logger
  /** Public origin of the panel: what an `Origin` header must equal. */
  origin: string
  /** Reverse proxies in front whose `X-Forwarded-For` is believed. */
  trustProxy: number
  /** Folder of the built files. */
  dist: string
  ready(): Promise<void>
  app: AppRoutePorts
  launch: LaunchRoutePorts
  callback: CallbackRoutePorts
  state: StateRoutePorts
  handoff: HandoffRoutePorts
  token: TokenRoutePorts
  signingKeys: SigningKeys
  /** Text of `smart-manifest.json`. */
  manifest: string
  availability: AvailabilityRoutePorts
  panel: PanelPorts
}

/** The whole HTTP surface, in the order in which a call passes it. */
export function createApp(ports: ServerPorts): Express {
  const { log, origin } = ports
  const signIn = limitCalls(CALLS_A_MINUTE.signIn)
  const app = express()
  app.disable('x-powered-by').disable('etag').enable('strict routing')
  app.set('query parser', false).set('trust proxy', ports.trustProxy)

  app.use(giveTrace(), hardenHeaders(origin.startsWith('https:')), logRequests(log))
  app.use(healthRoute(ports.ready))
  app.use(limitCalls(CALLS_A_MINUTE.all))
  app.use(assetsRoute(ports.dist))
  app.get('/.well-known/jwks.json', jwksRoute(ports.signingKeys))
  app.use(manifestRoutes(ports.manifest, origin))
  app.get('/launch', signIn, launchRoute(ports.launch))
  app.get('/callback', signIn, callbackRoute(ports.callback))
  app.post('/token', signIn)
  app.use(tokenRoute(ports.token))
  app.get('/app/:id', appRoute(ports.app))
  app.use(availabilityRoute(ports.availability))

  app.use(
    '/api',
    onlyFromPanel(() => origin),
  )
  app.use(stateRoute(ports.state))
  app.use(handoffRoute(ports.handoff))
  app.use('/api/launches/:id', panelRoutes(ports.panel))

  app.use(nothingHere)
  app.use(answerErrors(log))
  return app
}

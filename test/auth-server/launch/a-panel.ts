import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import express from 'express'
import { pino } from 'pino'
import type { ExchangePorts, Notice } from '../../../auth-server/launch/code-exchange.ts'
import { discovery } from '../../../auth-server/launch/discovery.ts'
import { idTokens } from '../../../auth-server/launch/id-token.ts'
import { pendingLaunchesIn } from '../../../auth-server/launch/pending-launch.ts'
import { type VendorRegister, vendorRegister } from '../../../auth-server/launch/read-vendors.ts'
import type { RefreshPorts } from '../../../auth-server/launch/refresh-tokens.ts'
import {
  type OpenedSession,
  type Sessions,
  sessionsIn,
} from '../../../auth-server/launch/sessions.ts'
import {
  generateSigningKeys,
  readSigningKeys,
  type SigningKeys,
} from '../../../auth-server/launch/signing-keys.ts'
import type { Vendor } from '../../../auth-server/launch/vendors.ts'
import { callbackRoute } from '../../../auth-server/routes/callback-route.ts'
import { answerErrors } from '../../../auth-server/routes/errors.ts'
import { handoffRoute } from '../../../auth-server/routes/handoff-route.ts'
import { hardenHeaders } from '../../../auth-server/routes/headers.ts'
import { jwksRoute } from '../../../auth-server/routes/jwks-route.ts'
import { launchRoute } from '../../../auth-server/routes/launch-route.ts'
import type { LaunchRefused } from '../../../auth-server/routes/refusal-page.ts'
import { onlyFromPanel } from '../../../auth-server/routes/same-origin.ts'
import { stateRoute } from '../../../auth-server/routes/state-route.ts'
import { tokenRoute } from '../../../auth-server/routes/token-route.ts'
import { giveTrace } from '../../../auth-server/routes/trace.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { Store } from '../../../auth-server/store/store.ts'

/** The launch half of the auth server, on loopback, with a clock that tests can move. */
export interface Panel extends RefreshPorts {
  url: string
  vendors: VendorRegister
  /** The vendors in force; replacing them is a reload. */
  list(vendors: readonly Vendor[]): Promise<void>
  opened: OpenedSession[]
  refused: LaunchRefused[]
  noticed: Notice[]
  /** Makes the audit of an opened session fail. */
  auditFails: boolean
  pass(milliseconds: number): void
  close(): Promise<void>
}

const LIMITS = { idleMinutes: 20, hours: 8 }
const KEYS = readSigningKeys(await generateSigningKeys())
const PAGE = readFileSync(resolve(import.meta.dirname, '../../../launch/launch.html'), 'utf8')

export const signingKeys = (): Promise<SigningKeys> => KEYS

export async function aPanel(options: { store?: Store } = {}): Promise<Panel> {
  const app = express().disable('x-powered-by')
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = options.store ?? sqliteStore({ file: ':memory:' })
  const strictness = { sandbox: true }
  let offset = 0
  let listed: readonly Vendor[] = []
  const clock = () => new Date(Date.now() + offset)
  const sessions: Sessions = sessionsIn(store, LIMITS)
  const launches = pendingLaunchesIn(store, keyRing([Buffer.alloc(32, 7)]))
  const vendors = vendorRegister([], strictness, async () => listed)
  const redirectUri = `${url}/callback`
  const opened: OpenedSession[] = []
  const refused: LaunchRefused[] = []
  const noticed: Notice[] = []
  const exchange: ExchangePorts = {
    discovery: discovery({ strictness, clock }),
    idTokens: idTokens({ refetchAfterMilliseconds: 0 }),
    signingKeys: await KEYS,
    clock,
    notice: (what) => noticed.push(what),
  }
  const panel: Panel = {
    ...exchange,
    url,
    vendors,
    sessions,
    store,
    redirectUri,
    opened,
    refused,
    noticed,
    auditFails: false,
    list: async (given) => {
      listed = given
      await vendors.reload()
    },
    pass: (milliseconds) => {
      offset += milliseconds
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await store.close()
    },
  }
  const shared = {
    ...exchange,
    vendors,
    launches,
    sessions,
    limits: LIMITS,
    redirectUri,
    sessionHours: LIMITS.hours,
    page: PAGE,
    opened: async (event: { opened: OpenedSession }) => {
      if (panel.auditFails) throw new Error('the audit is not there')
      opened.push(event.opened)
    },
    refused: async (event: LaunchRefused) => {
      refused.push(event)
    },
  }
  app.use(hardenHeaders(false), giveTrace())
  app.get('/launch', launchRoute(shared))
  app.get('/callback', callbackRoute(shared))
  app.get('/.well-known/jwks.json', jwksRoute(exchange.signingKeys))
  app.use(tokenRoute(shared))
  app.use(
    '/api',
    onlyFromPanel(() => url),
  )
  app.use(stateRoute(shared), handoffRoute(shared))
  app.get('/app/:id', (_request, response) => void response.send('the panel'))
  app.use(answerErrors(pino({ level: 'silent' })))
  return panel
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import type { Logger } from 'pino'
import type { AuditTrail } from './audit/events.ts'
import { writeHead } from './audit/head-file.ts'
import { auditSealing, chainKeys } from './audit/keys.ts'
import { auditSessionEnd } from './audit/session-end.ts'
import { auditRefusedSignIn, auditSignIn } from './audit/sign-ins.ts'
import { createAuditTrail, systemEvent } from './audit/trail.ts'
import type { Config } from './config.ts'
import { openCatalogue } from './directory/catalogue.ts'
import { startRefreshing } from './directory/mirror.ts'
import { type ReadAnswer, readAnswer } from './gp-connect/answer.ts'
import { practiceReach } from './gp-connect/practice-reach.ts'
import { gpConnect } from './gp-connect/retrieve-record.ts'
import { systemPorts } from './gp-connect/settings.ts'
import type { ExchangePorts } from './launch/code-exchange.ts'
import { createConsentBook } from './launch/consent.ts'
import { discovery } from './launch/discovery.ts'
import { callFhir, vendorFhir } from './launch/fhir-client.ts'
import { createFraming } from './launch/framing.ts'
import { idTokens } from './launch/id-token.ts'
import { createLastSeen } from './launch/last-seen.ts'
import { pendingLaunchesIn } from './launch/pending-launch.ts'
import { type RefreshPorts, revokeTokens } from './launch/refresh-tokens.ts'
import { type OpenedSession, sessionsIn } from './launch/sessions.ts'
import { vendorStyles } from './launch/vendor-style.ts'
import { createNotebook } from './notes/notebook.ts'
import { startPurging } from './purge.ts'
import type { RecordDesk } from './record-desk.ts'
import { recordThread } from './record-thread.ts'
import { causesOf } from './routes/errors.ts'
import type { PanelPorts } from './routes/panel-ports.ts'
import type { LaunchRefused } from './routes/refusal-page.ts'
import { createApp } from './server.ts'
import type { StartUp } from './start-up.ts'
import { openStore, type StorePlace } from './store/open-store.ts'
import { keyRing } from './store/seal.ts'

export const STORE_FILE = 'backstory.sqlite'
export const HEAD_FILE = 'audit-head.json'

const LOOK_FOR_STALE_FEEDS_MS = 300_000
/** Records held open in memory; the rest are opened again from the store. */
const OPEN_RECORDS = 24

export interface Assembled {
  app: Express
  audit: AuditTrail
  /** Reads the vendors file again; sessions go on, under the entry as it now stands. */
  reload(): Promise<void>
  close(): Promise<void>
}

/** `DATABASE_URL` when several servers share one, else a file in the data folder. */
export function storePlace(config: Pick<Config, 'DATABASE_URL' | 'BACKSTORY_DATA'>): StorePlace {
  return config.DATABASE_URL === undefined
    ? { file: join(config.BACKSTORY_DATA, STORE_FILE) }
    : { address: config.DATABASE_URL }
}

/** Characters from which parsing an answer would hold up everybody else's calls. */
const LARGE_ANSWER = 200_000

/** Reads small answers at once, and large ones on the record's thread. */
function answerReader(records: RecordDesk): ReadAnswer {
  return (answer, nhsNumber, practiceOds) =>
    answer.body.length < LARGE_ANSWER
      ? readAnswer(answer, nhsNumber, practiceOds)
      : records.readAnswer(answer, nhsNumber, practiceOds)
}

/** What the parts of a server are put together from. */
interface Given {
  config: Config
  startUp: StartUp
  log: Logger
  dist: string
  baseUrl: string
}

/** Puts every adapter to its port. */
export async function assemble(given: Given): Promise<Assembled> {
  const core = await openCore(given)
  const { config, startUp, log, dist, baseUrl } = given
  const { store, sessions, launches, framing, records, audit, limits, clock } = core
  const { vendors, signingKeys } = startUp
  const exchange = exchangePorts(given, core)
  const redirectUri = `${baseUrl}/callback`
  const refresh = refreshPorts(core, exchange, redirectUri)
  const { refused, opened } = signInsTold(given, core)
  const app = createApp({
    log,
    origin: new URL(baseUrl).origin,
    trustProxy: config.TRUST_PROXY,
    dist,
    ready: async () => {
      await store.audit.last()
    },
    app: { framing, vendors, page: startUp.appPage, now: clock },
    launch: {
      vendors,
      discovery: exchange.discovery,
      launches,
      sessions,
      clock,
      redirectUri,
      sessionHours: config.SESSION_HOURS,
      page: startUp.launchPage,
      refused,
    },
    callback: { ...exchange, vendors, launches, sessions, limits, refused, opened },
    state: { launches, clock },
    handoff: { sessions, clock },
    token: { ...exchange, vendors, sessions, limits, redirectUri, opened },
    signingKeys,
    manifest: startUp.manifest,
    availability: { vendors, reach: practiceReach(startUp.gpConnect) },
    panel: panelPorts(given, core, refresh),
  })
  const rounds = startRounds(given, core)
  return {
    app,
    audit,
    reload: async () => {
      await vendors.reload()
      const digest = createHash('sha256').update(readFileSync(config.VENDORS_FILE)).digest('hex')
      await audit.record(systemEvent('configuration-changed', [`vendors:${digest.slice(0, 16)}`]))
      log.info('the vendors file was read again')
    },
    close: async () => {
      await rounds.stop()
      await records.close()
      await store.close()
    },
  }
}

/** The store, and what is kept in it. */
async function openCore({ config, log }: Given) {
  const clock = () => new Date()
  const keys = keyRing(config.BACKSTORY_KEY)
  const place = storePlace(config)
  const headFile = join(config.BACKSTORY_DATA, HEAD_FILE)
  const store = await openStore(place)
  const limits = { idleMinutes: config.SESSION_IDLE_MINUTES, hours: config.SESSION_HOURS }
  return {
    clock,
    keys,
    store,
    limits,
    sessions: sessionsIn(store, limits),
    launches: pendingLaunchesIn(store, keys),
    framing: createFraming(store.kept, keys),
    records: recordThread({ store: place, openRecords: OPEN_RECORDS }),
    audit: createAuditTrail({
      rows: store.audit,
      keys: chainKeys(keys),
      sealing: auditSealing(keys),
      now: clock,
      device: config.DEVICE_ID,
      noteHead: (head) => {
        log.info({ auditHead: head }, 'audit')
        writeHead(headFile, head)
      },
    }),
  }
}
type Core = Awaited<ReturnType<typeof openCore>>

/** What talks to the vendors' authorization servers. */
function exchangePorts({ config, startUp, log }: Given, { clock }: Core): ExchangePorts {
  return {
    discovery: discovery({ strictness: { sandbox: config.BACKSTORY_SANDBOX }, clock }),
    idTokens: idTokens(),
    signingKeys: startUp.signingKeys,
    clock,
    notice: (what, vendorId) => log.info({ what, vendorId }, 'notice'),
  }
}

function refreshPorts(
  { store, sessions, audit, clock }: Core,
  exchange: ExchangePorts,
  redirectUri: string,
): RefreshPorts {
  return {
    ...exchange,
    sessions,
    store,
    redirectUri,
    ended: (launchId) => {
      const now = clock()
      const end = { launchId, reason: 'vendor', at: now.toISOString() } as const
      return auditSessionEnd({ audit, sessions: store.sessions }, end, now)
    },
  }
}

/** Who is told how a sign-in ended. */
function signInsTold({ startUp, log }: Given, { audit, framing }: Core) {
  return {
    refused: async ({ refusal, vendorId, traceId }: LaunchRefused) => {
      const causes = causesOf(refusal.cause)
      log.info({ trace: traceId, vendorId, refusal: refusal.code, causes }, 'sign-in refused')
      await auditRefusedSignIn(audit, { traceId, vendor: vendorId, refusal: refusal.code })
    },
    opened: async ({ opened, traceId }: { opened: OpenedSession; traceId: string }) => {
      const { session } = opened
      await framing.remember(session.launchId, session.vendorId, session.endsAt)
      await auditSignIn(audit, {
        launchId: session.launchId,
        traceId,
        vendor: session.vendorId,
        organisation: startUp.vendors.byId(session.vendorId)?.organisation.ods ?? null,
        user: session.user,
        patient: session.context.patient,
      })
    },
  }
}

/** What the panel's calls use. */
function panelPorts(
  { config, startUp, log }: Given,
  core: Core,
  refresh: RefreshPorts,
): PanelPorts {
  const { store, keys, sessions, records, audit, clock } = core
  return {
    sessions,
    vendors: startUp.vendors,
    consents: createConsentBook(store.kept, keys),
    lastSeen: createLastSeen(store.kept, keys),
    vendorFhir: (opened, vendor) => vendorFhir(refresh, vendor, opened),
    vendorCall: (opened, vendor) => (call) => callFhir(refresh, vendor, opened, call),
    notebook: createNotebook(store.kept, keys),
    audit,
    records,
    retrieve: gpConnect(startUp.gpConnect, { ...systemPorts, readAnswer: answerReader(records) }),
    services: openCatalogue({
      rows: store.directory,
      file: startUp.directory,
      postcodes: startUp.postcodes,
      now: clock,
    }),
    sandbox: config.BACKSTORY_SANDBOX,
    style: vendorStyles(),
    revoke: (opened, vendor) => revokeTokens(refresh, vendor, opened),
    log,
    now: clock,
  }
}

/** What is done again and again beside the calls: purging what has ended, and copying the feeds of services. */
function startRounds({ config, startUp, log }: Given, core: Core): { stop(): Promise<void> } {
  const { store, audit, records, limits, clock } = core
  const purging = startPurging(
    { store, audit, records },
    { ...limits, now: clock, failed: () => log.warn('the purge failed') },
  )
  const refreshing = startRefreshing(
    {
      rows: store.directory,
      now: clock,
      sandbox: config.BACKSTORY_SANDBOX,
      pauseMs: startUp.directory.pauseMs,
    },
    startUp.directory,
    {
      everyMs: LOOK_FOR_STALE_FEEDS_MS,
      told: ({ outcome, why, services, counts }, { id }) =>
        log.info({ feed: id, outcome, why, services, skipped: counts?.skipped }, 'services mirror'),
      failed: () => log.warn('the services mirror could not be refreshed'),
    },
  )
  return {
    stop: async () => {
      purging.stop()
      await refreshing.stop()
    },
  }
}

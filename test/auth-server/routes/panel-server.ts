import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { auditSealing, chainKeys } from '../../../auth-server/audit/keys.ts'
import { allRows, createAuditTrail, readEntry } from '../../../auth-server/audit/trail.ts'
import type { RecordEvent } from '../../../auth-server/contract.ts'
import { openCatalogue } from '../../../auth-server/directory/catalogue.ts'
import { readDirectoryFile } from '../../../auth-server/directory/feeds.ts'
import type { Retrieval, RetrieveRequest } from '../../../auth-server/gp-connect/retrieval.ts'
import { createConsentBook } from '../../../auth-server/launch/consent.ts'
import { createFraming } from '../../../auth-server/launch/framing.ts'
import { createLastSeen } from '../../../auth-server/launch/last-seen.ts'
import { pendingLaunchesIn } from '../../../auth-server/launch/pending-launch.ts'
import { vendorRegister } from '../../../auth-server/launch/read-vendors.ts'
import type { Session } from '../../../auth-server/launch/session.ts'
import { sessionsIn } from '../../../auth-server/launch/sessions.ts'
import { generateSigningKeys, readSigningKeys } from '../../../auth-server/launch/signing-keys.ts'
import type { VendorFhir } from '../../../auth-server/launch/vendor-record.ts'
import { Vendor } from '../../../auth-server/launch/vendors.ts'
import { createLog } from '../../../auth-server/log.ts'
import { createNotebook } from '../../../auth-server/notes/notebook.ts'
import { purgeStore } from '../../../auth-server/purge.ts'
import { createRecordDesk } from '../../../auth-server/record-reading.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { createApp } from '../../../auth-server/server.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { AuditRows, DirectoryRows } from '../../../auth-server/store/store.ts'
import { aVendorStore, type VendorStore } from '../notes/a-vendor-store.ts'
import { type PanelCall, panelCalls } from './panel-calls.ts'

export const NHS_NUMBER = '9990000018'
const NHS_SYSTEM = 'https://fhir.nhs.uk/Id/nhs-number'
const ODS_SYSTEM = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** Keys for `private_key_jwt` take a second to make: one set serves every test of a file. */
const signingKeys = generateSigningKeys().then(readSigningKeys)

export const aVendor = (changes: Record<string, unknown> = {}): Vendor =>
  Vendor.parse({
    id: 'meadow',
    name: 'Meadow',
    iss: 'https://meadow.example/fhir',
    authorizationServer: 'https://meadow.example',
    endpointOrigins: ['https://meadow.example'],
    client: { method: 'none', id: 'backstory' },
    scopes: ['launch', 'openid', 'fhirUser', 'patient/Patient.r'],
    frameAncestors: ['https://meadow.example'],
    organisation: { ods: 'X9X9X', name: 'Meadow social prescribing' },
    roles: ['Link worker'],
    userIdSystem: 'https://meadow.example/Id/user',
    capabilities: {
      referral: true,
      letter: true,
      consent: true,
      practitioner: true,
      practitionerRole: true,
    },
    mayAskForTests: true,
    ...changes,
  })

/** What the vendor's FHIR server holds; tests change it while the panel is open. */
export interface VendorHoldings {
  patient: fhir4.Patient
  role: string
  /** ODS code of the organisation that the user's role names; null when it names none. */
  organisation: string | null
  referral: fhir4.ServiceRequest | null
  consent: fhir4.Consent | null
  letter: fhir4.DocumentReference | null
  carePlan?: fhir4.CarePlan
  down: boolean
  /** Milliseconds that each answer takes. */
  slow: number
}

const holdings = (): VendorHoldings => ({
  patient: {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ system: NHS_SYSTEM, value: NHS_NUMBER }],
    name: [{ use: 'official', family: 'Canarywharf', given: ['Cressida'] }],
    gender: 'female',
    birthDate: '1953-03-04',
  },
  role: 'Link worker',
  organisation: null,
  referral: {
    resourceType: 'ServiceRequest',
    id: 'sr1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    authoredOn: '2026-11-10',
    requester: { display: 'Dr A Referrer' },
    reasonCode: [{ text: 'Lonely since canaryreason' }],
  },
  consent: {
    resourceType: 'Consent',
    id: 'c1',
    status: 'active',
    scope: { coding: [{ code: 'patient-privacy' }] },
    category: [],
    patient: { reference: 'Patient/p1' },
    dateTime: '2026-11-10T09:00:00Z',
    provision: { type: 'permit', period: { end: '2027-11-10' } },
  },
  letter: {
    resourceType: 'DocumentReference',
    id: 'd1',
    status: 'current',
    type: { text: 'Referral letter' },
    subject: { reference: 'Patient/p1' },
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from('Dear link worker,\ncanaryletter').toString('base64'),
        },
      },
    ],
  },
  down: false,
  slow: 0,
})

/** A Bundle as a practice answers it: two problems, one consultation, one note; `changes` alter its Patient. */
export const aBundle = (changes: Partial<fhir3.Patient> = {}, more: readonly unknown[] = []) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resourceType: 'Patient',
        id: 'gp1',
        identifier: [{ system: NHS_SYSTEM, value: NHS_NUMBER }],
        name: [{ use: 'official', family: 'Canarywharf', given: ['Cressida'] }],
        gender: 'female',
        birthDate: '1953-03-04',
        managingOrganization: { reference: 'Organization/o1' },
        ...changes,
      },
      {
        resourceType: 'Organization',
        id: 'o1',
        name: 'Sampleton Surgery',
        identifier: [{ system: ODS_SYSTEM, value: 'A99001' }],
      },
      aNote('n1', '2025-06-01', 'Lives alone, canarynote'),
      aNote('n2', '2025-06-02', 'HIV positive, canarylocked', '165816005'),
      aNote('n3', '2025-06-03', 'Domestic abuse victim, canarysafety', '418138009'),
      aNote(
        'n4',
        '2025-06-04',
        'Child on child protection register, canaryclosed',
        '375041000000100',
      ),
      ...more,
    ].map((resource) => ({ resource })),
  })

export const aNote = (id: string, date: string, text: string, code = '37331000000100') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://snomed.info/sct', code }], text },
  effectiveDateTime: date,
  comment: text,
})

export interface PanelServer {
  url: string
  vendors: Vendor[]
  holdings: VendorHoldings
  /** What the vendor's FHIR server takes, and how it fails. */
  writes: VendorStore
  /** What the practice answers next; a Refusal is thrown. */
  practice: { answer: string | Refusal; asked: RetrieveRequest[]; hold: Promise<void> | null }
  /** Fails every append while true. */
  auditDown: { now: boolean }
  /** The services mirror. */
  directory: DirectoryRows
  clock: { now: Date }
  logged: string[]
  dataFolder: string
  open(session?: Partial<Session>): Promise<Panel>
  events(): Promise<readonly { event: string; refusal: string | undefined; all: string }[]>
  /** Reads `vendors` again, as the server does on SIGHUP. */
  reload(): Promise<void>
  /** Takes away what is over, as the server does every minute. */
  purge(): Promise<void>
  close(): Promise<void>
}

/** One browser's panel: calls with its own credential and everything that a browser would send. */
export interface Panel {
  launchId: string
  credential: string
  call: PanelCall
  json<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T>
  refusal(path: string, body?: unknown): Promise<string>
  record(body?: unknown, path?: string): Promise<RecordEvent[]>
}

/** The whole HTTP surface on a port of its own, with a pretend vendor and practice behind it. */
export async function startPanelServer({ onDisk = false } = {}): Promise<PanelServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'backstory-routes-'))
  const dist = join(dataFolder, 'dist')
  mkdirSync(join(dist, 'app'), { recursive: true })
  mkdirSync(join(dist, 'launch'), { recursive: true })
  writeFileSync(join(dist, 'app', 'chunk-ABCDEFGH.js'), 'export {}')
  writeFileSync(join(dist, 'app', 'main.js'), 'export {}')
  writeFileSync(join(dist, 'app', 'app.html'), '<!doctype html>')

  const keys = keyRing([randomBytes(32)])
  const store = sqliteStore({ file: onDisk ? join(dataFolder, 'store.sqlite') : ':memory:' })
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const now = () => clock.now
  const limits = { idleMinutes: 20, hours: 8 }
  const sessions = sessionsIn(store, limits)
  const vendors = [aVendor(), aVendor({ id: 'hill', iss: 'https://hill.example/fhir' })]
  const register = vendorRegister([...vendors], { sandbox: false }, async () => [...vendors])
  const held = holdings()
  const writes = aVendorStore()
  const practice: PanelServer['practice'] = { answer: aBundle(), asked: [], hold: null }
  const auditDown = { now: false }
  const logged: string[] = []
  const log = createLog('debug', { write: (line) => void logged.push(line) })
  const rows: AuditRows = {
    ...store.audit,
    append: (make) =>
      auditDown.now ? Promise.reject(new Error('disk full')) : store.audit.append(make),
  }
  const sealing = auditSealing(keys)
  const audit = createAuditTrail({
    rows,
    keys: chainKeys(keys),
    sealing,
    now,
    device: 'backstory-test',
    noteHead: () => undefined,
  })
  const framing = createFraming(store.kept, keys)
  const launches = pendingLaunchesIn(store, keys)
  const keySet = await signingKeys
  const refused = async () => undefined
  const exchange = {
    discovery: { server: () => Promise.reject(new Refusal('discovery-failed')) },
    idTokens: { check: () => Promise.reject(new Refusal('sign-in-failed')) },
    signingKeys: keySet,
    clock: now,
    notice: () => undefined,
  }

  let app: ReturnType<typeof createApp> | null = null
  const server = createServer((request, response) => app?.(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const records = createRecordDesk({ rows: store.records, openRecords: 4 })
  app = createApp({
    log,
    origin: url,
    trustProxy: 0,
    dist,
    ready: async () => void (await store.audit.last()),
    app: { framing, vendors: register, page: '<!doctype html><p>panel', now },
    launch: {
      vendors: register,
      discovery: exchange.discovery,
      launches,
      sessions,
      clock: now,
      redirectUri: `${url}/callback`,
      sessionHours: 8,
      page: '<!doctype html>',
      refused,
    },
    callback: {
      ...exchange,
      vendors: register,
      launches,
      sessions,
      limits,
      refused,
      opened: async () => undefined,
    },
    state: { launches, clock: now },
    handoff: { sessions, clock: now },
    token: {
      ...exchange,
      vendors: register,
      sessions,
      limits,
      redirectUri: `${url}/callback`,
      opened: async () => undefined,
    },
    signingKeys: keySet,
    manifest: '{"launch_url":"https://panel.example/launch"}',
    availability: { vendors: register, reach: async (ods) => ods !== 'Z99999' },
    panel: {
      sessions,
      vendors: register,
      consents: createConsentBook(store.kept, keys),
      lastSeen: createLastSeen(store.kept, keys),
      vendorFhir: () => fhirOf(held),
      vendorCall: () => writes.call,
      notebook: createNotebook(store.kept, keys),
      audit,
      records,
      retrieve: (request) => retrieve(practice, request, now()),
      services: openCatalogue({
        rows: store.directory,
        file: readDirectoryFile('{}', { sandbox: true }),
        now,
      }),
      sandbox: true,
      style: async () => ({ text: '#003087' }),
      revoke: async () => undefined,
      log,
      now,
    },
  })

  return {
    url,
    vendors,
    holdings: held,
    writes,
    practice,
    auditDown,
    directory: store.directory,
    clock,
    logged,
    dataFolder,
    open: async (changes) => {
      const session = aSession(clock.now, changes)
      const { opened } = await sessions.create(session, clock.now)
      await framing.remember(session.launchId, session.vendorId, session.endsAt)
      return panelOf(url, session.launchId, opened.credential)
    },
    events: async () => {
      const found = []
      for await (const row of allRows(store.audit)) {
        const entry = readEntry(row, sealing)
        found.push({
          event: entry.event,
          refusal: entry.fields.refusal,
          all: JSON.stringify(entry),
        })
      }
      return found
    },
    reload: () => register.reload(),
    purge: () => purgeStore({ store, audit }, now()),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await store.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

function aSession(now: Date, changes: Partial<Session> = {}): Session {
  return {
    launchId: randomBytes(16).toString('hex'),
    vendorId: 'meadow',
    iss: 'https://meadow.example/fhir',
    user: {
      issuer: 'https://meadow.example',
      subject: 'worker-1',
      name: 'Robin Example',
      fhirUser: 'Practitioner/w1',
    },
    context: {
      patient: 'p1',
      encounter: null,
      intent: null,
      needPatientBanner: true,
      tenant: null,
      fhirContext: [],
      smartStyleUrl: null,
    },
    tokens: { accessToken: 'canarytoken', refreshToken: null, expiresAt: null, scopes: [] },
    knowledge: {
      user: null,
      patient: null,
      referral: null,
      consent: null,
      letter: null,
      policyAnswered: false,
      identityConfirmed: false,
      identityPending: false,
      period: 36,
      opened: [],
    },
    createdAt: now.toISOString(),
    endsAt: new Date(now.getTime() + 8 * 3_600_000).toISOString(),
    ...changes,
  }
}

function fhirOf(held: VendorHoldings): VendorFhir {
  const answer = async <T>(value: T) => {
    if (held.slow > 0) await wait(held.slow)
    if (held.down) throw new Refusal('vendor-unavailable')
    return value
  }
  const practitioner: fhir4.Practitioner = {
    resourceType: 'Practitioner',
    id: 'w1',
    name: [{ family: 'Example', given: ['Robin'] }],
  }
  return {
    read: (reference) =>
      answer(
        reference === 'Patient/p1'
          ? held.patient
          : reference === 'Practitioner/w1'
            ? practitioner
            : null,
      ),
    search: (type) => {
      const role: fhir4.PractitionerRole = {
        resourceType: 'PractitionerRole',
        id: 'r1',
        practitioner: { reference: 'Practitioner/w1' },
        code: [{ text: held.role }],
        ...(held.organisation !== null && {
          organization: { identifier: { system: ODS_SYSTEM, value: held.organisation } },
        }),
      }
      const found: { [type: string]: fhir4.Resource | null } = {
        ServiceRequest: held.referral,
        Consent: held.consent,
        DocumentReference: held.letter,
        CarePlan: held.carePlan ?? null,
        PractitionerRole: role,
      }
      return answer([found[type] ?? null].filter((each) => each !== null))
    },
  }
}

async function retrieve(
  practice: PanelServer['practice'],
  request: RetrieveRequest,
  now: Date,
): Promise<Retrieval> {
  practice.asked.push(request)
  request.onStage('pds', 'started', 'Checking the NHS number')
  if (practice.hold !== null) {
    await Promise.race([
      practice.hold,
      new Promise((_done, fail) => {
        request.signal.addEventListener('abort', () => fail(new Refusal('cancelled')))
      }),
    ])
  }
  const { answer } = practice
  if (answer instanceof Refusal) throw answer
  const { ask } = request
  const months = ask.kind === 'default' ? ask.months : null
  return {
    bundleText: answer,
    nhsNumber: request.patient.nhsNumber,
    practice: { ods: 'A99001', name: 'Sampleton Surgery' },
    pds: { family: '', given: '', birthDate: '', gender: '' },
    fetchedAt: now.toISOString(),
    asked: {
      months,
      from: ask.kind === 'older' ? ask.from : '2023-11-22',
      to: ask.kind === 'older' ? ask.to : request.today,
      areas: ['problems', 'consultations', 'socialHistory'],
    },
    traceId: request.traceId,
  }
}

function panelOf(url: string, launchId: string, credential: string): Panel {
  const call = panelCalls(url, launchId, credential)
  return {
    launchId,
    credential,
    call,
    json: async <T>(path: string, body?: unknown) => {
      const response = await call(path, body)
      const answer = (await response.json()) as T
      if (!response.ok) throw new Error(`${path} answered ${JSON.stringify(answer)}`)
      return answer
    },
    refusal: async (path, body) => {
      const response = await call(path, body)
      const answer = (await response.json()) as fhir4.OperationOutcome
      return answer.issue?.[0]?.details?.coding?.[0]?.code ?? `answered ${response.status}`
    },
    record: async (body = {}, path = '/record') => {
      const response = await call(path, body)
      const text = await response.text()
      if (!response.ok) throw new Error(`${path} answered ${text}`)
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RecordEvent)
    },
  }
}

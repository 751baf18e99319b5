import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Person, Practice, World } from '../world.ts'
import { checkRequest } from './conformance.ts'
import { type Misbehaviour, type Outgoing, send } from './misbehaviour.ts'
import type { Fault } from './outcome.ts'
import { pdsAnswer } from './pds-endpoint.ts'
import { practiceOptions } from './practice-options.ts'
import { type Consumer, forward, serviceRoot } from './proxy-rules.ts'
import { answerRecord } from './record-answer.ts'
import { heldAs, scriptedRecord, statusOf } from './scripts.ts'
import { sdsAnswer } from './sds-endpoint.ts'
import { tokenAnswer } from './token-endpoint.ts'
import type { RawRequest } from './wire.ts'

export interface NhsSideOptions {
  /** Organisations that may ask, with their ASIDs. */
  consumers?: readonly Consumer[]
  supplierOds?: string
  /** Key (PEM, public or private) of the client assertion; without one a pair is made and its private half returned. */
  publicKey?: string
  /** Address of the token endpoint as clients know it, where something stands before it. */
  tokenAddress?: string
  now?: () => Date
  /** Certificates of the proxy, which then asks for the client's (mutual TLS). */
  tls?: { cert: string; key: string; ca: string }
}

export type Service = 'token' | 'pds' | 'sds' | 'practice'

/** A request as it came, with the rule that refused it, or null. */
export interface Seen extends RawRequest {
  service: Service
  rule: string | null
  status: number
  remarks: readonly string[]
}

export interface NhsSide {
  pdsUrl: string
  sdsUrl: string
  tokenUrl: string
  proxyUrl: string
  apiKey: string
  keyId: string
  /** Empty when the caller brought a public key. */
  privateKeyPem: string
  supplierOds: string
  consumers: readonly Consumer[]
  /** Every request so far, oldest first. Holds invented people only. */
  seen: readonly Seen[]
  /** Tells a service to go wrong (or, with null, to behave again); for `practice`, one patient when their number is given. */
  behave(service: Service, how: Misbehaviour | null, nhsNumber?: string): void
  close(): Promise<void>
}

const PDS_PATH = '/personal-demographics/FHIR/R4'
const SDS_PATH = '/spine-directory/FHIR/R4'
const TOKEN_PATH = '/oauth2/token'
const PROXY_PATH = '/ssp'
const API_KEY = 'sandbox-api-key'
const KEY_ID = 'sandbox-1'
export const SUPPLIER_ODS = 'YGA01'
export const CONSUMERS: readonly Consumer[] = [{ ods: 'Z9X8Y', asid: '200000009991' }]

/**
 * The NHS of the sandbox on loopback ports: API platform with token endpoint, PDS and SDS; Spine proxy with the
 * practices behind it. Strict in what it takes, and gives every fault in the shape of the service that speaks.
 */
export async function startNhsSide(world: World, options: NhsSideOptions = {}): Promise<NhsSide> {
  const { consumers = CONSUMERS, supplierOds = SUPPLIER_ODS, now = () => new Date() } = options
  const keys = options.publicKey === undefined ? newKeys() : null
  const publicKey = createPublicKey(options.publicKey ?? keys?.publicKey ?? '')
  const tokens = new Map<string, number>()
  const used = new Set<string>()
  const seen: Seen[] = []
  const behaviours = new Map<string, Misbehaviour>()
  const lookedUp = new Map<string, number>()

  const platform = createServer(
    handler(async (raw, response) => {
      if (raw.target === TOKEN_PATH) {
        const context = {
          tokenUrl: options.tokenAddress ?? tokenUrl(),
          apiKey: API_KEY,
          keyId: KEY_ID,
          publicKey,
          now: now(),
          used,
        }
        const { rule, answer } = tokenAnswer(raw, context, (token, until) =>
          tokens.set(token, until),
        )
        await reply(response, raw, 'token', rule, answer)
      } else if (raw.target.startsWith(`${PDS_PATH}/`)) {
        const good = { has: (token: string) => (tokens.get(token) ?? 0) > now().getTime() }
        const context = { people: world.people, tokens: good }
        const { rule, answer } = pdsAnswer(raw, context)
        await reply(response, raw, 'pds', rule, answer)
      } else if (raw.target.startsWith(`${SDS_PATH}/`)) {
        const { practices } = world
        const context = { practices, consumers, supplierOds, apiKey: API_KEY, addressOf }
        const { rule, answer } = sdsAnswer(raw, raw.target.slice(SDS_PATH.length), context)
        await reply(response, raw, 'sds', rule, answer)
      } else {
        response.writeHead(404).end()
      }
    }),
  )

  /** A practice that has moved is found at its old address the first time it is looked up. */
  function addressOf(practice: Practice): string {
    if (practice.script !== 'moved') return serviceRoot(practice)
    const times = lookedUp.get(practice.ods) ?? 0
    lookedUp.set(practice.ods, times + 1)
    return times === 0
      ? serviceRoot(practice).replace('gp-system.', 'old-gp-system.')
      : serviceRoot(practice)
  }

  const spine = {
    practices: world.practices,
    consumers,
    unpaired: new Set(
      world.practices.filter(({ script }) => script === 'no-agreement').map(({ ods }) => ods),
    ),
  }
  const proxyListener = handler(async (raw, response) => {
    const forwarded = forward(raw, PROXY_PATH, spine)
    if ('fault' in forwarded) {
      await reply(response, raw, 'practice', forwarded.rule, forwarded.fault)
      return
    }
    const { practice, url } = forwarded
    const personOf = (number: string) =>
      world.people.find((one) => heldAs(one) === number && one.practice.ods === practice.ods)
    const checked = checkRequest(raw, {
      practice,
      url,
      root: serviceRoot(practice),
      now: now(),
      patientStatus: (number) => statusOf(number, personOf(number)),
    })
    if ('fault' in checked) {
      await reply(response, raw, 'practice', checked.rule, checked.fault)
      return
    }
    const person = personOf(checked.asked.nhsNumber)
    if (person === undefined) throw new Error('a request passed for nobody')
    await reply(
      response,
      raw,
      'practice',
      null,
      { status: 200, body: record(person, checked, now()) },
      { remarks: checked.remarks, how: scriptedBehaviour(person), nhsNumber: person.nhsNumber },
    )
  })
  const proxy: Server =
    options.tls === undefined
      ? createServer(proxyListener)
      : createTlsServer(
          { ...options.tls, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
          proxyListener,
        )

  async function reply(
    response: ServerResponse,
    raw: RawRequest,
    service: Service,
    rule: string | null,
    answer: Fault,
    more: { remarks?: readonly string[]; how?: Misbehaviour | undefined; nhsNumber?: string } = {},
  ): Promise<void> {
    seen.push({ ...raw, service, rule, status: answer.status, remarks: more.remarks ?? [] })
    const gzip = service === 'practice' && /\bgzip\b/.test(raw.headers['accept-encoding'] ?? '')
    const outgoing: Outgoing = {
      status: answer.status,
      contentType: service === 'token' ? 'application/json' : 'application/fhir+json;charset=utf-8',
      body: JSON.stringify(answer.body),
      gzip,
    }
    const how =
      behaviours.get(`${service}/${more.nhsNumber ?? ''}`) ?? behaviours.get(service) ?? more.how
    await send(response, outgoing, how)
  }

  await Promise.all([listen(platform), listen(proxy)])
  const platformUrl = () => `http://127.0.0.1:${portOf(platform)}`
  const tokenUrl = () => `${platformUrl()}${TOKEN_PATH}`

  return {
    pdsUrl: `${platformUrl()}${PDS_PATH}`,
    sdsUrl: `${platformUrl()}${SDS_PATH}`,
    tokenUrl: tokenUrl(),
    proxyUrl: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${portOf(proxy)}${PROXY_PATH}`,
    apiKey: API_KEY,
    keyId: KEY_ID,
    privateKeyPem: keys?.privateKey ?? '',
    supplierOds,
    consumers,
    seen,
    behave(service, how, nhsNumber) {
      const key = nhsNumber === undefined ? service : `${service}/${nhsNumber}`
      if (how === null) behaviours.delete(key)
      else behaviours.set(key, how)
    },
    async close() {
      await Promise.all([stop(platform), stop(proxy)])
    },
  }
}

/** Records that testers bring are served whole and unchanged; all others are filtered by what was asked. */
function record(
  person: Person,
  { asked, traceId }: { asked: Parameters<typeof answerRecord>[1]['asked']; traceId: string },
  now: Date,
): unknown {
  const bundle = scriptedRecord(person)
  return person.whole === true
    ? bundle
    : answerRecord(bundle, { now, traceId, ...practiceOptions(person.practice, asked) })
}

function scriptedBehaviour({ script }: Person): Misbehaviour | undefined {
  if (script === 'html') return { kind: 'html' }
  if (script === 'broken-json') return { kind: 'half' }
  if (script === 'never-answers') return { kind: 'never-answers' }
  return undefined
}

function handler(
  handle: (raw: RawRequest, response: ServerResponse) => Promise<void>,
): RequestListener {
  return (request, response) => {
    readRaw(request)
      .then((raw) => handle(raw, response))
      .catch((error: unknown) => {
        process.stderr.write(
          `sandbox NHS side: ${error instanceof Error ? error.stack : 'failed'}\n`,
        )
        response.destroy()
      })
  }
}

async function readRaw(request: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  )
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

function newKeys() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

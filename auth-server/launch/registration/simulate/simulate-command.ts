import { randomBytes } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateSigningKeys, readSigningKeys, type SigningKeys } from '../../signing-keys.ts'
import type { Vendor } from '../../vendors.ts'
import type { Target, TestClient } from '../check/launch-request.ts'
import { answered, probe, textOf } from '../check/probe.ts'
import { beginJourney, finishJourney, type Journey } from './journey.ts'
import { KINDS, type Kind, MISTAKES, type MistakeName, mistake } from './mistakes.ts'
import { journeyPage, listPage, page } from './pages.ts'

export interface SimulateOptions {
  /** The one server that is talked to. */
  iss: string
  port: number
  scopes: readonly string[]
  /** Client id for every kind, where the vendor's server chose it. */
  clientId: string | null
  secret: string | null
}

export interface StandIn {
  url: string
  close(): Promise<void>
}

type Clients = { readonly [kind in Kind]: Vendor['client'] }

/** A stand-in for Backstory on loopback, which shows a vendor's developer every message. */
export async function standIn(options: SimulateOptions): Promise<StandIn> {
  const keys = await readSigningKeys(await generateSigningKeys())
  const server = createServer()
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(options.port, '127.0.0.1', listening)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clients = clientsOf(options)
  const journeys = new Map<string, Journey>()
  server.on('request', (request, response) => {
    const asked = new URL(request.url ?? '/', url)
    answer({ asked, url, options, clients, keys, journeys, response }).catch(() =>
      html(response, 500, page('Something went wrong', '<p>See the terminal.</p>')),
    )
  })
  return { url, close: () => closed(server) }
}

function clientsOf({ clientId, secret }: SimulateOptions): Clients {
  const id = (kind: Kind) => clientId ?? `backstory-${kind}`
  return {
    public: { method: 'none', id: id('public') },
    secret: {
      method: 'client_secret_basic',
      id: id('secret'),
      secret: secret ?? randomBytes(24).toString('base64url'),
    },
    rs384: {
      method: 'private_key_jwt',
      id: id('rs384'),
      alg: 'RS384',
      audience: 'token-endpoint',
    },
    es384: {
      method: 'private_key_jwt',
      id: id('es384'),
      alg: 'ES384',
      audience: 'token-endpoint',
    },
  }
}

interface Asked {
  asked: URL
  url: string
  options: SimulateOptions
  clients: Clients
  keys: SigningKeys
  journeys: Map<string, Journey>
  response: ServerResponse
}

async function answer({ asked, url, options, clients, keys, journeys, response }: Asked) {
  if (asked.pathname === '/') {
    const names = Object.keys(MISTAKES) as MistakeName[]
    const listed = Object.fromEntries(
      (Object.keys(KINDS) as Kind[]).map((kind) => {
        const client = clients[kind]
        return [
          kind,
          'secret' in client ? { id: client.id, secret: client.secret } : { id: client.id },
        ]
      }),
    ) as { [kind in Kind]: { id: string; secret?: string } }
    html(
      response,
      200,
      listPage({ base: url, iss: options.iss, clients: listed, scopes: options.scopes, names }),
    )
    return
  }
  if (asked.pathname === '/.well-known/jwks.json') {
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      .end(JSON.stringify(keys.jwks))
    return
  }
  if (asked.pathname.startsWith('/callback')) {
    const journey = journeys.get(asked.searchParams.get('state') ?? '')
    if (journey === undefined) {
      html(response, 400, page('An answer to no question', '<p>The state is unknown here.</p>'))
      return
    }
    journeys.delete(journey.secret.state)
    await finishJourney(journey, asked.searchParams)
    html(response, 200, journeyPage(journey))
    return
  }
  const wanted = wantedIn(asked.pathname)
  if (wanted === null) {
    html(response, 404, page('There is nothing here', `<p><a href="/">What is there</a></p>`))
    return
  }
  const { iss } = options
  const sent = asked.searchParams.get('iss')
  const launch = asked.searchParams.get('launch')
  if (sent?.replace(/\/$/, '') !== iss.replace(/\/$/, '') || launch === null) {
    html(
      response,
      400,
      page(
        'The launch is not usable',
        '<p>It needs iss, as given to this command, and launch.</p>',
      ),
    )
    return
  }
  const target = await targetOf(iss)
  if (target === null) {
    html(
      response,
      502,
      page('No discovery', '<p>Run the check first: it says what is missing.</p>'),
    )
    return
  }
  const client: TestClient = {
    client: clients[wanted.kind],
    keys,
    redirectUri: `${url}/callback`,
    scopes: options.scopes,
  }
  const begun = beginJourney({ client, target, launch, mistake: wanted.mistake })
  journeys.set(begun.journey.secret.state, begun.journey)
  response.writeHead(303, { Location: begun.url.href, 'Cache-Control': 'no-store' }).end()
}

function wantedIn(path: string): { kind: Kind; mistake: MistakeName | null } | null {
  const [, kindName = '', ...rest] = path.split('/')
  const kind = (Object.keys(KINDS) as Kind[]).find((each) => each === kindName)
  if (kind === undefined || rest.at(-1) !== 'launch' || rest.length > 2) return null
  if (rest.length === 1) return { kind, mistake: null }
  const name = (Object.keys(MISTAKES) as MistakeName[]).find((each) => each === rest[0])
  return name !== undefined && mistake(name).kinds.includes(kind) ? { kind, mistake: name } : null
}

async function targetOf(iss: string): Promise<Target | null> {
  const found = await probe(`${iss.replace(/\/$/, '')}/.well-known/smart-configuration`)
  if (!answered(found)) return null
  const authorizationEndpoint = textOf(found.json, 'authorization_endpoint')
  const tokenEndpoint = textOf(found.json, 'token_endpoint')
  if (authorizationEndpoint === undefined || tokenEndpoint === undefined) return null
  const issuer = textOf(found.json, 'issuer') ?? iss
  return { iss, issuer, authorizationEndpoint, tokenEndpoint }
}

function html(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(text)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => server.close(() => done()))
}

/** Serves the stand-in until the process is stopped. */
export async function simulateCommand(
  options: SimulateOptions,
  out: (text: string) => void,
): Promise<number> {
  const { url, close } = await standIn(options)
  out(`A stand-in for Backstory, for ${options.iss}: ${url}/\nStop it with Ctrl+C.\n`)
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
  await close()
  return 0
}

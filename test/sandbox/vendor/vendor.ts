import { createServer } from 'node:http'
import type { Person, World } from '../world.ts'
import {
  type AuthorizationServer,
  authorizationServer,
  type ClientRegistration,
} from './authorization.ts'
import { type FhirServer, fhirServer } from './fhir-server.ts'
import { launches } from './launches.ts'
import type { RecordsSummary } from './pages/list-page.ts'
import { launchContextOf, worldToFhir } from './people-to-fhir.ts'
import { type Neighbours, signedInUser, vendorSite } from './site.ts'
import { VENDOR_USERS } from './users.ts'

export interface VendorOptions {
  world: World
  /** 0 lets the system choose. */
  port?: number
  records?: RecordsSummary
  /** Life of an access token; 900 unless given. */
  accessTokenSeconds?: number
  now?: () => Date
}

export interface RunningVendor {
  /** `http://localhost:PORT`, without a slash at the end. */
  baseUrl: string
  /** FHIR base: `iss` of a launch. */
  fhirBase: string
  /** Issuer of id_tokens. */
  issuer: string
  authorization: AuthorizationServer
  fhir: FhirServer
  /** Registers an app, as a vendor's portal would. */
  register(clientId: string, client: ClientRegistration): Promise<void>
  /** Says where the panel is; from then on patients' pages hold it. */
  meet(neighbours: Neighbours): void
  /** Address that opens the panel on a patient, before a signed-in user (the first unless named). */
  launchUrl(patient: string, user?: string): string
  close(): Promise<void>
}

/** Starts the pretend vendor on `http://localhost`. */
export async function startVendor(options: VendorOptions): Promise<RunningVendor> {
  const now = options.now ?? (() => new Date())
  const people = new Map<string, Person>(options.world.people.map((person) => [person.id, person]))
  const server = createServer()
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, '127.0.0.1', listening)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const baseUrl = `http://localhost:${port}`
  const fhirBase = `${baseUrl}/fhir`
  const issuer = `${baseUrl}/sign-in`

  const minted = launches(() => now().getTime())
  const authorization = await authorizationServer({
    issuer,
    audience: fhirBase,
    launches: minted,
    users: VENDOR_USERS,
    contextOf(patient) {
      const person = people.get(patient)
      return person === undefined ? null : launchContextOf(person)
    },
    signedIn: (cookies) => signedInUser(cookies),
    accessTokenSeconds: options.accessTokenSeconds ?? 900,
  })
  const fhir = fhirServer({
    base: fhirBase,
    accessOf: authorization.accessOf,
    authorizeUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
  })
  const seeds = worldToFhir({ ...options.world, users: VENDOR_USERS, now: now() })
  await fhir.seed(seeds)

  let neighbours: Neighbours | null = null
  const launchUrl = (patient: string, user = VENDOR_USERS[0].id): string => {
    const launch = minted.mint({ patient, user })
    const query = new URLSearchParams({ iss: fhirBase, launch })
    return `${neighbours?.panel ?? ''}/launch?${query}`
  }
  server.on(
    'request',
    vendorSite({
      baseUrl,
      fhirBase,
      issuer,
      people,
      records: options.records ?? null,
      authorization,
      fhir,
      seeded: new Set(seeds.map(({ resourceType, id }) => `${resourceType}/${id}`)),
      neighbours: () => neighbours,
      launchUrl,
      now,
    }),
  )
  return {
    baseUrl,
    fhirBase,
    issuer,
    authorization,
    fhir,
    register: authorization.register,
    meet(found) {
      neighbours = found
    },
    launchUrl,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

import { getStatus, normalizeOperationOutcome, validateResource } from '@medplum/core'
import { FhirRouter, type HttpMethod, MemoryRepository } from '@medplum/fhir-router'
import type { OperationOutcome, Resource } from '@medplum/fhirtypes'
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express'
import type { Access } from './authorization.ts'
import { capabilityStatement } from './capability-statement.ts'
import { interactionOf, mayCall, within } from './fhir-access.ts'
import { loadFhirDefinitions } from './fhir-definitions.ts'

/** What the FHIR server does to a write instead of answering it, so that saving can be tried against it. */
export type WriteFault =
  | 'unavailable' // 503, nothing written
  | 'forbidden' // 403, nothing written
  | 'lost-before' // the connection drops before anything is written
  | 'lost-after' // written, and the connection drops before the answer

export interface FhirServer {
  router: Router
  /** Puts resources with ids of their own in place. */
  seed(resources: readonly Resource[]): Promise<void>
  /** Every resource of a type that belongs to a patient, newest first. */
  resourcesOf<T extends Resource['resourceType']>(
    type: T,
    patient: string,
  ): Promise<Extract<Resource, { resourceType: T }>[]>
  /** The next writes meet this; null for none. */
  failWrites(fault: WriteFault | null): void
}

const LIMIT = '2mb'

/** An R4 server in memory: `@medplum/fhir-router` behind a check of token, scope and patient. */
export function fhirServer(options: {
  base: string
  accessOf(token: string): Promise<Access | null>
  authorizeUrl: string
  tokenUrl: string
}): FhirServer {
  loadFhirDefinitions()
  const repository = new MemoryRepository()
  const medplum = new FhirRouter()
  let fault: WriteFault | null = null

  async function answer(request: Request, response: Response): Promise<void> {
    const access = await options.accessOf(bearer(request))
    if (access === null) {
      response.set('WWW-Authenticate', 'Bearer error="invalid_token"')
      return outcome(response, 401, 'login', 'A valid access token is needed.')
    }
    const path = request.path.split('/').filter((part) => part !== '')
    const [type = ''] = path
    const interaction = interactionOf({ method: request.method, path })
    if (interaction === null) {
      return outcome(response, 404, 'not-supported', 'This server does not offer that.')
    }
    if (!mayCall(access, type, interaction)) {
      return outcome(response, 403, 'forbidden', `The token has no scope for ${type}.`)
    }
    const body: unknown = interaction === 'c' ? withoutId(request.body) : request.body
    const writes = interaction === 'c' || interaction === 'u' || interaction === 'd'
    if ((interaction === 'c' || request.method === 'PUT') && !within(access, body)) {
      return outcome(response, 403, 'forbidden', 'Only the open patient may be written about.')
    }
    if (path[1] !== undefined && interaction !== 's') {
      const stored = await repository.readResource(type, path[1]).catch(() => null)
      if (stored !== null && !within(access, stored)) {
        return outcome(response, 403, 'forbidden', 'This belongs to another patient.')
      }
    }
    if (interaction === 'c' || request.method === 'PUT') {
      const faults = faultsOf(body)
      if (faults !== null) return fhir(response, 400, faults)
    }
    if (writes && fault === 'unavailable') {
      return outcome(response, 503, 'transient', 'The server cannot write at the moment.')
    }
    if (writes && fault === 'forbidden') {
      return outcome(response, 403, 'forbidden', 'You may not write this here.')
    }
    if (writes && fault === 'lost-before') {
      request.socket.destroy()
      return
    }
    const [result, resource] = await medplum.handleRequest(
      {
        method: request.method as HttpMethod,
        url: request.url,
        pathname: '',
        body,
        params: {},
        query: {},
        headers: request.headers,
      },
      repository,
    )
    if (writes && fault === 'lost-after') {
      request.socket.destroy()
      return
    }
    send(request, response, result, onlyWithin(access, resource), options.base)
  }

  const router = express.Router()
  router.get('/metadata', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*')
    fhir(response, 200, capabilityStatement(options))
  })
  router.use(
    express.json({
      type: ['application/fhir+json', 'application/json', 'application/json-patch+json'],
      limit: LIMIT,
    }),
    express.urlencoded({ extended: false, limit: LIMIT }),
  )
  router.use(answer)
  const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) next(error)
    else outcome(response, error.status ?? 500, 'structure', 'The request cannot be read.')
  }
  router.use(unreadable)

  return {
    router,
    async seed(resources) {
      for (const resource of resources) await repository.updateResource(resource)
    },
    async resourcesOf(type, patient) {
      const found = await repository.search({ resourceType: type, sortRules: [] })
      const access: Access = { clientId: '', user: '', patient, scopes: new Set() }
      return (found.entry ?? [])
        .flatMap((entry) => (entry.resource === undefined ? [] : [entry.resource]))
        .filter((resource) => within(access, resource))
        .sort((a, b) =>
          (b.meta?.lastUpdated ?? '').localeCompare(a.meta?.lastUpdated ?? ''),
        ) as Extract<Resource, { resourceType: typeof type }>[]
    },
    failWrites(next) {
      fault = next
    },
  }
}

const bearer = (request: Request): string =>
  /^Bearer +([\w\-.~+/]+=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''

/** A create never chooses its own id (FHIR R4, "create"). */
function withoutId(body: unknown): unknown {
  const { id: _id, ...rest } = Object(body)
  return rest
}

/** What is wrong with a resource by the base definitions of FHIR R4, or null. */
function faultsOf(body: unknown): OperationOutcome | null {
  try {
    validateResource(body as Resource)
    return null
  } catch (error) {
    return normalizeOperationOutcome(error)
  }
}

/** Leaves out of a search result what is another patient's. */
function onlyWithin(access: Access, resource: Resource | undefined): Resource | undefined {
  if (resource?.resourceType !== 'Bundle' || resource.type !== 'searchset') return resource
  const entry = (resource.entry ?? []).filter(
    ({ resource: found }) =>
      found !== undefined && within(access, found) && mayCall(access, found.resourceType, 's'),
  )
  return { ...resource, entry, total: entry.length }
}

function send(
  request: Request,
  response: Response,
  result: OperationOutcome,
  resource: Resource | undefined,
  base: string,
): void {
  const status = getStatus(result)
  if (resource === undefined) {
    fhir(response, status, result)
    return
  }
  const version = resource.meta?.versionId
  if (version !== undefined) response.set('ETag', `W/"${version}"`)
  if (request.method === 'POST' && resource.id !== undefined) {
    response.set(
      'Location',
      `${base}/${resource.resourceType}/${resource.id}/_history/${version ?? '1'}`,
    )
  }
  const wanted = request.headers.accept ?? ''
  if (resource.resourceType === 'Binary' && !/json/.test(wanted)) {
    response
      .status(status)
      .set({ 'Content-Type': resource.contentType, 'Cache-Control': 'no-store' })
      .send(Buffer.from(resource.data ?? '', 'base64'))
    return
  }
  fhir(response, status, resource)
}

function fhir(response: Response, status: number, body: object): void {
  response
    .status(status)
    .set({ 'Content-Type': 'application/fhir+json; charset=utf-8', 'Cache-Control': 'no-store' })
    .send(JSON.stringify(body))
}

function outcome(response: Response, status: number, code: string, text: string): void {
  fhir(response, status, {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { text } }],
  })
}

import { createServer } from 'node:http'
import { patientOf } from '../vendor/people-to-fhir.ts'
import type { World } from '../world.ts'
import { minimalVendor } from './minimal-vendor.ts'

export interface RunningMinimalVendor {
  /** `http://localhost:PORT`, without a slash at the end. */
  baseUrl: string
  /** Says where the panel is. */
  meet(panelUrl: string): void
  close(): Promise<void>
}

/** Starts the minimal vendor on `http://localhost` with the sandbox's people as its patients. */
export async function startMinimalVendor(
  world: World,
  clientId: string,
): Promise<RunningMinimalVendor> {
  const server = createServer()
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const baseUrl = `http://localhost:${port}`
  let url = ''
  const app = await minimalVendor({
    baseUrl,
    panel: () => ({ url, clientId }),
    user: { id: 'sam-ridley', name: 'Sam Ridley' },
    patients: new Map(world.people.map((person) => [person.id, patientOf(person)])),
  })
  server.on('request', (request, response) => {
    if (request.headers.host === new URL(baseUrl).host) app(request, response)
    else response.writeHead(307, { Location: `${baseUrl}${request.url ?? '/'}` }).end()
  })
  return {
    baseUrl,
    meet(panelUrl) {
      url = panelUrl
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that nobody may ask: it counts whoever does, and what credentials they brought. */
export interface Trap {
  /** `http://127.0.0.1:PORT`. */
  url: string
  port: number
  hits(): readonly string[]
  close(): Promise<void>
}

export async function startTrap(): Promise<Trap> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.headers.host}${request.url}`)
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    hits: () => hits,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

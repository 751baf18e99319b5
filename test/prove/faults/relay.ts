import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A request on its way to an upstream. */
export interface Passing {
  method: string
  /** Where it goes: host with port, and the target on it. */
  host: string
  path: string
  body: Buffer
}

export interface Answer {
  status: number
  headers: { [name: string]: string | string[] }
  body: Buffer
}

/** What happens to one request and its answer; without a member, nothing. */
export interface Meddling {
  /** Milliseconds before it is sent on. */
  delayMs?: number
  /** The connection closes: before the upstream hears of it, or after it answered. */
  drop?: 'before' | 'after'
  /** The upstream is asked twice; the second answer is passed on. */
  twice?: boolean
  /** The answer ends in its middle. */
  cut?: boolean
  change?: (answer: Answer) => Answer
}

export type Meddle = (passing: Passing) => Meddling | null

export interface Relay {
  /** `http://127.0.0.1:PORT`. */
  url: string
  /** Sends `prefix/…` on to `upstream/…`. */
  route(prefix: string, upstream: string): void
  /** From now on; null lets everything pass. */
  meddle(how: Meddle | null): void
  /** How many requests were meddled with since `meddle`. */
  meddled(): number
  close(): Promise<void>
}

/**
 * Stands between a server and its upstreams: by address (`route`), or as the HTTP proxy of a whole process, whose
 * tunnels (`CONNECT`) it opens since everything in them is plain http on loopback.
 */
export async function startRelay(): Promise<Relay> {
  const routes = new Map<string, string>()
  const sockets = new Set<Socket>()
  let how: Meddle | null = null
  let count = 0

  const pass = async (passing: Passing, headers: IncomingMessage['headers']): Promise<Answer> => {
    const [hostname = '', port = '80'] = passing.host.split(':')
    return new Promise((settle, fail) => {
      const outgoing = httpRequest(
        { host: hostname, port, method: passing.method, path: passing.path, headers, agent: false },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', fail)
          incoming.on('end', () => {
            const { 'transfer-encoding': _framing, connection: _hop, ...kept } = incoming.headers
            settle({
              status: incoming.statusCode ?? 502,
              headers: kept as Answer['headers'],
              body: Buffer.concat(chunks),
            })
          })
        },
      )
      outgoing.on('error', fail)
      outgoing.end(passing.body)
    })
  }

  const server = createServer((request, response) => {
    const handle = async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const passing = target(request, Buffer.concat(chunks), routes)
      const meddling = how?.(passing) ?? null
      if (meddling !== null) count += 1
      if (meddling?.delayMs !== undefined) await pause(meddling.delayMs)
      if (meddling?.drop === 'before') return void request.socket.destroy()
      const headers = { ...request.headers, host: passing.host, connection: 'close' }
      let answer = await pass(passing, headers)
      if (meddling?.twice === true) answer = await pass(passing, headers)
      if (meddling?.drop === 'after') return void request.socket.destroy()
      if (meddling?.change !== undefined) answer = meddling.change(answer)
      const length = String(answer.body.length)
      response.writeHead(answer.status, { ...answer.headers, 'content-length': length })
      if (meddling?.cut !== true) return void response.end(answer.body)
      response.write(answer.body.subarray(0, answer.body.length / 2))
      await pause(20)
      request.socket.destroy()
    }
    handle().catch(() => request.socket.destroy())
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined)
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    tunnels.set(socket, request.url ?? '')
    server.emit('connection', socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    route: (prefix, upstream) => void routes.set(prefix, upstream),
    meddle: (next) => {
      how = next
      count = 0
    },
    meddled: () => count,
    close: () => stop(server, sockets),
  }
}

/** Where the tunnel leads that a connection came through. */
const tunnels = new WeakMap<Socket, string>()

function target(
  request: IncomingMessage,
  body: Buffer,
  routes: ReadonlyMap<string, string>,
): Passing {
  const { method = 'GET', url = '/' } = request
  const tunnel = tunnels.get(request.socket)
  if (tunnel !== undefined) return { method, host: tunnel, path: url, body }
  if (url.startsWith('http:')) {
    const { host, pathname, search } = new URL(url)
    return { method, host, path: `${pathname}${search}`, body }
  }
  const [prefix, upstream] = [...routes].find(([each]) => url.startsWith(`${each}/`)) ?? []
  if (prefix === undefined || upstream === undefined) throw new Error('no such route')
  const { host, pathname } = new URL(upstream)
  return { method, host, path: `${pathname}${url.slice(prefix.length)}`, body }
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    for (const socket of sockets) socket.destroy()
  })
}

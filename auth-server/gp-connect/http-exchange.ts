import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Limits, MutualTls } from './settings.ts'

/** One HTTP call, and what it may cost. */
export interface ExchangeRequest {
  method: 'GET' | 'POST'
  /** Scheme, host and port to connect to; its path is not used. */
  origin: URL
  /** Request target, sent byte for byte. */
  path: string
  headers: { readonly [name: string]: string }
  body?: string
  tls: MutualTls | null
  limits: Limits
  signal: AbortSignal
  /** Called once, when the first line of the answer has arrived. */
  onAnswer?: () => void
}

/** An answer that arrived whole, whatever its status. */
export interface ExchangeAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** Decompressed, as UTF-8 text without byte order mark. */
  body: string
}

/** Why no answer came. */
export type ExchangeFaultKind =
  | 'cancelled'
  | 'timeout'
  | 'unreachable'
  | 'too-large'
  | 'cut'
  | 'undecodable'
  | 'misconfigured'

/** Why no whole answer came back. The message is the kind and nothing else: URLs hold NHS numbers. */
export class ExchangeFault extends Error {
  override readonly name = 'ExchangeFault'
  readonly kind: ExchangeFaultKind

  constructor(kind: ExchangeFaultKind) {
    super(kind)
    this.kind = kind
  }
}

// Preference order of the Spine security requirements for TLS 1.2; the TLS 1.3 suites come first because naming
// only 1.2 suites would silently cap the connection at 1.2.
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'AESGCM+EECDH',
  'AESGCM+EDH',
  'AES256+EECDH',
  'AES256+EDH',
].join(':')

/**
 * One request and its answer over HTTP/1.1 by hand: the path is not rewritten, no redirect is followed, nothing is
 * retried, no connection is reused. Rejects with `ExchangeFault` only.
 */
export function exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
  const { origin, limits, signal } = request
  const { promise, resolve, reject } = Promise.withResolvers<ExchangeAnswer>()
  const secure = origin.protocol === 'https:'
  let settled = false
  let answered = false

  const options = {
    method: request.method,
    host: origin.hostname.replace(/^\[|\]$/g, ''),
    port: origin.port || (secure ? 443 : 80),
    path: request.path,
    headers: request.headers,
    agent: false as const,
  }
  const tls = request.tls === null ? {} : { ...request.tls, ciphers: CIPHERS }
  let outgoing: ClientRequest
  try {
    outgoing = secure
      ? httpsRequest({ ...options, minVersion: 'TLSv1.2', ...tls })
      : httpRequest(options)
  } catch {
    // A certificate that is none, or a header that cannot be written.
    return Promise.reject(new ExchangeFault('misconfigured'))
  }

  const settle = () => {
    settled = true
    clearTimeout(connecting)
    clearTimeout(whole)
    signal.removeEventListener('abort', cancel)
  }
  const fail = (kind: ExchangeFaultKind) => {
    if (settled) return
    settle()
    outgoing.destroy()
    reject(new ExchangeFault(kind))
  }
  const cancel = () => fail('cancelled')
  const connecting = setTimeout(() => fail('timeout'), limits.connectMs)
  const whole = setTimeout(() => fail('timeout'), limits.totalMs)

  outgoing.on('socket', (socket) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting))
  })
  outgoing.on('error', () => fail(answered ? 'cut' : 'unreachable'))
  outgoing.on('response', (incoming) => {
    answered = true
    request.onAnswer?.()
    readBody(incoming, limits.bytes).then(
      (body) => {
        if (settled) return
        settle()
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body })
      },
      (error: unknown) => fail(error instanceof ExchangeFault ? error.kind : 'cut'),
    )
  })
  if (signal.aborted) cancel()
  else {
    signal.addEventListener('abort', cancel, { once: true })
    outgoing.end(request.body)
  }
  return promise
}

function readBody(incoming: IncomingMessage, limit: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const encoding = (incoming.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (Number(incoming.headers['content-length'] ?? 0) > limit) {
    reject(new ExchangeFault('too-large'))
    return promise
  }
  if (!/^(identity|gzip|x-gzip|)$/.test(encoding)) {
    reject(new ExchangeFault('undecodable'))
    return promise
  }
  let sent = 0
  incoming.on('data', (chunk: Buffer) => {
    sent += chunk.length
    if (sent > limit) reject(new ExchangeFault('too-large'))
  })
  incoming.on('error', () => reject(new ExchangeFault('cut')))

  let decoded: Readable = incoming
  if (encoding.endsWith('gzip')) {
    const gunzip = createGunzip()
    gunzip.on('error', () => reject(new ExchangeFault('undecodable')))
    incoming.on('close', () => incoming.complete || gunzip.destroy())
    decoded = incoming.pipe(gunzip)
  }
  const chunks: Buffer[] = []
  let size = 0
  decoded.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else {
      chunks.length = 0
      decoded.destroy()
      reject(new ExchangeFault('too-large'))
    }
  })
  decoded.on('end', () => {
    if (!incoming.complete) reject(new ExchangeFault('cut'))
    else resolve(new TextDecoder('utf-8').decode(Buffer.concat(chunks)))
  })
  return promise
}

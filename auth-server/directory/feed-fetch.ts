import { lookup as resolveName } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'

export type FeedFaultKind =
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'not-json'
  | 'bad-status'
  | 'not-found'
  | 'host-refused'
  | 'cut-off'

/** Why a feed's answer could not be used. The message names no address. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault'
  readonly kind: FeedFaultKind
  readonly status: number | null

  constructor(kind: FeedFaultKind, status: number | null = null) {
    super(status === null ? kind : `${kind} (${status})`)
    this.kind = kind
    this.status = status
  }
}

export interface FetchRules {
  /** Host names, with port where it is not the scheme's own, that may be asked or redirected to. */
  hosts: ReadonlySet<string>
  /** Allows http and loopback: for the sandbox and tests. */
  sandbox: boolean
  milliseconds: number
  /** Of one answer, decoded. */
  bytes: number
  /** What all answers of a pull may take together; each takes its share. */
  budget: { bytes: number }
  signal: AbortSignal
}

const MOST_REDIRECTS = 3

/**
 * Asks a feed for JSON. Only listed hosts, also after a redirect; no private address outside the sandbox, checked when
 * the name is resolved for this very connection; limits on time over all and on decoded size; no cookies, nothing sent
 * but the address. Rejects with `FeedFault`.
 */
export async function fetchJson(start: URL, rules: FetchRules): Promise<unknown> {
  let url = start
  const until = Date.now() + rules.milliseconds
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await get(url, rules, until - Date.now())
    if (answer.location === null) return parse(answer)
    const next = URL.parse(answer.location, url)
    if (next === null) throw new FeedFault('bad-status', answer.status)
    url = next
  }
  throw new FeedFault('bad-status', 310)
}

interface Answer {
  status: number
  type: string
  location: string | null
  body: string
}

function parse({ status, type, body }: Answer): unknown {
  if (status === 404 || status === 410) throw new FeedFault('not-found', status)
  if (status !== 200) throw new FeedFault('bad-status', status)
  if (type !== '' && !/\bjson\b|text\/plain|octet-stream/.test(type))
    throw new FeedFault('not-json')
  try {
    return JSON.parse(body)
  } catch {
    throw new FeedFault('not-json')
  }
}

function get(url: URL, rules: FetchRules, milliseconds: number): Promise<Answer> {
  const secure = url.protocol === 'https:'
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed =
    (secure || (rules.sandbox && url.protocol === 'http:')) &&
    rules.hosts.has(url.host) &&
    url.username === '' &&
    (rules.sandbox || isIP(bare) === 0 || isPublic(bare))
  if (!isAllowed) return Promise.reject(new FeedFault('host-refused'))
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const outgoing = (secure ? httpsRequest : httpRequest)(url, {
    method: 'GET',
    headers: {
      Accept: 'application/json',
      'Accept-Encoding': 'gzip, br',
      'User-Agent': 'Backstory services mirror',
    },
    agent: false,
    ...(rules.sandbox ? {} : { lookup: publicOnly }),
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const fail = (fault: FeedFault) => {
    reject(fault)
    outgoing.destroy()
  }
  const cancel = () => fail(new FeedFault('timeout'))
  timer = setTimeout(cancel, Math.max(0, milliseconds))
  rules.signal.addEventListener('abort', cancel, { once: true })
  outgoing.on('error', (error) =>
    fail(error instanceof FeedFault ? error : new FeedFault('unreachable')),
  )
  outgoing.on('response', (incoming) => {
    const status = incoming.statusCode ?? 0
    const { location } = incoming.headers
    if (status >= 300 && status < 400 && location !== undefined) {
      resolve({ status, type: '', location, body: '' })
      outgoing.destroy()
      return
    }
    readBody(incoming, rules).then(
      (body) =>
        resolve({
          status,
          type: incoming.headers['content-type']?.toLowerCase() ?? '',
          location: null,
          body,
        }),
      (error: unknown) => fail(error instanceof FeedFault ? error : new FeedFault('cut-off')),
    )
  })
  if (rules.signal.aborted) cancel()
  else outgoing.end()
  return promise.finally(() => {
    clearTimeout(timer)
    rules.signal.removeEventListener('abort', cancel)
  })
}

async function readBody(incoming: IncomingMessage, rules: FetchRules): Promise<string> {
  const limit = Math.min(rules.bytes, rules.budget.bytes)
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new FeedFault('too-large')
  const encoding = incoming.headers['content-encoding']?.trim().toLowerCase() ?? ''
  let decoded: Readable = incoming
  if (/^(?:x-)?gzip$/.test(encoding)) decoded = incoming.pipe(createGunzip())
  else if (encoding === 'br') decoded = incoming.pipe(createBrotliDecompress())
  else if (encoding !== '' && encoding !== 'identity') throw new FeedFault('not-json')
  incoming.on('error', () => decoded.destroy())
  incoming.on('close', () => incoming.complete || decoded.destroy(new FeedFault('cut-off')))
  const parts: Buffer[] = []
  let size = 0
  for await (const part of decoded as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) throw new FeedFault('too-large')
    parts.push(part)
  }
  if (!incoming.complete) throw new FeedFault('cut-off')
  rules.budget.bytes -= size
  return new TextDecoder('utf-8').decode(Buffer.concat(parts))
}

const PRIVATE = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  // IPv4-compatible, NAT64, Teredo and 6to4 carry an IPv4 address inside; site-local is deprecated, and inner still.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv6')
}

/** True for an address of the public internet; an IPv4 address inside an IPv6 one counts as what it is. */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const family = isIP(mapped)
  return family !== 0 && !PRIVATE.check(mapped, family === 6 ? 'ipv6' : 'ipv4')
}

/** Resolves a name for a connection, and refuses when it stands for anything private. */
const publicOnly: LookupFunction = (name, options, done) => {
  resolveName(name, { ...options, all: true }, (error, found) => {
    const list = error ? [] : (found as readonly { address: string; family: number }[])
    const [first] = list
    if (error || first === undefined) done(error ?? new Error('no address'), '', 4)
    else if (!list.every(({ address }) => isPublic(address))) {
      done(new FeedFault('host-refused'), '', 4)
    } else if (options.all) done(null, [...list])
    else done(null, first.address, first.family)
  })
}

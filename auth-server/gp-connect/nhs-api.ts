import type { IncomingHttpHeaders } from 'node:http'
import { exchange } from './http-exchange.ts'
import type { Limits } from './settings.ts'

/** An answer of the NHS API platform, whatever its status. */
export interface ApiAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** Null when the body is not JSON. */
  json: unknown
}

/** A demographics or directory answer is a few kilobytes; anything near this is not one. */
const API_BYTES = 2_000_000

/** One call to an API of the NHS API platform (internet-facing, no client certificate). Rejects with `ExchangeFault`. */
export async function callApi(call: {
  method: 'GET' | 'POST'
  url: string
  headers: { readonly [name: string]: string }
  body?: string
  limits: Limits
  signal: AbortSignal
}): Promise<ApiAnswer> {
  const url = new URL(call.url)
  const { status, headers, body } = await exchange({
    method: call.method,
    origin: url,
    path: `${url.pathname}${url.search}`,
    headers: call.headers,
    ...(call.body === undefined ? {} : { body: call.body }),
    tls: null,
    limits: { ...call.limits, bytes: API_BYTES },
    signal: call.signal,
  })
  return { status, headers, json: parse(body) }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

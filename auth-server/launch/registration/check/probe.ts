import { type Limits, limitedFetch } from '../../limited-fetch.ts'

/** One answer of the server under test. */
export interface Answer {
  url: string
  status: number
  headers: Headers
  text: string
  /** Parsed body, or undefined when it is not JSON. */
  json: unknown
}

/** No answer, and why in words. */
export interface NoAnswer {
  url: string
  unreachable: string
}

export type Probed = Answer | NoAnswer

/** One call with the token of the launch. */
export type Call = (path: string, init?: RequestInit) => Promise<Probed>

const LIMITS: Limits = { milliseconds: 10_000, bytes: 2 * 1024 * 1024 }

/** Calls an address once: no redirects followed, little time and little space. Never throws. */
export async function probe(url: string, init: RequestInit = {}): Promise<Probed> {
  try {
    const response = await limitedFetch(url, init, LIMITS)
    const text = await response.text()
    return { url, status: response.status, headers: response.headers, text, json: parse(text) }
  } catch (fault) {
    return { url, unreachable: whyNot(fault) }
  }
}

export const answered = (probed: Probed): probed is Answer => 'status' in probed

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const WORDS: { readonly [code: string]: string } = {
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'no answer in time',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate’s authority is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the chain of the certificate is incomplete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate’s authority is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the port does not speak TLS',
  EPROTO: 'the two sides agree on no TLS version',
}

/** Why a connection failed, in words; the code where there are none. */
export function whyNot(fault: unknown): string {
  for (let error: unknown = fault; error instanceof Error; error = error.cause) {
    if (error.name === 'TimeoutError') return 'no answer in time'
    if (error.name === 'TooLarge') return 'the answer is too large'
    const code: unknown = Reflect.get(error, 'code')
    if (typeof code === 'string') return WORDS[code] ?? code
  }
  return 'no answer'
}

export const member = (of: unknown, name: string): unknown => Reflect.get(Object(of), name)

/** A member that is a non-empty text, else undefined. */
export function textOf(of: unknown, name: string): string | undefined {
  const value = member(of, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A member that is a list of texts; empty when it is anything else. */
export function textsOf(of: unknown, name: string): readonly string[] {
  const value = member(of, name)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

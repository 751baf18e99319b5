/** What an outgoing call to a vendor may take at most. */
export interface Limits {
  milliseconds: number
  bytes: number
}

/** For discovery documents and keys. */
export const DISCOVERY_LIMITS: Limits = { milliseconds: 5_000, bytes: 256 * 1024 }
/** For token, introspection and revocation endpoints. */
export const TOKEN_LIMITS: Limits = { milliseconds: 10_000, bytes: 256 * 1024 }
/** For resources of the vendor’s FHIR server. */
export const FHIR_LIMITS: Limits = { milliseconds: 15_000, bytes: 5 * 1024 * 1024 }

/** Raised when an answer is larger than its limit. */
class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/**
 * `fetch` with a time limit over headers and body together, a size limit on the decoded body, and no redirects: the
 * address was checked, wherever a redirect leads was not. A redirect is returned as it is, for the caller to refuse.
 */
export async function limitedFetch(
  url: string | URL,
  init: RequestInit,
  limits: Limits,
): Promise<Response> {
  const deadline = AbortSignal.timeout(limits.milliseconds)
  const response = await fetch(url, {
    ...init,
    redirect: 'manual',
    signal: init.signal ? AbortSignal.any([init.signal, deadline]) : deadline,
  })
  const announced = Number(response.headers.get('content-length'))
  if (announced > limits.bytes) {
    await response.body?.cancel()
    throw new TooLarge('The answer is larger than its limit')
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > limits.bytes) throw new TooLarge('The answer is larger than its limit')
    parts.push(part)
  }
  const empty = [101, 204, 205, 304].includes(response.status)
  return new Response(empty ? null : Buffer.concat(parts), {
    status: response.status,
    headers: response.headers,
  })
}

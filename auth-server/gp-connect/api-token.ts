import jwt from 'jsonwebtoken'
import { z } from 'zod'
import { readShape } from '../read-shape.ts'
import { Refusal } from '../refusal.ts'
import { ExchangeFault } from './http-exchange.ts'
import { callApi } from './nhs-api.ts'
import type { GpConnectPorts, GpConnectSettings } from './settings.ts'

/** An access token of the NHS API platform, kept until shortly before it ends. */
export interface ApiToken {
  /** Throws `Refusal`: `pds-unavailable` when the platform does not answer, `retrieval-failed` when it refuses us. */
  get(signal: AbortSignal): Promise<string>
  /** Drops the kept token, after an API has refused it. */
  forget(): void
}

// The platform sends `expires_in` as text.
const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
})

const ASSERTION_SECONDS = 300
/** A token is not used in the last part of its life: it must still hold when the API reads it. */
const MARGIN_MS = 30_000

/**
 * Application-restricted access by signed JWT (NHS England API platform): a client assertion, RS512, `iss` and `sub`
 * the API key, `aud` the token endpoint, a new `jti` each time, good for five minutes. Concurrent callers share one
 * request; a failed one is not kept.
 */
export function apiToken(
  { api, limits }: Pick<GpConnectSettings, 'api' | 'limits'>,
  ports: GpConnectPorts,
): ApiToken {
  let kept: { token: string; until: number } | null = null
  let running: Promise<string> | null = null

  async function ask(): Promise<string> {
    const asked = ports.now().getTime()
    const answer = await callApi({
      method: 'POST',
      url: api.tokenUrl,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: clientAssertion(api, ports),
      }).toString(),
      limits,
      signal: new AbortController().signal,
    })
    if (answer.status >= 500 || answer.status === 429) throw new Refusal('pds-unavailable')
    const read = readShape(TokenAnswer, answer.json)
    if (answer.status !== 200) throw new Refusal('retrieval-failed')
    if (!read.success) throw new Refusal('pds-unavailable')
    const life = read.data.expires_in * 1000
    kept = {
      token: read.data.access_token,
      until: asked + Math.max(life - MARGIN_MS, life / 2),
    }
    return kept.token
  }

  return {
    async get(signal) {
      if (kept !== null && ports.now().getTime() < kept.until) return kept.token
      running ??= ask()
        .catch((error: unknown) => {
          throw error instanceof ExchangeFault ? new Refusal('pds-unavailable') : error
        })
        .finally(() => {
          running = null
        })
      return unlessAborted(running, signal)
    },
    forget() {
      kept = null
    },
  }
}

function clientAssertion(api: GpConnectSettings['api'], ports: GpConnectPorts): string {
  const now = Math.floor(ports.now().getTime() / 1000)
  return jwt.sign(
    {
      iss: api.key,
      sub: api.key,
      aud: api.tokenUrl,
      jti: ports.uuid(),
      iat: now,
      exp: now + ASSERTION_SECONDS,
    },
    api.privateKey,
    { algorithm: 'RS512', keyid: api.keyId },
  )
}

/** One caller's cancelling must not take the shared token from the others. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(new Refusal('cancelled'))
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Refusal('cancelled'))
    signal.addEventListener('abort', cancel, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel))
  })
}

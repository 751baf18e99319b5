import { type KeyObject, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import type { Fault } from './outcome.ts'
import type { RawRequest } from './wire.ts'

export interface TokenContext {
  tokenUrl: string
  apiKey: string
  keyId: string
  publicKey: KeyObject
  now: Date
  /** `jti`s that have been used. */
  used: Set<string>
}

const refusal = (error: string, description: string): Fault => ({
  status: error === 'invalid_request' ? 400 : 401,
  body: { error, error_description: description },
})

const LONGEST_SECONDS = 300
/** Ten minutes, as the platform gives them, and as text. */
const TOKEN_SECONDS = 599

/** `POST /oauth2/token` with a signed client assertion, as the NHS API platform checks it. */
export function tokenAnswer(
  request: RawRequest,
  context: TokenContext,
  grant: (token: string, until: number) => void,
): Fault {
  const form = new URLSearchParams(request.body)
  if (request.method !== 'POST' || form.get('grant_type') !== 'client_credentials') {
    return refusal('invalid_request', 'grant_type is missing or invalid')
  }
  if (
    form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
  ) {
    return refusal('invalid_request', 'Missing or invalid client_assertion_type')
  }
  const seconds = Math.floor(context.now.getTime() / 1000)
  try {
    const { header, payload } = jwt.verify(form.get('client_assertion') ?? '', context.publicKey, {
      algorithms: ['RS512'],
      issuer: context.apiKey,
      subject: context.apiKey,
      audience: context.tokenUrl,
      clockTimestamp: seconds,
      complete: true,
    })
    if (typeof payload === 'string' || payload.exp === undefined) throw new Error('exp')
    if (header.kid !== context.keyId) throw new Error('kid')
    if (payload.exp > seconds + LONGEST_SECONDS) throw new Error('exp too far ahead')
    if (payload.jti === undefined || context.used.has(payload.jti)) throw new Error('jti')
    context.used.add(payload.jti)
  } catch {
    return refusal('invalid_client', 'The client assertion was not accepted')
  }
  const token = randomBytes(24).toString('base64url')
  grant(token, context.now.getTime() + TOKEN_SECONDS * 1000)
  return {
    status: 200,
    body: {
      access_token: token,
      expires_in: String(TOKEN_SECONDS),
      token_type: 'Bearer',
      issued_at: String(context.now.getTime()),
    },
  }
}

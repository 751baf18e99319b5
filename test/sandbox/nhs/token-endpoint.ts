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

interface Assertion {
  form: URLSearchParams
  header: { readonly [name: string]: unknown }
  claims: { readonly [name: string]: unknown }
  /** True when it bears the registered key's RS512 signature. */
  signed: boolean
}

const LONGEST_SECONDS = 300
/** Ten minutes, as the platform gives them, and as text. */
const TOKEN_SECONDS = 599
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const check = (
  rule: string,
  error: 'invalid_request' | 'invalid_client',
  holds: (assertion: Assertion, context: TokenContext) => boolean,
) => ({
  rule: `api-token/${rule}`,
  refuses: (assertion: Assertion, context: TokenContext): Fault | null =>
    holds(assertion, context)
      ? null
      : {
          status: error === 'invalid_request' ? 400 : 401,
          body: { error, error_description: `Missing or invalid ${rule}` },
        },
})
const seconds = ({ now }: TokenContext) => Math.floor(now.getTime() / 1000)

/** How the NHS API platform checks a signed client assertion, in order. */
export const ASSERTION_RULES = [
  check(
    'grant_type',
    'invalid_request',
    ({ form }) => form.get('grant_type') === 'client_credentials',
  ),
  check(
    'client_assertion_type',
    'invalid_request',
    ({ form }) => form.get('client_assertion_type') === JWT_BEARER,
  ),
  check('kid', 'invalid_client', ({ header }, { keyId }) => header.kid === keyId),
  check('signature', 'invalid_client', ({ signed }) => signed),
  check('iss', 'invalid_client', ({ claims }, { apiKey }) => claims.iss === apiKey),
  check('sub', 'invalid_client', ({ claims }, { apiKey }) => claims.sub === apiKey),
  check('aud', 'invalid_client', ({ claims }, { tokenUrl }) => claims.aud === tokenUrl),
  check('exp', 'invalid_client', ({ claims }, context) => {
    const left = Number(claims.exp) - seconds(context)
    return left > 0 && left <= LONGEST_SECONDS
  }),
  check(
    'jti',
    'invalid_client',
    ({ claims }, { used }) => typeof claims.jti === 'string' && !used.has(claims.jti),
  ),
]

/** `POST /oauth2/token` with a signed client assertion. */
export function tokenAnswer(
  request: RawRequest,
  context: TokenContext,
  grant: (token: string, until: number) => void,
): { rule: string | null; answer: Fault } {
  const assertion = readAssertion(request, context.publicKey)
  for (const { rule, refuses } of ASSERTION_RULES) {
    const answer = refuses(assertion, context)
    if (answer !== null) return { rule, answer }
  }
  context.used.add(String(assertion.claims.jti))
  const token = randomBytes(24).toString('base64url')
  grant(token, context.now.getTime() + TOKEN_SECONDS * 1000)
  return {
    rule: null,
    answer: {
      status: 200,
      body: {
        access_token: token,
        expires_in: String(TOKEN_SECONDS),
        token_type: 'Bearer',
        issued_at: String(context.now.getTime()),
      },
    },
  }
}

function readAssertion(request: RawRequest, publicKey: KeyObject): Assertion {
  const form = new URLSearchParams(request.method === 'POST' ? request.body : '')
  const text = form.get('client_assertion') ?? ''
  const read = jwt.decode(text, { complete: true, json: true })
  return {
    form,
    header: { ...read?.header },
    claims: typeof read?.payload === 'object' ? read.payload : {},
    signed: isSigned(text, publicKey),
  }
}

function isSigned(text: string, publicKey: KeyObject): boolean {
  try {
    jwt.verify(text, publicKey, { algorithms: ['RS512'], ignoreExpiration: true })
    return true
  } catch {
    return false
  }
}

import type { Manifest } from './manifest.ts'
import { LEAST_SCOPES, scopesToRegister } from './wanted-scopes.ts'

export type ClientMethod = Manifest['token_endpoint_auth_method']

/** What a vendor may choose about the client. */
export interface RegistrationChoice {
  method: ClientMethod
  alg: 'ES384' | 'RS384'
  /** Optional parts that the vendor turns on, e.g. `tasks`. */
  parts: readonly string[]
  /** Instead of all that Backstory may ask for: what this server supports. */
  scopes?: readonly string[]
}

/** The scopes that this registration asks for. */
export const chosenScopes = ({ parts, scopes }: RegistrationChoice): readonly string[] =>
  scopes ?? scopesToRegister(parts)

/** Dynamic client registration metadata (RFC 7591, section 2), with OpenID Connect Registration's additions. */
export type RegistrationBody = { readonly [member: string]: unknown }

/** The body to post to a registration endpoint. */
export function registrationBody(manifest: Manifest, choice: RegistrationChoice): RegistrationBody {
  const { method, alg } = choice
  return {
    redirect_uris: manifest.redirect_uris,
    token_endpoint_auth_method: method,
    ...(method === 'private_key_jwt' && {
      token_endpoint_auth_signing_alg: alg,
      jwks_uri: manifest.jwks_uri,
    }),
    grant_types: manifest.grant_types,
    response_types: manifest.response_types,
    application_type: manifest.application_type,
    client_name: manifest.client_name,
    client_uri: manifest.client_uri,
    logo_uri: manifest.logo_uri,
    ...(manifest.contacts && { contacts: manifest.contacts }),
    ...(manifest.tos_uri && { tos_uri: manifest.tos_uri }),
    ...(manifest.policy_uri && { policy_uri: manifest.policy_uri }),
    // OpenID Connect Registration lets it be https only; a panel on loopback has none.
    ...(manifest.initiate_login_uri.startsWith('https:') && {
      initiate_login_uri: manifest.initiate_login_uri,
    }),
    id_token_signed_response_alg: manifest.id_token_signed_response_alg,
    scope: chosenScopes(choice).join(' '),
    software_id: manifest.software_id,
    software_version: manifest.software_version,
  }
}

/** A member of the answer that is not what was asked for. */
export interface Difference {
  member: string
  asked: unknown
  got: unknown
  /** False where the panel cannot work with it. */
  bearable: boolean
  means: string
}

/**
 * What an authorization server registered against what was asked for. RFC 7591 3.2.1: the server "MAY reject or
 * replace any of the client's requested metadata values" and answers with all of them.
 */
export function differences(asked: RegistrationBody, got: RegistrationBody): Difference[] {
  const found: Difference[] = []
  const differs = (member: string, bearable: boolean, means: string) => {
    const same = sameSet(asked[member], got[member])
    if (asked[member] !== undefined && !same) {
      found.push({ member, asked: asked[member], got: got[member], bearable, means })
    }
  }
  differs(
    'redirect_uris',
    false,
    'The callback is refused unless exactly this address is registered.',
  )
  differs(
    'token_endpoint_auth_method',
    false,
    'Set `client.method` of the vendor’s entry to what was registered, or have it changed.',
  )
  differs(
    'token_endpoint_auth_signing_alg',
    true,
    'Set `client.alg` of the vendor’s entry to an algorithm that both know (ES384 or RS384).',
  )
  differs('jwks_uri', false, 'Without it the server cannot check what the panel signs.')
  differs('response_types', false, 'Only `code` is ever asked for.')
  differs(
    'grant_types',
    includes(got.grant_types, 'authorization_code'),
    includes(got.grant_types, 'authorization_code')
      ? 'Without `refresh_token` a session ends with its access token.'
      : 'Nothing works without `authorization_code`.',
  )
  differs(
    'id_token_signed_response_alg',
    true,
    'RS256 is what SMART guarantees; another asymmetric algorithm works when discovery names it.',
  )
  const missing = words(asked.scope).filter((scope) => !words(got.scope).includes(scope))
  if (got.scope !== undefined && missing.length > 0) {
    found.push({
      member: 'scope',
      asked: asked.scope,
      got: got.scope,
      bearable: !LEAST_SCOPES.some((scope) => missing.includes(scope)),
      means: `Not registered: ${missing.join(' ')}. What needs them is off.`,
    })
  }
  return found
}

/** Answer to a registration, as far as the panel needs it. */
export interface Registered {
  clientId: string
  clientSecret: string | null
  /** Instant at which the secret ends, or null when it does not. */
  secretEnds: string | null
  metadata: RegistrationBody
}

/** Thrown with a sentence for the person at the terminal. */
export class RegistrationFault extends Error {
  override readonly name = 'RegistrationFault'
}

/** Reads a `201 Created` of RFC 7591 3.2.1, or the error of 3.2.2. */
export function readRegistered(status: number, text: string): Registered {
  const body = asObject(text)
  if (status !== 201 && status !== 200) {
    const code = typeof body.error === 'string' ? body.error : `status ${status}`
    const said = typeof body.error_description === 'string' ? body.error_description : ''
    const why = said === '' ? '' : `: ${said}`
    throw new RegistrationFault(
      `The server did not register the client (${code}${why}). ${remedyFor(code, said)}`,
    )
  }
  if (typeof body.client_id !== 'string' || body.client_id === '') {
    throw new RegistrationFault('The server answered without a client_id (RFC 7591 3.2.1).')
  }
  const ends = Number(body.client_secret_expires_at ?? 0)
  return {
    clientId: body.client_id,
    clientSecret: typeof body.client_secret === 'string' ? body.client_secret : null,
    secretEnds: ends > 0 ? new Date(ends * 1000).toISOString() : null,
    metadata: body,
  }
}

function remedyFor(code: string, said: string): string {
  if (code === 'invalid_client_metadata' && /scope/i.test(said)) {
    return `Name the scopes that it supports, at least these: --scope "${LEAST_SCOPES.join(' ')}". If your server knows none of these, teach it these four first (in oidc-provider: \`scopes\`), then repeat with --scope.`
  }
  switch (code) {
    case 'invalid_redirect_uri':
      return 'It does not accept the panel’s address: is it https, and does the server allow it?'
    case 'invalid_client_metadata':
      return 'Its description says which member it does not accept; try another --method, or register by hand from the sheet.'
    case 'invalid_token':
    case 'status 401':
    case 'status 403':
      return 'It wants an initial access token: ask the vendor for one and give it in a file with --token-file.'
    case 'status 404':
      return 'There is no registration endpoint there: register by hand from the sheet that `manifest` prints.'
    default:
      return 'Register by hand from the sheet that `manifest` prints.'
  }
}

function asObject(text: string): RegistrationBody {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as RegistrationBody) : {}
  } catch {
    return {}
  }
}

const words = (text: unknown): string[] => (typeof text === 'string' ? text.split(/\s+/) : [])
const includes = (list: unknown, value: string) => Array.isArray(list) && list.includes(value)

function sameSet(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((value) => other.includes(value))
}

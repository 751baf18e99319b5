import { createHash, randomBytes } from 'node:crypto'
import type { SigningKeys } from '../../signing-keys.ts'
import { clientAuthentication } from '../../vendor-oauth.ts'
import type { Vendor } from '../../vendors.ts'
import { type Probed, probe } from './probe.ts'

/** The client that a launch is tried with. */
export interface TestClient {
  client: Vendor['client']
  keys: SigningKeys
  /** Exactly as registered. */
  redirectUri: string
  scopes: readonly string[]
}

/** Where a launch goes. */
export interface Target {
  iss: string
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint: string
}

/** What one launch keeps to itself until its answer comes. */
export interface LaunchSecret {
  state: string
  nonce: string
  verifier: string
}

const random = () => randomBytes(32).toString('base64url')

export const newSecret = (): LaunchSecret => ({
  state: random(),
  nonce: random(),
  verifier: random(),
})

/** The authorization request, with the ten parameters that the panel sends (SMART App Launch 2.2, "Obtain authorization code"). */
export function authorizeUrl(
  { iss, authorizationEndpoint }: Target,
  { client, redirectUri, scopes }: TestClient,
  launch: string,
  { state, nonce, verifier }: LaunchSecret,
): URL {
  const url = new URL(authorizationEndpoint)
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    launch,
    aud: iss,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(name, value)
  }
  return url
}

/** A request to the token endpoint, as it goes over the wire. */
export interface TokenRequest {
  url: string
  headers: Headers
  form: URLSearchParams
}

/** Puts the client's proof on a token request, the very way the panel does. */
export async function tokenRequest(
  { issuer, tokenEndpoint }: Pick<Target, 'issuer' | 'tokenEndpoint'>,
  { client, keys }: Pick<TestClient, 'client' | 'keys'>,
  form: { readonly [name: string]: string },
): Promise<TokenRequest> {
  const body = new URLSearchParams({ ...form })
  const headers = new Headers({ accept: 'application/json' })
  const prove = clientAuthentication({ client }, { issuer, tokenEndpoint }, keys)
  const server = { issuer, token_endpoint: tokenEndpoint }
  await prove(server, { client_id: client.id }, body, headers)
  return { url: tokenEndpoint, headers, form: body }
}

export function codeForm(code: string, redirectUri: string, verifier: string) {
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  }
}

export const send = ({ url, headers, form }: TokenRequest): Promise<Probed> =>
  probe(url, { method: 'POST', headers, body: form })

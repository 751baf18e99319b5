import {
  allowInsecureRequests,
  authorizationCodeGrant,
  type ClientAuth,
  Configuration,
  customFetch,
  type IntrospectionResponse,
  modifyAssertion,
  None,
  PrivateKeyJwt,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenIntrospection,
  tokenRevocation,
} from 'openid-client'
import type { SmartServer } from './discovery.ts'
import { limitedFetch, TOKEN_LIMITS } from './limited-fetch.ts'
import type { SigningKeys } from './signing-keys.ts'
import type { Vendor } from './vendors.ts'

/** An answer of a token endpoint. The id_token is kept apart: it is checked by rules of its own. */
export interface TokenAnswer {
  response: TokenEndpointResponse
  idToken: string | null
}

/** One vendor's authorization server, with us as its registered client. */
export interface VendorOAuth {
  /** `callback` is our redirect URI with the query as it came back; checks `state` and, by RFC 9207, `iss`. */
  redeem(callback: URL, state: string, codeVerifier: string): Promise<TokenAnswer>
  refresh(refreshToken: string): Promise<TokenAnswer>
  revoke(token: string): Promise<void>
  introspect(token: string): Promise<IntrospectionResponse>
}

/** A client of this vendor’s authorization server, with the authentication of its entry. */
export function vendorOAuth(
  vendor: Vendor,
  server: SmartServer,
  redirectUri: string,
  keys: SigningKeys,
): VendorOAuth {
  let idToken: string | null = null
  const configuration = new Configuration(
    {
      issuer: server.issuer,
      authorization_endpoint: server.authorizationEndpoint,
      token_endpoint: server.tokenEndpoint,
      ...(server.introspectionEndpoint && { introspection_endpoint: server.introspectionEndpoint }),
      ...(server.revocationEndpoint && { revocation_endpoint: server.revocationEndpoint }),
      authorization_response_iss_parameter_supported: server.namesIssuerInAnswer,
    },
    vendor.client.id,
    undefined,
    clientAuthentication(vendor, server, keys),
  )
  // Discovery has let http pass on loopback in the sandbox only.
  if (server.tokenEndpoint.startsWith('http:')) allowInsecureRequests(configuration)
  configuration[customFetch] = async (url, options) => {
    const body = options.body
    if (body instanceof URLSearchParams && body.has('redirect_uri')) {
      body.set('redirect_uri', redirectUri)
    }
    const response = await limitedFetch(url, options as RequestInit, TOKEN_LIMITS)
    const lifted = await liftIdToken(response)
    idToken = lifted.idToken
    return lifted.response
  }
  const answered = (response: TokenEndpointResponse): TokenAnswer => ({ response, idToken })
  return {
    redeem: async (callback, expectedState, pkceCodeVerifier) =>
      answered(
        await authorizationCodeGrant(configuration, callback, { expectedState, pkceCodeVerifier }),
      ),
    refresh: async (token) => answered(await refreshTokenGrant(configuration, token)),
    revoke: (token) => tokenRevocation(configuration, token),
    introspect: (token) => tokenIntrospection(configuration, token),
  }
}

/**
 * Takes the id_token out before openid-client reads the answer. Its own rules cannot be relaxed where servers are known
 * to differ (no `nonce` echoed; a refreshed id_token without `aud`), and would then reject the access token too.
 */
async function liftIdToken(
  response: Response,
): Promise<{ response: Response; idToken: string | null }> {
  const text = await response.text()
  const { status, headers } = response
  let body = text
  let idToken: string | null = null
  try {
    const json: unknown = JSON.parse(text)
    if (status === 200 && typeof json === 'object' && json !== null && 'id_token' in json) {
      const { id_token: token, ...rest } = json
      idToken = typeof token === 'string' ? token : null
      body = JSON.stringify(rest)
    }
  } catch {
    // Not JSON: openid-client says so.
  }
  return { response: new Response(status === 204 ? null : body, { status, headers }), idToken }
}

/** What proves that we are the registered client, put on a request to the token endpoint. */
export function clientAuthentication(
  { client }: Pick<Vendor, 'client'>,
  server: Pick<SmartServer, 'issuer' | 'tokenEndpoint'>,
  keys: SigningKeys,
): ClientAuth {
  switch (client.method) {
    case 'none':
      return None()
    case 'client_secret_basic':
      return (_server, _client, _body, headers) => {
        const credentials = `${formEncode(client.id)}:${formEncode(client.secret)}`
        headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`)
      }
    case 'private_key_jwt': {
      const { key, kid } = keys.signer(client.alg)
      const sign = PrivateKeyJwt(
        { key, kid },
        {
          [modifyAssertion]: (header, payload) => {
            const now = Math.floor(Date.now() / 1000)
            header.typ = 'JWT'
            header.alg = client.alg
            payload.aud = client.audience === 'issuer' ? server.issuer : server.tokenEndpoint
            payload.iat = now - 5
            payload.nbf = now - 5
            payload.exp = now + 180
          },
        },
      )
      return async (...call) => {
        await sign(...call)
        // A confidential client is named by its assertion alone (SMART App Launch 2.2, "Obtain access token").
        call[2].delete('client_id')
      }
    }
  }
}

/** RFC 6749 2.3.1 asks for form encoding; left as it is where that changes nothing, since some servers do not decode. */
const formEncode = (text: string) =>
  /^[A-Za-z0-9_~.-]*$/.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1)

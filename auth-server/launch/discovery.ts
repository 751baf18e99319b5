import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { isLoopbackHttp, type Strictness } from './allow-list.ts'
import { DISCOVERY_LIMITS, limitedFetch } from './limited-fetch.ts'
import type { Vendor } from './vendors.ts'

/** What a vendor's discovery document says, after every check (SMART App Launch 2.2, "Conformance"). */
export interface SmartServer {
  /** The authorization server's issuer, as the id_token and RFC 9207 must name it. */
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string | null
  introspectionEndpoint: string | null
  revocationEndpoint: string | null
  /** RFC 9207: the answer of the authorization server must then name its issuer. */
  namesIssuerInAnswer: boolean
  /** Algorithms that an id_token may be signed with, RS256 among them. */
  idTokenAlgorithms: readonly string[]
  capabilities: readonly string[]
}

/** Names the member at fault. The message goes to the log; the user sees the refusal's own sentence. */
export class DiscoveryFault extends Error {
  override readonly name = 'DiscoveryFault'
}

const Metadata = z.looseObject({
  issuer: z.string().optional(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string().optional(),
  introspection_endpoint: z.string().optional(),
  revocation_endpoint: z.string().optional(),
  code_challenge_methods_supported: z.array(z.string()).default([]),
  capabilities: z.array(z.string()).default([]),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
})

const OpenIdMetadata = z.looseObject({
  issuer: z.string(),
  jwks_uri: z.string().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default([]),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
})

/** Asymmetric algorithms that an id_token may carry when the issuer says that it uses them. RS256 always may. */
const ID_TOKEN_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'PS256', 'PS384']

const CACHE_MILLISECONDS = 5 * 60_000

/** SMART servers by their discovery documents (SMART App Launch 2.2, "Conformance"). */
export interface Discovery {
  /** Throws `Refusal('discovery-failed')`, its cause naming the member at fault. */
  server(vendor: Vendor, iss: string): Promise<SmartServer>
}

/** Reads discovery documents of registered vendors, each kept for minutes; a failure is never kept. */
export function discovery(ports: { strictness: Strictness; clock: () => Date }): Discovery {
  const known = new Map<string, { until: number; entry: string; server: SmartServer }>()
  return {
    server: async (vendor, iss) => {
      const entry = JSON.stringify([vendor.iss, vendor.authorizationServer, vendor.endpointOrigins])
      const now = ports.clock().getTime()
      const cached = known.get(iss)
      if (cached && cached.entry === entry && cached.until > now) return cached.server
      try {
        const server = await read(vendor, iss, ports.strictness)
        if (known.size >= 200) known.clear()
        known.set(iss, { until: now + CACHE_MILLISECONDS, entry, server })
        return server
      } catch (cause) {
        throw new Refusal('discovery-failed', { cause })
      }
    },
  }
}

async function read(vendor: Vendor, iss: string, strictness: Strictness): Promise<SmartServer> {
  const base = `${iss.replace(/\/$/, '')}/`
  const found = Metadata.safeParse(await json(`${base}.well-known/smart-configuration`))
  if (!found.success) {
    const member = found.error.issues[0]?.path.join('.') || 'the document'
    throw new DiscoveryFault(`${member} is missing or malformed`)
  }
  const metadata = found.data
  const endpoint = (name: string, address: string) => {
    const url = URL.parse(address, base)
    if (url === null) throw new DiscoveryFault(`${name} is not a URL`)
    if (url.protocol !== 'https:' && !(strictness.sandbox && isLoopbackHttp(url))) {
      throw new DiscoveryFault(`${name} is not https`)
    }
    if (url.username !== '' || url.password !== '' || url.hash !== '') {
      throw new DiscoveryFault(`${name} holds user information or a fragment`)
    }
    if (!vendor.endpointOrigins.includes(url.origin)) {
      throw new DiscoveryFault(`${name} lies outside the registered origins`)
    }
    return URL.canParse(address) ? address : url.href
  }
  const optional = (name: string, address: string | undefined) =>
    address === undefined ? null : endpoint(name, address)

  if (!metadata.code_challenge_methods_supported.includes('S256')) {
    throw new DiscoveryFault('code_challenge_methods_supported lacks S256')
  }
  const server = {
    issuer: expectedIssuer(vendor, metadata.issuer),
    authorizationEndpoint: endpoint('authorization_endpoint', metadata.authorization_endpoint),
    tokenEndpoint: endpoint('token_endpoint', metadata.token_endpoint),
    jwksUri: optional('jwks_uri', metadata.jwks_uri),
    introspectionEndpoint: optional('introspection_endpoint', metadata.introspection_endpoint),
    revocationEndpoint: optional('revocation_endpoint', metadata.revocation_endpoint),
    namesIssuerInAnswer: metadata.authorization_response_iss_parameter_supported,
    idTokenAlgorithms: algorithms(metadata.id_token_signing_alg_values_supported ?? []),
    capabilities: metadata.capabilities,
  }
  const complete = metadata.id_token_signing_alg_values_supported !== undefined
  if (server.jwksUri !== null && complete) return server
  const openId = await openIdMetadata(server.issuer)
  const jwksUri = server.jwksUri ?? optional('jwks_uri', openId?.jwks_uri)
  if (jwksUri === null) throw new DiscoveryFault('jwks_uri is missing')
  if (openId === null) return server
  return {
    ...server,
    jwksUri,
    namesIssuerInAnswer:
      server.namesIssuerInAnswer || openId.authorization_response_iss_parameter_supported,
    idTokenAlgorithms: algorithms(openId.id_token_signing_alg_values_supported),
  }
}

/** What the SMART document leaves out, where the issuer also publishes OpenID Connect Discovery under its own name. */
async function openIdMetadata(issuer: string): Promise<z.output<typeof OpenIdMetadata> | null> {
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const metadata = OpenIdMetadata.parse(await json(address))
    return metadata.issuer === issuer ? metadata : null
  } catch {
    return null
  }
}

/** The registered issuer; for the public launcher, whose issuer carries the settings too, one that lies under it. */
function expectedIssuer(vendor: Vendor, issuer: string | undefined): string {
  if (issuer === undefined || issuer === vendor.authorizationServer)
    return vendor.authorizationServer
  const root = vendor.authorizationServer.replace(/\/$/, '')
  if (vendor.issIsPrefix && issuer.startsWith(`${root}/`)) return issuer
  throw new DiscoveryFault('issuer is another one than registered')
}

const algorithms = (said: readonly string[]) => [
  ...new Set(['RS256', ...said.filter((name) => ID_TOKEN_ALGORITHMS.includes(name))]),
]

async function json(url: string): Promise<unknown> {
  const response = await limitedFetch(
    url,
    { headers: { accept: 'application/json' } },
    DISCOVERY_LIMITS,
  )
  if (response.status !== 200) throw new DiscoveryFault(`answered ${response.status}`)
  return response.json()
}

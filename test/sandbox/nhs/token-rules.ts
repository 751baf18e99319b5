import { badRequest, type Fault, invalidResource } from './outcome.ts'

export interface TokenParts {
  text: string
  header: unknown
  claims: { readonly [claim: string]: unknown }
  /** Seconds since 1970. */
  now: number
}

type Held = { readonly [name: string]: unknown }
const held = (value: unknown): Held =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Held) : {}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const words = (value: unknown): value is string => typeof value === 'string' && value !== ''

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const SDS_USER = 'https://fhir.nhs.uk/Id/sds-user-id'

const identified = (resource: Held, system?: string) =>
  list(resource.identifier)
    .map(held)
    .some(
      (one) =>
        words(one.system) && words(one.value) && (system === undefined || one.system === system),
    )

/** A future `iat` is a clock that runs ahead, up to this. */
const SKEW_SECONDS = 300

const claimIs = (claim: string, holds: (value: unknown, parts: TokenParts) => boolean) => ({
  rule: `token/${claim}`,
  refuses: (parts: TokenParts): Fault | null => {
    const value = parts.claims[claim]
    if (value === undefined || value === null || value === '') {
      return badRequest(`JWT claim ${claim} is missing or empty`)
    }
    return holds(value, parts) ? null : badRequest(`JWT claim ${claim} is invalid`)
  },
})

const resourceIs = (claim: string, type: string, holds: (resource: Held) => boolean) => ({
  rule: `token/${claim}`,
  refuses: ({ claims }: TokenParts): Fault | null => {
    const value = claims[claim]
    if (value === undefined || value === null) {
      return badRequest(`JWT claim ${claim} is missing or empty`)
    }
    const resource = held(value)
    return resource.resourceType === type && holds(resource)
      ? null
      : invalidResource(`JWT claim ${claim} is not a valid ${type}`)
  },
})

/** What a provider checks of the unsigned token, claim by claim. */
export const TOKEN_RULES: { rule: string; refuses(parts: TokenParts): Fault | null }[] = [
  {
    rule: 'token/header',
    refuses: ({ header }) =>
      JSON.stringify(Object.entries(held(header)).sort()) === '[["alg","none"],["typ","JWT"]]'
        ? null
        : badRequest('JWT header must be {"alg":"none","typ":"JWT"}'),
  },
  claimIs('iss', (value) => words(value) && URL.canParse(value)),
  claimIs('sub', words),
  {
    rule: 'token/sub-is-practitioner',
    refuses: ({ claims }) => {
      const { id } = held(claims.requesting_practitioner)
      return id === undefined || claims.sub === id
        ? null
        : badRequest('JWT claim sub is not requesting_practitioner.id')
    },
  },
  claimIs('aud', (value) => words(value) && URL.canParse(value)),
  claimIs(
    'iat',
    (value, { now }) => Number.isInteger(value) && Number(value) <= now + SKEW_SECONDS,
  ),
  claimIs('exp', (value) => Number.isInteger(value)),
  {
    rule: 'token/life',
    refuses: ({ claims: { iat, exp } }) =>
      Number(exp) - Number(iat) === 300 ? null : badRequest('JWT exp must be iat + 300 seconds'),
  },
  {
    rule: 'token/expired',
    refuses: ({ claims: { exp }, now }) =>
      Number(exp) > now ? null : badRequest('JWT has expired'),
  },
  claimIs('reason_for_request', (value) => value === 'directcare'),
  // The whole text is compared, as checkers before 1.6 do.
  claimIs('requested_scope', (value) => value === 'patient/*.read'),
  resourceIs(
    'requesting_device',
    'Device',
    (device) => identified(device) && words(device.model) && words(device.version),
  ),
  resourceIs(
    'requesting_organization',
    'Organization',
    (organisation) => identified(organisation, ODS) && words(organisation.name),
  ),
  resourceIs(
    'requesting_practitioner',
    'Practitioner',
    (practitioner) =>
      words(practitioner.id) &&
      identified(practitioner, SDS_USER) &&
      list(practitioner.name).some((name) => words(held(name).family)),
  ),
]

/** What a provider checks of the token's outer form, before it looks at a claim. */
export const TOKEN_FORM_RULES: {
  rule: string
  refuses(segments: readonly string[]): Fault | null
}[] = [
  {
    rule: 'token/form',
    refuses: (segments) =>
      segments.length === 3 && segments[2] === ''
        ? null
        : badRequest('JWT must be header.payload. with a final dot'),
  },
  {
    rule: 'token/base64url',
    refuses: ([header = '', payload = '']) =>
      decoded(header) === null || decoded(payload) === null
        ? badRequest('JWT is not base64url JSON')
        : null,
  },
]

/** The first rule that the token of an `Authorization` header breaks, or its claims. */
export function checkToken(
  authorization: string,
  now: number,
): { rule: string; fault: Fault } | { claims: TokenParts['claims'] } {
  const text = authorization.replace(/^Bearer /, '')
  const segments = text.split('.')
  for (const { rule, refuses } of TOKEN_FORM_RULES) {
    const fault = refuses(segments)
    if (fault !== null) return { rule, fault }
  }
  const [header = '', payload = ''] = segments
  const parts = { text, header: decoded(header), claims: held(decoded(payload)), now }
  for (const { rule, refuses } of TOKEN_RULES) {
    const fault = refuses(parts)
    if (fault !== null) return { rule, fault }
  }
  return { claims: parts.claims }
}

function decoded(part: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return null
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

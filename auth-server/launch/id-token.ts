import { createHash } from 'node:crypto'
import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  jwtVerify,
  type RemoteJWKSet,
} from 'jose'
import { Refusal } from '../refusal.ts'
import { sameText } from '../store/seal.ts'
import type { SmartServer } from './discovery.ts'
import { FHIR_ID } from './launch-context.ts'
import { DISCOVERY_LIMITS, limitedFetch } from './limited-fetch.ts'
import type { SignedInUser } from './session.ts'

/** Why an id_token was not believed. The words hold nothing of the token. */
export class IdTokenFault extends Error {
  override readonly name = 'IdTokenFault'
}

/** What an id_token is held against. */
export interface IdTokenChecks {
  server: SmartServer
  clientId: string
  /** FHIR base, which `fhirUser` must lie under. */
  iss: string
  /** Null on refresh, where a nonce is not expected. */
  nonce: string | null
  accessToken: string
  now: Date
}

/** The user of an id_token that holds. */
export interface SignedIn {
  user: SignedInUser
  /** False when the server left the nonce out: then PKCE and the direct token endpoint bind the code alone. */
  nonceEchoed: boolean
}

/** Checks id_tokens against the keys of their issuers. */
export interface IdTokens {
  /** Checks by OpenID Connect Core 3.1.3.7. Throws `Refusal('sign-in-failed')` or `Refusal('user-not-recognised')`. */
  check(idToken: string, checks: IdTokenChecks): Promise<SignedIn>
}

const SKEW_SECONDS = 60
const OLDEST_SECONDS = 600
const KEYS_MILLISECONDS = 10 * 60_000

/** Fetches each issuer’s keys when they are needed, and again for a key that it does not know. */
export function idTokens(options: { refetchAfterMilliseconds?: number } = {}): IdTokens {
  const sets = new Map<string, RemoteJWKSet>()
  /** Only from the expected issuer's own address: never a key, or an address of one, from the token's header. */
  const keysAt = (uri: string) => {
    const known = sets.get(uri)
    if (known) return known
    if (sets.size >= 200) sets.clear()
    const made = createRemoteJWKSet(new URL(uri), {
      cacheMaxAge: KEYS_MILLISECONDS,
      cooldownDuration: options.refetchAfterMilliseconds ?? 10_000,
      [customFetch]: (url, { headers, signal }) =>
        limitedFetch(url, { headers, signal }, DISCOVERY_LIMITS),
    })
    sets.set(uri, made)
    return made
  }
  return {
    check: async (idToken, checks) => {
      try {
        const { server } = checks
        if (server.jwksUri === null) throw new IdTokenFault('the issuer publishes no keys')
        const { payload, protectedHeader } = await jwtVerify(idToken, keysAt(server.jwksUri), {
          algorithms: [...server.idTokenAlgorithms],
          issuer: server.issuer,
          audience: checks.clientId,
          requiredClaims: ['sub', 'exp', 'iat'],
          clockTolerance: SKEW_SECONDS,
          maxTokenAge: OLDEST_SECONDS,
          currentDate: checks.now,
        })
        checkType(protectedHeader.typ)
        checkAudience(payload, checks)
        checkAccessTokenHash(payload.at_hash, protectedHeader.alg, checks.accessToken)
        const nonce = payload.nonce
        if (checks.nonce !== null && nonce !== undefined) {
          const same = typeof nonce === 'string' && sameText(nonce, checks.nonce)
          if (!same) throw new IdTokenFault('nonce is another one')
        }
        return { user: readUser(payload, checks), nonceEchoed: nonce !== undefined }
      } catch (cause) {
        // Keys that came damaged would else stay for minutes, and nobody of this vendor could sign in.
        const uri = checks.server.jwksUri
        if (uri !== null && speaksOfKeys(cause)) sets.delete(uri)
        throw cause instanceof Refusal ? cause : new Refusal('sign-in-failed', { cause })
      }
    },
  }
}

/** A signature that does not fit, or a key that cannot even be read. */
const speaksOfKeys = (cause: unknown): boolean =>
  cause instanceof errors.JWSSignatureVerificationFailed ||
  !(cause instanceof errors.JOSEError || cause instanceof IdTokenFault || cause instanceof Refusal)

function checkType(type: string | undefined): void {
  if (type !== undefined && type.toLowerCase() !== 'jwt') throw new IdTokenFault('typ is not JWT')
}

/** Several audiences are believed only when we are the authorised party and the others are the vendor itself. */
function checkAudience(payload: JWTPayload, { clientId, server, iss }: IdTokenChecks): void {
  const azp = payload.azp
  if (azp !== undefined && azp !== clientId) throw new IdTokenFault('azp is another client')
  if (!Array.isArray(payload.aud) || payload.aud.length < 2) return
  if (azp !== clientId) throw new IdTokenFault('azp is missing')
  if (payload.aud.some((name) => ![clientId, server.issuer, iss].includes(name))) {
    throw new IdTokenFault('aud names a stranger')
  }
}

/** OpenID Connect Core 3.1.3.6: left half of the hash, of the size that the signature algorithm uses. */
function checkAccessTokenHash(said: unknown, alg: string, accessToken: string): void {
  if (said === undefined) return
  const digest = createHash(`sha${alg.slice(-3)}`)
    .update(accessToken, 'ascii')
    .digest()
  const expected = digest.subarray(0, digest.length / 2).toString('base64url')
  if (typeof said !== 'string' || !sameText(said, expected))
    throw new IdTokenFault('at_hash differs')
}

function readUser(payload: JWTPayload, { server, iss }: IdTokenChecks): SignedInUser {
  const { sub = '' } = payload
  if (!/^[\x20-\x7e]{1,255}$/.test(sub)) throw new IdTokenFault('sub is unusable')
  const said = payload.fhirUser ?? payload.profile
  const name = payload.name
  return {
    issuer: server.issuer,
    subject: sub,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null,
    fhirUser: typeof said === 'string' ? readFhirUser(said, iss) : null,
  }
}

/**
 * `Type/id` under the launch's FHIR base. A user who is a patient or a relative is refused; a reference to another
 * server is not followed, since our token must not travel there.
 */
export function readFhirUser(said: string, iss: string): string | null {
  const base = new URL(`${iss.replace(/\/$/, '')}/`).href
  const url = URL.parse(said, base)
  const [type = '', id = ''] = url?.pathname.split('/').slice(-2) ?? []
  if (/^(Patient|RelatedPerson|Person)$/.test(type)) throw new Refusal('user-not-recognised')
  const known = /^(Practitioner|PractitionerRole)$/.test(type) && FHIR_ID.test(id)
  return known && url?.href === `${base}${type}/${id}` ? `${type}/${id}` : null
}

import { generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, importJWK, type JWK } from 'jose'
import { z } from 'zod'

/** Our own keys for `private_key_jwt` (SMART App Launch 2.2, "Client Authentication: Asymmetric"). */
export interface SigningKeys {
  /** The key that signs with this algorithm now; throws when there is none. */
  signer(alg: 'RS384' | 'ES384'): { key: CryptoKey; kid: string }
  /** Public parts only, the ones that no longer or do not yet sign included. */
  readonly jwks: { readonly keys: readonly JWK[] }
}

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
const PrivateKey = z.discriminatedUnion('kty', [
  z.object({
    kty: z.literal('RSA'),
    kid: z.string().min(1).optional(),
    n: base64url.min(342, 'RSA keys need 2048 bits or more'),
    e: base64url,
    d: base64url,
    p: base64url,
    q: base64url,
    dp: base64url,
    dq: base64url,
    qi: base64url,
  }),
  z.object({
    kty: z.literal('EC'),
    kid: z.string().min(1).optional(),
    crv: z.literal('P-384'),
    x: base64url,
    y: base64url,
    d: base64url,
  }),
])
const KeyFile = z.object({ keys: z.array(PrivateKey).min(1) })

/**
 * Reads a private JSON Web Key Set. The first RSA key signs RS384 and the first P-384 key ES384; every key of the file
 * is published. To rotate: append the new key, wait until every authorization server has read it (an hour at least),
 * move it to the front, wait as long again, remove the old one. The key id is the RFC 7638 thumbprint.
 */
export async function readSigningKeys(text: string): Promise<SigningKeys> {
  const { keys } = KeyFile.parse(JSON.parse(text))
  const entries = await Promise.all(
    keys.map(async (jwk) => {
      const alg = jwk.kty === 'RSA' ? ('RS384' as const) : ('ES384' as const)
      const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk as JWK))
      const publicPart: JWK =
        jwk.kty === 'RSA'
          ? { kty: 'RSA', n: jwk.n, e: jwk.e }
          : { kty: 'EC', crv: jwk.crv, x: jwk.x, y: jwk.y }
      const key = (await importJWK(jwk as JWK, alg)) as CryptoKey
      return { alg, kid, key, jwk: { ...publicPart, kid, alg, use: 'sig' } satisfies JWK }
    }),
  )
  if (new Set(entries.map(({ kid }) => kid)).size < entries.length) {
    throw new Error('Two signing keys have the same kid')
  }
  return {
    signer: (alg) => {
      const entry = entries.find((candidate) => candidate.alg === alg)
      if (!entry) throw new Error(`There is no signing key for ${alg}`)
      return { key: entry.key, kid: entry.kid }
    },
    jwks: { keys: entries.map(({ jwk }) => jwk) },
  }
}

/** A new private key set: one RSA key of 3072 bits and one on P-384. */
export async function generateSigningKeys(): Promise<string> {
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  return JSON.stringify({ keys: [await exportJWK(rsa), await exportJWK(ec)] }, null, 2)
}

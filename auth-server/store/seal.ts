import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/*
 * Everything secret is sealed here before it reaches the store: AES-256-GCM (NIST SP 800-38D) under a key derived by
 * HKDF (RFC 5869) for one purpose and one context, both of which are also authenticated as additional data. A row moved
 * to another place, or opened for another purpose, does not open.
 */

const FORMAT = 1
const NONCE = 12
const TAG = 16
const KEY_ID = 8

/** A fresh 256-bit secret, base64url: credentials, hand-off codes, OAuth `state` and `nonce`. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** True when the text has the form of `newSecret()`; anything else is refused before it is hashed or looked up. */
export function looksLikeSecret(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text)
}

/** The only trace of a credential that is stored. A plain hash is enough: the secret has 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(`backstory secret\0${secret}`).digest('base64url')
}

/** Compares in constant time, whatever the lengths. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** Seals under a secret that only its holder has (a browser's credential, a hand-off code). */
export function sealUnder(
  secret: string,
  purpose: string,
  context: string,
  plain: Uint8Array,
): Uint8Array {
  return Buffer.concat([Buffer.of(FORMAT), encrypt(Buffer.from(secret), purpose, context, plain)])
}

/** Opens what `sealUnder` sealed; null when the secret, purpose or context is another or a bit has changed. */
export function openUnder(
  secret: string,
  purpose: string,
  context: string,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed[0] !== FORMAT) return null
  return decrypt(Buffer.from(secret), purpose, context, sealed.subarray(1))
}

/** Seals and looks up under the deployment keys. The newest key writes; every listed key still reads. */
export interface KeyRing {
  /** `context` names whose the content is, e.g. vendor, user and patient. */
  seal(purpose: string, context: string, plain: Uint8Array): Uint8Array
  /** Null when no listed key opens it. */
  open(purpose: string, context: string, sealed: Uint8Array): Uint8Array | null
  /** Lookup key: HMAC of the parts under the newest deployment key, so that the store holds no name. */
  lookup(purpose: string, ...parts: readonly string[]): string
  /** The same under every listed key, newest first: rows written before a rotation are found by a later one. */
  lookups(purpose: string, ...parts: readonly string[]): readonly string[]
  /** True when the content was sealed under an older key and should be sealed anew. */
  isStale(sealed: Uint8Array): boolean
  /** Derived 256-bit keys for a purpose, newest first, e.g. for the MAC chain of the audit. */
  keys(purpose: string): readonly Buffer[]
}

/** `secrets` are the deployment keys, newest first, each of at least 32 bytes. */
export function keyRing(secrets: readonly Uint8Array[]): KeyRing {
  const entries = secrets.map((secret) => ({
    secret,
    id: derive(secret, 'key id').subarray(0, KEY_ID),
  }))
  const newest = entries[0]
  if (newest === undefined) throw new Error('At least one deployment key is needed')
  if (entries.some(({ secret }) => secret.length < 32)) {
    throw new Error('A deployment key must have at least 32 bytes')
  }
  const lookups = (purpose: string, parts: readonly string[]) =>
    entries.map(({ secret }) =>
      createHmac('sha256', derive(secret, `lookup\0${purpose}`))
        .update(JSON.stringify(parts))
        .digest('base64url'),
    )
  return {
    seal: (purpose, context, plain) =>
      Buffer.concat([
        Buffer.of(FORMAT),
        newest.id,
        encrypt(newest.secret, purpose, context, plain),
      ]),
    open: (purpose, context, sealed) => {
      if (sealed[0] !== FORMAT) return null
      const entry = entries.find(({ id }) => id.equals(sealed.subarray(1, 1 + KEY_ID)))
      return entry ? decrypt(entry.secret, purpose, context, sealed.subarray(1 + KEY_ID)) : null
    },
    lookup: (purpose, ...parts) => lookups(purpose, parts)[0] ?? '',
    lookups: (purpose, ...parts) => lookups(purpose, parts),
    isStale: (sealed) => !newest.id.equals(sealed.subarray(1, 1 + KEY_ID)),
    keys: (purpose) => entries.map(({ secret }) => derive(secret, `key\0${purpose}`)),
  }
}

/** Seals a JSON value; `openJson` reads it back. */
export const toBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))
/** What `toBytes` wrote. Throws when it is not JSON. */
export const fromBytes = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString())

function derive(secret: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'backstory', label, 32))
}

const labelOf = (purpose: string, context: string) => `seal\0${JSON.stringify([purpose, context])}`

function encrypt(secret: Uint8Array, purpose: string, context: string, plain: Uint8Array): Buffer {
  const label = labelOf(purpose, context)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', derive(secret, label), nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(
  secret: Uint8Array,
  purpose: string,
  context: string,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < NONCE + TAG) return null
  const label = labelOf(purpose, context)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    derive(secret, label),
    sealed.subarray(0, NONCE),
    { authTagLength: TAG },
  )
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return null
  }
}

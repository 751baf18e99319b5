import { describe, expect, it } from 'vitest'
import {
  fromBytes,
  hashSecret,
  keyRing,
  looksLikeSecret,
  newSecret,
  openUnder,
  sameText,
  sealUnder,
  toBytes,
} from '../../../auth-server/store/seal.ts'

const old = Buffer.alloc(32, 1)
const recent = Buffer.alloc(32, 2)
const words = Buffer.from('Lives alone since March')
const flip = (sealed: Uint8Array, at: number) => {
  const changed = Buffer.from(sealed)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

describe('sealing under a browser’s credential', () => {
  const credential = newSecret()
  const sealed = sealUnder(credential, 'session', 'launch-1', words)

  it('opens with the same credential, purpose and launch', () => {
    expect(openUnder(credential, 'session', 'launch-1', sealed)).toEqual(words)
  })

  it.each([
    ['another credential', () => openUnder(newSecret(), 'session', 'launch-1', sealed)],
    ['another purpose', () => openUnder(credential, 'record', 'launch-1', sealed)],
    ['another launch', () => openUnder(credential, 'session', 'launch-2', sealed)],
    ['nothing at all', () => openUnder(credential, 'session', 'launch-1', new Uint8Array())],
  ])('does not open with %s', (_name, open) => {
    expect(open()).toBeNull()
  })

  it('does not open when any one byte was changed', () => {
    for (let at = 0; at < sealed.length; at++) {
      expect(openUnder(credential, 'session', 'launch-1', flip(sealed, at))).toBeNull()
    }
  })

  it('never seals the same twice alike', () => {
    expect(sealUnder(credential, 'session', 'launch-1', words)).not.toEqual(sealed)
  })

  it('holds no trace of the words or the credential', () => {
    expect(Buffer.from(sealed).includes('alone')).toBe(false)
    expect(Buffer.from(sealed).includes(credential)).toBe(false)
    expect(hashSecret(credential)).not.toContain(credential)
  })
})

describe('sealing under the deployment keys', () => {
  it('opens what an older key sealed as long as it is listed, and seals with the newest', () => {
    const before = keyRing([old]).seal('draft', 'someone', words)
    const during = keyRing([recent, old])
    expect(during.open('draft', 'someone', before)).toEqual(words)
    expect(during.isStale(before)).toBe(true)
    const renewed = during.seal('draft', 'someone', words)
    expect(during.isStale(renewed)).toBe(false)
    expect(keyRing([recent]).open('draft', 'someone', renewed)).toEqual(words)
    expect(keyRing([recent]).open('draft', 'someone', before)).toBeNull()
  })

  it('does not open for another person or purpose', () => {
    const keys = keyRing([old])
    const sealed = keys.seal('draft', 'someone', words)
    expect(keys.open('draft', 'someone else', sealed)).toBeNull()
    expect(keys.open('consent', 'someone', sealed)).toBeNull()
  })

  it('does not confuse where one name ends and the next begins', () => {
    const keys = keyRing([old])
    expect(keys.lookup('draft', 'ab', 'c')).not.toBe(keys.lookup('draft', 'a', 'bc'))
    expect(keys.lookup('draft', 'a')).not.toBe(keys.lookup('consent', 'a'))
    const sealed = keys.seal('a', 'bc', words)
    expect(keys.open('ab', 'c', sealed)).toBeNull()
  })

  it('finds under every listed key what was looked up under an older one', () => {
    const before = keyRing([old]).lookup('draft', 'someone')
    expect(keyRing([recent, old]).lookups('draft', 'someone')).toContain(before)
    expect(keyRing([recent, old]).lookup('draft', 'someone')).not.toBe(before)
  })

  it('refuses to work without a key, or with a short one', () => {
    expect(() => keyRing([])).toThrow()
    expect(() => keyRing([Buffer.alloc(16)])).toThrow('32 bytes')
  })
})

it('makes secrets of 256 bits and knows their form', () => {
  const secrets = new Set(Array.from({ length: 100 }, newSecret))
  expect(secrets.size).toBe(100)
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect([...secrets].every(looksLikeSecret)).toBe(true)
  expect([undefined, '', 'short', `${newSecret()}!`].some(looksLikeSecret)).toBe(false)
})

it('compares texts of any length', () => {
  expect(sameText('one', 'one')).toBe(true)
  expect(sameText('one', 'two')).toBe(false)
  expect(sameText('one', 'one more')).toBe(false)
})

it('carries JSON through bytes', () => {
  expect(fromBytes(toBytes({ name: 'Ćwikła' }))).toEqual({ name: 'Ćwikła' })
})

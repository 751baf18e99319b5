import { createHash, createHmac, createPublicKey } from 'node:crypto'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { readFhirUser } from '../../../auth-server/launch/id-token.ts'
import { aScene, refusalOf } from './a-launch.ts'

const scene = aScene()
const answer = async () => (await scene.launch()).answer
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signed soundly, with these claims and this header. */
function signed(claims: JWTPayload, header: { [name: string]: unknown } = {}): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'first', ...header })
    .sign(scene.vendor.privateKey())
}

async function isBelieved(): Promise<void> {
  expect((await answer()).status).toBe(303)
  expect(scene.panel.opened).toHaveLength(1)
}
async function isRefused(code = 'sign-in-failed'): Promise<void> {
  expect(refusalOf(await answer())).toBe(code)
  expect(scene.panel.opened).toHaveLength(0)
}

describe('an id_token', () => {
  it('names the user by issuer and subject', async () => {
    const { session } = await scene.session()
    expect(session.user).toEqual({
      issuer: scene.vendor.url,
      subject: 'user-7',
      name: 'Wanda Link',
      fhirUser: 'Practitioner/wanda',
    })
  })

  it('must be there', async () => {
    scene.vendor.script.idToken = () => undefined
    await isRefused('user-not-recognised')
  })

  const now = () => Math.floor(Date.now() / 1000)
  it.each<[string, (claims: JWTPayload) => JWTPayload]>([
    ['another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['the issuer with a slash more', (claims) => ({ ...claims, iss: `${claims.iss}/` })],
    ['no issuer', ({ iss: _iss, ...claims }) => claims],
    ['another audience', (claims) => ({ ...claims, aud: 'another-app' })],
    ['no audience', ({ aud: _aud, ...claims }) => claims],
    ['another authorised party', (claims) => ({ ...claims, azp: 'another-app' })],
    [
      'two audiences and no authorised party',
      (claims) => ({ ...claims, aud: [String(claims.aud), claims.iss ?? ''] }),
    ],
    [
      'a stranger among its audiences',
      (claims) => ({ ...claims, aud: [String(claims.aud), 'another-app'], azp: claims.aud }),
    ],
    ['another nonce', (claims) => ({ ...claims, nonce: 'another' })],
    ['a nonce that is no text', (claims) => ({ ...claims, nonce: 7 })],
    ['its end in the past', (claims) => ({ ...claims, exp: now() - 120 })],
    ['no end', ({ exp: _exp, ...claims }) => claims],
    ['its beginning in the future', (claims) => ({ ...claims, iat: now() + 300 })],
    ['a beginning long ago', (claims) => ({ ...claims, iat: now() - 1200 })],
    ['no beginning', ({ iat: _iat, ...claims }) => claims],
    ['no subject', ({ sub: _sub, ...claims }) => claims],
    ['an empty subject', (claims) => ({ ...claims, sub: '' })],
    ['a subject of 256 characters', (claims) => ({ ...claims, sub: 'x'.repeat(256) })],
    [
      'the hash of another access token',
      (claims) => ({ ...claims, at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    ],
  ])('with %s is refused', async (_what, change) => {
    scene.vendor.script.idToken = (claims) => signed(change(claims))
    await isRefused()
  })

  it('may have two audiences when we are the authorised party and the other is the vendor', async () => {
    scene.vendor.script.claims = (claims) => ({
      ...claims,
      aud: [claims.aud, scene.vendor.iss],
      azp: claims.aud,
    })
    await isBelieved()
  })

  it('may leave the nonce out; that is written down', async () => {
    scene.vendor.script.claims = ({ nonce: _nonce, ...claims }) => claims
    await isBelieved()
    expect(scene.panel.noticed).toContain('nonce-not-echoed')
  })

  it('with the hash of its own access token is believed', async () => {
    scene.vendor.script.idToken = (claims) =>
      signed({
        ...claims,
        at_hash: createHash('sha256')
          .update('known')
          .digest()
          .subarray(0, 16)
          .toString('base64url'),
      })
    scene.vendor.script.token = (body) => ({ ...body, access_token: 'known' })
    await isBelieved()
  })
})

describe('the signature of an id_token', () => {
  it('must be there: alg none is refused', async () => {
    scene.vendor.script.idToken = (claims) => `${base64url({ alg: 'none' })}.${base64url(claims)}.`
    await isRefused()
  })

  it('is not an HMAC with the public key', async () => {
    const key = createPublicKey({ key: scene.vendor.publicJwk(), format: 'jwk' })
    const pem = key.export({ type: 'spki', format: 'pem' })
    scene.vendor.script.idToken = (claims) => {
      const head = `${base64url({ alg: 'HS256', kid: 'first' })}.${base64url(claims)}`
      return `${head}.${createHmac('sha256', pem).update(head).digest('base64url')}`
    }
    await isRefused()
  })

  it('is not by a key that the header brings along', async () => {
    const stranger = await generateKeyPair('RS256', { extractable: true })
    const jwk = await exportJWK(stranger.publicKey)
    const spki = (await exportSPKI(stranger.publicKey)).replace(/-----[^-]+-----|\s/g, '')
    for (const header of [{ jwk }, { jku: 'https://evil.example/jwks' }, { x5c: [spki] }]) {
      scene.vendor.script.idToken = (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', ...header })
          .sign(stranger.privateKey)
      await isRefused()
    }
  })

  it('uses an algorithm that discovery named', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'ec', use: 'sig' }
    scene.vendor.script.jwks = () => [jwk]
    scene.vendor.script.idToken = (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: 'ec' }).sign(privateKey)
    await isRefused()
    scene.vendor.script.discovery = (document) => ({
      ...document,
      id_token_signing_alg_values_supported: ['ES384'],
    })
    scene.panel.pass(6 * 60_000)
    await scene.panel.list([scene.vendor.entry()])
    scene.vendor.script.claims = (claims) => {
      const later = Math.floor(scene.panel.clock().getTime() / 1000)
      return { ...claims, iat: later, exp: later + 300 }
    }
    await isBelieved()
  })

  it('may come without a key id when exactly one key fits', async () => {
    scene.vendor.script.header = () => ({ alg: 'RS256' })
    await isBelieved()
  })

  it('may not come without a key id when two keys fit', async () => {
    const other = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(other.publicKey)), kid: 'other', use: 'sig' }
    scene.vendor.script.jwks = (keys) => [...keys, jwk]
    scene.vendor.script.header = () => ({ alg: 'RS256' })
    await isRefused()
  })

  it('is found after the vendor changed its key', async () => {
    expect((await answer()).status).toBe(303)
    await scene.vendor.rotate()
    expect((await answer()).status).toBe(303)
  })

  it('is refused when its key is not among the vendor’s', async () => {
    scene.vendor.script.header = () => ({ alg: 'RS256', kid: 'unknown' })
    await isRefused()
  })

  it('belongs to a token that is an id_token', async () => {
    scene.vendor.script.header = (header) => ({ ...header, typ: 'logout+jwt' })
    await isRefused()
  })
})

describe('the FHIR user', () => {
  const iss = 'https://ehr.example/fhir'

  it.each([
    ['https://ehr.example/fhir/Practitioner/7', 'Practitioner/7'],
    ['Practitioner/7', 'Practitioner/7'],
    ['PractitionerRole/a-b.c', 'PractitionerRole/a-b.c'],
  ])('%s is %s', (said, expected) => expect(readFhirUser(said, iss)).toBe(expected))

  it('is found under a base that is written in another way', () => {
    const said = 'https://ehr.example/fhir/Practitioner/7'
    expect(readFhirUser(said, 'https://EHR.example:443/fhir/')).toBe('Practitioner/7')
  })

  it.each([
    'https://evil.example/fhir/Practitioner/7',
    'https://ehr.example/other/Practitioner/7',
    'https://ehr.example/fhir/deeper/Practitioner/7',
    '../Practitioner/7',
    'Practitioner/7?x=1',
    'Practitioner/7#x',
    'Device/7',
    'Practitioner/',
    '7',
  ])('%s is not followed', (said) => expect(readFhirUser(said, iss)).toBeNull())

  it.each(['Patient/7', 'RelatedPerson/7', 'https://ehr.example/fhir/Person/7'])(
    '%s may not come in',
    (said) => {
      expect(() => readFhirUser(said, iss)).toThrow(
        expect.objectContaining({ code: 'user-not-recognised' }),
      )
    },
  )

  it('may be named by the older claim', async () => {
    scene.vendor.script.claims = ({ fhirUser, ...claims }) => ({ ...claims, profile: fhirUser })
    expect((await scene.session()).session.user.fhirUser).toBe('Practitioner/wanda')
  })

  it('stops a patient who signed in', async () => {
    scene.vendor.script.claims = (claims) => ({ ...claims, fhirUser: 'Patient/mary' })
    await isRefused('user-not-recognised')
  })
})

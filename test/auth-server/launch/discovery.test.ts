import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DiscoveryFault } from '../../../auth-server/launch/discovery.ts'
import { aScene } from './a-launch.ts'

const scene = aScene()
const discover = () => scene.panel.discovery.server(scene.vendor.entry(), scene.vendor.iss)
const fault = async () => {
  const refusal: unknown = await discover().catch((caught: unknown) => caught)
  expect(refusal).toMatchObject({ code: 'discovery-failed' })
  const { cause } = refusal as { cause: unknown }
  return cause instanceof DiscoveryFault ? cause.message : (cause as Error).name
}
const says = (member: string, value: unknown) => {
  scene.vendor.script.discovery = (document) => ({ ...document, [member]: value })
}

describe('discovery', () => {
  it('reads the document of a vendor', async () => {
    expect(await discover()).toMatchObject({
      issuer: scene.vendor.url,
      tokenEndpoint: `${scene.vendor.url}/token`,
      idTokenAlgorithms: ['RS256'],
      namesIssuerInAnswer: false,
    })
  })

  it.each([
    ['authorization_endpoint', undefined, 'authorization_endpoint'],
    ['token_endpoint', undefined, 'token_endpoint'],
    ['token_endpoint', 'https://evil.example/token', 'token_endpoint'],
    ['token_endpoint', 'http://ehr.example/token', 'token_endpoint is not https'],
    ['authorization_endpoint', 'https://evil.example/auth', 'authorization_endpoint'],
    ['jwks_uri', 'https://evil.example/jwks', 'jwks_uri'],
    ['introspection_endpoint', 'https://evil.example/', 'introspection_endpoint'],
    ['revocation_endpoint', 'https://evil.example/', 'revocation_endpoint'],
    ['issuer', 'https://evil.example', 'issuer'],
    ['code_challenge_methods_supported', ['plain'], 'S256'],
    ['code_challenge_methods_supported', undefined, 'S256'],
    ['token_endpoint', 7, 'token_endpoint'],
  ])('refuses %s = %j, naming it', async (member, value, named) => {
    says(member, value)
    expect(await fault()).toContain(named)
  })

  it('refuses an endpoint that hides its host or carries user information', async () => {
    says('token_endpoint', scene.vendor.url.replace('http://', 'http://user@'))
    expect(await fault()).toContain('token_endpoint')
  })

  it('resolves a relative endpoint against the FHIR base', async () => {
    says('token_endpoint', '../token')
    expect((await discover()).tokenEndpoint).toBe(`${scene.vendor.url}/token`)
  })

  it('follows no redirect', async () => {
    scene.vendor.script.discoveryAnswer = (response) =>
      response.redirect(302, `${scene.vendor.url}/jwks`)
    expect(await fault()).toContain('302')
  })

  it('reads no more than 256 kB, also when it comes packed', async () => {
    scene.vendor.script.discoveryAnswer = (response) => response.send('x'.repeat(300_000))
    expect(await fault()).toBe('TooLarge')
    const bomb = gzipSync(Buffer.alloc(5_000_000, 0x20))
    scene.vendor.script.discoveryAnswer = (response) => {
      response.set('Content-Encoding', 'gzip').end(bomb)
    }
    expect(await fault()).toBe('TooLarge')
  })

  it('waits no longer than 5 seconds, also when the answer drips', {
    timeout: 10_000,
  }, async () => {
    scene.vendor.script.discoveryAnswer = (response) => {
      const drip = setInterval(() => response.write(' '), 200)
      response.on('close', () => clearInterval(drip))
    }
    const before = Date.now()
    expect(await fault()).toBe('TimeoutError')
    expect(Date.now() - before).toBeLessThan(7_000)
  })

  it('refuses what is not JSON, and an error', async () => {
    scene.vendor.script.discoveryAnswer = (response) => response.send('<html>')
    expect(await fault()).toBe('SyntaxError')
    scene.vendor.script.discoveryAnswer = (response) => response.status(500).json({})
    expect(await fault()).toContain('500')
  })

  it('keeps a document for minutes, not for ever, and never a failure', async () => {
    scene.vendor.script.discoveryAnswer = (response) => response.status(503).json({})
    await fault()
    delete scene.vendor.script.discoveryAnswer
    await discover()
    await discover()
    expect(scene.vendor.discovered).toBe(2)
    scene.panel.pass(6 * 60_000)
    await discover()
    expect(scene.vendor.discovered).toBe(3)
  })

  it('reads again when the vendor’s entry changed', async () => {
    await discover()
    const entry = scene.vendor.entry({ endpointOrigins: ['https://ehr.example'] })
    await expect(scene.panel.discovery.server(entry, scene.vendor.iss)).rejects.toMatchObject({
      code: 'discovery-failed',
    })
  })

  it('believes only asymmetric id_token algorithms, and RS256 always', async () => {
    says('id_token_signing_alg_values_supported', ['none', 'HS256', 'ES384'])
    expect((await discover()).idTokenAlgorithms).toEqual(['RS256', 'ES384'])
  })

  it('asks the issuer’s OpenID document for what the SMART document leaves out', async () => {
    says('jwks_uri', undefined)
    expect(await fault()).toContain('jwks_uri')
    scene.vendor.script.openId = {
      issuer: scene.vendor.url,
      jwks_uri: `${scene.vendor.url}/jwks`,
      id_token_signing_alg_values_supported: ['ES256', 'HS256'],
      authorization_response_iss_parameter_supported: true,
    }
    expect(await discover()).toMatchObject({
      jwksUri: `${scene.vendor.url}/jwks`,
      idTokenAlgorithms: ['RS256', 'ES256'],
      namesIssuerInAnswer: true,
    })
  })

  it.each([
    ['another issuer', { issuer: 'https://evil.example' }],
    ['keys elsewhere', { jwks_uri: 'https://evil.example/jwks' }],
    ['no keys', { jwks_uri: undefined }],
  ])('does not believe an OpenID document with %s', async (_what, changes) => {
    says('jwks_uri', undefined)
    const sound = { issuer: scene.vendor.url, jwks_uri: `${scene.vendor.url}/jwks` }
    scene.vendor.script.openId = { ...sound, ...changes }
    expect(await fault()).toContain('jwks_uri')
  })
})

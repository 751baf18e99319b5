import { describe, expect, it } from 'vitest'
import { liesUnder, matchVendor, normaliseIss } from '../../../auth-server/launch/allow-list.ts'
import { Vendor } from '../../../auth-server/launch/vendors.ts'

const strict = { sandbox: false }
const sandbox = { sandbox: true }

const listed = (iss: string, issIsPrefix = false) =>
  Vendor.parse({
    id: 'harbour',
    name: 'Harbour',
    iss,
    issIsPrefix,
    authorizationServer: 'https://ehr.example',
    endpointOrigins: ['https://ehr.example'],
    client: { method: 'none', id: 'backstory' },
    scopes: ['launch', 'openid', 'fhirUser'],
    frameAncestors: [],
    organisation: { ods: 'X26', name: 'Harbour' },
    userIdSystem: 'https://ehr.example/users',
  })

describe('the list of registered vendors', () => {
  const vendors = [listed('https://ehr.example/fhir')]
  const known = (iss: string, strictness = strict) => matchVendor(vendors, iss, strictness) !== null

  it.each([
    'https://ehr.example/fhir',
    'https://ehr.example/fhir/',
    'https://EHR.example/fhir',
    'https://ehr.example:443/fhir',
  ])('knows %s', (iss) => expect(known(iss)).toBe(true))

  it.each([
    ['unknown', 'https://other.example/fhir'],
    ['http', 'http://ehr.example/fhir'],
    ['with user information', 'https://user:pass@ehr.example/fhir'],
    ['with an empty user', 'https://@ehr.example/fhir'],
    ['a host hidden behind user information', 'https://ehr.example@evil.example/fhir'],
    ['with a query', 'https://ehr.example/fhir?x=1'],
    ['with an empty query', 'https://ehr.example/fhir?'],
    ['with a fragment', 'https://ehr.example/fhir#x'],
    ['another port', 'https://ehr.example:8443/fhir'],
    ['a longer host', 'https://ehr.example.evil.example/fhir'],
    ['a look-alike host', 'https://еhr.example/fhir'],
    ['a host with a dot at its end', 'https://ehr.example./fhir'],
    ['another path', 'https://ehr.example/fhir2'],
    ['a path below', 'https://ehr.example/fhir/tenant'],
    ['a path that climbs', 'https://ehr.example/fhir/../admin'],
    ['two slashes at the end', 'https://ehr.example/fhir//'],
    ['a backslash', 'https://ehr.example\\fhir'],
    ['a line break', 'https://ehr.example/fh\nir'],
    ['a space before', ' https://ehr.example/fhir'],
    ['no URL', 'ehr.example/fhir'],
    ['another scheme', 'javascript:alert(1)'],
    ['nothing', ''],
  ])('does not know one that is %s', (_why, iss) => expect(known(iss)).toBe(false))

  it('reads no more than 2 kB', () => {
    const path = (length: number) => `https://ehr.example/${'a'.repeat(length)}`
    expect(normaliseIss(path(1000), strict)).not.toBeNull()
    expect(normaliseIss(path(2048), strict)).toBeNull()
  })

  it('takes http on loopback in the sandbox, and only there', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(normaliseIss(`http://${host}:9000/fhir`, sandbox)).toBe(`http://${host}:9000/fhir`)
      expect(normaliseIss(`http://${host}:9000/fhir`, strict)).toBeNull()
    }
    expect(normaliseIss('http://localhost.evil.example/fhir', sandbox)).toBeNull()
    expect(normaliseIss('http://127.0.0.1.evil.example/fhir', sandbox)).toBeNull()
  })
})

describe('a vendor listed by prefix', () => {
  const vendors = [listed('https://launch.example/v/r4', true)]

  it('is known by any path below, in the sandbox', () => {
    const iss = 'https://launch.example/v/r4/sim/abc/fhir'
    expect(matchVendor(vendors, iss, sandbox)).not.toBeNull()
    expect(matchVendor(vendors, iss, strict)).toBeNull()
  })

  it.each([
    'https://launch.example/v/r4evil/fhir',
    'https://launch.example/v/r4/../r5/fhir',
    'https://launch.example/v/r4/%2e%2e/r5/fhir',
    'https://launch.example.evil.example/v/r4/fhir',
  ])('is not known by %s', (iss) => expect(matchVendor(vendors, iss, sandbox)).toBeNull())
})

describe('an address under a FHIR base', () => {
  const under = (url: string) => liesUnder('https://ehr.example/fhir', new URL(url))

  it('has its origin and its path', () => {
    expect(under('https://ehr.example/fhir/Patient/1')).toBe(true)
    expect(under('https://ehr.example/fhir?_getpages=2')).toBe(true)
  })

  it.each([
    'https://ehr.example/fhirside/Patient/1',
    'https://ehr.example/other/Patient/1',
    'https://ehr.example:8443/fhir/Patient/1',
    'https://evil.example/fhir/Patient/1',
    'http://ehr.example/fhir/Patient/1',
    'https://me@ehr.example/fhir/Patient/1',
    'https://ehr.example/fhir/../admin',
  ])('is not %s', (url) => expect(under(url)).toBe(false))
})

import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigFault, readConfig } from '../../auth-server/config.ts'
import { readStartUp } from '../../auth-server/start-up.ts'
import { sandboxKeys } from '../sandbox/sandbox-keys.ts'
import { aVendor } from './routes/panel-server.ts'

let folder: string
let sandbox: Awaited<ReturnType<typeof sandboxKeys>>
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backstory-serve-'))
  for (const part of ['launch', 'app']) {
    mkdirSync(at(`dist/${part}`), { recursive: true })
    writeFileSync(at(`dist/${part}/${part}.html`), '<!doctype html>')
  }
  writeFileSync(at('smart-manifest.json'), '{}')
  for (const name of ['tls.crt', 'tls.key', 'spine.crt', 'spine.key', 'ca.pem', 'nhs.pem']) {
    writeFileSync(at(name), 'not looked into before the first call')
  }
  sandbox = await sandboxKeys(at('a-sandbox'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An environment in which nothing is wrong. */
const sound = (): Record<string, string> => ({
  BASE_URL: 'https://panel.supplier.co.uk',
  TRUST_PROXY: '1',
  BACKSTORY_DATA: at('data'),
  BACKSTORY_KEY: randomBytes(32).toString('base64url'),
  VENDORS_FILE: at('vendors.json'),
  PDS_URL: 'https://api.service.nhs.uk/personal-demographics/FHIR/R4',
  SDS_URL: 'https://api.service.nhs.uk/spine-directory/FHIR/R4',
  NHS_TOKEN_URL: 'https://api.service.nhs.uk/oauth2/token',
  NHS_API_KEY: 'rTq81bEw0ZsLk3pYv6',
  NHS_KEY_ID: 'prod-1',
  NHS_PRIVATE_KEY_FILE: at('nhs.pem'),
  SPINE_PROXY_URL: 'https://proxy.supplier.co.uk',
  SPINE_CERT_FILE: at('spine.crt'),
  SPINE_KEY_FILE: at('spine.key'),
  SPINE_CA_FILE: at('ca.pem'),
  SPINE_ENDPOINT: 'https://panel.supplier.co.uk/spine',
  SUPPLIER_ODS: 'Z9X8Y',
})

interface Change {
  env?: Record<string, string>
  vendor?: Record<string, unknown>
}

/** Every fault that a start with this change names; empty when it would start. */
async function faultsWith({ env = {}, vendor = {} }: Change): Promise<readonly string[]> {
  writeFileSync(
    at('vendors.json'),
    JSON.stringify({ vendors: [{ ...JSON.parse(JSON.stringify(aVendor())), ...vendor }] }),
  )
  try {
    await readStartUp(readConfig({ ...sound(), ...env }), folder, '0.1.0')
    return []
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults
    throw fault
  }
}

const secret = (text: string) => ({
  client: { method: 'client_secret_basic', id: 'backstory', secret: text },
})
const key = (bytes: Buffer) => ({ env: { BACKSTORY_KEY: bytes.toString('base64url') } })
const twice = randomBytes(32).toString('base64url')

const UNSAFE: readonly [string, () => Change, RegExp][] = [
  ['no base URL', () => ({ env: { BASE_URL: '' } }), /BASE_URL is missing/],
  [
    'a base URL without TLS',
    () => ({ env: { BASE_URL: 'http://panel.supplier.co.uk' } }),
    /BASE_URL must be https/,
  ],
  [
    'a base URL that only this machine knows',
    () => ({ env: { BASE_URL: 'https://localhost' } }),
    /this machine only/,
  ],
  [
    'a base URL with a path',
    () => ({ env: { BASE_URL: 'https://supplier.co.uk/panel' } }),
    /no path/,
  ],
  [
    'the base URL of an example',
    () => ({ env: { BASE_URL: 'https://panel.example' } }),
    /address of an example/,
  ],
  [
    'a privacy policy over http',
    () => ({ env: { PRIVACY_URL: 'http://supplier.co.uk/privacy' } }),
    /PRIVACY_URL must be https/,
  ],
  ['TLS that ends nowhere', () => ({ env: { TRUST_PROXY: '0' } }), /TLS ends nowhere/],
  ['half a TLS pair', () => ({ env: { TLS_CERT_FILE: at('tls.crt') } }), /belong together/],
  ['PDS over http', () => ({ env: { PDS_URL: 'http://pds.nhs.uk' } }), /PDS_URL must be https/],
  ['SDS over http', () => ({ env: { SDS_URL: 'http://sds.nhs.uk' } }), /SDS_URL must be https/],
  [
    'a token endpoint over http',
    () => ({ env: { NHS_TOKEN_URL: 'http://api.nhs.uk' } }),
    /NHS_TOKEN_URL must be https/,
  ],
  [
    'the Spine proxy over http',
    () => ({ env: { SPINE_PROXY_URL: 'http://proxy.nhs.uk' } }),
    /SPINE_PROXY_URL must be https/,
  ],
  [
    'a password in an address',
    () => ({ env: { PDS_URL: 'https://me:word@pds.nhs.uk' } }),
    /no user information/,
  ],
  [
    'an example as issuer towards practices',
    () => ({ env: { SPINE_ENDPOINT: 'https://backstory.example/spine' } }),
    /SPINE_ENDPOINT is an address of an example/,
  ],
  ['no mutual TLS with the Spine', () => ({ env: { SPINE_CERT_FILE: '' } }), /requires mutual TLS/],
  [
    'any authority trusted for the Spine',
    () => ({ env: { SPINE_CA_FILE: '' } }),
    /SPINE_CA_FILE is missing/,
  ],
  [
    'the deployment key of a sandbox',
    () => ({ env: { BACKSTORY_KEY: sandbox.backstoryKey } }),
    /key of npm start/,
  ],
  [
    'the data folder of a sandbox',
    () => ({ env: { BACKSTORY_DATA: at('a-sandbox') } }),
    /folder of npm start/,
  ],
  [
    'a data folder that cannot be there',
    () => ({ env: { BACKSTORY_DATA: at('vendors.json/data') } }),
    /BACKSTORY_DATA: the folder cannot be written/,
  ],
  [
    'the signing keys of a sandbox',
    () => ({ env: { SIGNING_KEYS_FILE: sandbox.signingKeysFile } }),
    /SIGNING_KEYS_FILE holds keys of npm start/,
  ],
  ['a deployment key of zeros', () => key(Buffer.alloc(32)), /not random/],
  [
    'a deployment key of words',
    () => key(Buffer.from('correct correct correct correct cor')),
    /not random/,
  ],
  ['a short deployment key', () => key(randomBytes(16)), /32 bytes/],
  ['no deployment key', () => ({ env: { BACKSTORY_KEY: '' } }), /BACKSTORY_KEY is missing/],
  [
    'one deployment key twice',
    () => ({ env: { BACKSTORY_KEY: `${twice},${twice}` } }),
    /the same key twice/,
  ],
  [
    'the API key of a template',
    () => ({ env: { NHS_API_KEY: 'your-api-key' } }),
    /NHS_API_KEY is the word/,
  ],
  [
    'a database on another machine without TLS',
    () => ({ env: { DATABASE_URL: 'postgres://b:k93jfkw02@db.supplier.co.uk/b' } }),
    /sslmode=verify-full/,
  ],
  [
    'a database that checks no certificate',
    () => ({ env: { DATABASE_URL: 'postgres://b:k93jfkw02@db.supplier.co.uk/b?sslmode=require' } }),
    /sslmode=verify-full/,
  ],
  [
    'a default database password',
    () => ({ env: { DATABASE_URL: 'postgres://postgres:postgres@127.0.0.1/b' } }),
    /default password/,
  ],
  ['sessions of a day and a night', () => ({ env: { SESSION_HOURS: '24' } }), /SESSION_HOURS/],
  [
    'sessions that nobody uses and nothing ends',
    () => ({ env: { SESSION_IDLE_MINUTES: '600' } }),
    /SESSION_IDLE_MINUTES/,
  ],
  [
    'the sandbox on a public address',
    () => ({ env: { BACKSTORY_SANDBOX: '1', HOST: '0.0.0.0' } }),
    /for loopback only/,
  ],
  [
    'the sandbox behind a public name',
    () => ({ env: { BACKSTORY_SANDBOX: '1', TRUST_PROXY: '0' } }),
    /for loopback only/,
  ],
  [
    'the sandbox behind a proxy',
    () => ({ env: { BACKSTORY_SANDBOX: '1', BASE_URL: '' } }),
    /for loopback only/,
  ],
  [
    'no vendors file',
    () => ({ env: { VENDORS_FILE: at('none.json') } }),
    /VENDORS_FILE: the file cannot be read/,
  ],
  [
    'a vendor over http',
    () => ({ vendor: { iss: 'http://meadow.nhs.uk/fhir' } }),
    /iss must be https/,
  ],
  [
    'a vendor on this machine',
    () => ({ vendor: { iss: 'https://localhost/fhir' } }),
    /this machine only/,
  ],
  [
    'a rule that there is not',
    () => ({ vendor: { record: { rulesOff: ['lonelyness'] } } }),
    /record\.rulesOff: there is no "lonelyness"/,
  ],
  [
    'a sensitive group that there is not',
    () => ({ vendor: { record: { closings: { hiv: 'locked' } } } }),
    /record\.closings: there is no "hiv"/,
  ],
  [
    'a code list that cannot be read',
    () => ({ vendor: { record: { codeLists: [{ name: 'Own', file: 'none.csv' }] } } }),
    /record\.codeLists: "Own": its file cannot be read/,
  ],
  [
    'a wildcard ancestor',
    () => ({ vendor: { frameAncestors: ['https://*.meadow.nhs.uk'] } }),
    /frameAncestors must be whole origins/,
  ],
  ['any ancestor', () => ({ vendor: { frameAncestors: ['*'] } }), /frameAncestors/],
  [
    'an ancestor over http',
    () => ({ vendor: { frameAncestors: ['http://meadow.nhs.uk'] } }),
    /frameAncestors must be https/,
  ],
  [
    'a wildcard endpoint',
    () => ({ vendor: { endpointOrigins: ['https://*.meadow.nhs.uk'] } }),
    /endpointOrigins must be whole origins/,
  ],
  [
    'the secret of a template',
    () => ({ vendor: secret('changeme-changeme') }),
    /default or can be guessed/,
  ],
  [
    'one letter as secret',
    () => ({ vendor: secret('aaaaaaaaaaaaaaaaaaaaaaaa') }),
    /default or can be guessed/,
  ],
  ['a short secret', () => ({ vendor: secret('k93jf') }), /client\.secret/],
  [
    'scopes for everything',
    () => ({ vendor: { scopes: ['launch', 'openid', 'fhirUser', 'patient/*.rs'] } }),
    /not \*/,
  ],
  [
    'access without the user',
    () => ({ vendor: { scopes: ['launch', 'openid', 'fhirUser', 'offline_access'] } }),
    /offline_access/,
  ],
  [
    'a launcher by prefix',
    () => ({ vendor: { issIsPrefix: true } }),
    /issIsPrefix is for the sandbox/,
  ],
  [
    'made-up stand-ins',
    () => ({
      vendor: {
        standIns: {
          '*': {
            nhsNumber: '9990000018',
            family: 'A',
            given: 'B',
            birthDate: '1950-01-01',
            gender: 'male',
          },
        },
      },
    }),
    /standIns are for the sandbox/,
  ],
  [
    'an assumed role that is not allowed',
    () => ({ vendor: { assumedRole: 'anybody' } }),
    /assumedRole/,
  ],
  [
    'an organisation that nobody filled in',
    () => ({ vendor: { organisation: { ods: 'ODS CODE', name: 'Meadow' } } }),
    /“ODS CODE” is still to be filled in/,
  ],
  [
    'a role that nobody filled in',
    () => ({ vendor: { roles: ['ROLE THAT MAY SEE GP RECORDS'] } }),
    /still to be filled in/,
  ],
  [
    'signing without keys',
    () => ({ vendor: { client: { method: 'private_key_jwt', id: 'b', alg: 'ES384' } } }),
    /SIGNING_KEYS_FILE is missing/,
  ],
]

describe('npm run serve', () => {
  it('starts with a sound configuration, behind a proxy or with TLS of its own', async () => {
    expect(await faultsWith({})).toEqual([])
    const tls = { TRUST_PROXY: '0', TLS_CERT_FILE: at('tls.crt'), TLS_KEY_FILE: at('tls.key') }
    expect(await faultsWith({ env: tls })).toEqual([])
    const address = 'postgres://b:k93jfkw02@db.supplier.co.uk/b?sslmode=verify-full'
    expect(await faultsWith({ env: { DATABASE_URL: address } })).toEqual([])
    expect(await faultsWith({ vendor: secret('Zt8-kQ2_vLm4.xN7~pR1') })).toEqual([])
  })

  it('makes its data folder, for its own user alone', async () => {
    const data = at('deeper/data')
    expect(await faultsWith({ env: { BACKSTORY_DATA: data } })).toEqual([])
    expect(statSync(data).mode & 0o777).toBe(0o700)
  })

  it.each(UNSAFE)('refuses %s', async (_what, change, fault) => {
    const faults = await faultsWith(change())
    expect(
      faults.some((one) => fault.test(one)),
      faults.join('\n'),
    ).toBe(true)
  })

  it('names every fault at once, and no secret', async () => {
    const faults = await faultsWith({
      env: { BASE_URL: '', NHS_API_KEY: 'changeme', SESSION_HOURS: '99', TRUST_PROXY: '0' },
    })
    expect(faults.length).toBeGreaterThanOrEqual(4)
    expect(faults.join()).not.toContain('changeme')
  })
})

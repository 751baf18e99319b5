import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parseVendors } from '../../../../auth-server/launch/read-vendors.ts'
import {
  type ClientMethod,
  differences,
  type RegistrationBody,
  readRegistered,
  registrationBody,
} from '../../../../auth-server/launch/registration/client-registration.ts'
import { manifestFor, readManifest } from '../../../../auth-server/launch/registration/manifest.ts'
import { FORMS, registrationFor } from '../../../../auth-server/launch/registration/other-forms.ts'
import { registerCommand } from '../../../../auth-server/launch/registration/register-command.ts'
import {
  entryHints,
  registrationSheet,
  vendorEntry,
} from '../../../../auth-server/launch/registration/registration-sheet.ts'
import { TO_FILL_IN } from '../../../../auth-server/launch/registration/to-fill-in.ts'
import { Vendor } from '../../../../auth-server/launch/vendors.ts'
import { aWorld } from '../../../sandbox/vendor/a-world.ts'
import { startVendor } from '../../../sandbox/vendor/vendor.ts'
import { json, standIn } from '../../gp-connect/stand-in.ts'
import { aBrowser } from '../a-browser.ts'
import { aPanel } from '../a-panel.ts'

const text = readFileSync(resolve(import.meta.dirname, '../../../../smart-manifest.json'), 'utf8')
const choice = (method: ClientMethod, alg: 'ES384' | 'RS384' = 'ES384') => ({
  method,
  alg,
  parts: [],
})
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

describe('registration at oidc-provider’s endpoint (RFC 7591), then a launch with that client', () => {
  it.each([
    ['private_key_jwt', 'ES384'],
    ['private_key_jwt', 'RS384'],
    ['client_secret_basic', 'ES384'],
    ['none', 'ES384'],
  ] as const)('%s %s', async (method, alg) => {
    const vendor = await startVendor({ world: aWorld() })
    closers.push(vendor.close)
    const panel = await aPanel()
    closers.push(panel.close)
    vendor.meet({ panel: panel.url })
    let out = ''
    const code = await registerCommand({
      iss: vendor.fhirBase,
      manifest: readManifest(manifestFor(text, panel.url)),
      choice: choice(method, alg),
      accessToken: null,
      json: true,
      out: (words) => {
        out += words
      },
      say: () => undefined,
    })
    const { entry, clientId, differences: different, works } = JSON.parse(out)
    expect(works).toBe(true)
    expect(code).toBe(0)
    expect(different).toEqual([])
    expect(clientId).not.toBe('')

    await panel.list([
      Vendor.parse({
        ...entry,
        name: 'Harbour',
        organisation: { ods: 'X26', name: 'Harbour' },
        roles: ['link-worker'],
      }),
    ])
    const { answer } = await aBrowser(panel).signIn(vendor.launchUrl('ivy-marlow'))
    expect(answer.status).toBe(303)
    expect(panel.opened[0]?.session.context.patient).toBe('ivy-marlow')
  })
})

describe('what a server registered otherwise', () => {
  const manifest = readManifest(text)
  const asked = registrationBody(manifest, choice('private_key_jwt'))
  it.each<[string, RegistrationBody, boolean]>([
    ['redirect_uris', { redirect_uris: ['https://panel.example/other'] }, false],
    ['token_endpoint_auth_method', { token_endpoint_auth_method: 'client_secret_post' }, false],
    ['token_endpoint_auth_signing_alg', { token_endpoint_auth_signing_alg: 'RS384' }, true],
    ['jwks_uri', { jwks_uri: undefined }, false],
    ['response_types', { response_types: ['code', 'id_token'] }, false],
    ['grant_types', { grant_types: ['authorization_code'] }, true],
    ['grant_types', { grant_types: ['client_credentials'] }, false],
    ['scope', { scope: 'launch openid fhirUser patient/Patient.r' }, true],
    ['scope', { scope: 'launch openid' }, false],
    ['id_token_signed_response_alg', { id_token_signed_response_alg: 'ES256' }, true],
  ])('%s is named: %o', (member, change, bearable) => {
    const found = differences(asked, { ...asked, ...change })
    expect(found).toMatchObject([{ member, bearable }])
    expect(found[0]?.means).not.toBe('')
  })

  it('is nothing when the order alone differs, or it says nothing of scopes', () => {
    const { scope: _scope, ...rest } = asked
    expect(
      differences(asked, { ...rest, grant_types: ['refresh_token', 'authorization_code'] }),
    ).toEqual([])
  })
})

describe('a registration that is refused', () => {
  it.each([
    [400, '{"error":"invalid_redirect_uri"}', /https/],
    [400, '{"error":"invalid_client_metadata","error_description":"no jwks"}', /no jwks.*--method/],
    [
      400,
      '{"error":"invalid_client_metadata","error_description":"scope must only contain …"}',
      /teach it these four first/,
    ],
    [401, '{"error":"invalid_token"}', /--token-file/],
    [403, '', /--token-file/],
    [404, '<html>', /by hand/],
    [201, '{}', /client_id/],
  ])('with %i %s says what to do', (status, body, words) => {
    expect(() => readRegistered(status, body)).toThrow(words)
  })

  it('at a server without a registration endpoint points to the sheet, and gives the entry', async () => {
    let out = ''
    let said = ''
    const server = await standIn((_request, response) => json(response, 200, { issuer: 'x' }))
    closers.push(server.close)
    const registering = registerCommand({
      iss: server.url,
      manifest: readManifest(text),
      choice: choice('none'),
      accessToken: null,
      json: false,
      out: (words) => {
        out += words
      },
      say: (words) => {
        said += words
      },
    })
    await expect(registering).rejects.toThrow(/vendor -- manifest/)
    const { vendors } = JSON.parse(out)
    expect(vendors[0]).toMatchObject({
      iss: server.url,
      client: { method: 'none', id: TO_FILL_IN.clientId },
    })
    expect(said).toContain(TO_FILL_IN.clientId)
  })
})

it('sends the initial access token where there is one, and says what differs in words', async () => {
  const server = await standIn((request, response, body) => {
    if (request.method === 'GET') {
      json(response, 200, { issuer: 'x', registration_endpoint: `${server.url}/register` })
    } else json(response, 201, { ...JSON.parse(body), client_id: 'c1', grant_types: ['x'] })
  })
  closers.push(server.close)
  let out = ''
  let said = ''
  const code = await registerCommand({
    iss: server.url,
    manifest: readManifest(text),
    choice: choice('private_key_jwt'),
    accessToken: 'let-me-in',
    json: false,
    out: (words) => {
      out += words
    },
    say: (words) => {
      said += words
    },
  })
  expect(code).toBe(1)
  expect(server.seen.at(-1)?.headers.authorization).toBe('Bearer let-me-in')
  expect(said).toContain('DOES NOT WORK grant_types')
  expect(said).toContain('Replace the words in capitals')
  expect(said).not.toContain('assumedRole')
  expect(JSON.parse(out).vendors[0].client.id).toBe('c1')
})

it('leaves words to fill in that no start accepts, and says what a server without roles needs', () => {
  const few = { ...choice('none'), scopes: ['launch', 'openid', 'fhirUser', 'patient/Patient.r'] }
  const entry = vendorEntry({
    iss: 'https://you.example/fhir',
    issuer: 'https://you.example',
    endpointOrigins: ['https://you.example'],
    clientId: TO_FILL_IN.clientId,
    clientSecret: null,
    choice: few,
  })
  const starting = () => parseVendors(JSON.stringify({ vendors: [entry] }), { sandbox: true })
  for (const words of Object.values(TO_FILL_IN)) {
    expect(starting).toThrow(`“${words}” is still to be filled in`)
  }
  expect(entryHints(few).join()).toContain('assumedRole')
})

describe('the registration in other forms', () => {
  const manifest = readManifest(text)
  it.each(FORMS)(
    '%s holds launch and redirect address and every scope that it can name',
    (form) => {
      const made = JSON.stringify(registrationFor(form, manifest, choice('private_key_jwt')))
      expect(made).toContain('https://panel.example/launch')
      expect(made).toContain('https://panel.example/callback')
      expect(made).toContain('https://panel.example/.well-known/jwks.json')
      expect(made).not.toContain('secret":"')
    },
  )

  it('words: a sheet for a person, with every scope and its reason', () => {
    const sheet = registrationSheet(manifest, choice('client_secret_basic'))
    for (const scope of manifest.scope.split(' ')) expect(sheet).toContain(scope)
    expect(sheet).toContain('client_secret_basic')
    expect(sheet).not.toContain('JWKS URL  ')
  })
})

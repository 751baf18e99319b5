import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type CheckCommandOptions,
  checkCommand,
} from '../../../../auth-server/launch/registration/check-command.ts'
import { Vendor } from '../../../../auth-server/launch/vendors.ts'
import { startMinimalVendor } from '../../../sandbox/minimal-vendor/start-minimal-vendor.ts'
import { aWorld } from '../../../sandbox/vendor/a-world.ts'
import { startVendor } from '../../../sandbox/vendor/vendor.ts'
import { aPlainProvider } from './a-plain-provider.ts'
import { aSmartProvider } from './a-smart-provider.ts'

const LEAST = {
  method: 'none',
  alg: 'ES384',
  parts: [],
  scopes: ['launch', 'openid', 'fhirUser', 'patient/Patient.r'],
} as const
const REDIRECT_URI = 'http://127.0.0.1:9/callback'
const IVY = {
  resourceType: 'Patient',
  id: 'ivy',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001006' }],
  name: [{ use: 'official', family: 'Marlow', given: ['Ivy'] }],
  birthDate: '1949-02-17',
  gender: 'female',
}
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Said {
  code: number
  report: {
    counts: { pass: number; warning: number; fail: number }
    findings: { rule: string; outcome: string; seen: string; remedy?: string }[]
  }
}

async function check(options: Pick<CheckCommandOptions, 'iss'> & Partial<CheckCommandOptions>) {
  let out = ''
  const code = await checkCommand({
    panel: 'https://panel.example',
    page: null,
    choice: { method: 'none', alg: 'ES384', parts: [] },
    vendors: null,
    client: null,
    keys: null,
    launch: null,
    redirectUri: REDIRECT_URI,
    port: 0,
    writeNote: false,
    json: true,
    out: (text) => {
      out += text
    },
    say: () => undefined,
    ...options,
  })
  return { code, report: JSON.parse(out) } as Said
}

const ruled = ({ report }: Said, outcome: string) =>
  report.findings.filter((one) => one.outcome === outcome).map(({ rule }) => rule)
const launchIn = (address: string) => new URL(address, 'http://x').searchParams.get('launch')

describe('the check of', () => {
  it('the sandbox vendor finds nothing that stops Backstory, a launch and a note included', async () => {
    const vendor = await startVendor({ world: aWorld() })
    closers.push(vendor.close)
    await vendor.register('check', {
      redirect_uris: [REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    })
    const said = await check({
      iss: vendor.fhirBase,
      client: { id: 'check', secret: null },
      launch: launchIn(vendor.launchUrl('ivy-marlow')),
      writeNote: true,
    })
    expect(ruled(said, 'fail')).toEqual([])
    expect(said.code).toBe(0)
    expect(ruled(said, 'pass')).toEqual(
      expect.arrayContaining([
        'nhs-number',
        'referral',
        'consent',
        'note-create',
        'refresh',
        'replay',
      ]),
    )
  })

  it('the minimal vendor finds what it lacks, and nothing that stops Backstory', async () => {
    const vendor = await startMinimalVendor(aWorld(), 'check')
    closers.push(vendor.close)
    vendor.meet(new URL(REDIRECT_URI).origin)
    const page = await (await fetch(`${vendor.baseUrl}/patients/ivy-marlow`)).text()
    const address = /src="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const said = await check({
      iss: `${vendor.baseUrl}/fhir`,
      client: { id: 'check', secret: null },
      launch: launchIn(address),
      choice: LEAST,
      writeNote: true,
    })
    expect(ruled(said, 'fail')).toEqual([])
    expect(said.code).toBe(0)
    expect(ruled(said, 'warning')).toEqual(
      expect.arrayContaining(['metadata', 'referral', 'consent', 'practitioner', 'note-create']),
    )
  })

  it('a plain oidc-provider names what makes it no SMART server, and drafts the document', async () => {
    const provider = await aPlainProvider()
    closers.push(provider.close)
    const said = await check({ iss: provider.url })
    expect(said.code).toBe(1)
    expect(ruled(said, 'fail')).toEqual(['discovery-answers', 'jwks-keys'])
    expect(ruled(said, 'warning')).toEqual(
      expect.arrayContaining(['capabilities', 'scopes-supported', 'client-alg', 'metadata']),
    )
    const remedies = said.report.findings.map(({ remedy }) => remedy ?? '').join('\n')
    expect(remedies).toContain('"capabilities":["launch-ehr","client-public"')
    expect(remedies).toContain('"patient/Patient.r"]')
    expect(remedies).toContain('keep them before going live')
    expect(ruled(said, 'skipped')).toContain('fhir-protected')
    expect(remedies).toContain(`"token_endpoint":"${provider.url}/token"`)
  })

  it('an oidc-provider taught as the guide says finds nothing that stops Backstory', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backstory-smart-provider-'))
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    closers.push(async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(folder, { recursive: true })
    })
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const system = aSmartProvider({
      base,
      clientId: 'check',
      redirectUris: [REDIRECT_URI],
      keyFile: join(folder, 'key.json'),
      user: { id: 'sam', name: 'Sam Worker' },
      patients: new Map([['ivy', IVY]]),
    })
    server.on('request', system.app)
    const said = await check({
      iss: `${base}/fhir`,
      client: { id: 'check', secret: null },
      launch: system.launch('ivy'),
      choice: LEAST,
    })
    expect(ruled(said, 'fail')).toEqual([])
    expect(said.code).toBe(0)
    expect(ruled(said, 'pass')).toEqual(
      expect.arrayContaining([
        'authorize-answer',
        'authorize-cookies',
        'context-patient',
        'id-token',
        'id-token-user',
        'nhs-number',
        'replay',
      ]),
    )
    expect(said.report.findings.find(({ rule }) => rule === 'client-method')?.seen).toBe('none')
    expect(said.report.findings.find(({ rule }) => rule === 'fhir-protected')?.seen).toBe(
      'a read answered 401',
    )
    const entry = Vendor.parse({
      ...{ id: 'taught', name: 'Taught', iss: `${base}/fhir`, authorizationServer: base },
      client: { method: 'none', id: 'check' },
      endpointOrigins: [base],
      scopes: LEAST.scopes,
      frameAncestors: [base],
      organisation: { ods: 'X26', name: 'Taught' },
      userIdSystem: `${base}/users`,
    })
    const listed = await check({
      iss: `${base}/fhir`,
      vendors: JSON.stringify({ vendors: [entry] }),
      launch: system.launch('ivy'),
    })
    const off = listed.report.findings.filter(({ seen }) => seen === 'off in your entry')
    expect(new Set(off.map(({ rule }) => rule))).toEqual(
      new Set(['grant-types', 'scopes-supported', 'practitioner', 'referral', 'consent']),
    )
    expect(ruled(listed, 'warning')).not.toContain('scopes-supported')
    const again = { iss: `${base}/fhir`, client: { id: 'check', secret: null }, choice: LEAST }
    const unknown = await check({ ...again, launch: 'never-given' })
    expect(ruled(unknown, 'fail')).toEqual(['authorize-answer'])
  })

  it('nothing at all says that nothing listens there', async () => {
    const said = await check({ iss: 'http://127.0.0.1:9/fhir' })
    expect(ruled(said, 'fail')).toEqual(['discovery-answers'])
    expect(said.code).toBe(1)
  })
})

describe('a launch that a person drives', () => {
  it('waits for the browser, sends it on, and goes on with what comes back', async () => {
    const vendor = await startMinimalVendor(aWorld(), 'check')
    closers.push(vendor.close)
    let spoken = ''
    const told = Promise.withResolvers<string>()
    const checking = check({
      iss: `${vendor.baseUrl}/fhir`,
      client: { id: 'check', secret: null },
      redirectUri: null,
      choice: LEAST,
      say: (text) => {
        spoken += text
        told.resolve(/launch URL +(\S+)/.exec(spoken)?.[1] ?? '')
      },
    })
    const launchUrl = await told.promise
    vendor.meet(new URL(launchUrl).origin)
    const page = await (await fetch(`${vendor.baseUrl}/patients/ivy-marlow`)).text()
    const address = /src="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await (await fetch(address)).text()).toContain('You can close this window')
    const said = await checking
    expect(ruled(said, 'fail')).toEqual([])
    expect(ruled(said, 'pass')).toEqual(
      expect.arrayContaining(['launch', 'id-token', 'nhs-number']),
    )
  })
})

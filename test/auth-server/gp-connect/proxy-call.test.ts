import '../../sandbox/nhs/wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { type ProxyCall, wireRequest } from '../../../auth-server/gp-connect/proxy-call.ts'
import type { GpConnectSettings } from '../../../auth-server/gp-connect/settings.ts'
import { LOCAL_USER } from './consumer.ts'

const ROOT = 'https://provider.sim.example/A99999/STU3/1/gpconnect/structured'
const settings = (proxy: string): GpConnectSettings => ({
  pdsUrl: '',
  sdsUrl: '',
  api: { tokenUrl: '', key: '', keyId: '', privateKey: '' },
  proxy: { url: proxy, tls: null },
  spineEndpoint: 'https://backstory.example/',
  supplierOds: 'YGA01',
  device: {
    system: 'https://backstory.example/Id/device',
    id: '1',
    model: 'Backstory',
    version: '1',
  },
  limits: { connectMs: 1, totalMs: 1, bytes: 1 },
})
const call = (changes: Partial<ProxyCall> = {}, proxy = 'https://ssp.sim.example') =>
  wireRequest(
    {
      nhsNumber: '9990123454',
      selection: { problems: true },
      user: LOCAL_USER,
      organisation: { ods: 'Z9X8Y', name: 'Riverside', asid: null },
      route: { address: ROOT, to: '200000009992', from: '200000009991' },
      traceId: '6f0a1f2e-93f5-4e0b-8d0e-7d6a3c1b9a01',
      now: new Date('2026-11-22T12:00:00Z'),
      ...changes,
    },
    settings(proxy),
  )

describe('the address of a request', () => {
  it('consumer url/by-hand: is the practice’s appended to the proxy’s path, with nothing collapsed and nothing encoded', () => {
    expect(call().path).toBe(`/${ROOT}/Patient/$gpc.getstructuredrecord`)
    expect(call().method).toBe('POST')
  })

  it('keeps a path of the proxy’s own', () => {
    expect(call({}, 'https://ssp.sim.example/base').path).toBe(
      `/base/${ROOT}/Patient/$gpc.getstructuredrecord`,
    )
  })

  it('is the practice’s to the letter, case and port included', () => {
    const address = 'https://Provider.sim.example:19192/A99999/STU3/1/Emis/GPConnect'
    const route = { address, to: '200000009992', from: '200000009991' }
    expect(call({ route }).path).toBe(`/${address}/Patient/$gpc.getstructuredrecord`)
  })

  it('consumer url/one-slash: has one slash where SDS gave the root with one at its end, while the token names it as it is', () => {
    const route = { address: `${ROOT}/`, to: '200000009992', from: '200000009991' }
    const { path, headers } = call({ route })
    expect(path).toBe(`/${ROOT}/Patient/$gpc.getstructuredrecord`)
    const payload = headers.Authorization?.split('.')[1] ?? ''
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      aud: `${ROOT}/`,
    })
  })
})

describe('the headers of a request', () => {
  const expected: [string, string | RegExp][] = [
    ['Ssp-TraceID', '6f0a1f2e-93f5-4e0b-8d0e-7d6a3c1b9a01'],
    ['Ssp-From', '200000009991'],
    ['Ssp-To', '200000009992'],
    [
      'Ssp-InteractionID',
      'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
    ],
    ['Authorization', /^Bearer [\w-]+\.[\w-]+\.$/],
    ['Accept', 'application/fhir+json;charset=utf-8'],
    ['Content-Type', 'application/fhir+json;charset=utf-8'],
    ['Accept-Encoding', 'gzip'],
  ]
  for (const [name, value] of expected) {
    it(`consumer header/${name}: goes out`, () => {
      expect(call().headers[name]).toEqual(
        typeof value === 'string' ? value : expect.stringMatching(value),
      )
    })
  }

  it('are these and no more', () => {
    expect(Object.keys(call().headers)).toEqual(expected.map(([name]) => name))
  })
})

import '../../sandbox/nhs/wire-rules.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { sds } from '../../../auth-server/gp-connect/sds.ts'
import { systemPorts } from '../../../auth-server/gp-connect/settings.ts'
import { json, type StandIn, standIn } from './stand-in.ts'

const live = () => new AbortController().signal
const PARTY_KEY = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey'
const ASID = 'https://fhir.nhs.uk/Id/nhsSpineASID'
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource })),
})
const endpoint = (changes: object = {}) => ({
  resourceType: 'Endpoint',
  status: 'active',
  address: 'https://provider.example/A99001/STU3/1/gpconnect/structured',
  identifier: [{ system: PARTY_KEY, value: 'A99001-990001' }],
  ...changes,
})
const device = (asid: string) => ({
  resourceType: 'Device',
  identifier: [{ system: ASID, value: asid }],
})

let server: StandIn
afterEach(() => server.close())

interface Answers {
  endpoint?: object
  practice?: object
  own?: object
  status?: number
}
async function directory({ status = 200, ...answers }: Answers) {
  server = await standIn((request, response) => {
    const url = decodeURIComponent(request.url ?? '')
    const body = url.startsWith('/Endpoint')
      ? (answers.endpoint ?? bundle(endpoint()))
      : url.includes('manufacturing-organization')
        ? (answers.own ?? bundle(device('200000009991')))
        : (answers.practice ?? bundle(device('918000000001')))
    json(response, status, body)
  })
  return sds(
    {
      sdsUrl: server.url,
      api: { tokenUrl: '', key: 'app-1', keyId: '', privateKey: '' },
      supplierOds: 'YGA01',
      limits: { connectMs: 500, totalMs: 500, bytes: 10_000 },
    },
    systemPorts,
  )
}
const organisation = { ods: 'Z9X8Y', name: 'Riverside', asid: null }

describe('SDS is asked', () => {
  it('consumer sds/party-key: for the endpoint, then the device of its party key, and for our own by supplier', async () => {
    const { find } = await directory({})
    await expect(find('A99001', organisation, live())).resolves.toEqual({
      address: 'https://provider.example/A99001/STU3/1/gpconnect/structured',
      to: '918000000001',
      from: '200000009991',
    })
    const ods = (code: string) => `https://fhir.nhs.uk/Id/ods-organization-code|${code}`
    const interaction =
      'https://fhir.nhs.uk/Id/nhsServiceInteractionId|urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1'
    expect(server.seen.map(({ url }) => decodeURIComponent(url)).sort()).toEqual([
      `/Device?organization=${ods('A99001')}&identifier=${interaction}&identifier=${PARTY_KEY}|A99001-990001`,
      `/Device?organization=${ods('Z9X8Y')}&identifier=${interaction}&manufacturing-organization=${ods('YGA01')}`,
      `/Endpoint?organization=${ods('A99001')}&identifier=${interaction}`,
    ])
    for (const { url, headers } of server.seen) {
      expect(url).not.toContain('|')
      expect(headers.apikey).toBe('app-1')
    }
  })

  it('not for our own id where the vendor’s entry fixes it', async () => {
    const { find } = await directory({})
    const found = await find('A99001', { ...organisation, asid: '200000009999' }, live())
    expect(found.from).toBe('200000009999')
    expect(server.seen).toHaveLength(2)
  })

  it('consumer sds/never-kept: afresh for every patient: nothing is kept', async () => {
    const { find } = await directory({})
    await find('A99001', organisation, live())
    await find('A99001', organisation, live())
    expect(server.seen).toHaveLength(6)
  })

  it.each([
    ['no endpoint', { endpoint: bundle() }, 'practice-does-not-share'],
    [
      'an endpoint that is off',
      { endpoint: bundle(endpoint({ status: 'off' })) },
      'practice-does-not-share',
    ],
    [
      'an endpoint without party key',
      { endpoint: bundle(endpoint({ identifier: [] })) },
      'practice-does-not-share',
    ],
    ['no device of the practice', { practice: bundle() }, 'practice-does-not-share'],
    ['no device of ours', { own: bundle() }, 'retrieval-failed'],
    [
      'an address that is none',
      { endpoint: bundle(endpoint({ address: 'https://x y/\r\nHost: z' })) },
      'retrieval-failed',
    ],
    ['no search set', { endpoint: { resourceType: 'Parameters' } }, 'sds-unavailable'],
  ])('consumer sds/nothing-found: and %s is told apart', async (_what, answers, code) => {
    const { find } = await directory(answers)
    await expect(find('A99001', organisation, live())).rejects.toMatchObject({ code })
  })

  for (const status of [408, 429, 500, 502, 504]) {
    it(`consumer sds/temporary: ${status} may be tried again`, async () => {
      const { find } = await directory({ status })
      await expect(find('A99001', organisation, live())).rejects.toMatchObject({
        code: 'sds-unavailable',
      })
    })
  }

  it.each([400, 401, 403, 404, 405, 406])('and %i is our own fault', async (status) => {
    const { find } = await directory({ status })
    await expect(find('A99001', organisation, live())).rejects.toMatchObject({
      code: 'retrieval-failed',
    })
  })

  it('and stops when the panel goes away', async () => {
    const { find } = await directory({})
    await expect(find('A99001', organisation, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

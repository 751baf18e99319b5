import '../../sandbox/nhs/wire-rules.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { pds, pdsFacts } from '../../../auth-server/gp-connect/pds.ts'
import { requestIds } from '../../../auth-server/gp-connect/request-ids.ts'
import { systemPorts } from '../../../auth-server/gp-connect/settings.ts'
import { json, type StandIn, standIn } from './stand-in.ts'

const NUMBER = '9990123454'
const live = () => new AbortController().signal
const patient = {
  resourceType: 'Patient',
  id: NUMBER,
  meta: { security: [{ code: 'U' }] },
  name: [
    { use: 'nickname', family: 'Nick', given: ['Name'] },
    { use: 'usual', family: 'Marsh', given: ['Dylan', 'Rhys'] },
  ],
  gender: 'male',
  birthDate: '1968-11-03',
  generalPractitioner: [
    {
      identifier: {
        system: 'https://fhir.nhs.uk/Id/ods-organization-code',
        value: 'A99001',
        period: { start: '2020-01-01' },
      },
    },
  ],
}
const outcome = (code: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'value', details: { coding: [{ code }] } }],
})

let server: StandIn | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function reader(answer: Parameters<typeof standIn>[0]) {
  const started = await standIn(answer)
  server = started
  let forgotten = 0
  const token = {
    get: async () => 'token-1',
    forget: () => {
      forgotten++
    },
  }
  const limits = { connectMs: 500, totalMs: 500, bytes: 10_000 }
  const client = pds(
    { pdsUrl: started.url, limits },
    systemPorts,
    token,
    requestIds(systemPorts.uuid),
  )
  return {
    read: (signal = live()) => client.read(NUMBER, 'e5b1c9f4-0d6a-4b63-8a3c-6f1d8f0e7a11', signal),
    forgotten: () => forgotten,
  }
}

describe('PDS is asked', () => {
  it('for the person by number, with token, request id and correlation id', async () => {
    const { read } = await reader((_request, response) => json(response, 200, patient))
    await expect(read()).resolves.toMatchObject({
      nhsNumber: NUMBER,
      confidentiality: 'U',
      deceased: false,
      practiceOds: 'A99001',
      family: 'Marsh',
      given: 'Dylan Rhys',
    })
    expect(server?.seen).toMatchObject([
      {
        method: 'GET',
        url: `/Patient/${NUMBER}`,
        headers: {
          authorization: 'Bearer token-1',
          'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
          'x-correlation-id': 'e5b1c9f4-0d6a-4b63-8a3c-6f1d8f0e7a11',
        },
      },
    ])
  })

  const answers: [string, number, string, string][] = [
    ['pds/RESOURCE_NOT_FOUND', 404, 'RESOURCE_NOT_FOUND', 'number-not-on-pds'],
    ['pds/INVALIDATED_RESOURCE', 404, 'INVALIDATED_RESOURCE', 'record-invalidated'],
    ['pds/INVALID_RESOURCE_ID', 400, 'INVALID_RESOURCE_ID', 'number-invalid'],
    ['pds/temporary', 408, 'UNABLE_TO_CALL_SERVICE', 'pds-unavailable'],
    ['pds/temporary', 429, 'TOO_MANY_REQUESTS', 'pds-unavailable'],
    ['pds/temporary', 500, 'INTERNAL_SERVER_ERROR', 'pds-unavailable'],
    ['pds/temporary', 503, '', 'pds-unavailable'],
  ]
  for (const [rule, status, code, refusal] of answers) {
    it(`consumer ${rule}: ${status} ${code} says ${refusal}`, async () => {
      const { read } = await reader((_request, response) => json(response, status, outcome(code)))
      await expect(read()).rejects.toMatchObject({ code: refusal })
    })
  }

  it.each([
    [401, 'ACCESS_DENIED'],
    [403, 'ACCESS_DENIED'],
    [404, ''],
    [400, 'INVALID_VALUE'],
    [302, ''],
  ])('and %i %s is our own fault', async (status, code) => {
    const { read } = await reader((_request, response) => json(response, status, outcome(code)))
    await expect(read()).rejects.toMatchObject({ code: 'retrieval-failed' })
  })

  it('consumer pds/X-Request-ID: again with the same X-Request-ID after a failure, and with a new one after an answer', async () => {
    let answers = 0
    const { read } = await reader((_request, response) => {
      if (answers++ < 2) json(response, 503, {})
      else json(response, 200, patient)
    })
    await expect(read()).rejects.toThrow()
    await expect(read()).rejects.toThrow()
    await read()
    await read()
    const ids = server?.seen.map(({ headers }) => headers['x-request-id']) ?? []
    expect(new Set(ids.slice(0, 3)).size).toBe(1)
    expect(ids[3]).not.toBe(ids[2])
  })

  it('with a new token after it refused the old one', async () => {
    const { read, forgotten } = await reader((_request, response) => json(response, 401, {}))
    await expect(read()).rejects.toThrow()
    expect(forgotten()).toBe(1)
  })

  it('and no redirect is followed', async () => {
    const { read } = await reader((_request, response) =>
      json(response, 302, {}, { Location: '/elsewhere' }),
    )
    await expect(read()).rejects.toThrow()
    expect(server?.seen).toHaveLength(1)
  })

  it.each([
    ['another resource', { resourceType: 'Bundle' }],
    ['nothing', ''],
  ])('and %s instead of a person is no answer', async (_what, body) => {
    const { read } = await reader((_request, response) => json(response, 200, body))
    await expect(read()).rejects.toMatchObject({ code: 'pds-unavailable' })
  })

  it('and stops when the panel goes away', async () => {
    const { read } = await reader(() => undefined)
    const leaving = new AbortController()
    setTimeout(() => leaving.abort(), 20)
    await expect(read(leaving.signal)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('consumer pds/age: and a cached answer is as old as its cache says', async () => {
    const { read } = await reader((_request, response) =>
      json(response, 200, patient, { Age: '3600' }),
    )
    const { saidAt } = await read()
    expect(Date.now() - saidAt).toBeGreaterThanOrEqual(3_600_000)
  })
})

describe('what PDS says', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  const gp = (period: object | undefined) => ({
    ...patient,
    generalPractitioner: [
      {
        identifier: {
          system: 'https://fhir.nhs.uk/Id/ods-organization-code',
          value: 'A99001',
          ...(period === undefined ? {} : { period }),
        },
      },
    ],
  })
  it.each([
    ['without a period', undefined, 'A99001'],
    ['since some time', { start: '2020-01-01' }, 'A99001'],
    ['until today', { start: '2020-01-01', end: '2026-11-22' }, 'A99001'],
    ['until yesterday', { start: '2020-01-01', end: '2026-11-21' }, null],
    ['from tomorrow', { start: '2026-11-23' }, null],
  ])('consumer pds/practice-period: a practice %s', (_when, period, ods) => {
    expect(pdsFacts(gp(period), now)?.practiceOds).toBe(ods)
  })
  it('a practice named by another kind of code is none', () => {
    const other = { identifier: { system: 'https://example.org/site', value: 'A99001' } }
    expect(pdsFacts({ ...patient, generalPractitioner: [other] }, now)?.practiceOds).toBeNull()
  })
  it('death as a date or as a flag', () => {
    expect(pdsFacts({ ...patient, deceasedDateTime: '2026-01-01' }, now)?.deceased).toBe(true)
    expect(pdsFacts({ ...patient, deceasedBoolean: true }, now)?.deceased).toBe(true)
    expect(pdsFacts({ ...patient, deceasedBoolean: false }, now)?.deceased).toBe(false)
  })
})

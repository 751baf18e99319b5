import './wire-rules.ts'
import jwt from 'jsonwebtoken'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NhsSide, startNhsSide } from './nhs-side.ts'
import { textAt } from './resource.ts'
import { personCalled, scriptedWorld } from './scripted-world.ts'
import { STRUCTURED } from './wire.ts'

const world = scriptedWorld()
let nhs: NhsSide
beforeAll(async () => {
  nhs = await startNhsSide(world)
})
afterAll(() => nhs.close())

const codeOf = (body: unknown) => textAt(body, 'issue', 0, 'details', 'coding', 0, 'code')

interface AssertionChanges {
  form?: { [field: string]: string }
  claims?: { [claim: string]: unknown }
  kid?: string
  algorithm?: 'RS512' | 'RS256'
}

function assertion({ claims, kid, algorithm = 'RS512' }: AssertionChanges = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    iss: nhs.apiKey,
    sub: nhs.apiKey,
    aud: nhs.tokenUrl,
    jti: crypto.randomUUID(),
    exp: now + 300,
    ...claims,
  }
  return jwt.sign(payload, nhs.privateKeyPem, { algorithm, keyid: kid ?? nhs.keyId })
}

async function askToken(changes: AssertionChanges = {}) {
  const answer = await fetch(nhs.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(changes),
      ...changes.form,
    }),
  })
  return { status: answer.status, body: (await answer.json()) as { [name: string]: string } }
}

describe('the token endpoint', () => {
  it('gives a token for ten minutes, with its life as text', async () => {
    expect(await askToken()).toMatchObject({
      status: 200,
      body: { expires_in: '599', token_type: 'Bearer' },
    })
  })

  const seconds = () => Math.floor(Date.now() / 1000)
  const refused: [string, string, () => AssertionChanges, number][] = [
    ['grant_type', 'another grant', () => ({ form: { grant_type: 'password' } }), 400],
    ['client_assertion_type', 'no type', () => ({ form: { client_assertion_type: '' } }), 400],
    ['kid', 'a key that is not registered', () => ({ kid: 'other' }), 401],
    ['signature', 'RS256', () => ({ algorithm: 'RS256' }), 401],
    ['iss', 'somebody else’s', () => ({ claims: { iss: 'other' } }), 401],
    ['sub', 'somebody else’s', () => ({ claims: { sub: 'other' } }), 401],
    ['aud', 'another endpoint', () => ({ claims: { aud: 'https://other.example/' } }), 401],
    ['exp', 'an assertion that is over', () => ({ claims: { exp: seconds() - 1 } }), 401],
    ['exp', 'one that lives too long', () => ({ claims: { exp: seconds() + 600 } }), 401],
  ]
  for (const [rule, how, changes, status] of refused) {
    it(`nhs api-token/${rule}: ${how} is refused`, async () => {
      expect(await askToken(changes())).toMatchObject({ status })
      expect(nhs.seen.at(-1)).toMatchObject({ rule: `api-token/${rule}` })
    })
  }

  it('nhs api-token/jti: the same assertion twice is refused', async () => {
    const client_assertion = assertion()
    expect(await askToken({ form: { client_assertion } })).toMatchObject({ status: 200 })
    expect(await askToken({ form: { client_assertion } })).toMatchObject({ status: 401 })
  })
})

describe('PDS', () => {
  const number = personCalled(world, 'rich').nhsNumber
  async function askPds(
    nhsNumber: string,
    changes: { method?: string; headers?: { [name: string]: string | undefined } } = {},
  ) {
    const { body } = await askToken()
    const headers = {
      Authorization: `Bearer ${body.access_token}`,
      'X-Request-ID': crypto.randomUUID(),
      ...changes.headers,
    }
    const answer = await fetch(`${nhs.pdsUrl}/Patient/${nhsNumber}`, {
      method: changes.method ?? 'GET',
      headers: Object.entries(headers).filter(
        (one): one is [string, string] => one[1] !== undefined,
      ),
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }

  it('answers with the person, their label and their practice', async () => {
    expect(await askPds(number)).toMatchObject({
      status: 200,
      body: {
        id: number,
        meta: { security: [{ code: 'U' }] },
        generalPractitioner: [{ identifier: { value: 'A99000' } }],
      },
    })
  })

  const refused: [
    string,
    string,
    () => Promise<{ status: number; body: unknown }>,
    number,
    string,
  ][] = [
    ['verb', 'DELETE', () => askPds(number, { method: 'DELETE' }), 405, 'UNSUPPORTED_SERVICE'],
    [
      'Authorization',
      'a token that was not given here',
      () => askPds(number, { headers: { Authorization: 'Bearer x' } }),
      401,
      'ACCESS_DENIED',
    ],
    [
      'X-Request-ID-present',
      'no X-Request-ID',
      () => askPds(number, { headers: { 'X-Request-ID': undefined } }),
      412,
      'PRECONDITION_FAILED',
    ],
    [
      'X-Request-ID',
      'one that is no UUID',
      () => askPds(number, { headers: { 'X-Request-ID': '1' } }),
      400,
      'INVALID_VALUE',
    ],
    ['number', 'a wrong check digit', () => askPds('9990000019'), 400, 'INVALID_RESOURCE_ID'],
    ['on-file', 'a number nobody has', () => askPds('9990000018'), 404, 'RESOURCE_NOT_FOUND'],
    [
      'not-invalidated',
      'an invalidated number',
      () => askPds(personCalled(world, 'invalidated').nhsNumber),
      404,
      'INVALIDATED_RESOURCE',
    ],
  ]
  for (const [rule, how, ask, status, code] of refused) {
    it(`nhs pds/${rule}: ${how} is refused`, async () => {
      const answer = await ask()
      expect({ status: answer.status, code: codeOf(answer.body) }).toEqual({ status, code })
    })
  }

  it('leaves out where a restricted person is', async () => {
    const { body } = await askPds(personCalled(world, 'restricted').nhsNumber)
    expect(body).toMatchObject({ meta: { security: [{ code: 'R' }] } })
    for (const left of ['address', 'telecom', 'generalPractitioner']) {
      expect(body).not.toHaveProperty(left)
    }
  })
})

describe('SDS', () => {
  const ODS = encodeURIComponent('https://fhir.nhs.uk/Id/ods-organization-code|')
  const ID = encodeURIComponent('https://fhir.nhs.uk/Id/nhsServiceInteractionId|')
  const KEY = encodeURIComponent('https://fhir.nhs.uk/Id/nhsMhsPartyKey|')
  const interaction = `identifier=${ID}${STRUCTURED}`

  async function askSds(path: string, init: RequestInit = {}) {
    const answer = await fetch(`${nhs.sdsUrl}${path}`, {
      headers: { apikey: nhs.apiKey },
      ...init,
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }

  it('gives a practice’s endpoint with its party key', async () => {
    const { body } = await askSds(`/Endpoint?organization=${ODS}A99000&${interaction}`)
    expect(body).toMatchObject({
      total: 1,
      entry: [
        {
          resource: {
            address: 'https://gp-system.sandbox.example/A99000/STU3/1/gpconnect/structured',
            identifier: expect.arrayContaining([
              { system: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey', value: 'A99000-990000' },
            ]),
          },
        },
      ],
    })
  })

  it('finds a practice’s own asking system too, unless the party key keeps it out', async () => {
    const all = await askSds(`/Device?organization=${ODS}A99000&${interaction}`)
    const one = await askSds(
      `/Device?organization=${ODS}A99000&${interaction}&identifier=${KEY}A99000-990000`,
    )
    expect([all.body, one.body]).toMatchObject([{ total: 2 }, { total: 1 }])
  })

  it('finds nothing, with 200, where nothing is', async () => {
    expect(await askSds(`/Endpoint?organization=${ODS}NOBODY&${interaction}`)).toMatchObject({
      status: 200,
      body: { total: 0 },
    })
  })

  const refused: [string, string, string, RequestInit, number][] = [
    [
      'verb',
      'POST',
      `/Endpoint?organization=${ODS}A99000&${interaction}`,
      { method: 'POST', headers: { apikey: 'sandbox-api-key' } },
      405,
    ],
    [
      'apikey',
      'no key',
      `/Endpoint?organization=${ODS}A99000&${interaction}`,
      { headers: {} },
      401,
    ],
    ['path', 'another resource', `/Organization?organization=${ODS}A99000&${interaction}`, {}, 404],
    [
      'query',
      'a parameter that is not known',
      `/Endpoint?organization=${ODS}A99000&${interaction}&name=x`,
      {},
      400,
    ],
    ['Endpoint-query', 'an organisation alone', `/Endpoint?organization=${ODS}A99000`, {}, 400],
    ['Device-query', 'no interaction', `/Device?organization=${ODS}A99000`, {}, 400],
  ]
  for (const [rule, how, path, init, status] of refused) {
    it(`nhs sds/${rule}: ${how} is refused`, async () => {
      expect(await askSds(path, init)).toMatchObject({ status })
      expect(nhs.seen.at(-1)).toMatchObject({ rule: `sds/${rule}` })
    })
  }
})

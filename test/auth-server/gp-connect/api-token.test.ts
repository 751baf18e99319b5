import { generateKeyPairSync } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { afterEach, describe, expect, it } from 'vitest'
import { apiToken } from '../../../auth-server/gp-connect/api-token.ts'
import { json, type StandIn, standIn } from './stand-in.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const live = () => new AbortController().signal

let server: StandIn
afterEach(() => server.close())

/** A token service with a clock of its own, before a platform that answers as told. */
async function service(answer: Parameters<typeof standIn>[0]) {
  server = await standIn(answer)
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') }
  const token = apiToken(
    {
      api: { tokenUrl: `${server.url}/oauth2/token`, key: 'app-1', keyId: 'kid-1', privateKey },
      limits: { connectMs: 500, totalMs: 500, bytes: 10_000 },
    },
    { now: () => new Date(clock.now), uuid: () => crypto.randomUUID() },
  )
  return { token, clock }
}
let count = 0
const granting: Parameters<typeof standIn>[0] = (_request, response) =>
  json(response, 200, { access_token: `token-${++count}`, expires_in: '599', token_type: 'Bearer' })

describe('the access token of the API platform', () => {
  it('consumer api-token/assertion: is asked for with a client assertion, RS512, good for five minutes', async () => {
    const { token, clock } = await service(granting)
    await token.get(live())
    const form = new URLSearchParams(server.seen[0]?.body)
    expect(form.get('grant_type')).toBe('client_credentials')
    const { header, payload } = jwt.verify(form.get('client_assertion') ?? '', publicKey, {
      algorithms: ['RS512'],
      clockTimestamp: clock.now / 1000,
      complete: true,
    })
    expect(header).toEqual({ alg: 'RS512', typ: 'JWT', kid: 'kid-1' })
    expect(payload).toEqual({
      iss: 'app-1',
      sub: 'app-1',
      aud: `${server.url}/oauth2/token`,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iat: clock.now / 1000,
      exp: clock.now / 1000 + 300,
    })
  })

  it('consumer api-token/kept: is kept until shortly before it ends', async () => {
    const { token, clock } = await service(granting)
    const first = await token.get(live())
    clock.now += 560_000
    expect(await token.get(live())).toBe(first)
    clock.now += 10_000
    expect(await token.get(live())).not.toBe(first)
    expect(server.seen).toHaveLength(2)
  })

  it('consumer api-token/shared: is asked for once, however many wait for it', async () => {
    const { token } = await service((request, response, body) => {
      setTimeout(() => granting(request, response, body), 30)
    })
    const all = await Promise.all(Array.from({ length: 20 }, () => token.get(live())))
    expect(new Set(all).size).toBe(1)
    expect(server.seen).toHaveLength(1)
  })

  it('still comes for the others when the one who asked first goes away', async () => {
    const { token } = await service((request, response, body) => {
      setTimeout(() => granting(request, response, body), 30)
    })
    const leaving = new AbortController()
    const first = token.get(leaving.signal)
    const second = token.get(live())
    leaving.abort()
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    await expect(second).resolves.toMatch(/^token-/)
  })

  it('consumer api-token/forgotten: is asked for anew after an API refused it', async () => {
    const { token } = await service(granting)
    const first = await token.get(live())
    token.forget()
    expect(await token.get(live())).not.toBe(first)
  })

  it.each([
    [401, { error: 'invalid_client' }, 'retrieval-failed'],
    [400, { error: 'invalid_request' }, 'retrieval-failed'],
    [200, { nothing: 'useful' }, 'pds-unavailable'],
    [200, { access_token: { length: { toString: 1 } }, expires_in: 599 }, 'pds-unavailable'],
    [200, { access_token: 'token-x', expires_in: { toString: 1 } }, 'pds-unavailable'],
    [429, {}, 'pds-unavailable'],
    [503, {}, 'pds-unavailable'],
  ])(
    'refused with %i %j says %s, and is tried again by the next call',
    async (status, body, code) => {
      let answers = 0
      const { token } = await service((request, response, text) => {
        if (answers++ === 0) json(response, status, body)
        else granting(request, response, text)
      })
      await expect(token.get(live())).rejects.toMatchObject({ code })
      await expect(token.get(live())).resolves.toMatch(/^token-/)
    },
  )

  it('says that the service is unavailable when nothing answers in time', async () => {
    const { token } = await service(() => undefined)
    await expect(token.get(live())).rejects.toMatchObject({ code: 'pds-unavailable' })
  })
})

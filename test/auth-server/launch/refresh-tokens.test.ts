import { describe, expect, it } from 'vitest'
import type { FhirCall } from '../../../auth-server/launch/fhir-client.ts'
import { callFhir, vendorFhir } from '../../../auth-server/launch/fhir-client.ts'
import {
  freshTokens,
  type RefreshPorts,
  revokeTokens,
} from '../../../auth-server/launch/refresh-tokens.ts'
import type { OpenedSession } from '../../../auth-server/launch/sessions.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { aScene } from './a-launch.ts'

const scene = aScene()
const MINUTE = 60_000
const refreshes = () =>
  scene.vendor.redeemed.filter(({ form }) => form.get('grant_type') === 'refresh_token')
const fresh = (opened: OpenedSession) => freshTokens(scene.panel, scene.vendor.entry(), opened)
const again = (opened: OpenedSession) =>
  scene.panel.sessions.open(opened.session.launchId, opened.credential, scene.panel.clock())
const read = (opened: OpenedSession, call: Partial<FhirCall> = {}) =>
  callFhir(scene.panel, scene.vendor.entry(), opened, { path: 'Patient/mary', ...call })

/** A session whose access token (15 minutes) is due. */
async function dueSession(): Promise<OpenedSession> {
  const opened = await scene.session()
  scene.panel.pass(14.5 * MINUTE)
  return again(opened)
}

describe('a sign-in that the vendor no longer honours', () => {
  const ways: readonly [
    string,
    (opened: OpenedSession, ports: RefreshPorts) => Promise<unknown>,
  ][] = [
    [
      'by refusing the refresh token',
      (opened, ports) => {
        scene.vendor.script.refresh = () => ({ status: 400, body: { error: 'invalid_grant' } })
        return freshTokens(ports, scene.vendor.entry(), opened)
      },
    ],
    [
      'by refusing every access token',
      (opened, ports) => {
        scene.vendor.script.fhir = (_request, response) => void response.sendStatus(401)
        return vendorFhir(ports, scene.vendor.entry(), opened).read('Patient/mary')
      },
    ],
  ]
  it.each(ways)('%s, ends the session; that is told before it is gone', async (_what, call) => {
    const opened = await dueSession()
    const told: boolean[] = []
    const ended = async (launchId: string) => {
      told.push(await scene.panel.sessions.isLive(launchId, scene.panel.clock()))
    }
    await expect(call(opened, { ...scene.panel, ended })).rejects.toMatchObject({
      code: 'session-ended',
    })
    expect(told).toEqual([true])
    await expect(again(opened)).rejects.toMatchObject({ code: 'session-ended' })
  })

  it('stays, closed to the vendor, while its end cannot be written down', async () => {
    const opened = await dueSession()
    scene.vendor.script.refresh = () => ({ status: 400, body: { error: 'invalid_grant' } })
    const ended = () => Promise.reject(new Refusal('audit-unavailable'))
    const ports = { ...scene.panel, ended }
    await expect(freshTokens(ports, scene.vendor.entry(), opened)).rejects.toMatchObject({
      code: 'audit-unavailable',
    })
    expect((await again(opened)).session.launchId).toBe(opened.session.launchId)
  })
})

describe('an access token', () => {
  it('is not refreshed before its time', async () => {
    const opened = await scene.session()
    scene.panel.pass(13 * MINUTE)
    expect(await fresh(opened)).toBe(opened)
    expect(refreshes()).toEqual([])
  })

  it('is refreshed a minute before its end, and both new tokens are kept', async () => {
    const opened = await dueSession()
    const { session } = await fresh(opened)
    expect(session.tokens.accessToken).not.toBe(opened.session.tokens.accessToken)
    expect(session.tokens.refreshToken).not.toBe(opened.session.tokens.refreshToken)
    expect((await again(opened)).session.tokens).toEqual(session.tokens)
  })

  it('is refreshed once, however many ask at the same time', async () => {
    const opened = await dueSession()
    const all = await Promise.all(Array.from({ length: 5 }, () => fresh(opened)))
    expect(refreshes()).toHaveLength(1)
    expect(new Set(all.map(({ session }) => session.tokens.accessToken)).size).toBe(1)
  })

  it('is refreshed after a life given as text', async () => {
    scene.vendor.script.token = (body) => ({ ...body, expires_in: '900' })
    await fresh(await dueSession())
    expect(refreshes()).toHaveLength(1)
  })

  it('is not refreshed without a refresh token', async () => {
    scene.vendor.script.token = ({ refresh_token: _token, ...body }) => body
    await fresh(await dueSession())
    expect(refreshes()).toEqual([])
  })
})

describe('the answer to a refresh', () => {
  it('without a refresh token keeps the old one', async () => {
    scene.vendor.script.refresh = ({ refresh_token: _token, ...body }) => body
    const opened = await dueSession()
    const { session } = await fresh(opened)
    expect(session.tokens.refreshToken).toBe(opened.session.tokens.refreshToken)
  })

  it('without a scope keeps the old scopes; with fewer, the fewer', async () => {
    scene.vendor.script.refresh = ({ scope: _scope, ...body }) => body
    const opened = await dueSession()
    expect((await fresh(opened)).session.tokens.scopes).toEqual(opened.session.tokens.scopes)
    scene.panel.pass(14.5 * MINUTE)
    scene.vendor.script.refresh = (body) => ({ ...body, scope: 'openid' })
    expect((await fresh(await again(opened))).session.tokens.scopes).toEqual(['openid'])
  })

  it('of invalid_grant ends the session', async () => {
    scene.vendor.script.refresh = () => ({ status: 400, body: { error: 'invalid_grant' } })
    const opened = await dueSession()
    await expect(fresh(opened)).rejects.toMatchObject({ code: 'session-ended' })
    await expect(again(opened)).rejects.toMatchObject({ code: 'session-ended' })
  })

  it('for another patient ends the session', async () => {
    scene.vendor.script.refresh = (body) => ({ ...body, patient: 'tom' })
    const opened = await dueSession()
    await expect(fresh(opened)).rejects.toMatchObject({ code: 'session-ended' })
    await expect(again(opened)).rejects.toMatchObject({ code: 'session-ended' })
  })

  it('of 500 is asked for once more, and leaves the session alone', async () => {
    scene.vendor.script.refresh = () => ({ status: 500, body: {} })
    scene.vendor.keepRefreshTokens = true
    const opened = await dueSession()
    expect((await fresh(opened)).session.tokens).toEqual(opened.session.tokens)
    expect(refreshes()).toHaveLength(2)
    scene.panel.pass(MINUTE)
    await expect(fresh(await again(opened))).rejects.toMatchObject({ code: 'vendor-unavailable' })
    expect((await again(opened)).session.tokens).toEqual(opened.session.tokens)
  })

  it('of 500 followed by tokens is a refresh', async () => {
    let failures = 1
    const opened = await dueSession()
    const kept = opened.session.tokens.refreshToken
    scene.vendor.script.refresh = (body) =>
      failures-- > 0 ? { status: 503, body: { error: 'temporarily_unavailable' } } : body
    scene.vendor.keepRefreshTokens = true
    const { session } = await fresh(opened)
    expect(session.tokens.refreshToken).not.toBe(kept)
  })

  it('with a sound id_token of somebody else ends the session', async () => {
    const opened = await dueSession()
    const idToken = await scene.vendor.idTokenFor({ sub: 'user-8' }, scene.panel.clock())
    scene.vendor.script.refresh = (body) => ({ ...body, id_token: idToken })
    await expect(fresh(opened)).rejects.toMatchObject({ code: 'session-ended' })
  })

  it('with an id_token that cannot be believed is kept; that is written down', async () => {
    const opened = await dueSession()
    const idToken = await scene.vendor.idTokenFor({ aud: undefined }, scene.panel.clock())
    scene.vendor.script.refresh = (body) => ({ ...body, id_token: idToken })
    const { session } = await fresh(opened)
    expect(session.tokens.accessToken).not.toBe(opened.session.tokens.accessToken)
    expect(session.user).toEqual(opened.session.user)
    expect(scene.panel.noticed).toContain('refreshed-id-token-ignored')
  })

  it('with a sound id_token of the same user is kept without a word', async () => {
    const opened = await dueSession()
    const idToken = await scene.vendor.idTokenFor({ nonce: undefined }, scene.panel.clock())
    scene.vendor.script.refresh = (body) => ({ ...body, id_token: idToken })
    await fresh(opened)
    expect(scene.panel.noticed).toEqual([])
  })
})

describe('a call to the vendor’s FHIR server', () => {
  it('carries the token, and asks for FHIR', async () => {
    const opened = await scene.session()
    const { status, body } = await read(opened)
    expect([status, body]).toEqual([200, { resourceType: 'Patient' }])
    expect(scene.vendor.read).toEqual([
      { url: '/fhir/Patient/mary', authorization: `Bearer ${opened.session.tokens.accessToken}` },
    ])
  })

  it.each([
    ['another host', 'https://evil.example/fhir/Patient/mary'],
    ['another path', '/admin'],
    ['a path that climbs', '../admin'],
    ['a path that begins alike', '../fhirside/Patient/mary'],
    ['a host without a scheme', '//evil.example/fhir'],
  ])('never goes to %s', async (_what, path) => {
    const opened = await scene.session()
    await expect(read(opened, { path })).rejects.toMatchObject({ code: 'vendor-unavailable' })
    expect(scene.vendor.read).toEqual([])
  })

  it('follows no redirect', async () => {
    scene.vendor.script.fhir = (_request, response) =>
      response.redirect(307, `${scene.vendor.url}/token`)
    expect((await read(await scene.session())).status).toBe(307)
  })

  it('follows a next link under the FHIR base', async () => {
    const { status } = await read(await scene.session(), {
      path: `${scene.vendor.iss}?_getpages=2`,
    })
    expect(status).toBe(200)
  })

  it('refreshes once when the token is refused, and tries again', async () => {
    const opened = await scene.session()
    const old = `Bearer ${opened.session.tokens.accessToken}`
    scene.vendor.script.fhir = (request, response) => {
      if (request.headers.authorization === old) return void response.sendStatus(401)
      response.json({ resourceType: 'Patient', id: 'mary' })
    }
    expect((await read(opened)).status).toBe(200)
    expect(refreshes()).toHaveLength(1)
  })

  it('gives a refusal back after one refresh, not a loop', async () => {
    scene.vendor.script.fhir = (_request, response) => void response.sendStatus(401)
    expect((await read(await scene.session())).status).toBe(401)
    expect(refreshes()).toHaveLength(1)
    expect(scene.vendor.read).toHaveLength(2)
  })

  it('is bounded in size, and its answer may be broken', async () => {
    const opened = await scene.session()
    scene.vendor.script.fhir = (_request, response) =>
      void response.type('application/fhir+json').send('x'.repeat(6_000_000))
    await expect(read(opened)).rejects.toMatchObject({ code: 'vendor-unavailable' })
    scene.vendor.script.fhir = (_request, response) =>
      void response.type('application/fhir+json').send('{"resourceType":')
    await expect(read(opened)).rejects.toMatchObject({ code: 'vendor-unavailable' })
  })

  it('writes what it is given', async () => {
    const opened = await scene.session()
    let written: unknown
    scene.vendor.script.fhir = (request, response) => {
      request.setEncoding('utf8')
      request.on('data', (text) => {
        written = [request.method, request.headers['if-none-exist'], JSON.parse(text)]
      })
      request.on('end', () => response.status(201).location('DocumentReference/9').end())
    }
    const { status, headers } = await read(opened, {
      method: 'POST',
      path: 'DocumentReference',
      body: { resourceType: 'DocumentReference' },
      headers: { 'if-none-exist': 'identifier=1' },
    })
    expect([status, headers.get('location')]).toEqual([201, 'DocumentReference/9'])
    expect(written).toEqual(['POST', 'identifier=1', { resourceType: 'DocumentReference' }])
  })
})

describe('closing a session', () => {
  it('revokes both tokens', async () => {
    const opened = await scene.session()
    await revokeTokens(scene.panel, scene.vendor.entry(), opened)
    const { refreshToken, accessToken } = opened.session.tokens
    expect(scene.vendor.revoked).toEqual([refreshToken, accessToken])
  })

  it('goes on when the vendor cannot revoke, or cannot be reached', async () => {
    const opened = await scene.session()
    scene.vendor.script.discovery = ({ revocation_endpoint: _none, ...document }) => document
    scene.panel.pass(6 * MINUTE)
    await revokeTokens(scene.panel, scene.vendor.entry(), opened)
    expect(scene.vendor.revoked).toEqual([])
    scene.vendor.script.discovery = () => ({})
    scene.panel.pass(6 * MINUTE)
    await revokeTokens(scene.panel, scene.vendor.entry(), opened)
    expect(scene.panel.noticed).toEqual(['revocation-failed'])
  })
})

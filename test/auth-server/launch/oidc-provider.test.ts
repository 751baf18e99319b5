import { afterEach, describe, expect, it } from 'vitest'
import { callFhir } from '../../../auth-server/launch/fhir-client.ts'
import { freshTokens, revokeTokens } from '../../../auth-server/launch/refresh-tokens.ts'
import { aBrowser, launchUrl } from './a-browser.ts'
import { aPanel, signingKeys } from './a-panel.ts'
import { aStrictVendor, STRICT_CLIENT, STRICT_SECRET } from './strict-vendor.ts'

const id = STRICT_CLIENT
const CLIENTS = [
  ['a public client', { method: 'none', id }, undefined],
  ['client_secret_basic', { method: 'client_secret_basic', id, secret: STRICT_SECRET }, undefined],
  ['private_key_jwt RS384', { method: 'private_key_jwt', id, alg: 'RS384' }, 'RS384'],
  ['private_key_jwt ES384', { method: 'private_key_jwt', id, alg: 'ES384' }, 'ES384'],
] as const

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function launched(
  client: (typeof CLIENTS)[number][1],
  alg?: 'RS384' | 'ES384',
  audience?: 'issuer',
) {
  const panel = await aPanel()
  const vendor = await aStrictVendor({
    method: client.method,
    ...(alg && { alg }),
    redirectUri: panel.redirectUri,
    keys: (await signingKeys()).jwks.keys,
  })
  closers.push(panel.close, vendor.close)
  const entry = vendor.entry({ ...client, ...(audience && { audience }) })
  await panel.list([entry])
  const browser = aBrowser(panel)
  const { answer, callback } = await browser.signIn(launchUrl(panel, vendor.iss, 'a-launch'))
  return { panel, vendor, entry, browser, answer, callback }
}

describe.each(CLIENTS)('oidc-provider with %s', (_name, client, alg) => {
  it('launches, names its issuer, reads, refreshes with rotation, and revokes', async () => {
    const { panel, vendor, entry, answer, callback } = await launched(client, alg)
    expect(answer.status).toBe(303)
    expect(new URL(callback).searchParams.get('iss')).toBe(vendor.url)
    const [opened] = panel.opened
    if (opened === undefined) throw new Error('No session')
    expect(opened.session).toMatchObject({
      user: { subject: 'user-7', name: 'Wanda Link', fhirUser: 'Practitioner/wanda' },
      context: { patient: 'mary', needPatientBanner: false },
    })
    expect(panel.noticed).toEqual([])
    const first = await callFhir(panel, entry, opened, { path: 'Patient/mary' })
    expect(first.status).toBe(200)

    panel.pass(9.5 * 60_000)
    const all = await Promise.all([1, 2, 3].map(() => freshTokens(panel, entry, opened)))
    expect(new Set(all.map(({ session }) => session.tokens.refreshToken)).size).toBe(1)
    const [renewed = opened] = all
    expect(renewed.session.tokens.refreshToken).not.toBe(opened.session.tokens.refreshToken)
    const second = await callFhir(panel, entry, renewed, { path: 'Patient/mary' })
    expect(second.status).toBe(200)

    await revokeTokens(panel, entry, renewed)
    expect(panel.noticed).toEqual([])
    const { accessToken, refreshToken } = renewed.session.tokens
    expect(await vendor.provider.AccessToken.find(accessToken)).toBeUndefined()
    expect(await vendor.provider.RefreshToken.find(refreshToken ?? '')).toBeUndefined()
  })
})

it('oidc-provider accepts its issuer as the audience of an assertion', async () => {
  const { answer } = await launched(CLIENTS[3][1], 'ES384', 'issuer')
  expect(answer.status).toBe(303)
})

it('a refresh token that was used behind our back ends the session', async () => {
  const { panel, vendor, entry } = await launched(CLIENTS[0][1])
  const [opened] = panel.opened
  if (opened === undefined) throw new Error('No session')
  const stolen = await fetch(`${vendor.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: id,
      refresh_token: opened.session.tokens.refreshToken ?? '',
    }),
  })
  expect(stolen.status).toBe(200)
  panel.pass(9.5 * 60_000)
  await expect(freshTokens(panel, entry, opened)).rejects.toMatchObject({ code: 'session-ended' })
  expect(await panel.sessions.isLive(opened.session.launchId, panel.clock())).toBe(false)
})

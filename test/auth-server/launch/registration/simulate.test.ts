import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  KINDS,
  type Kind,
  MISTAKES,
  type MistakeName,
  mistake,
} from '../../../../auth-server/launch/registration/simulate/mistakes.ts'
import {
  type StandIn,
  standIn,
} from '../../../../auth-server/launch/registration/simulate/simulate-command.ts'
import { scopesToRegister } from '../../../../auth-server/launch/registration/wanted-scopes.ts'
import { startMinimalVendor } from '../../../sandbox/minimal-vendor/start-minimal-vendor.ts'
import { aWorld } from '../../../sandbox/vendor/a-world.ts'
import { type RunningVendor, startVendor } from '../../../sandbox/vendor/vendor.ts'

let vendor: RunningVendor
let panel: StandIn
beforeEach(async () => {
  vendor = await startVendor({ world: aWorld() })
  panel = await standIn({
    iss: vendor.fhirBase,
    port: 0,
    scopes: scopesToRegister(),
    clientId: null,
    secret: 'a-secret-of-thirty-two-characters',
  })
  const METHODS = {
    public: { token_endpoint_auth_method: 'none' },
    secret: {
      token_endpoint_auth_method: 'client_secret_basic',
      client_secret: 'a-secret-of-thirty-two-characters',
    },
    rs384: signed('RS384'),
    es384: signed('ES384'),
  } as const
  for (const [kind, method] of Object.entries(METHODS)) {
    await vendor.register(`backstory-${kind}`, {
      redirect_uris: [`${panel.url}/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      ...method,
    })
  }
})
afterEach(async () => {
  await panel.close()
  await vendor.close()
})

const signed = (alg: 'RS384' | 'ES384') =>
  ({
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: alg,
    jwks_uri: `${panel.url}/.well-known/jwks.json`,
  }) as const

/** Opens the stand-in as the vendor's page would, and follows wherever it is sent, with cookies. */
async function open(path: string): Promise<{ status: number; text: string }> {
  const { search } = new URL(vendor.launchUrl('ivy-marlow'), 'http://x')
  let url = `${panel.url}${path}${search}`
  const cookies = new Map<string, string>()
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (next === null) return { status: answer.status, text: await answer.text() }
    url = new URL(next, url).href
  }
  throw new Error('It goes round in circles')
}

const verdict = (text: string) => /data-sound="(\w+)"/.exec(text)?.[1]

describe('the stand-in for Backstory', () => {
  it.each(Object.keys(KINDS))(
    'plays %s, and shows every message of a whole launch',
    async (kind) => {
      const { text } = await open(`/${kind}/launch`)
      expect(verdict(text)).toBe('true')
      for (const step of ['Authorise: ok', 'Token: ok', 'FHIR: ok', 'Refresh: ok']) {
        expect(text).toContain(`<h2>${step}</h2>`)
      }
      expect(text).toContain('code_challenge_method = S256')
    },
  )

  const refused = (Object.keys(MISTAKES) as MistakeName[]).flatMap((name) =>
    mistake(name).kinds.map((kind): [MistakeName, Kind] => [name, kind]),
  )
  it.each(refused.filter(([name]) => mistake(name).stopsAt !== 'authorize'))(
    'makes the mistake %s as %s, which a strict server refuses',
    async (name, kind) => {
      const { text } = await open(`/${kind}/${name}/launch`)
      expect(verdict(text), /<strong>.*?<\/p>/.exec(text)?.[0]).toBe('true')
    },
  )

  it.each(
    refused.filter(([name, kind]) => mistake(name).stopsAt === 'authorize' && kind === 'public'),
  )(
    'makes the mistake %s as %s, which ends on the way or comes back as an error',
    async (name, kind) => {
      const { status, text } = await open(`/${kind}/${name}/launch`)
      if (text.includes('data-sound')) expect(verdict(text)).toBe('true')
      else expect(status).toBeGreaterThanOrEqual(400)
    },
  )

  it('talks to no other server than the one it was started for', async () => {
    const answer = await fetch(`${panel.url}/public/launch?iss=http://evil.example/fhir&launch=x`, {
      redirect: 'manual',
    })
    expect(answer.status).toBe(400)
  })

  it('lists what to register and every mistake with its clause', async () => {
    const text = await (await fetch(`${panel.url}/`)).text()
    expect(text).toContain(`${panel.url}/callback`)
    for (const { clause } of Object.values(MISTAKES)) expect(text).toContain(clause)
    const keys = await (await fetch(`${panel.url}/.well-known/jwks.json`)).text()
    expect(keys).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
  })
})

it('plays at the minimal vendor too, which refuses a spoilt token', async () => {
  const minimal = await startMinimalVendor(aWorld(), 'backstory-public')
  const own = await standIn({
    iss: `${minimal.baseUrl}/fhir`,
    port: 0,
    scopes: ['launch', 'openid', 'fhirUser', 'patient/Patient.r'],
    clientId: null,
    secret: null,
  })
  minimal.meet(own.url)
  const page = await (await fetch(`${minimal.baseUrl}/patients/ivy-marlow`)).text()
  const address = /src="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const { search } = new URL(address)
  const spoilt = await (await fetch(`${own.url}/public/spoilt-token/launch${search}`)).text()
  expect(verdict(spoilt)).toBe('true')
  await own.close()
  await minimal.close()
})

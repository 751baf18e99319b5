import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hardenHeaders } from '../../../auth-server/routes/headers.ts'
import { type Panel, type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
let panel: Panel
beforeAll(async () => {
  server = await startPanelServer()
  panel = await server.open()
})
afterAll(() => server.close())

describe('every answer', () => {
  it.each(['/healthz', '/nowhere', '/assets/app/main.js', '/.well-known/jwks.json'])(
    'of %s carries the hardened headers',
    async (path) => {
      const { headers } = await fetch(`${server.url}${path}`)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('geolocation=()')
      expect(headers.has('x-powered-by')).toBe(false)
      expect(headers.has('access-control-allow-origin')).toBe(false)
    },
  )

  it.each([
    [true, /^max-age=\d{8}$/],
    [false, /^null$/],
  ])('asks for https ever after, if it is reached by https: %s', async (https, expected) => {
    const app = express().use(hardenHeaders(https), (_request, response) => void response.end())
    const plain = createServer(app)
    await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening))
    const { port } = plain.address() as AddressInfo
    const { headers } = await fetch(`http://127.0.0.1:${port}/`)
    expect(String(headers.get('strict-transport-security'))).toMatch(expected)
    plain.closeAllConnections()
    plain.close()
  })

  it('of the API is never stored', async () => {
    const { headers } = await panel.call('')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('that is an error is an OperationOutcome with the trace id of the call', async () => {
    const response = await fetch(`${server.url}/nowhere`)
    expect(response.status).toBe(404)
    const outcome = (await response.json()) as fhir4.OperationOutcome
    expect(outcome.resourceType).toBe('OperationOutcome')
    expect(outcome.issue[0]?.diagnostics).toBe(response.headers.get('x-trace-id'))
  })
})

describe('a call to the API', () => {
  const refused: readonly [string, Record<string, string>][] = [
    ['without our header', { 'X-Backstory': '' }],
    ['from another origin', { Origin: 'https://evil.example' }],
    ['from a look-alike origin', { Origin: 'http://127.0.0.1' }],
    ['with a null origin', { Origin: 'null' }],
    ['that a browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['that a browser calls same-site', { 'Sec-Fetch-Site': 'same-site' }],
  ]
  it.each(refused)('%s is refused, reading and writing', async (_what, headers) => {
    for (const body of [undefined, {}]) {
      const response = await panel.call(body === undefined ? '' : '/touch', body, headers)
      expect(response.status).toBe(403)
      expect(JSON.stringify(await response.json())).toContain('origin-refused')
    }
  })

  it('that writes without an Origin is refused, even with Sec-Fetch-Site', async () => {
    const response = await fetch(`${server.url}/api/launches/${panel.launchId}/touch`, {
      method: 'POST',
      headers: {
        'X-Backstory': '1',
        'Sec-Fetch-Site': 'same-origin',
        Authorization: `Bearer ${panel.credential}`,
      },
    })
    expect(response.status).toBe(403)
  })

  it('by preflight from elsewhere gets no permission', async () => {
    const response = await fetch(`${server.url}/api/launches/${panel.launchId}/record`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
    expect(response.ok).toBe(false)
  })

  it('works with the credential as a bearer too', async () => {
    const response = await panel.call('', undefined, {
      Cookie: '',
      Authorization: `Bearer ${panel.credential}`,
    })
    expect(response.status).toBe(200)
  })
})

describe('a body', () => {
  it('of another shape, or with a member more, is refused', async () => {
    expect(await panel.refusal('/consent', { decision: 'perhaps' })).toBe('request-invalid')
    expect(await panel.refusal('/touch-me', {})).toBe('not-found')
    expect(await panel.refusal('/record', { again: true, patient: 'p2' })).toBe('request-invalid')
    expect(await panel.refusal('/record/view', { show: 'everything' })).toBe('request-invalid')
  })

  it.each([
    ['text/plain', '/consent'],
    ['application/x-www-form-urlencoded', '/consent'],
    ['application/json', '/consent'],
    ['text/plain', '/touch'],
    ['application/x-www-form-urlencoded', '/beat'],
  ])('that is declared as %s, and is not JSON, is refused by %s', async (type, path) => {
    const response = await fetch(`${server.url}/api/launches/${panel.launchId}${path}`, {
      method: 'POST',
      headers: {
        'X-Backstory': '1',
        Origin: server.url,
        'Content-Type': type,
        Authorization: `Bearer ${panel.credential}`,
      },
      body: 'decision=agreed',
    })
    expect(response.status).toBe(400)
  })

  it('that is too large is refused as such', async () => {
    const text = 'x'.repeat(300_000)
    expect(await panel.refusal('/letter', { text })).toBe('request-too-large')
  })
})

describe('a page', () => {
  it('of the panel may be framed by the vendor of its launch only', async () => {
    const { headers, status } = await fetch(`${server.url}/app/${panel.launchId}`)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors https://meadow.example')
    expect(policy).not.toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
    expect(headers.has('x-frame-options')).toBe(false)
  })

  it('of an unknown launch may be framed by nobody and holds no panel', async () => {
    for (const id of ['0'.repeat(32), '..%2f..%2fetc', 'short']) {
      const response = await fetch(`${server.url}/app/${id}`)
      expect(response.status).toBe(401)
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(await response.text()).not.toContain('<p>panel')
    }
  })
})

describe('built files', () => {
  it('may be kept only when their name holds a hash', async () => {
    const hashed = await fetch(`${server.url}/assets/app/chunk-ABCDEFGH.js`)
    expect(hashed.headers.get('cache-control')).toContain('immutable')
    const plain = await fetch(`${server.url}/assets/app/main.js`)
    expect(plain.headers.get('cache-control')).toBe('no-cache')
  })

  it('are not pages, and nothing outside the folder', async () => {
    for (const path of [
      '/assets/app/app.html',
      '/assets/../store.sqlite',
      '/assets/%2e%2e/store.sqlite',
    ]) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404)
    }
  })
})

describe('the manifest', () => {
  it('names the addresses of this server', async () => {
    const manifest = await (await fetch(`${server.url}/smart-manifest.json`)).json()
    expect(manifest).toEqual({ launch_url: `${server.url}/launch` })
  })
})

describe('too many calls', () => {
  it('of one launch are refused, while another launch goes on', { timeout: 30_000 }, async () => {
    const busy = await server.open()
    const other = await server.open()
    const statuses = new Set<number>()
    for (let batch = 0; batch < 65; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => busy.call('/record/search', { words: '' })),
      )
      for (const { status } of answers) statuses.add(status)
    }
    expect(statuses).toContain(429)
    expect((await other.call('')).status).toBe(200)
  })
})

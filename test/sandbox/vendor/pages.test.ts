import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPerson, aWorld } from './a-world.ts'
import { FRAME_SANDBOX } from './pages/patient-page.ts'
import { type RunningVendor, startVendor } from './vendor.ts'

const PANEL = 'http://127.0.0.1:9'
const hostile = aPerson({
  id: 'hostile-name',
  nhsNumber: '9990000034',
  name: { family: '<script>alert(1)</script>', given: ['"onload="'], prefix: '' },
  letter: { title: '<b>', author: '&', date: '2026-10-01', text: '</div><img src=x onerror=1>' },
  whole: true,
})
const stubborn = aPerson({
  id: 'stubborn',
  nhsNumber: '9990000042',
  script: 'dissent',
  headline: 'Script: the patient has chosen not to share',
})

let vendor: RunningVendor

beforeAll(async () => {
  vendor = await startVendor({
    world: aWorld(aPerson(), stubborn, hostile),
    records: {
      folder: 'my-records',
      loaded: 1,
      skipped: [{ file: 'notes.json', why: 'it is not JSON' }],
      renumbered: [{ file: 'a<b>.json', why: 'it has none' }],
    },
  })
})
afterAll(() => vendor.close())

const read = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${vendor.baseUrl}${path}`, { redirect: 'manual', ...init })
  return { answer, status: answer.status, text: await answer.text() }
}
const meet = () =>
  vendor.meet({
    panel: PANEL,
    minimalVendor: 'http://localhost:8',
    publicLauncher: {
      page: 'https://launch.example/',
      launchUrl: `${PANEL}/launch`,
      standIn: 'Ivy',
      client: { method: 'none', id: 'backstory-panel' },
      keys: `${PANEL}/.well-known/jwks.json`,
    },
  })

/** By node:http, since fetch never lets a caller choose the Host. */
const byHost = (host: string, method = 'GET') =>
  new Promise<{ status: number; location: string }>((settle, fail) => {
    const { port } = new URL(vendor.baseUrl)
    request({ host: '127.0.0.1', port, path: '/patients/x?y=1', method, headers: { host } })
      .on('response', (answer) => {
        answer.resume()
        settle({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' })
      })
      .on('error', fail)
      .end()
  })

describe('the list of patients', () => {
  it('names everyone, what a scripted case shows, and what was left out of a folder', async () => {
    const { text } = await read('/')
    expect(text).toContain('Marlow, Ivy')
    expect(text).toContain('The patient has chosen not to share')
    expect(text).toContain('my-records: 1 record loaded, 1 file left out')
    expect(text).toContain('<code>notes.json</code>: it is not JSON')
    expect(text).toContain('<code>a&lt;b&gt;.json</code>: it has none')
  })

  it('shows the launch URL for the public launcher once the panel is known', async () => {
    expect((await read('/')).text).not.toContain('/launch')
    meet()
    const { text } = await read('/')
    expect(text).toContain(`<code>${PANEL}/launch</code>`)
    expect(text).toContain('http://localhost:8')
  })
})

describe('a patient’s page', () => {
  it('holds the panel in a frame with a title, a fresh launch each time, and no more rights than it needs', async () => {
    meet()
    const srcOf = async () => {
      const { text } = await read('/patients/ivy-marlow')
      const frame = /<iframe [^>]*>/.exec(text)?.[0] ?? ''
      expect(frame).toContain('title="Backstory')
      expect(frame).toContain(`sandbox="${FRAME_SANDBOX}"`)
      expect(frame).toContain('allow="clipboard-write"')
      expect(FRAME_SANDBOX).not.toContain('allow-top-navigation')
      return (/src="([^"]+)"/.exec(frame)?.[1] ?? '').replaceAll('&amp;', '&')
    }
    const [one, two] = [new URL(await srcOf()), new URL(await srcOf())]
    expect(one.origin + one.pathname).toBe(`${PANEL}/launch`)
    expect(one.searchParams.get('iss')).toBe(vendor.fhirBase)
    expect([...one.searchParams.keys()].sort()).toEqual(['iss', 'launch'])
    expect(one.searchParams.get('launch')).not.toBe(two.searchParams.get('launch'))
    expect(one.search).not.toContain('ivy')
  })

  it('lets only the panel and itself into its frames, and runs no script from the page', async () => {
    meet()
    const policy = (await read('/patients/ivy-marlow')).answer.headers.get(
      'content-security-policy',
    )
    expect(policy).toContain(`frame-src 'self' ${PANEL};`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe-inline')
  })

  it('shows referral and letter as written, escaped', async () => {
    const { text } = await read('/patients/ivy-marlow')
    expect(text).toContain('would like company &amp; &lt;walks&gt;.')
    const { text: rude } = await read('/patients/hostile-name')
    expect(rude).not.toMatch(/<script>alert|<img|"onload=/)
    expect(rude).toContain('&lt;/div&gt;&lt;img src=x onerror=1&gt;')
  })

  it('lists what was saved through the FHIR server, and not what was there before', async () => {
    expect((await read('/patients/ivy-marlow/notes')).text).toContain('Nothing saved yet')
    await vendor.fhir.seed([
      {
        resourceType: 'DocumentReference',
        id: 'a-note',
        status: 'current',
        docStatus: 'final',
        description: 'Preparation note',
        date: '2026-11-20T09:30:00Z',
        subject: { reference: 'Patient/ivy-marlow' },
        content: [{ attachment: { contentType: 'text/plain', data: btoa('Lunch <club>') } }],
      },
      {
        resourceType: 'Task',
        id: 'a-task',
        status: 'draft',
        intent: 'proposal',
        for: { reference: 'Patient/ivy-marlow' },
        description: 'Discuss lunch club',
      },
    ])
    const { text } = await read('/patients/ivy-marlow/notes')
    expect(text).toContain('20-Nov-2026 at 09:30 · final')
    expect(text).toContain('Lunch &lt;club&gt;')
    expect(text).toContain('Discuss lunch club')
    expect((await read('/patients/stubborn/notes')).text).toContain('Nothing saved yet')
  })

  it('is not found for a person who is not there', async () => {
    expect((await read('/patients/nobody')).status).toBe(404)
  })
})

describe('who is signed in', () => {
  it('is chosen by a form, kept by a cookie, and launches carry that person', async () => {
    const form = new URLSearchParams({ user: 'tomos-hale', back: '/patients/ivy-marlow' })
    const { status, answer } = await read('/signed-in', { method: 'POST', body: form })
    expect(status).toBe(303)
    expect(answer.headers.get('location')).toBe('/patients/ivy-marlow')
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    expect(cookie).toContain('SameSite=None')
    const { text } = await read('/', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(text).toContain('<option value="tomos-hale" selected>')
  })

  it('does not have browsers hide their origin from its own form', async () => {
    const { answer } = await read('/')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  })

  it('cannot be changed from another site, nor to somebody unknown, nor lead elsewhere', async () => {
    const post = (fields: Record<string, string>, headers: HeadersInit = {}) =>
      read('/signed-in', { method: 'POST', body: new URLSearchParams(fields), headers })
    expect((await post({ user: 'tomos-hale' }, { origin: 'http://evil.example' })).status).toBe(400)
    expect((await post({ user: 'nobody' })).status).toBe(400)
    const { answer } = await post({ user: 'tomos-hale', back: 'https://evil.example/' })
    expect(answer.headers.get('location')).toBe('/')
  })
})

describe('the vendor’s host', () => {
  it('is localhost: a browser that comes by another name is sent there', async () => {
    const { port } = new URL(vendor.baseUrl)
    const { status, location } = await byHost(`127.0.0.1:${port}`)
    expect([status, location]).toEqual([307, `${vendor.baseUrl}/patients/x?y=1`])
    expect((await byHost(`127.0.0.1:${port}`, 'POST')).status).toBe(421)
  })
})

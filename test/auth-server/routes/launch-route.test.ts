import { describe, expect, it } from 'vitest'
import { launchUrl } from '../launch/a-browser.ts'
import { aScene, refusalOf } from '../launch/a-launch.ts'

const scene = aScene()
const visit = (address: string) => scene.browser.visit(address)

describe('the launch page', () => {
  it('sends the browser to sign in with everything that SMART asks for', async () => {
    const { data, next } = await scene.browser.launch(
      launchUrl(scene.panel, scene.vendor.iss, 'a+b/c=='),
    )
    const url = new URL(next)
    expect(`${url.origin}${url.pathname}`).toBe(`${scene.vendor.url}/authorize`)
    const asked = Object.fromEntries(url.searchParams)
    expect(asked).toEqual({
      response_type: 'code',
      client_id: 'backstory-panel',
      redirect_uri: `${scene.panel.url}/callback`,
      scope: 'launch openid fhirUser online_access patient/Patient.r',
      launch: 'a+b/c==',
      aud: scene.vendor.iss,
      state: data.stateKey,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      nonce: data.nonce,
    })
    expect(Buffer.from(data.stateKey, 'base64url')).toHaveLength(32)
    expect(Buffer.from(data.nonce, 'base64url')).toHaveLength(32)
  })

  it('passes a launch value on as it came, also with a bare plus', async () => {
    const address = `${scene.panel.url}/launch?iss=${encodeURIComponent(scene.vendor.iss)}&launch=a+b==`
    const { next } = await scene.browser.launch(address)
    expect(new URL(next).search).toContain('launch=a%2Bb%3D%3D')
  })

  it('names the FHIR base exactly as it came, trailing slash included', async () => {
    const { next } = await scene.browser.launch(launchUrl(scene.panel, `${scene.vendor.iss}/`, 'x'))
    expect(new URL(next).searchParams.get('aud')).toBe(`${scene.vendor.iss}/`)
  })

  it('mints another launch, state, nonce and credential each time', async () => {
    const seen = new Set<string>()
    for (let time = 0; time < 3; time++) {
      const { data, page } = await scene.browser.launch(scene.address())
      const cookie = page.setCookies.at(-1)?.split(';')[0] ?? ''
      for (const value of [data.launchId, data.stateKey, data.nonce, data.pageCredential, cookie]) {
        expect(seen.has(value)).toBe(false)
        seen.add(value)
      }
      expect(cookie).toContain(data.launchId)
    }
  })

  it('keeps its credential in a partitioned host cookie of this launch', async () => {
    const { page, data } = await scene.browser.launch(scene.address())
    const [cookie = '', ...others] = page.setCookies
    expect(others).toEqual([])
    const [pair = '', ...attributes] = cookie.split('; ')
    expect(pair).toMatch(new RegExp(`^__Host-launch-${data.launchId}=[\\w-]{43}$`))
    expect(attributes.sort()).toEqual(
      ['HttpOnly', 'Max-Age=28800', 'Partitioned', 'Path=/', 'SameSite=None', 'Secure'].sort(),
    )
    expect(page.text).not.toContain(pair.split('=')[1])
  })

  it('is framed by its vendor alone, calls its vendor alone, and is kept nowhere', async () => {
    await scene.register({ frameAncestors: ['https://ehr.example:8443', scene.vendor.url] })
    const { headers } = await visit(scene.address())
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`frame-ancestors https://ehr.example:8443 ${scene.vendor.url};`)
    expect(policy).toContain(`connect-src 'self' ${scene.vendor.url};`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('cross-origin-opener-policy')).toBeNull()
  })

  it('is framed by nobody when its vendor lists nobody', async () => {
    await scene.register({ frameAncestors: [] })
    const { headers } = await visit(scene.address())
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('cannot be broken out of by a launch value', async () => {
    const hostile = '</script><script>alert(1)</script><!--$&'
    const { page, data } = await scene.browser.launch(
      launchUrl(scene.panel, scene.vendor.iss, hostile),
    )
    expect(data.launch).toBe(hostile)
    expect(page.text).not.toContain('<script>alert')
  })

  it('clears the cookies of launches that ended, and only those', async () => {
    const first = await scene.session()
    const second = await scene.session()
    await scene.panel.sessions.end(first.session.launchId)
    const { setCookies } = await visit(scene.address())
    const cleared = setCookies.filter((cookie) => cookie.includes('Max-Age=0'))
    expect(cleared).toHaveLength(1)
    expect(cleared[0]).toContain(`__Host-launch-${first.session.launchId}=;`)
    expect(cleared[0]).toContain('Secure; HttpOnly; SameSite=None; Partitioned')
    expect([...scene.browser.cookies.keys()].join()).toContain(second.session.launchId)
  })
})

describe('a launch is refused before anything is fetched', () => {
  it.each([
    ['unknown', 'https://other.example/fhir'],
    ['a look-alike', 'http://127.0.0.1.evil.example/fhir'],
    ['not a URL', 'fhir'],
  ])('when its iss is %s', async (_why, iss) => {
    const answer = await visit(launchUrl(scene.panel, iss, 'x'))
    expect(answer.status).toBe(403)
    expect(refusalOf(answer)).toBe('vendor-unknown')
    expect(answer.setCookies).toEqual([])
    expect(scene.vendor.discovered).toBe(0)
  })

  it.each([
    ['an unlisted port', (iss: string) => iss.replace(/:\d+/, ':1')],
    ['user information', (iss: string) => iss.replace('//', '//user:pass@')],
    ['a query', (iss: string) => `${iss}?x=1`],
    ['a fragment', (iss: string) => `${iss}#x`],
    ['another host', (iss: string) => iss.replace('127.0.0.1', 'localhost')],
  ])('when its iss has %s', async (_why, change) => {
    const answer = await visit(launchUrl(scene.panel, change(scene.vendor.iss), 'x'))
    expect(refusalOf(answer)).toBe('vendor-unknown')
    expect(scene.vendor.discovered).toBe(0)
  })

  it.each([
    ['no launch', ''],
    ['an empty launch', '&launch='],
    ['a launch of more than 4 kB', `&launch=${'x'.repeat(4097)}`],
    ['two launches', '&launch=a&launch=b'],
    ['fhirclient’s clientId', '&launch=a&clientId=hacker'],
    ['fhirclient’s fhirServiceUrl', '&launch=a&fhirServiceUrl=https://evil.example'],
    ['fhirclient’s patientId', '&launch=a&patientId=other'],
    ['anything else', '&launch=a&next=https://evil.example'],
    ['a broken escape', '&launch=%E0%A4%A'],
  ])('when it comes with %s', async (_what, rest) => {
    const iss = encodeURIComponent(scene.vendor.iss)
    const answer = await visit(`${scene.panel.url}/launch?iss=${iss}${rest}`)
    expect(answer.status).toBe(400)
    expect(refusalOf(answer)).toBe('launch-invalid')
    expect(scene.vendor.discovered).toBe(0)
  })

  it('when its iss comes twice, or not at all', async () => {
    const iss = `iss=${encodeURIComponent(scene.vendor.iss)}`
    for (const query of [`${iss}&${iss}&launch=x`, 'launch=x', '']) {
      expect(refusalOf(await visit(`${scene.panel.url}/launch?${query}`))).toBe('launch-invalid')
    }
    expect(scene.vendor.discovered).toBe(0)
  })
})

describe('a refused launch', () => {
  it('says so in a plain page with its trace id, framed by the vendor where it is known', async () => {
    scene.vendor.script.discovery = () => ({})
    const answer = await visit(scene.address())
    expect(refusalOf(answer)).toBe('discovery-failed')
    expect(answer.text).toContain('Your system did not say how to sign in')
    const trace = /<code>([\w-]+)<\/code>/.exec(answer.text)?.[1]
    expect(trace).toBe(answer.headers.get('x-trace-id'))
    expect(answer.text).not.toContain('<script')
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain(`frame-ancestors ${scene.vendor.url}`)
    expect(scene.panel.refused).toMatchObject([{ vendorId: 'harbour', traceId: trace }])
  })

  it('is framed by nobody when the vendor is not known', async () => {
    const answer = await visit(launchUrl(scene.panel, 'https://other.example', 'x'))
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(scene.panel.refused).toMatchObject([{ vendorId: null }])
  })
})

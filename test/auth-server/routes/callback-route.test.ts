import { describe, expect, it } from 'vitest'
import { aBrowser, launchUrl } from '../launch/a-browser.ts'
import { aScene, refusalOf } from '../launch/a-launch.ts'

const scene = aScene()
const cookieName = (launchId: string) => `__Host-launch-${launchId}`

/** A launch up to the callback's address, which nobody has visited yet. */
async function arrived(browser = scene.browser): Promise<{ callback: string; launchId: string }> {
  const { data, next } = await browser.launch(scene.address())
  const { location } = await browser.visit(next)
  return { callback: location ?? '', launchId: data.launchId }
}

describe('the callback', () => {
  it('opens a session for the launch and sends the browser to its panel', async () => {
    const { data, answer, callback } = await scene.launch()
    expect(answer.status).toBe(303)
    expect(answer.location).toBe(`/app/${data.launchId}`)
    expect(callback).toContain(`state=${data.stateKey}`)
    const credential = scene.browser.cookies.get(cookieName(data.launchId)) ?? null
    const opened = await scene.panel.sessions.open(data.launchId, credential, new Date())
    expect(opened.session).toMatchObject({
      launchId: data.launchId,
      vendorId: 'harbour',
      iss: scene.vendor.iss,
      context: { patient: 'mary', needPatientBanner: true },
      knowledge: { patient: null, consent: null, identityConfirmed: false, period: 36 },
    })
    expect(opened.session.tokens.accessToken).toMatch(/^access-/)
  })

  it('replaces the credential, so that one planted before sign-in is worth nothing', async () => {
    const { callback, launchId } = await arrived()
    const before = scene.browser.cookies.get(cookieName(launchId)) ?? ''
    await scene.browser.visit(callback)
    const after = scene.browser.cookies.get(cookieName(launchId))
    expect(after).not.toBe(before)
    await expect(scene.panel.sessions.open(launchId, before, new Date())).rejects.toMatchObject({
      code: 'session-unknown',
    })
  })

  it('gives no token, code or verifier to the browser', async () => {
    const { data, answer } = await scene.launch()
    const [redeemed] = scene.vendor.redeemed
    const secrets = [
      redeemed?.form.get('code_verifier') ?? '',
      scene.panel.opened[0]?.session.tokens.accessToken ?? '',
    ]
    const shown = [answer.text, answer.location, ...answer.setCookies, JSON.stringify(data)].join()
    for (const secret of secrets) {
      expect(secret).not.toBe('')
      expect(shown).not.toContain(secret)
    }
  })

  it('sends the vendor a code with characters that need encoding, once', async () => {
    await scene.session()
    expect(scene.vendor.redeemed).toHaveLength(1)
    const form = scene.vendor.redeemed[0]?.form
    expect(form?.get('code')).toMatch(/\+&%=$/)
    expect(Object.fromEntries(form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: expect.any(String),
      redirect_uri: `${scene.panel.url}/callback`,
      code_verifier: expect.stringMatching(/^[\w.~-]{43,128}$/),
      client_id: 'backstory-panel',
    })
  })
})

describe('a callback is refused', () => {
  const refusedAt = async (callback: string, browser = scene.browser) => {
    const answer = await browser.visit(callback)
    expect(answer.location).toBeNull()
    return refusalOf(answer)
  }

  it('without a state, and with one that nobody knows', async () => {
    const base = `${scene.panel.url}/callback`
    expect(await refusedAt(`${base}?code=x`)).toBe('launch-invalid')
    expect(await refusedAt(`${base}?code=x&state=${'A'.repeat(43)}`)).toBe('launch-invalid')
    expect(await refusedAt(`${base}?code=x&state=short`)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('the second time, and then nothing is redeemed', async () => {
    const { callback, answer } = await scene.launch()
    expect(answer.status).toBe(303)
    expect(await refusedAt(callback)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toHaveLength(1)
  })

  it('for one of two that arrive at once', async () => {
    const { callback } = await arrived()
    const answers = await Promise.all([
      scene.browser.visit(callback),
      scene.browser.visit(callback),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400])
    expect(scene.vendor.redeemed).toHaveLength(1)
  })

  it('after ten minutes', async () => {
    const { callback } = await arrived()
    scene.panel.pass(10 * 60_000 + 1)
    expect(await refusedAt(callback)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('in another browser, where the cookie is missing, and in one with another cookie', async () => {
    const first = await arrived()
    expect(await refusedAt(first.callback, aBrowser(scene.panel))).toBe('launch-invalid')
    const second = await arrived()
    const stranger = aBrowser(scene.panel)
    stranger.cookies.set(cookieName(second.launchId), 'A'.repeat(43))
    expect(await refusedAt(second.callback, stranger)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('with the state of one launch and the cookie of another', async () => {
    const mine = await arrived()
    const other = aBrowser(scene.panel)
    const theirs = await arrived(other)
    scene.browser.cookies.set(
      cookieName(theirs.launchId),
      scene.browser.cookies.get(cookieName(mine.launchId)) ?? '',
    )
    expect(await refusedAt(theirs.callback)).toBe('launch-invalid')
  })

  it('when a parameter comes twice', async () => {
    const { callback } = await arrived()
    expect(await refusedAt(`${callback}&code=other`)).toBe('launch-invalid')
    expect(await refusedAt(`${callback}&state=other`)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('when the vendor was taken off the list since', async () => {
    const { callback } = await arrived()
    await scene.panel.list([scene.vendor.entry({ id: 'another' })])
    expect(await refusedAt(callback)).toBe('vendor-unknown')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('when the launch page never kept a verifier', async () => {
    const page = await scene.browser.visit(scene.address())
    const state = /"stateKey":"([^"]+)"/.exec(page.text)?.[1]
    const callback = `${scene.panel.url}/callback?code=x&state=${state}`
    expect(await refusedAt(callback)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('when the audit cannot be written, and then there is no session', async () => {
    scene.panel.auditFails = true
    const { answer, data } = await scene.launch()
    expect(refusalOf(answer)).toBe('unexpected')
    expect(await scene.panel.sessions.isLive(data.launchId, new Date())).toBe(false)
  })
})

describe('the issuer of an answer (RFC 9207)', () => {
  const answeredWith = async (iss: string | null) => {
    scene.vendor.script.callback = (answer) => {
      if (iss !== null) answer.set('iss', iss)
    }
    return (await scene.launch()).answer
  }

  it('must be the one that the launch was sent to', async () => {
    expect(refusalOf(await answeredWith('https://evil.example'))).toBe('sign-in-failed')
    expect(refusalOf(await answeredWith(scene.vendor.iss))).toBe('sign-in-failed')
    expect(scene.vendor.redeemed).toEqual([])
    expect((await answeredWith(scene.vendor.url)).status).toBe(303)
  })

  it('must be there when discovery says so', async () => {
    scene.vendor.script.discovery = (document) => ({
      ...document,
      authorization_response_iss_parameter_supported: true,
    })
    expect(refusalOf(await answeredWith(null))).toBe('sign-in-failed')
    expect(scene.vendor.redeemed).toEqual([])
    expect((await answeredWith(scene.vendor.url)).status).toBe(303)
  })

  it('is checked for errors too', async () => {
    scene.vendor.script.callback = (answer) => {
      answer.delete('code')
      answer.set('error', 'access_denied')
      answer.set('iss', 'https://evil.example')
    }
    expect(refusalOf((await scene.launch()).answer)).toBe('sign-in-failed')
  })
})

describe('an error of the authorization server', () => {
  const answeredWith = async (error: string, description = '') => {
    scene.vendor.script.callback = (answer) => {
      answer.delete('code')
      answer.set('error', error)
      answer.set('error_description', description)
    }
    return (await scene.launch()).answer
  }

  it.each([
    ['access_denied', 'sign-in-refused'],
    ['login_required', 'sign-in-refused'],
    ['interaction_required', 'sign-in-refused'],
    ['consent_required', 'sign-in-refused'],
    ['server_error', 'vendor-unavailable'],
    ['temporarily_unavailable', 'vendor-unavailable'],
    ['invalid_scope', 'sign-in-failed'],
    ['invalid_request', 'sign-in-failed'],
    ['unauthorized_client', 'sign-in-failed'],
    ['unsupported_response_type', 'sign-in-failed'],
    ['of-its-own', 'sign-in-failed'],
  ])('%s is %s', async (error, code) => {
    expect(refusalOf(await answeredWith(error))).toBe(code)
  })

  it('never brings its words onto the page', async () => {
    const answer = await answeredWith('access_denied', '<img src=x onerror=alert(1)> canary')
    expect(answer.text).not.toContain('canary')
  })

  it('uses the state up', async () => {
    scene.vendor.script.callback = (answer) => answer.set('error', 'access_denied')
    const { callback } = await scene.launch()
    const again = callback.replace(/&error=[^&]*/, '')
    expect(refusalOf(await scene.browser.visit(again))).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })

  it('with a state that nobody knows ends no session', async () => {
    const { session } = await scene.session()
    const forged = `${scene.panel.url}/callback?error=access_denied&state=${'A'.repeat(43)}`
    expect(refusalOf(await scene.browser.visit(forged))).toBe('launch-invalid')
    expect(await scene.panel.sessions.isLive(session.launchId, new Date())).toBe(true)
    expect(scene.browser.cookies.has(cookieName(session.launchId))).toBe(true)
  })
})

describe('the token answer', () => {
  const refusedWith = async (token: NonNullable<typeof scene.vendor.script.token>) => {
    scene.vendor.script.token = token
    return refusalOf((await scene.launch()).answer)
  }

  it.each([
    [
      'no patient',
      ({ patient: _patient, ...body }: object & { patient?: unknown }) => body,
      'sign-in-no-patient',
    ],
    [
      'a patient that could not stand in an address',
      (body: object) => ({ ...body, patient: '../x' }),
      'sign-in-no-patient',
    ],
    ['another token type', (body: object) => ({ ...body, token_type: 'DPoP' }), 'sign-in-failed'],
    ['no access token', (body: object) => ({ ...body, access_token: undefined }), 'sign-in-failed'],
    ['an error', () => ({ status: 400, body: { error: 'invalid_grant' } }), 'sign-in-failed'],
    ['a server error', () => ({ status: 500, body: {} }), 'sign-in-failed'],
  ])('with %s is refused', async (_what, token, code) => {
    expect(await refusedWith(token as (body: object) => { [name: string]: unknown })).toBe(code)
    expect(scene.vendor.redeemed).toHaveLength(1)
  })

  it('may name its type in any case, and its life as text', async () => {
    scene.vendor.script.token = (body) => ({ ...body, token_type: 'bEaReR', expires_in: '600' })
    const { session } = await scene.session()
    const life = Date.parse(session.tokens.expiresAt ?? '') - Date.parse(session.createdAt)
    expect(life).toBeGreaterThan(595_000)
    expect(life).toBeLessThan(605_000)
  })

  it('may say nothing of its life', async () => {
    scene.vendor.script.token = ({ expires_in: _life, ...body }) => body
    expect((await scene.session()).session.tokens.expiresAt).toBeNull()
  })

  it.each([
    ['narrowed', 'launch openid', ['launch', 'openid']],
    ['split', 'patient/Patient.r patient/Patient.s', ['patient/Patient.r', 'patient/Patient.s']],
    ['v1', 'patient/*.read', ['patient/*.read']],
    ['empty', '', []],
  ])('keeps the scopes that were granted: %s', async (_what, scope, expected) => {
    scene.vendor.script.token = (body) => ({ ...body, scope })
    expect((await scene.session()).session.tokens.scopes).toEqual(expected)
  })

  it('without a scope member grants what was asked for; that is written down', async () => {
    scene.vendor.script.token = ({ scope: _scope, ...body }) => body
    expect((await scene.session()).session.tokens.scopes).toContain('patient/Patient.r')
    expect(scene.panel.noticed).toContain('scope-not-named')
  })
})

describe('in a frame where no cookie comes back', () => {
  const handOff = async () => {
    scene.browser.cookiesWork = false
    const { answer, data } = await scene.launch()
    const [path, code] = (answer.location ?? '').split('#handoff=')
    return { answer, launchId: data.launchId, path, code }
  }
  const redeem = (launchId: string, code: unknown, headers: object = {}) =>
    scene.browser.visit(`${scene.panel.url}/api/launches/${launchId}/handoff`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: scene.panel.url,
        'X-Backstory': '1',
        ...headers,
      },
      body: JSON.stringify({ code }),
    })

  it('hands the session over by a code in the fragment, once', async () => {
    const { answer, launchId, path, code } = await handOff()
    expect(answer.status).toBe(303)
    expect(path).toBe(`/app/${launchId}`)
    expect(answer.setCookies.filter((cookie) => !cookie.includes('Max-Age=0'))).toEqual([])
    const first = await redeem(launchId, code)
    const { bearer, launch_id } = JSON.parse(first.text) as { bearer: string; launch_id: string }
    expect(launch_id).toBe(launchId)
    expect((await scene.panel.sessions.open(launchId, bearer, new Date())).session.launchId).toBe(
      launchId,
    )
    expect(first.headers.get('cache-control')).toBe('no-store')
    const second = await redeem(launchId, code)
    expect(second.status).toBe(401)
    expect(second.text).toContain('session-unknown')
  })

  it('takes the code for its own launch, for two minutes', async () => {
    const one = await handOff()
    const other = await handOff()
    expect((await redeem(other.launchId, one.code)).status).toBe(401)
    expect((await redeem(one.launchId, 'A'.repeat(43))).status).toBe(401)
    expect((await redeem(one.launchId, 7)).status).toBe(400)
    scene.panel.pass(2 * 60_000 + 1)
    expect((await redeem(one.launchId, one.code)).status).toBe(401)
  })

  it('takes no code from another origin', async () => {
    const { launchId, code } = await handOff()
    const evil = await redeem(launchId, code, { Origin: 'https://evil.example' })
    expect(evil.status).toBe(403)
    expect((await redeem(launchId, code)).status).toBe(200)
  })

  it('does not hand over when the cookie came back on the launch page', async () => {
    const { callback } = await arrived()
    scene.browser.cookiesWork = false
    const answer = await scene.browser.visit(callback)
    expect(refusalOf(answer)).toBe('launch-invalid')
    expect(scene.vendor.redeemed).toEqual([])
  })
})

describe('two launches in one browser', () => {
  it('are two sessions, each with its own patient, however they interleave', async () => {
    const patients = new Map<string, string>()
    const begin = async (patient: string) => {
      const { callback, launchId } = await arrived()
      patients.set(launchId, patient)
      return { callback, launchId, patient }
    }
    const mary = await begin('mary')
    const tom = await begin('tom')
    for (const { callback, patient } of [tom, mary]) {
      scene.vendor.script.token = (body) => ({ ...body, patient })
      await scene.browser.visit(callback)
    }
    for (const { launchId, patient } of [mary, tom]) {
      const credential = scene.browser.cookies.get(cookieName(launchId)) ?? null
      const { session } = await scene.panel.sessions.open(launchId, credential, new Date())
      expect(session.context.patient).toBe(patient)
    }
    const wrong = scene.browser.cookies.get(cookieName(tom.launchId)) ?? null
    await expect(scene.panel.sessions.open(mary.launchId, wrong, new Date())).rejects.toMatchObject(
      { code: 'session-unknown' },
    )
  })
})

it('a vendor on another issuer never sees our client', async () => {
  scene.vendor.script.discovery = (document) => ({ ...document, issuer: 'https://evil.example' })
  const answer = await scene.browser.visit(launchUrl(scene.panel, scene.vendor.iss, 'x'))
  expect(refusalOf(answer)).toBe('discovery-failed')
  expect(answer.text).not.toContain('backstory-panel')
})

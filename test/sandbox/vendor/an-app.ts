import { createHash, randomBytes } from 'node:crypto'

/** A SMART app of the tests' own: walks a launch as a browser would, redirect by redirect, with a cookie jar. */
export interface App {
  /** Follows a launch to the redirect URI; answers the parameters that came back, or the page it stopped at. */
  authorize(changes?: { readonly [name: string]: string | null }): Promise<Arrival>
  redeem(code: string, changes?: { readonly [name: string]: string }): Promise<TokenAnswer>
  refresh(token: string): Promise<TokenAnswer>
  token(form: { readonly [name: string]: string }): Promise<TokenAnswer>
  /** The cookies set on the way, as sent by the server. */
  cookies: string[]
}
export interface Arrival {
  back: URLSearchParams | null
  status: number
  text: string
}
export interface TokenAnswer {
  status: number
  body: { readonly [name: string]: unknown }
}

export const REDIRECT_URI = 'http://127.0.0.1:9/callback'

export function anApp(options: {
  fhirBase: string
  issuer: string
  /** Under the issuer; `/auth` unless given. */
  authorizePath?: string
  clientId: string
  scope: string
  launch: string
  /** Adds what proves the client to a token request. */
  authenticate?(form: URLSearchParams, headers: Headers): Promise<void> | void
}): App {
  const verifier = randomBytes(32).toString('base64url')
  const cookies: string[] = []

  async function token(form: { readonly [name: string]: string }): Promise<TokenAnswer> {
    const body = new URLSearchParams({ ...form })
    const headers = new Headers()
    if (options.authenticate === undefined) body.set('client_id', options.clientId)
    await options.authenticate?.(body, headers)
    const answer = await fetch(`${options.issuer}/token`, { method: 'POST', body, headers })
    return { status: answer.status, body: Object(await answer.json()) }
  }

  return {
    cookies,
    token,
    async authorize(changes = {}) {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: options.clientId,
        redirect_uri: REDIRECT_URI,
        scope: options.scope,
        launch: options.launch,
        aud: options.fhirBase,
        state: 'a-state',
        nonce: 'a-nonce',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) query.delete(name)
        else query.set(name, value)
      }
      let url = `${options.issuer}${options.authorizePath ?? '/auth'}?${query}`
      for (let step = 0; step < 6; step += 1) {
        const answer = await fetch(url, { redirect: 'manual', headers: { cookie: jar(cookies) } })
        cookies.push(...answer.headers.getSetCookie())
        const next = answer.headers.get('location')
        if (next === null) {
          return { back: null, status: answer.status, text: await answer.text() }
        }
        url = new URL(next, url).href
        if (url.startsWith(REDIRECT_URI)) {
          return { back: new URL(url).searchParams, status: answer.status, text: '' }
        }
      }
      throw new Error('The launch goes round in circles')
    },
    redeem: (code, changes = {}) =>
      token({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT_URI,
        code_verifier: verifier,
        ...changes,
      }),
    refresh: (refreshToken) => token({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  }
}

/** Newest value of each cookie; paths are not looked at, since names do not clash within one launch. */
function jar(cookies: readonly string[]): string {
  const values = new Map<string, string>()
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';')
    const at = pair.indexOf('=')
    const value = pair.slice(at + 1)
    if (value === '') values.delete(pair.slice(0, at))
    else values.set(pair.slice(0, at), value)
  }
  return [...values].map(([name, value]) => `${name}=${value}`).join('; ')
}

import type { Findings } from './findings.ts'
import { type Answer, answered, probe, textOf } from './probe.ts'
import type { Server, Subject } from './server-under-test.ts'

/** Nobody's client and nobody's address (RFC 2606): a request that every server must refuse on the spot. */
const STRANGER = 'backstory-check-stranger'
const STRANGE_ADDRESS = 'https://stranger.example/callback'

/** The authorization endpoint, asked by a client that it cannot know. */
export async function checkSignInPages(
  found: Findings,
  server: Server,
  subject: Subject,
): Promise<void> {
  const endpoint = server.authorizationEndpoint
  if (endpoint === null) return
  const url = new URL(endpoint)
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: STRANGER,
    redirect_uri: STRANGE_ADDRESS,
    scope: 'launch openid fhirUser',
    launch: 'backstory-check',
    aud: subject.iss,
    state: 'backstory-check-state-of-a-stranger',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(name, value)
  }
  const answer = await probe(url.href, { headers: { accept: 'text/html' } })
  if (!answered(answer)) {
    found.fail(
      'authorize-stranger',
      `${endpoint}: ${answer.unreachable}`,
      'Make the authorization endpoint reachable from the browsers of link workers.',
    )
    return
  }
  checkStranger(found, answer)
  checkFraming(found, answer, subject)
  if (answer.headers.getSetCookie().length > 0) checkCookies(found, [answer])
}

function checkStranger(found: Findings, { status, headers, url }: Answer): void {
  const to = headers.get('location')
  const target = to === null ? null : URL.parse(to, url)
  if (target?.origin === new URL(STRANGE_ADDRESS).origin) {
    found.fail(
      'authorize-stranger',
      `an unknown client was sent to ${target.origin}`,
      'Show the error on a page of your own when client_id or redirect_uri is unknown; never redirect to an address that is not registered.',
    )
  } else if (status === 404 || status === 405 || status >= 500) {
    found.fail(
      'authorize-stranger',
      `a GET was answered with ${status}`,
      'Take GET at the authorization endpoint, and answer an unknown client with status 400 and a page.',
    )
  } else if (status === 200) {
    found.warn(
      'authorize-stranger',
      'an unknown client was answered with status 200',
      'Refuse an unknown client before anybody signs in, with status 400 and a page that says so.',
    )
  } else
    found.pass(
      'authorize-stranger',
      `answered ${status}${target === null ? '' : ', to its own page'}`,
    )
}

function checkFraming(found: Findings, { headers, url }: Answer, { page }: Subject): void {
  const own = new URL(url).origin
  const policy = /frame-ancestors\s+([^;]+)/i.exec(
    headers.get('content-security-policy') ?? '',
  )?.[1]
  const old = headers.get('x-frame-options')?.trim().toUpperCase()
  const remedy = `Let your own pages frame the sign-in: Content-Security-Policy: frame-ancestors ${page}. Or sign in without any page: the user is signed in to your system already. Else the panel offers a window of its own.`
  if (policy !== undefined) {
    if (framesBy(policy, page, own))
      found.pass('authorize-frame', `frame-ancestors ${policy.trim()}`)
    else found.warn('authorize-frame', `frame-ancestors ${policy.trim()}`, remedy)
  } else if (old === 'DENY') found.warn('authorize-frame', 'X-Frame-Options: DENY', remedy)
  else if (old === 'SAMEORIGIN' && page !== own) {
    found.warn(
      'authorize-frame',
      `X-Frame-Options: SAMEORIGIN, and the frame stands on ${page}`,
      remedy,
    )
  } else if (old === undefined) {
    found.warn(
      'authorize-frame',
      'any site may frame the sign-in pages',
      `Say who may: Content-Security-Policy: frame-ancestors ${page}`,
    )
  } else found.pass('authorize-frame', `X-Frame-Options: ${old}`)
}

function framesBy(policy: string, page: string, own: string): boolean {
  const url = new URL(page)
  return policy
    .trim()
    .split(/\s+/)
    .some((source) => {
      if (source === '*' || source === page || source === url.host || source === url.protocol) {
        return true
      }
      if (source === "'self'") return own === url.origin
      const wild = /^(https?:\/\/)?\*\.(.+)$/.exec(source)
      return wild !== null && url.host.endsWith(`.${wild[2]}`)
    })
}

/** The cookies that these answers set, unless something was said of cookies before. */
export function checkCookies(found: Findings, answers: readonly Answer[]): void {
  const cookies = answers
    .flatMap(({ headers }) => headers.getSetCookie())
    .filter((cookie) => !/;\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(cookie))
  const said = found.list.some(({ rule }) => rule === 'authorize-cookies')
  if (cookies.length === 0 || said) return
  const lost = cookies.filter((cookie) => !/;\s*samesite=none/i.test(cookie))
  const bare = cookies.filter((cookie) => !/;\s*secure/i.test(cookie))
  const names = (list: readonly string[]) => list.map((cookie) => cookie.split('=')[0]).join(', ')
  const remedy =
    'Set them with SameSite=None; Secure (and Partitioned): in a frame the panel’s redirect is cross-site, so Lax and Strict cookies are not sent.'
  if (lost.length > 0) found.warn('authorize-cookies', `not SameSite=None: ${names(lost)}`, remedy)
  else if (bare.length > 0) {
    found.warn('authorize-cookies', `not Secure: ${names(bare)}`, remedy)
  } else found.pass('authorize-cookies', names(cookies))
}

/** The token endpoint, given a code that it never issued. */
export async function checkTokenEndpoint(found: Findings, server: Server): Promise<void> {
  const endpoint = server.tokenEndpoint
  if (endpoint === null) return
  const answer = await probe(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'backstory-check-no-code',
      redirect_uri: STRANGE_ADDRESS,
      code_verifier: 'backstory-check-no-verifier-backstory-check-no-verifier',
      client_id: STRANGER,
    }),
  })
  if (!answered(answer)) {
    found.fail(
      'token-endpoint',
      `${endpoint}: ${answer.unreachable}`,
      'Make the token endpoint reachable from the server that runs the panel.',
    )
    return
  }
  const { status, headers, json } = answer
  const error = textOf(json, 'error')
  if (status === 200) {
    found.fail(
      'token-errors',
      'a code that was never issued was accepted',
      'Answer 400 {"error":"invalid_grant"} for a code you do not know, 401 {"error":"invalid_client"} for a client you do not know.',
    )
  } else if (status === 404 || status === 405 || status >= 500) {
    found.fail(
      'token-errors',
      `a POST was answered with ${status}`,
      'Take POST with application/x-www-form-urlencoded at the token endpoint; refuse with 400 or 401 and JSON.',
    )
  } else if (error === undefined) {
    found.warn(
      'token-errors',
      `${status}, ${headers.get('content-type') ?? 'no content type'}, no "error"`,
      'Refuse with JSON: {"error":"invalid_client","error_description":"…"}; the panel then says why, not only that.',
    )
  } else found.pass('token-errors', `${status} ${error}`)
  const cache = headers.get('cache-control') ?? 'nothing'
  if (/no-store/i.test(cache)) found.pass('token-no-store', cache)
  else {
    found.warn(
      'token-no-store',
      `Cache-Control: ${cache}`,
      'Send Cache-Control: no-store with every answer of the token endpoint.',
    )
  }
}

import { SignJWT } from 'jose'
import {
  authorizeUrl,
  codeForm,
  type LaunchSecret,
  newSecret,
  type Target,
  type TestClient,
  type TokenRequest,
  tokenRequest,
} from '../check/launch-request.ts'
import { answered, type Probed, probe, textOf } from '../check/probe.ts'
import type { MistakeName } from './mistakes.ts'

/** One message and its answer, for the page. */
export interface Step {
  name: string
  sent: string
  got: string
  /** OAuth error, status of a FHIR answer, or `ok`. */
  result: string
}

export interface Journey {
  client: TestClient
  target: Target
  mistake: MistakeName | null
  secret: LaunchSecret
  steps: Step[]
}

/** The authorization request of a journey, spoilt where its mistake is in it. */
export function beginJourney(of: {
  client: TestClient
  target: Target
  launch: string
  mistake: MistakeName | null
}): { journey: Journey; url: URL } {
  const { client, target, mistake } = of
  const secret = newSecret()
  const url = authorizeUrl(target, client, of.launch, secret)
  const query = url.searchParams
  if (mistake === 'strange-redirect') query.set('redirect_uri', `${client.redirectUri}/elsewhere`)
  if (mistake === 'unknown-launch') query.set('launch', 'never-issued')
  if (mistake === 'other-aud') query.set('aud', 'https://another.example/fhir')
  if (mistake === 'plain-pkce') {
    query.set('code_challenge', secret.verifier)
    query.set('code_challenge_method', 'plain')
  }
  if (mistake === 'no-pkce') {
    query.delete('code_challenge')
    query.delete('code_challenge_method')
  }
  const sent = `GET ${url.origin}${url.pathname}\n${pairs(query)}`
  const step = { name: 'Authorise', sent, got: '(nothing came back yet)', result: 'page' }
  return { journey: { client, target, mistake, secret, steps: [step] }, url }
}

/** Everything after the redirect back: code, FHIR, refresh, each with the journey's mistake. */
export async function finishJourney(journey: Journey, back: URLSearchParams): Promise<void> {
  const { client, target, mistake, secret, steps } = journey
  const [authorise] = steps
  if (authorise !== undefined) {
    authorise.got = `redirect to ${client.redirectUri}\n${pairs(back)}`
    authorise.result = back.get('error') ?? 'ok'
  }
  const code = back.get('code')
  if (code === null) return
  const right = codeForm(code, client.redirectUri, secret.verifier)
  const { code_verifier: _verifier, ...without } = right
  const form =
    mistake === 'wrong-verifier'
      ? { ...right, code_verifier: newSecret().verifier }
      : mistake === 'no-verifier'
        ? without
        : mistake === 'other-redirect'
          ? { ...right, redirect_uri: `${client.redirectUri}/elsewhere` }
          : right
  const first = await redeem(journey, 'Token', await spoilt(journey, form))
  if (mistake === 'code-again') {
    await redeem(journey, 'Token, again', await tokenRequest(target, client, right))
  }
  const token = answered(first) ? textOf(first.json, 'access_token') : undefined
  if (!answered(first) || token === undefined) return
  const patient = textOf(first.json, 'patient') ?? 'none'
  await read(
    journey,
    mistake === 'other-patient' ? 'somebody-else' : patient,
    mistake === 'spoilt-token' ? `${token}x` : token,
  )
  const refreshToken = textOf(first.json, 'refresh_token')
  if (refreshToken === undefined) return
  const refresh = {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...(mistake === 'wider-refresh' && { scope: `${client.scopes.join(' ')} system/*.cruds` }),
  }
  await redeem(journey, 'Refresh', await tokenRequest(target, client, refresh))
  if (mistake === 'refresh-again') {
    await redeem(journey, 'Refresh, again', await tokenRequest(target, client, refresh))
  }
}

/** A token request with what proves the client spoilt. */
async function spoilt(
  { client, target, mistake }: Journey,
  form: { readonly [name: string]: string },
): Promise<TokenRequest> {
  const request = await tokenRequest(target, client, form)
  if (mistake === 'no-proof') {
    request.headers.delete('authorization')
    request.form.delete('client_assertion')
    request.form.delete('client_assertion_type')
    request.form.set('client_id', client.client.id)
  }
  if (mistake === 'wrong-secret') {
    const wrong = Buffer.from(`${client.client.id}:not-the-secret`).toString('base64')
    request.headers.set('authorization', `Basic ${wrong}`)
  }
  const signed = mistake === 'old-assertion' || mistake === 'other-audience'
  if ((signed || mistake === 'strange-key') && client.client.method === 'private_key_jwt') {
    request.form.set('client_assertion', await assertion(client, target, mistake))
  }
  return request
}

async function assertion(
  { client, keys }: TestClient,
  { tokenEndpoint }: Target,
  mistake: MistakeName,
): Promise<string> {
  if (client.method !== 'private_key_jwt') return ''
  const { key, kid } = keys.signer(client.alg)
  const now = Math.floor(Date.now() / 1000)
  const past = mistake === 'old-assertion' ? 3600 : 0
  const signed = await new SignJWT({})
    .setProtectedHeader({
      alg: client.alg,
      typ: 'JWT',
      kid: mistake === 'strange-key' ? 'a-key-nobody-published' : kid,
    })
    .setIssuer(client.id)
    .setSubject(client.id)
    .setAudience(mistake === 'other-audience' ? 'https://another.example/token' : tokenEndpoint)
    .setIssuedAt(now - past - 5)
    .setExpirationTime(now - past + 180)
    .setJti(crypto.randomUUID())
    .sign(key)
  return signed
}

async function redeem({ steps }: Journey, name: string, request: TokenRequest): Promise<Probed> {
  const { url, headers, form } = request
  const answer = await probe(url, { method: 'POST', headers, body: form })
  const error = answered(answer) ? textOf(answer.json, 'error') : undefined
  steps.push({
    name,
    sent: `POST ${url}\n${lines(headers)}\n\n${pairs(form)}`,
    got: shown(answer),
    result: answered(answer) && answer.status === 200 ? 'ok' : (error ?? statusOf(answer)),
  })
  return answer
}

async function read({ target, steps }: Journey, patient: string, token: string): Promise<void> {
  const url = `${target.iss.replace(/\/$/, '')}/Patient/${patient}`
  const headers = new Headers({
    accept: 'application/fhir+json',
    authorization: `Bearer ${token}`,
  })
  const answer = await probe(url, { headers })
  steps.push({
    name: 'FHIR',
    sent: `GET ${url}\n${lines(headers)}`,
    got: shown(answer),
    result: answered(answer) && answer.status === 200 ? 'ok' : statusOf(answer),
  })
}

const statusOf = (answer: Probed) => (answered(answer) ? String(answer.status) : 'no answer')
const pairs = (query: URLSearchParams) =>
  [...query].map(([name, value]) => `  ${name} = ${value}`).join('\n')
const lines = (headers: Headers) =>
  [...headers].map(([name, value]) => `${name}: ${value}`).join('\n')
const shown = (answer: Probed) =>
  answered(answer)
    ? `${answer.status}\n${lines(answer.headers)}\n\n${answer.text.slice(0, 4000)}`
    : answer.unreachable

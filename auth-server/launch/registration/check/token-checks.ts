import { isGranted, readScopes } from '../../granted-scopes.ts'
import { FHIR_ID } from '../../launch-context.ts'
import { WANTED_SCOPES } from '../wanted-scopes.ts'
import type { Findings } from './findings.ts'
import { send, type Target, type TestClient, tokenRequest } from './launch-request.ts'
import { answered, member, type Probed, textOf } from './probe.ts'

/** What a token answer gave. */
export interface TokenSight {
  accessToken: string
  idToken: string | null
  refreshToken: string | null
  patient: string | null
  scopes: readonly string[]
}

const HOUR = 3600

/** Reads the answer of the token endpoint; null when there is no token to go on with. */
export function readTokenAnswer(
  found: Findings,
  answer: Probed,
  { client, scopes: asked }: TestClient,
): TokenSight | null {
  if (!answered(answer)) {
    found.fail(
      'token-answer',
      answer.unreachable,
      'Make the token endpoint reachable for the panel’s server.',
    )
    return null
  }
  const { status, json, headers } = answer
  const accessToken = textOf(json, 'access_token')
  if (status !== 200 || accessToken === undefined) {
    const error = textOf(json, 'error') ?? `status ${status}`
    const why = textOf(json, 'error_description')
    found.fail(
      'token-answer',
      `${error}${why === undefined ? '' : `: ${why}`}`,
      remedyFor(error, client.method),
    )
    return null
  }
  const type = textOf(json, 'token_type')
  if (type?.toLowerCase() !== 'bearer') {
    found.fail('token-answer', `token_type ${type ?? 'missing'}`, 'Send "token_type": "Bearer".')
    return null
  }
  found.pass('token-answer', `access token by ${client.method}`)
  if (!/no-store/i.test(headers.get('cache-control') ?? '')) {
    found.fail(
      'token-no-store',
      'an answer with tokens may be cached',
      'Send Cache-Control: no-store with it.',
    )
  }
  checkLife(found, member(json, 'expires_in'))
  const scopes = readScopes(member(json, 'scope'))
  checkGranted(found, scopes, asked)
  return {
    accessToken,
    idToken: textOf(json, 'id_token') ?? null,
    refreshToken: textOf(json, 'refresh_token') ?? null,
    patient: checkContext(found, json),
    scopes: scopes ?? asked,
  }
}

function checkLife(found: Findings, life: unknown): void {
  if (life === undefined) {
    found.warn('token-life', 'expires_in is missing', 'Send expires_in in seconds, 900 say.')
  } else if (typeof life !== 'number') {
    found.warn('token-life', 'expires_in is not a number', 'Send it as a JSON number of seconds.')
  } else if (life > HOUR) {
    found.warn(
      'token-life',
      `${life} s`,
      'Let access tokens live an hour at most, better 15 minutes.',
    )
  } else if (life < 60) {
    found.warn(
      'token-life',
      `${life} s`,
      'Let access tokens live a minute at least; 900 s is usual.',
    )
  } else found.pass('token-life', `${life} s`)
}

function checkGranted(
  found: Findings,
  granted: readonly string[] | null,
  asked: readonly string[],
): void {
  if (granted === null) {
    found.warn(
      'token-scope',
      'scope is missing',
      'Say what was granted, even where it is all that was asked.',
    )
    return
  }
  const missing = asked.filter((scope) => !isGranted(granted, scope))
  const vital = missing.filter((scope) => scope === 'patient/Patient.r')
  if (vital.length > 0) {
    found.fail(
      'token-scope',
      `not granted: ${missing.join(' ')}`,
      'Grant patient/Patient.r (or patient/Patient.read): without it the panel does not know who the patient is.',
    )
  } else if (missing.length > 0) {
    const off = missing.map(
      (scope) =>
        `${scope} (${WANTED_SCOPES.find((wanted) => isGranted([wanted.scope], scope))?.why ?? 'unknown'})`,
    )
    found.warn(
      'token-scope',
      `not granted: ${off.join('; ')}`,
      'Grant them, or switch the parts that need them off in the vendors file.',
    )
  } else found.pass('token-scope', `all ${asked.length} scopes`)
}

function checkContext(found: Findings, json: unknown): string | null {
  const patient = textOf(json, 'patient')
  if (typeof member(json, 'need_patient_banner') === 'boolean') {
    found.pass('context-banner', `need_patient_banner: ${member(json, 'need_patient_banner')}`)
  } else {
    found.warn(
      'context-banner',
      'need_patient_banner is missing',
      'Send false when your own page shows who the patient is: the panel’s strip is then slim.',
    )
  }
  if (patient === undefined) {
    found.fail(
      'context-patient',
      'patient is missing',
      'Put "patient": "{id of the open patient}" beside the access token (not into it).',
    )
    return null
  }
  if (!FHIR_ID.test(patient)) {
    found.fail(
      'context-patient',
      'patient is not a FHIR id',
      'Send the id alone, without "Patient/": letters, digits, - and ., 64 at most.',
    )
    return null
  }
  found.pass('context-patient', 'an id')
  return patient
}

function remedyFor(error: string, method: TestClient['client']['method']): string {
  switch (error) {
    case 'invalid_client':
      return {
        none: 'Register the client as public, and take client_id from the body.',
        client_secret_basic:
          'Take the secret from Authorization: Basic (form-encoded id and secret); is it the one you issued?',
        private_key_jwt:
          'Check the assertion against the JWKS URL by kid: typ JWT, iss = sub = client_id, aud = your token endpoint, jti new each time. Can your server reach the JWKS URL? If you want your issuer as aud, set client.audience to "issuer".',
      }[method]
    case 'invalid_grant':
      return 'Compare redirect_uri letter by letter, and base64url(sha256(code_verifier)) with the code_challenge; let a code live for a minute.'
    case 'unsupported_grant_type':
      return 'Support grant_type=authorization_code in a form-encoded body.'
    case 'unauthorized_client':
      return 'Let this client use the authorization code grant.'
    default:
      return 'Answer 200 with JSON (access_token, token_type, expires_in, scope, patient, id_token), or a 400 with "error".'
  }
}

/** One refresh, as the panel would after some minutes. */
export async function checkRefresh(
  found: Findings,
  target: Target,
  client: TestClient,
  token: TokenSight,
): Promise<void> {
  if (token.refreshToken === null) {
    const asked = client.scopes.includes('online_access')
    if (asked) {
      found.warn(
        'refresh',
        'no refresh token came',
        'Issue one for online_access that ends with the user’s session in your system; else the panel ends with its first access token.',
      )
    } else found.skip('refresh', 'online_access was not asked for')
    return
  }
  const form = { grant_type: 'refresh_token', refresh_token: token.refreshToken }
  const answer = await send(await tokenRequest(target, client, form))
  if (!answered(answer)) {
    found.warn('refresh', answer.unreachable, 'Let the token endpoint answer a refresh.')
    return
  }
  if (answer.status !== 200 || textOf(answer.json, 'access_token') === undefined) {
    found.fail(
      'refresh',
      textOf(answer.json, 'error') ?? `status ${answer.status}`,
      'Redeem a refresh token that you issued, with the client’s own authentication.',
    )
    return
  }
  const patient = textOf(answer.json, 'patient')
  if (patient !== undefined && token.patient !== null && patient !== token.patient) {
    found.fail(
      'refresh',
      'patient changed',
      'Keep the patient of the launch: a panel that changes patient by itself is dangerous. The panel ends the session.',
    )
    return
  }
  const next = textOf(answer.json, 'refresh_token')
  if (next === token.refreshToken || (next === undefined && client.client.method === 'none')) {
    found.warn(
      'refresh',
      'the same refresh token goes on working',
      'Issue a new one with each refresh, and end the family when an old one comes back.',
    )
  } else found.pass('refresh', 'works, and is replaced')
}

import type { Findings } from './findings.ts'
import { checkIdToken } from './id-token-checks.ts'
import {
  authorizeUrl,
  codeForm,
  newSecret,
  send,
  type Target,
  type TestClient,
  tokenRequest,
} from './launch-request.ts'
import { checkPatient, type Granted } from './patient-checks.ts'
import { answered, textOf } from './probe.ts'
import type { Server, Subject } from './server-under-test.ts'
import { checkCookies } from './sign-in-checks.ts'
import { checkRefresh, readTokenAnswer } from './token-checks.ts'
import type { Walker } from './walk.ts'

export interface LaunchTrial {
  subject: Subject
  server: Server
  client: TestClient
  walker: Walker
  /** A note is written into the vendor's system. */
  writeNote: boolean
  now: () => Date
}

/** One whole launch, and everything that can be learnt with its token. */
export async function checkLaunch(found: Findings, trial: LaunchTrial): Promise<void> {
  const { subject, server, client, walker } = trial
  const { issuer, authorizationEndpoint, tokenEndpoint } = server
  if (issuer === null || authorizationEndpoint === null || tokenEndpoint === null) return
  const target: Target = { iss: subject.iss, issuer, authorizationEndpoint, tokenEndpoint }
  const launch = await arrival(found, trial)
  if (launch === null) return
  const secret = newSecret()
  const walked = await walker.authorize(authorizeUrl(target, client, launch, secret))
  checkCookies(found, walked.seen)
  if ('stopped' in walked) {
    found.fail(
      'authorize-answer',
      walked.stopped,
      `Answer the authorization request with a redirect to ${client.redirectUri}; with error=access_denied where the user may not.`,
    )
    return
  }
  const code = answerOf(found, walked.back, { server, state: secret.state, client })
  if (code === null) return

  const form = codeForm(code, client.redirectUri, secret.verifier)
  const answer = await send(await tokenRequest(target, client, form))
  const token = readTokenAnswer(found, answer, client)
  if (token === null) return
  await checkIdToken(found, token.idToken, {
    server,
    iss: subject.iss,
    clientId: client.client.id,
    nonce: secret.nonce,
    accessToken: token.accessToken,
    now: trial.now(),
  })
  if (token.patient !== null) {
    await checkPatient(found, subject, token as Granted, { writeNote: trial.writeNote })
  }
  await checkRefresh(found, target, client, token)
  await checkReplay(found, () => tokenRequest(target, client, form))
}

async function arrival(found: Findings, { subject, walker }: LaunchTrial): Promise<string | null> {
  const { iss, launch, unknown } = await walker.arrive()
  const address = 'Open the app at its launch URL with ?iss={FHIR base}&launch={opaque value}'
  if (iss === null && launch === null) {
    found.fail('launch', 'no launch arrived', `${address}.`)
    return null
  }
  if (launch === null || launch === '') {
    found.fail('launch', 'launch is missing', `${address}: one new launch value for each opening.`)
    return null
  }
  const same = iss !== null && iss.replace(/\/$/, '') === subject.iss.replace(/\/$/, '')
  if (!same) {
    found.fail(
      'launch',
      `iss is ${iss ?? 'missing'}`,
      `${address}; iss must be ${subject.iss}, which is also the aud that we send back.`,
    )
    return null
  }
  if (unknown.length > 0) {
    found.fail(
      'launch',
      `unknown parameters: ${unknown.join(', ')}`,
      'Send iss and launch only: a panel must not take orders from its address.',
    )
    return null
  }
  if (launch.length > 4096) {
    found.fail(
      'launch',
      `launch is ${launch.length} characters long`,
      'Keep it below 4096 characters.',
    )
    return null
  }
  found.pass('launch', 'iss and launch')
  return launch
}

function answerOf(
  found: Findings,
  back: URLSearchParams,
  at: { server: Server; state: string; client: TestClient },
): string | null {
  const { server, state, client } = at
  const error = back.get('error')
  if (back.get('state') !== state) {
    found.fail(
      'authorize-answer',
      'state is missing or changed',
      'Send state back exactly as it came, with errors too: without it the answer belongs to nobody.',
    )
    return null
  }
  if (error !== null) {
    found.fail(
      'authorize-answer',
      `${error}${back.has('error_description') ? `: ${back.get('error_description')}` : ''}`,
      remedyForError(error, client),
    )
    return null
  }
  const code = back.get('code')
  if (code === null || code === '') {
    found.fail('authorize-answer', 'neither code nor error', 'Send code (or error) in the query.')
    return null
  }
  found.pass('authorize-answer', 'code and state')
  const issuer = back.get('iss')
  if (issuer === null && server.namesIssuerInAnswer) {
    found.fail(
      'authorize-issuer',
      'iss is missing, and discovery promises it',
      'Add iss={issuer} to the answer, or take the promise out of discovery.',
    )
    return null
  }
  if (issuer !== null && issuer !== server.issuer) {
    found.fail(
      'authorize-issuer',
      `${issuer}, not ${server.issuer}`,
      'Send the issuer of the discovery document, not the FHIR base, unless the two are the same.',
    )
    return null
  }
  if (issuer === null) found.skip('authorize-issuer', 'not sent, and not promised')
  else found.pass('authorize-issuer', issuer)
  return code
}

function remedyForError(error: string, { client, redirectUri, scopes }: TestClient): string {
  switch (error) {
    case 'invalid_scope':
      return `Register the client for these scopes, or grant fewer instead of refusing: ${scopes.join(' ')}`
    case 'unauthorized_client':
      return `Let the client ${client.id} use response_type=code and grant_type=authorization_code.`
    case 'invalid_request':
      return `Compare what is registered for ${client.id}: redirect URI ${redirectUri}, PKCE S256, aud = the FHIR base, launch known.`
    case 'access_denied':
      return 'Give this user the app, and keep the launch value alive for a minute at least.'
    case 'login_required':
    case 'interaction_required':
    case 'consent_required':
      return 'Sign the user in from the session of your own page: the panel’s frame cannot show a sign-in.'
    default:
      return 'Look the error up in the log of the authorization server; its description should say what to change.'
  }
}

/** The same code again, at the very end: a sound server also takes back what it issued. */
async function checkReplay(
  found: Findings,
  again: () => ReturnType<typeof tokenRequest>,
): Promise<void> {
  const answer = await send(await again())
  if (!answered(answer)) found.skip('replay', answer.unreachable)
  else if (answer.status === 200) {
    found.fail(
      'replay',
      'the code was accepted a second time',
      'Delete a code when it is redeemed; answer 400 invalid_grant after that, and revoke what it gave.',
    )
  } else found.pass('replay', `${answer.status} ${textOf(answer.json, 'error') ?? ''}`.trim())
}

import { isGranted } from '../../granted-scopes.ts'
import { inVersionOne, scopesToRegister } from '../wanted-scopes.ts'
import type { Findings } from './findings.ts'
import { member, textsOf } from './probe.ts'
import { OFF, type Subject } from './server-under-test.ts'

const NEEDED = ['launch-ehr', 'sso-openid-connect', 'context-ehr-patient', 'permission-patient']
const METHODS = ['private_key_jwt', 'client_secret_basic', 'none']

/** What the discovery document says that the server can do. */
export function checkFeatures(found: Findings, document: unknown, { parts, entry }: Subject): void {
  checkPkce(found, document)
  checkGrants(found, document, entry === null || entry.scopes.includes('online_access'))
  checkCapabilities(found, document)
  checkScopes(found, document, scopesToRegister(parts), entry?.scopes ?? null)
  checkClientMethods(found, document)
}

function checkPkce(found: Findings, document: unknown): void {
  const methods = textsOf(document, 'code_challenge_methods_supported')
  if (methods.includes('S256')) found.pass('pkce-s256', methods.join(', '))
  else {
    found.fail(
      'pkce-s256',
      methods.length === 0 ? 'code_challenge_methods_supported is missing' : methods.join(', '),
      'Check PKCE with S256 at the token endpoint, and list it: "code_challenge_methods_supported": ["S256"]. The panel does not sign in without.',
    )
  }
  if (methods.includes('plain')) {
    found.fail(
      'pkce-plain',
      methods.join(', '),
      'Refuse the method "plain", and take it out of the list: it protects nothing.',
    )
  } else found.pass('pkce-plain', 'not offered')
}

function checkGrants(found: Findings, document: unknown, refreshes: boolean): void {
  const grants = textsOf(document, 'grant_types_supported')
  if (member(document, 'grant_types_supported') === undefined) {
    found.warn(
      'grant-types',
      'grant_types_supported is missing',
      'List them: "grant_types_supported": ["authorization_code", "refresh_token"].',
    )
  } else if (!grants.includes('authorization_code')) {
    found.fail('grant-types', grants.join(', ') || 'none', 'Support and list authorization_code.')
  } else if (!grants.includes('refresh_token') && !refreshes) {
    found.pass('grant-types', grants.join(', '))
    found.skip('grant-types', OFF)
  } else if (!grants.includes('refresh_token')) {
    found.warn(
      'grant-types',
      grants.join(', '),
      'Support refresh_token with online_access: without it the panel ends with its first access token.',
    )
  } else found.pass('grant-types', grants.join(', '))
  const responses = textsOf(document, 'response_types_supported')
  if (responses.length > 0 && !responses.includes('code')) {
    found.fail('response-types', responses.join(', '), 'Support and list "code".')
  } else if (responses.some((type) => type.includes('token'))) {
    found.warn(
      'response-types',
      responses.join(', '),
      'Switch the implicit and hybrid flows off for this client: they put tokens into addresses.',
    )
  } else found.pass('response-types', responses.join(', ') || 'not named, code is assumed')
}

function checkCapabilities(found: Findings, document: unknown): void {
  const capabilities = textsOf(document, 'capabilities')
  const missing = NEEDED.filter((name) => !capabilities.includes(name))
  if (member(document, 'capabilities') === undefined) {
    found.warn('capabilities', 'capabilities is missing', `List at least ${NEEDED.join(', ')}.`)
  } else if (missing.length > 0) {
    found.warn(
      'capabilities',
      `missing: ${missing.join(', ')}`,
      `Add ${missing.join(', ')} once the server does that; the panel needs it, and only warns here because lists are often incomplete.`,
    )
  } else found.pass('capabilities', NEEDED.join(', '))
}

function checkScopes(
  found: Findings,
  document: unknown,
  all: readonly string[],
  chosen: readonly string[] | null,
): void {
  const wanted = chosen ?? all
  const capabilities = textsOf(document, 'capabilities')
  const supported = textsOf(document, 'scopes_supported')
  const v2 = capabilities.includes('permission-v2')
  const v1 = capabilities.includes('permission-v1')
  if (v2) found.pass('scope-form', 'permission-v2')
  else {
    found.warn(
      'scope-form',
      v1 ? 'permission-v1 only' : 'neither permission-v2 nor permission-v1 is named',
      v1
        ? `Understand SMART 2 scopes (patient/Patient.r); until then register these: ${inVersionOne(wanted).join(' ')}`
        : 'Name permission-v2 when scopes such as patient/Patient.r are understood.',
    )
  }
  if (supported.length === 0) {
    found.warn(
      'scopes-supported',
      'scopes_supported is missing',
      `List the scopes that may be asked for; Backstory asks for ${wanted.join(' ')}`,
    )
    return
  }
  const missing = wanted.filter((scope) => !offered(supported, scope))
  if (chosen !== null && !all.every((scope) => isGranted(chosen, scope))) {
    found.skip('scopes-supported', OFF)
  }
  if (missing.length === 0) found.pass('scopes-supported', `${wanted.length} of ${wanted.length}`)
  else {
    found.warn(
      'scopes-supported',
      `not named: ${missing.join(' ')}`,
      'Grant and list them, or say that the parts which need them stay off in the vendors file.',
    )
  }
}

/** Whether a list of scopes names this one, in either version, merged or by wildcard. */
function offered(supported: readonly string[], wanted: string): boolean {
  if (supported.includes(wanted)) return true
  const parts = /^(patient|user)\/(\w+)\.([cruds]+)$/.exec(wanted)
  if (parts === null) return false
  const [, level = '', type = '', letters = ''] = parts
  const old: { readonly [word: string]: string } = { read: 'rs', write: 'cud', '*': 'cruds' }
  const held = supported.flatMap((scope) => {
    const found = /^(patient|user)\/(\*|\w+)\.([\w*]+)/.exec(scope)
    if (found === null || found[1] !== level || (found[2] !== '*' && found[2] !== type)) return []
    return [...(old[found[3] ?? ''] ?? found[3] ?? '')]
  })
  return [...letters].every((letter) => held.includes(letter))
}

function checkClientMethods(found: Findings, document: unknown): void {
  const methods = textsOf(document, 'token_endpoint_auth_methods_supported')
  const capabilities = textsOf(document, 'capabilities')
  const open = capabilities.includes('client-public') || methods.includes('none')
  const usable = methods.filter((method) => METHODS.includes(method))
  if (usable.includes('private_key_jwt')) found.pass('client-method', usable.join(', '))
  else if (usable.length > 0 || (methods.length === 0 && open)) {
    found.warn(
      'client-method',
      usable.join(', ') || 'public clients only',
      'Offer private_key_jwt: nothing secret then lies at two places.',
    )
  } else if (methods.length === 0) {
    found.warn(
      'client-method',
      'token_endpoint_auth_methods_supported is missing, which means client_secret_basic',
      'List what the token endpoint accepts, private_key_jwt if it can.',
    )
  } else if (open) {
    found.warn(
      'client-method',
      `${methods.join(', ')}; Backstory can be a public client only`,
      'Offer private_key_jwt or client_secret_basic beside it.',
    )
  } else {
    found.fail(
      'client-method',
      methods.join(', '),
      'Accept private_key_jwt (best) or client_secret_basic at the token endpoint: Backstory has no other.',
    )
  }
  const algorithms = textsOf(document, 'token_endpoint_auth_signing_alg_values_supported')
  if (!methods.includes('private_key_jwt')) {
    found.skip('client-alg', 'private_key_jwt is not offered')
  } else if (algorithms.length === 0) {
    found.warn(
      'client-alg',
      'token_endpoint_auth_signing_alg_values_supported is missing',
      'List RS384 and ES384.',
    )
  } else if (!algorithms.includes('ES384') && !algorithms.includes('RS384')) {
    const note = open || methods.includes('client_secret_basic') ? found.warn : found.fail
    note(
      'client-alg',
      algorithms.join(', '),
      'Accept client assertions signed with ES384 or RS384 (SMART asks a server for both), or register with another method.',
    )
  } else if (!algorithms.includes('ES384') || !algorithms.includes('RS384')) {
    found.warn('client-alg', algorithms.join(', '), 'Accept both RS384 and ES384.')
  } else found.pass('client-alg', 'ES384, RS384')
}

import type { Findings } from './findings.ts'
import { answered, member, probe, textOf, textsOf } from './probe.ts'
import { endpointOrigins, type Server, type Subject } from './server-under-test.ts'

const PUBLIC_KEY = /^(RS|ES|PS)(256|384|512)$/

/** The issuer, its OpenID Connect document, and where the endpoints lie. Answers the server as it is known after that. */
export async function checkIssuer(
  found: Findings,
  server: Server,
  subject: Subject,
): Promise<Server> {
  const { issuer } = server
  checkRegistered(found, server, subject)
  if (issuer === null) {
    found.fail(
      'issuer',
      'issuer is missing',
      'Name the issuer, exactly as it stands in the id_token’s iss claim.',
    )
    found.skip('openid-configuration', 'no issuer is named')
    return server
  }
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = URL.canParse(issuer) ? await probe(address) : null
  const registered = subject.entry?.authorizationServer
  if (registered !== undefined && registered !== issuer) {
    found.fail(
      'issuer',
      `${issuer}, and the vendors file says ${registered}`,
      'Put the same issuer into both: it is compared letter by letter.',
    )
  }
  if (answer === null || !answered(answer) || answer.status !== 200) {
    found.warn(
      'openid-configuration',
      `${address}: ${answer === null ? 'not an address' : answered(answer) ? answer.status : answer.unreachable}`,
      'Publish it: it says with which algorithms id_tokens are signed. Without it RS256 is assumed.',
    )
    if (registered === undefined || registered === issuer) found.pass('issuer', issuer)
    return server
  }
  const said = textOf(answer.json, 'issuer')
  if (said !== issuer) {
    found.fail(
      'issuer',
      `${issuer} here, ${said ?? 'nothing'} in ${address}`,
      'Write the issuer the same way everywhere, slash at the end included: clients compare it letter by letter.',
    )
    return server
  }
  found.pass('openid-configuration', address)
  if (registered === undefined || registered === issuer) found.pass('issuer', issuer)
  return {
    ...server,
    jwksUri: server.jwksUri ?? textOf(answer.json, 'jwks_uri') ?? null,
    namesIssuerInAnswer:
      server.namesIssuerInAnswer ||
      member(answer.json, 'authorization_response_iss_parameter_supported') === true,
    idTokenAlgorithms:
      server.idTokenAlgorithms.length > 0
        ? server.idTokenAlgorithms
        : textsOf(answer.json, 'id_token_signing_alg_values_supported'),
  }
}

function checkRegistered(found: Findings, server: Server, { entry }: Subject): void {
  const origins = endpointOrigins(server)
  const strangers = entry ? origins.filter((each) => !entry.endpointOrigins.includes(each)) : []
  if (strangers.length > 0) {
    found.fail(
      'registered-origins',
      `not registered: ${strangers.join(', ')}`,
      `If these are yours, have them added: "endpointOrigins": ${JSON.stringify(origins)}`,
    )
  } else {
    found.pass(
      'registered-origins',
      entry ? origins.join(', ') : `for the vendors file: ${JSON.stringify(origins)}`,
    )
  }
}

/** Whether id_tokens can be checked: algorithm, keys, and the issuer in the answer. */
export async function checkKeys(found: Findings, server: Server): Promise<void> {
  const { idTokenAlgorithms: algorithms } = server
  if (algorithms.length === 0) {
    found.pass('id-token-alg', 'not named, RS256 is assumed')
  } else if (!algorithms.some((name) => PUBLIC_KEY.test(name))) {
    found.fail(
      'id-token-alg',
      algorithms.join(', '),
      'Sign id_tokens with RS256: with HS256 whoever can check a token can also make one.',
    )
  } else if (algorithms.includes('none')) {
    found.fail('id-token-alg', algorithms.join(', '), 'Take "none" out: anybody could sign in.')
  } else if (!algorithms.includes('RS256')) {
    found.warn('id-token-alg', algorithms.join(', '), 'Offer RS256 too: SMART asks for it.')
  } else found.pass('id-token-alg', algorithms.join(', '))

  if (server.namesIssuerInAnswer) found.pass('issuer-in-answer', 'announced in discovery')
  else {
    found.warn(
      'issuer-in-answer',
      'authorization_response_iss_parameter_supported is not true',
      'Add iss to the answer of the authorization endpoint, and announce it: a client of several servers then knows which one answered.',
    )
  }
  if (server.jwksUri === null) {
    found.fail(
      'jwks',
      'jwks_uri is missing',
      'Publish the public keys of the id_token as a JSON Web Key Set, and name it as jwks_uri.',
    )
    return
  }
  const answer = await probe(server.jwksUri, { headers: { accept: 'application/json' } })
  const keys = answered(answer) ? member(answer.json, 'keys') : undefined
  if (!answered(answer) || answer.status !== 200 || !Array.isArray(keys)) {
    found.fail(
      'jwks',
      `${server.jwksUri}: ${answered(answer) ? `${answer.status}, and no "keys"` : answer.unreachable}`,
      'Answer 200 with {"keys": […]}, without sign-in.',
    )
    return
  }
  checkKeySet(found, keys, server.jwksUri)
}

const KNOWN_TO_ALL = 'keystore-CHANGE-ME'
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']

function checkKeySet(found: Findings, keys: readonly unknown[], address: string): void {
  const leaked = keys.filter((key) =>
    SECRET_MEMBERS.some((name) => member(key, name) !== undefined),
  )
  if (leaked.length > 0) {
    found.fail(
      'jwks-private',
      `${leaked.length} of ${keys.length} keys hold private members`,
      'Take the keys out of use today: whoever read this address can sign in as anyone. Publish kty, n, e (or crv, x, y), kid, alg and use only.',
    )
  } else found.pass('jwks-private', 'public members only')

  const signing = keys.filter(
    (key) => member(key, 'use') !== 'enc' && /^(RSA|EC)$/.test(String(member(key, 'kty'))),
  )
  if (signing.length === 0) {
    found.fail('jwks', `${address}: no key that signs`, 'Publish the RSA key that signs id_tokens.')
    return
  }
  found.pass(
    'jwks',
    `${address}: ${signing.length} signing ${signing.length === 1 ? 'key' : 'keys'}`,
  )
  const kids = signing.map((key) => textOf(key, 'kid'))
  const weak = signing.filter((key) => {
    const modulus = textOf(key, 'n')
    return modulus !== undefined && Buffer.from(modulus, 'base64url').length < 256
  })
  if (kids.includes(KNOWN_TO_ALL)) {
    found.fail(
      'jwks-keys',
      `${KNOWN_TO_ALL}: the development key of oidc-provider, whose private half is on the internet`,
      'Make keys of your own ("jwks" in the configuration): with this one anybody can sign in as anyone.',
    )
  } else if (weak.length > 0) {
    found.fail(
      'jwks-keys',
      'an RSA key of less than 2048 bits',
      'Use RSA keys of 2048 bits or more.',
    )
  } else if (signing.length > 1 && new Set(kids).size < signing.length) {
    found.fail(
      'jwks-keys',
      kids.every((kid) => kid === undefined) ? 'several keys without kid' : 'two keys of one kid',
      'Give every key a kid of its own, and name it in the header of each id_token.',
    )
  } else if (kids.includes(undefined)) {
    found.warn(
      'jwks-keys',
      'a key without kid',
      'Give it a kid, else a second key cannot be added.',
    )
  } else found.pass('jwks-keys', kids.join(', '))
}

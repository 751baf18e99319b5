import { errors } from 'jose'
import { Refusal } from '../../../refusal.ts'
import { IdTokenFault, idTokens } from '../../id-token.ts'
import type { Findings } from './findings.ts'
import type { Server } from './server-under-test.ts'

interface At {
  server: Server
  iss: string
  clientId: string
  nonce: string
  accessToken: string
  now: Date
}

/** The id_token, by the rules that the panel itself applies at every sign-in. */
export async function checkIdToken(
  found: Findings,
  idToken: string | null,
  { server, ...at }: At,
): Promise<void> {
  if (idToken === null) {
    found.fail(
      'id-token',
      'id_token is missing',
      'Issue one when openid is granted: it says who the link worker is, and nobody unknown sees a record.',
    )
    return
  }
  const algorithms = [
    ...new Set([
      'RS256',
      ...server.idTokenAlgorithms.filter((name) => /^(RS|ES|PS)\d{3}$/.test(name)),
    ]),
  ]
  try {
    const { user, nonceEchoed } = await idTokens().check(idToken, {
      ...at,
      server: {
        issuer: server.issuer ?? '',
        authorizationEndpoint: '',
        tokenEndpoint: '',
        jwksUri: server.jwksUri,
        introspectionEndpoint: null,
        revocationEndpoint: null,
        namesIssuerInAnswer: false,
        idTokenAlgorithms: algorithms,
        capabilities: [],
      },
    })
    found.pass('id-token', 'signature, issuer, audience, times')
    if (nonceEchoed) found.pass('id-token-nonce', 'repeated')
    else {
      found.warn(
        'id-token-nonce',
        'nonce is missing',
        'Copy nonce from the authorization request into the id_token.',
      )
    }
    if (user.fhirUser === null) {
      found.warn(
        'id-token-user',
        'fhirUser is missing, or lies outside the FHIR base',
        'Put fhirUser into the id_token: PractitionerRole/{id} or Practitioner/{id} under this FHIR base. Without it role and name must be settings.',
      )
    } else if (user.name === null) {
      found.warn(
        'id-token-user',
        `${user.fhirUser}, without name`,
        'Put the claim name into the id_token too.',
      )
    } else found.pass('id-token-user', `${user.fhirUser.split('/')[0]}, with name`)
  } catch (fault) {
    report(found, fault)
  }
}

function report(found: Findings, fault: unknown): void {
  if (fault instanceof Refusal && fault.code === 'user-not-recognised') {
    found.fail(
      'id-token-user',
      'fhirUser is a patient or a relative',
      'Launch Backstory for staff only: fhirUser must be a Practitioner or PractitionerRole.',
    )
    return
  }
  const cause = fault instanceof Refusal ? fault.cause : fault
  const [seen, remedy] = wordsFor(cause)
  found.fail('id-token', seen, remedy)
}

function wordsFor(cause: unknown): [string, string] {
  if (cause instanceof IdTokenFault) {
    return [cause.message, CLAIM_REMEDIES[cause.message.split(' ')[0] ?? ''] ?? OTHERWISE]
  }
  if (cause instanceof errors.JWTExpired) {
    return [
      `${cause.claim}: ${cause.reason}`,
      'Issue the id_token at this sign-in, with exp some minutes ahead.',
    ]
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return [cause.message, CLAIM_REMEDIES[cause.claim] ?? OTHERWISE]
  }
  if (cause instanceof errors.JOSEAlgNotAllowed) {
    return [
      'it is signed with an algorithm that is not allowed',
      'Sign with RS256, or name another public key algorithm as id_token_signing_alg_values_supported.',
    ]
  }
  if (cause instanceof errors.JWKSNoMatchingKey) {
    return [
      'no published key fits',
      'Publish the key that signs, under the kid of the token’s header.',
    ]
  }
  if (cause instanceof errors.JWSSignatureVerificationFailed) {
    return [
      'the signature is wrong',
      'Sign with the private half of the key that is published under that kid.',
    ]
  }
  return ['it is no signed JWT', 'Issue a JWS in compact form: header.payload.signature.']
}

const OTHERWISE = 'Compare the token with OpenID Connect Core 1.0, section 2.'
const CLAIM_REMEDIES: { readonly [claim: string]: string } = {
  iss: 'Put the issuer of the discovery document into iss, letter by letter.',
  aud: 'Put the client_id of this client into aud.',
  azp: 'With several audiences name this client_id as azp.',
  exp: 'Put exp into the token, some minutes ahead.',
  iat: 'Put iat into the token: the time of this sign-in, by a right clock.',
  sub: 'Put a stable identifier of the user into sub, 255 ASCII characters at most.',
  nonce: 'Copy nonce from this very authorization request.',
  at_hash:
    'Compute at_hash over this access token (left half of the SHA of the algorithm’s size), or leave it out.',
  typ: 'Leave typ out of the header, or set it to JWT.',
}

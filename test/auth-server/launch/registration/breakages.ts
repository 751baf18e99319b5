import type { RuleId } from '../../../../auth-server/launch/registration/check/rules.ts'
import type { Breakage } from './a-breakable-vendor.ts'

/** One vendor with one thing wrong, the rule that must name it, and words that its remedy must hold. */
export interface BrokenVendor {
  what: string
  broken: Breakage
  rule: RuleId
  outcome: 'fail' | 'warning'
  remedy: RegExp
}

const DISCOVERY = 'GET /fhir/.well-known/smart-configuration'
const without = (name: string) => (document: { [name: string]: unknown }) => ({
  ...document,
  [name]: undefined,
})
const set = (name: string, value: unknown) => (document: { [name: string]: unknown }) => ({
  ...document,
  [name]: value,
})

const inDiscovery: readonly BrokenVendor[] = [
  {
    what: 'has no discovery document',
    broken: { instead: { [DISCOVERY]: (_q, a) => void a.sendStatus(404) } },
    rule: 'discovery-answers',
    outcome: 'fail',
    remedy: /\.well-known\/smart-configuration/,
  },
  {
    what: 'wants a sign-in for its discovery document',
    broken: { instead: { [DISCOVERY]: (_q, a) => void a.sendStatus(401) } },
    rule: 'discovery-answers',
    outcome: 'fail',
    remedy: /without sign-in/,
  },
  {
    what: 'redirects its discovery document',
    broken: { instead: { [DISCOVERY]: (_q, a) => a.redirect(302, '/elsewhere') } },
    rule: 'discovery-answers',
    outcome: 'fail',
    remedy: /very address/,
  },
  {
    what: 'fails on its discovery document',
    broken: { instead: { [DISCOVERY]: (_q, a) => void a.sendStatus(500) } },
    rule: 'discovery-answers',
    outcome: 'fail',
    remedy: /log/,
  },
  {
    what: 'answers with a sign-in page and status 200',
    broken: { document: () => '<!doctype html><title>Sign in</title>' },
    rule: 'discovery-type',
    outcome: 'fail',
    remedy: /sign-in page/,
  },
  {
    what: 'sends its discovery document as text',
    broken: { headers: { [DISCOVERY]: { 'content-type': 'text/plain' } } },
    rule: 'discovery-type',
    outcome: 'warning',
    remedy: /Content-Type: application\/json/,
  },
  {
    what: 'does not let a browser read its discovery document',
    broken: { headers: { [DISCOVERY]: { 'Access-Control-Allow-Origin': null } } },
    rule: 'discovery-cors',
    outcome: 'fail',
    remedy: /Access-Control-Allow-Origin: \*/,
  },
  {
    what: 'lets only another origin read its discovery document',
    broken: {
      headers: { [DISCOVERY]: { 'Access-Control-Allow-Origin': 'https://other.example' } },
    },
    rule: 'discovery-cors',
    outcome: 'fail',
    remedy: /Access-Control-Allow-Origin: \*/,
  },
  {
    what: 'names no authorization endpoint',
    broken: { document: without('authorization_endpoint') },
    rule: 'authorization-endpoint',
    outcome: 'fail',
    remedy: /authorization_endpoint/,
  },
  {
    what: 'names no token endpoint',
    broken: { document: without('token_endpoint') },
    rule: 'token-endpoint',
    outcome: 'fail',
    remedy: /token_endpoint/,
  },
  {
    what: 'takes codes over http',
    broken: { document: set('token_endpoint', 'http://vendor.example/token') },
    rule: 'token-endpoint',
    outcome: 'fail',
    remedy: /https/,
  },
  {
    what: 'names a relative endpoint',
    broken: { document: set('authorization_endpoint', '/authorize') },
    rule: 'authorization-endpoint',
    outcome: 'warning',
    remedy: /in full: http/,
  },
  {
    what: 'does not know PKCE',
    broken: { document: without('code_challenge_methods_supported') },
    rule: 'pkce-s256',
    outcome: 'fail',
    remedy: /"S256"/,
  },
  {
    what: 'offers PKCE plain',
    broken: { document: set('code_challenge_methods_supported', ['S256', 'plain']) },
    rule: 'pkce-plain',
    outcome: 'fail',
    remedy: /Refuse the method "plain"/,
  },
  {
    what: 'has no code grant',
    broken: { document: set('grant_types_supported', ['client_credentials']) },
    rule: 'grant-types',
    outcome: 'fail',
    remedy: /authorization_code/,
  },
  {
    what: 'does not say its grants',
    broken: { document: without('grant_types_supported') },
    rule: 'grant-types',
    outcome: 'warning',
    remedy: /grant_types_supported/,
  },
  {
    what: 'offers the implicit flow',
    broken: { document: set('response_types_supported', ['code', 'id_token token']) },
    rule: 'response-types',
    outcome: 'warning',
    remedy: /implicit/,
  },
  {
    what: 'leaves capabilities out',
    broken: { document: set('capabilities', ['permission-v2', 'client-public']) },
    rule: 'capabilities',
    outcome: 'warning',
    remedy: /launch-ehr/,
  },
  {
    what: 'knows SMART 1 scopes only',
    broken: {
      document: (document) => ({
        ...document,
        capabilities: [
          'launch-ehr',
          'sso-openid-connect',
          'context-ehr-patient',
          'permission-patient',
          'permission-v1',
        ],
      }),
    },
    rule: 'scope-form',
    outcome: 'warning',
    remedy: /patient\/Patient\.read/,
  },
  {
    what: 'lacks a scope',
    broken: { document: set('scopes_supported', ['launch', 'openid', 'fhirUser']) },
    rule: 'scopes-supported',
    outcome: 'warning',
    remedy: /Grant and list/,
  },
  {
    what: 'takes secrets in the body only',
    broken: {
      document: (document) => ({
        ...document,
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        capabilities: ['launch-ehr'],
      }),
    },
    rule: 'client-method',
    outcome: 'fail',
    remedy: /private_key_jwt/,
  },
  {
    what: 'takes assertions with HS256 only',
    broken: {
      document: (document) => ({
        ...document,
        capabilities: ['launch-ehr'],
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: ['HS256'],
      }),
    },
    rule: 'client-alg',
    outcome: 'fail',
    remedy: /ES384 or RS384/,
  },
  {
    what: 'names no issuer',
    broken: { document: without('issuer') },
    rule: 'issuer',
    outcome: 'fail',
    remedy: /id_token’s iss/,
  },
  {
    what: 'writes its issuer in two ways',
    broken: { openId: (document) => ({ ...document, issuer: `${document.issuer}/` }) },
    rule: 'issuer',
    outcome: 'fail',
    remedy: /slash at the end/,
  },
  {
    what: 'signs id_tokens with a shared secret',
    broken: { openId: set('id_token_signing_alg_values_supported', ['HS256']) },
    rule: 'id-token-alg',
    outcome: 'fail',
    remedy: /RS256/,
  },
  {
    what: 'accepts unsigned id_tokens',
    broken: { openId: set('id_token_signing_alg_values_supported', ['RS256', 'none']) },
    rule: 'id-token-alg',
    outcome: 'fail',
    remedy: /"none"/,
  },
  {
    what: 'publishes its private key',
    broken: { keys: (keys) => keys.map((key) => ({ ...key, d: 'AAAA' })) },
    rule: 'jwks-private',
    outcome: 'fail',
    remedy: /out of use today/,
  },
  {
    what: 'publishes no signing key',
    broken: { keys: () => [{ kty: 'oct', kid: 'x' }] },
    rule: 'jwks',
    outcome: 'fail',
    remedy: /RSA key that signs/,
  },
  {
    what: 'publishes a weak key',
    broken: { keys: (keys) => [...keys, { kty: 'RSA', kid: 'two', n: 'AQAB', e: 'AQAB' }] },
    rule: 'jwks-keys',
    outcome: 'fail',
    remedy: /2048/,
  },
  {
    what: 'signs with the development key of oidc-provider',
    broken: { keys: (keys) => keys.map((key) => ({ ...key, kid: 'keystore-CHANGE-ME' })) },
    rule: 'jwks-keys',
    outcome: 'fail',
    remedy: /keys of your own/,
  },
  {
    what: 'gives two keys one kid',
    broken: { keys: (keys) => [...keys, ...keys] },
    rule: 'jwks-keys',
    outcome: 'fail',
    remedy: /kid of its own/,
  },
  {
    what: 'does not name its issuer in answers',
    broken: { document: without('authorization_response_iss_parameter_supported') },
    rule: 'issuer-in-answer',
    outcome: 'warning',
    remedy: /Add iss/,
  },
  {
    what: 'cannot take tokens back',
    broken: { document: without('revocation_endpoint') },
    rule: 'revocation',
    outcome: 'warning',
    remedy: /RFC 7009/,
  },
]

const atItsEndpoints: readonly BrokenVendor[] = [
  {
    what: 'sends strangers to any address',
    broken: {
      instead: {
        'GET /authorize': (request, response) =>
          response.redirect(
            303,
            `${new URL(request.originalUrl, 'http://x').searchParams.get('redirect_uri')}?error=unauthorized_client`,
          ),
      },
    },
    rule: 'authorize-stranger',
    outcome: 'fail',
    remedy: /page of your own/,
  },
  {
    what: 'forbids its sign-in page to be framed',
    broken: {
      headers: { 'GET /authorize': { 'Content-Security-Policy': "frame-ancestors 'none'" } },
    },
    rule: 'authorize-frame',
    outcome: 'warning',
    remedy: /frame-ancestors http/,
  },
  {
    what: 'forbids framing the old way',
    broken: {
      headers: {
        'GET /authorize': { 'Content-Security-Policy': null, 'X-Frame-Options': 'DENY' },
      },
    },
    rule: 'authorize-frame',
    outcome: 'warning',
    remedy: /frame-ancestors http/,
  },
  {
    what: 'loses its cookie inside a frame',
    broken: { headers: { 'GET /authorize': { 'Set-Cookie': 'sign-in=1; Path=/; SameSite=Lax' } } },
    rule: 'authorize-cookies',
    outcome: 'warning',
    remedy: /SameSite=None; Secure/,
  },
  {
    what: 'has nothing at its token endpoint',
    broken: { instead: { 'POST /token': (_q, a) => void a.sendStatus(404) } },
    rule: 'token-errors',
    outcome: 'fail',
    remedy: /x-www-form-urlencoded/,
  },
  {
    what: 'refuses at the token endpoint with a page',
    broken: {
      instead: {
        'POST /token': (_q, a) => void a.status(400).set('Cache-Control', 'no-store').send('<p>no'),
      },
    },
    rule: 'token-errors',
    outcome: 'warning',
    remedy: /JSON/,
  },
  {
    what: 'lets answers of the token endpoint be cached',
    broken: { headers: { 'POST /token': { 'Cache-Control': 'private' } } },
    rule: 'token-no-store',
    outcome: 'warning',
    remedy: /no-store/,
  },
  {
    what: 'speaks FHIR STU3',
    broken: {
      statement: (_resources, statement) => {
        statement.fhirVersion = '3.0.2'
      },
    },
    rule: 'metadata',
    outcome: 'fail',
    remedy: /4\.0\.1/,
  },
  {
    what: 'has no CapabilityStatement',
    broken: { instead: { 'GET /fhir/metadata': (_q, a) => void a.sendStatus(404) } },
    rule: 'metadata',
    outcome: 'warning',
    remedy: /\/metadata/,
  },
  {
    what: 'cannot create notes',
    broken: {
      statement: (resources) => {
        const documents = resources.find(({ type }) => type === 'DocumentReference')
        if (documents) documents.interaction = [{ code: 'read' }, { code: 'search-type' }]
      },
    },
    rule: 'metadata-resources',
    outcome: 'warning',
    remedy: /copied by hand/,
  },
  {
    what: 'shows patients without a token',
    broken: {
      instead: { 'GET /fhir/Patient': (_q, a) => void a.json({ resourceType: 'Bundle' }) },
    },
    rule: 'fhir-protected',
    outcome: 'fail',
    remedy: /Close the FHIR server/,
  },
]

const atALaunch: readonly BrokenVendor[] = [
  {
    what: 'forgets state',
    broken: { back: (answer) => answer.delete('state') },
    rule: 'authorize-answer',
    outcome: 'fail',
    remedy: /state back exactly/,
  },
  {
    what: 'refuses the scopes',
    broken: {
      back: (answer) => {
        answer.delete('code')
        answer.set('error', 'invalid_scope')
      },
    },
    rule: 'authorize-answer',
    outcome: 'fail',
    remedy: /Register the client for these scopes/,
  },
  {
    what: 'shows a page instead of coming back',
    broken: {
      instead: {
        'GET /authorize': (request, response) =>
          void response
            .status(request.originalUrl.includes('stranger') ? 400 : 200)
            .send('<title>Choose your team</title>'),
      },
    },
    rule: 'authorize-answer',
    outcome: 'fail',
    remedy: /redirect to http/,
  },
  {
    what: 'names the FHIR base as issuer of the answer',
    broken: { back: (answer) => answer.set('iss', `${answer.get('iss')}/fhir`) },
    rule: 'authorize-issuer',
    outcome: 'fail',
    remedy: /issuer of the discovery document/,
  },
  {
    what: 'answers with another kind of token',
    broken: { token: set('token_type', 'mac') },
    rule: 'token-answer',
    outcome: 'fail',
    remedy: /Bearer/,
  },
  {
    what: 'lets access tokens live a day',
    broken: { token: set('expires_in', 86_400) },
    rule: 'token-life',
    outcome: 'warning',
    remedy: /an hour at most/,
  },
  {
    what: 'sends the life of a token as text',
    broken: { token: set('expires_in', '900') },
    rule: 'token-life',
    outcome: 'warning',
    remedy: /JSON number/,
  },
  {
    what: 'does not say what it granted',
    broken: { token: without('scope') },
    rule: 'token-scope',
    outcome: 'warning',
    remedy: /Say what was granted/,
  },
  {
    what: 'grants everything but the patient',
    broken: { token: set('scope', 'launch openid fhirUser') },
    rule: 'token-scope',
    outcome: 'fail',
    remedy: /patient\/Patient\.r/,
  },
  {
    what: 'names no patient',
    broken: { token: without('patient') },
    rule: 'context-patient',
    outcome: 'fail',
    remedy: /beside the access token/,
  },
  {
    what: 'names the patient as a reference',
    broken: { token: set('patient', 'Patient/p1') },
    rule: 'context-patient',
    outcome: 'fail',
    remedy: /without "Patient\/"/,
  },
  {
    what: 'does not say who shows the banner',
    broken: { token: without('need_patient_banner') },
    rule: 'context-banner',
    outcome: 'warning',
    remedy: /your own page/,
  },
  {
    what: 'sends no id_token',
    broken: { token: without('id_token') },
    rule: 'id-token',
    outcome: 'fail',
    remedy: /openid is granted/,
  },
  {
    what: 'signs with a key that it does not publish',
    broken: { strangeKey: true },
    rule: 'id-token',
    outcome: 'fail',
    remedy: /private half/,
  },
  {
    what: 'issues id_tokens for another app',
    broken: { claims: set('aud', 'another-app') },
    rule: 'id-token',
    outcome: 'fail',
    remedy: /client_id/,
  },
  {
    what: 'issues id_tokens under another issuer',
    broken: { claims: (claims) => ({ ...claims, iss: `${claims.iss}/` }) },
    rule: 'id-token',
    outcome: 'fail',
    remedy: /letter by letter/,
  },
  {
    what: 'issues id_tokens that have ended',
    broken: { claims: (claims) => ({ ...claims, exp: Number(claims.iat) - 3600 }) },
    rule: 'id-token',
    outcome: 'fail',
    remedy: /some minutes ahead/,
  },
  {
    what: 'repeats another nonce',
    broken: { claims: set('nonce', 'another') },
    rule: 'id-token',
    outcome: 'fail',
    remedy: /nonce/,
  },
  {
    what: 'leaves the nonce out',
    broken: { claims: without('nonce') },
    rule: 'id-token-nonce',
    outcome: 'warning',
    remedy: /Copy nonce/,
  },
  {
    what: 'does not say who the user is',
    broken: { claims: without('fhirUser') },
    rule: 'id-token-user',
    outcome: 'warning',
    remedy: /PractitionerRole\/\{id\}/,
  },
  {
    what: 'lets a patient in',
    broken: { claims: set('fhirUser', 'Patient/p1') },
    rule: 'id-token-user',
    outcome: 'fail',
    remedy: /staff only/,
  },
  {
    what: 'does not give the patient',
    broken: { instead: { 'GET /fhir/Patient/p1': (_q, a) => void a.sendStatus(403) } },
    rule: 'patient',
    outcome: 'fail',
    remedy: /Answer 200/,
  },
  {
    what: 'holds the NHS number under a system of its own',
    broken: {
      patient: set('identifier', [{ system: 'https://vendor.example/nhs', value: '9990000018' }]),
    },
    rule: 'nhs-number',
    outcome: 'fail',
    remedy: /https:\/\/fhir\.nhs\.uk\/Id\/nhs-number/,
  },
  {
    what: 'holds an NHS number with a wrong check digit',
    broken: {
      patient: set('identifier', [
        { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000019' },
      ]),
    },
    rule: 'nhs-number',
    outcome: 'fail',
    remedy: /modulus 11/,
  },
  {
    what: 'holds no birth date',
    broken: { patient: without('birthDate') },
    rule: 'patient-details',
    outcome: 'warning',
    remedy: /compared/,
  },
  {
    what: 'finds other patients with the token of one',
    broken: {
      instead: {
        'GET /fhir/Patient': (request, response) =>
          request.headers.authorization === undefined
            ? void response.sendStatus(401)
            : void response.json({
                resourceType: 'Bundle',
                entry: [{ resource: { resourceType: 'Patient', id: 'p2' } }],
              }),
      },
    },
    rule: 'only-this-patient',
    outcome: 'fail',
    remedy: /patient of the launch/,
  },
  {
    what: 'has no referral to find',
    broken: { instead: { 'GET /fhir/ServiceRequest': (_q, a) => void a.sendStatus(404) } },
    rule: 'referral',
    outcome: 'warning',
    remedy: /patient\/ServiceRequest\.rs/,
  },
  {
    what: 'has no consent to find',
    broken: {
      instead: {
        'GET /fhir/Consent': (_q, a) => void a.json({ resourceType: 'Bundle', entry: [] }),
      },
    },
    rule: 'consent',
    outcome: 'warning',
    remedy: /test patient/,
  },
  {
    what: 'does not say roles',
    broken: { instead: { 'GET /fhir/PractitionerRole': (_q, a) => void a.sendStatus(403) } },
    rule: 'practitioner',
    outcome: 'warning',
    remedy: /user\/PractitionerRole\.rs/,
  },
  {
    what: 'refuses notes',
    broken: { instead: { 'POST /fhir/DocumentReference': (_q, a) => void a.sendStatus(403) } },
    rule: 'note-create',
    outcome: 'warning',
    remedy: /patient\/DocumentReference\.crs/,
  },
  {
    what: 'saves a note twice',
    broken: {
      instead: {
        'POST /fhir/DocumentReference': (_request, response) =>
          void response
            .status(201)
            .set('Location', `/fhir/DocumentReference/n${Math.random().toString().slice(2)}`)
            .json({}),
      },
    },
    rule: 'note-create',
    outcome: 'warning',
    remedy: /If-None-Exist/,
  },
  {
    what: 'issues no refresh token',
    broken: { token: without('refresh_token') },
    rule: 'refresh',
    outcome: 'warning',
    remedy: /online_access/,
  },
  {
    what: 'does not redeem its own refresh token',
    broken: {
      token: (answer) => ({ ...answer, refresh_token: 'never-issued' }),
    },
    rule: 'refresh',
    outcome: 'fail',
    remedy: /that you issued/,
  },
  {
    what: 'changes the patient on refresh',
    broken: { refresh: set('patient', 'p2') },
    rule: 'refresh',
    outcome: 'fail',
    remedy: /Keep the patient/,
  },
  {
    what: 'redeems a code twice',
    broken: { codesLast: true },
    rule: 'replay',
    outcome: 'fail',
    remedy: /Delete a code/,
  },
]

export const BROKEN_VENDORS: readonly BrokenVendor[] = [
  ...inDiscovery,
  ...atItsEndpoints,
  ...atALaunch,
]

/** Every check: what is asked, and the clause that asks it. The order is that of the report. */
export const RULES = {
  'iss-form': {
    asks: 'The FHIR base is a plain https address',
    clause:
      'SMART App Launch 2.2, Launch App: EHR Launch (iss); FHIR R4 3.1.0.1.2 (service base URL)',
  },
  'tls-trusted': {
    asks: 'The certificate is valid for the host, and its chain is complete',
    clause: 'SMART App Launch 2.2, App and Server Privacy and Security (TLS); RFC 9325 3.3, 6',
  },
  'tls-version': { asks: 'TLS 1.2 or newer', clause: 'RFC 9325 3.1.1' },
  'tls-expiry': { asks: 'The certificate lives on for a month', clause: 'RFC 5280 4.1.2.5' },
  clock: { asks: 'The server’s clock is right', clause: 'RFC 7519 4.1.4 (small leeway only)' },
  'discovery-answers': {
    asks: 'The discovery document is there, without sign-in or redirect',
    clause: 'SMART App Launch 2.2, Conformance: Using .well-known',
  },
  'discovery-type': {
    asks: 'The discovery document is JSON, and says so',
    clause: 'SMART App Launch 2.2, Conformance: Using .well-known',
  },
  'discovery-cors': {
    asks: 'A browser on another origin may read the discovery document',
    clause: 'SMART App Launch 2.2, Considerations for CORS support',
  },
  'authorization-endpoint': {
    asks: 'There is an authorization endpoint, absolute and https',
    clause: 'SMART App Launch 2.2, Conformance: authorization_endpoint; RFC 6749 3.1',
  },
  'token-endpoint': {
    asks: 'There is a token endpoint, absolute and https',
    clause: 'SMART App Launch 2.2, Conformance: token_endpoint; RFC 6749 3.2',
  },
  'registered-origins': {
    asks: 'Every endpoint lies on a registered origin',
    clause: 'RFC 9700 4.4 (mix-up); the `endpointOrigins` of the vendors file',
  },
  'pkce-s256': {
    asks: 'PKCE with S256 is supported',
    clause: 'SMART App Launch 2.2, Conformance: code_challenge_methods_supported; RFC 7636 4.2',
  },
  'pkce-plain': {
    asks: 'PKCE "plain" is not offered',
    clause:
      'SMART App Launch 2.2, Conformance: code_challenge_methods_supported SHALL NOT include plain',
  },
  'grant-types': {
    asks: 'authorization_code, and refresh_token for long visits',
    clause: 'SMART App Launch 2.2, Conformance: grant_types_supported',
  },
  'response-types': {
    asks: 'Response type "code"',
    clause:
      'SMART App Launch 2.2, Conformance: response_types_supported; RFC 9700 2.1.2 (no implicit)',
  },
  capabilities: {
    asks: 'The capabilities of an EHR launch with sign-in are named',
    clause: 'SMART App Launch 2.2, Conformance: SMART on FHIR Capabilities',
  },
  'scope-form': {
    asks: 'SMART 2 scopes are understood',
    clause: 'SMART App Launch 2.2, Scopes and Launch Context: permission-v2, permission-v1',
  },
  'scopes-supported': {
    asks: 'The scopes that Backstory asks for are named',
    clause: 'SMART App Launch 2.2, Conformance: scopes_supported (SHOULD; need not be exhaustive)',
  },
  'client-method': {
    asks: 'A client authentication that Backstory has',
    clause:
      'SMART App Launch 2.2, Client Authentication; Conformance: token_endpoint_auth_methods_supported',
  },
  'client-alg': {
    asks: 'RS384 and ES384 for signed client assertions',
    clause: 'SMART App Launch 2.2, Client Authentication: Asymmetric',
  },
  issuer: {
    asks: 'The issuer is named, and the same everywhere',
    clause: 'SMART App Launch 2.2, Conformance: issuer; OpenID Connect Discovery 1.0 4.3',
  },
  'openid-configuration': {
    asks: 'OpenID Connect Discovery is published under the issuer',
    clause: 'OpenID Connect Discovery 1.0 4',
  },
  'id-token-alg': {
    asks: 'id_tokens are signed with a public key algorithm, RS256 at least',
    clause: 'SMART App Launch 2.2, Scopes for requesting identity data (RS256 SHALL); RFC 8725 3.1',
  },
  jwks: {
    asks: 'The keys of the id_token can be read',
    clause: 'SMART App Launch 2.2, Conformance: jwks_uri; RFC 7517 5',
  },
  'jwks-private': {
    asks: 'No private key is published',
    clause: 'RFC 7517 9.2; RFC 7518 6.2.2, 6.3.2',
  },
  'jwks-keys': {
    asks: 'The keys are strong, and told apart by their kid',
    clause: 'RFC 7517 4.5; RFC 7518 3.3 (RSA 2048 or more)',
  },
  'issuer-in-answer': {
    asks: 'The answer of the sign-in names its issuer',
    clause: 'RFC 9207 3; RFC 9700 4.4.2',
  },
  revocation: {
    asks: 'Tokens can be handed back when the panel closes',
    clause: 'SMART App Launch 2.2, Conformance: revocation_endpoint; RFC 7009',
  },
  'authorize-stranger': {
    asks: 'An unknown client is not sent back to the address it names',
    clause: 'RFC 6749 4.1.2.1; RFC 9700 4.11 (open redirection)',
  },
  'authorize-frame': {
    asks: 'The sign-in pages may be shown inside the vendor’s own page',
    clause: 'CSP Level 3 frame-ancestors; RFC 9700 4.16 (framing by allow-list)',
  },
  'authorize-cookies': {
    asks: 'Cookies of the sign-in come back inside a frame',
    clause: 'RFC 6265bis 5.6.7 (SameSite), 4.1.2.5 (Secure)',
  },
  'token-errors': {
    asks: 'The token endpoint refuses in JSON, with the standard words',
    clause: 'RFC 6749 5.2',
  },
  'token-no-store': {
    asks: 'Answers of the token endpoint are never cached',
    clause: 'SMART App Launch 2.2, Obtain access token (Cache-Control: no-store); RFC 6749 5.1',
  },
  metadata: {
    asks: 'The CapabilityStatement can be read, and is FHIR R4',
    clause: 'FHIR R4 3.1.0.9 (capabilities); 3.1.0.1.12 (versions)',
  },
  'metadata-resources': {
    asks: 'The FHIR server offers what the parts of Backstory read and write',
    clause: 'FHIR R4 CapabilityStatement.rest.resource',
  },
  'fhir-protected': {
    asks: 'Without a token no patient is shown',
    clause: 'SMART App Launch 2.2, Access FHIR API; RFC 6750 3.1',
  },
  launch: {
    asks: 'The launch arrives with this iss and a launch value',
    clause: 'SMART App Launch 2.2, Launch App: EHR Launch',
  },
  'authorize-answer': {
    asks: 'The sign-in comes back with code and state',
    clause: 'SMART App Launch 2.2, Obtain authorization code; RFC 6749 4.1.2',
  },
  'authorize-issuer': { asks: 'The issuer in the answer is the right one', clause: 'RFC 9207 2.4' },
  'token-answer': {
    asks: 'The code is exchanged for an access token',
    clause: 'SMART App Launch 2.2, Obtain access token; RFC 6749 5.1',
  },
  'token-life': {
    asks: 'The access token lives an hour at most, and says how long',
    clause: 'SMART App Launch 2.2, Obtain access token: expires_in; RFC 9700 2.2',
  },
  'token-scope': {
    asks: 'The answer says what was granted, and that is enough',
    clause: 'SMART App Launch 2.2, Obtain access token: scope (required)',
  },
  'context-patient': {
    asks: 'The answer names the open patient',
    clause: 'SMART App Launch 2.2, Launch context arrives with your access_token: patient',
  },
  'context-banner': {
    asks: 'The answer says whether the vendor’s page shows who the patient is',
    clause: 'SMART App Launch 2.2, Launch context: need_patient_banner',
  },
  'id-token': {
    asks: 'The id_token is sound',
    clause:
      'OpenID Connect Core 1.0 3.1.3.7; SMART App Launch 2.2, Scopes for requesting identity data',
  },
  'id-token-user': {
    asks: 'The id_token names the member of staff',
    clause: 'SMART App Launch 2.2, Scopes for requesting identity data: fhirUser',
  },
  'id-token-nonce': {
    asks: 'The id_token repeats our nonce',
    clause: 'OpenID Connect Core 1.0 3.1.2.1',
  },
  patient: {
    asks: 'The open patient can be read',
    clause: 'FHIR R4 3.1.0.2 (read); SMART App Launch 2.2, Access FHIR API',
  },
  'nhs-number': {
    asks: 'The patient holds an NHS number',
    clause:
      'UK Core Patient: identifier https://fhir.nhs.uk/Id/nhs-number; GP Connect Access Record',
  },
  'patient-details': {
    asks: 'The patient has family name and full birth date',
    clause: 'UK Core Patient; GP Connect: the record’s person is compared with yours',
  },
  'only-this-patient': {
    asks: 'The token opens no other patient',
    clause: 'SMART App Launch 2.2, Scopes: patient-level scopes',
  },
  practitioner: {
    asks: 'The user’s name and role can be read',
    clause: 'UK Core PractitionerRole; GP Connect: requesting_practitioner',
  },
  referral: {
    asks: 'The referral can be found',
    clause: 'UK Core ServiceRequest: search by patient',
  },
  consent: { asks: 'The consent can be found', clause: 'UK Core Consent: search by patient' },
  'note-create': {
    asks: 'A note is created exactly once',
    clause: 'FHIR R4 3.1.0.8.1 (conditional create); UK Core DocumentReference',
  },
  refresh: {
    asks: 'The refresh token works, and is replaced',
    clause: 'SMART App Launch 2.2, Refresh access token; RFC 9700 4.14.2 (rotation)',
  },
  replay: { asks: 'A code works once', clause: 'RFC 6749 4.1.2, 10.5' },
} as const satisfies { readonly [id: string]: { asks: string; clause: string } }
export type RuleId = keyof typeof RULES

import { GUARD_RULES } from './guard-rules.ts'
import { PANEL_RULES } from './panel-rules.ts'
import { LAUNCH, type LaunchRule, of, ROUTES } from './rule.ts'

/** Sign-in, refresh and exchange. */
const SIGN_IN_RULES: readonly LaunchRule[] = [
  ...of('authorize', 'auth-server/routes/launch-route.ts', `${ROUTES}/launch-route.test.ts`, [
    ['client_id is ours at this vendor', 'clientId: vendor.client.id,', "clientId: 'another',"],
    ['scope is what was registered', "vendor.scopes.join(' ')", "'openid'"],
    [
      'redirect_uri is the registered one',
      'redirectUri: pending.redirectUri',
      "redirectUri: 'https://x.example/'",
    ],
    [
      'aud is the FHIR base as it came',
      'iss: pending.iss,',
      "iss: pending.iss.replace(/\\/$/, ''),",
    ],
    [
      'launch travels on as it came',
      'given.set(name, decode(rest.join',
      'given.set(name, decodeURIComponent(rest.join',
    ],
    ['launch must be there', "iss === '' || launch === '' ||", "iss === '' ||"],
    ['launch is of bounded length', ' || launch.length > LONGEST_LAUNCH', ''],
    [
      'no parameter beside iss and launch',
      'if (!known || given.has(name))',
      'if (given.has(name))',
    ],
    ['no parameter twice', 'if (!known || given.has(name))', 'if (!known)'],
    ['state is that of this launch', 'stateKey: pending.state,', "stateKey: 'A'.repeat(43),"],
    ['nonce is that of this launch', 'nonce: pending.nonce,', "nonce: 'A'.repeat(43),"],
    [
      'unknown iss is refused before any fetch',
      "if (vendor === null) throw new Refusal('vendor-unknown')",
      'vendor ??= ports.vendors.all()[0] ?? null; if (vendor === null) throw 0',
    ],
    ['the page cannot be broken out of', ".replace(/</g, '\\\\u003c')", ''],
    [
      'frame-ancestors are this vendor’s',
      'frameAncestors: vendor.frameAncestors,',
      "frameAncestors: ['*'],",
    ],
    [
      'cookies of ended launches are cleared, of live ones not',
      'if (!(await ports.sessions.isLive(id, now)))',
      'if (true)',
    ],
  ]),
  ...of('authorize', 'launch/launch.ts', 'test/launch/launch-page.test.ts', [
    ['S256 or nothing', "pkceMode: 'required',", "pkceMode: 'disabled',"],
    ['the browser is sent where the server was told', '!address.startsWith(expected)', 'false'],
  ]),
  ...of('authorize', 'auth-server/launch/allow-list.ts', `${LAUNCH}/allow-list.test.ts`, [
    [
      'https only',
      "if (url.protocol !== 'https:' && !(sandbox && isLoopbackHttp(url))) return null",
      '',
    ],
    [
      'no user information',
      "if (url === null || url.username !== '' || url.password !== '' || text.includes('@')) return null",
      'if (url === null) return null',
    ],
    ['no query or fragment', '/[\\\\?#]/.test(text)', 'false'],
    ['nothing that a parser repairs', '!/^[\\x21-\\x7e]+$/.test(text) ||', ''],
    ['bounded length', 'text.length > LONGEST || ', ''],
    [
      'the whole base, not its beginning',
      'if (asked === listed) return true',
      'if (asked.startsWith(listed)) return true',
    ],
    [
      'one trailing slash, and one only, is forgiven',
      "url.href.replace(/\\/$/, '')",
      "url.href.replace(/\\/+$/, '')",
    ],
    [
      'prefixes in the sandbox only',
      'vendor.issIsPrefix && strictness.sandbox &&',
      'vendor.issIsPrefix &&',
    ],
    ['the token goes under the FHIR base only', 'url.origin === root.origin &&', ''],
  ]),
  ...of('authorize', 'auth-server/launch/discovery.ts', `${LAUNCH}/discovery.test.ts`, [
    [
      'S256 is offered',
      "if (!metadata.code_challenge_methods_supported.includes('S256')) {",
      'if (false) {',
    ],
    [
      'endpoints lie on registered origins',
      'if (!vendor.endpointOrigins.includes(url.origin)) {',
      'if (false) {',
    ],
    [
      'endpoints are https',
      "if (url.protocol !== 'https:' && !(strictness.sandbox && isLoopbackHttp(url))) {",
      'if (false) {',
    ],
    [
      'endpoints carry no user information',
      "if (url.username !== '' || url.password !== '' || url.hash !== '') {",
      'if (false) {',
    ],
    [
      'the issuer is the registered one',
      "throw new DiscoveryFault('issuer is another one than registered')",
      'return issuer',
    ],
    [
      'the issuer’s own document names itself',
      'return metadata.issuer === issuer ? metadata : null',
      'return metadata',
    ],
    [
      'only asymmetric algorithms are believed',
      '.filter((name) => ID_TOKEN_ALGORITHMS.includes(name))',
      '',
    ],
    ['an entry that changed is read anew', 'cached.entry === entry && ', ''],
    ['a document is kept for minutes', '&& cached.until > now) return', ') return'],
  ]),
  ...of('authorize', 'auth-server/launch/limited-fetch.ts', `${LAUNCH}/discovery.test.ts`, [
    ['no redirect is followed', "redirect: 'manual',", "redirect: 'follow',"],
    [
      'answers are bounded',
      "if (size > limits.bytes) throw new TooLarge('The answer is larger than its limit')",
      '',
    ],
    [
      'answers come in time',
      'signal: init.signal ? AbortSignal.any([init.signal, deadline]) : deadline,',
      '',
    ],
  ]),
  ...of('callback', 'auth-server/routes/callback-route.ts', `${ROUTES}/callback-route.test.ts`, [
    [
      'state is known',
      "if (taken === null) throw new Refusal('launch-invalid')",
      "if (taken === null) throw new Refusal('sign-in-failed')",
    ],
    [
      'the cookie is this launch’s',
      'if (!byCookie && (cookie !== null || launch.cookieCameBack !== false)) {',
      'if (false) {',
    ],
    ['no parameter twice', 'if (values.length > 1 ||', 'if ('],
    ['RFC 9207: iss must be the one of the launch', "'error_uri', 'iss'] as", "'error_uri'] as"],
    [
      'a vendor that was taken off the list gets nothing',
      "if (vendor === null) throw new Refusal('vendor-unknown')",
      'vendor ??= ports.vendors.all()[0] ?? null; if (vendor === null) throw 0',
    ],
    ['the audit comes before the session', 'await ports.sessions.end(launch.launchId)', ''],
    [
      'the credential is a new one',
      'setLaunchCookie(response, launch.launchId, opened.credential,',
      "setLaunchCookie(response, launch.launchId, cookie ?? '',",
    ],
  ]),
  ...of('callback', 'auth-server/store/rows/launches.ts', `${ROUTES}/callback-route.test.ts`, [
    [
      'a state works once',
      'DELETE FROM launches WHERE state_key = $1 RETURNING',
      'UPDATE launches SET state_key = state_key WHERE state_key = $1 RETURNING',
    ],
    ['a state ends', 'return row !== null && row.expiresAt > now ? row : null', 'return row'],
  ]),
  ...of('callback', 'auth-server/launch/vendor-oauth.ts', `${ROUTES}/callback-route.test.ts`, [
    [
      'RFC 9207: iss must be there when it is promised',
      'authorization_response_iss_parameter_supported: server.namesIssuerInAnswer,',
      '',
    ],
    [
      'the code goes with its verifier',
      '{ expectedState, pkceCodeVerifier }',
      "{ expectedState, pkceCodeVerifier: 'x'.repeat(43) }",
    ],
  ]),
  ...of('callback', 'auth-server/launch/code-exchange.ts', `${ROUTES}/callback-route.test.ts`, [
    [
      'an error keeps its meaning',
      "if (REFUSED.includes(cause.error)) return new Refusal('sign-in-refused', { cause })",
      '',
    ],
    [
      'the token is a bearer token',
      "if (response.token_type.toLowerCase() !== 'bearer') throw new Refusal('sign-in-failed')",
      '',
    ],
    ['a verifier was kept', "|| typeof codeVerifier !== 'string'", ''],
  ]),
  ...of('callback', 'auth-server/launch/code-exchange.ts', `${LAUNCH}/smart-health-it.test.ts`, [
    ['the issuer is the one that the launch was sent to', 'server.issuer !== launch.issuer ||', ''],
  ]),
  ...of('token', 'auth-server/launch/vendor-oauth.ts', `${LAUNCH}/client-types.test.ts`, [
    [
      'a secret goes by Basic',
      "headers.set('authorization', `Basic",
      "headers.set('x-authorization', `Basic",
    ],
    ['a secret is form-encoded', 'formEncode(client.secret)', 'client.secret'],
    ['an assertion ends within five minutes', 'payload.exp = now + 180', 'payload.exp = now + 400'],
    ['an assertion is a JWT by its header', "header.typ = 'JWT'", ''],
    [
      'an assertion is used once',
      'payload.nbf = now - 5',
      "payload.nbf = now - 5; payload.jti = 'always-the-same-one'",
    ],
    [
      'an assertion is for the token endpoint',
      "payload.aud = client.audience === 'issuer' ? server.issuer : server.tokenEndpoint",
      'payload.aud = server.issuer',
    ],
    [
      'an assertion’s audience can be the issuer',
      "client.audience === 'issuer' ? server.issuer : server.tokenEndpoint",
      'server.tokenEndpoint',
    ],
    ['client_id stands in the body of a public client only', "call[2].delete('client_id')", ''],
  ]),
  ...of('token', 'auth-server/launch/signing-keys.ts', `${LAUNCH}/signing-keys.test.ts`, [
    ['no private member is published', "? { kty: 'RSA', n: jwk.n, e: jwk.e }", '? { ...jwk }'],
    [
      'every key of the file is published',
      'keys: entries.map(({ jwk }) => jwk)',
      'keys: entries.slice(0, 2).map(({ jwk }) => jwk)',
    ],
    [
      'the first key of a kind signs',
      'entries.find((candidate) => candidate.alg === alg)',
      'entries.findLast((candidate) => candidate.alg === alg)',
    ],
    [
      'no two keys of one name',
      'if (new Set(entries.map(({ kid }) => kid)).size < entries.length) {',
      'if (false) {',
    ],
    [
      'RSA keys of 2048 bits or more',
      "base64url.min(342, 'RSA keys need 2048 bits or more')",
      'base64url',
    ],
  ]),
  ...of('id_token', 'auth-server/launch/id-token.ts', `${LAUNCH}/id-token.test.ts`, [
    ['only listed algorithms', 'algorithms: [...server.idTokenAlgorithms],', ''],
    [
      'the issuer’s own keys, never one of the header',
      'jwtVerify(idToken, keysAt(server.jwksUri), {',
      "jwtVerify(idToken, (await import('jose')).EmbeddedJWK, {",
    ],
    ['iss', 'issuer: server.issuer,\n          audience', 'audience'],
    ['aud', 'audience: checks.clientId,', ''],
    [
      'azp',
      "if (azp !== undefined && azp !== clientId) throw new IdTokenFault('azp is another client')",
      '',
    ],
    [
      'azp among several audiences',
      "if (azp !== clientId) throw new IdTokenFault('azp is missing')",
      '',
    ],
    [
      'no stranger among the audiences',
      'if (payload.aud.some((name) => ![clientId, server.issuer, iss].includes(name))) {',
      'if (false) {',
    ],
    ['nonce', "if (!same) throw new IdTokenFault('nonce is another one')", ''],
    ['exp and iat must be there', "requiredClaims: ['sub', 'exp', 'iat'],", ''],
    ['iat is young', 'maxTokenAge: OLDEST_SECONDS,', ''],
    ['exp by our clock', 'currentDate: checks.now,', 'currentDate: new Date(0),'],
    ['typ', 'checkType(protectedHeader.typ)', ''],
    [
      'at_hash',
      'checkAccessTokenHash(payload.at_hash, protectedHeader.alg, checks.accessToken)',
      '',
    ],
    [
      'sub is usable',
      "if (!/^[\\x20-\\x7e]{1,255}$/.test(sub)) throw new IdTokenFault('sub is unusable')",
      '',
    ],
    [
      'an unknown key is looked up again',
      'cooldownDuration: options.refetchAfterMilliseconds ?? 10_000,',
      'cooldownDuration: 600_000,',
    ],
    [
      'a patient or relative is no user',
      "if (/^(Patient|RelatedPerson|Person)$/.test(type)) throw new Refusal('user-not-recognised')",
      '',
    ],
    ['fhirUser lies under the FHIR base', 'known && url?.href ===', 'known || url?.href ==='],
  ]),
  ...of('id_token', 'auth-server/launch/code-exchange.ts', `${LAUNCH}/id-token.test.ts`, [
    [
      'it must be there',
      "if (idToken === null) throw new Refusal('user-not-recognised')",
      "if (idToken === null) throw new Refusal('unexpected')",
    ],
  ]),
  ...of('scope', 'auth-server/launch/granted-scopes.ts', `${LAUNCH}/granted-scopes.test.ts`, [
    [
      'v1 reading and writing',
      'const letters = V1[permission] ?? permission',
      'const letters = permission',
    ],
    [
      'split scopes add up',
      'return [...wanted.letters].every((letter) => held.has(letter))',
      'return granted.includes(needed)',
    ],
    ['a level is its own', 'given.level === wanted.level &&', ''],
    ['a type is its own', "(given.resource === '*' || given.resource === wanted.resource) &&", ''],
    ['a query narrows', "(given.query === '' || given.query === wanted.query)", 'true'],
    [
      'letters stand in order',
      'return inOrder ? { level, resource, letters: new Set(letters), query } : null',
      'return { level, resource, letters: new Set(letters), query }',
    ],
    [
      'a missing member is not an empty one',
      "if (typeof scope !== 'string') return null",
      "if (typeof scope !== 'string') return []",
    ],
  ]),
  ...of('context', 'auth-server/launch/launch-context.ts', `${LAUNCH}/launch-context.test.ts`, [
    [
      'a patient must be named',
      "if (typeof patient !== 'string' || !FHIR_ID.test(patient)) throw noPatient()",
      '',
    ],
    [
      'an encounter could stand in an address',
      "typeof encounter === 'string' && FHIR_ID.test(encounter)",
      "typeof encounter === 'string'",
    ],
    [
      'a patient banner is wanted unless told otherwise',
      'need_patient_banner: z.boolean().catch(true)',
      'need_patient_banner: z.boolean().catch(false)',
    ],
    [
      'odd fhirContext is left out',
      'if (reference === undefined && canonical === undefined) return []',
      '',
    ],
    [
      'no other patient or encounter comes by fhirContext',
      "if (/^(Patient|Encounter)\\//.test(reference ?? '') && (role ?? 'launch') === 'launch')",
      'if (false)',
    ],
    [
      'messages go to a page that may show the panel',
      'handle !== null && page !== undefined && pages.includes(page)',
      'handle !== null && page !== undefined',
    ],
    [
      'a style address is the vendor’s own',
      'return sound && origins.includes(url.origin) ? url.href : null',
      'return sound ? url.href : null',
    ],
    [
      'a style address is https',
      "const sound = url.protocol === 'https:' || isLoopbackHttp(url)",
      'const sound = true',
    ],
  ]),
  ...of('context', 'auth-server/launch/vendor-style.ts', `${LAUNCH}/vendor-style.test.ts`, [
    [
      'a style’s colours stay readable',
      'others.every((other) => contrast(colour, other) >= READABLE)',
      'true',
    ],
    [
      'a style’s fonts are names',
      '!names.every((name) => /^[A-Za-z0-9][A-Za-z0-9 -]{0,40}$/.test(name))',
      'false',
    ],
    ['a style’s size stays in bounds', 'pixels >= 16 && pixels <= 24', 'true'],
  ]),
  ...of('context', 'auth-server/launch/refresh-tokens.ts', `${LAUNCH}/refresh-tokens.test.ts`, [
    [
      'another patient on refresh ends the session',
      'if (patient !== undefined && patient !== session.context.patient) throw await end()',
      '',
    ],
  ]),
  ...of('refresh', 'auth-server/launch/refresh-tokens.ts', `${LAUNCH}/refresh-tokens.test.ts`, [
    ['one at a time', 'await takeLock(ports, launchId)', ''],
    [
      'a rotated token is not sent twice',
      'return isDue(current, ports.clock(), rejected) ? await refresh(ports, vendor, current) : current',
      'return refresh(ports, vendor, current)',
    ],
    [
      'not before its time',
      'if (tokens.refreshToken === null || !isDue(opened, ports.clock(), rejected)) return opened',
      'if (tokens.refreshToken === null) return opened',
    ],
    [
      'invalid_grant ends the session',
      "cause.error === 'invalid_grant')",
      "cause.error === 'another')",
    ],
    [
      'an answer of 500 is tried once more',
      'if (fault instanceof ResponseBodyError && fault.status < 500) throw fault',
      'throw fault',
    ],
    ['a good token is used on while the vendor fails', 'if (stillGood) return opened', ''],
    [
      'another user ends the session',
      'else if (user.issuer !== session.user.issuer || user.subject !== session.user.subject) {',
      'else if (false) {',
    ],
    [
      'a missing scope keeps the old ones',
      'readScopes(response.scope) ?? scopes,',
      'readScopes(response.scope) ?? [],',
    ],
    ['the end is told before the session goes', 'await ports.ended?.(launchId)', ''],
  ]),
  ...of('refresh', 'auth-server/launch/code-exchange.ts', `${LAUNCH}/refresh-tokens.test.ts`, [
    [
      'a missing refresh token keeps the old one',
      'response.refresh_token ?? oldRefreshToken',
      'response.refresh_token ?? null',
    ],
  ]),
  ...of('exchange', 'auth-server/launch/token-exchange.ts', `${ROUTES}/token-route.test.ts`, [
    ['the token is live', 'said.active === true &&', ''],
    ['the token is our client’s', 'said.client_id === vendor.client.id &&', ''],
    ['the token is of the expected issuer', 'said.iss === issuer &&', ''],
    ['the token has not ended', 'exp * 1000 > now.getTime() &&', ''],
    ['the token opens the patient', "isGranted(scopes, 'patient/Patient.r')", 'true'],
    [
      'a vendor without introspection gets the one answer',
      'if (server.introspectionEndpoint === null) throw unacceptable()',
      'if (server.introspectionEndpoint === null) throw new Error()',
    ],
    [
      'the vendor is registered for it',
      'if (vendor === null || !vendor.tokenExchange) throw unacceptable()',
      'if (vendor === null) throw unacceptable()',
    ],
    [
      'the type is an access token',
      "if (form.get('subject_token_type') !== ACCESS_TOKEN) {",
      'if (false) {',
    ],
    [
      'no actor, whole or half',
      "if (form.has('actor_token') || form.has('actor_token_type')) {",
      'if (false) {',
    ],
    [
      'the target is us',
      "if (targets.some((target) => target.replace(/\\/$/, '') !== own)) {",
      'if (false) {',
    ],
    [
      'nothing comes twice',
      'if (!REPEATABLE.includes(name) && form.getAll(name).length > 1) {',
      'if (false) {',
    ],
    ['the session lives no longer than the token', 'endsAtLatest: expiresAt,', ''],
  ]),
]

export const LAUNCH_RULES: readonly LaunchRule[] = [
  ...SIGN_IN_RULES,
  ...GUARD_RULES,
  ...PANEL_RULES,
]

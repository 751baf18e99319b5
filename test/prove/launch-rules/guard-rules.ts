import { LAUNCH, type LaunchRule, of, ROUTES } from './rule.ts'

/** Session, permission and what surrounds every call. */
export const GUARD_RULES: readonly LaunchRule[] = [
  ...of('iframe', 'auth-server/launch/credentials.ts', `${ROUTES}/launch-route.test.ts`, [
    ['the cookie is partitioned', '; Partitioned', ''],
    ['the cookie goes cross-site', 'SameSite=None', 'SameSite=Lax'],
    ['scripts do not see the cookie', 'HttpOnly; ', ''],
  ]),
  ...of('iframe', 'auth-server/launch/credentials.ts', `${LAUNCH}/credentials.test.ts`, [
    [
      'a cookie that came twice is none',
      'values.length === 1 ? values[0]?.[1] : undefined',
      'values[0]?.[1]',
    ],
  ]),
  ...of('iframe', 'auth-server/routes/headers.ts', `${ROUTES}/hardening.test.ts`, [
    ['data is framed by nobody', "frame-ancestors 'none'; base-uri", 'base-uri'],
    ['pages are framed by their vendor', "frameAncestors.join(' ')", "'*'"],
    ['nothing is stored', "'Cache-Control': 'no-store',\n        'Content", "'Content"],
  ]),
  ...of('iframe', 'auth-server/routes/same-origin.ts', `${ROUTES}/hardening.test.ts`, [
    ['our header', "request.get(PANEL_HEADER) === '1' &&", ''],
    ['our origin', ': origin === ownOrigin()) &&', ': true) &&'],
    ['a same-origin call', "(site === undefined || site === 'same-origin')", 'true'],
    ['writing names its origin', 'reading && site !== undefined', 'site !== undefined'],
  ]),
  ...of('iframe', 'auth-server/launch/sessions.ts', `${LAUNCH}/sessions.test.ts`, [
    [
      'a session opens for its credential',
      "if (!sameText(row.credentialHash, hashSecret(credential))) throw new Refusal('session-unknown')",
      "if (!sameText(row.credentialHash, hashSecret(credential))) throw new Refusal('session-ended')",
    ],
    [
      'polling keeps nothing alive',
      'if (touch) await store.sessions.touch(launchId, idleEndsAt)',
      'await store.sessions.touch(launchId, idleEnd(now, row.endsAt))',
    ],
    [
      'a limit holds however much it is used',
      'return idle < endsAt ? idle : endsAt',
      'return idle',
    ],
  ]),
  ...of('iframe', 'auth-server/launch/sessions.ts', `${ROUTES}/callback-route.test.ts`, [
    [
      'a hand-off code ends after two minutes',
      'return until > now.toISOString() ? credential : null',
      'return credential',
    ],
  ]),
  ...of('iframe', 'auth-server/store/rows/sessions.ts', `${ROUTES}/callback-route.test.ts`, [
    [
      'a hand-off code works once',
      "'UPDATE sessions SET handoff_hash = NULL, handoff_sealed = NULL WHERE launch_id = $1 AND handoff_hash = $2',",
      "'UPDATE sessions SET version = version WHERE launch_id = $1 AND handoff_hash = $2',",
    ],
  ]),
  ...of('permission', 'auth-server/routes/permit.ts', `${ROUTES}/permission.test.ts`, [
    [
      'role',
      'roleAllowed: roleAllowed(knowledge.user?.roles ?? [], vendor?.roles ?? []),',
      'roleAllowed: true,',
    ],
    ['vendor', 'vendorListed: vendor !== null,', 'vendorListed: true,'],
    ['organisation', 'ods !== null && (named.length === 0 || named.includes(ods)),', 'true,'],
    ['referral', "referral === null || referral.source === 'none'", 'false'],
    ['consent', 'consent: consent.state,', "consent: 'recorded',"],
    ['the local policy’s answer', 'knowledge.policyAnswered,', 'true,'],
    [
      'number',
      'nhsNumber: nhsNumberState(knowledge.patient?.nhsNumber ?? null),',
      "nhsNumber: 'present',",
    ],
    [
      'the vendor is asked anew for each call',
      'if (patient !== null && user !== null) return standings.ask(call, asking)',
      'if (patient !== null && user !== null) return { call, current: true }',
    ],
    ['a last word does not hold for ever', ': stands.current', ': true'],
    [
      'a refusal is in the audit',
      "await audit(ports, stands.call, 'permission-refused', { outcome: 'refused', refusal })",
      '',
    ],
  ]),
  ...of('permission', 'auth-server/routes/permit.ts', `${ROUTES}/record.test.ts`, [
    [
      'differences of identity are confirmed first',
      "if (identityPending && !identityConfirmed) throw new Refusal('identity-unconfirmed')",
      '',
    ],
  ]),
  ...of('permission', 'auth-server/launch/vendor-reading.ts', `${LAUNCH}/vendor-record.test.ts`, [
    [
      'a role counts where it is held',
      'const counted = here.length > 0 ? here : active',
      'const counted = active',
    ],
    [
      'a role counts while it is held',
      'is !== false && hasBegun(period, told.now) && !isOver(period, told.now),',
      'true,',
    ],
    ['a consent is about this patient', 'isAbout((each as fhir4.Consent).patient, patient) &&', ''],
    ['a consent is about privacy', 'isAboutPrivacy(each as fhir4.Consent) &&', ''],
    [
      'a consent counts once it has begun',
      'hasBegun((each as fhir4.Consent).provision?.period, now),',
      'true,',
    ],
    [
      'a recorded denial is a no',
      "provision?.type === 'deny' ? 'refused' : 'recorded'",
      "'recorded'",
    ],
    [
      'a referral is about this patient',
      'isAbout((each as fhir4.ServiceRequest).subject, patient),',
      'true,',
    ],
    ['a referral is open', 'OPEN_REFERRAL.has((each as fhir4.ServiceRequest).status) &&', ''],
  ]),
  ...of('permission', 'auth-server/launch/consent.ts', `${LAUNCH}/consent.test.ts`, [
    [
      'a worker’s no stands against any yes',
      'if (stated !== null && isNo(stated)) return stated',
      '',
    ],
    [
      'a recorded no stands against an older yes',
      "stated?.state === 'stated' && (stated.on ?? '') > (recorded.on ?? '')",
      "stated?.state === 'stated'",
    ],
    ['a stated yes is for its referral', 'if (kept.referralId !== referralId) return null', ''],
    ['a stated yes ends', "until > now.toISOString() ? 'stated' : 'expired'", "'stated'"],
    ['a recorded yes ends', "return over ? { ...view, state: 'expired' } : view", 'return view'],
    [
      'a carer’s yes needs its basis',
      "if (by === 'A carer' && basis === undefined) throw new Refusal('request-invalid')",
      '',
    ],
  ]),
  ...of('permission', 'auth-server/launch/permission.ts', `${LAUNCH}/permission.test.ts`, [
    ['vendor', "if (!facts.vendorListed) return 'vendor-unknown'", ''],
    ['organisation', "if (!facts.organisationKnown) return 'organisation-unknown'", ''],
    ['referral', "if (facts.referral === 'none') return 'referral-needed'", ''],
    ['local policy', "return facts.policy === 'asked' ? 'policy-question' : null", 'return null'],
    [
      'an unknown age is not guessed',
      'age === null || age < 16 ||',
      '(age !== null && age < 16) ||',
    ],
    [
      'a carer’s consent of unknown basis is not guessed',
      "basis === null ? by === 'A carer' : NOT",
      'basis === null ? false : NOT',
    ],
  ]),
  ...of('audit', 'auth-server/routes/view-routes.ts', `${ROUTES}/record.test.ts`, [
    [
      'a look is in the audit before it is shown',
      "await audit(ports, call, 'view-shown', {",
      "void ({ a: 'view-shown' }, {",
    ],
  ]),
  ...of('session', 'auth-server/store/rows/sessions.ts', `${LAUNCH}/sessions.test.ts`, [
    [
      'what is over does not open',
      "'idle_ends_at > $2 AND ends_at > $2'",
      "`idle_ends_at > '' AND $2 > ''`",
    ],
    [
      'the record goes with the session',
      "const TABLES = ['sessions', 'records', 'session_locks']",
      "const TABLES = ['sessions', 'session_locks']",
    ],
  ]),
  ...of('session', 'auth-server/launch/sessions.ts', `${LAUNCH}/sessions.test.ts`, [
    [
      'of the credential a hash is kept',
      'hashSecret(credential),\n        sealed',
      'credential,\n        sealed',
    ],
    [
      'two writers never overwrite each other',
      'return written ? { ...opened, session, version: opened.version + 1 } : null',
      'return { ...opened, session, version: opened.version + 1 }',
    ],
  ]),
  ...of('http', 'auth-server/routes/headers.ts', `${ROUTES}/hardening.test.ts`, [
    ['nothing is sniffed', "'X-Content-Type-Options': 'nosniff',", ''],
    ['no address travels on', "'Referrer-Policy': 'no-referrer',", ''],
    ['our answers are ours', "'Cross-Origin-Resource-Policy': 'same-origin',", ''],
    ['Trusted Types', '...(trustedTypes ? [', '...(false ? ['],
    [
      'https ever after',
      "if (https) response.setHeader('Strict",
      "if (false) response.setHeader('Strict",
    ],
  ]),
  ...of('http', 'auth-server/routes/app-route.ts', `${ROUTES}/hardening.test.ts`, [
    ['an unknown launch has no panel', 'if (vendor === null) {', 'if (false) {'],
  ]),
  ...of('http', 'auth-server/routes/body.ts', `${ROUTES}/hardening.test.ts`, [
    ['bodies are bounded', "const BODY_LIMIT = '256kb'", "const BODY_LIMIT = '256mb'"],
    [
      'bodies are JSON',
      "if (request.method !== 'GET' && !request.is('application/json') && hasBody(request.headers)) {",
      'if (false) {',
    ],
    [
      'bodies have the shape of their route',
      "if (!read.success) throw new Refusal('request-invalid', { cause: read.error })\n  return read.data",
      'return body',
    ],
  ]),
  ...of('http', 'auth-server/routes/limits.ts', `${ROUTES}/hardening.test.ts`, [
    ['calls are limited', "next(new Refusal('too-many-requests'))", 'next()'],
  ]),
  ...of('http', 'auth-server/log.ts', 'test/auth-server/main.test.ts', [
    ['secret names are left out of the log', 'redact: { paths: SECRET', 'unused: { paths: SECRET'],
    [
      'errors are logged by class',
      'serializers: { err: nameOnly, error: nameOnly,',
      'serializers: {',
    ],
  ]),
  ...of('audit', 'auth-server/routes/record-route.ts', `${ROUTES}/record.test.ts`, [
    [
      'that the record is asked for, before it is',
      "await audit(ports, call, 'record-asked', { details: [ask.kind] })",
      '',
    ],
    [
      'that it came',
      "await audit(ports, call, 'record-received', {",
      "void ({ a: 'record-received' }, {",
    ],
    [
      'that it is shown, before it is',
      "audit(ports, call, 'record-shown', { areas: AREAS, practice: retrieval.practice.ods }),",
      '',
    ],
    [
      'that it did not come, and why',
      "const code = await audit(ports, call, 'record-refused', {",
      "const code = await (async (..._: unknown[]) => undefined)(ports, call, 'record-refused', {",
    ],
    [
      'that the person differs',
      "await audit(ports, call, 'identity-differs', {",
      "void ({ a: 'identity-differs' }, {",
    ],
    [
      'permission is asked anew once the practice has answered',
      'permits.permit({ ...call, opened, vendor, now })',
      '({ call: { ...call, opened, vendor, now } })',
    ],
  ]),
  ...of('audit', 'auth-server/routes/session-route.ts', `${ROUTES}/permission.test.ts`, [
    [
      'that a patient is opened, before they are shown',
      "await audit(ports, stands.call, 'patient-opened')",
      '',
    ],
  ]),
  ...of('audit', 'auth-server/routes/view-routes.ts', `${ROUTES}/record.test.ts`, [
    [
      'a search is in the audit before its hits are shown',
      "await audit(ports, call, 'searched', {",
      "void ({ a: 'searched' }, {",
    ],
    [
      'what is opened is in the audit first, with its reason',
      "await audit(ports, call, 'closed-opened', {",
      "void ({ a: 'closed-opened' }, {",
    ],
    [
      'what stays closed is in the audit too',
      "await audit(ports, call, 'closed-refused', {",
      "void ({ a: 'closed-refused' }, {",
    ],
    [
      'everything of an area is in the audit first',
      "await audit(ports, call, 'all-shown', {",
      "void ({ a: 'all-shown' }, {",
    ],
    [
      'a confirmed person is in the audit first',
      "await audit(ports, call, 'identity-confirmed', {",
      "void ({ a: 'identity-confirmed' }, {",
    ],
    ['a reason is one of the given', 'reason: z.enum(OPEN_REASONS),\n})', 'reason: z.string() })'],
  ]),
  ...of('audit', 'auth-server/routes/looked-at-route.ts', `${ROUTES}/looked-at.test.ts`, [
    ['reading the audit is in the audit', "await audit(ports, call, 'audit-viewed')", ''],
  ]),
  ...of('audit', 'auth-server/audit/trail.ts', 'test/auth-server/audit/trail.test.ts', [
    [
      'an event that is not written is a refusal',
      "throw new Refusal('audit-unavailable', { cause })",
      'return void cause',
    ],
    [
      'identity is sealed',
      'sealedIdentity: sealing.seal(JSON.stringify(event.identity)),',
      'sealedIdentity: Buffer.from(JSON.stringify(event.identity)),',
    ],
    ['each head is noted elsewhere', 'noteHead({ sequence: row.sequence, mac: row.mac })', ''],
  ]),
  ...of('audit', 'auth-server/audit/chain.ts', 'test/auth-server/audit/chain.test.ts', [
    ['a deleted row is found', 'if (row.sequence !== expected)', 'if (false)'],
    ['an altered row is found', 'else if (!same(row.mac,', 'else if (false && !same(row.mac,'],
    ['a moved row is found', 'before,\n    row.sequence,', 'row.sequence,'],
    ['a cut tail is found', 'if (head.sequence > end)', 'if (false)'],
    [
      'a chain written anew is found by a noted head',
      'if (mac !== undefined && !same(mac, row.mac)) {',
      'if (false) {',
    ],
    [
      'a key that is not listed is found',
      "if (key === undefined) faults.push({ sequence: row.sequence, fault: 'unknown-key' })",
      'if (key === undefined) void 0',
    ],
  ]),
  ...of(
    'audit',
    'auth-server/store/sqlite-schema.ts',
    'test/auth-server/store/sqlite-store.test.ts',
    [
      [
        'no row is changed',
        "CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;",
        '',
      ],
      [
        'no row is deleted',
        "CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;",
        '',
      ],
    ],
  ),
  ...of('audit', 'auth-server/audit/export.ts', 'test/auth-server/audit/trail.test.ts', [
    [
      'no cell runs as a formula',
      'const safe = /^[=+\\-@\\t\\r]/.test(text)',
      'const safe = false',
    ],
  ]),
]

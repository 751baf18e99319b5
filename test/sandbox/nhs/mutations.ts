/** A rule that is no row of a table: switched off by changing one line of the code that keeps it. */
export interface Mutation {
  rule: string
  /** Path from the repository's root. */
  file: string
  from: string
  to: string
}

const consumer = (file: string, rule: string, from: string, to: string): Mutation => ({
  rule: `consumer ${rule}`,
  file: `auth-server/gp-connect/${file}.ts`,
  from,
  to,
})
const nhs = (file: string, rule: string, from: string, to: string): Mutation => ({
  rule: `nhs ${rule}`,
  file: `test/sandbox/nhs/${file}.ts`,
  from,
  to,
})

export const MUTATIONS: readonly Mutation[] = [
  consumer('proxy-call', 'url/by-hand', '}/Patient/$gpc', '}/Patient/%24gpc'),
  consumer(
    'proxy-call',
    'url/one-slash',
    "call.route.address.replace(/\\/$/, '')",
    'call.route.address',
  ),
  consumer(
    'token',
    'token/unsigned',
    "claims, null, { algorithm: 'none' }",
    "claims, 'key', { algorithm: 'HS256' }",
  ),
  consumer('token', 'token/smartcard', 'user.sdsUserId ?? UNKNOWN_ID', 'UNKNOWN_ID'),
  consumer('api-token', 'api-token/assertion', "algorithm: 'RS512'", "algorithm: 'RS256'"),
  consumer('api-token', 'api-token/kept', 'if (kept !== null &&', 'if (false &&'),
  consumer('api-token', 'api-token/shared', 'running ??= ask()', 'running = ask()'),
  consumer('api-token', 'api-token/forgotten', 'forget() {\n      kept = null', 'forget() {'),
  consumer('request-ids', 'pds/X-Request-ID', 'before.until > now.getTime()', 'false'),
  consumer('pds', 'pds/age', 'Number.isFinite(seconds) ? seconds * 1000 : 0', '0'),
  consumer('pds', 'pds/practice-period', '(identifier.period?.end ?? today) >= today', 'true'),
  consumer('sds', 'sds/party-key', "['identifier', PARTY_KEY, endpoint.partyKey],", ''),
  consumer(
    'sds',
    'sds/never-kept',
    'async find(practiceOds, organisation, signal) {',
    'async find(practiceOds, organisation, signal) {\n const kept = globalThis.kept; if (kept) return kept\n queueMicrotask(() => 0); globalThis.kept = { address: "https://kept.example/", to: "1", from: "2" }',
  ),
  consumer(
    'sds',
    'sds/nothing-found',
    "if (to === null) throw new Refusal('practice-does-not-share')",
    '',
  ),
  consumer(
    'retrieve-record',
    'pds/superseded',
    'const { practiceOds, nhsNumber } = facts',
    'const { practiceOds } = facts\n const { nhsNumber } = local',
  ),
  consumer('retrieve-record', 'sds/one-fresh-look-up', 'got.answer.meaning.lookAgain', 'false'),
  consumer(
    'retrieve-record',
    'number/checked-first',
    "if (!isNhsNumber(local.nhsNumber)) throw new Refusal('number-invalid')",
    '',
  ),
  consumer(
    'retrieve-record',
    'trace/new-each-time',
    'request.traceId)\n    if',
    "'6f0a1f2e-93f5-4e0b-8d0e-7d6a3c1b9a01')\n    if",
  ),
  consumer('http-exchange', 'transport/total-time', 'limits.totalMs)', '60_000)'),
  consumer(
    'http-exchange',
    'transport/limit-decompressed',
    'if (size <= limit) chunks.push(chunk)',
    'if (true) chunks.push(chunk)',
  ),
  consumer(
    'http-exchange',
    'transport/whole-gzip',
    "gunzip.on('error', () => reject(new ExchangeFault('undecodable')))",
    "gunzip.on('error', () => decoded.emit('end'))",
  ),
  consumer(
    'http-exchange',
    'transport/whole-length',
    "incoming.on('error', () => reject(new ExchangeFault('cut')))",
    "incoming.on('error', () => resolve(new TextDecoder().decode(Buffer.concat(chunks))))",
  ),
  consumer('http-exchange', 'transport/gzip', "if (encoding.endsWith('gzip'))", 'if (false)'),
  consumer(
    'http-exchange',
    'transport/cancel',
    "signal.addEventListener('abort', cancel, { once: true })",
    '',
  ),
  consumer(
    'http-exchange',
    'tls/client-certificate',
    '...request.tls, ciphers',
    'ca: request.tls.ca, ciphers',
  ),
  consumer(
    'http-exchange',
    'tls/pinned-authority',
    '...request.tls, ciphers',
    '...request.tls, rejectUnauthorized: false, ciphers',
  ),
  consumer('stages', 'stages/said', "onStage(stage, 'done', WORDS[stage].done)", ''),
  consumer(
    'request',
    'request/older',
    'return consultationsOnly(ask.from, ask.to, today)',
    'return consultationsOnly(ask.to, ask.to, today)',
  ),
  consumer('request', 'request/around', 'addDays(days.first, -1)', 'days.first'),
  consumer(
    'request',
    'request/whole-dates',
    "if (!isWholeDate(ask.from) || !isWholeDate(ask.to)) throw new Refusal('request-invalid')",
    '',
  ),
  consumer('request', 'request/not-future', 'to > today ? today : to', 'to'),

  nhs('parameter-rules', 'combination/predefined-searches', '!isPredefinedSearch(context)', 'true'),
  nhs(
    'parameter-rules',
    'combination/predefined-to-the-letter',
    '!isPredefinedSearch(context)',
    'isPredefinedSearch(context)',
  ),
  nhs(
    'asked',
    'parameters/unknown-ignored',
    'if (known === undefined) return [parameter.name]',
    'if (known === undefined) return []',
  ),
  nhs('conformance', 'order/patient-before-parameters', 'if (status !== null) return status', ''),
  nhs('conformance', 'order/patient-before-unknown', 'if (status !== null) return status', ''),
  nhs(
    'conformance',
    'order/request-before-patient',
    'for (const { rule, refuses } of HEADER_RULES) {',
    "const early = context.patientStatus('')\n  if (early !== null) return early\n  for (const { rule, refuses } of HEADER_RULES) {",
  ),
  nhs('dates', 'match/undated', 'start === null && end === null ? true : null', 'null'),
  nhs('linkage', 'linkage/consultation', 'if (own) walk(list)', ''),
  nhs(
    'linkage',
    'linkage/topic-problems',
    'for (const reference of topicTargets(list)) references.add(reference)',
    '',
  ),
  nhs(
    'linkage',
    'linkage/problems-of-items',
    'if (contentOf(problem).some((reference) => references.has(reference))) {',
    'if (false) {',
  ),
  nhs(
    'linkage',
    'linkage/problem-items',
    'if (!/^List\\/[^#]*$/.test(reference)) references.add(reference)',
    '',
  ),
  nhs('linkage', 'linkage/problem-context', 'if (context !== null) references.add(context)', ''),
  nhs('linkage', 'linkage/problem-headers-only', 'if (!/^List\\/[^#]*$/.test(reference))', ''),
  nhs(
    'linkage',
    'linkage/related-problems',
    'for (const related of topicTargets(problem)) references.add(related)',
    '',
  ),
  nhs(
    'linkage',
    'linkage/relating-problems',
    'if (names.includes(refOf(problem))) references.add(refOf(other))',
    '',
  ),
  nhs(
    'record-answer',
    'linkage/dangling',
    '/^(Patient|Practitioner',
    '/^(Patient|Encounter|Practitioner',
  ),
  nhs(
    'record-answer',
    'linkage/other-filters',
    '...ofProblems,\n    ...viaConsultations',
    '...viaConsultations',
  ),
  nhs(
    'record-answer',
    'list/primary',
    'primaryList(lists, area, chosen.get(area.key) ?? []),',
    '...((chosen.get(area.key) ?? []).length === 0 ? [] : [primaryList(lists, area, chosen.get(area.key) ?? [])]),',
  ),
  nhs('record-answer', 'list/ended-allergies', 'context.asked.allergies?.resolved', 'true'),
  nhs('lists', 'list/secondary', 'if (references.length === 0 &&', 'if (false &&'),
  nhs('lists', 'list/warnings', '[note, empty ?', "['', empty ?"),
  nhs('record-answer', 'bundle/id', '{ id: context.traceId }', "{ id: 'bundle' }"),
  nhs(
    'record-answer',
    'bundle/demographics',
    'new Set<Resource>(patient === undefined ? [] : [patient])',
    'new Set<Resource>()',
  ),
  nhs(
    'record-answer',
    'bundle/administration',
    'for (const resource of clinical) add(resource)',
    '',
  ),
  nhs(
    'record-answer',
    'bundle/once',
    'const resources = index.all',
    'const resources = [...index.all, ...index.all]',
  ),
  nhs(
    'record-answer',
    'bundle/unrecognised',
    'const issues = [...unknown, ...off]',
    'const issues = [...off]',
  ),
  nhs(
    'record-answer',
    'bundle/disabled',
    'if (switchedOff.size === 0) return resource',
    'return resource',
  ),
  nhs('misbehaviour', 'answer/no-store', "'Cache-Control': 'no-store',", ''),
  nhs('nhs-side', 'answer/gzip', "const gzip = service === 'practice' &&", 'const gzip = false &&'),
  nhs('record-answer', 'answer/trace-id', '{ id: context.traceId }', "{ id: 'bundle' }"),
  nhs('nhs-side', 'answer/content-type', "'application/fhir+json;charset=utf-8'", "'text/plain'"),
  nhs(
    'outcome',
    'answer/two-shapes',
    'StructureDefinition/GPConnect-OperationOutcome-1',
    'StructureDefinition/OperationOutcome',
  ),
]

/** Something that somebody might try, what stands against it, and the tests that try it. */
export interface Threat {
  id: string
  /** Who, from where. */
  by: string
  threat: string
  control: string
  tests: readonly string[]
}

const LAUNCH = 'test/auth-server/launch'
const ROUTES = 'test/auth-server/routes'

export const THREATS: readonly Threat[] = [
  {
    id: 'T-01',
    by: 'Any website',
    threat:
      'Opens /launch with an iss of its own, to get a client secret, an assertion or a fetch out of the server',
    control:
      'Allow-list before any call; endpoints on registered origins only; no redirects; bounded time and size',
    tests: [
      `${LAUNCH}/allow-list.test.ts`,
      `${LAUNCH}/discovery.test.ts`,
      `${ROUTES}/launch-route.test.ts`,
    ],
  },
  {
    id: 'T-02',
    by: 'Another registered vendor',
    threat: 'Mix-up: answers a sign-in that was begun at somebody else’s server',
    control:
      'State bound to issuer and launch cookie, used once; RFC 9207 iss; tokens from that issuer’s endpoint only',
    tests: [`${ROUTES}/callback-route.test.ts`],
  },
  {
    id: 'T-03',
    by: 'A person with another app’s token',
    threat: 'Posts a token that was issued to another app (token substitution)',
    control:
      'The server redeems codes itself; RFC 8693 exchange only with introspection that names our client',
    tests: [`${ROUTES}/token-route.test.ts`],
  },
  {
    id: 'T-04',
    by: 'Any website',
    threat: 'Makes a signed-in browser call the API (CSRF), or frames the panel (clickjacking)',
    control:
      'Own header, exact Origin, Sec-Fetch-Site; frame-ancestors of this launch’s vendor alone',
    tests: [`${ROUTES}/hardening.test.ts`, `${ROUTES}/isolation.test.ts`],
  },
  {
    id: 'T-05',
    by: 'Whoever writes into a record, letter or directory',
    threat: 'Text that runs as script or looks like the panel’s own words',
    control:
      'Text nodes only, Content-Security-Policy without inline script, Trusted Types; feeds reduced to plain text',
    tests: [`${ROUTES}/hardening.test.ts`, 'test/auth-server/directory/reading-values.test.ts'],
  },
  {
    id: 'T-06',
    by: 'Whoever steals the database or a backup',
    threat: 'Reads sessions, records, notes or names',
    control:
      'Everything sealed: session and record under the browser’s credential, the rest under the deployment key',
    tests: ['test/auth-server/store/seal.test.ts', `${LAUNCH}/sessions.test.ts`],
  },
  {
    id: 'T-07',
    by: 'Somebody of the own house',
    threat: 'Looks somewhere and takes it out of the audit',
    control: 'Append-only rows in an HMAC chain, its head in the log too; cuts and changes show',
    tests: ['test/auth-server/audit/chain.test.ts', 'test/auth-server/audit/commands.test.ts'],
  },
  {
    id: 'T-08',
    by: 'A vendor’s page that was taken over',
    threat: 'Sends messages or a look to the panel to get at content or hide warnings',
    control:
      'Messages from the registered origin and window alone, and none carries content; a look is checked value by value',
    tests: ['test/app/models/web-messaging.test.ts', `${LAUNCH}/vendor-style.test.ts`],
  },
  {
    id: 'T-09',
    by: 'A practice’s or vendor’s broken system',
    threat: 'Huge, endless or malformed answers',
    control:
      'Bounds on time and size; lenient reading that never throws; work in a thread of its own',
    tests: [
      'test/auth-server/gp-connect/bad-answers.test.ts',
      'test/auth-server/record/mutations.test.ts',
    ],
  },
  {
    id: 'T-10',
    by: 'The operator, by mistake',
    threat: 'Starts production with keys of the sandbox, over http, or open to any frame',
    control: 'serve refuses to start and names every fault at once',
    tests: ['test/auth-server/serve-refuses.test.ts'],
  },
]

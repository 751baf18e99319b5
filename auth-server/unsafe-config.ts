/** First bytes of every deployment key that `npm start` makes for itself, so that none of them gets into production. */
export const SANDBOX_KEY_MARK = Buffer.from('backstory sandbox:')
/** The same for keys that sign towards vendors. */
export const SANDBOX_KID_MARK = 'sandbox-'

const LONGEST_HOURS = 12
const LONGEST_IDLE_MINUTES = 60
/** Random keys have more different bytes; words and repetitions have fewer. */
const LEAST_DIFFERENT_BYTES = 16

const loopback = (host: string) =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host)
/** RFC 2606: addresses of examples, which lead nowhere. */
const example = (host: string) => /(^|\.)(example|test|invalid)(\.(com|net|org))?$/.test(host)

const TEMPLATE = /change.?me|replace.?(me|this)|your.?(api|key|secret|password)/i
const DEFAULT =
  /^(secret|password|example|sample|default|test|demo|postgres|backstory|x+|0+|1234\d*)\W*$/i
const REPEATED = /^(.{1,8})\1+$/

/** Words that stand in a template until somebody replaces them, and what is one word over and over. */
export const isPlaceholder = (secret: string): boolean =>
  TEMPLATE.test(secret) || DEFAULT.test(secret) || REPEATED.test(secret)

/** The settings that can be unsafe, as they were read. */
interface Settings {
  BACKSTORY_SANDBOX: boolean
  HOST: string
  BASE_URL?: string | undefined
  TRUST_PROXY: number
  TLS_CERT_FILE?: string | undefined
  BACKSTORY_KEY: readonly Buffer[]
  DATABASE_URL?: string | undefined
  PDS_URL: string
  SDS_URL: string
  NHS_TOKEN_URL: string
  NHS_API_KEY: string
  SPINE_PROXY_URL: string
  SPINE_CERT_FILE?: string | undefined
  SPINE_KEY_FILE?: string | undefined
  SPINE_CA_FILE?: string | undefined
  SPINE_ENDPOINT: string
  TERMS_URL?: string | undefined
  PRIVACY_URL?: string | undefined
  SESSION_IDLE_MINUTES: number
  SESSION_HOURS: number
}

/** What is well-formed and yet unsafe; everything but loopback is refused in the sandbox, and all of this outside it. */
export function unsafeSettings(config: Settings): readonly string[] {
  if (config.BACKSTORY_SANDBOX) {
    const base = URL.parse(config.BASE_URL ?? '')
    const here = loopback(config.HOST) && (base === null || loopback(base.hostname))
    return here && config.TRUST_PROXY === 0
      ? []
      : [
          'BACKSTORY_SANDBOX is for loopback only: HOST and BASE_URL must be this machine, and no proxy in front',
        ]
  }
  return [
    ...addresses(config),
    ...transport(config),
    ...keys(config),
    ...database(config.DATABASE_URL),
    ...times(config),
  ]
}

function addresses(config: Settings): string[] {
  const faults: string[] = []
  const names = [
    'BASE_URL',
    'PDS_URL',
    'SDS_URL',
    'NHS_TOKEN_URL',
    'SPINE_PROXY_URL',
    'SPINE_ENDPOINT',
  ] as const
  for (const name of names) {
    const address = config[name]
    if (address === undefined) {
      faults.push(`${name} is missing`)
      continue
    }
    const { protocol, hostname, username, password } = new URL(address)
    if (protocol !== 'https:') faults.push(`${name} must be https`)
    if (example(hostname)) faults.push(`${name} is an address of an example`)
    if (username !== '' || password !== '') faults.push(`${name} must hold no user information`)
  }
  for (const name of ['TERMS_URL', 'PRIVACY_URL'] as const) {
    const address = config[name]
    if (address !== undefined && !address.startsWith('https:')) faults.push(`${name} must be https`)
  }
  const base = URL.parse(config.BASE_URL ?? '')
  if (base !== null && base.href !== `${base.origin}/`) faults.push('BASE_URL must have no path')
  if (base !== null && loopback(base.hostname)) {
    faults.push('BASE_URL is this machine only: give the name that browsers use')
  }
  return faults
}

function transport(config: Settings): string[] {
  const faults: string[] = []
  if (config.TLS_CERT_FILE === undefined && config.TRUST_PROXY === 0) {
    faults.push(
      'TLS ends nowhere: give TLS_CERT_FILE and TLS_KEY_FILE, or TRUST_PROXY=1 behind a reverse proxy that speaks https',
    )
  }
  if (config.SPINE_CERT_FILE === undefined || config.SPINE_KEY_FILE === undefined) {
    faults.push(
      'SPINE_CERT_FILE and SPINE_KEY_FILE are needed: the Spine proxy requires mutual TLS',
    )
  }
  if (config.SPINE_CA_FILE === undefined) faults.push('SPINE_CA_FILE is missing')
  return faults
}

function keys({ BACKSTORY_KEY, NHS_API_KEY }: Settings): string[] {
  const faults: string[] = []
  if (
    BACKSTORY_KEY.some((key) => key.subarray(0, SANDBOX_KEY_MARK.length).equals(SANDBOX_KEY_MARK))
  ) {
    faults.push(
      'BACKSTORY_KEY is a key of npm start: make one of your own (openssl rand -base64 32)',
    )
  }
  if (BACKSTORY_KEY.some((key) => new Set(key).size < LEAST_DIFFERENT_BYTES)) {
    faults.push('BACKSTORY_KEY is not random: make one with openssl rand -base64 32')
  }
  if (new Set(BACKSTORY_KEY.map((key) => key.toString('hex'))).size < BACKSTORY_KEY.length) {
    faults.push('BACKSTORY_KEY holds the same key twice')
  }
  if (isPlaceholder(NHS_API_KEY)) faults.push('NHS_API_KEY is the word of a template')
  return faults
}

function database(address: string | undefined): string[] {
  if (address === undefined) return []
  const { hostname, password, searchParams } = new URL(address)
  const faults: string[] = []
  const mode = searchParams.get('sslmode')
  const byFile = hostname === '' || searchParams.has('host')
  if (!byFile && !loopback(hostname) && mode !== 'verify-full') {
    faults.push('DATABASE_URL must say sslmode=verify-full: the database is on another machine')
  }
  if (isPlaceholder(password)) {
    faults.push('DATABASE_URL holds a default password')
  }
  return faults
}

function times({ SESSION_HOURS, SESSION_IDLE_MINUTES }: Settings): string[] {
  return [
    ...(SESSION_HOURS > LONGEST_HOURS
      ? [`SESSION_HOURS must be ${LONGEST_HOURS} or less: a working day`]
      : []),
    ...(SESSION_IDLE_MINUTES > LONGEST_IDLE_MINUTES
      ? [`SESSION_IDLE_MINUTES must be ${LONGEST_IDLE_MINUTES} or less`]
      : []),
  ]
}

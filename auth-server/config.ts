import { z } from 'zod'
import { unsafeSettings } from './unsafe-config.ts'

/** One variable of the environment: what it is for, and its default. `serve --help` prints this table. */
interface Setting {
  about: string
  fallback?: string
}

/** Every variable Backstory reads. Nothing else in the server may look at the environment. */
export const SETTINGS = {
  HOST: { about: 'Address to listen on', fallback: '127.0.0.1' },
  PORT: { about: 'Port to listen on; 0 lets the system choose', fallback: '0' },
  BASE_URL: { about: 'Public base URL of the panel, e.g. https://panel.example (no path)' },
  TLS_CERT_FILE: { about: 'Certificate (PEM) when Backstory itself ends TLS' },
  TLS_KEY_FILE: { about: 'Private key (PEM) of that certificate' },
  TRUST_PROXY: { about: 'Number of reverse proxies in front', fallback: '0' },
  BACKSTORY_DATA: { about: 'Folder of the store and, under npm start, the key', fallback: '.data' },
  BACKSTORY_KEY: {
    about:
      'Deployment key: 32 random bytes, base64url; several, comma separated, newest first, to rotate',
  },
  DATABASE_URL: {
    about:
      'PostgreSQL address when several servers share the store; without it, SQLite in BACKSTORY_DATA',
  },
  VENDORS_FILE: { about: 'JSON file of the registered vendors' },
  DIRECTORY_FILE: {
    about: 'JSON file of the Open Referral UK feeds to mirror; without it only imported services',
  },
  SIGNING_KEYS_FILE: { about: 'JSON Web Key Set (private) for private_key_jwt towards vendors' },
  PDS_URL: {
    about: 'PDS FHIR base, e.g. https://api.service.nhs.uk/personal-demographics/FHIR/R4',
  },
  SDS_URL: { about: 'SDS FHIR base, e.g. https://api.service.nhs.uk/spine-directory/FHIR/R4' },
  NHS_TOKEN_URL: { about: 'Token endpoint of the NHS API platform' },
  NHS_API_KEY: { about: 'API key of the application at the NHS API platform' },
  NHS_KEY_ID: { about: 'kid of the key registered there' },
  NHS_PRIVATE_KEY_FILE: { about: 'Private key (PEM, RSA) for the RS512 client assertion' },
  SPINE_PROXY_URL: { about: 'Spine Secure Proxy base; the practice’s address is appended to it' },
  SPINE_CERT_FILE: { about: 'Client certificate (PEM) for mutual TLS with the proxy' },
  SPINE_KEY_FILE: { about: 'Private key (PEM) of that certificate' },
  SPINE_CA_FILE: { about: 'Certificate authority (PEM) that alone is trusted for the proxy' },
  SPINE_ENDPOINT: {
    about: 'URL of this system’s own Spine endpoint: `iss` of the GP Connect token',
  },
  SUPPLIER_ODS: { about: 'ODS code of the supplier that holds the ASIDs' },
  CONTACT: {
    about: 'Who vendors ask about this panel, e.g. support@supplier.co.uk; in the manifest',
  },
  TERMS_URL: { about: 'Terms of service of this panel; in the manifest' },
  PRIVACY_URL: { about: 'Privacy policy of this panel; in the manifest' },
  DEVICE_SYSTEM: {
    about: 'Identifier system of this installation (requesting_device)',
    fallback: 'https://backstory.example/Id/device',
  },
  DEVICE_ID: { about: 'Identifier of this installation', fallback: 'backstory-1' },
  SESSION_IDLE_MINUTES: { about: 'A session ends after this long without use', fallback: '20' },
  SESSION_HOURS: { about: 'A session ends after this long in any case', fallback: '8' },
  RECORD_LIMIT_MB: { about: 'Largest answer of a practice that is read', fallback: '30' },
  LOG_LEVEL: { about: 'fatal, error, warn, info, debug or silent', fallback: 'info' },
  BACKSTORY_SANDBOX: {
    about: 'Set to 1 by npm start only: allows http on loopback and the public SMART launcher',
    fallback: '0',
  },
} as const satisfies { readonly [name: string]: Setting }

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''))
const whole = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number)
const positive = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a number')
  .transform(Number)
  .refine((number) => number > 0, 'must be more than nothing')
const flag = z.enum(['0', '1']).transform((text) => text === '1')
const present = z.string().min(1)

const Environment = z.object({
  HOST: present,
  PORT: whole,
  BASE_URL: url.optional(),
  TLS_CERT_FILE: present.optional(),
  TLS_KEY_FILE: present.optional(),
  TRUST_PROXY: whole,
  BACKSTORY_DATA: present,
  BACKSTORY_KEY: z
    .string()
    .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'base64url')))
    .refine(
      (keys) => keys.every((key) => key.length >= 32),
      'each key must be at least 32 bytes, base64url',
    ),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VENDORS_FILE: present,
  DIRECTORY_FILE: present.optional(),
  SIGNING_KEYS_FILE: present.optional(),
  PDS_URL: url,
  SDS_URL: url,
  NHS_TOKEN_URL: url,
  NHS_API_KEY: present,
  NHS_KEY_ID: present,
  NHS_PRIVATE_KEY_FILE: present,
  SPINE_PROXY_URL: url,
  SPINE_CERT_FILE: present.optional(),
  SPINE_KEY_FILE: present.optional(),
  SPINE_CA_FILE: present.optional(),
  SPINE_ENDPOINT: z.url(),
  SUPPLIER_ODS: present,
  CONTACT: present.optional(),
  TERMS_URL: url.optional(),
  PRIVACY_URL: url.optional(),
  DEVICE_SYSTEM: present,
  DEVICE_ID: present,
  SESSION_IDLE_MINUTES: positive,
  SESSION_HOURS: positive,
  RECORD_LIMIT_MB: whole,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
  BACKSTORY_SANDBOX: flag,
})
export type Config = z.output<typeof Environment>

/** Raised with every fault found, one a line, so that a wrong configuration is mended in one go. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** Reads and checks the environment. Throws `ConfigFault` naming every fault at once. */
export function readConfig(environment: { readonly [name: string]: string | undefined }): Config {
  const config = readWith(Environment, environment)
  const faults = unsafeSettings(config)
  if (faults.length > 0) throw new ConfigFault(faults)
  return config
}

const StoreEnvironment = Environment.pick({
  BACKSTORY_DATA: true,
  BACKSTORY_KEY: true,
  DATABASE_URL: true,
  DEVICE_ID: true,
})
export type StoreConfig = z.output<typeof StoreEnvironment>

/** The part that a command needs to open the store. Throws `ConfigFault` naming every fault at once. */
export function readStoreConfig(environment: {
  readonly [name: string]: string | undefined
}): StoreConfig {
  return readWith(StoreEnvironment, environment)
}

const DirectoryEnvironment = Environment.pick({
  BACKSTORY_DATA: true,
  DATABASE_URL: true,
  DIRECTORY_FILE: true,
  BACKSTORY_SANDBOX: true,
})
export type DirectoryConfig = z.output<typeof DirectoryEnvironment>

/** The part that the services mirror's command needs. Throws `ConfigFault` naming every fault at once. */
export function readDirectoryConfig(environment: {
  readonly [name: string]: string | undefined
}): DirectoryConfig {
  return readWith(DirectoryEnvironment, environment)
}

function readWith<Schema extends z.ZodType>(
  schema: Schema,
  environment: { readonly [name: string]: string | undefined },
): z.output<Schema> {
  const filled = Object.fromEntries(
    Object.entries(SETTINGS as { readonly [name: string]: Setting }).map(([name, { fallback }]) => [
      name,
      environment[name] || fallback,
    ]),
  )
  const read = schema.safeParse(filled)
  if (read.success) return read.data
  throw new ConfigFault(
    read.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return filled[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`
    }),
  )
}

/** The table of `serve --help`. */
export function describeSettings(): string {
  return Object.entries(SETTINGS as { readonly [name: string]: Setting })
    .map(
      ([name, { about, fallback }]) =>
        `${name.padEnd(22)} ${about}${fallback === undefined ? '' : ` (default: ${fallback})`}`,
    )
    .join('\n')
}

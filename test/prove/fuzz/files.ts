import { ConfigFault, readConfig, SETTINGS } from '../../../auth-server/config.ts'
import { DirectoryFault, readDirectoryFile } from '../../../auth-server/directory/feeds.ts'
import { normaliseIss } from '../../../auth-server/launch/allow-list.ts'
import { parseVendors, VendorsFault } from '../../../auth-server/launch/read-vendors.ts'
import { contentSecurityPolicy } from '../../../auth-server/routes/headers.ts'
import { directoryFile } from '../../sandbox/directory/directory-file.ts'
import { theWorld } from '../../sandbox/the-world.ts'
import { vendorsFile } from '../../sandbox/vendors-file.ts'
import { mutatedJson, mutatedText } from './mutate.ts'
import type { Fed, FuzzTarget } from './target.ts'

const VENDORS = vendorsFile({
  vendor: {
    baseUrl: 'https://harbour.example',
    fhirBase: 'https://harbour.example/fhir',
    issuer: 'https://harbour.example/sign-in',
  },
  minimal: { baseUrl: 'https://jetty.example' },
  client: { method: 'client_secret_basic', id: 'backstory', secret: 'canary-secret-of-sixteen' },
  people: theWorld().people.slice(0, 2),
  standIn: theWorld().people[0] ?? null,
})
const DIRECTORY = directoryFile({
  versionOne: 'https://county.example/v1',
  versionThree: 'https://voluntary.example/v3',
})
/** What a live server is started with; nothing of it is ever contacted. */
const ENVIRONMENT: { readonly [name: string]: string } = {
  HOST: '0.0.0.0',
  TRUST_PROXY: '1',
  BASE_URL: 'https://panel.supplier.co.uk',
  BACKSTORY_KEY: Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 73) % 256)).toString(
    'base64url',
  ),
  VENDORS_FILE: 'vendors.json',
  DATABASE_URL: 'postgres://b:k93jfkw02@127.0.0.1/b',
  PDS_URL: 'https://api.supplier.co.uk/pds',
  SDS_URL: 'https://api.supplier.co.uk/sds',
  NHS_TOKEN_URL: 'https://api.supplier.co.uk/token',
  NHS_API_KEY: 'f8Jq02kd9sLm',
  NHS_KEY_ID: 'kid',
  NHS_PRIVATE_KEY_FILE: 'key.pem',
  SPINE_PROXY_URL: 'https://proxy.supplier.co.uk',
  SPINE_CERT_FILE: 'cert.pem',
  SPINE_KEY_FILE: 'cert-key.pem',
  SPINE_CA_FILE: 'ca.pem',
  SPINE_ENDPOINT: 'https://backstory.supplier.co.uk/spine',
  SUPPLIER_ODS: 'YGM01',
}
readConfig(ENVIRONMENT)

/** An address that was taken although it is not https, or of this machine. */
function unsafeAddress(config: ReturnType<typeof readConfig>): string | undefined {
  if (config.BACKSTORY_SANDBOX) return 'the sandbox came on'
  const { BASE_URL, PDS_URL, SDS_URL, NHS_TOKEN_URL, SPINE_PROXY_URL } = config
  return [BASE_URL, PDS_URL, SDS_URL, NHS_TOKEN_URL, SPINE_PROXY_URL].find(
    (address) => URL.parse(address ?? '')?.protocol !== 'https:',
  )
}

/** Runs a reader whose only error may be one of these. */
function fedTo(
  read: () => string | undefined,
  Fault: abstract new (...given: never[]) => Error,
): Fed {
  try {
    const broken = read()
    return { outcome: 'taken', ...(broken === undefined ? {} : { broken }) }
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    // What a file holds is its owner's own; a secret in it is repeated to nobody.
    return { outcome: fault.name, told: [fault.message.replaceAll('canaryodd', '')] }
  }
}

/** A vendor that was taken must be safe to use: its policy one line, its addresses https. */
function unsafeVendor(text: string): string | undefined {
  for (const { frameAncestors, iss, endpointOrigins } of parseVendors(text, { sandbox: false })) {
    const policy = contentSecurityPolicy({ frameAncestors, connect: [new URL(iss).origin] })
    const ancestors = policy.split('; ').filter((part) => part.startsWith('frame-ancestors'))
    if (/[^\x20-\x7e]/.test(policy) || ancestors.length !== 1) return `policy: ${policy}`
    if (/\*|unsafe/.test(policy)) return `policy: ${policy}`
    if (normaliseIss(iss, { sandbox: false }) === null) return `iss: ${iss}`
    if (endpointOrigins.some((origin) => !origin.startsWith('https://'))) return 'http endpoint'
  }
  return undefined
}

export const files: readonly FuzzTarget[] = [
  {
    name: 'vendors',
    about: 'vendors files',
    share: 1000,
    open: async () => ({
      feed: async (chance) =>
        fedTo(() => unsafeVendor(mutatedJson(forProduction(chance.pick), chance)), VendorsFault),
      close: async () => undefined,
    }),
  },
  {
    name: 'directory',
    about: 'directory files',
    share: 500,
    open: async () => ({
      feed: async (chance) =>
        fedTo(() => {
          const { feeds } = readDirectoryFile(mutatedJson(DIRECTORY, chance), { sandbox: false })
          return feeds.find(({ url }) => !url.startsWith('https:'))?.url
        }, DirectoryFault),
      close: async () => undefined,
    }),
  },
  {
    name: 'settings',
    about: 'the environment',
    share: 500,
    open: async () => ({
      feed: async ({ pick, edits, text }) =>
        fedTo(() => {
          const names = Object.keys(SETTINGS)
          const name = names[pick % names.length] ?? ''
          const value = pick % 2 === 0 ? text : mutatedText(ENVIRONMENT[name] ?? '', edits)
          return unsafeAddress(readConfig({ ...ENVIRONMENT, [name]: value }))
        }, ConfigFault),
      close: async () => undefined,
    }),
  },
]

/** The pretend vendors as they would stand in a live file. */
function forProduction(pick: number): unknown {
  const vendors = VENDORS.vendors
    .filter(({ issIsPrefix }) => issIsPrefix !== true)
    .map(({ notices: _sandboxOnly, ...vendor }) => vendor)
  return { vendors: pick % 2 === 0 ? vendors : vendors.slice(0, 1) }
}

import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Config, ConfigFault } from './config.ts'
import { DirectoryFault, type DirectoryFile, readDirectoryFile } from './directory/feeds.ts'
import { type PostcodeTable, readPostcodes } from './directory/postcodes.ts'
import { DEFAULT_TIMES, type GpConnectSettings } from './gp-connect/settings.ts'
import { openVendors, type VendorRegister, VendorsFault } from './launch/read-vendors.ts'
import { withOperator } from './launch/registration/manifest.ts'
import { generateSigningKeys, readSigningKeys, type SigningKeys } from './launch/signing-keys.ts'
import { policyFaults } from './record/relevance/policy-faults.ts'
import { SANDBOX_KID_MARK } from './unsafe-config.ts'

/** Everything that is read from files before the server listens. */
export interface StartUp {
  vendors: VendorRegister
  signingKeys: SigningKeys
  /** The feeds of community services. */
  directory: DirectoryFile
  /** The table of postcodes that the directory file names. */
  postcodes: PostcodeTable | null
  gpConnect: GpConnectSettings
  tls: { cert: string; key: string } | null
  launchPage: string
  appPage: string
  /** Text of `smart-manifest.json`, with what whoever runs this panel says of themselves. */
  manifest: string
}

/** Reads every file that the configuration names. Throws `ConfigFault` with every fault at once. */
export async function readStartUp(config: Config, root: string, version: string): Promise<StartUp> {
  const faults: string[] = []
  const read = (name: string, path: string | undefined): string => {
    if (path === undefined) return ''
    try {
      return readFileSync(path, 'utf8')
    } catch {
      faults.push(`${name}: the file cannot be read`)
      return ''
    }
  }
  const pair = (
    cert: 'TLS_CERT_FILE' | 'SPINE_CERT_FILE',
    key: 'TLS_KEY_FILE' | 'SPINE_KEY_FILE',
  ) => {
    if ((config[cert] === undefined) !== (config[key] === undefined)) {
      faults.push(`${cert} and ${key} belong together`)
    }
    const files = { cert: read(cert, config[cert]), key: read(key, config[key]) }
    return config[cert] === undefined || config[key] === undefined ? null : files
  }

  const tls = pair('TLS_CERT_FILE', 'TLS_KEY_FILE')
  const spine = pair('SPINE_CERT_FILE', 'SPINE_KEY_FILE')
  const ca = read('SPINE_CA_FILE', config.SPINE_CA_FILE)
  const privateKey = read('NHS_PRIVATE_KEY_FILE', config.NHS_PRIVATE_KEY_FILE)
  // The head of the audit lies here even where the store is PostgreSQL.
  if (!isWritableFolder(config.BACKSTORY_DATA)) {
    faults.push('BACKSTORY_DATA: the folder cannot be written')
  }
  const pages = ['launch/launch.html', 'app/app.html'].map((page) => join(root, 'dist', page))
  if (!pages.every((page) => existsSync(page))) {
    faults.push('dist/ is missing: run npm run build first')
  }
  const vendors = await openVendors(
    config.VENDORS_FILE,
    { sandbox: config.BACKSTORY_SANDBOX },
    { recordFaults: policyFaults },
  ).catch((fault: unknown) => {
    if (fault instanceof VendorsFault)
      faults.push(...fault.faults.map((one) => `VENDORS_FILE: ${one}`))
    else faults.push('VENDORS_FILE: the file cannot be read')
    return null
  })
  const directory = readFeeds(read('DIRECTORY_FILE', config.DIRECTORY_FILE))
  const postcodes = await readTable(directory.postcodes)
  function readFeeds(text: string): DirectoryFile {
    try {
      return readDirectoryFile(text === '' ? '{}' : text, { sandbox: config.BACKSTORY_SANDBOX })
    } catch (fault) {
      if (!(fault instanceof DirectoryFault)) throw fault
      faults.push(...fault.faults.map((one) => `DIRECTORY_FILE: ${one}`))
      return readDirectoryFile('{}', { sandbox: false })
    }
  }
  async function readTable(path: string | undefined): Promise<PostcodeTable | null> {
    if (path === undefined) return null
    const file = resolve(dirname(config.DIRECTORY_FILE ?? ''), path)
    const { table } = await readPostcodes(read('DIRECTORY_FILE: postcodes', file).split('\n'))
    return table
  }
  const signingKeys = await readKeys(read('SIGNING_KEYS_FILE', config.SIGNING_KEYS_FILE)).catch(
    () => {
      faults.push('SIGNING_KEYS_FILE: not a private JSON Web Key Set with an RSA and a P-384 key')
      return null
    },
  )
  if (!config.BACKSTORY_SANDBOX) faults.push(...leftOfSandbox(config, signingKeys))
  const signed = vendors?.all().some(({ client }) => client.method === 'private_key_jwt')
  if (signed === true && config.SIGNING_KEYS_FILE === undefined) {
    faults.push('SIGNING_KEYS_FILE is missing: a vendor uses private_key_jwt')
  }
  if (faults.length > 0 || vendors === null || signingKeys === null) throw new ConfigFault(faults)

  const [launchPage = '', appPage = ''] = pages.map((page) => readFileSync(page, 'utf8'))
  return {
    vendors,
    signingKeys,
    directory,
    postcodes,
    tls,
    launchPage,
    manifest: withOperator(readFileSync(join(root, 'smart-manifest.json'), 'utf8'), {
      contact: config.CONTACT,
      terms: config.TERMS_URL,
      privacy: config.PRIVACY_URL,
    }),
    appPage,
    gpConnect: gpConnectSettings(config, { privateKey, spine: spine && { ...spine, ca } }, version),
  }
}

/** What `npm start` made for itself and has no place in production. */
function leftOfSandbox(config: Config, signingKeys: SigningKeys | null): string[] {
  const itsKeys = signingKeys?.jwks.keys.some(({ kid }) => kid?.startsWith(SANDBOX_KID_MARK))
  const itsFolder = existsSync(join(config.BACKSTORY_DATA, 'backstory.key'))
  return [
    ...(itsKeys ? ['SIGNING_KEYS_FILE holds keys of npm start: make keys of your own'] : []),
    ...(itsFolder ? ['BACKSTORY_DATA is a folder of npm start: take another'] : []),
  ]
}

function gpConnectSettings(
  config: Config,
  files: { privateKey: string; spine: { cert: string; key: string; ca: string } | null },
  version: string,
): GpConnectSettings {
  return {
    pdsUrl: config.PDS_URL,
    sdsUrl: config.SDS_URL,
    api: {
      tokenUrl: config.NHS_TOKEN_URL,
      key: config.NHS_API_KEY,
      keyId: config.NHS_KEY_ID,
      privateKey: files.privateKey,
    },
    proxy: { url: config.SPINE_PROXY_URL, tls: files.spine },
    spineEndpoint: config.SPINE_ENDPOINT,
    supplierOds: config.SUPPLIER_ODS,
    device: {
      system: config.DEVICE_SYSTEM,
      id: config.DEVICE_ID,
      model: 'Backstory',
      version,
    },
    limits: { ...DEFAULT_TIMES, bytes: config.RECORD_LIMIT_MB * 1024 * 1024 },
  }
}

/** Makes the folder, readable by this user alone, where it is not there. */
function isWritableFolder(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Without a file the keys live as long as the process: enough to publish a key set that nobody relies on. */
async function readKeys(text: string): Promise<SigningKeys> {
  return readSigningKeys(text === '' ? await generateSigningKeys() : text)
}

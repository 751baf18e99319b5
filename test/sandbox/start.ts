import { Console } from 'node:console'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { directoryFile } from './directory/directory-file.ts'
import { type RunningFeeds, startFeeds } from './directory/start-feeds.ts'
import {
  type RunningMinimalVendor,
  startMinimalVendor,
} from './minimal-vendor/start-minimal-vendor.ts'
import { consumersOf, moreVendors, type VendorEntry } from './more-vendors.ts'
import { type NhsSide, startNhsSide } from './nhs/nhs-side.ts'
import { type PanelProcess, startPanel } from './panel-process.ts'
import { readRecordsFolder } from './records-folder.ts'
import { sandboxKeys } from './sandbox-keys.ts'
import { stopWithParent } from './stop-with-parent.ts'
import { theWorld } from './the-world.ts'
import { VENDOR_ORGANISATION } from './vendor/staff-to-fhir.ts'
import { type RunningVendor, startVendor } from './vendor/vendor.ts'
import { PANEL_CLIENT_ID, type PanelClient, PUBLIC_LAUNCHER, vendorsFile } from './vendors-file.ts'
import type { Person, World } from './world.ts'

export interface SandboxOptions {
  /** Folder of the panel's store and keys. */
  data: string
  /** Fixed ports; 0, or none, lets the system choose. */
  port?: number
  vendorPort?: number
  /** Who lives in it; everybody unless given. */
  world?: World
  /** Folder of GP Connect Bundles, each one more patient. */
  records?: string
  /** Vendors file whose entries are listed beside the sandbox's own. */
  vendors?: string
  /** How the panel proves itself to the full vendor: with a key unless given. */
  clientMethod?: PanelClient['method']
  /** The same towards the public launcher: as a public client unless given. */
  launcherMethod?: PanelClient['method']
  /** Life of the full vendor's access tokens. */
  accessTokenSeconds?: number
  /** Address under which the auth server asks the NHS side for its token, where a relay stands between. */
  tokenAddress?: string
  /** Further variables for the auth server. */
  env?: { readonly [name: string]: string }
  /** Receives what the auth server logs; standard error unless given. */
  log?: (text: string) => void
}

export interface Sandbox {
  /** The vendor's list of patients: what a person opens. */
  url: string
  vendor: RunningVendor
  minimalVendor: RunningMinimalVendor
  nhs: NhsSide
  /** The directories of services, with every request that came to them. */
  feeds: RunningFeeds
  people: readonly Person[]
  /** The auth server and panel; another one after `restartPanel`. */
  panel(): PanelProcess
  /** Starts the auth server again on its port, after the running one was stopped or killed. */
  restartPanel(): Promise<void>
  /** One more auth server, with further variables: on the same PostgreSQL, behind the same address. */
  startAnother(env: { readonly [name: string]: string }): Promise<PanelProcess>
  close(): Promise<void>
}

/** Starts the whole pretend world with the panel in it. Everything listens on loopback. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const opened: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  try {
    return await assemble(options, close, (end) => opened.push(end))
  } catch (error) {
    await close()
    throw error
  }
}

async function assemble(
  options: SandboxOptions,
  close: () => Promise<void>,
  closeLater: (end: () => Promise<void>) => void,
): Promise<Sandbox> {
  const invented = options.world ?? theWorld()
  const found =
    options.records === undefined ? null : await readRecordsFolder(options.records, invented)
  const world: World = {
    practices: [...invented.practices, ...(found?.practices ?? [])],
    people: [...(found?.people ?? []), ...invented.people],
  }
  const more = await moreVendors(options.vendors)
  const nhs = await startNhsSide(world, {
    consumers: consumersOf(more, [{ ods: VENDOR_ORGANISATION.ods, asid: '200000009991' }]),
    ...(options.tokenAddress === undefined ? {} : { tokenAddress: options.tokenAddress }),
  })
  closeLater(() => nhs.close())
  const vendor = await startVendor({
    world,
    port: options.vendorPort ?? 0,
    ...(found === null ? {} : { records: found.summary }),
    ...(options.accessTokenSeconds === undefined
      ? {}
      : { accessTokenSeconds: options.accessTokenSeconds }),
  })
  closeLater(() => vendor.close())
  const minimalVendor = await startMinimalVendor(world, PANEL_CLIENT_ID)
  closeLater(() => minimalVendor.close())

  const feeds = await startFeeds()
  closeLater(() => feeds.close())
  const client = panelClient(options.clientMethod ?? 'private_key_jwt')
  const launcherClient = panelClient(options.launcherMethod ?? 'none')
  const standIn = invented.people.find(({ script }) => script === null) ?? null
  const env = {
    ...(await environment(options, {
      vendor,
      minimalVendor,
      nhs,
      feeds,
      client,
      launcherClient,
      standIn,
      people: world.people,
      more,
    })),
    ...options.env,
  }
  const log = options.log ?? ((text: string) => void process.stderr.write(text))
  let panel = await startPanel({ env, log })
  closeLater(() => panel.stop())

  await vendor.register(PANEL_CLIENT_ID, {
    client_name: 'Backstory',
    redirect_uris: [`${panel.url}/callback`],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: client.method,
    ...(client.method === 'client_secret_basic' ? { client_secret: client.secret } : {}),
    ...(client.method === 'private_key_jwt'
      ? {
          token_endpoint_auth_signing_alg: client.alg,
          jwks_uri: `${panel.url}/.well-known/jwks.json`,
        }
      : {}),
  })
  minimalVendor.meet(panel.url)
  vendor.meet({
    panel: panel.url,
    minimalVendor: minimalVendor.baseUrl,
    ...(standIn === null
      ? {}
      : {
          publicLauncher: {
            page: PUBLIC_LAUNCHER.page,
            launchUrl: `${panel.url}/launch`,
            client: launcherClient,
            keys: `${panel.url}/.well-known/jwks.json`,
            standIn: `${standIn.name.given.join(' ')} ${standIn.name.family}`,
          },
        }),
  })
  await Promise.all(
    [`${vendor.baseUrl}/`, `${minimalVendor.baseUrl}/`, `${panel.url}/readyz`].map(answers),
  )
  return {
    url: `${vendor.baseUrl}/`,
    vendor,
    minimalVendor,
    nhs,
    feeds,
    people: world.people,
    panel: () => panel,
    async restartPanel() {
      panel = await startPanel({ env: { ...env, PORT: new URL(panel.url).port }, log })
    },
    async startAnother(more) {
      const another = await startPanel({ env: { ...env, ...more }, log })
      closeLater(() => another.stop())
      return another
    },
    close,
  }
}

function panelClient(method: PanelClient['method']): PanelClient {
  const id = PANEL_CLIENT_ID
  if (method === 'private_key_jwt') return { method, id, alg: 'ES384' }
  return method === 'none'
    ? { method, id }
    : { method, id, secret: crypto.randomUUID() + crypto.randomUUID() }
}

/** The auth server's environment: everything it needs to know of this sandbox, written into its data folder. */
async function environment(
  { data, port }: SandboxOptions,
  of: {
    vendor: RunningVendor
    minimalVendor: RunningMinimalVendor
    nhs: NhsSide
    feeds: RunningFeeds
    client: PanelClient
    people: readonly Person[]
    standIn: Person | null
    launcherClient: PanelClient
    more: readonly VendorEntry[]
  },
): Promise<{ [name: string]: string }> {
  const folder = resolve(data)
  const keys = await sandboxKeys(folder)
  const files = {
    vendors: join(folder, 'vendors.json'),
    nhsKey: join(folder, 'nhs-api-key.pem'),
    directory: join(folder, 'directory.json'),
  }
  const registered = vendorsFile({
    ...of,
    minimal: of.minimalVendor,
    finder: of.feeds.finder,
  })
  const listed = { vendors: [...registered.vendors, ...of.more] }
  await writeFile(files.vendors, JSON.stringify(listed, null, 2), { mode: 0o600 })
  await writeFile(files.directory, JSON.stringify(directoryFile(of.feeds), null, 2))
  await writeFile(files.nhsKey, of.nhs.privateKeyPem, { mode: 0o600 })
  return {
    HOST: '127.0.0.1',
    PORT: String(port ?? 0),
    BACKSTORY_SANDBOX: '1',
    BACKSTORY_DATA: folder,
    BACKSTORY_KEY: keys.backstoryKey,
    VENDORS_FILE: files.vendors,
    DIRECTORY_FILE: files.directory,
    SIGNING_KEYS_FILE: keys.signingKeysFile,
    PDS_URL: of.nhs.pdsUrl,
    SDS_URL: of.nhs.sdsUrl,
    NHS_TOKEN_URL: of.nhs.tokenUrl,
    NHS_API_KEY: of.nhs.apiKey,
    NHS_KEY_ID: of.nhs.keyId,
    NHS_PRIVATE_KEY_FILE: files.nhsKey,
    SPINE_PROXY_URL: of.nhs.proxyUrl,
    SPINE_ENDPOINT: 'https://backstory.example/spine',
    SUPPLIER_ODS: of.nhs.supplierOds,
    BASE_URL: '',
    DATABASE_URL: process.env.DATABASE_URL ?? '',
  }
}

async function answers(url: string): Promise<void> {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  if (status !== 200) throw new Error(`${url} answered ${status}`)
}

/** `LAUNCHER_CLIENT`: `public`, `secret` or `key`, to try each client type at the public launcher. */
function launcherMethod(name: string | undefined): PanelClient['method'] {
  if (name === 'secret') return 'client_secret_basic'
  return name === 'key' ? 'private_key_jwt' : 'none'
}

/** `npm start`: one line to standard output when everything answers, all else to standard error. */
async function main(): Promise<void> {
  // Libraries write to the console; standard output belongs to the one line.
  globalThis.console = new Console(process.stderr)
  const { values } = parseArgs({
    options: { records: { type: 'string' }, vendors: { type: 'string' } },
  })
  let sandbox: Sandbox | null = null
  let stopping = false
  stopWithParent((why) => {
    stopping = true
    process.stderr.write(`Stopping: ${why}\n`)
    void sandbox?.close().finally(() => process.exit(0))
  })
  sandbox = await startSandbox({
    data: process.env.BACKSTORY_DATA || '.data',
    port: Number(process.env.PORT || 0),
    vendorPort: Number(process.env.VENDOR_PORT || 0),
    launcherMethod: launcherMethod(process.env.LAUNCHER_CLIENT),
    ...(values.records === undefined ? {} : { records: values.records }),
    ...(values.vendors === undefined ? {} : { vendors: values.vendors }),
  })
  if (stopping) return void sandbox.close().finally(() => process.exit(0))
  process.stdout.write(`Backstory sandbox: ${sandbox.url}\n`)
  const how = await sandbox.panel().ended
  if (stopping) return
  process.stderr.write(`The auth server ended (${how})\n`)
  await sandbox.close()
  process.exit(1)
}

if (process.argv[1] === import.meta.filename) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}

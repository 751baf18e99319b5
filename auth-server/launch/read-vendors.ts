import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { readShape } from '../read-shape.ts'
import { isPlaceholder } from '../unsafe-config.ts'
import { isLoopbackHttp, matchVendor, normaliseIss, type Strictness } from './allow-list.ts'
import { readCodeList } from './code-list-file.ts'
import { isToFillIn } from './registration/to-fill-in.ts'
import { type Vendor, VendorsFile } from './vendors.ts'

/** Raised with every fault of a vendors file, one a line, so that it is mended in one go. */
export class VendorsFault extends Error {
  override readonly name = 'VendorsFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The vendors file cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** What is needed to read a vendors file with the code lists that it names. */
export interface Around {
  /** Where the files that it names are looked for; without it they are left unread. */
  folder?: string
  /** Faults of a vendor's settings for the record, which this part knows nothing of. */
  recordFaults?: (record: Vendor['record']) => readonly string[]
}

/** Reads and checks the text of a vendors file. Throws `VendorsFault` naming every fault at once. */
export function parseVendors(
  text: string,
  strictness: Strictness,
  around: Around = {},
): readonly Vendor[] {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new VendorsFault(['it is not JSON'])
  }
  const read = readShape(VendorsFile, content)
  const shape = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
  const listFaults: string[] = []
  const vendors = (read.success ? read.data.vendors : readable(content)).map((vendor) =>
    withLists(vendor, around, (fault) => listFaults.push(`${vendor.id}: record.${fault}`)),
  )
  const faults = [
    ...shape,
    ...listFaults,
    ...vendors.flatMap((vendor) => unsafe(vendor, strictness)),
    ...clashes(vendors),
  ]
  if (read.success && vendors.length === 0) faults.push('vendors: at least one is needed')
  if (faults.length > 0) throw new VendorsFault(faults)
  return vendors
}

/** A vendor whose code lists hold the codes of their files. */
function withLists(vendor: Vendor, around: Around, fault: (words: string) => void): Vendor {
  const codeLists = vendor.record.codeLists.map((list) => {
    if (list.file === undefined || around.folder === undefined) return list
    const { codes, faults } = codesOf(resolve(around.folder, list.file))
    for (const each of faults) fault(`codeLists: "${list.name}": ${each}`)
    return { ...list, codes: [...list.codes, ...codes] }
  })
  const record = { ...vendor.record, codeLists }
  for (const each of around.recordFaults?.(record) ?? []) fault(each)
  return { ...vendor, record }
}

function codesOf(file: string): ReturnType<typeof readCodeList> {
  try {
    return readCodeList(readFileSync(file, 'utf8'))
  } catch {
    return { codes: [], faults: ['its file cannot be read'] }
  }
}

/** The entries that are sound by themselves, so that their other faults are named beside the broken ones. */
function readable(content: unknown): Vendor[] {
  const Shape = VendorsFile.shape.vendors.element
  const list = (content as { vendors?: unknown } | null)?.vendors
  return (Array.isArray(list) ? list : []).flatMap((entry) => {
    const read = readShape(Shape, entry)
    return read.success ? [read.data] : []
  })
}

function unsafe(vendor: Vendor, { sandbox }: Strictness): string[] {
  const faults: string[] = []
  const secure = (name: string, address: string) => {
    const url = new URL(address)
    if (url.protocol === 'https:' || (sandbox && isLoopbackHttp(url))) return
    faults.push(`${vendor.id}: ${name} must be https`)
  }
  secure('iss', vendor.iss)
  secure('authorizationServer', vendor.authorizationServer)
  for (const origin of vendor.endpointOrigins) secure('endpointOrigins', origin)
  for (const origin of vendor.frameAncestors) secure('frameAncestors', origin)
  if (new URL(vendor.iss).protocol === 'https:' && normaliseIss(vendor.iss, { sandbox }) === null) {
    faults.push(`${vendor.id}: iss must have no user information, query or fragment`)
  }
  if (vendor.issIsPrefix && !sandbox) {
    faults.push(`${vendor.id}: issIsPrefix is for the sandbox only`)
  }
  for (const name of ['endpointOrigins', 'frameAncestors'] as const) {
    if (vendor[name].some((origin) => origin.includes('*'))) {
      faults.push(`${vendor.id}: ${name} must be whole origins, without *`)
    }
  }
  if (!sandbox) faults.push(...loose(vendor))
  if (vendor.standIns && !sandbox) faults.push(`${vendor.id}: standIns are for the sandbox only`)
  if (vendor.notices && !sandbox) faults.push(`${vendor.id}: notices are for the sandbox only`)
  for (const scope of ['launch', 'openid', 'fhirUser']) {
    if (!vendor.scopes.includes(scope)) faults.push(`${vendor.id}: scopes must include ${scope}`)
  }
  const { client, name: called, organisation, roles } = vendor
  const filled = [client.id, called, organisation.ods, organisation.name, ...roles]
  for (const words of filled.filter(isToFillIn)) {
    faults.push(`${vendor.id}: “${words}” is still to be filled in`)
  }
  if (vendor.assumedRole !== undefined && !vendor.roles.includes(vendor.assumedRole)) {
    faults.push(`${vendor.id}: assumedRole must be one of roles`)
  }
  return faults
}

/** What may do on a laptop and never in production. */
function loose({ id, client, scopes, iss }: Vendor): string[] {
  const faults: string[] = []
  if (isLoopbackHost(new URL(iss).hostname)) faults.push(`${id}: iss is this machine only`)
  if (client.method === 'client_secret_basic') {
    const { secret } = client
    if (isPlaceholder(secret) || new Set(secret).size < LEAST_DIFFERENT || secret === client.id) {
      faults.push(`${id}: client.secret is a default or can be guessed`)
    }
  }
  if (scopes.some((scope) => /^(patient|user|system)\/\*/.test(scope))) {
    faults.push(`${id}: scopes must name resource types, not *`)
  }
  for (const scope of scopes.filter((each) => /^(offline_access|system\/.*)$/.test(each))) {
    faults.push(`${id}: scopes must not hold ${scope}`)
  }
  return faults
}

const LEAST_DIFFERENT = 8
const isLoopbackHost = (host: string) => /^(localhost|\[::1\]|127\.[\d.]+)$/.test(host)

function clashes(vendors: readonly Vendor[]): string[] {
  const ids = vendors.map(({ id }) => id)
  const bases = vendors.map(({ iss }) => normaliseIss(iss, { sandbox: true }) ?? iss)
  return [
    ...twice(ids).map((id) => `${id}: used by two vendors`),
    ...twice(bases).map((iss) => `${iss}: iss of two vendors`),
  ]
}

const twice = (values: readonly string[]) => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

/** The vendors in force. Replaced as a whole; sessions look theirs up again on every request. */
export interface VendorRegister {
  all(): readonly Vendor[]
  /** By the `iss` of a launch; null when it is not registered. */
  byIss(iss: string): Vendor | null
  byId(id: string): Vendor | null
  /** Reads the file again; on `VendorsFault` the vendors stay as they were. */
  reload(): Promise<void>
}

/** The vendors as they now stand; a reading that fails changes nothing. */
export function vendorRegister(
  initial: readonly Vendor[],
  strictness: Strictness,
  read: () => Promise<readonly Vendor[]>,
): VendorRegister {
  let vendors = initial
  return {
    all: () => vendors,
    byIss: (iss) => matchVendor(vendors, iss, strictness),
    byId: (id) => vendors.find((vendor) => vendor.id === id) ?? null,
    reload: async () => {
      vendors = await read()
    },
  }
}

/** A register that reads its vendors from a file. Throws `VendorsFault`. */
export async function openVendors(
  file: string,
  strictness: Strictness,
  { recordFaults }: Pick<Around, 'recordFaults'> = {},
): Promise<VendorRegister> {
  const around = { folder: dirname(file), ...(recordFaults && { recordFaults }) }
  const read = async () => parseVendors(await readFile(file, 'utf8'), strictness, around)
  return vendorRegister(await read(), strictness, read)
}

import { Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).default({})

const Package = z.object({
  /** Only where the folder has another name than the package: an alias. */
  name: z.string().optional(),
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
})
type Package = z.output<typeof Package>

/** `package-lock.json`, version 3: every installed package by the folder that it lies in; the project itself is ''. */
const Lockfile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), Package),
})

const FOLDER = 'node_modules/'

/**
 * The bill of materials of what runs in production, CycloneDX 1.6 as JSON: the packages of the lockfile that are not
 * there for development alone, with version, licence, hash and package URL, and which needs which.
 */
export function billOfMaterials(lockfile: string, date: Date): string {
  const { packages } = Lockfile.parse(JSON.parse(lockfile))
  const used = Object.entries(packages).filter(([, { dev }]) => !dev)
  const parts = new Map<string, Models.Component>()
  for (const [path, found] of used) {
    const url = urlOf(path, found)
    if (!parts.has(url)) parts.set(url, component(path, found, url))
  }
  for (const [path, found] of used) {
    const part = parts.get(urlOf(path, found))
    for (const name of neededBy(found)) {
      const at = installedFor(path, name, packages)
      const needed = at === null ? undefined : packages[at]
      if (at === null || needed === undefined || needed.dev) continue
      const other = parts.get(urlOf(at, needed))
      if (other !== undefined) part?.dependencies.add(other.bomRef)
    }
  }
  const [project, ...components] = parts.values()
  if (project === undefined) throw new Error('The lockfile names no project')
  const bom = new Models.Bom({
    serialNumber: `urn:uuid:${crypto.randomUUID()}`,
    metadata: new Models.Metadata({ timestamp: date, component: project }),
    components: new Models.ComponentRepository(components),
  })
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  return new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 })
}

function component(path: string, found: Package, url: string): Models.Component {
  const name = nameOf(path, found)
  const [group, bare = name] = name.startsWith('@') ? name.split('/') : [undefined, name]
  const { Application, Library } = Enums.ComponentType
  const hash = /^sha512-(.+)$/.exec(found.integrity ?? '')?.[1]
  return new Models.Component(path === '' ? Application : Library, bare, {
    bomRef: url,
    purl: url,
    version: found.version,
    ...(group !== undefined && { group }),
    scope:
      found.optional || found.devOptional
        ? Enums.ComponentScope.Optional
        : Enums.ComponentScope.Required,
    licenses: new Models.LicenseRepository(found.license ? [licence(found.license)] : []),
    hashes: new Models.HashDictionary(
      hash === undefined
        ? []
        : [[Enums.HashAlgorithm['SHA-512'], Buffer.from(hash, 'base64').toString('hex')]],
    ),
  })
}

function licence(said: string): Models.License {
  if (SPDX.isSupportedSpdxId(said)) return new Models.SpdxLicense(said)
  if (/ (OR|AND|WITH) /.test(said)) return new Models.LicenseExpression(said)
  return new Models.NamedLicense(said)
}

/** Package URL (purl specification, type npm): scope and name, each encoded. */
function urlOf(path: string, found: Package): string {
  const name = nameOf(path, found).split('/').map(encodeURIComponent).join('/')
  return `pkg:npm/${name}@${encodeURIComponent(found.version)}`
}

const nameOf = (path: string, { name }: Package): string =>
  name ?? path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)

const neededBy = (found: Package): readonly string[] =>
  Object.keys({
    ...found.dependencies,
    ...found.optionalDependencies,
    ...found.peerDependencies,
  })

/** The folder that Node finds a package in from another one: its own, then each one around it. */
function installedFor(
  from: string,
  name: string,
  packages: { readonly [path: string]: unknown },
): string | null {
  for (let at = from; ; ) {
    const tried = at === '' ? `${FOLDER}${name}` : `${at}/${FOLDER}${name}`
    if (Object.hasOwn(packages, tried)) return tried
    if (at === '') return null
    const around = at.lastIndexOf(`/${FOLDER}`)
    at = around < 0 ? '' : at.slice(0, around)
  }
}

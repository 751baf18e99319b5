import { createHash } from 'node:crypto'

const DESCRIPTION = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-coding-sctdescid'
const COMMENT_NOTE = '37331000000100'

type Json = { [key: string]: unknown }

/**
 * A Bundle with the ids, business identifiers and description ids that a supplier's system sends: UUIDs in capitals
 * wherever a resource is named, identifiers of 64 digits, and the description of each coded term. So an entry weighs
 * what it weighs in suppliers' own sample records, a little over a kilobyte without white space.
 */
export function asSent(bundle: fhir3.Bundle): fhir3.Bundle {
  const patient = digits(bundle.id ?? '')
  for (const { resource } of bundle.entry ?? []) {
    if (resource !== undefined) rename(resource as unknown as Json, patient)
  }
  return bundle
}

function rename(resource: Json, patient: string): void {
  const id = String(resource.id)
  if (resource.id !== undefined) resource.id = uuid(id)
  for (const identifier of (resource.identifier ?? []) as Json[]) {
    if (identifier.value === id) identifier.value = `${patient}${digits(id)}`
  }
  visit(resource)
}

/** A reference may stand in several resources as one object: it is named anew once. */
const visited = new WeakSet<object>()

function visit(value: unknown): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each)
    return
  }
  if (typeof value !== 'object' || value === null || visited.has(value)) return
  visited.add(value)
  const node = value as Json
  const { reference } = node
  if (typeof reference === 'string') {
    const slash = reference.indexOf('/')
    node.reference = `${reference.slice(0, slash)}/${uuid(reference.slice(slash + 1))}`
  }
  if (node.userSelected === true && node.code !== COMMENT_NOTE) {
    const described = { url: 'descriptionId', valueId: number(String(node.code)) }
    node.extension = [{ url: DESCRIPTION, extension: [described] }]
  }
  for (const each of Object.values(node)) visit(each)
}

const known = new Map<string, string>()

function digits(text: string): string {
  const held = known.get(text)
  if (held !== undefined) return held
  const made = createHash('md5').update(text).digest('hex').toUpperCase()
  known.set(text, made)
  return made
}

const number = (text: string) => String(Number.parseInt(digits(text).slice(0, 8), 16))

const uuid = (text: string) => digits(text).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

import type { PersonName } from '../contract.ts'
import { type BundleIndex, follow } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { readWhen } from './dates.ts'
import type { RecordPatient } from './record.ts'
import { displayOf, extensionName } from './references.ts'
import type { Resource } from './resource.ts'
import { joined, manyWords, type Wire, wire, wires, words } from './wire.ts'

/** A HumanName: the official one, else the first. */
export function readName(value: unknown): PersonName {
  const names = wires(value)
  const name = names.find((one) => one.use === 'official') ?? names[0]
  if (!name) {
    const text = words(value)
    return { family: '', given: [], prefix: [], ...(text === null ? {} : { text }) }
  }
  const text = words(name.text)
  return {
    family: manyWords(name.family).join(' '),
    given: manyWords(name.given),
    prefix: manyWords(name.prefix),
    ...(text === null ? {} : { text }),
  }
}

/** A name as it is spoken: "Dr Anita Patel". */
export function spokenName(name: PersonName): string | null {
  if (name.family === '' && name.given.length === 0) return name.text ?? null
  return [...name.prefix, ...name.given, name.family]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}

/** A name in the order of a patient banner: "PATEL, Anita (Dr)". */
export function bannerName(name: PersonName): string {
  if (name.family === '' && name.given.length === 0) return name.text ?? 'Name not recorded'
  const given = name.given.join(' ')
  const prefix = name.prefix.length > 0 ? ` (${name.prefix.join(' ')})` : ''
  const family = name.family.toUpperCase()
  return `${[family, given].filter((part) => part !== '').join(', ')}${prefix}`
}

/** Name of a practitioner, organisation, service or place; worked out once, and null for one that names itself. */
export function nameOfResource(resource: Resource, index: BundleIndex): string | null {
  if (resource.name === undefined) {
    resource.name = null
    resource.name = readNameOf(resource, index)
  }
  return resource.name
}

function readNameOf(resource: Resource, index: BundleIndex): string | null {
  const { body } = resource
  if (resource.type === 'PractitionerRole') {
    const practitioner = follow(index, resource, body.practitioner)
    return practitioner && practitioner.type !== 'PractitionerRole'
      ? nameOfResource(practitioner, index)
      : displayOf(body.practitioner)
  }
  if (resource.type === 'Device') return readCoded(body.type).term ?? words(body.model)
  return typeof body.name === 'string' ? words(body.name) : spokenName(readName(body.name))
}

const NHS_NUMBER = /^https?:\/\/fhir\.(nhs\.uk|nhs\.net)\/Id\/nhs-number$/i

/** The NHS number of a Patient: ten digits, or null when there is none in the official system. */
export function nhsNumberOf(patient: Wire): string | null {
  for (const identifier of wires(patient.identifier)) {
    const system = words(identifier.system)
    if (system === null || !NHS_NUMBER.test(system.trim())) continue
    const digits = words(identifier.value)?.replace(/\s/g, '') ?? ''
    if (/^\d{10}$/.test(digits)) return digits
  }
  return null
}

/** The patient as the record names them. */
export function readPatient(resource: Resource, index: BundleIndex): RecordPatient {
  const { body } = resource
  const communication = communicationOf(body)
  return {
    nhsNumber: nhsNumberOf(body),
    name: readName(body.name),
    birthDate: readWhen(body.birthDate).date,
    gender: words(body.gender)?.trim().toLowerCase() ?? null,
    deceased:
      readWhen(body.deceasedDateTime).date ??
      (body.deceasedBoolean === true ? 'date not recorded' : null),
    address: wires(body.address).flatMap((address) => {
      const line = joined(
        [
          ...manyWords(address.line),
          words(address.city),
          words(address.district),
          words(address.postalCode)?.toUpperCase() ?? null,
        ],
        ', ',
      )
      return line ?? words(address.text) ?? []
    }),
    telecom: wires(body.telecom).flatMap((telecom) => {
      const value = words(telecom.value)
      return value === null ? [] : [{ use: words(telecom.use), value }]
    }),
    language: communication.language,
    interpreterRequired: communication.interpreterRequired,
    contacts: wires(body.contact).map((contact) => ({
      name: spokenName(readName(contact.name)) ?? 'Name not recorded',
      relationships: [
        ...new Set(wires(contact.relationship).flatMap((each) => readCoded(each).term ?? [])),
      ],
      telecom: wires(contact.telecom).flatMap((telecom) => words(telecom.value) ?? []),
    })),
    usualGp: usualGpOf(resource, index),
    practice: practiceOf(resource, index),
  }
}

function communicationOf(body: Wire): {
  language: string | null
  interpreterRequired: boolean | null
} {
  const languages: { language: string | null; preferred: boolean }[] = []
  let interpreterRequired: boolean | null = null
  for (const extension of wires(body.extension)) {
    if (extensionName(extension) !== 'NHSCommunication') continue
    let language: string | null = null
    let preferred = false
    for (const part of wires(extension.extension)) {
      if (part.url === 'language') language = readCoded(part.valueCodeableConcept).term
      if (part.url === 'preferred') preferred = part.valueBoolean === true
      if (part.url === 'interpreterRequired' && typeof part.valueBoolean === 'boolean') {
        interpreterRequired = interpreterRequired === true || part.valueBoolean
      }
    }
    if (language !== null) languages.push({ language, preferred })
  }
  const chosen = languages.find((each) => each.preferred) ?? languages[0]
  return { language: chosen?.language ?? null, interpreterRequired }
}

function usualGpOf(patient: Resource, index: BundleIndex): string | null {
  for (const value of wires(patient.body.generalPractitioner)) {
    const target = follow(index, patient, value)
    if (target?.type === 'Organization' || target?.type === 'Location') continue
    const name = (target && nameOfResource(target, index)) ?? displayOf(value)
    if (name !== null) return name
  }
  return null
}

function practiceOf(patient: Resource, index: BundleIndex): RecordPatient['practice'] {
  const organisation =
    follow(index, patient, patient.body.managingOrganization) ??
    wires(patient.body.generalPractitioner)
      .map((value) => follow(index, patient, value))
      .find((target) => target?.type === 'Organization') ??
    null
  if (!organisation) return { name: null, ods: null }
  const ods = wires(organisation.body.identifier).find((identifier) =>
    /ods-organization-code$/.test(words(identifier.system) ?? ''),
  )
  const code = wire(ods)?.value
  return {
    name: words(organisation.body.name),
    ods: words(code)?.trim().toUpperCase() ?? null,
  }
}

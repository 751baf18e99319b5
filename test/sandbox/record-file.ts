import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Person } from './world.ts'

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const ODS = /^https:\/\/fhir\.nhs\.uk\/Id\/ods-organi[sz]ation-code$/
const LARGEST_FILE = 256 * 1024 * 1024

/** What a record says of its own patient; null or empty where it says nothing usable. */
export interface RecordFile {
  nhsNumber: string | null
  name: { family: string | null; given: readonly string[]; prefix: string }
  gender: Person['gender']
  birthDate: string | null
  address: Person['address'] | null
  phone: string | null
  practice: { ods: string; name: string | null } | null
  entries: number
}

/** Reads a file as a GP Connect record, or says in a few words why it is none. */
export async function readRecordFile(path: string): Promise<RecordFile | string> {
  const found = await stat(path)
  if (!found.isFile()) return 'it is not a file'
  if (found.size > LARGEST_FILE) return 'it is larger than 256 MB'
  const text = await readFile(path, 'utf8')
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return 'it is not JSON'
  }
  if (member(content, 'resourceType') !== 'Bundle') return 'it is not a Bundle'
  if (member(content, 'type') !== 'collection') return 'it is not a collection Bundle'
  const patient = patientOf(content)
  if (patient === null) return 'it holds no Patient'
  try {
    JSON.stringify(content)
  } catch {
    return 'it is nested too deeply to be sent'
  }
  return {
    nhsNumber: word(numbersOf(patient)[0], 'value'),
    name: nameOf(patient),
    gender: genderOf(member(patient, 'gender')),
    birthDate: dateOf(member(patient, 'birthDate')),
    address: addressOf(patient),
    phone: word(
      list(patient, 'telecom').find((each) => member(each, 'system') === 'phone'),
      'value',
    ),
    practice: practiceOf(content, patient),
    entries: list(content, 'entry').length,
  }
}

/**
 * The Bundle of a file as the practice serves it: with `assigned`, its Patient carries that NHS number; nothing else
 * is changed. Throws when the file has gone or was broken since.
 */
export function servedBundle(path: string, assigned: string | null): unknown {
  const content = parseExactly(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  const patient = patientOf(content)
  if (patient === null) throw new Error('The file holds no Patient any more')
  if (assigned === null) return content
  const own = numbersOf(patient)
  for (const identifier of own) Object.assign(identifier, { value: assigned })
  if (own.length === 0) {
    const identifier = [...list(patient, 'identifier'), { system: NHS_NUMBER, value: assigned }]
    Object.assign(patient, { identifier })
  }
  return content
}

declare global {
  // ECMAScript's JSON.parse source text access, which the ES2024 library does not describe yet.
  interface JSON {
    parse(
      text: string,
      keep: (name: string, value: unknown, at: { source?: string }) => unknown,
    ): unknown
    rawJSON(text: string): object
  }
}

/** `JSON.parse`, but a number whose digits would be lost (`1.50`) keeps them when it is written again. */
function parseExactly(text: string): unknown {
  const keepDigits = (_name: string, value: unknown, { source }: { source?: string }): unknown =>
    typeof value === 'number' && source !== undefined && source !== String(value)
      ? JSON.rawJSON(source)
      : value
  try {
    return JSON.parse(text, keepDigits)
  } catch (error) {
    // A reviver walks the tree by recursion; what is nested too deeply for that is still JSON.
    if (error instanceof RangeError) return JSON.parse(text)
    throw error
  }
}

type Members = { [name: string]: unknown }

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const member = (of: unknown, name: string): unknown =>
  isMembers(of) && Object.hasOwn(of, name) ? of[name] : undefined

function list(of: unknown, name: string): readonly unknown[] {
  const value = member(of, name)
  return Array.isArray(value) ? value : []
}

/** A string as one line of a sensible length, or null. */
function line(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return text === '' ? null : text.slice(0, 200)
}

const word = (of: unknown, name: string): string | null => line(member(of, name))

const words = (of: unknown, name: string): string[] =>
  list(of, name).flatMap((value) => line(value) ?? [])

/** The Patient of a Bundle; of several the first with an NHS number, else the one of the GP Connect profile. */
function patientOf(bundle: unknown): Members | null {
  const patients = list(bundle, 'entry')
    .map((entry) => member(entry, 'resource'))
    .filter(isMembers)
    .filter((resource) => member(resource, 'resourceType') === 'Patient')
  const numbered = patients.find((patient) =>
    numbersOf(patient).some((identifier) => word(identifier, 'value') !== null),
  )
  const profiled = patients.find((patient) =>
    words(member(patient, 'meta'), 'profile').some((profile) => /GPC-Patient/.test(profile)),
  )
  return numbered ?? profiled ?? patients[0] ?? null
}

const numbersOf = (patient: Members): Members[] =>
  list(patient, 'identifier')
    .filter(isMembers)
    .filter((identifier) => member(identifier, 'system') === NHS_NUMBER)

function nameOf(patient: Members): RecordFile['name'] {
  const names = list(patient, 'name')
  const using = (use: string) => names.find((name) => member(name, 'use') === use)
  const name = using('official') ?? using('usual') ?? names[0]
  const family = word(name, 'family') ?? (words(name, 'family').join(' ') || null)
  const given = words(name, 'given')
  const prefix = words(name, 'prefix').join(' ')
  if (family !== null || given.length > 0) return { family, given, prefix }
  const text = word(name, 'text')
  const banner = /^([^,]+), *([^()]*?) *(?:\(([^()]*)\))?$/.exec(text ?? '')
  if (banner) {
    const [, own = '', first = '', title = ''] = banner
    return { family: own, given: first.split(' ').filter(Boolean), prefix: title }
  }
  const parts = text?.split(' ') ?? []
  return { family: parts.at(-1) ?? null, given: parts.slice(0, -1), prefix }
}

function genderOf(value: unknown): Person['gender'] {
  return value === 'male' || value === 'female' || value === 'other' ? value : 'unknown'
}

/** A FHIR date that exists, whole or partial. */
function dateOf(value: unknown): string | null {
  const text = line(value) ?? ''
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return null
  const parsed = new Date(text)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null
}

function addressOf(patient: Members): RecordFile['address'] {
  const [address] = list(patient, 'address')
  const lines = words(address, 'line').join(', ')
  const city = word(address, 'city')
  const postalCode = word(address, 'postalCode')
  if (lines === '' && city === null && postalCode === null) return null
  return { line: lines, city: city ?? '', postalCode: postalCode ?? '' }
}

/** The practice that `managingOrganization` names, by its ODS code. */
function practiceOf(bundle: unknown, patient: Members): RecordFile['practice'] {
  const reference = word(member(patient, 'managingOrganization'), 'reference')
  if (reference === null) return null
  const organisation = list(bundle, 'entry').find((entry) => {
    const resource = member(entry, 'resource')
    return (
      member(resource, 'resourceType') === 'Organization' &&
      (reference === `Organization/${word(resource, 'id')}` || reference === word(entry, 'fullUrl'))
    )
  })
  const resource = member(organisation, 'resource')
  const code = list(resource, 'identifier').find((each) => ODS.test(word(each, 'system') ?? ''))
  const ods = word(code, 'value')
  return ods !== null && /^[A-Z0-9]{3,10}$/i.test(ods)
    ? { ods, name: word(resource, 'name') }
    : null
}

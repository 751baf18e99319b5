import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, relative, resolve } from 'node:path'
import { isNhsNumber, nhsCheckDigit } from '../builders/check-digits.ts'
import { type RecordFile, readRecordFile, servedBundle } from './record-file.ts'
import type { RecordsSummary } from './vendor/pages/list-page.ts'
import type { Letter, Person, Practice, World } from './world.ts'

export interface RecordsFolder {
  people: readonly Person[]
  /** Practices named by the records that the world does not hold yet. */
  practices: readonly Practice[]
  summary: RecordsSummary
}

const LARGEST_LETTER = 200_000
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Every GP Connect Bundle below a folder as one more person, served whole. A record whose NHS number is missing,
 * invalid or already taken gets one from the 999 test range; files that are no record are left out and counted. Throws
 * only when the folder itself cannot be read.
 */
export async function readRecordsFolder(
  folder: string,
  world: World,
  now: Date = new Date(),
): Promise<RecordsFolder> {
  const root = resolve(folder)
  const skipped: { file: string; why: string }[] = []
  const records: { file: string; path: string; record: RecordFile }[] = []
  for (const path of await jsonFilesBelow(root)) {
    const file = relative(root, path)
    const record = await readRecordFile(path).catch(() => 'it cannot be read')
    if (typeof record === 'string') skipped.push({ file, why: record })
    else records.push({ file, path, record })
  }

  const numbers = assignNumbers(
    records.map(({ record }) => record.nhsNumber),
    world.people.map((person) => person.nhsNumber),
  )
  const practices = new Map<string, Practice>()
  const ids = new Set<string>()
  const renumbered: { file: string; why: string }[] = []
  const people: Person[] = []
  for (const [at, { file, path, record }] of records.entries()) {
    const number = numbers[at]
    if (number === undefined) continue
    if (number.why !== null) renumbered.push({ file, why: number.why })
    const practice = practiceOf(record, world, practices)
    const id = idOf(file, ids)
    people.push(
      toPerson({ id, path, file, record, number, practice, now }, await letterBeside(path)),
    )
  }
  return {
    people,
    practices: [...practices.values()],
    summary: { folder: basename(root), loaded: people.length, skipped, renumbered },
  }
}

/** Paths of `*.json` files below a folder, in order. Links to folders are not followed, so nothing goes in circles. */
async function jsonFilesBelow(root: string): Promise<string[]> {
  if (!(await stat(root)).isDirectory()) throw new Error(`${root} is not a folder`)
  const found: string[] = []
  const waiting = [root]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = resolve(folder, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else if (/\.json$/i.test(entry.name) && !entry.isFIFO() && !entry.isSocket()) found.push(path)
    }
  }
  return found.sort()
}

interface AssignedNumber {
  value: string
  /** Why the record's own number was not used, or null when it was. */
  why: string | null
}

/** Valid numbers stay with the first record that has them; everyone else gets the next free one from 999 1000 000 on. */
export function assignNumbers(
  own: readonly (string | null)[],
  taken: readonly string[],
): AssignedNumber[] {
  const used = new Set(taken)
  const kept = own.map((value) => {
    if (value === null || !isNhsNumber(value) || used.has(value)) return null
    used.add(value)
    return value
  })
  const next = madeUpNumbers(used)
  return own.map((value, at) => {
    const keep = kept[at]
    if (keep !== null && keep !== undefined) return { value: keep, why: null }
    const why =
      value === null
        ? 'it has none'
        : isNhsNumber(value)
          ? 'it is taken already'
          : 'it is not valid'
    return { value: next(), why }
  })
}

function madeUpNumbers(used: Set<string>): () => string {
  let serial = 999_100_000
  return () => {
    for (;;) {
      const nine = String(serial)
      serial += 1
      const check = nhsCheckDigit(nine)
      const value = `${nine}${check}`
      if (check !== null && !used.has(value)) {
        used.add(value)
        return value
      }
    }
  }
}

function practiceOf(record: RecordFile, world: World, own: Map<string, Practice>): Practice {
  const [fallback] = world.practices
  if (fallback === undefined) throw new Error('The world has no practice')
  const { practice } = record
  if (practice === null) return fallback
  const known = world.practices.find(({ ods }) => ods === practice.ods) ?? own.get(practice.ods)
  if (known !== undefined) return known
  const serial = String(own.size + 1).padStart(6, '0')
  const made: Practice = {
    ...fallback,
    ods: practice.ods,
    name: practice.name ?? `Practice ${practice.ods}`,
    asid: `999777${serial}`,
    partyKey: `${practice.ods}-${serial}`,
  }
  own.set(practice.ods, made)
  return made
}

/** An id from the file's name, the same at every start so that drafts find their patient again. */
function idOf(file: string, taken: Set<string>): string {
  const words = file
    .replace(/\.json$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(-44)
  const base = `record-${words}`.replace(/-+/g, '-').replace(/-$/, '')
  let id = base
  for (let serial = 2; taken.has(id); serial += 1) id = `${base}-${serial}`
  taken.add(id)
  return id
}

async function letterBeside(path: string): Promise<string | null> {
  const beside = path.replace(/\.json$/i, '.letter.txt')
  try {
    const { size } = await stat(beside)
    return size > LARGEST_LETTER ? null : await readFile(beside, 'utf8')
  } catch {
    return null
  }
}

function toPerson(
  of: {
    id: string
    path: string
    file: string
    record: RecordFile
    number: AssignedNumber
    practice: Practice
    now: Date
  },
  letterText: string | null,
): Person {
  const { record, practice, number } = of
  const date = new Date(of.now.getTime() - 14 * DAY_MS).toISOString().slice(0, 10)
  const letter: Letter | null =
    letterText === null
      ? null
      : { title: 'Referral letter', author: practice.name, date, text: letterText }
  return {
    id: of.id,
    nhsNumber: number.value,
    name: {
      family: record.name.family ?? 'Unnamed',
      given: record.name.given.length > 0 ? record.name.given : ['Person'],
      prefix: record.name.prefix,
    },
    gender: record.gender,
    birthDate: record.birthDate ?? '1970-01-01',
    address: record.address ?? {
      line: '1 Sample Street',
      city: 'Sampleton',
      postalCode: 'ZZ99 3WZ',
    },
    phone: record.phone ?? '01632 960000',
    practice,
    headline: `${record.entries} entries in ${of.file}`,
    referral: {
      reason:
        'Referred to social prescribing. This line was made up: the record came from your own folder.',
      referrer: practice.name,
      date,
    },
    letter,
    consent: true,
    appointments: [],
    script: null,
    bundle: () => servedBundle(of.path, number.why === null ? null : number.value),
    whole: true,
  }
}

import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { readCsv } from './csv.ts'
import { readPage } from './feed-page.ts'
import { isRaw, type Raw } from './values.ts'

/** Raised when a file is none that can be imported; the message says why. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault'
}

/** The lines of a file, however large. Throws `ImportFault`. */
export function linesOf(path: string): AsyncIterable<string> {
  if (!existsSync(path)) throw new ImportFault(`${path} cannot be read`)
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
}

/**
 * The records of a file: CSV (`.csv`, columns as in `CSV_COLUMNS`), JSON in the form of any feed (a page, a list or one
 * service), or one JSON service a line (`.ndjson`). Throws `ImportFault`.
 */
export async function recordsIn(path: string): Promise<readonly unknown[]> {
  if (/\.csv$/i.test(path)) {
    const records: Raw[] = []
    let at = 0
    for await (const row of readCsv(linesOf(path))) records.push(fromRow(row, ++at))
    return records
  }
  if (!existsSync(path)) throw new ImportFault(`${path} cannot be read`)
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  if (/\.(?:ndjson|jsonl)$/i.test(path)) {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parsed)
  }
  const body = parsed(text)
  if (body === undefined) throw new ImportFault('not JSON, and not named .csv or .ndjson')
  const page = readPage(body)
  if (page !== null) return page.items
  if (isRaw(body) && body.name !== undefined) return [body]
  throw new ImportFault('no list of services in it')
}

/** A line that is no JSON becomes a record that is skipped and counted, as all others that cannot be used. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Columns of a CSV file; `name` alone is needed. Lists are separated by `;`. Files of the telephone kind keep their 0. */
export const CSV_COLUMNS = {
  id: 'your own identifier; without it name and postcode stand for one',
  name: 'what it is called',
  description: 'in the provider’s words',
  organisation: 'who runs it',
  telephone: '',
  email: '',
  url: '',
  address: 'first line of the address',
  town: '',
  postcode: '',
  latitude: 'degrees',
  longitude: 'degrees',
  minimum_age: '',
  maximum_age: '',
  days: 'e.g. Mon;Wed or Mon-Fri',
  opens_at: 'e.g. 09:30',
  closes_at: '',
  cost: 'in words, e.g. Free or £3 a session',
  join: 'drop-in, appointment, membership or referral',
  reach: 'venue, phone, online or home',
  accessibility: 'e.g. step-free;hearing loop',
  languages: '',
  areas: 'areas it serves',
  terms: 'what kind of service it is',
  assured_date: 'when it was last checked, YYYY-MM-DD or DD/MM/YYYY',
  status: 'active, temporarily closed or inactive',
} as const

const OTHER_NAMES: { readonly [column: string]: keyof typeof CSV_COLUMNS } = {
  organization: 'organisation',
  phone: 'telephone',
  website: 'url',
  city: 'town',
  postal_code: 'postcode',
  lat: 'latitude',
  long: 'longitude',
  lng: 'longitude',
  min_age: 'minimum_age',
  max_age: 'maximum_age',
  day: 'days',
  fees: 'cost',
  attending_access: 'join',
  attending_type: 'reach',
  taxonomy: 'terms',
  category: 'terms',
  categories: 'terms',
  last_checked: 'assured_date',
}

/** A row in the form that feeds have, so that one reader serves both. */
function fromRow(row: { readonly [column: string]: string }, at: number): Raw {
  const of = (column: keyof typeof CSV_COLUMNS): string => {
    const other = Object.keys(OTHER_NAMES).find(
      (name) => OTHER_NAMES[name] === column && row[name] !== undefined,
    )
    return row[column] ?? (other === undefined ? '' : (row[other] ?? ''))
  }
  const list = (column: keyof typeof CSV_COLUMNS) =>
    of(column)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const name = of('name')
  const hasPlace = [of('address'), of('postcode'), of('latitude')].some((part) => part !== '')
  return {
    id: of('id') || (name === '' ? `row ${at}` : `${name} ${of('postcode')}`.trim()),
    name,
    description: of('description'),
    status: of('status') || 'active',
    organization: of('organisation'),
    telephone: of('telephone'),
    email: of('email'),
    url: of('url'),
    minimum_age: of('minimum_age'),
    maximum_age: of('maximum_age'),
    fees: of('cost'),
    attending_access: of('join'),
    attending_type: of('reach'),
    assured_date: of('assured_date'),
    service_areas: list('areas').map((area) => ({ name: area })),
    languages: list('languages').map((language) => ({ name: language })),
    taxonomies: list('terms'),
    schedules:
      of('days') === '' && of('opens_at') === ''
        ? []
        : [
            {
              byday: of('days').replaceAll(';', ','),
              opens_at: of('opens_at'),
              closes_at: of('closes_at'),
            },
          ],
    locations: hasPlace
      ? [
          {
            latitude: of('latitude'),
            longitude: of('longitude'),
            address_1: of('address'),
            city: of('town'),
            postal_code: of('postcode'),
            accessibility: list('accessibility'),
          },
        ]
      : [],
  }
}

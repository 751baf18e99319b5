import { readCsv } from './csv.ts'
import { pointOf, postcodeOf } from './places.ts'
import type { Point } from './service.ts'
import { firstLine } from './values.ts'

/** The middle of a postcode district ("ZZ99") or sector ("ZZ99 1"). */
export interface District {
  code: string
  point: Point
  /** A place a reader knows it by, where the table says one. */
  place: string | null
}

/** Districts and sectors by code. */
export type PostcodeTable = ReadonlyMap<string, District>

const CODE_COLUMNS = ['outcode', 'outward', 'district', 'sector', 'postcode', 'pcds', 'pcd', 'pcd7']
const LATITUDE = ['latitude', 'lat']
const LONGITUDE = ['longitude', 'long', 'lng', 'lon']
const PLACE = ['place', 'town', 'name', 'post_town']

/**
 * Reads a CSV table of centres. Rows may be districts, sectors or whole postcodes (as in the ONS Postcode Directory);
 * whole postcodes are averaged to their sector and their district, so that no table of addresses is kept.
 */
export async function readPostcodes(
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<{ table: PostcodeTable; rows: number; skipped: number }> {
  const sums = new Map<string, { latitude: number; longitude: number; count: number }>()
  const own = new Map<string, District>()
  let rows = 0
  let skipped = 0
  for await (const row of readCsv(lines)) {
    rows++
    const latitude = firstLine(row, ...LATITUDE)
    const point = pointOf({ latitude, longitude: firstLine(row, ...LONGITUDE) })
    const codes = codesOf(firstLine(row, ...CODE_COLUMNS))
    if (point === null || codes === null) {
      skipped++
      continue
    }
    if (codes.isOwn) {
      own.set(codes.own, { code: codes.own, point, place: firstLine(row, ...PLACE) })
      continue
    }
    for (const code of [codes.sector, codes.district]) {
      const sum = sums.get(code) ?? { latitude: 0, longitude: 0, count: 0 }
      sum.latitude += point.latitude
      sum.longitude += point.longitude
      sum.count++
      sums.set(code, sum)
    }
  }
  const averaged = [...sums].map(([code, { latitude, longitude, count }]): [string, District] => [
    code,
    { code, point: { latitude: latitude / count, longitude: longitude / count }, place: null },
  ])
  return { table: new Map([...averaged, ...own]), rows, skipped }
}

type Codes = { isOwn: true; own: string } | { isOwn: false; sector: string; district: string }

function codesOf(text: string | null): Codes | null {
  if (text === null) return null
  const sector = /^\s*([A-Z]{1,2}\d[A-Z\d]?)\s+(\d)\s*$/i.exec(text)
  if (sector) return { isOwn: true, own: `${sector[1]} ${sector[2]}`.toUpperCase() }
  const postcode = postcodeOf(text)
  if (postcode === null) return null
  const [district = '', inward] = postcode.split(' ')
  return inward === undefined
    ? { isOwn: true, own: district }
    : { isOwn: false, sector: `${district} ${inward[0]}`, district }
}

/** The sector of a postcode where the table has it, else its district; null when neither is known. */
export function districtOf(table: PostcodeTable, text: string): District | null {
  const sector = /^\s*([A-Z]{1,2}\d[A-Z\d]?)\s+(\d)\s*$/i.exec(text)
  const [outward = '', inward] = sector
    ? [sector[1]?.toUpperCase(), sector[2]]
    : (postcodeOf(text)?.split(' ') ?? [])
  if (outward === '') return null
  const named = table.get(outward) ?? null
  const near = inward === undefined ? null : (table.get(`${outward} ${inward[0]}`) ?? null)
  return near === null ? named : { ...near, place: near.place ?? named?.place ?? null }
}

const EARTH_MILES = 3958.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in miles. */
export function milesBetween(one: Point, other: Point): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2
  const chord =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(one.longitude, other.longitude)
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { drawn, type SandboxService, uuidOf } from './read-services-file.ts'

/** What both wire forms are made of. */
export interface FeedParts {
  id: string
  name: string
  organisation: { id: string; name: string; description: string; website: string }
  description: string
  email: string
  url: string
  status: string
  alert: string | null
  /** `YYYY-MM-DD`, or null when nobody ever checked it. */
  assured: string | null
  modified: string
  ages: { from: number; to: number }
  places: readonly FeedPlace[]
  schedules: readonly FeedSchedule[]
  cost: string | null
  amount: number | null
  join: readonly string[]
  reach: readonly string[]
  areas: readonly string[]
  languages: readonly string[]
  terms: readonly string[]
  telephone: string
}

export interface FeedPlace {
  name: string
  street: string | null
  town: string
  postcode: string
  latitude: number
  longitude: number
  accessibility: readonly string[]
}

export interface FeedSchedule {
  byday: string
  freq: 'WEEKLY' | 'MONTHLY'
  interval: number
  opens: string
  closes: string
}

const CODES: { readonly [day: string]: string } = {
  Mon: 'MO',
  Tue: 'TU',
  Wed: 'WE',
  Thu: 'TH',
  Fri: 'FR',
  Sat: 'SA',
  Sun: 'SU',
}
const ORDINALS: { readonly [word: string]: string } = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  last: '-1',
}
const DAY_MS = 86_400_000

/** Districts of the invented county. */
export const DISTRICTS: ReadonlyMap<string, { latitude: number; longitude: number }> = new Map(
  readFileSync(resolve(import.meta.dirname, 'postcodes.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([code = '', , latitude, longitude]) => [
      code,
      { latitude: Number(latitude), longitude: Number(longitude) },
    ]),
)

/** Works out what a feed would hold of a service on a day. */
export function feedParts(service: SandboxService, at: number, today: Date): FeedParts {
  const { id, fields } = service
  const site = `https://${service.organisation
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}.example`
  const checked = daysAgo(service)
  const assured = checked === null ? null : isoDay(today.getTime() - checked * DAY_MS)
  const cost = fields.get('cost')?.join('; ') ?? null
  const pounds = /^£(\d+(?:\.\d+)?)/.exec(cost ?? '')
  return {
    id: uuidOf('service', id),
    name: service.name,
    organisation: {
      id: uuidOf('organisation', service.organisation),
      name: service.organisation,
      description: service.organisation,
      website: site,
    },
    description: service.says,
    email:
      drawn(9, 'email', id) === 0 ? `${id}@noemail.invalid` : `hello@${new URL(site).hostname}`,
    url: `${site}/${id}`,
    status: fields.get('status')?.[0] ?? 'active',
    alert: fields.get('alert')?.join('; ') ?? null,
    assured,
    modified: assured === null ? '2024-02-01T10:00:00' : `${assured}T10:00:00`,
    ages: agesOf(fields.get('for')?.[0]),
    places: (fields.get('at') ?? []).flatMap((place) => placesOf(place, service)),
    schedules: (fields.get('when') ?? []).flatMap(schedulesOf),
    cost,
    amount: cost === null ? null : /^free$/.test(cost) ? 0 : pounds ? Number(pounds[1]) : null,
    join: fields.get('join') ?? [],
    reach: fields.get('reach') ?? (fields.has('at') ? ['venue'] : []),
    areas: fields.get('area') ?? [],
    languages: fields.get('lang') ?? [],
    terms: fields.get('kind') ?? [],
    telephone: `01632 960${String(100 + at)
      .padStart(3, '0')
      .slice(-3)}`,
  }
}

/** Most were checked within three months; some long ago; a few never. */
function daysAgo({ id, fields }: SandboxService): number | null {
  const given = fields.get('checked')?.[0]
  if (given !== undefined) return Number(given)
  const luck = drawn(20, 'luck', id)
  if (luck === 0) return null
  return luck < 4 ? 100 + drawn(400, 'old', id) : 3 + drawn(80, 'new', id)
}

const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/** -1 stands for none, as in a live feed. */
function agesOf(text: string | undefined): { from: number; to: number } {
  const range = /^(\d+)-(\d+)$/.exec(text ?? '')
  if (range) return { from: Number(range[1]), to: Number(range[2]) }
  const from = /^(\d+)\+$/.exec(text ?? '')
  if (from) return { from: Number(from[1]), to: -1 }
  const under = /^under (\d+)$/.exec(text ?? '')
  return { from: -1, to: under ? Number(under[1]) - 1 : -1 }
}

function placesOf(text: string, { id, fields }: SandboxService): readonly FeedPlace[] {
  const found = /^(.*?)([^,]*?)\s+(ZZ\d\d)(?: (\d)([A-Z]{2}))?$/.exec(text)
  if (!found) return []
  const [, before = '', town = '', district = '', sector, unit] = found
  const [name = town, ...street] = before
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const middle = DISTRICTS.get(`${district} ${sector}`) ?? DISTRICTS.get(district)
  if (!middle) throw new Error(`${id}: ${district} is not in postcodes.csv`)
  const aside = (which: string) => (drawn(200, which, name, text) - 100) / 20_000
  return [
    {
      name,
      street: street.join(', ') || null,
      town: town.trim(),
      postcode: sector === undefined ? district : `${district} ${sector}${unit}`,
      latitude: middle.latitude + aside('latitude'),
      longitude: middle.longitude + aside('longitude'),
      accessibility: fields.get('access') ?? [],
    },
  ]
}

function schedulesOf(text: string): readonly FeedSchedule[] {
  const [, opens = '', closes = ''] = /(\d\d:\d\d)-(\d\d:\d\d)/.exec(text) ?? []
  if (opens === '')
    return [...text.matchAll(/(first|second|third|fourth|last) (\w{3})/g)].map(
      ([, place, day]) => ({
        byday: `${ORDINALS[place ?? '']}${CODES[day ?? '']}`,
        freq: 'MONTHLY',
        interval: 1,
        opens: '14:00',
        closes: '16:00',
      }),
    )
  const days = text.replace(/\d\d:\d\d.*/, '').trim()
  const monthly = /^(first|second|third|fourth|last) (\w{3})$/.exec(days)
  if (monthly) {
    const byday = `${ORDINALS[monthly[1] ?? '']}${CODES[monthly[2] ?? '']}`
    return [{ byday, freq: 'MONTHLY', interval: 1, opens, closes }]
  }
  return [
    {
      byday: codesOf(days).join(','),
      freq: 'WEEKLY',
      interval: days.startsWith('alternate') ? 2 : 1,
      opens,
      closes,
    },
  ]
}

function codesOf(days: string): readonly string[] {
  const all = Object.values(CODES)
  if (days === 'every day') return all
  return days
    .replace('alternate ', '')
    .split(' ')
    .flatMap((part) => {
      const [first = '', last] = part.split('-').map((day) => CODES[day] ?? '')
      if (last === undefined) return [first]
      return all.slice(all.indexOf(first), all.indexOf(last) + 1)
    })
}

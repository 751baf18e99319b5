import type { Point, ServicePlace } from './service.ts'
import { distinct, firstLine, isRaw, line, number, objects, type Raw } from './values.ts'

/** Where a service meets: `service_at_locations[].location` (1.0, 3.0) or `locations` (Outpost). */
export function readPlaces(raw: Raw): readonly ServicePlace[] {
  const linked = objects(raw.service_at_locations, 60).flatMap((at) => objects(at.location, 1))
  const own = [...objects(raw.locations, 60), ...objects(raw.location, 1)]
  return [...linked, ...own].map(readPlace).filter((place) => place !== null)
}

/** Locations inside which a feed may keep further details, such as schedules. */
export function locationsOf(raw: Raw): readonly Raw[] {
  const at = objects(raw.service_at_locations, 60)
  return [...at, ...at.flatMap((each) => objects(each.location, 1)), ...objects(raw.locations, 60)]
}

function readPlace(raw: Raw): ServicePlace | null {
  if (line(raw.location_type) === 'virtual') return null
  const held = [...objects(raw.addresses, 5), ...objects(raw.physical_addresses, 5)]
  const address = held.find((each) => line(each.address_type) !== 'postal') ?? held[0] ?? raw
  const postcode = postcodeOf(firstLine(address, 'postal_code', 'postcode'))
  const lines = distinct([
    unmasked(line(address.address_1)),
    line(address.address_2),
    line(address.city),
    postcode,
  ])
  const place: ServicePlace = {
    name: line(raw.name, 120),
    address: lines.length === 0 ? null : lines.join(', '),
    postcode,
    point: pointOf(raw),
    accessibility: accessibilityOf(raw),
  }
  return place.name === null && place.address === null && place.point === null ? null : place
}

/** Outpost masks private addresses. */
const unmasked = (text: string | null) => (text !== null && /^\*+$/.test(text) ? null : text)

function accessibilityOf(raw: Raw): readonly string[] {
  const held = ['accessibility', 'accessibilities', 'accessibility_for_disabilities'].flatMap(
    (key) => {
      const value = raw[key]
      const list: readonly unknown[] = Array.isArray(value) ? value : [value]
      return list.map((each) =>
        isRaw(each)
          ? firstLine(each, 'description', 'accessibility', 'name', 'details')
          : line(each),
      )
    },
  )
  return distinct(held).slice(0, 12)
}

/** A postcode or its outward half in its usual form; null when it is neither. */
export function postcodeOf(text: string | null): string | null {
  if (text === null) return null
  const bare = text.toUpperCase().replace(/[^A-Z\d]/g, '')
  const whole = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(bare)
  if (whole) return `${whole[1]} ${whole[2]}`
  return /^[A-Z]{1,2}\d[A-Z\d]?$/.test(bare) ? bare : null
}

/** Feeds send 0,0, swapped pairs and points abroad: only what can lie in the United Kingdom counts. */
export function pointOf(raw: Raw): Point | null {
  const pair = isRaw(raw.geometry) ? raw.geometry.coordinates : null
  const [x, y] = Array.isArray(pair) ? (pair as readonly unknown[]) : []
  const latitude = number(raw.latitude) ?? number(y)
  const longitude = number(raw.longitude) ?? number(x)
  if (latitude === null || longitude === null) return null
  return latitude >= 49.8 && latitude <= 60.9 && longitude >= -8.7 && longitude <= 1.8
    ? { latitude, longitude }
    : null
}

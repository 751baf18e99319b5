import type { FeedParts, FeedPlace } from './feed-records.ts'
import { drawn, uuidOf } from './read-services-file.ts'

/** A record of Open Referral UK 1.0, whole: its lists hold the nested parts too. */
export function versionOne(parts: FeedParts): object {
  const [access] = parts.join
  return {
    id: parts.id,
    name: parts.name,
    description: html(parts),
    url: parts.url,
    email: parts.email,
    status: parts.status,
    ...(parts.alert === null ? {} : { alert: parts.alert }),
    fees: parts.cost ?? '',
    assured_date: parts.assured,
    ...(access === undefined ? {} : { attending_access: access }),
    attending_type: { home: 'home visit' }[parts.reach[0] ?? ''] ?? parts.reach[0] ?? null,
    organization: { ...parts.organisation, url: parts.organisation.website },
    eligibilitys:
      parts.ages.from < 0 && parts.ages.to < 0
        ? []
        : [
            {
              id: uuidOf('eligibility', parts.id),
              eligibility: 'Adults',
              minimum_age: parts.ages.from < 0 ? null : parts.ages.from,
              maximum_age: parts.ages.to < 0 ? null : String(parts.ages.to),
            },
          ],
    service_at_locations: parts.places.map((place) => ({
      id: uuidOf('at', parts.id, place.name),
      location: {
        id: uuidOf('location', place.name, place.postcode),
        name: place.name,
        latitude: place.latitude,
        longitude: place.longitude,
        physical_addresses: [address(place)],
        accessibility_for_disabilities: place.accessibility.map((accessibility, at) => ({
          id: uuidOf('access', parts.id, String(at)),
          accessibility,
        })),
      },
    })),
    regular_schedules: schedules(parts, {}),
    cost_options: [],
    contacts: [
      {
        id: uuidOf('contact', parts.id),
        name: 'Front desk',
        phones: [{ id: uuidOf('phone', parts.id), number: parts.telephone }],
      },
    ],
    service_areas: parts.areas.map((area) => ({
      id: uuidOf('area', parts.id, area),
      service_area: area,
    })),
    languages: parts.languages.map((language) => ({ id: uuidOf('language', language), language })),
    service_taxonomys: parts.terms.map((name) => ({
      id: uuidOf('term of', parts.id, name),
      taxonomy: { id: uuidOf('term', name), name, vocabulary: 'esdCommunityServices' },
    })),
  }
}

const JOINING: { readonly [join: string]: string } = {
  'drop-in': 'Just turn up.',
  appointment: 'Please book.',
  membership: 'For members; new members are welcome.',
  referral: 'A referral from a professional is needed.',
}

/** A record of Open Referral UK 3.0 as its list gives it: shallow. */
export function versionThreeRow(parts: FeedParts): object {
  const joining = parts.join.map((join) => JOINING[join]).filter(Boolean)
  return {
    id: parts.id,
    organization_id: parts.organisation.id,
    name: parts.name,
    description: [html(parts), ...joining].join(parts.description.includes('\n') ? '\n' : ' '),
    url: parts.url,
    email: parts.email,
    status: parts.status,
    ...(parts.alert === null ? {} : { alert: parts.alert }),
    minimum_age: parts.ages.from,
    maximum_age: parts.ages.to,
    ...(parts.assured === null ? {} : { assured_date: parts.assured }),
    assurer_email: 'pat.example@sampleton-voluntary-action.example',
    last_modified: parts.modified,
    ...(parts.cost === null ? {} : { fees: parts.cost }),
    organization: parts.organisation,
  }
}

/** The same as its own address gives it: with everything nested. */
export function versionThree(parts: FeedParts): object {
  const [reach] = parts.reach.length === 0 ? [undefined] : [parts.reach.join(' or ')]
  return {
    ...versionThreeRow(parts),
    service_at_locations: parts.places.map((place) => ({
      id: uuidOf('at', parts.id, place.name),
      location: {
        id: uuidOf('location', place.name, place.postcode),
        location_type: 'physical',
        name: place.name,
        latitude: place.latitude,
        longitude: place.longitude,
        addresses: [{ ...address(place), address_type: 'physical' }],
        accessibility: place.accessibility.map((description, at) => ({
          id: uuidOf('access', parts.id, String(at)),
          description,
        })),
      },
    })),
    schedules: schedules(parts, reach === undefined ? {} : { attending_type: reach }),
    ...(parts.amount === null
      ? {}
      : { cost_options: [{ id: uuidOf('cost', parts.id), amount: parts.amount }] }),
    contacts: [
      { id: uuidOf('contact', parts.id), phones: [{ number: `Office: ${parts.telephone}` }] },
    ],
    service_areas: parts.areas.map((area) => ({ id: uuidOf('area', parts.id, area), name: area })),
    languages: parts.languages.map((name) => ({ id: uuidOf('language', name), name })),
    attributes: parts.terms.map((name) => ({
      id: uuidOf('term of', parts.id, name),
      taxonomy_term: {
        id: uuidOf('term', name),
        name,
        description: name,
        taxonomy: 'Community services',
      },
    })),
  }
}

const address = (place: FeedPlace) => ({
  id: uuidOf('address', place.name, place.postcode),
  address_1: place.street ?? place.name,
  city: place.town,
  state_province: 'Wrayshire',
  postal_code: place.postcode,
  country: 'GB',
})

const schedules = (parts: FeedParts, more: object) =>
  parts.schedules.map((schedule, at) => ({
    id: uuidOf('schedule', parts.id, String(at)),
    freq: schedule.freq,
    interval: schedule.interval,
    byday: schedule.byday,
    opens_at: `${schedule.opens}:00`,
    closes_at: `${schedule.closes}:00`,
    ...more,
  }))

/** Some providers write HTML. */
function html({ id, description }: FeedParts): string {
  if (drawn(3, 'html', id) > 0) return description
  return description
    .split('\n\n')
    .map((part) => `<p>${part.replace(/&/g, '&amp;').replace(/£/g, '&pound;')}&nbsp;</p>`)
    .join('\n')
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readService } from '../../../auth-server/directory/read-service.ts'
import type { Service } from '../../../auth-server/directory/service.ts'

const TODAY = '2026-11-22'

function serviceOf(raw: object): Service {
  const read = readService(raw, 'county', TODAY)
  if ('skipped' in read) throw new Error(read.skipped)
  return read.service
}

/** What the same lunch club comes to, in whichever form it is told. */
const LUNCH_CLUB = {
  id: 'county/7',
  name: 'Riverside Lunch Club',
  organisation: 'Riverside Trust',
  ages: { from: 60, to: null },
  telephones: [{ number: '01632 960123' }],
  places: [
    {
      name: 'Riverside Hall',
      address: '1 River Lane, Exampleton, ZZ99 3VZ',
      postcode: 'ZZ99 3VZ',
      point: { latitude: 53.001, longitude: 1.502 },
      accessibility: ['Level entrance'],
    },
  ],
  times: [{ days: ['Tuesday'], opens: '12:00', closes: '14:00' }],
  cost: { free: false },
  terms: ['Lunch clubs'],
}

describe('one service in the three live forms', () => {
  it('Open Referral UK 3.0', () => {
    const service = serviceOf({
      id: '7',
      name: 'Riverside Lunch Club',
      status: 'active',
      minimum_age: 60,
      maximum_age: -1,
      organization: { name: 'Riverside Trust' },
      service_at_locations: [
        {
          location: {
            location_type: 'physical',
            name: 'Riverside Hall',
            latitude: 53.001,
            longitude: 1.502,
            addresses: [
              {
                address_1: '1 River Lane',
                city: 'Exampleton',
                postal_code: 'zz993vz',
                address_type: 'physical',
              },
            ],
            accessibility: [{ description: 'Level entrance' }],
          },
        },
      ],
      schedules: [{ freq: 'WEEKLY', byday: 'TU', opens_at: '12:00', closes_at: '14:00' }],
      cost_options: [{ amount: 4.5, amount_description: 'per meal' }],
      contacts: [{ phones: [{ number: 'Front desk: 01632 960123' }] }],
      attributes: [{ taxonomy_term: { name: 'Lunch clubs' } }],
    })
    expect(service).toMatchObject(LUNCH_CLUB)
    expect(service.cost.words).toBe('£4.50 per meal')
    expect(service.telephones[0]?.label).toBe('Front desk')
  })

  it('Open Referral UK 1.0', () => {
    const service = serviceOf({
      id: '7',
      name: 'Riverside Lunch Club',
      status: 'active',
      fees: '£4.50',
      attending_access: 'referral',
      attending_type: 'venue',
      organization: { name: 'Riverside Trust' },
      eligibilitys: [{ eligibility: 'Older people', minimum_age: '60', maximum_age: null }],
      service_at_locations: [
        {
          location: {
            name: 'Riverside Hall',
            latitude: '53.001',
            longitude: '1.502',
            physical_addresses: [
              { address_1: '1 River Lane', city: 'Exampleton', postal_code: 'ZZ99 3VZ' },
            ],
            accessibility_for_disabilities: [{ accessibility: 'Level entrance' }],
          },
        },
      ],
      regular_schedules: [{ byday: 'TU', opens_at: '12:00:00', closes_at: '14:00:00' }],
      contacts: [{ phones: [{ number: '01632 960123' }] }],
      service_taxonomys: [{ taxonomy: { name: 'Lunch clubs', vocabulary: 'esd' } }],
    })
    expect(service).toMatchObject({ ...LUNCH_CLUB, attend: ['referral'], from: ['venue'] })
    expect(service.audience).toEqual(['Older people'])
  })

  it('Outpost', () => {
    const service = serviceOf({
      id: 7,
      name: 'Riverside Lunch Club',
      visible: true,
      free: false,
      needs_referral: true,
      min_age: 60,
      organisation: { name: 'Riverside Trust' },
      locations: [
        {
          name: 'Riverside Hall',
          address_1: '1 River Lane',
          city: 'Exampleton',
          postal_code: 'ZZ99 3VZ',
          geometry: { type: 'Point', coordinates: [1.502, 53.001] },
          accessibilities: [{ name: 'Level entrance' }],
        },
      ],
      regular_schedules: [{ weekday: 'Tuesday', opens_at: '12:00', closes_at: '14:00' }],
      contacts: [{ phones: [{ number: '01632 960123' }] }],
      taxonomies: [{ name: 'Lunch clubs' }],
      suitabilities: [{ name: 'Physical disabilities' }],
    })
    expect(service).toMatchObject({ ...LUNCH_CLUB, attend: ['referral'] })
    expect(service.audience).toEqual(['Physical disabilities'])
  })
})

describe('what a feed leaves open', () => {
  const bare = { id: 'x', name: 'X' }

  it('a masked address shows no street', () => {
    const [place] = serviceOf({
      ...bare,
      locations: [{ address_1: '***', city: 'Exampleton', postal_code: 'ZZ99' }],
    }).places
    expect(place?.address).toBe('Exampleton, ZZ99')
  })

  it('is skipped where it says that it is not public, or not yet, or no longer', () => {
    for (const hidden of [
      { visible: false },
      { approved: false },
      { visible_from: '2026-12-01' },
      { visible_to: '2026-01-01' },
    ]) {
      expect(readService({ ...bare, ...hidden }, 'county', TODAY)).toEqual({
        skipped: 'not visible',
      })
    }
  })

  it('free only where it is said: by price, by word, never by silence', () => {
    const cost = (raw: object) => serviceOf({ ...bare, ...raw }).cost
    expect(cost({ fees: 'Free of charge' }).free).toBe(true)
    expect(cost({ cost_options: [{ amount: 0 }] })).toEqual({ free: true, words: 'Free' })
    expect(cost({ fees: 'Free for members, £3 others' }).free).toBe(false)
    expect(cost({ fees: 'Please ask' })).toEqual({ free: null, words: 'Please ask' })
    expect(cost({}).free).toBeNull()
    expect(cost({ cost_options: [{ amount: 9, valid_to: '2020-01-01' }] }).free).toBeNull()
  })

  it('how people come to it is read from the provider’s words where no field says it', () => {
    const attend = (raw: object) => serviceOf({ ...bare, ...raw }).attend
    expect(attend({ description: 'No need to book, just turn up.' })).toEqual(['drop-in'])
    expect(attend({ description: 'A referral from a professional is needed.' })).toEqual([
      'referral',
    ])
    expect(attend({ attending_access: 'self-referral' })).toEqual([])
    expect(attend({ description: 'We chat about referral letters.' })).toEqual([])
  })

  it('closed for now is kept and said; gone is skipped', () => {
    expect(serviceOf({ ...bare, status: 'temporarily closed' }).closed).toBe(true)
    expect(readService({ ...bare, status: 'Defunct' }, 'c', TODAY)).toEqual({
      skipped: 'not active',
    })
  })

  it('upper and lower age that contradict each other are none', () => {
    expect(serviceOf({ ...bare, minimum_age: 60, maximum_age: 18 }).ages).toEqual({
      from: null,
      to: null,
    })
  })

  it('never throws and never keeps a link that could run, whatever a record holds', () => {
    const field = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object(),
    )
    const raw = fc.record({
      id: fc.constant('x'),
      name: fc.constant('X'),
      description: field,
      url: fc.oneof(field, fc.constant('javascript:alert(1)')),
      service_at_locations: field,
      schedules: field,
      contacts: field,
      cost_options: field,
      languages: field,
      attributes: field,
      eligibilitys: field,
      minimum_age: field,
      geometry: field,
    })
    fc.assert(
      fc.property(raw, (record) => {
        const read = readService(record, 'county', TODAY)
        if ('service' in read) expect(read.service.url ?? 'https:').toMatch(/^https?:/)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { readServicesInSteps } from '../../auth-server/directory/read-services.ts'
import { walkPages } from '../../auth-server/directory/walk-feed.ts'

/** What JSON can hold and text cannot be made of. */
const ODD = { toString: 1, valueOf: null }

describe('a value of a feed that cannot become text', () => {
  it('as a frequency leaves the service as it is', async () => {
    const service = {
      id: 's1',
      name: 'Chair exercise',
      schedules: [{ freq: ODD, byday: 'MO', opens_at: '10:00', description: 'Mondays' }],
    }
    const { services } = await readServicesInSteps([service], 'feed', '2026-11-22')
    expect(services.map(({ name }) => name)).toEqual(['Chair exercise'])
  })

  it('as an id does not end the walk', async () => {
    const first = { items: [{ id: ODD, name: 'x' }], totalItems: null, totalPages: null }
    const walked = await walkPages(async (at) => (at === 1 ? first : { ...first, items: [] }), {
      pages: 5,
      records: 100,
    })
    expect(walked.records).toHaveLength(1)
  })
})

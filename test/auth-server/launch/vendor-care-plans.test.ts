import { describe, expect, it } from 'vitest'
import { carePlansFrom } from '../../../auth-server/launch/vendor-care-plans.ts'
import { matchesIn } from '../../../auth-server/launch/vendor-shapes.ts'

const aPlan = (changes: object = {}) => ({
  resourceType: 'CarePlan',
  status: 'active',
  intent: 'plan',
  subject: { reference: 'Patient/p1' },
  ...changes,
})
const plansIn = (...resources: readonly object[]) =>
  carePlansFrom(
    matchesIn({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) }),
    'p1',
  )

describe('care plans of the vendor', () => {
  it('say what, when, by whom and to what end, in the vendor’s own words', () => {
    const plan = aPlan({
      title: 'Getting out again',
      description: 'Agreed at home',
      period: { start: '2026-09-01T09:00:00Z', end: '2027-03' },
      author: { display: 'R Example' },
      contributor: [{ display: 'R Example' }, { display: 'Una Canary' }],
      contained: [{ resourceType: 'Goal', id: 'g1', description: { text: 'Walk to the shop' } }],
      goal: [{ reference: '#g1' }, { reference: 'Goal/2', display: 'A lunch a week' }],
      activity: [
        { detail: { status: 'scheduled', description: 'Walking group' } },
        { reference: { display: 'Blue badge form' } },
      ],
    })
    expect(plansIn(plan)).toEqual([
      {
        what: 'Getting out again',
        description: 'Agreed at home',
        status: 'active',
        from: '2026-09-01',
        until: '2027-03',
        by: ['R Example', 'Una Canary'],
        outcomes: ['Walk to the shop', 'A lunch a week'],
        activities: ['Walking group', 'Blue badge form'],
      },
    ])
  })

  it('invent nothing: what is not said, or has no shape of FHIR, is left open', () => {
    const odd = aPlan({ title: 7, period: 'soon', author: [], goal: 'better', activity: [null] })
    for (const plan of [aPlan(), odd]) {
      expect(plansIn(plan)).toEqual([
        {
          what: null,
          description: null,
          status: 'active',
          from: null,
          until: null,
          by: [],
          outcomes: [],
          activities: [],
        },
      ])
    }
  })

  it('are those of this patient, without what was entered in error, in force first', () => {
    const found = plansIn(
      aPlan({ title: 'Ended', status: 'completed', created: '2026-11-01' }),
      aPlan({ title: 'Older', created: '2025-01-01' }),
      aPlan({ title: 'Newer', created: '2026-01-01' }),
      aPlan({ title: 'Mistake', status: 'entered-in-error' }),
      aPlan({ title: 'Neighbour', subject: { reference: 'Patient/p2' } }),
    )
    expect(found.map(({ what }) => what)).toEqual(['Newer', 'Older', 'Ended'])
  })
})

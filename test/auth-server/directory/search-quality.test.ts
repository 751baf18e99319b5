import { describe, expect, it } from 'vitest'
import { foundShare, hasNeeds, type ScoredNeed, scoreNeeds } from './score-needs.ts'

/** Of all named services, how many at least come among the first five. */
const FLOOR = 0.9
/** Of those of the needs that nobody looks at while tuning. */
const HELD_OUT_FLOOR = 0.8

/** What was missed, for who tunes; of the held-out half only how much. */
const missedIn = (needs: readonly ScoredNeed[]) =>
  JSON.stringify(
    needs.filter(({ missed, isHeldOut }) => missed.length > 0 && !isHeldOut),
    null,
    1,
  )

describe.skipIf(!hasNeeds)('needs as link workers say them', async () => {
  const needs = hasNeeds ? await scoreNeeds() : []

  it('are enough to judge by, fifteen without a word in common with their service', () => {
    expect(needs.length).toBeGreaterThanOrEqual(40)
    expect(needs.filter(({ isStranger }) => isStranger).length).toBeGreaterThanOrEqual(15)
  })

  it('lead to the services that must be among the first five', () => {
    expect(foundShare(needs), missedIn(needs)).toBeGreaterThanOrEqual(FLOOR)
  })

  it('do so as well where nobody looked at them while the search was tuned', () => {
    const heldOut = needs.filter(({ isHeldOut }) => isHeldOut)
    expect(heldOut.length).toBeGreaterThanOrEqual(40)
    expect(foundShare(heldOut)).toBeGreaterThanOrEqual(HELD_OUT_FLOOR)
  })
})

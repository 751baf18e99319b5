import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { placeItems } from '../../../../auth-server/record/relevance/place-items.ts'
import { defaultPolicy } from '../../../../auth-server/record/relevance/policy.ts'
import { aMedicine, aNote, anItem, aProblem, placed, TODAY } from './an-item.ts'

/** A note of so many words: four short sentences, one of which names the matter, and filler in the last. */
const note = (words: number, matter: string) => {
  const lead = `${matter} once. Knee sore. Walks well. `
  const count = lead.trim().split(/\s+/).length
  return aNote(`${lead}Tea${' tea'.repeat(words - count - 1)}.`)
}

describe('a note that names something sensitive in passing', () => {
  it('is closed up to fourteen words, where it is no more than a quarter of it', () => {
    expect(placed(note(14, 'Arrested')).closing).toBe('closed')
    expect(placed(note(15, 'Arrested')).closing).toBeNull()
  })

  it('is closed up to thirty where a slip could harm', () => {
    expect(placed(note(30, 'HIV')).closing).toBe('locked')
    expect(placed(note(31, 'HIV')).closing).toBeNull()
  })

  it('is closed however long where three sentences in ten name it, or three of them', () => {
    const filler = `Tea${' tea'.repeat(40)}. `
    const named = 'He was arrested. '
    expect(placed(aNote(`${named}${filler}${filler}`)).closing).toBe('closed')
    expect(placed(aNote(`${named}${filler}${filler}${filler}`)).closing).toBeNull()
    expect(placed(aNote(`${named.repeat(3)}${filler.repeat(10)}`)).closing).toBe('closed')
    expect(placed(aNote(`${named.repeat(2)}${filler.repeat(10)}`)).closing).toBeNull()
  })
})

describe('an entry that is about several sensitive groups', () => {
  it('is closed by the strictest of them, whichever comes first', () => {
    const both = (one: string, other: string) => placed(aNote(`${one}, ${other}`)).closing
    expect(both('HIV positive', 'on probation')).toBe('locked')
    expect(both('on probation', 'HIV positive')).toBe('locked')
    expect(both('on probation', 'self-harm')).toBe('closed')
    expect(both('self-harm', 'on probation')).toBe('closed')
  })

  it('is closed by the others where the policy opens one', () => {
    const policy = { ...defaultPolicy, closings: { 'hiv-sti': 'open' as const } }
    expect(placed(aNote('HIV positive, on probation'), { policy }).closing).toBe('closed')
    expect(placed(aNote('HIV positive'), { policy }).closing).toBeNull()
  })

  it('has a label of its own as a headline, whatever group the policy makes one', () => {
    const policy = { ...defaultPolicy, closings: { offences: 'headline' as const } }
    const item = placed(aNote('On probation'), { policy })
    expect(item).toMatchObject({ closing: 'headline' })
    expect(item.headline).toMatch(/recorded$/)
    expect(placed(aNote('On probation')).headline).toBeNull()
  })
})

describe('what is given or arranged for a problem that is locked', () => {
  const of = (item: ReadItem, problem: string) =>
    placeItems(
      [{ ...item, problems: ['Condition/p'] }, aProblem(problem, { reference: 'Condition/p' })],
      { today: TODAY },
    )[0]?.closing

  it('is locked with it: a medicine, a referral', () => {
    expect(of(aMedicine('Aspirin 75mg tablets'), 'HIV positive')).toBe('locked')
    const referral = anItem({ type: 'ReferralRequest', term: 'Referral to clinic' })
    expect(of(referral, 'HIV positive')).toBe('locked')
    expect(of(anItem({ term: 'Blood pressure' }), 'HIV positive')).toBeNull()
  })

  it('is not closed with a problem of another group', () => {
    expect(of(aMedicine('Aspirin 75mg tablets'), 'On probation')).toBeNull()
    expect(of(aMedicine('Aspirin 75mg tablets'), 'Asthma')).toBeNull()
  })
})

describe('what is denied, or of somebody else', () => {
  it('is not closed, but in the locked groups', () => {
    expect(placed(anItem({ term: 'No self-harm' })).closing).toBeNull()
    expect(placed(aNote('Not on probation.')).closing).toBeNull()
    expect(placed(aNote('Mother self-harmed.')).closing).toBeNull()
    expect(placed(aNote('Brother has HIV.')).closing).toBe('locked')
  })
})

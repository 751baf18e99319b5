import { describe, expect, it } from 'vitest'
import { TrailModel } from '../../../app/models/trail-model.ts'
import { screenFor } from '../../../app/parts/screen-titles.ts'

const problems = { name: 'section', area: 'problems' } as const
const lowMood = { name: 'problem', reference: 'Condition/1', term: 'Low mood' } as const

describe('the trail', () => {
  it('goes back to the very step that was left, with its scroll, its link and its memory', () => {
    const trail = new TrailModel()
    trail.choose(problems)
    const left = trail.current.value
    trail.open(lowMood, { scroll: 420, left: 'first:Condition/1' })
    expect(trail.current.value.screen).toEqual(lowMood)
    trail.back()
    expect(trail.current.value).toBe(left)
    expect(left).toMatchObject({ scroll: 420, left: 'first:Condition/1' })
    expect(trail.arrival.value).toBe('back')
  })

  it('starts anew from the overview when a screen is chosen from the menu', () => {
    const trail = new TrailModel()
    trail.choose(problems)
    trail.open(lowMood, { scroll: 0, left: null })
    trail.choose({ name: 'search' })
    expect(trail.steps.value.map(({ screen }) => screen.name)).toEqual(['overview', 'search'])
  })

  it('does not go back beyond its first step', () => {
    const trail = new TrailModel()
    trail.back()
    expect(trail.current.value.screen.name).toBe('overview')
  })
})

describe('screenFor', () => {
  it('gives problems and consultations their own screens', () => {
    expect(screenFor({ reference: 'Condition/1', term: 'Low mood' }).name).toBe('problem')
    expect(screenFor({ reference: 'Encounter/1', term: 'Low mood', date: '2024-03-04' })).toEqual({
      name: 'consultation',
      reference: 'Encounter/1',
      term: 'Consultation of 04-Mar-2024',
    })
    expect(screenFor({ reference: 'List/1#a', term: 'Penicillin' }).name).toBe('item')
  })
})

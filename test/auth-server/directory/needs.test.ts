import { describe, expect, it } from 'vitest'
import { needsAsked } from '../../../auth-server/directory/needs/match-needs.ts'
import { NEEDS } from '../../../auth-server/directory/needs/need-table.ts'
import { suggestNeeds } from '../../../auth-server/directory/needs/suggest-needs.ts'
import { stem, wordsOf } from '../../../auth-server/directory/words.ts'

const strongest = (text: string) =>
  [...needsAsked(text)].sort(([, a], [, b]) => b - a)[0]?.[0].key ?? null

describe('the table of needs', () => {
  it('holds each need once, with words of those who ask and of those who offer', () => {
    expect(new Set(NEEDS.map(({ key }) => key)).size).toBe(NEEDS.length)
    expect(new Set(NEEDS.map(({ title }) => title)).size).toBe(NEEDS.length)
    for (const { key, title, asks, offers } of NEEDS) {
      expect([key, asks.length > 0, offers.length > 0]).toEqual([key, true, true])
      expect(strongest(title), title).toBe(key)
    }
  })
})

describe('what words about a person speak of', () => {
  it('a longer phrase hides the shorter one within it', () => {
    const keys = [...needsAsked('uses a walking stick').keys()].map(({ key }) => key)
    expect(keys).toContain('falls')
    expect(keys).not.toContain('walking')
  })

  it('an illness named within a longer phrase is still meant', () => {
    const keys = [...needsAsked('dad has dementia').keys()].map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(['carer', 'dementia']))
  })

  it('a word that many needs share says little of each', () => {
    const strongest = Math.max(...needsAsked('the kids').values())
    expect(strongest).toBeLessThan(0.3)
  })

  it('small words between do not matter', () => {
    expect(strongest('has been sleeping on her friend’s sofa')).toBe('homeless')
    expect(strongest('Struggling to bond with the baby')).toBe('perinatal')
  })

  it('no phrase goes on from one thing said to the next', () => {
    const keys = [...needsAsked('operation in two weeks and lives alone').keys()].map(
      ({ key }) => key,
    )
    expect(keys).toContain('hospital')
    expect(keys).not.toContain('endoflife')
  })

  it('words about a car are not words about care', () => {
    const keys = [...needsAsked('gave up the car').keys()].map(({ key }) => key)
    expect(keys).toEqual(['transport'])
  })

  it('says nothing of words it does not know', () => {
    expect(strongest('Essential hypertension')).toBeNull()
    expect(strongest('')).toBeNull()
  })

  it('compares words by their stems', () => {
    expect(wordsOf('Housing, houses, housed')).toEqual(['hous', 'hous', 'hous'])
    expect(['parties', 'stopped', 'boxes', 'bus', 'class'].map(stem)).toEqual([
      'parti',
      'stop',
      'box',
      'bus',
      'class',
    ])
    expect(wordsOf('Men’s café')).toEqual(['men', 'cafe'])
  })
})

describe('needs suggested from what was picked', () => {
  it('the strongest of each entry, with the words they come from', () => {
    const words = 'Bereavement: husband died in May. Owes council tax.'
    const suggested = suggestNeeds([words, 'Lives alone'])
    expect(suggested.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['bereavement', 'debt', 'loneliness']),
    )
    expect(suggested.find(({ key }) => key === 'debt')?.because).toBe(words)
  })

  it('nothing for a diagnosis that no service is about', () => {
    expect(suggestNeeds(['Essential hypertension', 'Sensitive'])).toEqual([])
  })
})

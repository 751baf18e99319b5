import { describe, expect, it } from 'vitest'
import { markNotes } from '../../../app/parts/tags.tsx'
import { anItem } from '../builders/items.ts'

describe('what a mark says in a sentence', () => {
  it('is said once of a heading that came alone because of a link', () => {
    const item = anItem({ marks: ['headerOnly', 'byLinkage'] })
    expect(markNotes(item).map(({ mark }) => mark)).toEqual(['headerOnly'])
  })

  it('is said of a whole entry that is there because of a link', () => {
    expect(markNotes(anItem({ marks: ['byLinkage'] })).map(({ mark }) => mark)).toEqual([
      'byLinkage',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { aNote, placed } from './an-item.ts'
import { closed } from './sensitive/closed.ts'
import { headline } from './sensitive/headline.ts'
import { locked } from './sensitive/locked.ts'
import { safety } from './sensitive/safety.ts'

describe.each([...locked, ...closed, ...headline, ...safety])(
  'how people write of $group',
  ({ closing, closes, stays }) => {
    it.each(closes)('%s: closed', (wording) => {
      expect(placed(aNote(wording)).closing).toBe(closing)
    })

    it.each(stays)('%s: not closed', (wording) => {
      expect(placed(aNote(wording)).closing).toBeNull()
    })
  },
)

// @vitest-environment happy-dom
import { render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SourceLine } from '../../../app/parts/source-line.tsx'
import { ItemTags, markNotes } from '../../../app/parts/tags.tsx'
import { anItem } from '../builders/items.ts'

afterEach(() => {
  vi.useRealTimers()
})

const textOf = (part: Parameters<typeof render>[0]) => render(part).container.textContent

describe('the date of an entry', () => {
  it('is not called missing while the entry is closed', () => {
    const closed = anItem({ place: 'closed', closing: 'closed', date: null, who: null })
    expect(textOf(<SourceLine item={{ ...closed, reasons: [] }} />)).toBe('')
    expect(textOf(<SourceLine item={closed} />)).toBe('Date not recorded')
  })
})

describe('a diary entry', () => {
  const plan = (date: string | null) =>
    anItem({ area: 'planned', marks: ['planned'], status: 'Planned', date })
  const tagOf = (date: string | null) => textOf(<ItemTags item={plan(date)} />)

  it('was planned, once its day, month or year has passed', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') })
    expect(['2026-11-21', '2026-10', '2025'].map(tagOf)).toEqual(Array(3).fill('Was planned'))
    expect(['2026-11-22', '2026-11', '2026', null].map(tagOf)).toEqual(Array(4).fill('Planned'))
  })

  it('says that nobody knows whether it happened', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') })
    expect(markNotes(plan('2026-08-03'))[0]?.note).toMatch(/has passed\. It may have happened/)
    expect(markNotes(plan('2026-12-07'))[0]?.note).toMatch(/hasn’t happened yet/)
  })
})

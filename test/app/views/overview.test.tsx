// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { PanelClient } from '../../../app/panel-client.ts'
import { aGroup, aProblem, aSection } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { anOverview, aSession } from '../builders/session.ts'

const line = (text: string) => ({ text, date: '2026-11-18', sources: ['referral'] })

describe('why somebody was referred, on the overview', () => {
  it('does not say the sentences of the reason again below it', async () => {
    const lines = ['living alone since her husband died.', 'He used to sing.'].map(line)
    const overview = anOverview({ brief: [{ key: 'why', title: 'Why referred', lines }] })
    await openRecord(aRecord([], overview))
    expect(await screen.findByText(aSession().referral.reason ?? '')).toBeTruthy()
    expect(screen.getByText('He used to sing.')).toBeTruthy()
    expect(screen.queryByText('living alone since her husband died.')).toBeNull()
  })

  it('says in plain words that no condition is picked out', async () => {
    await openRecord(aRecord([], anOverview({ conditions: [] })))
    expect(await screen.findByText(/^None is picked out here\. That doesn’t mean/)).toBeTruthy()
  })
})

describe('the way from the overview to what does not stand first', () => {
  const section = aSection('problems', {
    groups: [aGroup('Mind', aProblem())],
    counts: { relevant: 1, lower: 3, closed: 0, atLeast: false },
  })

  it('ends at that group, unfolded, and is recorded like the button that unfolds it', async () => {
    window.scrollTo = () => undefined
    const reveal = vi.fn(async () => undefined)
    const eczema = aProblem({ reference: 'Condition/eczema', term: 'Eczema', place: 'lower' })
    const whole = { ...section, lower: [aGroup('skin', eczema)] }
    const view = vi.fn(async () => whole) as unknown as PanelClient['view']
    await openRecord(aRecord([section]), { reveal, view })
    fireEvent.click(await screen.findByRole('button', { name: '3 more, lower in the list' }))
    expect(await screen.findByRole('button', { name: 'Eczema' })).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('3 more, lower in this list')
    expect(reveal).toHaveBeenCalledWith({
      area: 'problems',
      reason: 'Preparing for the first conversation',
    })
  })
})

describe('what is new since the last look', () => {
  const since = '2026-11-20T09:00:00Z'

  it('is one line where nothing is, without a block of its own', async () => {
    const newSince = { since, entries: [], more: 0 }
    await openRecord(aRecord([], anOverview({ newSince })))
    expect((await screen.findByText(/^Nothing is dated since/)).closest('section')).toBeNull()
  })

  it('is said with its number where none of it stands first', async () => {
    const newSince = { since, entries: [], more: 2 }
    await openRecord(aRecord([], anOverview({ newSince })))
    expect(await screen.findByText('2 entries since then, none of them shown first.')).toBeTruthy()
  })
})

describe('who is involved', () => {
  const involved = { key: 'involved', title: 'Already involved', lines: [] } as const

  it('points to what is closed, without saying what it is about', async () => {
    const sensitive = { count: 2, headlines: [], safety: false }
    await openRecord(aRecord([], anOverview({ answers: [involved], sensitive })))
    const block = within(
      (await screen.findByText('Already involved')).closest('section') as HTMLElement,
    )
    expect(block.getByRole('button', { name: '2 sensitive entries, closed' })).toBeTruthy()
  })

  it('points nowhere where nothing is closed', async () => {
    await openRecord(aRecord([], anOverview({ answers: [involved] })))
    await screen.findByText('Already involved')
    expect(screen.queryByText(/What is closed/)).toBeNull()
  })
})

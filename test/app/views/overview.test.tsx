// @vitest-environment happy-dom
import { screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
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

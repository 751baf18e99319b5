// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { anOverview, aRetrieval } from '../builders/session.ts'

beforeEach(() => {
  window.scrollTo = () => undefined
})

const answers = [
  {
    key: 'home',
    title: 'Home and people',
    lines: [{ text: 'Seen by CMHT, MS nurse', date: null, sources: [] }],
  },
] as const
const events = aRecord([], anOverview({ answers }))

describe('the plain-English switch', () => {
  it('explains a known abbreviation behind it, and never one with two meanings', async () => {
    await openRecord(events)
    const line = await screen.findByText('Seen by CMHT, MS nurse')
    fireEvent.click(screen.getByRole('button', { name: 'Explain abbreviations' }))
    await waitFor(() =>
      expect(line.textContent).toBe('Seen by CMHT (community mental health team), MS nurse'),
    )
    expect(
      screen.getByRole('button', { name: 'Explain abbreviations' }).getAttribute('aria-pressed'),
    ).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: 'Explain abbreviations' }))
    await waitFor(() => expect(line.textContent).toBe('Seen by CMHT, MS nurse'))
  })
})

describe('paper for staff', () => {
  it('says from whom, when fetched, when printed, by whom, and what is withheld', async () => {
    const warning = {
      areas: [],
      code: 'confidential-items',
      title: 'Some of this record is withheld.',
      text: '',
    }
    const reveal = vi.fn(async () => undefined)
    const { panel } = await openRecord(
      aRecord([], anOverview(), aRetrieval({ warnings: [warning] })),
      { reveal },
    )
    await screen.findByRole('heading', { name: 'Overview' })
    panel.taken('print')
    expect(document.querySelector('.paper-head')?.textContent).toMatch(
      /^Staff copy. GP record from Elm Road Surgery, fetched 22-Nov-2026 15:47 \(24-hour clock\). Printed \d\d-\w{3}-\d{4} \d\d:\d\d by Rosa Lindqvist, Harrow Vale Primary Care Network. Some of this record is withheld.$/,
    )
    expect(reveal).toHaveBeenCalledWith({ area: 'overview', how: 'print' })
  })
})

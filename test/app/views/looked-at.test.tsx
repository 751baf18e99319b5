// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { LookedAtView } from '../../../auth-server/contract.ts'
import { openPanel } from '../builders/open-panel.tsx'
import { refused } from '../builders/session.ts'

const LOOKS: LookedAtView = {
  looks: [
    {
      first: '2026-11-22T10:04:05Z',
      last: '2026-11-22T10:09:00Z',
      times: 3,
      what: 'A part of the record was shown',
      details: ['Timeline'],
      refusal: null,
    },
  ],
}

async function openHelp(answers: Parameters<typeof openPanel>[0]) {
  const { panel, page } = await openPanel(answers)
  panel.trail.choose({ name: 'help' })
  const summary = await page.findByText('What was looked at in this session')
  const part = summary.closest('details')
  if (part === null) throw new Error('it can be opened')
  part.open = true
  fireEvent(part, new Event('toggle'))
  return { panel, page }
}

describe('what was looked at', () => {
  it('is asked for when it is opened, and says what, when and how often', async () => {
    const { page } = await openHelp({ lookedAt: async () => LOOKS })
    const line = await page.findByText(/A part of the record was shown/)
    expect(line.closest('li')?.textContent).toContain(
      'Timeline22-Nov-2026 10:04:05 to 22-Nov-2026 10:09:00, 3 times',
    )
  })

  it('says so when it cannot be had', async () => {
    const { page } = await openHelp({
      lookedAt: () => Promise.reject(refused('audit-unavailable')),
    })
    expect(await page.findByText(/must be recorded/)).toBeTruthy()
  })

  it('empties the panel when the session is over', async () => {
    const { page } = await openHelp({ lookedAt: () => Promise.reject(refused('session-ended')) })
    expect(await page.findByText('Your session has ended')).toBeTruthy()
  })
})

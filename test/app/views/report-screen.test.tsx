// @vitest-environment happy-dom
import { fireEvent, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { reportText, screenReport } from '../../../app/models/screen-report.ts'
import type { Screen } from '../../../app/models/trail-model.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'

const now = new Date('2026-11-22T10:00:00Z')

describe('the report of a screen', () => {
  it.each<[Screen, string]>([
    [{ name: 'overview' }, 'overview'],
    [{ name: 'section', area: 'medicines' }, 'section: Medicines'],
    [{ name: 'problem', reference: 'Condition/canary', term: 'canary' }, 'problem'],
    [{ name: 'consultation', reference: 'Encounter/canary', term: 'canary' }, 'consultation'],
    [{ name: 'item', reference: 'Observation/canary', term: 'canary' }, 'item'],
    [{ name: 'words', reference: 'Observation/canary', term: 'canary' }, 'words'],
    [{ name: 'same-day', date: 'canary' }, 'same-day'],
    [{ name: 'timeline', problem: 'canary' }, 'timeline'],
  ])('names the kind of screen and no word of what it shows: %o', (screen, kind) => {
    const text = reportText(screenReport({ screen, rules: 'Rules 7', reference: 'trace-1', now }))
    expect(text).toContain(`Screen: ${kind}\n`)
    expect(text).toContain('Rules: Rules 7')
    expect(text).toContain('Reference: trace-1')
    expect(text).not.toContain('canary')
  })

  it('stands in Help, about the screen that was open before, without anything of the patient', async () => {
    const { panel, page } = await openRecord(aRecord(), {
      lastTrace: () => 'trace-of-the-last-call',
    })
    await waitFor(() => expect(panel.record.state.value.at).toBe('ready'))
    panel.trail.choose({ name: 'section', area: 'consultations' })
    panel.trail.choose({ name: 'help' })
    const button = await page.findByRole('button', { name: 'Copy the report' })
    const report = page.container.querySelector('.report')?.textContent ?? ''
    expect(report).toContain('Screen: section: Consultations')
    expect(report).toContain('Reference: trace-of-the-last-call')
    for (const canary of ['Ashdown', 'Joan', '9990123456', '1953', 'Low mood', 'Lindqvist']) {
      expect(report).not.toContain(canary)
    }
    fireEvent.click(button)
    await waitFor(() => expect(page.container.textContent).toMatch(/Copied\.|didn’t allow copying/))
  })
})

it('Help gives no advice, and sends every question about treatment to the practice', async () => {
  const { panel, page } = await openRecord(aRecord())
  panel.trail.choose({ name: 'help' })
  const words = await page.findByText(/question about treatment or medicines, ask the practice\.$/)
  expect(words.textContent).toContain('This record helps you prepare.')
})

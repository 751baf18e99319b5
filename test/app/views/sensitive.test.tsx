// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { anItem } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { anOverview } from '../builders/session.ts'

beforeEach(() => {
  window.scrollTo = () => undefined
})

const events = aRecord([], anOverview({ sensitive: { count: 2, headlines: [], safety: true } }))

async function openSensitive(open: () => Promise<ReturnType<typeof anItem>[]>) {
  const opened = vi.fn(open)
  await openRecord(events, { open: opened })
  fireEvent.click(await screen.findByRole('button', { name: '2 sensitive entries, closed' }))
  await screen.findByRole('heading', { level: 2, name: 'Sensitive entries' })
  const block = screen.getByRole('heading', { name: '2 sensitive entries' }).closest('section')
  return { opened, block: within(block as HTMLElement) }
}

describe('what is sensitive', () => {
  it('is one number on the overview, and one line about safety', async () => {
    await openRecord(events)
    expect(await screen.findByText('2 sensitive entries, closed')).toBeTruthy()
    expect(
      screen.getByRole('button', { name: 'Safety information: open it when you are alone' }),
    ).toBeTruthy()
  })

  it('has one heading, with their number, for entries of the same headline', async () => {
    const headlines = ['Observation/1', 'Observation/2', 'Observation/3'].map((reference) =>
      anItem({ reference, term: 'Self-harm: recorded', closing: 'headline' }),
    )
    const several = anOverview({ sensitive: { count: 1, headlines, safety: false } })
    await openRecord(aRecord([], several))
    fireEvent.click(await screen.findByRole('button', { name: '1 sensitive entry, closed' }))
    const heading = await screen.findByRole('heading', { name: /^Self-harm/ })
    expect(heading.textContent).toBe('Self-harm: recorded, 3 entries')
    expect(screen.getAllByRole('button', { name: 'Open and record why' })).toHaveLength(4)
  })

  it('does not open without a reason', async () => {
    const { opened, block } = await openSensitive(async () => [])
    fireEvent.click(block.getByRole('button', { name: 'Open and record why' }))
    expect(await block.findByText('Choose why you need it')).toBeTruthy()
    expect(opened).not.toHaveBeenCalled()
  })

  it('opens with its reason, says what stays locked, and closes when the screen is left', async () => {
    const { opened, block } = await openSensitive(async () => [anItem({ term: 'Assault' })])
    fireEvent.click(block.getByLabelText('The person asked me to look'))
    fireEvent.click(block.getByRole('button', { name: 'Open and record why' }))
    expect(await block.findByText('Assault')).toBeTruthy()
    expect(opened).toHaveBeenCalledWith({
      what: 'sensitive',
      reason: 'The person asked me to look',
    })
    expect(block.getByText(/1 entry is not opened in Backstory/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Back to overview' }))
    await waitFor(() => expect(screen.queryByText('Assault')).toBeNull())
    fireEvent.click(screen.getByRole('button', { name: '2 sensitive entries, closed' }))
    await screen.findByRole('heading', { name: '2 sensitive entries' })
    expect(screen.queryByText('Assault')).toBeNull()
  })
})

// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PanelClient } from '../../../app/panel-client.ts'
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

/** Three entries under one label, and one that is only counted. */
async function openHeadlines(open: () => Promise<ReturnType<typeof anItem>[]> = async () => []) {
  const opened = vi.fn(open)
  const headlines = ['Observation/1', 'Observation/2', 'Observation/3'].map((reference) =>
    anItem({ reference, term: 'Self-harm: recorded', closing: 'headline' }),
  )
  const several = anOverview({ sensitive: { count: 1, headlines, safety: false } })
  await openRecord(aRecord([], several), { open: opened })
  fireEvent.click(await screen.findByRole('button', { name: '1 sensitive entry, closed' }))
  await screen.findByRole('heading', { level: 2, name: 'Sensitive entries' })
  return opened
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
    await openHeadlines()
    const heading = await screen.findByRole('heading', { name: /^Self-harm/ })
    expect(heading.textContent).toBe('Self-harm: recorded, 3 entries')
    expect(screen.getAllByRole('button', { name: /^Open and record why/ })).toHaveLength(4)
  })

  it('leads on from the page of a headline to where it opens', async () => {
    const item = anItem({
      reference: 'Observation/1',
      term: 'Self-harm: recorded',
      closing: 'headline',
      place: 'closed',
    })
    const line = { text: 'Self-harm: recorded', date: '2026-03-16', sources: ['Observation/1'] }
    const overview = anOverview({
      beforeContact: [line],
      sensitive: { count: 0, headlines: [item], safety: false },
    })
    const view = (async () => item) as unknown as PanelClient['view']
    await openRecord(aRecord([], overview), { view })
    fireEvent.click(await screen.findByRole('button', { name: /^16-Mar-2026/ }))
    await screen.findByRole('heading', { level: 2, name: 'Self-harm: recorded' })
    fireEvent.click(screen.getByRole('button', { name: 'What was written opens with a reason' }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Sensitive entries' })).toBeTruthy()
  })

  it('tells before any click what opens with a reason', async () => {
    await openHeadlines()
    const blocks = screen.getAllByText('Opens with a reason').map((tag) => tag.closest('section'))
    expect(blocks.map((block) => block?.querySelector('h3')?.textContent)).toEqual([
      'Self-harm: recorded, 3 entries',
    ])
    const counted = screen.getByRole('heading', { name: '1 sensitive entry' }).closest('section')
    expect(counted?.textContent).toContain('May not open here')
  })

  it('does not open without a reason, and leads to where it is asked', async () => {
    const { opened, block } = await openSensitive(async () => [])
    fireEvent.click(block.getByRole('button', { name: /^Open and record why/ }))
    expect(await screen.findByText('Choose why you need it')).toBeTruthy()
    expect(document.activeElement?.getAttribute('name')).toBe('reason')
    expect(opened).not.toHaveBeenCalled()
  })

  it('opens with its reason, says what stays locked, and closes when the screen is left', async () => {
    const { opened, block } = await openSensitive(async () => [anItem({ term: 'Assault' })])
    fireEvent.click(screen.getByLabelText('The person asked me to look'))
    fireEvent.click(block.getByRole('button', { name: /^Open and record why/ }))
    expect(await screen.findByText('Assault')).toBeTruthy()
    expect(opened).toHaveBeenCalledWith({
      what: 'sensitive',
      reason: 'The person asked me to look',
    })
    expect(document.activeElement?.textContent).toContain('Assault')
    expect(screen.getByText('No reason opens it here: ask the practice.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Back to overview' }))
    await waitFor(() => expect(screen.queryByText('Assault')).toBeNull())
    fireEvent.click(screen.getByRole('button', { name: '2 sensitive entries, closed' }))
    await screen.findByRole('heading', { level: 2, name: 'Sensitive entries' })
    expect(screen.queryByText('Assault')).toBeNull()
  })

  it('has no button any more where a reason opened none of them', async () => {
    const { block } = await openSensitive(async () => [])
    fireEvent.click(screen.getByLabelText('The person asked me to look'))
    const button = block.getByRole('button', { name: /^Open and record why/ })
    button.focus()
    fireEvent.click(button)
    expect(await screen.findByText('No reason opens them here: ask the practice.')).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('2 sensitive entries')
    expect(screen.getAllByRole('button', { name: /^Open and record why/ })).toHaveLength(1)
  })

  it('offers the reason of before for the next entry, and records it with that one too', async () => {
    const opened = await openHeadlines(async () => [anItem({ reference: 'Observation/1' })])
    fireEvent.click(screen.getByLabelText('Worried about someone’s safety'))
    const [first] = screen.getAllByRole('button', { name: /^Open and record why/ })
    fireEvent.click(first as HTMLElement)
    await waitFor(() => expect(opened).toHaveBeenCalledTimes(1))
    fireEvent.click(screen.getByRole('button', { name: 'Back to overview' }))
    fireEvent.click(await screen.findByRole('button', { name: '1 sensitive entry, closed' }))
    const chosen = await screen.findByLabelText('Worried about someone’s safety')
    expect((chosen as HTMLInputElement).checked).toBe(true)
    expect(opened).toHaveBeenCalledTimes(1)
    const [, second] = screen.getAllByRole('button', { name: /^Open and record why/ })
    fireEvent.click(second as HTMLElement)
    await waitFor(() => expect(opened).toHaveBeenCalledTimes(2))
    expect(opened).toHaveBeenLastCalledWith({
      what: { reference: 'Observation/2' },
      reason: 'Worried about someone’s safety',
    })
  })

  it('says what opening another entry has brought already', async () => {
    await openHeadlines(async () => [
      anItem({ reference: 'Observation/1' }),
      anItem({ reference: 'Observation/2' }),
    ])
    fireEvent.click(screen.getByLabelText('The person asked me to look'))
    const [first] = screen.getAllByRole('button', { name: /^Open and record why/ })
    fireEvent.click(first as HTMLElement)
    expect(await screen.findAllByText('Opened with the entry above.')).toHaveLength(1)
    expect(screen.getAllByRole('button', { name: /^Open and record why/ })).toHaveLength(2)
  })

  it('says of an old entry with nothing written that its time was not asked for', async () => {
    await openHeadlines(async () => [
      anItem({ reference: 'Observation/1', term: 'Self-harm', date: '2012-03', value: null }),
    ])
    fireEvent.click(screen.getByLabelText('The person asked me to look'))
    const [first] = screen.getAllByRole('button', { name: /^Open and record why/ })
    fireEvent.click(first as HTMLElement)
    expect(await screen.findByText(/Nothing written with it came: it is older than/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Add the older ones' })).toBeTruthy()
  })
})

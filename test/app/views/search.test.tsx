// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { SearchRequest, SearchView } from '../../../auth-server/contract.ts'
import { anItem } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'

const found: SearchView = {
  query: 'lonely',
  chips: [{ word: 'lonely', also: ['isolated', 'lives alone'] }],
  groups: [
    {
      area: 'consultations',
      title: 'Consultations',
      total: 1,
      hits: [
        {
          item: anItem({ term: 'History', text: 'mother lonely' }),
          snippet: [
            { text: 'mother ', mark: false },
            { text: 'lonely', mark: true },
          ],
          negated: false,
          otherPerson: true,
        },
      ],
    },
  ],
  total: 1,
  scope: 'Searched 6 of 7 sections.',
  notSearched: [{ area: 'referrals', why: 'did not load' }],
  suggestions: [],
}

async function openSearch(search: (request: SearchRequest) => Promise<SearchView>) {
  await openRecord(aRecord(), { search })
  const menu = within(screen.getByRole('navigation', { name: 'Sections' }))
  fireEvent.click(menu.getAllByRole('button', { name: 'Search' })[0] as HTMLElement)
  await screen.findByRole('heading', { name: 'Search this record' })
}

describe('search', () => {
  it('starts from topics', async () => {
    const search = vi.fn(async () => found)
    await openSearch(search)
    fireEvent.click(screen.getByRole('button', { name: 'loneliness' }))
    await waitFor(() => expect(search).toHaveBeenCalled())
    expect(search.mock.calls[0]).toMatchObject([{ words: 'loneliness', without: [] }, {}])
  })

  it('marks what matched, says what was searched, and whose mother it may be', async () => {
    await openSearch(async () => found)
    fireEvent.click(screen.getByRole('button', { name: 'loneliness' }))
    expect((await screen.findByText('lonely', { selector: 'mark' })).tagName).toBe('MARK')
    expect(screen.getByText(/Searched 6 of 7 sections/)).toBeTruthy()
    expect(screen.getByText(/Referrals and agencies \(did not load\)/)).toBeTruthy()
    expect(screen.getByText(/words such as “mother”/)).toBeTruthy()
  })

  it('searches again without a synonym that was taken away', async () => {
    const search = vi.fn(async () => found)
    await openSearch(search)
    fireEvent.click(screen.getByRole('button', { name: 'loneliness' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Search without isolated' }))
    await waitFor(() => expect(search).toHaveBeenCalledTimes(2))
    expect(search.mock.calls[1]).toMatchObject([{ words: 'loneliness', without: ['isolated'] }, {}])
  })

  it('leaves nothing standing that was found for other words', async () => {
    await openSearch(async () => found)
    fireEvent.click(screen.getByRole('button', { name: 'loneliness' }))
    await screen.findByText('lonely', { selector: 'mark' })
    fireEvent.input(screen.getByLabelText('Words to look for'), { target: { value: 'Dr' } })
    await waitFor(() => expect(screen.queryByText('lonely', { selector: 'mark' })).toBeNull())
  })

  it('that finds nothing does not say that there is nothing', async () => {
    await openSearch(async () => ({
      ...found,
      query: 'debt',
      groups: [],
      total: 0,
      suggestions: ['money'],
    }))
    fireEvent.click(screen.getByRole('button', { name: 'money' }))
    expect(await screen.findByText(/That doesn’t mean that it isn’t so/)).toBeTruthy()
  })
})

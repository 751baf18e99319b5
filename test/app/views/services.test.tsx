// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import axe from 'axe-core'
import { describe, expect, it, vi } from 'vitest'
import type { ServicesClient } from '../../../app/services-client.ts'
import type { ServiceSearchRequest } from '../../../auth-server/contract.ts'
import { aRecord, openPanel, openRecord } from '../builders/open-panel.tsx'
import { aDirectory, aService, aServicesClient, found } from '../builders/services.ts'
import { anOverview } from '../builders/session.ts'

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

async function openServices() {
  const menu = within(screen.getByRole('navigation', { name: 'Sections' }))
  fireEvent.click(menu.getByRole('button', { name: 'Find services' }))
  await screen.findByRole('heading', { name: 'Find services' })
  await screen.findByLabelText('Add a need')
}

function answering(answers: Partial<ServicesClient> = {}) {
  const find = vi.fn(async (_request: ServiceSearchRequest) => found([aService()]))
  return { find, services: aServicesClient({ find, ...answers }) }
}

async function look(words: string) {
  fireEvent.input(screen.getByLabelText('Add a need'), { target: { value: words } })
  press('Add')
  await screen.findByRole('heading', { name: /found$/ })
}

describe('the services screen', () => {
  it('says where it looks and that nothing leaves, before anything is typed', async () => {
    await openPanel({ services: answering().services })
    await openServices()
    expect(
      screen.getByText(/Looks in 92 services of 1 directory\. Nothing you choose leaves/),
    ).toBeTruthy()
    expect(screen.getByText('Add at least one need to see services.')).toBeTruthy()
  })

  it('shows why each fits, what to check, and when it was last checked', async () => {
    const service = aService({
      fits: ['Loneliness and company', 'on Tuesday'],
      checks: ['Allergy: Peanut: ask about food'],
      distance: { miles: 1, words: 'About 1 mile from the middle of ZZ99 (Sampleton)' },
    })
    const { services } = answering({
      find: async () => found([service], { leftOut: [{ why: 'not free', count: 2 }] }),
    })
    await openPanel({ services })
    await openServices()
    await look('lonely')
    const entry = within(screen.getByText('Riverside Lunch Club').closest('li') as HTMLElement)
    expect(entry.getByText(/Loneliness and company · on Tuesday/)).toBeTruthy()
    expect(entry.getByText('Allergy: Peanut: ask about food')).toBeTruthy()
    expect(entry.getByText(/About 1 mile from the middle/)).toBeTruthy()
    expect(entry.getByText(/Last checked 03-Nov-2026/)).toBeTruthy()
    expect(entry.getByRole('link', { name: '01632 960123' }).getAttribute('href')).toBe(
      'tel:01632960123',
    )
    expect(screen.getByText(/Left out by your choices: 2 not free/)).toBeTruthy()
  })

  it('carries what the record flags to the search', async () => {
    const { find, services } = answering()
    const overview = anOverview({
      activityFlags: [{ text: 'Allergy: Peanut', date: null, sources: [] }],
    })
    await openRecord(aRecord([], overview), { services })
    await openServices()
    await look('lunch club')
    expect(find.mock.lastCall?.[0].flags).toEqual(['Allergy: Peanut'])
  })

  it('asks again with what was narrowed', async () => {
    const { find, services } = answering()
    await openPanel({ services })
    await openServices()
    await look('lunch club')
    fireEvent.input(screen.getByLabelText('Postcode'), { target: { value: 'ZZ99' } })
    fireEvent.click(screen.getByLabelText('Step-free'))
    press('Show services')
    await waitFor(() =>
      expect(find.mock.lastCall?.[0]).toMatchObject({ postcode: 'ZZ99', access: ['step-free'] }),
    )
  })

  it('shows the vendor’s finder the words first, and opens it without a trace of this page', async () => {
    const asked: string[] = []
    const { services } = answering({
      directory: async () => aDirectory({ finder: { name: 'Coast Finder', template: '' } }),
      finder: async (words) => {
        asked.push(words)
        return { name: 'Coast Finder', url: 'https://finder.example/?q=debt' }
      },
    })
    await openPanel({ services })
    await openServices()
    await look('Debt and bills')
    const words = screen.getByLabelText('Words for Coast Finder') as HTMLInputElement
    expect(words.value).toBe('Debt and bills')
    fireEvent.input(words, { target: { value: 'debt' } })
    expect(screen.queryByRole('link', { name: /^Open Coast Finder/ })).toBeNull()
    press('These words are right')
    const link = await screen.findByRole('link', { name: /^Open Coast Finder with “debt”/ })
    expect(asked).toEqual(['debt'])
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
    fireEvent.input(words, { target: { value: 'debt and Doreen' } })
    expect(screen.queryByRole('link', { name: /^Open Coast Finder/ })).toBeNull()
  })

  it('says when no directory is loaded', async () => {
    const { services } = answering({ directory: async () => aDirectory({ sources: [] }) })
    await openPanel({ services })
    await openServices()
    expect(screen.getByText(/No directory of services is loaded here yet/)).toBeTruthy()
  })

  it('has nothing that axe finds', async () => {
    const { services } = answering()
    const { page } = await openPanel({ services })
    await openServices()
    await look('lunch club')
    const { violations } = await axe.run(page.container, {
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { PanelClient } from '../../../app/panel-client.ts'
import type { CarePlansView } from '../../../auth-server/contract.ts'
import { aSection } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { aSession, refused } from '../builders/session.ts'

const PLANS: CarePlansView = {
  vendor: 'Harbour',
  state: 'read',
  plans: [
    {
      what: 'Getting out again',
      description: null,
      status: 'active',
      from: '2026-09-01',
      until: null,
      by: [],
      outcomes: ['A lunch a week'],
      activities: [],
    },
  ],
}

async function openPlans(carePlans: PanelClient['carePlans'], hasCarePlans = true) {
  const session = aSession({ hasRecord: true, hasCarePlans })
  await openRecord(aRecord([aSection('carePlans', { state: 'not-available' })]), {
    session: async () => session,
    carePlans,
  })
  const menu = within(screen.getByRole('navigation', { name: 'Sections' }))
  fireEvent.click(menu.getByRole('button', { name: /^Care plans/ }))
  await screen.findByRole('heading', { level: 2, name: 'Care plans' })
  return session.vendor.name
}

describe('care plans of the vendor’s own system', () => {
  it('stand under its name with their four labelled parts, apart from the GP record', async () => {
    const vendor = await openPlans(async () => PLANS)
    const heading = await screen.findByRole('heading', { name: `Care plans in ${vendor}` })
    const own = within(heading.closest('section') as HTMLElement)
    expect(own.getByText(`From ${vendor}, not from the GP record.`)).toBeTruthy()
    await waitFor(() => expect(own.getByText('Getting out again')).toBeTruthy())
    expect(own.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'What',
      'When',
      'By whom',
      'Intended outcome',
    ])
    expect(own.getByText('Not recorded')).toBeTruthy()
    expect(own.getByText('A lunch a week')).toBeTruthy()
  })

  it('tell none from not allowed and from out of reach', async () => {
    const vendor = await openPlans(async () => ({ ...PLANS, plans: [] }))
    expect(await screen.findByText(`${vendor} holds none that we may see.`)).toBeTruthy()
  })

  it('say that the vendor did not give them', async () => {
    const vendor = await openPlans(async () => ({ ...PLANS, state: 'not-granted', plans: [] }))
    expect(
      await screen.findByText(`${vendor} didn’t let us read its care plans. Look there.`),
    ).toBeTruthy()
  })

  it('say why they did not come, and can be asked for again', async () => {
    await openPlans(() => Promise.reject(refused('vendor-unavailable')))
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('are not asked for where the vendor has none', async () => {
    const vendor = await openPlans(() => Promise.reject(new Error('asked')), false)
    expect(screen.queryByText(`Care plans in ${vendor}`)).toBeNull()
  })
})

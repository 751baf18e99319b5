import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CarePlansView, SessionView } from '../../../auth-server/contract.ts'
import { aVendor, type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
beforeAll(async () => {
  server = await startPanelServer()
  server.holdings.carePlan = {
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    subject: { reference: 'Patient/p1' },
    title: 'Canaryplan',
  }
})
afterAll(() => server.close())

const granted = {
  tokens: {
    accessToken: 'canarytoken',
    refreshToken: null,
    expiresAt: null,
    scopes: ['patient/CarePlan.rs'],
  },
}
const offering = async () => {
  const { capabilities } = aVendor()
  server.vendors.splice(0, 1, aVendor({ capabilities: { ...capabilities, carePlans: true } }))
  await server.reload()
}

describe('care plans of the vendor’s own system', () => {
  it('are not asked for where its entry says that it has none', async () => {
    const panel = await server.open(granted)
    expect((await panel.json<SessionView>('')).hasCarePlans).toBe(false)
    expect(await panel.json<CarePlansView>('/care-plans')).toEqual({
      vendor: 'Meadow',
      state: 'not-offered',
      plans: [],
    })
  })

  it('are not asked for where the sign-in did not give them', async () => {
    await offering()
    const panel = await server.open()
    expect((await panel.json<SessionView>('')).hasCarePlans).toBe(true)
    expect((await panel.json<CarePlansView>('/care-plans')).state).toBe('not-granted')
  })

  it('are shown under the vendor’s name, recorded, and never among the record', async () => {
    await offering()
    const panel = await server.open(granted)
    const { vendor, state, plans } = await panel.json<CarePlansView>('/care-plans')
    expect([vendor, state, plans.map(({ what }) => what)]).toEqual([
      'Meadow',
      'read',
      ['Canaryplan'],
    ])
    const looks = await panel.json<{ looks: { details: string[] }[] }>('/looked-at')
    expect(looks.looks[1]?.details).toContain('Care plans of your own system')
    await panel.record()
    const section = await panel.json('/record/view', { show: 'section', area: 'carePlans' })
    expect(JSON.stringify(section)).not.toContain('Canaryplan')
  })

  it('are shown to nobody without permission', async () => {
    const panel = await server.open(granted)
    server.holdings.role = 'Receptionist'
    const answer = await panel.call('/care-plans')
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('Canaryplan')
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  DirectoryView,
  FinderView,
  ServicesView,
  SuggestedNeed,
} from '../../../auth-server/contract.ts'
import { packServices } from '../../../auth-server/directory/snapshot.ts'
import { aService } from '../directory/a-service.ts'
import { aVendor, type Panel, type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
let panel: Panel

beforeEach(async () => {
  server = await startPanelServer()
  const at = '2026-11-22T06:00:00.000Z'
  const report = JSON.stringify({ kind: 'import', name: 'Our list', outcome: 'taken' })
  await server.directory.replace(
    { source: 'own', takenAt: at, attemptedAt: at, report },
    await packServices([
      aService('club', 'Riverside Lunch Club', { id: 'own/club', source: 'own' }),
      aService('debt', 'Money Matters', { id: 'own/debt', source: 'own', terms: ['Debt advice'] }),
    ]),
  )
  panel = await server.open()
})
afterEach(() => server.close())

const searches = async () =>
  (await server.events()).filter(({ event }) => event === 'directory-searched')

async function listed(changes: Record<string, unknown>) {
  server.vendors[0] = aVendor(changes)
  await server.reload()
}

describe('the directory of services', () => {
  it('says what there is to search in', async () => {
    const view = await panel.json<DirectoryView>('/services')
    expect(view).toMatchObject({
      sources: [{ name: 'Our list', services: 2, stale: false }],
      knowsPostcodes: false,
      finder: null,
    })
    expect(view.needs.length).toBeGreaterThan(80)
  })

  it('finds without a record, without consent and whatever the role: nothing of the patient is needed', async () => {
    await listed({ roles: [] })
    const found = await panel.json<ServicesView>('/services', { needs: ['lunch club'], age: 78 })
    expect(found.services.map(({ name }) => name)).toEqual(['Riverside Lunch Club'])
  })

  it('suggests needs from words that were picked', async () => {
    const needs = await panel.json<readonly SuggestedNeed[]>('/services/needs', {
      picked: ['Lost her husband in May'],
    })
    expect(needs[0]).toMatchObject({ key: 'bereavement', because: 'Lost her husband in May' })
  })

  it('writes that there was a search into the audit first, never for what', async () => {
    await panel.json('/services', { needs: ['canaryneed debts'], flags: ['canaryflag'] })
    const [event] = await searches()
    expect(event?.all).toContain('found:1')
    expect(event?.all).not.toMatch(/canaryneed|canaryflag/)
    expect(server.logged.join('\n')).not.toMatch(/canaryneed|canaryflag/)
    server.auditDown.now = true
    expect(await panel.refusal('/services', { needs: ['debts'] })).toBe('audit-unavailable')
  })

  it('refuses what it does not understand, and everybody without the session', async () => {
    for (const body of [
      {},
      { needs: [] },
      { needs: ['x'], patient: '9990000018' },
      { needs: ['x'], age: -1 },
      { needs: ['x'], day: 'Someday' },
      { needs: ['x'.repeat(121)] },
    ]) {
      expect(await panel.refusal('/services', body)).toBe('request-invalid')
    }
    const stranger = await panel.call('/services', undefined, { Cookie: '' })
    expect(stranger.status).toBe(401)
  })
})

describe('the vendor’s own finder', () => {
  const finder = { name: 'Coast Finder', template: 'https://finder.example/?q={words}' }

  it('is offered where the vendor has one, and its address is made of confirmed words only', async () => {
    await listed({ finder })
    expect((await panel.json<DirectoryView>('/services')).finder).toEqual(finder)
    expect(await panel.json<FinderView>('/services/finder', { words: ' debt & rent ' })).toEqual({
      name: 'Coast Finder',
      url: 'https://finder.example/?q=debt%20%26%20rent',
    })
    expect((await searches())[0]?.all).toContain('vendor-finder')
    expect((await searches())[0]?.all).not.toContain('debt')
  })

  it('is not there where the vendor has none, or one that must not be opened', async () => {
    expect(await panel.refusal('/services/finder', { words: 'debt' })).toBe('not-found')
    await listed({ finder: { name: 'Odd', template: 'https://{words}.example/' } })
    expect((await panel.json<DirectoryView>('/services')).finder).toBeNull()
    expect(await panel.refusal('/services/finder', { words: 'debt' })).toBe('not-found')
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Panel, type PanelServer, startPanelServer } from './routes/panel-server.ts'

let server: PanelServer
let panel: Panel
beforeEach(async () => {
  server = await startPanelServer()
  panel = await server.open()
  await panel.record()
})
afterEach(() => server.close())

const later = (minutes: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + minutes * 60_000)
}
const ends = async () =>
  (await server.events())
    .filter(({ event }) => event === 'session-ended')
    .map(({ all }) => JSON.parse(all) as { launchId: string; fields: object; identity: object })

describe('a session that ended by itself', () => {
  it('of idleness is in the audit with who, whose and when', async () => {
    later(21)
    await server.purge()
    const [event, ...more] = await ends()
    expect(more).toEqual([])
    expect(event).toMatchObject({
      launchId: panel.launchId,
      fields: {
        outcome: 'success',
        vendor: 'meadow',
        organisation: 'X9X9X',
        details: ['idle', '2026-11-22T10:20:00.000Z'],
      },
      identity: {
        user: { subject: 'worker-1', name: 'Robin Example', roles: ['Link worker'] },
        patient: { nhsNumber: '9990000018', vendorId: 'p1' },
        items: [],
      },
    })
  })

  it('at its limit is told from idleness', async () => {
    for (let quarter = 0; quarter < 31; quarter += 1) {
      later(15)
      await panel.call('/touch', {})
    }
    later(16)
    await server.purge()
    expect((await ends())[0]?.fields).toMatchObject({
      details: ['limit', '2026-11-22T18:00:00.000Z'],
    })
  })

  it('is written down once, however often and by however many servers it is looked for', async () => {
    later(21)
    await Promise.all([server.purge(), server.purge(), server.purge()])
    await server.purge()
    expect(await ends()).toHaveLength(1)
  })

  it('stays in the store until its end could be written down, and opens for nobody meanwhile', async () => {
    later(21)
    server.auditDown.now = true
    await expect(server.purge()).rejects.toMatchObject({ code: 'audit-unavailable' })
    expect(await panel.refusal('')).toBe('session-ended')
    server.auditDown.now = false
    later(2)
    await server.purge()
    expect(await ends()).toHaveLength(1)
  })

  it('is not written down again when its worker ended it', async () => {
    await panel.call('/end', {})
    later(21)
    await server.purge()
    expect(await ends()).toHaveLength(1)
  })

  it('is left alone while it is in use', async () => {
    later(19)
    await panel.call('/touch', {})
    later(19)
    await server.purge()
    expect(await ends()).toEqual([])
    expect((await panel.call('')).status).toBe(200)
  })
})

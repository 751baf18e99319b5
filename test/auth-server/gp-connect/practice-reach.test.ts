import { afterEach, describe, expect, it } from 'vitest'
import { practiceReach } from '../../../auth-server/gp-connect/practice-reach.ts'
import { systemPorts } from '../../../auth-server/gp-connect/settings.ts'
import { startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { A_PRACTICE, aWorld } from '../../sandbox/vendor/a-world.ts'
import { settingsFor } from './consumer.ts'
import { json, standIn } from './stand-in.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

describe('whether a practice can be asked', () => {
  it('is what SDS lists', async () => {
    const nhs = await startNhsSide(aWorld())
    closers.push(() => nhs.close())
    const reach = practiceReach(settingsFor(nhs))
    expect(await reach(A_PRACTICE.ods)).toBe(true)
    expect(await reach('Z99999')).toBe(false)
  })

  it('is kept for ten minutes, unless SDS could not tell', async () => {
    let status = 500
    const server = await standIn((_request, response) =>
      json(response, status, { resourceType: 'Bundle' }),
    )
    closers.push(server.close)
    let now = new Date('2026-11-22T10:00:00Z')
    const nhs = await startNhsSide(aWorld())
    closers.push(() => nhs.close())
    const reach = practiceReach(
      { ...settingsFor(nhs), sdsUrl: server.url },
      { ...systemPorts, now: () => now },
    )
    await expect(reach('A99001')).rejects.toMatchObject({ code: 'sds-unavailable' })
    status = 200
    expect(await reach('A99001')).toBe(false)
    expect(await reach('A99001')).toBe(false)
    expect(server.seen).toHaveLength(2)
    now = new Date('2026-11-22T10:11:00Z')
    await reach('A99001')
    expect(server.seen).toHaveLength(3)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import { type NhsSide, startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { indexOf } from '../../sandbox/nhs/resource.ts'
import { theWorld } from '../../sandbox/the-world.ts'
import { requestFor, settingsFor } from './consumer.ts'

describe('a record is fetched', () => {
  const world = theWorld()
  const doreen = world.people[0]
  let nhs: NhsSide
  beforeAll(async () => {
    nhs = await startNhsSide(world)
  })
  afterAll(() => nhs.close())

  it('from the NHS number to the practice’s Bundle, and nothing on the way is refused', async () => {
    if (doreen === undefined) throw new Error('nobody lives here')
    const got = await gpConnect(settingsFor(nhs))(requestFor(doreen))
    expect(nhs.seen.map(({ service, rule, remarks }) => [service, rule, remarks])).toEqual([
      ['token', null, []],
      ['pds', null, []],
      ['sds', null, []],
      ['sds', null, []],
      ['sds', null, []],
      ['practice', null, []],
    ])
    expect(got.practice).toEqual({ ods: doreen.practice.ods, name: doreen.practice.name })
    expect(got.nhsNumber).toBe(doreen.nhsNumber)
    const bundle: unknown = JSON.parse(got.bundleText)
    expect(bundle).toMatchObject({ id: got.traceId, type: 'collection' })
    const types = new Set(indexOf(bundle).all.map(({ resourceType }) => resourceType))
    expect([...types]).toEqual(
      expect.arrayContaining(['Patient', 'List', 'Encounter', 'Condition']),
    )
  })
})

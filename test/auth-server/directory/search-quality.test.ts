import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findServices } from '../../../auth-server/directory/find-services.ts'
import { type PostcodeTable, readPostcodes } from '../../../auth-server/directory/postcodes.ts'
import { readServices } from '../../../auth-server/directory/read-services.ts'
import { buildIndex, type ServiceIndex } from '../../../auth-server/directory/service-index.ts'
import { tellingWords } from '../../../auth-server/directory/words.ts'
import { versionOne, versionThree } from '../../sandbox/directory/feed-forms.ts'
import { feedParts } from '../../sandbox/directory/feed-records.ts'
import {
  type SandboxFeed,
  sandboxServices,
  uuidOf,
} from '../../sandbox/directory/read-services-file.ts'

const NEEDED = 0.9
const TODAY = '2026-11-22'
const file = resolve(import.meta.dirname, '../../directory/needs.json')
const isThere = existsSync(file)

const Needs = z.array(
  z.strictObject({
    need: z.string().min(3),
    postcode: z.string().optional(),
    mustBeInFirstFive: z.array(z.string()).min(1).max(5),
  }),
)

const feeds: readonly SandboxFeed[] = ['county', 'voluntary']
const blocks = feeds.flatMap(sandboxServices)

/** Two lists hold some services twice: either id will do. */
function sameAs(id: string): ReadonlySet<string> {
  const name = blocks.find((block) => block.id === id)?.name
  if (name === undefined) throw new Error(`needs.json names ${id}, which no list holds`)
  return new Set(blocks.filter((block) => block.name === name).map((block) => block.id))
}

async function sandbox(): Promise<{ index: ServiceIndex; postcodes: PostcodeTable }> {
  const services = feeds.flatMap((feed) => {
    const parts = sandboxServices(feed).map((service, at) =>
      feedParts(service, at, new Date(TODAY)),
    )
    const form = feed === 'county' ? versionOne : versionThree
    return readServices(parts.map(form), feed, TODAY).services
  })
  const table = resolve(import.meta.dirname, '../../sandbox/directory/postcodes.csv')
  const { table: postcodes } = await readPostcodes(readFileSync(table, 'utf8').split('\n'))
  return { index: await buildIndex(services, postcodes), postcodes }
}

describe.skipIf(!isThere)('needs as link workers say them (test/directory/needs.json)', () => {
  const needs = isThere ? Needs.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  const idOf = new Map(blocks.map(({ id }) => [uuidOf('service', id), id]))

  const ask = async () => {
    const { index, postcodes } = await sandbox()
    return needs.map(({ need, postcode, mustBeInFirstFive }) => {
      const context = { index, postcodes, sources: new Map(), today: TODAY }
      const request = { needs: [need], ...(postcode === undefined ? {} : { postcode }) }
      const first = findServices(context, request)
        .services.slice(0, 5)
        .map(({ id }) => idOf.get(id.split('/')[1] ?? '') ?? id)
      const missed = mustBeInFirstFive.filter((id) => !first.some((found) => sameAs(id).has(found)))
      return { need, asked: mustBeInFirstFive.length, missed, first }
    })
  }

  it('are enough to judge by, fifteen without a word in common with their service', () => {
    const strangers = needs.filter(({ need, mustBeInFirstFive }) => {
      const words = new Set(tellingWords(need))
      return mustBeInFirstFive.every((id) => {
        const block = blocks.find((each) => each.id === id)
        const told = [
          block?.name,
          block?.organisation,
          block?.says,
          ...(block?.fields.get('kind') ?? []),
        ]
        return !tellingWords(told.join(' ')).some((word) => words.has(word))
      })
    })
    expect(needs.length).toBeGreaterThanOrEqual(40)
    expect(strangers.length).toBeGreaterThanOrEqual(15)
  })

  it('lead to the services that must be among the first five, nine times in ten', async () => {
    const asked = await ask()
    const total = asked.reduce((sum, each) => sum + each.asked, 0)
    const missed = asked.filter(({ missed: of }) => of.length > 0)
    const found = total - missed.reduce((sum, each) => sum + each.missed.length, 0)
    expect(found / total, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(NEEDED)
  })
})

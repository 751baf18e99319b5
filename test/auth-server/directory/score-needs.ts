import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { findServices } from '../../../auth-server/directory/find-services.ts'
import { type PostcodeTable, readPostcodes } from '../../../auth-server/directory/postcodes.ts'
import { readServicesInSteps } from '../../../auth-server/directory/read-services.ts'
import { buildIndex, type ServiceIndex } from '../../../auth-server/directory/service-index.ts'
import { tellingWords } from '../../../auth-server/directory/words.ts'
import { versionOne, versionThree } from '../../sandbox/directory/feed-forms.ts'
import { feedParts } from '../../sandbox/directory/feed-records.ts'
import {
  type SandboxFeed,
  sandboxServices,
  uuidOf,
} from '../../sandbox/directory/read-services-file.ts'

const TODAY = '2026-11-22'
const FIRST = 5
const file = resolve(import.meta.dirname, '../../directory/needs.json')

const Needs = z.array(
  z.strictObject({
    need: z.string().min(3),
    postcode: z.string().optional(),
    mustBeInFirstFive: z.array(z.string()).min(1).max(5),
  }),
)

/** Whether the blindly written needs are there. */
export const hasNeeds = existsSync(file)

const feeds: readonly SandboxFeed[] = ['county', 'voluntary']
const blocks = feeds.flatMap(sandboxServices)

/** One need, and which of its services did not come among the first five. */
export interface ScoredNeed {
  need: string
  /** Every second one is never looked at while the search is tuned: see `needs.json`’s FORMAT.md. */
  isHeldOut: boolean
  /** It shares no telling word with any service that must be found. */
  isStranger: boolean
  asked: number
  missed: readonly string[]
  /** What came instead, for who tunes. */
  first: readonly string[]
}

/** The share of all named services that came among the first five. */
export function foundShare(needs: readonly ScoredNeed[]): number {
  const asked = needs.reduce((sum, each) => sum + each.asked, 0)
  const missed = needs.reduce((sum, each) => sum + each.missed.length, 0)
  return (asked - missed) / asked
}

/** Asks every need of both sandbox feeds, read as they are served. */
export async function scoreNeeds(): Promise<readonly ScoredNeed[]> {
  const needs = Needs.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { index, postcodes } = await sandbox()
  const idOf = new Map(blocks.map(({ id }) => [uuidOf('service', id), id]))
  return needs.map(({ need, postcode, mustBeInFirstFive }, at) => {
    const context = { index, postcodes, sources: new Map(), today: TODAY }
    const request = { needs: [need], ...(postcode === undefined ? {} : { postcode }) }
    const first = findServices(context, request)
      .services.slice(0, FIRST)
      .map(({ id }) => idOf.get(id.split('/')[1] ?? '') ?? id)
    const missed = mustBeInFirstFive.filter((id) => !first.some((found) => sameAs(id).has(found)))
    return {
      need,
      isHeldOut: at % 2 === 1,
      isStranger: mustBeInFirstFive.every((id) => sharesNoWord(need, id)),
      asked: mustBeInFirstFive.length,
      missed,
      first,
    }
  })
}

function sharesNoWord(need: string, id: string): boolean {
  const block = blocks.find((each) => each.id === id)
  const told = [
    block?.name,
    block?.organisation,
    block?.says,
    ...(block?.fields.get('kind') ?? []),
  ].join(' ')
  const words = new Set(tellingWords(need))
  return !tellingWords(told).some((word) => words.has(word))
}

/** Two lists hold some services twice: either id will do. */
function sameAs(id: string): ReadonlySet<string> {
  const name = blocks.find((block) => block.id === id)?.name
  if (name === undefined) throw new Error(`needs.json names ${id}, which no list holds`)
  return new Set(blocks.filter((block) => block.name === name).map((block) => block.id))
}

async function sandbox(): Promise<{ index: ServiceIndex; postcodes: PostcodeTable }> {
  const servicesOf = async (feed: (typeof feeds)[number]) => {
    const parts = sandboxServices(feed).map((service, at) =>
      feedParts(service, at, new Date(TODAY)),
    )
    const form = feed === 'county' ? versionOne : versionThree
    return (await readServicesInSteps(parts.map(form), feed, TODAY)).services
  }
  const services = (await Promise.all(feeds.map(servicesOf))).flat()
  const table = resolve(import.meta.dirname, '../../sandbox/directory/postcodes.csv')
  const { table: postcodes } = await readPostcodes(readFileSync(table, 'utf8').split('\n'))
  return { index: await buildIndex(services, postcodes), postcodes }
}

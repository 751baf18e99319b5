import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { ReferralView } from '../../auth-server/contract.ts'
import { gpConnect } from '../../auth-server/gp-connect/retrieve-record.ts'
import type { Item } from '../../auth-server/record/item.ts'
import { overviewOf } from '../../auth-server/record/overview/overview.ts'
import { presentItem } from '../../auth-server/record/present.ts'
import { readRecord } from '../../auth-server/record/read-record.ts'
import { buildIndex } from '../../auth-server/record/search/search-index.ts'
import { findHits } from '../../auth-server/record/search/search-record.ts'
import { openStore } from '../../auth-server/store/open-store.ts'
import { startNhsSide } from '../sandbox/nhs/nhs-side.ts'
import { personCalled, scriptedWorld } from '../sandbox/nhs/scripted-world.ts'
import { requestFor, settingsFor } from './gp-connect/consumer.ts'
import { bundleOf, observation, patient, recordOf } from './record/wire-builders.ts'

/**
 * The examples that stand in the doc comments of the server's main doors, each run here. What follows the name of a
 * door in a comment must be the lines of its example.
 */
const HERE = readFileSync(import.meta.filename, 'utf8')
const SERVER = resolve(import.meta.dirname, '../../auth-server')
const EXAMPLE = / \* @example\n((?: \* .*\n)+) \*\/\nexport (?:async )?function (\w+)/g

const examples = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join(SERVER, file), 'utf8').matchAll(EXAMPLE)])
  .map(([, lines = '', door = '']) => [door, lines.replaceAll(/^ \* /gm, '').trimEnd()] as const)

const alone = observation('home', 'Lives alone')

it('reads a record', () => {
  const answer = JSON.stringify(bundleOf(patient(), alone))
  // readRecord
  const read = readRecord([JSON.parse(answer)], { today: '2026-11-23' })
  if (!read.ok) throw new Error(read.message)
  const { items, entries, warnings } = read.record
  // –
  expect(items.map(({ term }) => term)).toEqual(['Lives alone'])
  expect([entries.total, entries.relevant, warnings.length]).toEqual([2, 1, 0])
})

it('sums it up', () => {
  const record = recordOf(alone)
  const opened: ReadonlySet<string> = new Set()
  const none = { id: null, reason: null, referrer: null, date: null, letter: null }
  const referral: ReferralView = { source: 'none', ...none }
  // overviewOf
  const present = (item: Item) => presentItem(item, opened)
  const { brief } = overviewOf(record, { referral, today: '2026-11-23', opened, present })
  // –
  expect(JSON.stringify(brief)).toContain('Lives alone')
})

it('searches it', () => {
  const record = recordOf(alone, observation('work', 'Retired'))
  // buildIndex
  const index = buildIndex(record)
  const [best] = findHits(index, 'living alone')
  // –
  expect(best?.item.reference).toBe('Observation/home')
})

it('fetches it', async () => {
  const world = scriptedWorld()
  const nhs = await startNhsSide(world)
  const settings = settingsFor(nhs)
  const request = requestFor(personCalled(world, 'rich'))
  // gpConnect
  const retrieve = gpConnect(settings)
  const { bundleText, practice } = await retrieve(request)
  // –
  expect(bundleText).toContain('"collection"')
  expect(practice.ods).not.toBe('')
  await nhs.close()
})

it('opens a store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'))
  // openStore
  const store = await openStore({ file: join(folder, 'backstory.sqlite') })
  await store.close()
  // –
  rmSync(folder, { recursive: true })
})

it('and stands so in the comments of the doors, word for word', () => {
  const ran = [...HERE.matchAll(/^ {2}\/\/ (\w+)\n((?: {2}.*\n)+?) {2}\/\/ –$/gm)].map(
    ([, door = '', lines = '']) => [door, lines.replaceAll(/^ {2}/gm, '').trimEnd()] as const,
  )
  expect(ran).toHaveLength(5)
  expect([...examples].sort()).toEqual([...ran].sort())
})

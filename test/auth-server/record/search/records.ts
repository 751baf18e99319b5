import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Item, ReadItem } from '../../../../auth-server/record/item.ts'
import { readRecord } from '../../../../auth-server/record/read-record.ts'
import type { PatientRecord } from '../../../../auth-server/record/record.ts'
import { placeItems } from '../../../../auth-server/record/relevance/place-items.ts'
import { LIVES } from '../../../sandbox/the-world.ts'

export const TODAY = '2026-11-22'

/** A record of these entries alone, placed by the rules. */
export function aRecord(items: readonly ReadItem[]): PatientRecord {
  const placements = placeItems(items, { today: TODAY })
  const placed = items.flatMap((item, at): Item[] => {
    const placement = placements[at]
    return placement ? [{ ...item, ...placement }] : []
  })
  const read = readRecord(
    [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: { resourceType: 'Patient', id: 'p' } }],
      },
    ],
    { today: TODAY },
  )
  if (!read.ok) throw new Error(read.message)
  return {
    ...read.record,
    items: placed,
    byReference: new Map(placed.map((item) => [item.reference, item])),
  }
}

/** The records of the people in the sandbox. */
export const sandboxRecords = (): readonly { name: string; record: PatientRecord }[] =>
  LIVES.flatMap((person) => {
    const read = readRecord([person.bundle()], { today: TODAY })
    return read.ok ? [{ name: person.id, record: read.record }] : []
  })

export const EXAMPLES = resolve(process.cwd(), '../shared/gp-connect-examples')
export const hasExamples = existsSync(EXAMPLES)

/** Every record of the public test data, where it is at hand. */
export const exampleRecords = (): readonly { name: string; record: PatientRecord }[] =>
  !hasExamples
    ? []
    : readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => {
          try {
            const bundle: unknown = JSON.parse(readFileSync(resolve(EXAMPLES, name), 'utf8'))
            const read = readRecord([bundle], { today: TODAY })
            return read.ok ? [{ name, record: read.record }] : []
          } catch {
            return []
          }
        })

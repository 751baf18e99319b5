import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { type Part, READING_CASES, type ReadingCase } from './reading-cases.ts'
import { itemsText, overviewText, searchText, TODAY, viewsText } from './reading-text.ts'

/**
 * Approved readings: all that Backstory makes of a few invented people, as text in `readings/`. A change of what is
 * read, placed, linked, said or found shows there as a difference that a person can judge. Who means the change
 * approves it anew, reads the difference, and commits it with the code:
 *
 *     vitest run --config test/vitest.config.ts --project parts test/auth-server/record/readings.test.ts -u
 */
const FOLDER = resolve(import.meta.dirname, 'readings')

const TEXT_OF: { readonly [part in Part]: (record: PatientRecord, of: ReadingCase) => string } = {
  items: itemsText,
  overview: (record, { referral }) => overviewText(record, referral),
  views: viewsText,
  search: (record, { searches }) => searchText(record, searches),
}

const fileOf = (name: string, part: Part) => resolve(FOLDER, `${name}.${part}.txt`)

// Listed before a run writes any: an absent one fails, even where vitest would write it.
const approved = readdirSync(FOLDER).sort()

const READINGS = READING_CASES.flatMap((of) => of.parts.map((part) => [of.name, part, of] as const))

describe('a reading is as it was approved', () => {
  it.each(READINGS)('%s: %s', async (name, part, of) => {
    const read = readRecord(of.bundles(), { today: TODAY })
    if (!read.ok) throw new Error(read.message)
    await expect(TEXT_OF[part](read.record, of)).toMatchFileSnapshot(fileOf(name, part))
  })

  it('and none is missing, or left of a record that is no more', () => {
    expect(approved).toEqual(READINGS.map(([name, part]) => `${name}.${part}.txt`).sort())
  })
})

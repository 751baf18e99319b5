import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import { formatDate } from '../../../../auth-server/record/dates.ts'
import type { Item } from '../../../../auth-server/record/item.ts'
import { overviewOf } from '../../../../auth-server/record/overview/overview.ts'
import { presentItem } from '../../../../auth-server/record/present.ts'
import { buildIndex } from '../../../../auth-server/record/search/search-index.ts'
import { searchRecord } from '../../../../auth-server/record/search/search-record.ts'
import { exampleRecords, sandboxRecords, TODAY } from '../search/records.ts'

const NONE: ReadonlySet<string> = new Set()
const present = (item: Item) => presentItem(item, NONE)
const REFERRAL: ReferralView = {
  source: 'stated',
  id: null,
  reason: 'Lonely, drinking, in debt, past self-harm and abuse',
  referrer: null,
  date: null,
  letter: null,
}

/** Everything that an item says, whole. */
const textsOf = (item: Item): readonly string[] =>
  [
    item.term,
    ...item.otherTerms,
    item.text,
    item.value,
    ...item.searchable,
    ...item.facts.map(({ value }) => value),
  ].filter((text): text is string => text !== null && text.trim().length >= 6)

/** The day of a headline stands beside its label. */
const headlineDates = (closed: readonly Item[]) =>
  closed.map(({ headline, date }) => (headline === null ? '' : formatDate(date)))

describe('what is closed', () => {
  const records = [...sandboxRecords(), ...exampleRecords()].filter(({ record }) =>
    record.items.some(({ closing }) => closing !== null),
  )

  it('is there to be tested', () => {
    expect(records.length).toBeGreaterThan(5)
  })

  it('is in no overview, no search answer and no reason', () => {
    for (const { name, record } of records) {
      const closed = record.items.filter(({ closing }) => closing !== null)
      const open = record.items.filter(({ closing }) => closing === null)
      const elsewhere = open.flatMap(textsOf).join('\n').toLowerCase()
      const secret = closed
        .flatMap(textsOf)
        .filter((text) => !elsewhere.includes(text.toLowerCase()))
      const allowed = [
        REFERRAL.reason,
        ...closed.map(({ headline }) => headline),
        ...headlineDates(closed),
      ]
        .join('\n')
        .toLowerCase()
      const index = buildIndex(record)
      const queries = secret.flatMap((text) => [
        text.slice(0, 60),
        ...text.split(/\s+/).slice(0, 6),
      ])
      const answers = queries.map((words) => {
        const {
          chips: _chips,
          query: _query,
          ...view
        } = searchRecord(index, { words }, { opened: NONE, present })
        return view
      })
      const shown = JSON.stringify([
        overviewOf(record, { referral: REFERRAL, today: TODAY, opened: NONE, present }),
        answers,
        record.items.map(({ reasons, topics, group, headline }) => [
          reasons,
          topics,
          group,
          headline,
        ]),
      ]).toLowerCase()
      for (const text of secret) {
        if (allowed.includes(text.toLowerCase())) continue
        const quoted = JSON.stringify(text).slice(1, -1).toLowerCase()
        expect(
          shown.includes(quoted),
          `${name}: a closed text of ${text.length} characters shows`,
        ).toBe(false)
      }
    }
  }, 60_000)

  it('changes no count of any search', () => {
    for (const { name, record } of records) {
      const without = {
        ...record,
        items: record.items.filter(({ closing }) => closing === null),
      }
      const [all, open] = [buildIndex(record), buildIndex(without)]
      const words = record.items
        .filter(({ closing }) => closing !== null)
        .flatMap((item) => textsOf(item).flatMap((text) => text.split(/\s+/).slice(0, 8)))
      for (const each of new Set(words)) {
        const total = (index: typeof all) =>
          searchRecord(index, { words: each }, { opened: NONE, present }).total
        expect(total(all), `${name}: a word of a closed entry`).toBe(total(open))
      }
    }
  }, 60_000)
})

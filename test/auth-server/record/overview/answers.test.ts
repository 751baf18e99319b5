import { describe, expect, it } from 'vitest'
import { answersOf } from '../../../../auth-server/record/overview/answers.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import type { PatientRecord } from '../../../../auth-server/record/record.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord, sandboxRecords, TODAY } from '../search/records.ts'

const answers = (record: PatientRecord) => answersOf(record, openItems(record.items), TODAY)
const linesOf = (record: PatientRecord, key: string) =>
  answers(record).find((part) => part.key === key)?.lines ?? []
const wordsOf = (record: PatientRecord, key: string) => linesOf(record, key).map(({ text }) => text)

describe('the answers to what a link worker asks about a life', () => {
  it('are the entries’ own words, whole, with date and source', () => {
    const record = aRecord([
      anItem({
        term: 'Lives alone',
        text: 'Bungalow, owned',
        date: '2024-04-15',
        reference: 'Observation/alone',
      }),
    ])
    expect(linesOf(record, 'home')).toEqual([
      {
        text: 'Lives alone: Bungalow, owned',
        date: '2024-04-15',
        sources: ['Observation/alone'],
      },
    ])
  })

  it('take from a long note the sentence that speaks of the matter, and all of that sentence', () => {
    const owed = 'Debt of £2,400 with catalogues and a doorstep lender who calls on Fridays'
    const record = aRecord([aNote(`Chest clear. ${owed}. Review in two weeks.`)])
    expect(wordsOf(record, 'money')).toEqual([`${owed}.`])
  })

  it('say each line under one question only', () => {
    for (const { name, record } of sandboxRecords()) {
      const lines = answers(record).flatMap((part) => part.lines.map(({ text }) => text))
      const inQuestions = lines.filter((text) => !text.startsWith('Contact:'))
      expect(new Set(inQuestions).size, name).toBe(inQuestions.length)
    }
  })

  it('put what an entry says in its own code before a newer mention', () => {
    const record = aRecord([
      anItem({ term: 'Lives alone', date: '2025-01-01' }),
      aNote('Housing is cold and damp.', { date: '2026-01-01' }),
    ])
    expect(wordsOf(record, 'home')).toEqual(['Lives alone', 'Housing is cold and damp.'])
  })

  it('leave out a mention of long ago, never an entry of its own', () => {
    const record = aRecord([
      anItem({ term: 'Widowed', date: '1998-01-01' }),
      aNote('Mentions rent arrears.', { date: '2011-01-01' }),
    ])
    expect(wordsOf(record, 'money')).toEqual([])
    expect(wordsOf(record, 'events')).toEqual(['Widowed'])
  })

  it('name the husband who died, though a pet died later', () => {
    const doreen = sandboxRecords().find(({ name }) => name === 'doreen-pickering')
    expect(doreen).toBeDefined()
    if (!doreen) return
    expect(wordsOf(doreen.record, 'events')).toContain(
      'Bereavement: Husband Ken d. 9/3/24 at home, Ca pancreas',
    )
  })

  it('do not count the named GP or the referral itself as somebody who is involved', () => {
    for (const { name, record } of sandboxRecords()) {
      expect(wordsOf(record, 'involved').join('\n'), name).not.toMatch(
        /named accountable|Referral to social prescribing|Mode:/,
      )
    }
  })
})

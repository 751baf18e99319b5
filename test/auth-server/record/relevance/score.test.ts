import { describe, expect, it } from 'vitest'
import {
  isMiss,
  judgeWritten,
  kindOf,
  scoreOf,
  type WrittenItem,
  type WrittenLabel,
} from '../../../../auth-server/record/relevance/score.ts'
import { TODAY } from './an-item.ts'

const label = (
  expected: Pick<WrittenLabel, 'expect'> & Partial<WrittenLabel>,
  item: Partial<WrittenItem>,
): WrittenLabel => ({
  id: 'l-1',
  set: 'tune',
  why: 'for the test',
  ...expected,
  item: { type: 'Observation', ...item },
})
const judged = (...labels: readonly WrittenLabel[]) =>
  labels.map((each) => judgeWritten(each, { today: TODAY }))

describe('scoring the rules', () => {
  it('counts what was found, missed and shown in vain', () => {
    const score = scoreOf(
      judged(
        label({ expect: 'relevant' }, { term: 'Lives alone' }),
        label({ expect: 'relevant' }, { term: 'Qwertyuiop' }),
        label({ expect: 'lower' }, { term: 'Homeless' }),
        label({ expect: 'closed', closing: 'locked' }, { term: 'HIV positive' }),
        label({ expect: 'closed', closing: 'closed' }, { term: 'Suicidal ideation' }),
      ),
    )
    expect(score).toEqual({
      labels: 5,
      relevant: 2,
      recall: 0.5,
      precision: 0.5,
      closed: 2,
      closedRecall: 1,
      closedPrecision: 1,
      closings: 0.5,
    })
  })

  it('counts a closed entry that is closed in another way than the judge named as a miss', () => {
    const [same, other, unsaid] = judged(
      label({ expect: 'closed', closing: 'locked' }, { term: 'HIV positive' }),
      label({ expect: 'closed', closing: 'safety' }, { term: 'HIV positive' }),
      label({ expect: 'closed' }, { term: 'HIV positive' }),
    )
    expect([same, other, unsaid].map((each) => each && isMiss(each))).toEqual([false, true, false])
  })

  it('reads an entry of which little is said by its type', () => {
    const [referral] = judged(
      label({ expect: 'relevant' }, { type: 'ReferralRequest', term: 'Abdominal pain' }),
    )
    expect(referral).toMatchObject({ got: { place: 'relevant' }, reasons: ['a referral'] })
  })

  it('reads a note by its words, as the reader of Bundles hands it on', () => {
    const [note] = judged(
      label({ expect: 'relevant' }, { isNote: true, term: 'Comment note', text: 'lives alone' }),
    )
    expect(note?.got.place).toBe('relevant')
    expect(note?.words).toBe('lives alone')
  })

  it('lets a linked problem say what a medicine is for', () => {
    const drops = { type: 'MedicationStatement', term: 'Propranolol', active: true } as const
    const [alone, linked] = judged(
      label({ expect: 'lower' }, drops),
      label({ expect: 'relevant' }, { ...drops, problemTerms: ['Anxiety'] }),
    )
    expect([alone?.got.place, linked?.got.place]).toEqual(['lower', 'relevant'])
  })

  it('knows a kind of topic however it is written, and what is none', () => {
    const kind = (group: string | null) => kindOf(label({ expect: 'lower', group }, {}))
    expect(kind('Pain and fatigue')).toBe('pain & fatigue')
    expect(kind('mental_health')).toBe('mental health')
    expect([kind('none'), kind(null), kind('weather')]).toEqual([null, null, null])
  })

  it('is whole where there was nothing to find', () => {
    expect(scoreOf([])).toMatchObject({ recall: 1, precision: 1 })
  })
})

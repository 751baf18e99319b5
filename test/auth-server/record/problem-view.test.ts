import { describe, expect, it } from 'vitest'
import { problemView } from '../../../auth-server/record/problem-view.ts'
import { timelineView } from '../../../auth-server/record/timeline.ts'
import {
  actual,
  encounter,
  note,
  observation,
  problem,
  recordOf,
  reference,
  related,
  relatedProblem,
} from './wire-builders.ts'

const record = recordOf(
  encounter('enc1'),
  encounter('old', { period: { start: '2019-01-01' } }),
  problem('p', 'Depressive disorder', {
    onsetDateTime: '2021-02-11',
    extension: [
      actual('Observation/is'),
      related('Encounter/enc1'),
      related('Observation/grief'),
      related('Observation/gone'),
      relatedProblem('Condition/parent'),
    ],
  }),
  problem('parent', 'Bereavement'),
  observation('is', 'Depressive disorder', { effectiveDateTime: '2021-02-11' }),
  observation('grief', 'Widowed', { context: reference('Encounter/old') }),
  observation('day', 'Sleep disturbance', { effectiveDateTime: '2021-02-11' }),
  note('says', 'Her depressive thoughts are back', { context: reference('Encounter/old') }),
)
const view = problemView(record, 'Condition/p', new Set())
const names = (items: readonly { reference: string }[] | undefined) =>
  items?.map(({ reference: name }) => name)

describe('a problem with what is linked to it', () => {
  it('keeps three strengths apart, each entry in the strongest only', () => {
    expect(names(view?.consultations)).toEqual(['Encounter/enc1', 'Encounter/old'])
    expect(names(view?.evidence)).toEqual(['Observation/grief'])
    expect(names(view?.sameDay)).toEqual(['Observation/day'])
    expect(names(view?.mentions)).toEqual(['Observation/says'])
  })

  it('names what it is, its kin, and how much is missing', () => {
    expect(view?.actual?.reference).toBe('Observation/is')
    expect(names(view?.parents)).toEqual(['Condition/parent'])
    expect(view?.missing).toBe(1)
    expect(names(problemView(record, 'Condition/parent', new Set())?.children)).toEqual([
      'Condition/p',
    ])
  })

  it('is null for what is no problem', () => {
    expect(problemView(record, 'Observation/is', new Set())).toBeNull()
    expect(problemView(record, 'Condition/none', new Set())).toBeNull()
  })
})

describe('the timeline', () => {
  const all = { asked: null, opened: new Set<string>(), all: true }

  it('goes by year, newest first, with planned and undated apart', () => {
    const timeline = timelineView(
      recordOf(
        observation('a', 'Widowed', { effectiveDateTime: '2021' }),
        observation('b', 'Retired', { effectiveDateTime: undefined }),
        observation('c', 'Lives alone', { effectiveDateTime: '2024-03' }),
        {
          resourceType: 'ProcedureRequest',
          id: 'd',
          intent: 'plan',
          occurrenceDateTime: '2027-02-03',
        },
      ),
      all,
    )
    expect(timeline.years.map(({ year }) => year)).toEqual(['2024', '2021', null])
    expect(names(timeline.planned)).toEqual(['ProcedureRequest/d'])
  })

  it('tells a consultation once, not each of its notes', () => {
    const references = timelineView(record, all).years.flatMap(({ entries }) =>
      entries.map(({ item }) => item.reference),
    )
    expect(references).toContain('Encounter/old')
    expect(references).not.toContain('Observation/says')
  })

  it('can be of one problem', () => {
    const timeline = timelineView(record, { ...all, problem: 'Condition/p' })
    const references = timeline.years.flatMap(({ entries }) =>
      names(entries.map(({ item }) => item)),
    )
    expect(new Set(references)).toEqual(
      new Set([
        'Condition/p',
        'Condition/parent',
        'Encounter/enc1',
        'Encounter/old',
        'Observation/is',
        'Observation/grief',
      ]),
    )
  })
})

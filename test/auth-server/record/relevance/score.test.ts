import { describe, expect, it } from 'vitest'
import { judgeLabels, type Label, scoreOf } from '../../../../auth-server/record/relevance/score.ts'
import { TODAY } from './an-item.ts'

const label = (
  id: string,
  place: Label['place'],
  term: string,
  type: Label['item']['type'] = 'Observation',
): Label => ({
  id,
  item: { type, term },
  place,
  group: null,
  why: 'for the test',
  set: 'tune',
})

describe('scoring the rules', () => {
  it('counts what was found, missed and shown in vain', () => {
    const score = scoreOf(
      judgeLabels(
        [
          label('1', 'relevant', 'Lives alone'),
          label('2', 'relevant', 'Qwertyuiop'),
          label('3', 'lower', 'Homeless'),
          label('4', 'closed', 'HIV positive'),
        ],
        TODAY,
      ),
    )
    expect(score).toEqual({
      labels: 4,
      recall: 0.5,
      precision: 0.5,
      closedRecall: 1,
      closedPrecision: 1,
    })
  })

  it('reads an entry of which little is said by its type', () => {
    const [judged] = judgeLabels(
      [label('1', 'relevant', 'Abdominal pain', 'ReferralRequest')],
      TODAY,
    )
    expect(judged).toMatchObject({ got: 'relevant', reasons: ['a referral'] })
  })

  it('is whole where there was nothing to find', () => {
    expect(scoreOf([])).toMatchObject({ recall: 1, precision: 1 })
  })
})

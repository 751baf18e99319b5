import { describe, expect, it } from 'vitest'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import {
  actual,
  encounter,
  observation,
  problem,
  recordOf,
  related,
  relatedProblem,
  structure,
} from './wire-builders.ts'

const NONE: ReadonlySet<string> = new Set()

/** A consultation of one topic with one heading, and whatever else stands in the record. */
function titled(
  { consultation, topic, heading }: { consultation?: string; topic?: string; heading?: string },
  ...more: readonly unknown[]
) {
  const record = recordOf(
    encounter('enc1'),
    structure('consultation', 'cons1', ['List/t'], { title: consultation }),
    structure('topic', 't', ['List/h'], {
      title: topic,
      extension: [relatedProblem('Condition/p')],
    }),
    structure('heading', 'h', ['Observation/o'], { title: heading }),
    observation('o', 'Lives alone'),
    ...more,
  )
  const view = consultationView(record, 'Encounter/enc1', NONE)
  return {
    topic: view?.topics[0]?.title,
    heading: view?.topics[0]?.headings[0]?.title,
    about: view?.about,
    headings: record.byReference.get('Observation/o')?.headings,
    said: JSON.stringify([view, record.items]),
  }
}

describe('a title that names what is closed', () => {
  it.each(['consultation', 'topic', 'heading'] as const)('is not shown: of a %s', (level) => {
    const { said } = titled({ [level]: 'HIV clinic' })
    expect(said).not.toMatch(/hiv/i)
    expect(titled({ [level]: 'Asthma clinic' }).said).toMatch(/asthma/i)
  })

  it('leaves the others as they are', () => {
    const view = titled({ topic: 'Low mood', heading: 'HIV clinic' })
    expect([view.topic, view.heading, view.headings]).toEqual(['Low mood', null, ['Low mood']])
    const other = titled({ topic: 'HIV clinic', heading: 'Social' })
    expect([other.topic, other.heading, other.headings]).toEqual([null, 'Social', ['Social']])
    expect(other.about).toBe('Lives alone')
  })

  it('is not judged by the consultation it stands in either', () => {
    const { said } = titled({ topic: 'Domestic abuse', heading: 'Child protection' })
    expect(said).not.toMatch(/abuse|protection/i)
  })
})

describe('a title that repeats a closed entry', () => {
  it('is not shown, whatever its case and spaces', () => {
    const closed = problem('x', 'Quarrel of unusual name', {
      extension: [actual('Observation/closed')],
    })
    const told = observation('closed', 'HIV positive')
    expect(titled({ topic: ' quarrel of  UNUSUAL name' }, closed, told).topic).toBeNull()
    expect(titled({ topic: 'Quarrel' }, closed, told).topic).toBe('Quarrel')
  })
})

describe('the title of a topic that is linked to a closed problem', () => {
  const closed = problem('p', 'HIV positive')

  it('is not shown, since it is that problem’s name as a rule', () => {
    expect(titled({ topic: 'The usual matter' }, closed).topic).toBeNull()
    expect(titled({ topic: 'The usual matter' }, problem('p', 'Asthma')).topic).toBe(
      'The usual matter',
    )
  })

  it('is shown where an open problem bears it', () => {
    const open = problem('q', 'the usual  matter', { extension: [related('Observation/o')] })
    expect(titled({ topic: 'The usual matter' }, closed, open).topic).toBe('The usual matter')
  })
})

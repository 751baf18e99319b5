import { describe, expect, it } from 'vitest'
import { AREAS, SAFETY_LINE, SENSITIVE } from '../../../auth-server/contract.ts'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import { openable, presentItem } from '../../../auth-server/record/present.ts'
import { problemView } from '../../../auth-server/record/problem-view.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { sameDay } from '../../../auth-server/record/same-day.ts'
import { sectionView } from '../../../auth-server/record/section.ts'
import { timelineView } from '../../../auth-server/record/timeline.ts'
import {
  actual,
  coded,
  encounter,
  note,
  observation,
  problem,
  recordOf,
  reference,
  related,
  relatedProblem,
  structure,
} from './wire-builders.ts'

/** One closed subject, written in every element that can hold words, and named by what stands around it. */
const SUBJECTS = [
  { closing: 'locked', term: 'Human immunodeficiency virus infection', word: 'immunodeficiency' },
  { closing: 'closed', term: 'On child protection register', word: 'register' },
  { closing: 'headline', term: 'Deliberate self-harm', word: 'canary-harm' },
  { closing: 'safety', term: 'Victim of domestic abuse', word: 'abuse' },
] as const

function recordAbout(term: string): PatientRecord {
  return recordOf(
    encounter('enc1'),
    encounter('enc2', { period: { start: '2026-05-05' } }),
    structure('consultation', 'cons1', ['List/topic1', 'List/topic2']),
    structure('topic', 'topic1', ['List/h1'], {
      title: `${term} review`,
      extension: [relatedProblem('Condition/closed')],
    }),
    structure('topic', 'topic2', ['Observation/plain'], { title: term }),
    structure('heading', 'h1', ['Observation/closed', 'Observation/named'], { title: term }),
    problem('closed', term, {
      note: [{ text: 'canary-problem-note' }],
      onsetDateTime: '2026-04-14',
      asserter: { display: 'canary-asserter' },
      extension: [
        actual('Observation/closed'),
        related('Encounter/enc1'),
        related('Observation/plain'),
        { ...related('x'), valueReference: { display: 'canary-display' } },
        relatedProblem('Condition/open', 'child'),
      ],
    }),
    problem('open', 'Chronic low back pain', { onsetDateTime: '2026-04-14' }),
    observation('closed', term, {
      comment: 'canary-comment',
      valueString: 'canary-value',
      component: [{ code: coded('canary-component'), valueString: 'canary-part' }],
      bodySite: { text: 'canary-site' },
      context: reference('Encounter/enc1'),
      performer: [{ display: 'canary-performer' }],
    }),
    observation('plain', 'Lives alone', { context: reference('Encounter/enc1') }),
    observation('named', term, { context: reference('Encounter/enc2') }),
    note('short', term, { context: reference('Encounter/enc2') }),
    {
      resourceType: 'DiagnosticReport',
      id: 'rep1',
      code: coded('Diagnostic studies report'),
      issued: '2026-04-14',
      result: [reference('Observation/result')],
    },
    observation('result', term, { valueString: 'canary-result' }),
    {
      resourceType: 'QuestionnaireResponse',
      id: 'form1',
      parent: [reference('Observation/closed')],
      item: [{ answer: [{ valueReference: reference('Observation/closed') }] }],
      context: reference('Encounter/enc1'),
    },
  )
}

/** Everything that the pure views can say, as one text. */
function everything(record: PatientRecord, opened: ReadonlySet<string>): string {
  return JSON.stringify([
    record.items.map((item) => presentItem(item, opened)),
    AREAS.map((area) => sectionView(record, area, { all: true, asked: null, opened })),
    [...record.problems.keys()].map((each) => problemView(record, each, opened)),
    record.items
      .filter(({ type }) => type === 'Encounter')
      .map(({ reference: each }) => consultationView(record, each, opened)),
    timelineView(record, { all: true, asked: null, opened }),
    timelineView(record, { all: true, asked: null, opened, problem: 'Condition/open' }),
    sameDay(record, '2026-04-14', opened),
  ])
}

describe.each(SUBJECTS)('an item that is $closing', ({ closing, term, word }) => {
  const record = recordAbout(term)

  it('is closed by the rules, and so is the problem that it is', () => {
    expect(record.byReference.get('Condition/closed')?.closing).toBe(closing)
    expect(record.byReference.get('Observation/closed')?.closing).toBe(closing)
  })

  it('shows none of its strings in any view, nor in what links to it or names it', () => {
    const whole = everything(record, new Set())
    // A headline names its recorder.
    const said =
      closing === 'headline' ? whole.replace(/canary-(performer|asserter)/g, 'recorder') : whole
    expect(said).not.toContain('canary')
    expect(said.toLowerCase()).not.toContain(word)
    expect(said).not.toContain(term)
  })

  it('is one word until it is opened', () => {
    const item = record.byReference.get('Observation/closed')
    const view = item && presentItem(item, new Set())
    const words = { locked: SENSITIVE, closed: SENSITIVE, safety: SAFETY_LINE }
    if (closing === 'headline') expect(view?.term).toBe(item?.headline)
    else expect(view?.term).toBe(words[closing])
    expect(view).toMatchObject({
      value: null,
      text: null,
      time: null,
      reasons: [],
      facts: [],
      marks: [],
      problems: [],
      consultation: null,
    })
  })

  it('opens with a reason unless it is locked', () => {
    const opened = new Set(openable(record, { reference: 'Observation/closed' }))
    const item = record.byReference.get('Observation/closed')
    const view = item && presentItem(item, opened)
    if (closing === 'locked') expect(opened.size).toBe(0)
    else expect(view).toMatchObject({ term, text: 'canary-comment' })
  })
})

describe('an open item beside a closed one', () => {
  it('keeps its place and its words', () => {
    const record = recordAbout('Victim of domestic abuse')
    expect(record.byReference.get('Observation/plain')).toMatchObject({
      term: 'Lives alone',
      place: 'relevant',
    })
    expect(record.byReference.get('Encounter/enc1')?.term).toBe('Lives alone')
  })

  it('leaves a consultation only its setting when everything in it is closed', () => {
    const record = recordAbout('Victim of domestic abuse')
    expect(record.byReference.get('Encounter/enc2')).toMatchObject({
      term: 'GP Surgery',
      place: 'lower',
    })
  })
})

describe('words behind a code that is shown', () => {
  it('open only with a reason', () => {
    const record = recordOf(
      observation('risk', 'Adult safeguarding concern', { comment: 'canary-words' }),
    )
    const item = record.byReference.get('Observation/risk')
    expect(item).toMatchObject({ closing: null, wordsClosed: true })
    if (!item) return
    expect(presentItem(item, new Set())).toMatchObject({
      term: 'Adult safeguarding concern',
      date: '2026-04-14',
      text: null,
      facts: [],
      wordsClosed: true,
    })
    const opened = presentItem(item, new Set(openable(record, { reference: item.reference })))
    expect(opened).toMatchObject({ text: 'canary-words' })
    expect(opened).not.toHaveProperty('wordsClosed')
  })

  it('of a problem open with those of what is linked to it', () => {
    const record = recordOf(
      problem('risk', 'Adult safeguarding concern', { extension: [related('Observation/told')] }),
      observation('told', 'Adult safeguarding concern', { comment: 'canary-told' }),
      observation('other', 'Adult safeguarding concern', { comment: 'canary-other' }),
    )
    expect(openable(record, { reference: 'Condition/risk' })).toEqual([
      'Condition/risk',
      'Observation/told',
    ])
  })

  it('are not offered where nothing is written', () => {
    const record = recordOf(observation('risk', 'Adult safeguarding concern'))
    const item = record.byReference.get('Observation/risk')
    expect(item?.wordsClosed).toBe(true)
    if (item) expect(presentItem(item, new Set())).not.toHaveProperty('wordsClosed')
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type {
  DraftAnswer,
  NoteContent,
  NotesView,
  NoteTextView,
  QuestionAnswer,
  SaveAnswer,
} from '../../../auth-server/contract.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { aPassage, someContent } from '../notes/a-notebook.ts'
import {
  aBundle,
  aNote,
  aVendor,
  type Panel,
  type PanelServer,
  startPanelServer,
} from './panel-server.ts'

const WRITES = ['patient/DocumentReference.crs', 'patient/Task.crs', 'patient/Communication.crs']
const tokens = (scopes: readonly string[] = WRITES) => ({
  tokens: { accessToken: 'canarytoken', refreshToken: null, expiresAt: null, scopes },
})

let server: PanelServer

async function offering(capabilities: Record<string, boolean>) {
  server.vendors[0] = aVendor({
    capabilities: {
      referral: true,
      letter: true,
      consent: true,
      practitioner: true,
      practitionerRole: true,
      ...capabilities,
    },
  })
  await server.reload()
}

beforeEach(async () => {
  server = await startPanelServer()
  await offering({ notes: true, tasks: true, communication: true })
})
afterEach(() => server.close())

const openPanel = async () => server.open(tokens())
const draft = (panel: Panel, content: NoteContent, revision = 0, writer = 'w1') =>
  panel.json<DraftAnswer>('/notes/draft', { writer, revision, content })
const save = async (panel: Panel) => {
  const { revision, quotes } = await panel.json<NotesView>('/notes')
  return panel.json<SaveAnswer>('/notes/save', {
    writer: 'w1',
    revision,
    quotes: quotes.filter((quote) => quote.for === 'note').map(({ id }) => id),
  })
}
const note = (reference: string) => ({ from: { reference }, heading: 'needs' })
const audited = async (event: string) =>
  (await server.events()).filter((each) => each.event === event)
const savedWords = () =>
  Buffer.from(
    (server.writes.stored[0] as fhir4.DocumentReference).content[0]?.attachment.data ?? '',
    'base64',
  ).toString()

describe('quotes', () => {
  it('are taken by the server, with their source line, and are in the audit first', async () => {
    const panel = await openPanel()
    await panel.record()
    const { quotes } = await panel.json<NotesView>('/notes/quote', note('Observation/n1'))
    expect(quotes[0]).toMatchObject({
      words: 'Lives alone, canarynote',
      reference: 'Observation/n1',
      source: 'record',
    })
    expect(quotes[0]?.sourceLine).toMatch(
      /^Note · 01-Jun-2025 · Sampleton Surgery · fetched \d\d-\w{3}-\d{4} \d\d:\d\d$/,
    )
    const [event] = await audited('quoted')
    expect(event?.all).toContain('Observation/n1')
    expect(event?.all).not.toContain('canarynote')
  })

  it('are not taken when the audit fails', async () => {
    const panel = await openPanel()
    await panel.record()
    server.auditDown.now = true
    expect(await panel.refusal('/notes/quote', note('Observation/n1'))).toBe('audit-unavailable')
    server.auditDown.now = false
    expect((await panel.json<NotesView>('/notes')).quotes).toEqual([])
  })

  it.each([
    ['n2', 'not-openable'],
    ['n4', 'reason-needed'],
    ['nowhere', 'item-unknown'],
  ])('of %s are refused: %s', async (id, code) => {
    const panel = await openPanel()
    await panel.record()
    expect(await panel.refusal('/notes/quote', note(`Observation/${id}`))).toBe(code)
  })

  it('of something sensitive are taken once it was opened with a reason, and warn', async () => {
    const panel = await openPanel()
    await panel.record()
    await panel.json('/record/open', {
      what: { reference: 'Observation/n4' },
      reason: 'Worried about someone’s safety',
    })
    const { quotes } = await panel.json<NotesView>('/notes/quote', note('Observation/n4'))
    expect(quotes[0]?.warnings).toContain('sensitive')
  })

  it('of what the patient is not to be told warn, and keep the mark at the vendor', async () => {
    const secret = {
      ...aNote('n9', '2025-07-01', 'Daughter rang, worried'),
      meta: {
        security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }],
      },
    }
    server.practice.answer = aBundle({}, [secret])
    const panel = await openPanel()
    await panel.record()
    const { quotes } = await panel.json<NotesView>('/notes/quote', note('Observation/n9'))
    expect(quotes[0]?.warnings).toContain('notForPatient')
    await save(panel)
    expect(server.writes.stored[0]).toMatchObject({
      securityLabel: [{ coding: [{ code: 'R' }] }, { coding: [{ code: 'NOPAT' }] }],
    })
    expect(savedWords()).toContain('not to be told to the patient, family or carers')
  })

  it('of the letter are cut out of the server’s own copy, and need no record', async () => {
    const panel = await openPanel()
    await panel.json('')
    const from = 'Dear link worker,\n'.length
    const { quotes } = await panel.json<NotesView>('/notes/quote', {
      from: { letter: { from, to: from + 'canaryletter'.length } },
      heading: 'needs',
    })
    expect(quotes[0]).toMatchObject({ words: 'canaryletter', source: 'letter' })
    const beyond = { from: { letter: { from: 5000, to: 6000 } }, heading: 'needs' }
    expect(await panel.refusal('/notes/quote', beyond)).toBe('item-unknown')
  })

  it('cannot be brought by the panel', async () => {
    const panel = await openPanel()
    await panel.record()
    const invented = { ...note('Observation/n1'), words: 'Something else' }
    expect(await panel.refusal('/notes/quote', invented)).toBe('request-invalid')
  })

  it('of the record are hidden, and left out of what is saved, once consent is withdrawn', async () => {
    const panel = await openPanel()
    await panel.record()
    await panel.json('/notes/quote', note('Observation/n1'))
    await draft(panel, someContent())
    await panel.json('/consent', { decision: 'withdrawn' })
    const notes = await panel.json<NotesView>('/notes')
    expect(notes.quotes.map(({ words }) => words)).toEqual([null])
    const { text } = await panel.json<NoteTextView>('/notes/text', { how: 'see' })
    expect(text).not.toContain('canarynote')
    expect((await save(panel)).outcome).toBe('saved')
    expect(savedWords()).not.toContain('canarynote')
  })
})

describe('a draft', () => {
  it('is there again in the next session of the same user, and in nobody else’s', async () => {
    const panel = await openPanel()
    await draft(panel, someContent())
    await panel.call('/end', {})
    const again = await openPanel()
    expect((await again.json<NotesView>('/notes')).content).toEqual(someContent())
    const other = await server.open({
      ...tokens(),
      user: {
        issuer: 'https://meadow.example',
        subject: 'worker-2',
        name: 'Sam Other',
        fhirUser: 'Practitioner/w1',
      },
    })
    expect((await other.json<NotesView>('/notes')).content.passages).toEqual([])
  })

  it('of two windows is a conflict, shown, with both kept', async () => {
    const [one, two] = [await openPanel(), await openPanel()]
    await draft(one, someContent({ passages: [aPassage({ text: 'From one' })] }), 0, 'w1')
    const answer = await draft(
      two,
      someContent({ passages: [aPassage({ text: 'From two' })] }),
      0,
      'w2',
    )
    expect(answer.state).toBe('conflict')
    const notes = await one.json<NotesView>('/notes')
    expect(notes.content.passages[0]?.text).toBe('From one')
    expect(notes.setAside[0]?.content.passages[0]?.text).toBe('From two')
  })

  it.each([
    ['an unknown heading', { passages: [{ ...aPassage(), heading: 'gossip' }] }],
    ['words without end', { passages: [aPassage({ text: 'x'.repeat(10_001) })] }],
    [
      'a link that runs',
      {
        services: [
          {
            serviceId: 'a',
            name: 'b',
            feed: '',
            telephone: null,
            url: 'javascript:alert(1)',
            lastChecked: null,
            choice: 'chosen',
            comment: '',
          },
        ],
      },
    ],
  ])('with %s is refused', async (_what, change) => {
    const panel = await openPanel()
    const content = { ...someContent(), ...change }
    expect(await panel.refusal('/notes/draft', { writer: 'w1', revision: 0, content })).toBe(
      'request-invalid',
    )
  })
})

describe('saving', () => {
  it('writes one UK Core document about this launch’s patient and referral, and is in the audit', async () => {
    const panel = await openPanel()
    await draft(panel, someContent())
    const { outcome, notes } = await save(panel)
    expect([outcome, notes.saved[0]?.readBack]).toEqual(['saved', 'same'])
    expect(server.writes.stored).toHaveLength(1)
    expect(server.writes.stored[0]).toMatchObject({
      subject: { reference: 'Patient/p1' },
      author: [{ reference: 'Practitioner/w1' }],
      custodian: { identifier: { value: 'X9X9X' } },
      context: { related: [{ reference: 'ServiceRequest/sr1' }] },
      content: [{ attachment: { contentType: 'text/plain; charset=utf-8' } }],
    })
    expect((await audited('note-saved'))[0]?.all).toContain('DocumentReference/d1')
  })

  it.each([
    ['not-offered', { notes: false }, WRITES],
    ['no-right', { notes: true }, ['patient/DocumentReference.rs']],
  ] as const)('says “%s” without a call, and the draft stays', async (outcome, offers, scopes) => {
    await offering(offers)
    const panel = await server.open(tokens(scopes))
    await draft(panel, someContent())
    const answer = await save(panel)
    expect([answer.outcome, answer.notes.ability.note]).toEqual([outcome, outcome])
    expect(answer.notes.content).toEqual(someContent())
    expect(server.writes.calls).toEqual([])
  })

  it('works by v1 scopes too', async () => {
    const panel = await server.open(tokens(['patient/*.write', 'patient/*.read']))
    await draft(panel, someContent())
    expect((await save(panel)).outcome).toBe('saved')
  })

  it('says “refused” when the vendor refuses, in the audit too, and the draft stays', async () => {
    const panel = await openPanel()
    await draft(panel, someContent())
    server.writes.faults = [403]
    const { outcome, notes } = await save(panel)
    expect([outcome, notes.content]).toEqual(['refused', someContent()])
    expect(await audited('note-refused')).toHaveLength(1)
  })

  it.each([
    [
      'the patient does not agree',
      async (panel: Panel) => panel.json('/consent', { decision: 'refused' }),
    ],
    ['the record was refused', async (panel: Panel) => panel.record()],
    ['the worker talks first', async () => undefined],
  ])('needs no record: %s', async (_why, before) => {
    server.practice.answer = new Refusal('patient-restricted')
    const panel = await openPanel()
    await before(panel)
    await draft(panel, someContent())
    expect((await save(panel)).outcome).toBe('saved')
    expect(server.writes.stored).toHaveLength(1)
  })

  it.each(['copy', 'print', 'download'])(
    'by hand (%s) is in the audit, with what was quoted',
    async (how) => {
      const panel = await openPanel()
      await panel.record()
      await panel.json('/notes/quote', note('Observation/n1'))
      const { text } = await panel.json<NoteTextView>('/notes/text', { how })
      expect(text).toContain('“Lives alone, canarynote”')
      const [event] = await audited('note-taken')
      expect(event?.all).toContain(how)
      expect(event?.all).toContain('Observation/n1')
      expect(await audited('note-taken')).toHaveLength(1)
      await panel.json('/notes/text', { how: 'see' })
      expect(await audited('note-taken')).toHaveLength(1)
    },
  )

  it('is corrected by a document that replaces the first', async () => {
    const panel = await openPanel()
    await draft(panel, someContent())
    const { notes } = await save(panel)
    const { identifier } = notes.saved[0] ?? { identifier: '' }
    const open = await panel.json<NotesView>('/notes/correct', { identifier })
    expect(open.content).toEqual(someContent())
    expect((await save(panel)).notes.saved.map(({ replaced }) => replaced)).toEqual([false, true])
    expect(server.writes.stored[1]).toMatchObject({
      relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/d1' } }],
    })
  })
})

describe('questions to the GP', () => {
  const question = {
    id: 'q1',
    kind: 'question',
    to: 'Dr A Referrer',
    text: 'Is she safe to swim?',
    answer: '',
  } as const
  const asked = async (panel: Panel) =>
    draft(panel, someContent({ passages: [], questions: [question] }))
  const stateOf = (notes: NotesView) => notes.questions.find(({ id }) => id === 'q1')

  it('go to whoever referred, and to the practice only when its record is open', async () => {
    const panel = await openPanel()
    expect((await panel.json<NotesView>('/notes')).recipients).toEqual(['Dr A Referrer'])
    await panel.record()
    expect((await panel.json<NotesView>('/notes')).recipients).toEqual([
      'Dr A Referrer',
      'Sampleton Surgery',
    ])
  })

  it('name the practice no longer once consent is withdrawn', async () => {
    const panel = await openPanel()
    await panel.record()
    await panel.json('/consent', { decision: 'withdrawn' })
    expect((await panel.json<NotesView>('/notes')).recipients).toEqual(['Dr A Referrer'])
  })

  it('do not name the practice while the person is not settled', async () => {
    server.practice.answer = aBundle({ birthDate: '1953-04-03' })
    const panel = await openPanel()
    await panel.record()
    expect((await panel.json<NotesView>('/notes')).recipients).toEqual(['Dr A Referrer'])
  })

  it('never name the practice of a restricted patient', async () => {
    server.practice.answer = new Refusal('patient-restricted')
    const panel = await openPanel()
    await panel.record()
    expect((await panel.json<NotesView>('/notes')).recipients).toEqual(['Dr A Referrer'])
  })

  it('are given to the vendor once, and are not “sent” until the vendor says so', async () => {
    const panel = await openPanel()
    await asked(panel)
    server.writes.faults = ['lost-after']
    const [first, second] = await Promise.all([
      panel.json<QuestionAnswer>('/questions/give', { id: 'q1' }),
      panel.json<QuestionAnswer>('/questions/give', { id: 'q1' }),
    ])
    expect([first?.outcome, second?.outcome]).toEqual(['done', 'done'])
    expect(server.writes.stored).toHaveLength(1)
    expect(server.writes.stored[0]).toMatchObject({
      resourceType: 'Communication',
      status: 'preparation',
      recipient: [{ display: 'Dr A Referrer' }],
      payload: [{ contentString: 'Is she safe to swim?' }],
    })
    const given = await panel.json<SaveAnswer>('/notes/resume', {})
    expect(stateOf(given.notes)).toMatchObject({ state: 'given', as: 'message', sentAt: null })

    Object.assign(server.writes.stored[0] ?? {}, {
      status: 'completed',
      sent: '2026-11-22T12:00:00Z',
    })
    const sent = await panel.json<SaveAnswer>('/notes/resume', {})
    expect(stateOf(sent.notes)).toMatchObject({ sentAt: '2026-11-22T12:00:00Z' })
  })

  it('become a task where the vendor takes tasks and no messages', async () => {
    await offering({ notes: true, tasks: true })
    const panel = await openPanel()
    await asked(panel)
    await panel.json('/questions/give', { id: 'q1' })
    expect(server.writes.stored[0]).toMatchObject({ resourceType: 'Task', intent: 'proposal' })
  })

  it('are copied, and marked as answered, in the audit, with the quote they carry', async () => {
    const panel = await openPanel()
    await panel.record()
    await asked(panel)
    await panel.json('/notes/quote', { ...note('Observation/n1'), for: 'q1' })
    const copied = await panel.json<QuestionAnswer>('/questions/copy', { id: 'q1' })
    expect(copied.text).toContain('Is she safe to swim?\n\n“Lives alone, canarynote”')
    expect(stateOf(copied.notes)).toMatchObject({ state: 'copied' })
    const answered = await panel.json<QuestionAnswer>('/questions/answered', { id: 'q1' })
    expect(stateOf(answered.notes)).toMatchObject({ state: 'answered' })
    expect((await audited('question-copied'))[0]?.all).toContain('Observation/n1')
    expect(await audited('question-answered')).toHaveLength(1)
  })

  it('stay when the note is saved, and are no part of it', async () => {
    const panel = await openPanel()
    await draft(panel, someContent({ questions: [question] }))
    const { notes } = await save(panel)
    expect(notes.content.questions).toEqual([question])
    expect(savedWords()).not.toContain('safe to swim')
  })

  it('are refused where there is no such question', async () => {
    const panel = await openPanel()
    for (const what of ['copy', 'give', 'answered']) {
      expect(await panel.refusal(`/questions/${what}`, { id: 'nobody' })).toBe('request-invalid')
    }
  })
})

it('logs nothing of what was written, quoted or asked', async () => {
  const panel = await openPanel()
  await panel.record()
  await panel.json('/notes/quote', note('Observation/n1'))
  await draft(panel, someContent())
  server.writes.faults = [500, 'lost-before']
  await save(panel)
  await panel.json('/notes/resume', {})
  expect(server.logged.join('')).not.toMatch(/canary|Ted|teatime|Canarywharf|9990000018/)
})

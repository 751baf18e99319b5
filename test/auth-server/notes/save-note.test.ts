import { describe, expect, it } from 'vitest'
import type { NotedService } from '../../../auth-server/contract.ts'
import { addQuote, correctNote, keepDraft } from '../../../auth-server/notes/draft.ts'
import { saveNote } from '../../../auth-server/notes/save-note.ts'
import { aDesk, aMaking, anOwner, aQuote, NOW, someContent } from './a-notebook.ts'

const owner = anOwner()

async function aDraft(content = someContent()) {
  const desk = aDesk()
  const notes = await desk.notebook.change(owner, NOW, (before) => {
    const kept = {
      writer: 'w1',
      revision: before.revision,
      content,
      sequence: null,
      decided: false,
    }
    return keepDraft(before, kept, NOW).notes
  })
  const seen = { revision: notes.revision, quotes: [] as string[] }
  return { ...desk, seen, read: () => desk.notebook.read(owner, NOW) }
}

const wordsOf = (resource: unknown): string =>
  Buffer.from(
    (resource as fhir4.DocumentReference).content[0]?.attachment.data ?? '',
    'base64',
  ).toString()

describe('saving a note', () => {
  it('makes one document, reads it back the same, and empties the draft', async () => {
    const { ports, vendor, seen } = await aDraft()
    const { outcome, notes } = await saveNote(ports, owner, seen, aMaking())
    expect(outcome).toBe('saved')
    expect(vendor.stored).toHaveLength(1)
    expect(wordsOf(vendor.stored[0])).toContain('Patient told me:\nMisses Ted most at teatime')
    expect(notes.saved[0]?.readBack).toBe('same')
    expect([notes.content.passages, notes.keptAt]).toEqual([[], null])
  })

  it('makes one document of a double click', async () => {
    const { ports, vendor, seen } = await aDraft()
    const both = await Promise.all([1, 2].map(() => saveNote(ports, owner, seen, aMaking())))
    expect(both.map(({ outcome }) => outcome)).toEqual(['saved', 'saved'])
    expect(vendor.stored).toHaveLength(1)
  })

  it('makes one document of two windows, at a vendor without conditional create too', async () => {
    const { ports, vendor, seen } = await aDraft()
    vendor.offers.conditional = false
    const times = [0, 20, 40].map((delay) =>
      new Promise((done) => setTimeout(done, delay)).then(() =>
        saveNote(ports, owner, seen, aMaking()),
      ),
    )
    await Promise.all(times)
    expect(vendor.stored).toHaveLength(1)
  })

  it.each(['unknown first, then found', 'lost before writing'] as const)(
    'keeps a note on its way when no answer comes, and ends it later: %s',
    async (how) => {
      const { ports, vendor, seen, read } = await aDraft()
      vendor.faults =
        how === 'lost before writing' ? ['lost-before', 'lost-before'] : [500, 'lost-after']
      const hidden = how === 'lost before writing'
      if (!hidden) vendor.offers.search = false
      const first = await saveNote(ports, owner, seen, aMaking())
      expect(first.outcome).toBe('unknown')
      expect((await read()).content.passages).toHaveLength(1)

      vendor.offers.search = true
      const second = await saveNote(ports, owner, null, aMaking())
      expect(second.outcome).toBe('saved')
      expect(vendor.stored).toHaveLength(1)
      expect((await read()).outgoing).toBeNull()
    },
  )

  it.each([
    [403, 'refused'],
    [422, 'rejected'],
  ] as const)(
    'keeps the draft when the vendor answers %i, and can save it later',
    async (status, outcome) => {
      const { ports, vendor, seen, read } = await aDraft()
      vendor.faults = [status]
      expect((await saveNote(ports, owner, seen, aMaking())).outcome).toBe(outcome)
      expect((await read()).content.passages).toHaveLength(1)
      expect((await saveNote(ports, owner, seen, aMaking())).outcome).toBe('saved')
      expect(vendor.stored).toHaveLength(1)
    },
  )

  it('saves what the worker saw, or nothing', async () => {
    const { ports, vendor, seen, notebook } = await aDraft()
    const older = { ...seen, revision: seen.revision - 1 }
    expect((await saveNote(ports, owner, older, aMaking())).outcome).toBe('changed')
    await notebook.change(owner, NOW, (notes) => addQuote(notes, aQuote()))
    expect((await saveNote(ports, owner, seen, aMaking())).outcome).toBe('changed')
    expect(vendor.stored).toHaveLength(0)
  })

  it('keeps what was typed while it was being saved, as a correction of what was saved', async () => {
    const { ports, vendor, seen, notebook, read } = await aDraft()
    const more = someContent({ asks: [{ id: 'a1', text: 'Who visits on Sundays?' }] })
    vendor.meanwhile = async () => {
      vendor.meanwhile = null
      await notebook.change(
        owner,
        NOW,
        (notes) =>
          keepDraft(
            notes,
            {
              writer: 'w1',
              revision: notes.revision,
              content: more,
              sequence: null,
              decided: false,
            },
            NOW,
          ).notes,
      )
    }
    await saveNote(ports, owner, seen, aMaking())
    const after = await read()
    expect(after.content).toEqual(more)
    expect(after.replaces?.reference).toBe('DocumentReference/d1')

    await saveNote(ports, owner, { revision: after.revision, quotes: [] }, aMaking())
    expect(vendor.stored).toHaveLength(2)
    expect(vendor.stored[1]).toMatchObject({
      docStatus: 'amended',
      relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/d1' } }],
    })
  })

  it('is not made of nothing', async () => {
    const { ports, vendor, seen } = await aDraft(someContent({ passages: [] }))
    expect((await saveNote(ports, owner, seen, aMaking())).outcome).toBe('empty')
    expect(vendor.calls).toEqual([])
  })

  it('leaves quotes of the record out while it may not be shown, and keeps them in the draft', async () => {
    const { ports, vendor, seen, notebook, read } = await aDraft()
    const { quotes } = await notebook.change(owner, NOW, (notes) => addQuote(notes, aQuote()))
    const ids = quotes.map(({ id }) => id)
    await saveNote(ports, owner, { ...seen, quotes: ids }, aMaking({ mayShowRecord: false }))
    expect(wordsOf(vendor.stored[0])).not.toContain('Very lonely')
    expect((await read()).quotes).toHaveLength(1)
  })
})

describe('correcting a saved note', () => {
  it('opens it again with its quotes, and replaces it by a new one', async () => {
    const { ports, vendor, seen, notebook } = await aDraft()
    const { quotes } = await notebook.change(owner, NOW, (notes) => addQuote(notes, aQuote()))
    const first = await saveNote(
      ports,
      owner,
      { ...seen, quotes: quotes.map(({ id }) => id) },
      aMaking(),
    )
    const { identifier } = first.notes.saved[0] ?? { identifier: '' }
    const open = await notebook.change(owner, NOW, (notes) => correctNote(notes, identifier, NOW))
    expect(open.content.passages[0]?.text).toBe('Misses Ted most at teatime')
    const ids = open.quotes.map(({ id }) => id)
    const second = await saveNote(ports, owner, { revision: open.revision, quotes: ids }, aMaking())
    expect(second.notes.saved.map(({ replaced }) => replaced)).toEqual([false, true])
    expect(vendor.stored[1]).toMatchObject({
      relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/d1' } }],
    })
    expect(wordsOf(vendor.stored[1])).toContain(
      'This replaces the note saved on 22-Nov-2026 15:47.',
    )
    expect(wordsOf(vendor.stored[1])).toContain('“Very lonely since\nher husband died”')
  })

  it('sets words aside that were in the draft', async () => {
    const { ports, seen, notebook } = await aDraft()
    const { notes } = await saveNote(ports, owner, seen, aMaking())
    const typed = someContent({ asks: [{ id: 'a', text: 'New words' }], passages: [] })
    await notebook.change(
      owner,
      NOW,
      (before) =>
        keepDraft(
          before,
          {
            writer: 'w1',
            revision: before.revision,
            content: typed,
            sequence: null,
            decided: false,
          },
          NOW,
        ).notes,
    )
    const open = await notebook.change(owner, NOW, (before) =>
      correctNote(before, notes.saved[0]?.identifier ?? '', NOW),
    )
    expect(open.setAside[0]?.content.asks[0]?.text).toBe('New words')
  })
})

describe('services that were chosen', () => {
  const service = (changes: Partial<NotedService> = {}): NotedService => ({
    serviceId: 'feed:lunch',
    name: 'Riverside Tuesday Lunch Club',
    feed: 'Exampleshire',
    telephone: '01632 960123',
    url: null,
    lastChecked: '2026-11-03',
    choice: 'chosen',
    comment: 'Wants a lift',
    ...changes,
  })
  const withServices = () =>
    aDraft(someContent({ services: [service(), service({ serviceId: 'x', choice: 'discussed' })] }))
  const tasksIn = (vendor: { stored: readonly { resourceType: string }[] }) =>
    vendor.stored.filter(({ resourceType }) => resourceType === 'Task')

  it('become one task each, with the service as it stood', async () => {
    const { ports, vendor, seen } = await withServices()
    const { notes } = await saveNote(ports, owner, seen, aMaking())
    const [task, ...others] = tasksIn(vendor) as fhir4.Task[]
    expect(others).toEqual([])
    expect(task).toMatchObject({
      intent: 'proposal',
      for: { reference: 'Patient/p1' },
      basedOn: [{ reference: 'ServiceRequest/sr1' }],
      contained: [{ resourceType: 'HealthcareService', name: 'Riverside Tuesday Lunch Club' }],
    })
    expect(notes.saved[0]?.tasks[0]?.reference).toBe(`Task/${task?.id}`)
  })

  it('are tried again later when the task did not arrive, without a second note', async () => {
    const { ports, vendor, seen } = await withServices()
    vendor.meanwhile = async () => {
      vendor.meanwhile = null
      vendor.faults = [500, 500]
    }
    const { outcome, notes } = await saveNote(ports, owner, seen, aMaking())
    expect([outcome, notes.saved[0]?.tasks[0]?.reference]).toEqual(['saved', null])
    await saveNote(ports, owner, null, aMaking())
    expect([vendor.stored.length, tasksIn(vendor).length]).toEqual([2, 1])
  })

  it('get no second task when the note is corrected', async () => {
    const { ports, vendor, seen, notebook } = await withServices()
    const { notes } = await saveNote(ports, owner, seen, aMaking())
    const open = await notebook.change(owner, NOW, (before) =>
      correctNote(before, notes.saved[0]?.identifier ?? '', NOW),
    )
    await saveNote(ports, owner, { revision: open.revision, quotes: [] }, aMaking())
    expect(tasksIn(vendor)).toHaveLength(1)
  })

  it('become no task where the vendor takes none', async () => {
    const { ports, vendor, seen } = await withServices()
    await saveNote(ports, owner, seen, aMaking({ tasks: false }))
    expect(tasksIn(vendor)).toEqual([])
    expect(wordsOf(vendor.stored[0])).toContain('Chosen: Riverside Tuesday Lunch Club')
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AGAIN_AFTER_MS, KEEP_AFTER_MS } from '../../../app/models/note-draft.ts'
import { NotesModel } from '../../../app/models/notes-model.ts'
import type { NotesClient } from '../../../app/notes-client.ts'
import { RefusedError } from '../../../app/panel-client.ts'
import type { DraftRequest, NoteContent } from '../../../auth-server/contract.ts'
import { aNotesClient, aQuote, someNotes } from '../builders/notes.ts'
import { refused } from '../builders/session.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const unreachable = () =>
  new RefusedError({
    code: 'unreachable',
    kind: 'temporary',
    retry: true,
    message: 'The panel could not reach Backstory.',
    traceId: null,
  })

const passage = (text: string, id = 'p1') => ({
  id,
  heading: 'matters' as const,
  source: 'patient' as const,
  carer: null,
  text,
})
const says =
  (text: string, id = 'p1') =>
  (content: NoteContent) => ({
    ...content,
    passages: [passage(text, id)],
  })

async function openNotes(answers: Partial<NotesClient> = {}) {
  const kept: DraftRequest[] = []
  const usual = aNotesClient()
  const client = aNotesClient({
    ...answers,
    keep: async (draft, last) => {
      kept.push(draft)
      return (answers.keep ?? usual.keep)(draft, last)
    },
  })
  const listener = { refused: vi.fn(), say: vi.fn() }
  const notes = new NotesModel(client, listener)
  await notes.load()
  return { notes, kept, listener }
}

describe('keeping what is typed', () => {
  it('sends it within a second, however fast and long the typing goes on', async () => {
    const { notes, kept } = await openNotes()
    const text = 'Misses Ted most at teatime and on Sundays.'
    const missing: number[] = []
    for (let typed = 1; typed <= text.length; typed += 1) {
      notes.edit(says(text.slice(0, typed)))
      await vi.advanceTimersByTimeAsync(100)
      const held = kept.at(-1)?.content.passages[0]?.text.length ?? 0
      missing.push(typed - held)
    }
    expect(Math.max(...missing) * 100).toBeLessThan(1_000)
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(kept.at(-1)?.content.passages[0]?.text).toBe(text)
    expect(notes.keeping.value.at).toBe('kept')
  })

  it('says that words are not kept yet, then when they were', async () => {
    const { notes } = await openNotes()
    notes.edit(says('Mis'))
    expect(notes.keeping.value).toEqual({ at: 'typing' })
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(notes.keeping.value).toEqual({ at: 'kept', when: '2026-11-22T15:58:04Z' })
  })

  it('says so when the server cannot be reached, and goes on trying with every word', async () => {
    let down = true
    const { notes, kept } = await openNotes({
      keep: async () => {
        if (down) throw unreachable()
        return { state: 'kept', revision: 1, keptAt: '2026-11-22T16:00:00Z' }
      },
    })
    notes.edit(says('Misses Ted'))
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(notes.keeping.value.at).toBe('failed')
    down = false
    await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS)
    expect(notes.keeping.value.at).toBe('kept')
    expect(kept.at(-1)?.content.passages[0]?.text).toBe('Misses Ted')
  })

  it('never has two writings under way, so that none overtakes another', async () => {
    let running = 0
    let most = 0
    const { notes } = await openNotes({
      keep: async ({ revision }) => {
        running += 1
        most = Math.max(most, running)
        await new Promise((done) => setTimeout(done, 900))
        running -= 1
        return { state: 'kept', revision: revision + 1, keptAt: '2026-11-22T16:00:00Z' }
      },
    })
    for (let typed = 0; typed < 40; typed += 1) {
      notes.edit(says(`word ${typed}`))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(most).toBe(1)
  })

  it('sends what is typed when the page goes away', async () => {
    const keep = vi.fn(aNotesClient().keep)
    const { notes } = await openNotes({ keep })
    notes.edit(says('Last words'))
    notes.leave()
    expect(keep).toHaveBeenLastCalledWith(
      expect.objectContaining({
        content: expect.objectContaining({ passages: [passage('Last words')] }),
      }),
      true,
    )
  })

  it('says that a draft of an earlier time was found, and when it was kept', async () => {
    const content = says('Misses Ted')(someNotes().content)
    const { notes } = await openNotes({
      read: async () => someNotes({ content, keptAt: '2026-11-22T15:58:04Z' }),
    })
    expect(notes.found.value).toBe('2026-11-22T15:58:04Z')
    notes.seen()
    expect(notes.found.value).toBeNull()
  })

  it('never lets an answer take typed words away', async () => {
    const { notes } = await openNotes()
    notes.edit(says('Typed while quoting'))
    await notes.quote({ from: { reference: 'Observation/1' }, heading: 'needs' })
    expect(notes.content.value.passages[0]?.text).toBe('Typed while quoting')
    expect(notes.quotes.value).toEqual([aQuote()])
  })
})

describe('two windows', () => {
  const theirs = someNotes({
    revision: 7,
    keptAt: '2026-11-22T15:59:00Z',
    content: says('From the other window', 'p2')(someNotes().content),
  })
  const conflict = async () => {
    let answers = 0
    const opened = await openNotes({
      keep: async ({ revision }) => {
        answers += 1
        return answers === 1
          ? { state: 'conflict', theirs }
          : { state: 'kept', revision: revision + 1, keptAt: '2026-11-22T16:00:00Z' }
      },
      read: async () => (answers === 0 ? someNotes() : theirs),
    })
    opened.notes.edit(says('From this window'))
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(opened.notes.keeping.value.at).toBe('conflict')
    return opened
  }
  const texts = (notes: InstanceType<typeof NotesModel>) =>
    notes.content.value.passages.map(({ text }) => text)

  it('are put together without losing a word', async () => {
    const { notes, kept } = await conflict()
    notes.keepBoth()
    await vi.advanceTimersByTimeAsync(0)
    expect(texts(notes)).toEqual(['From the other window', 'From this window'])
    expect(kept.at(-1)).toMatchObject({ revision: 7 })
  })

  it('go on with this one, and the server is told to set the other aside', async () => {
    const { notes, kept } = await conflict()
    notes.keepMine()
    await vi.advanceTimersByTimeAsync(0)
    expect(kept.at(-1)).toMatchObject({ revision: 7, decided: true })
    expect(kept.at(-1)?.content.passages[0]?.text).toBe('From this window')
  })

  it('go on with the other as a new writer, so that this one’s words stay set aside', async () => {
    const { notes, kept } = await conflict()
    notes.keepTheirs()
    expect(texts(notes)).toEqual(['From the other window'])
    notes.edit(says('More', 'p3'))
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS)
    expect(kept.at(-1)?.writer).not.toBe(kept[0]?.writer)
  })
})

describe('saving', () => {
  it('keeps the last words first, then saves what is in front of the worker', async () => {
    const save = vi.fn(aNotesClient().save)
    const { notes, kept } = await openNotes({ save })
    notes.edit(says('Misses Ted'))
    await notes.save()
    expect(kept).toHaveLength(1)
    expect(save).toHaveBeenCalledWith({ writer: kept[0]?.writer, revision: 1, quotes: [] })
  })

  it('asks once for a double click', async () => {
    const save = vi.fn(aNotesClient().save)
    const { notes } = await openNotes({ save })
    notes.edit(says('Misses Ted'))
    await Promise.all([notes.save(), notes.save()])
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('saves nothing while the draft could not be kept', async () => {
    const save = vi.fn(aNotesClient().save)
    const { notes } = await openNotes({ save, keep: () => Promise.reject(unreachable()) })
    notes.edit(says('Misses Ted'))
    await notes.save()
    expect(save).not.toHaveBeenCalled()
    expect(notes.keeping.value.at).toBe('failed')
  })

  it('takes up a note that was left on its way', async () => {
    const resume = vi.fn(aNotesClient().resume)
    const { notes } = await openNotes({
      read: async () => someNotes({ pending: { since: '2026-11-22T15:00:00Z' } }),
      resume,
    })
    expect(resume).toHaveBeenCalledTimes(1)
    expect(notes.outcome.value).toBe('saved')
  })

  it('tells the panel when the session has ended', async () => {
    const { notes, listener } = await openNotes({
      save: () => Promise.reject(refused('session-ended')),
    })
    notes.edit(says('Misses Ted'))
    await notes.save()
    expect(listener.refused).toHaveBeenCalledTimes(1)
  })
})

it('holds nothing once it is cleared, and an answer that comes late changes nothing', async () => {
  const late = Promise.withResolvers<ReturnType<typeof someNotes>>()
  const { notes } = await openNotes({ quote: () => late.promise })
  notes.edit(says('Misses Ted'))
  const quoting = notes.quote({ from: { reference: 'Observation/1' }, heading: 'needs' })
  notes.clear()
  late.resolve(someNotes({ quotes: [aQuote()] }))
  await quoting
  await vi.advanceTimersByTimeAsync(5_000)
  expect([notes.view.value, notes.content.value.passages]).toEqual([null, []])
})

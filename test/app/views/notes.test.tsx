// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { NotesClient } from '../../../app/notes-client.ts'
import type { NotesView } from '../../../auth-server/contract.ts'
import { aNotesClient, aQuote, someNotes } from '../builders/notes.ts'
import { openPanel } from '../builders/open-panel.tsx'

beforeEach(() => {
  // Narrow: the notes are a screen of their own.
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
})

const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

async function openNotes(notes: Partial<NotesView> = {}, answers: Partial<NotesClient> = {}) {
  const view = someNotes(notes)
  await openPanel({ notes: aNotesClient({ read: async () => view, ...answers }) })
  click('Notes')
  await screen.findByRole('heading', { name: 'My notes' })
  await screen.findByRole('heading', { name: 'From the GP record' })
}

const region = (title: string) => {
  const block = screen.getByRole('heading', { name: title }).closest('section')
  if (block === null) throw new Error(`no section ${title}`)
  return within(block)
}

describe('the notes', () => {
  it('keep the five sources apart, each in a place of its own', async () => {
    await openNotes({
      quotes: [
        aQuote(),
        aQuote({ id: 'q2', source: 'letter', words: 'Thank you for seeing Joan' }),
      ],
    })
    expect(region('From the GP record').getByText(/Very lonely/)).toBeTruthy()
    expect(region('From the referral letter').getByText(/Thank you for seeing/)).toBeTruthy()
    for (const title of ['Patient told me', 'Carer told me', 'My view']) {
      expect(region(title).queryByText(/Very lonely|Thank you/)).toBeNull()
    }
  })

  it('show a quote that nobody can alter, with its source and its warning', async () => {
    await openNotes({ quotes: [aQuote({ warnings: ['notForPatient'] })] })
    const record = region('From the GP record')
    expect(record.queryByRole('textbox')).toBeNull()
    expect(
      record.getByText(/04-Mar-2024 · Dr Asha Patel · Elm Road Surgery · fetched/),
    ).toBeTruthy()
    expect(record.getByText('Not to be told to patient or family')).toBeTruthy()
    expect(record.getByText(/The patient may read this note/)).toBeTruthy()
  })

  it('hide the words of a quote while the record may not be shown', async () => {
    await openNotes({ quotes: [aQuote({ words: null })] })
    expect(region('From the GP record').getByText(/aren’t saved with the note/)).toBeTruthy()
  })

  it('ask for the carer’s name and relationship with what a carer said', async () => {
    const keep = vi.fn(aNotesClient().keep)
    await openNotes({}, { keep })
    click('Add what a carer told me')
    const carer = region('Carer told me')
    fireEvent.input(await carer.findByLabelText('Carer’s name'), { target: { value: 'Ann' } })
    fireEvent.input(carer.getByLabelText('Relationship to the person'), {
      target: { value: 'daughter' },
    })
    fireEvent.input(carer.getByLabelText('Carer told me'), {
      target: { value: 'She hides letters' },
    })
    await waitFor(() =>
      expect(keep.mock.lastCall?.[0].content.passages).toMatchObject([
        {
          source: 'carer',
          carer: { name: 'Ann', relationship: 'daughter' },
          text: 'She hides letters',
        },
      ]),
    )
  })

  it('keep the focus in the field while the first words become part of the note', async () => {
    await openNotes()
    const field = region('Patient told me').getByRole('textbox')
    field.focus()
    fireEvent.input(field, { target: { value: 'M' } })
    await screen.findByText(/Draft kept at/)
    expect(document.activeElement).toBe(region('Patient told me').getByRole('textbox'))
  })

  it('say when a draft of an earlier time was kept, and what may be missing', async () => {
    const passages = [
      { id: 'p', heading: 'matters', source: 'patient', carer: null, text: 'Misses Ted' },
    ] as const
    await openNotes({
      keptAt: '2026-11-22T15:58:04Z',
      content: { ...someNotes().content, passages },
    })
    expect(screen.getByText(/as it was at 22-Nov-2026 15:58:04/)).toBeTruthy()
    expect(screen.getByText(/typed in the last second may be missing/)).toBeTruthy()
  })
})

describe('saving', () => {
  const saved = someNotes({
    saved: [
      {
        identifier: 'urn:uuid:0f0c5f5e-36c2-4b8e-93f8-0f6f1d1f4a01',
        title: 'Social prescribing note, 22-Nov-2026 15:58',
        savedAt: '2026-11-22T15:58:04Z',
        readBack: 'same',
        tasks: { made: 0, open: 0 },
        replaced: false,
      },
    ],
  })

  it.each([
    ['refused', /Meadow refused the note.*Your draft stays/],
    ['rejected', /Meadow found fault with the note.*Your draft stays/],
    ['unknown', /We don’t know yet whether Meadow has the note.*can’t be saved twice/],
    ['empty', /There is nothing in the note yet/],
    ['changed', /changed in another window/],
  ] as const)('says what “%s” means', async (outcome, words) => {
    await openNotes({}, { save: async () => ({ outcome, notes: someNotes() }) })
    click('Save in Meadow')
    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('says where it was saved, that it was read back, and that the GP did not get it', async () => {
    await openNotes({}, { save: async () => ({ outcome: 'saved', notes: saved }) })
    click('Save in Meadow')
    const words = await screen.findByText(/Note saved in Meadow at 22-Nov-2026 15:58:04/)
    expect(words.textContent).toContain('hasn’t been sent to the GP')
    expect(words.textContent).toContain('the same, word for word')
  })

  it('warns when the words there differ', async () => {
    const [note] = saved.saved
    if (note === undefined) throw new Error('no note')
    const differs = { ...saved, saved: [{ ...note, readBack: 'differs' as const }] }
    await openNotes({}, { save: async () => ({ outcome: 'saved', notes: differs }) })
    click('Save in Meadow')
    expect(await screen.findByText(/the words there differ from yours/)).toBeTruthy()
  })

  it.each([
    ['not-offered', /Meadow doesn’t take notes from Backstory/],
    ['no-right', /Your sign-in doesn’t allow writing notes in Meadow/],
  ] as const)('offers copy, print and download alone where it is “%s”', async (note, words) => {
    await openNotes({ ability: { note, tasks: false, questions: null } })
    expect(screen.getByText(words)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Save in/ })).toBeNull()
    for (const name of ['Copy', 'Print', 'Download']) {
      expect(screen.getByRole('button', { name })).toBeTruthy()
    }
  })

  it('gives the words to be selected where the browser lets nothing be copied', async () => {
    vi.stubGlobal('navigator', {
      clipboard: { writeText: () => Promise.reject(new Error('not allowed')) },
    })
    await openNotes(
      {},
      { text: async () => ({ title: 'Note', text: 'All my words', warnings: [] }) },
    )
    click('Copy')
    const field = await screen.findByLabelText(/didn’t allow copying/)
    expect((field as HTMLTextAreaElement).value).toBe('All my words')
    vi.unstubAllGlobals()
  })
})

describe('asking the GP', () => {
  const question = {
    id: 'q1',
    kind: 'question',
    to: 'Dr Asha Patel',
    text: 'Is she well enough to swim?',
    answer: '',
  } as const
  const withQuestion = (state: Partial<NotesView['questions'][number]>) =>
    someNotes({
      content: { ...someNotes().content, questions: [question] },
      questions: [
        { id: 'q1', state: 'draft', at: '2026-11-22T15:58:00Z', as: null, sentAt: null, ...state },
      ],
    })
  const openAsk = async (notes: NotesView, answers: Partial<NotesClient> = {}) => {
    await openPanel({
      notes: aNotesClient({
        read: async () => notes,
        resume: async () => ({ outcome: 'saved', notes }),
        ...answers,
      }),
    })
    click('Ask the GP')
    await screen.findByRole('heading', { name: 'Ask the GP' })
    await screen.findByText(/Ask whoever referred/)
  }

  it.each([
    [{ state: 'draft' }, 'Draft'],
    [{ state: 'copied' }, 'Copied by me'],
    [{ state: 'given', as: 'message' }, 'Given to Meadow'],
    [{ state: 'answered' }, 'Answered'],
    [{ state: 'given', as: 'message', sentAt: '2026-11-22T16:05:00Z' }, 'Meadow says: sent'],
  ] as const)('shows the state %o as “%s”', async (state, word) => {
    await openAsk(withQuestion(state))
    expect(await screen.findByText(word)).toBeTruthy()
  })

  it.each([{ state: 'draft' }, { state: 'copied' }, { state: 'given', as: 'message' }] as const)(
    'never says that it was sent: %o',
    async (state) => {
      await openAsk(withQuestion(state))
      const block = (await screen.findByLabelText('Your words')).closest('section')
      expect(block?.textContent?.replace(/hasn’t said that it was sent/, '')).not.toMatch(
        /\b(was|is|been) sent\b/,
      )
    },
  )

  it('is copied by hand where the vendor takes no messages', async () => {
    const notes = withQuestion({})
    await openAsk({ ...notes, ability: { ...notes.ability, questions: null } })
    expect(screen.getByText(/You send it yourself/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Give to Meadow' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Copy the message' })).toBeTruthy()
  })

  it('begins with words that hold nothing of the record, to whoever referred', async () => {
    const keep = vi.fn(aNotesClient().keep)
    await openAsk(someNotes(), { keep })
    fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Ask the GP' }))
    const to = (await screen.findByLabelText('To')) as HTMLInputElement
    expect(to.value).toBe('Dr Asha Patel, Elm Road Surgery')
    const words = screen.getByLabelText('Your words') as HTMLTextAreaElement
    expect(words.value).toMatch(
      /^I’m supporting ASHDOWN, Joan Mary \(Mrs\) \(NHS No\. 999 012 3456\)/,
    )
  })
})

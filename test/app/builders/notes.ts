import type { NotesClient } from '../../../app/notes-client.ts'
import type { NotesView, QuoteView } from '../../../auth-server/contract.ts'

/** Notes with nothing in them, of a vendor that takes everything. */
export function someNotes(notes: Partial<NotesView> = {}): NotesView {
  return {
    revision: 0,
    keptAt: null,
    content: {
      contact: { date: '', method: null, present: '' },
      passages: [],
      services: [],
      asks: [],
      questions: [],
    },
    quotes: [],
    setAside: [],
    replaces: null,
    pending: null,
    saved: [],
    questions: [],
    ability: { note: 'yes', tasks: true, questions: 'message' },
    recipients: ['Dr Asha Patel, Elm Road Surgery'],
    ...notes,
  }
}

export function aQuote(quote: Partial<QuoteView> = {}): QuoteView {
  return {
    id: 'quote-1',
    for: 'note',
    heading: 'needs',
    source: 'record',
    words: 'Very lonely since her husband died',
    sourceLine: 'Note · 04-Mar-2024 · Dr Asha Patel · Elm Road Surgery · fetched 22-Nov-2026 15:47',
    reference: 'Observation/1',
    warnings: [],
    ...quote,
  }
}

/** A server that keeps whatever it is sent, unless the test answers instead. */
export function aNotesClient(answers: Partial<NotesClient> = {}): NotesClient {
  let held = someNotes()
  return {
    read: async () => held,
    keep: async ({ content }) => {
      const keptAt = '2026-11-22T15:58:04Z'
      held = { ...held, content, revision: held.revision + 1, keptAt }
      return { state: 'kept', revision: held.revision, keptAt }
    },
    quote: async () => {
      held = { ...held, quotes: [...held.quotes, aQuote()] }
      return held
    },
    moveQuote: async () => held,
    removeQuote: async (id) => {
      held = { ...held, quotes: held.quotes.filter((quote) => quote.id !== id) }
      return held
    },
    dropAside: async () => held,
    save: async () => ({ outcome: 'saved', notes: held }),
    resume: async () => ({ outcome: 'saved', notes: held }),
    correct: async () => held,
    text: async () => ({ title: 'Note', text: 'The note', warnings: [] }),
    question: async () => ({ text: 'The message', outcome: 'done', notes: held }),
    ...answers,
  }
}

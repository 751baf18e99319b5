import type {
  DraftAnswer,
  DraftRequest,
  NoteHeading,
  NotesView,
  NoteTextRequest,
  NoteTextView,
  QuestionAnswer,
  QuoteRequest,
  SaveAnswer,
  SaveRequest,
} from '../auth-server/contract.ts'

/** What the panel asks of the server about the worker's own notes. */
export interface NotesClient {
  read: () => Promise<NotesView>
  /** `last` lets the call outlive the page: the panel is being closed. */
  keep: (draft: DraftRequest, last?: boolean) => Promise<DraftAnswer>
  quote: (request: QuoteRequest) => Promise<NotesView>
  moveQuote: (id: string, heading: NoteHeading) => Promise<NotesView>
  removeQuote: (id: string) => Promise<NotesView>
  dropAside: (writer: string) => Promise<NotesView>
  save: (request: SaveRequest) => Promise<SaveAnswer>
  /** Takes up what was left on its way, and asks the vendor's system what became of messages. */
  resume: () => Promise<SaveAnswer>
  correct: (identifier: string) => Promise<NotesView>
  text: (how: NoteTextRequest['how']) => Promise<NoteTextView>
  question: (what: 'copy' | 'give' | 'answered', id: string) => Promise<QuestionAnswer>
}

type Ask = <T>(path: string, body?: unknown, more?: { keepalive: boolean }) => Promise<T>

/** The calls about notes, over the one way to the server. */
export function createNotesClient(ask: Ask): NotesClient {
  return {
    read: () => ask('/notes'),
    keep: (draft, last = false) => ask('/notes/draft', draft, { keepalive: last }),
    quote: (request) => ask('/notes/quote', request),
    moveQuote: (id, heading) => ask('/notes/quote/move', { id, heading }),
    removeQuote: (id) => ask('/notes/quote/remove', { id }),
    dropAside: (writer) => ask('/notes/aside/drop', { writer }),
    save: (request) => ask('/notes/save', request),
    resume: () => ask('/notes/resume', {}),
    correct: (identifier) => ask('/notes/correct', { identifier }),
    text: (how) => ask('/notes/text', { how }),
    question: (what, id) => ask(`/questions/${what}`, { id }),
  }
}

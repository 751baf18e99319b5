import type {
  NoteContent,
  NoteHeading,
  QuestionState,
  QuoteWarning,
  SavedNoteView,
} from '../contract.ts'

/** Words taken from the record or the letter by reference. */
export interface Quote {
  id: string
  /** `note`, or the id of a question. */
  for: string
  heading: NoteHeading
  source: 'record' | 'letter'
  words: string
  sourceLine: string
  reference: string
  warnings: readonly QuoteWarning[]
}

/** What is written to a vendor. */
export type Written = fhir4.DocumentReference | fhir4.Task | fhir4.Communication

/** A resource that must exist at the vendor exactly once, under an identifier of its own. */
export interface Outgoing<T extends Written = Written> {
  /** `urn:uuid:…` */
  identifier: string
  resource: T
  /** `Type/id` at the vendor, once known. */
  reference: string | null
}

/** A note on its way: written down before it is sent, so that nobody needs to guess afterwards. */
export interface OutgoingNote extends Outgoing<fhir4.DocumentReference> {
  /** Revision of the draft that it was made from. */
  revision: number
  content: NoteContent
  quotes: readonly Quote[]
  title: string
  since: string
  replaces: string | null
  tasks: readonly Outgoing<fhir4.Task>[]
}

/** A note that the vendor holds, with what it was made from, so that it can be corrected. */
export interface SavedNote extends Omit<SavedNoteView, 'tasks'> {
  /** Revision of the draft that it was made from: a second click meets its own first one. */
  revision: number
  reference: string
  content: NoteContent
  quotes: readonly Quote[]
  /** Tasks still to be created are sent again with the next save. */
  tasks: readonly Outgoing<fhir4.Task>[]
}

/** A question that left the panel. */
export interface SentQuestion extends QuestionState {
  outgoing: Outgoing | null
}

/** Everything of one user about one patient and referral; sealed as one row. */
export interface Notes {
  /** Rises with each change of what is in the note. */
  revision: number
  /** The window that wrote last: its own next writing is never a conflict. */
  writer: string
  /** The number of that writing: an earlier one of the same window that arrives late changes nothing. */
  sequence: number
  keptAt: string | null
  content: NoteContent
  quotes: readonly Quote[]
  setAside: readonly { writer: string; at: string; content: NoteContent }[]
  /** The saved note that the draft replaces. */
  replaces: { identifier: string; reference: string; savedAt: string } | null
  outgoing: OutgoingNote | null
  /** Whoever sends the outgoing note, until then. */
  lease: { by: string; until: string } | null
  saved: readonly SavedNote[]
  questions: readonly SentQuestion[]
}

export const EMPTY_CONTENT: NoteContent = {
  contact: { date: '', method: null, present: '' },
  passages: [],
  services: [],
  asks: [],
  questions: [],
}

export const NO_NOTES: Notes = {
  revision: 0,
  writer: '',
  sequence: 0,
  keptAt: null,
  content: EMPTY_CONTENT,
  quotes: [],
  setAside: [],
  replaces: null,
  outgoing: null,
  lease: null,
  saved: [],
  questions: [],
}

/** Quotes of the note itself, without those of questions. */
export const ofNote = (quotes: readonly Quote[]): readonly Quote[] =>
  quotes.filter((quote) => quote.for === 'note')

/** True when there is nothing that a note could say. */
export function isBlank(content: NoteContent, quotes: readonly Quote[]): boolean {
  return (
    quotes.length === 0 &&
    content.services.length === 0 &&
    content.passages.every(({ text }) => text.trim() === '') &&
    content.asks.every(({ text }) => text.trim() === '')
  )
}

/** The same words, whatever window they were typed in. */
export const sameContent = (one: NoteContent, other: NoteContent): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

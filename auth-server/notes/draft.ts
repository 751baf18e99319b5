import { randomUUID } from 'node:crypto'
import { NOTE_LIMITS, type NoteContent, type NoteHeading } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { EMPTY_CONTENT, isBlank, type Notes, type Quote, sameContent } from './note.ts'

/** What a window sends to be kept. */
export interface Kept {
  writer: string
  revision: number
  /** Null from a caller that sends one writing after the other. */
  sequence: number | null
  content: NoteContent
  /** The worker chose these words over the other window's, which are then set aside. */
  decided: boolean
}

/** Copies of other windows' words that are kept at most; the oldest go when nobody threw them away. */
const SET_ASIDE = 20

/**
 * Keeps what a window typed. When another window wrote in between, the stored words stand, and what was sent is set
 * aside in the same step: whichever window is closed next, nothing is lost.
 */
export function keepDraft(notes: Notes, kept: Kept, at: Date): { notes: Notes; conflict: boolean } {
  const { sequence } = kept
  if (notes.writer === kept.writer && sequence !== null && sequence <= notes.sequence) {
    return { notes, conflict: false }
  }
  const current = notes.revision === kept.revision || notes.writer === kept.writer
  const same = sameContent(notes.content, kept.content)
  if (current || same) {
    const others = notes.setAside.filter(({ writer }) => writer !== kept.writer)
    const lost = kept.decided && !same && !isBlank(notes.content, [])
    return {
      conflict: false,
      notes: {
        ...notes,
        revision: notes.revision + (same ? 0 : 1),
        writer: kept.writer,
        sequence: sequence ?? 0,
        keptAt: at.toISOString(),
        content: kept.content,
        quotes: withoutThrownAway(notes, kept.content),
        setAside: lost
          ? withAside(others, {
              writer: notes.writer || 'other',
              at: notes.keptAt ?? '',
              content: notes.content,
            })
          : others,
      },
    }
  }
  const aside = { writer: kept.writer, at: at.toISOString(), content: kept.content }
  return {
    conflict: true,
    notes: { ...notes, setAside: withAside(notes.setAside, aside) },
  }
}

/** A question that the worker threw away takes its quotes with it. */
function withoutThrownAway({ content, quotes }: Notes, next: NoteContent): readonly Quote[] {
  const left = new Set(next.questions.map(({ id }) => id))
  const gone = new Set(content.questions.map(({ id }) => id).filter((id) => !left.has(id)))
  return gone.size === 0 ? quotes : quotes.filter((quote) => !gone.has(quote.for))
}

function withAside(all: Notes['setAside'], aside: Notes['setAside'][number]): Notes['setAside'] {
  const others = all.filter(({ writer }) => writer !== aside.writer)
  return [...others, aside].slice(-SET_ASIDE)
}

export function addQuote(notes: Notes, quote: Omit<Quote, 'id'>): Notes {
  if (notes.quotes.length >= NOTE_LIMITS.quotes) throw new Refusal('request-too-large')
  const known = notes.quotes.some(
    (each) =>
      each.for === quote.for && each.reference === quote.reference && each.words === quote.words,
  )
  return known ? notes : { ...notes, quotes: [...notes.quotes, { ...quote, id: randomUUID() }] }
}

export const removeQuote = (notes: Notes, id: string): Notes => ({
  ...notes,
  quotes: notes.quotes.filter((quote) => quote.id !== id),
})

export const moveQuote = (notes: Notes, id: string, heading: NoteHeading): Notes => ({
  ...notes,
  quotes: notes.quotes.map((quote) => (quote.id === id ? { ...quote, heading } : quote)),
})

/** Throws away words that were set aside. */
export const dropAside = (notes: Notes, writer: string): Notes => ({
  ...notes,
  setAside: notes.setAside.filter((each) => each.writer !== writer),
})

/** Opens a saved note as a draft that will replace it. Words already in the draft are set aside first. */
export function correctNote(notes: Notes, identifier: string, at: Date): Notes {
  const note = notes.saved.find((each) => each.identifier === identifier)
  if (note === undefined) throw new Refusal('request-invalid')
  const typed = { ...notes.content, questions: [] }
  const setAside = isBlank(typed, [])
    ? notes.setAside
    : withAside(notes.setAside, {
        writer: 'before-correction',
        at: at.toISOString(),
        content: typed,
      })
  const { reference, savedAt } = note
  return {
    ...notes,
    revision: notes.revision + 1,
    writer: '',
    keptAt: at.toISOString(),
    content: { ...EMPTY_CONTENT, ...note.content, questions: notes.content.questions },
    quotes: [
      ...notes.quotes,
      ...note.quotes.filter(({ id }) => !notes.quotes.some((quote) => quote.id === id)),
    ],
    setAside,
    replaces: { identifier, reference, savedAt },
  }
}

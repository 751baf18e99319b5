import type {
  NoteContent,
  NotedService,
  NoteHeading,
  NotePassage,
} from '../../auth-server/contract.ts'

export const EMPTY_NOTE: NoteContent = {
  contact: { date: '', method: null, present: '' },
  passages: [],
  services: [],
  asks: [],
  questions: [],
}

/** Where a source's words go until the worker chooses another heading. */
export const FIRST_HEADING: { readonly [source in NotePassage['source']]: NoteHeading } = {
  patient: 'matters',
  carer: 'needs',
  mine: 'needs',
}

export const newId = (): string => crypto.randomUUID()

export const newPassage = (
  source: NotePassage['source'],
  heading = FIRST_HEADING[source],
): NotePassage => ({
  id: newId(),
  heading,
  source,
  carer: source === 'carer' ? { name: '', relationship: '' } : null,
  text: '',
})

/** True when a note made of this would say nothing. */
export function saysNothing({ passages, services, asks }: NoteContent): boolean {
  return (
    services.length === 0 &&
    passages.every(({ text }) => text.trim() === '') &&
    asks.every(({ text }) => text.trim() === '')
  )
}

/** The list with one part changed; a part that was not there is added. */
export function withPart<T>(parts: readonly T[], part: T, key: (each: T) => string): readonly T[] {
  return parts.some((each) => key(each) === key(part))
    ? parts.map((each) => (key(each) === key(part) ? part : each))
    : [...parts, part]
}

/** A service of the directory as it is put into the note. */
export interface ServiceSnapshot extends Omit<NotedService, 'choice' | 'comment'> {
  choice?: NotedService['choice']
  comment?: string
}

/**
 * Two windows' notes in one, so that no word of either is lost: what is only in one stays, words that only grew stay in
 * their longer form, and of words that differ both stand, one after the other.
 */
export function mergeNotes(theirs: NoteContent, mine: NoteContent): NoteContent {
  return {
    contact: {
      date: mine.contact.date || theirs.contact.date,
      method: mine.contact.method ?? theirs.contact.method,
      present: both(theirs.contact.present, mine.contact.present, ' '),
    },
    passages: mergeParts(
      theirs.passages,
      mine.passages,
      ({ id }) => id,
      (one, other) => ({ ...other, text: both(one.text, other.text) }),
    ),
    services: mergeParts(
      theirs.services,
      mine.services,
      ({ serviceId }) => serviceId,
      (one, other) => ({ ...other, comment: both(one.comment, other.comment) }),
    ),
    asks: mergeParts(
      theirs.asks,
      mine.asks,
      ({ id }) => id,
      (one, other) => ({ ...other, text: both(one.text, other.text, ' ') }),
    ),
    questions: mergeParts(
      theirs.questions,
      mine.questions,
      ({ id }) => id,
      (one, other) => ({
        ...other,
        text: both(one.text, other.text),
        answer: both(one.answer, other.answer),
      }),
    ),
  }
}

function mergeParts<T>(
  theirs: readonly T[],
  mine: readonly T[],
  key: (each: T) => string,
  join: (one: T, other: T) => T,
): readonly T[] {
  const own = new Map(mine.map((each) => [key(each), each]))
  const known = new Set(theirs.map(key))
  return [
    ...theirs.map((each) => {
      const other = own.get(key(each))
      return other === undefined ? each : join(each, other)
    }),
    ...mine.filter((each) => !known.has(key(each))),
  ]
}

function both(one: string, other: string, between = '\n\n'): string {
  if (other.includes(one)) return other
  if (one.includes(other)) return one
  return `${one}${between}${other}`
}

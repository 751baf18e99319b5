/** Who says it. The five are never merged, on the screen or in what is saved. */
export const NOTE_SOURCES = ['record', 'letter', 'patient', 'carer', 'mine'] as const
export type NoteSource = (typeof NOTE_SOURCES)[number]
export const NOTE_SOURCE_TITLES: { readonly [source in NoteSource]: string } = {
  record: 'From the GP record',
  letter: 'From the referral letter',
  patient: 'Patient told me',
  carer: 'Carer told me',
  mine: 'My view',
}

/** Headings of a note after the Social Prescribing Information Standard (PRSB 1.1), in the order of the note. */
export const NOTE_HEADINGS = {
  matters: 'What matters to the person',
  needs: 'Needs and concerns',
  strengths: 'Strengths and support',
  risk: 'Risk, safeguarding, action taken',
  services: 'Services discussed or chosen',
  actions: 'Agreed actions: who, by when',
  sharing: 'Consent to share and its limits',
  outcome: 'Outcome measure and score',
  ended: 'Why support ended',
} as const
export type NoteHeading = keyof typeof NOTE_HEADINGS

export const CONTACT_METHODS = ['By phone', 'In person', 'By video', 'By message'] as const
export type ContactMethod = (typeof CONTACT_METHODS)[number]

/** Words that the worker typed, under one heading, said by one person. */
export interface NotePassage {
  id: string
  heading: NoteHeading
  source: 'patient' | 'carer' | 'mine'
  /** Who the carer is; only of a carer's words. */
  carer: { name: string; relationship: string } | null
  text: string
}

export const SERVICE_CHOICES = ['discussed', 'chosen', 'declined'] as const
export type ServiceChoice = (typeof SERVICE_CHOICES)[number]

/** A service as it stood when it was put into the note: the directory may change later. */
export interface NotedService {
  serviceId: string
  name: string
  /** Directory it came from. */
  feed: string
  telephone: string | null
  url: string | null
  /** `YYYY-MM-DD` on which the directory last checked it. */
  lastChecked: string | null
  choice: ServiceChoice
  comment: string
}

export const QUESTION_KINDS = { question: 'Ask the GP', mistake: 'Tell the practice' } as const
export type QuestionKind = keyof typeof QUESTION_KINDS

/** A question to the GP, or a mistake in the record to tell the practice about. */
export interface GpQuestion {
  id: string
  kind: QuestionKind
  to: string
  text: string
  /** What came back, in the worker's words. */
  answer: string
}

/** What the worker types. It is kept as it is typed, and every part has an id of its own. */
export interface NoteContent {
  contact: { date: string; method: ContactMethod | null; present: string }
  passages: readonly NotePassage[]
  services: readonly NotedService[]
  /** What to ask the person. */
  asks: readonly { id: string; text: string }[]
  questions: readonly GpQuestion[]
}

/** Why a quote must be handled with care: the patient may read the note. */
export type QuoteWarning = 'notForPatient' | 'sensitive' | 'thirdParty'
export const QUOTE_WARNINGS: { readonly [warning in QuoteWarning]: string } = {
  notForPatient:
    'The practice marked this as not to be told to the patient, family or carers. The patient may read this note.',
  sensitive: 'This is sensitive. The patient, or somebody with them, may read this note.',
  thirdParty: 'This is about, or from, another person. The patient may read this note.',
}

/** Words of the record or the letter, taken by the server. Nobody can alter them. */
export interface QuoteView {
  id: string
  /** `note`, or the id of the question it belongs to. */
  for: string
  heading: NoteHeading
  source: 'record' | 'letter'
  /** Exactly as recorded; null while the GP record may not be shown. */
  words: string | null
  /** Type, date, author, practice and the time it was fetched, in words. */
  sourceLine: string
  /** `Type/id`, or `letter`. */
  reference: string
  warnings: readonly QuoteWarning[]
}

/** What became of a question. "Sent" is never said unless the vendor's system says so. */
export interface QuestionState {
  id: string
  state: 'draft' | 'given' | 'copied' | 'answered'
  /** ISO instant. */
  at: string | null
  /** How it was given: as a message, or as a task. */
  as: 'message' | 'task' | null
  /** ISO instant at which the vendor's system says that it was sent; null while it says nothing of the kind. */
  sentAt: string | null
}

/** What the vendor's system takes from here. */
export interface NoteAbility {
  /** `no-right`: it takes notes, and not from this user. */
  note: 'yes' | 'not-offered' | 'no-right'
  tasks: boolean
  questions: 'message' | 'task' | null
}

/** A note that the vendor's system holds. */
export interface SavedNoteView {
  /** `urn:uuid:…` */
  identifier: string
  title: string
  savedAt: string
  /** Whether what was read back is what was sent. */
  readBack: 'same' | 'differs' | 'not-read'
  tasks: { made: number; open: number }
  replaced: boolean
}

/** Words of another window that could not be merged: kept until the worker throws them away. */
export interface SetAsideView {
  writer: string
  at: string
  content: NoteContent
}

export interface NotesView {
  revision: number
  /** ISO instant at which the draft was last kept; null when there is none. */
  keptAt: string | null
  content: NoteContent
  quotes: readonly QuoteView[]
  setAside: readonly SetAsideView[]
  /** The saved note that this draft will replace. */
  replaces: { identifier: string; savedAt: string } | null
  /** A save of which it is not known whether it arrived. */
  pending: { since: string } | null
  saved: readonly SavedNoteView[]
  questions: readonly QuestionState[]
  ability: NoteAbility
  /** To whom a question may go: whoever referred, and the practice whose record is open. */
  recipients: readonly string[]
}

/** Body of `POST …/notes/draft`. `writer` names the window, `revision` is the one it last saw. */
export interface DraftRequest {
  writer: string
  revision: number
  /** Rises with each writing of a window: an earlier one that arrives late changes nothing. */
  sequence?: number
  content: NoteContent
  /** After a conflict: these words were chosen over the other window's, which are then set aside. */
  decided?: boolean
}

/** Answer: kept, or somebody else wrote in between; then what was sent is set aside, so that nothing is lost. */
export type DraftAnswer =
  | { state: 'kept'; revision: number; keptAt: string }
  | { state: 'conflict'; theirs: NotesView }

/** Body of `POST …/notes/quote`: the server takes the words itself. Of the letter, the characters from and to. */
export interface QuoteRequest {
  from: { reference: string } | { letter: { from: number; to: number } }
  heading: NoteHeading
  for?: string
}

/** Body of `POST …/notes/save`: what the worker has in front of them. */
export interface SaveRequest {
  writer: string
  revision: number
  quotes: readonly string[]
}

export type SaveOutcome =
  /** The vendor's system holds it; read back as `saved[0]` of the notes says. */
  | 'saved'
  /** Neither yes nor no came back; trying again cannot make a second one. */
  | 'unknown'
  /** The vendor's system refused: the draft stays. */
  | 'refused'
  /** It found the note wrong: the draft stays. */
  | 'rejected'
  | 'not-offered'
  | 'no-right'
  | 'empty'
  /** Another window changed the note meanwhile. */
  | 'changed'

export interface SaveAnswer {
  outcome: SaveOutcome
  notes: NotesView
}

/** Body of `POST …/notes/text`: the note in words, for the eye or to be taken away; the latter is in the audit. */
export interface NoteTextRequest {
  how: 'see' | 'copy' | 'print' | 'download'
}

export interface NoteTextView {
  title: string
  text: string
  warnings: readonly QuoteWarning[]
}

/** Body of `POST …/questions/{copy|give|answered}`. */
export interface QuestionRequest {
  id: string
}

export interface QuestionAnswer {
  /** The message in full. */
  text: string
  outcome: 'done' | 'unknown' | 'refused'
  notes: NotesView
}

/** Longest words of a note, in characters, and how many parts it may have. */
export const NOTE_LIMITS = {
  passage: 10_000,
  line: 500,
  parts: 40,
  quotes: 60,
} as const

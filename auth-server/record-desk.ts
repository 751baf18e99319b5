import type {
  Area,
  IdentityDifference,
  ItemView,
  OverviewView,
  ReferralView,
  RetrievalView,
  SearchRequest,
  SearchView,
  SectionView,
  ViewRequest,
} from './contract.ts'
import type { Answer } from './gp-connect/answer.ts'
import type { Ask, LocalPatient, Retrieval } from './gp-connect/retrieval.ts'
import type { QuotedEntry } from './notes/quote-item.ts'
import type { RecordPolicy } from './record/relevance/policy.ts'

/** Whose record, and the credential under which it is sealed. */
export interface RecordKey {
  launchId: string
  credential: string
}

/** What a view depends on besides the record itself. */
export interface ViewContext {
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  referral: ReferralView
  /** Areas, rules and closings of the vendor's entry. */
  policy: RecordPolicy
  /** What is shown whole although it is closed: references, `sensitive`, `safety`. */
  opened: readonly string[]
  /** ISO instant of this user's last look at this patient, for "new since". */
  lastOpened?: string | null
  /** How many retrievals the session has taken in: another server may have taken one in meanwhile. */
  taken?: number
}

/** A retrieval as it comes to the desk. */
export interface Taking {
  /** Number of this retrieval within its session; rises with each. */
  sequence: number
  /** A `default` retrieval begins anew; the others are merged into what is there. */
  kind: Ask['kind']
  retrieval: Retrieval
  /** The patient as the vendor's system holds them. */
  local: LocalPatient
  context: ViewContext
}

/** What a desk did with a retrieval: the differences of identity, empty when there are none. */
export interface Taken {
  differences: readonly IdentityDifference[]
}

/** What is to be opened, settled: which entries, and whether they may be. */
export interface Opening {
  references: readonly string[]
  items: readonly ItemView[]
}

/** Words of an entry for a note: what they are, whence, and when they were fetched. */
export interface DeskQuote extends QuotedEntry {
  practice: string | null
  /** ISO instant. */
  fetchedAt: string
}

/**
 * Where records are read, sealed, kept and looked at. All of it may happen on another thread, so everything that
 * goes in and out is plain data. Throws `Refusal` only.
 */
export interface RecordDesk {
  /** Reads a practice's answer before anything of it is used, as `readAnswer` does; nothing is kept. */
  readAnswer(
    answer: { status: number; body: string },
    nhsNumber: string,
    practiceOds: string,
  ): Promise<Answer>
  /**
   * Reads, seals and stores a retrieval. Refuses another patient's answer, and a later one whose identity differs
   * otherwise than the first one's; then nothing of it is kept.
   */
  take(key: RecordKey, taking: Taking): Promise<Taken>
  /** The differences of identity of what is kept. Refuses with `record-not-fetched`. */
  identity(key: RecordKey, context: ViewContext): Promise<Taken>
  retrieval(key: RecordKey, context: ViewContext): Promise<RetrievalView>
  overview(key: RecordKey, context: ViewContext): Promise<OverviewView>
  section(key: RecordKey, context: ViewContext, area: Area, all: boolean): Promise<SectionView>
  /**
   * The `RecordEvent` of the overview or of the sections, as JSON without what holds nothing: written down where the
   * record is, since handing objects from one thread to another costs more than making them.
   */
  event(key: RecordKey, context: ViewContext, what: 'overview' | 'sections'): Promise<string>
  /** The answer to any view; its shape follows `show`, a section without what holds nothing. */
  view(key: RecordKey, context: ViewContext, request: ViewRequest): Promise<unknown>
  search(key: RecordKey, context: ViewContext, request: SearchRequest): Promise<SearchView>
  /** What opening would show. Refuses with `not-openable` for what is locked, with `item-unknown` for what is not there. */
  opening(
    key: RecordKey,
    context: ViewContext,
    what: 'sensitive' | 'safety' | { reference: string },
  ): Promise<Opening>
  /** The recorded date of an entry; null when it has none. */
  dateOf(key: RecordKey, context: ViewContext, reference: string): Promise<string | null>
  /** The exact words of an entry with where they come from. Refuses while it is closed to this user. */
  quote(key: RecordKey, context: ViewContext, reference: string): Promise<DeskQuote>
  /** Forgets what is held in memory of a session that ended. */
  drop(launchId: string): Promise<void>
  /** Forgets every record that nobody looked at since an instant (ISO); the store still has it. */
  sweep(unusedSince: string): Promise<void>
  close(): Promise<void>
}
